package import Rules
package import Tid

/// The counters that ids come from (rule 4.10).
package enum Raknare: String, Sendable, CaseIterable {
  case arbetsorder, handelse, enhet, kontaktperson, persontid, meddelande, utkorg
}

/// What a command looks up and takes new ids from: a writing transaction of the store.
package protocol Arbetsyta: Uppslag {
  /// The next id of a kind; a transaction that is taken back gives it back.
  func nastaID(_ raknare: Raknare) throws -> Int64
}

/// Who asks, and when: one caller and one instant for a whole transaction.
package struct Anrop: Sendable {
  package var resurs: Resurs
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
  package var arbetsorder: ArbetsorderID
  package var kund: KundID
  package var amne: String
  package var text: String
  package var skapad: Tidpunkt

  package init(arbetsorder: ArbetsorderID, kund: KundID, amne: String, text: String, skapad: Tidpunkt) {
    self.arbetsorder = arbetsorder
    self.kund = kund
    self.amne = amne
    self.text = text
    self.skapad = skapad
  }
}

/// What a command decided. The domain only decides; the store saves all of it in the same transaction, or nothing.
package struct Utfall: Sendable {
  package var arbetsorder: Arbetsorder
  /// Nothing is saved where this is false.
  package var andrad = true
  package var handelser: [Handelse] = []
  package var andradeEnheter: [Enhet] = []
  package var nyaEnheter: [Enhet] = []
  /// Running time registrations of the arbetsorder stop now (rule 4.14).
  package var stopparTider = false
  package var utskick: [Utskick] = []
  package var notes: [Note] = []

  init(_ arbetsorder: Arbetsorder) { self.arbetsorder = arbetsorder }

  /// Adds a händelse of the system (rule 5.1).
  mutating func handelse(_ rubrik: String, _ text: String, _ anrop: Anrop, _ yta: some Arbetsyta) throws {
    var h = Handelse(
      id: HandelseID(try yta.nastaID(.handelse)), arbetsorder: arbetsorder.id, typ: yta.register.systemtyp,
      registrerad: anrop.nu)
    h.rubrik = rubrik
    h.text = text
    h.skapadAv = anrop.resurs.namn ?? anrop.resurs.id.rawValue
    handelser.append(h)
  }
}

extension RegisterSnapshot {
  /// The type of the händelser that the system makes: SYS, or the first by code that is the system's.
  package var systemtyp: String {
    if let sys = handelsetyper["SYS"], sys.system { return sys.kod }
    return handelsetyper.values.filter(\.system).map(\.kod).min() ?? "SYS"
  }
}
