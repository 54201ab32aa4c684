import Domain
package import Model
import Rules
import Store
package import Texts

extension Reading {
  /// The contact persons of an arbetsorder by id (rule 5.2).
  ///
  /// - Throws: `parent-not-found`, `not-utforare`.
  package func kontaktpersoner(av id: ArbetsorderID) throws -> [Kontaktperson] {
    try transaction.kontaktpersoner(av: try parent(id).id)
  }

  /// - Throws: `not-found`, `not-utforare`.
  package func kontaktperson(_ id: Int64) throws -> Kontaktperson {
    guard let k = try transaction.kontaktperson(id) else { throw Missing.path("Kontaktperson", id) }
    _ = try arbetsorder(k.arbetsorder)
    return k
  }

  /// The contacts of a company, to choose among.
  ///
  /// - Throws: `parent-not-found`.
  package func kontakter(foretag nr: Text) throws -> [Foretagskontakt] {
    guard let kontakter = try transaction.kontakter(foretag: nr) else {
      throw Missing.parent("Foretag", nr.prefix(40), "foretagsnr")
    }
    return kontakter
  }
}

extension Writing {
  /// A new contact person; its id (rule 5.2).
  package func skapa(_ andring: Kontaktpersonandring, pa id: ArbetsorderID) throws -> Int64 {
    let k = try Kontaktperson.skapa(andring, pa: try parent(id), anrop, transaction)
    try transaction.insert(k)
    return k.id
  }

  /// Changes a contact person (rule 5.2).
  package func uppdatera(kontaktperson id: Int64, _ andring: Kontaktpersonandring) throws {
    let (k, a) = try kontaktperson(id)
    let ny = try k.andrad(andring, pa: a, anrop.resurs)
    if ny == k { unchanged("kontaktperson \(id)") } else { try transaction.update(ny) }
  }

  /// Removes a contact person (rule 5.2).
  package func taBort(kontaktperson id: Int64) throws {
    let (_, a) = try kontaktperson(id)
    try Hangande.skriva("kontaktpersoner", pa: a, anrop.resurs)
    try transaction.delete(kontaktperson: id)
  }

  private func kontaktperson(_ id: Int64) throws -> (Kontaktperson, Arbetsorder) {
    guard let k = try transaction.kontaktperson(id) else { throw Missing.path("Kontaktperson", id) }
    return (k, try arbetsorder(k.arbetsorder))
  }
}
