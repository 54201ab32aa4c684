package import Texts

/// A whole installation as values: what a seed file becomes and what an empty database is filled with.
///
/// The order of every list is the order of the file, and is kept in the database where answers show it.
package struct Installation: Sendable, Equatable {
  /// What people call it.
  package var namn: Text = ""
  /// What the landlord has decided for itself.
  package var settings = Settings()
  /// Clients of the gateway.
  package var klienter: [GatewayKlient] = []
  /// Priorities, in the order in which they are listed.
  package var prio: [Prio] = []
  /// Ways of getting in.
  package var tilltrade: [Kodrad] = []
  /// Working hours, by name.
  package var kalendrar: [Kalender] = []
  /// Kinds of händelser.
  package var handelsetyper: [Handelsetyp] = []
  /// Activities of time registrations.
  package var aktiviteter: [Aktivitet] = []
  /// Types of arbetsorder.
  package var arbetsordertyper: [Arbetsordertyp] = []
  /// Systems that arbetsorder come from.
  package var ursprung: [Ursprung] = []
  /// Batches.
  package var buntar: [Kodrad] = []
  /// Who carries out or orders work.
  package var resurser: [Resurs] = []
  /// Areas, of all kinds.
  package var omraden: [Omrade] = []
  /// The accounting automatics; the first row that matches counts (rule 4.18).
  package var kontering: [Konteringsrad] = []
  /// Customers.
  package var kunder: [Kund] = []
  /// Types of utrymmen.
  package var utrymmestyper: [Kodrad] = []
  /// Types of enheter, with their fraser.
  package var enhetstyper: [Enhetstyp] = []
  /// The top of the fasta strukturen.
  package var foretag: [Foretag] = []
  /// Each names a företag.
  package var fastigheter: [Fastighet] = []
  /// Each names a fastighet.
  package var byggnader: [Byggnad] = []
  /// Each names a byggnad.
  package var objekt: [Objekt] = []
  /// Each names an objekt.
  package var utrymmen: [Utrymme] = []
  /// Each names an utrymme.
  package var enheter: [Enhet] = []
  /// Each names an objekt; those that the seed made, without their story.
  package var arbetsorder: [Arbetsorder] = []
  /// Each names an arbetsorder.
  package var handelser: [Handelse] = []
  /// Each names an arbetsorder.
  package var kontaktpersoner: [Kontaktperson] = []
  /// Each names an arbetsorder and a resurs.
  package var tider: [Persontid] = []
  /// Each names an arbetsorder.
  package var meddelanden: [Meddelande] = []
  /// Each names an arbetsorder, which has no other.
  package var bokningar: [Bokning] = []
  /// Each names an arbetsorder.
  package var filer: [Seedfil] = []

  package init() {}
}
