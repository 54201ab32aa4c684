package import Model
package import Rules
package import Texts
package import Tid

/// The counters that ids come from (rule 4.10).
package enum Raknare: String, Sendable, CaseIterable {
  case arbetsorder, handelse, enhet, kontaktperson, persontid, meddelande, utkorg, fil
}

/// What a command looks up and takes new ids from: a writing transaction of the store.
package protocol Arbetsyta: Uppslag {
  /// The next id of a kind; a transaction that is taken back gives it back.
  func nastaID(_ raknare: Raknare) throws -> Int64
}

/// Who asks, and when: one caller and one instant for a whole transaction.
package struct Anrop: Sendable {
  /// Who is logged in.
  package var resurs: Resurs
  /// The instant of the transaction (rule 2.1).
  package var nu: Tidpunkt

  package init(resurs: Resurs, nu: Tidpunkt) {
    self.resurs = resurs
    self.nu = nu
  }

  /// The step that the caller takes now.
  package var steg: Steg { Steg(nar: nu, av: resurs.id) }
  /// Today by Swedish local time.
  package var idag: Datum { SvenskTid.datum(nu) }
}

/// A message that FAST2 would have sent to the kund (rule 4.16).
package struct Utskick: Sendable, Equatable {
  /// What it is about.
  package var arbetsorder: ArbetsorderID
  /// Who it is for.
  package var kund: KundID
  /// One line, Swedish.
  package var amne: Text
  /// In full, Swedish.
  package var text: Text
  /// The instant of the transaction that caused it.
  package var skapad: Tidpunkt
}

/// What a command decided. The domain only decides; the store saves all of it in the same transaction, or nothing.
package struct Utfall: Sendable {
  /// As it is afterwards.
  package var arbetsorder: Arbetsorder
  /// Nothing is saved where this is false.
  package var andrad = true
  /// New händelser, in the order in which they happened.
  package var handelser: [Handelse] = []
  /// Enheter of the store that are now otherwise.
  package var andradeEnheter: [Enhet] = []
  /// Enheter that the store has not yet.
  package var nyaEnheter: [Enhet] = []
  /// The booking as it is afterwards; nil where it stays as it is.
  package var bokning: Bokning?
  /// Running time registrations of the arbetsorder stop now (rule 4.14).
  package var stopparTider = false
  /// Messages for the kund's box, in order.
  package var utskick: [Utskick] = []
  /// What the caller is to be told in `X-Sim-Notes`.
  package var notes: [Note] = []

  init(_ arbetsorder: consuming Arbetsorder) { self.arbetsorder = arbetsorder }

  /// Adds a händelse of the system (rule 5.1).
  mutating func handelse(_ rubrik: Text, _ text: Text, _ anrop: Anrop, _ yta: some Arbetsyta) throws {
    handelser.append(try Handelse.system(rubrik, text, pa: arbetsorder.id, anrop, yta))
  }
}
