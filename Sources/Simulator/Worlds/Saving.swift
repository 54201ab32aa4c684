package import Domain
package import Store
package import Tid

extension WriteTransaction {
  /// Saves what a command decided.
  ///
  /// - Parameter new: the arbetsorder did not exist before.
  package func save(_ utfall: Utfall, new: Bool, at nu: Tidpunkt) throws {
    if new {
      try insert(utfall.arbetsorder)
    } else if utfall.andrad {
      try update(utfall.arbetsorder)
    }
    for enhet in utfall.nyaEnheter { try insert(enhet) }
    for enhet in utfall.andradeEnheter { try update(enhet) }
    for handelse in utfall.handelser { try insert(handelse) }
    if utfall.stopparTider {
      let (datum, klockslag) = SvenskTid.lokal(nu)
      try stopTider(av: utfall.arbetsorder.id, datum: datum, klockslag: klockslag)
    }
    for u in utfall.utskick {
      try insertUtkorg(arbetsorder: u.arbetsorder, kund: u.kund, amne: u.amne, text: u.text, skapad: u.skapad)
    }
  }
}
