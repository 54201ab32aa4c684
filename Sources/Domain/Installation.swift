/// A whole installation as values: what a seed file becomes and what an empty database is filled with.
///
/// The order of every list is the order of the file, and is kept in the database where answers show it.
package struct Installation: Sendable, Equatable {
  package var namn = ""
  package var settings = Settings()
  package var klienter: [GatewayKlient] = []
  package var prio: [Prio] = []
  package var tilltrade: [Kodrad] = []
  package var kalendrar: [Kalender] = []
  package var handelsetyper: [Handelsetyp] = []
  package var aktiviteter: [Aktivitet] = []
  package var arbetsordertyper: [Arbetsordertyp] = []
  package var ursprung: [Ursprung] = []
  package var buntar: [Kodrad] = []
  package var resurser: [Resurs] = []
  package var omraden: [Omrade] = []
  package var kontering: [Konteringsrad] = []
  package var kunder: [Kund] = []
  package var utrymmestyper: [Kodrad] = []
  package var enhetstyper: [Enhetstyp] = []
  package var foretag: [Foretag] = []
  package var fastigheter: [Fastighet] = []
  package var byggnader: [Byggnad] = []
  package var objekt: [Objekt] = []
  package var utrymmen: [Utrymme] = []
  package var enheter: [Enhet] = []
  package var arbetsorder: [Arbetsorder] = []
  package var handelser: [Handelse] = []
  package var kontaktpersoner: [Kontaktperson] = []
  package var tider: [Persontid] = []
  package var meddelanden: [Meddelande] = []

  package init() {}
}
