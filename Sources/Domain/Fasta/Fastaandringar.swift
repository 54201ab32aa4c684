package import Rules
package import Texts
package import Tid

/// What a request to change an enhet says (document 7.3.1); it goes past the logic of Underhåll (document 2.10).
package struct Enhetsandring: Sendable, Equatable {
  /// What it is, in words.
  package var beskrivning: Andring<Text> = .oforandrad
  /// The Swedish local date of the next maintenance.
  package var underhallsdatum: Andring<Datum> = .oforandrad
  /// The Swedish local date on which it was put in.
  package var installationsdatum: Andring<Datum> = .oforandrad
  /// The maker's number.
  package var serienummer: Andring<Text> = .oforandrad
  /// A property of it, such as its size or colour.
  package var egenskap: Andring<Text> = .oforandrad
  /// A free remark.
  package var notering: Andring<Text> = .oforandrad

  package init() {}
}

extension Enhet {
  /// The enhet after a change (rule 4.9).
  ///
  /// - Throws: `role-forbids` for others than the landlord's own staff (rule 3.8).
  package func andrad(_ andring: Enhetsandring, _ resurs: Resurs) throws(Refusal) -> Enhet {
    try Behorighet.intern("change an enhet", resurs)
    var e = self
    e.beskrivning = andring.beskrivning.tillampad(pa: beskrivning)
    e.underhallsdatum = andring.underhallsdatum.tillampad(pa: underhallsdatum)
    e.installationsdatum = andring.installationsdatum.tillampad(pa: installationsdatum)
    e.serienummer = andring.serienummer.tillampad(pa: serienummer)
    e.egenskap = andring.egenskap.tillampad(pa: egenskap)
    e.notering = andring.notering.tillampad(pa: notering)
    return e
  }
}

/// What a request to change a kund's contact details says (document 7.4.1).
package struct Kontaktandring: Sendable, Equatable {
  /// The address for e-mail.
  package var epost: Andring<Text> = .oforandrad
  /// Replaces the whole list (rule 5.5).
  package var telefon: Andring<[Telefon]> = .oforandrad

  package init() {}
}

extension Kund {
  /// The kund after a change (rule 5.5).
  ///
  /// - Throws: `role-forbids` for others than the landlord's own staff (rule 3.8).
  package func andrad(_ andring: Kontaktandring, _ resurs: Resurs) throws(Refusal) -> Kund {
    try Behorighet.intern("change a kund", resurs)
    var k = self
    k.kommunikation.epost = andring.epost.tillampad(pa: kommunikation.epost)
    k.kommunikation.telefon = andring.telefon.tillampad(pa: kommunikation.telefon) ?? []
    return k
  }
}
