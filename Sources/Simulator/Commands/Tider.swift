import Domain
package import Model
import Rules
import Store

extension Reading {
  /// The time registrations of an arbetsorder by id (rule 5.3).
  ///
  /// - Throws: `parent-not-found`, `not-utforare`.
  package func tider(av id: ArbetsorderID) throws -> [Persontid] { try transaction.tider(av: try parent(id).id) }

  /// - Throws: `not-found`, `not-utforare`.
  package func tid(_ id: Int64) throws -> Persontid {
    guard let tid = try transaction.tid(id) else { throw Missing.path("Persontid", id) }
    _ = try arbetsorder(tid.arbetsorder)
    return tid
  }
}

extension Writing {
  /// Registers time that is spent; the id of the registration (rule 5.3).
  package func registrera(_ andring: Persontidandring, pa id: ArbetsorderID) throws -> Int64 {
    try save(try Persontid.skapa(andring, pa: try parent(id), anrop, transaction))
  }

  /// Starts a clock; the id of the registration (rule 5.3).
  package func starta(_ andring: Persontidandring, pa id: ArbetsorderID) throws -> Int64 {
    let a = try parent(id)
    return try save(
      try Persontid.starta(andring, pa: a, bland: try transaction.tider(av: id), anrop, transaction))
  }

  private func save(_ utfall: Persontidsutfall) throws -> Int64 {
    utfall.notes.forEach(note)
    try transaction.insert(utfall.tid)
    return utfall.tid.id
  }

  /// Changes a registration (rule 5.3).
  package func uppdatera(tid id: Int64, _ andring: Persontidandring) throws {
    let (tid, a) = try tid(id)
    let utfall = try tid.andrad(
      andring, pa: a, bland: try transaction.tider(av: a.id), anrop, transaction.register)
    utfall.notes.forEach(note)
    if utfall.tid == tid { unchanged("registration \(id)") } else { try transaction.update(utfall.tid) }
  }

  /// Removes a registration (rule 5.3).
  package func taBort(tid id: Int64) throws {
    let (tid, a) = try tid(id)
    try tid.egen(pa: a, anrop.resurs)
    try transaction.delete(tid: id)
  }

  /// Stops a clock (rule 5.3).
  package func stoppa(tid id: Int64) throws {
    let (tid, a) = try tid(id)
    try tid.egen(pa: a, anrop.resurs)
    try transaction.update(try tid.stoppad(anrop.nu, transaction.register))
  }

  /// Stops the caller's clock on an arbetsorder (rule 5.3).
  ///
  /// - Throws: `tid-not-running` where the caller has none.
  package func stoppaTid(pa id: ArbetsorderID) throws {
    let a = try parent(id)
    try Hangande.skriva("tider", pa: a, anrop.resurs)
    let egen = try transaction.tider(av: id).first { $0.lopande && $0.resurs == anrop.resurs.id }
    guard let egen else {
      throw Refusal(
        .tidNotRunning,
        "resurs \(anrop.resurs.id.rawValue) has no running registration on arbetsorder \(id.rawValue)",
        hint: "POST /v1/arbetsorder/tider/starta?arbetsorderId=\(id.rawValue) starts one.")
    }
    try transaction.update(try egen.stoppad(anrop.nu, transaction.register))
  }

  private func tid(_ id: Int64) throws -> (Persontid, Arbetsorder) {
    guard let tid = try transaction.tid(id) else { throw Missing.path("Persontid", id) }
    return (tid, try arbetsorder(tid.arbetsorder))
  }
}
