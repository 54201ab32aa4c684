package import Model
package import Rules
import Texts
import Tid

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
