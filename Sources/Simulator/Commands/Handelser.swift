import Domain
package import Model
import Rules
import Store

extension Writing {
  /// A new händelse of the caller's own; its id (rule 5.1).
  package func skapa(_ andring: Handelseandring, pa id: ArbetsorderID) throws -> HandelseID {
    let handelse = try Handelse.skapa(andring, pa: try parent(id), anrop, transaction)
    try transaction.insert(handelse)
    return handelse.id
  }

  /// Changes a händelse (rule 5.1).
  package func uppdatera(_ id: HandelseID, _ andring: Handelseandring) throws {
    let (handelse, a) = try handelse(id)
    let ny = try handelse.andrad(andring, pa: a, anrop, transaction.register)
    if ny == handelse { unchanged("händelse \(id.rawValue)") } else { try transaction.update(ny) }
  }

  /// Removes a händelse (rule 5.1).
  package func taBort(_ id: HandelseID) throws {
    let (handelse, a) = try handelse(id)
    try handelse.borttagbar(pa: a, anrop.resurs, transaction.register)
    try transaction.delete(id)
  }

  private func handelse(_ id: HandelseID) throws -> (Handelse, Arbetsorder) {
    guard let handelse = try transaction.handelse(id) else { throw Missing.path("Handelse", id.rawValue) }
    return (handelse, try arbetsorder(handelse.arbetsorder))
  }
}
