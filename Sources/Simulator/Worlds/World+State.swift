import Documents
import Domain
package import JSON
import Model
import Rules
import Store
import Texts
import Traffic

extension World {
  /// The world as a seed that loads again to the same state (`docs/control-plane.md`). Credentials are part of it.
  package func stateAsSeed() throws -> JSONValue {
    try database.read { transaction in
      SeedExport.value(try transaction.installation(), nextArbetsorderId: try transaction.nextNumber(.arbetsorder))
    }
  }

  /// Lays a document of seed keys over the data; `done` is told once that is lasting.
  ///
  /// `control-invalid` with every mistake and its place leaves everything as it was.
  package func lay(_ bytes: [UInt8], done: @escaping @Sendable (Result<Void, any Error>) -> Void) {
    changeInstallation("changeState", done: done) { transaction in
      switch try SeedOverlay.read(bytes: bytes, over: transaction) {
      case .change(let old, let new): try transaction.change(from: old, to: new.hashed())
      case .diagnostics(let found): throw DocumentText.refusal(found)
      }
    }
  }

  /// Removes a row and what hangs on it.
  ///
  /// `control-not-found` for a register or a row that there is not; `control-conflict` where others refer to it.
  package func removeRow(
    _ id: String, of register: String, done: @escaping @Sendable (Result<Void, any Error>) -> Void
  ) {
    changeInstallation("removeState", done: done) { transaction in
      let old = try transaction.installation()
      let removal = SeedRemoval.remove(register: register, id: Text(id), from: old)
      try transaction.change(from: old, to: try Self.removed(id, register, removal))
    }
  }

  private static func removed(_ id: String, _ register: String, _ result: SeedRemovalResult) throws -> Installation {
    switch result {
    case .removed(let new): return new
    case .unknownRegister(let valid, let suggestion):
      let meant = suggestion.map { "did you mean \($0)?" } ?? "see the hint"
      throw Refusal(
        .controlNotFound, "there is no register '\(register.prefix(60))'; \(meant)",
        hint: "There are \(valid.joined(separator: ", ")).")
    case .unknownRow(let suggestion):
      let meant = suggestion.map { "; did you mean \($0)?" } ?? ""
      throw Refusal(
        .controlNotFound, "\(register) has no row '\(id.prefix(60))'\(meant)",
        hint: "GET /_sim/state shows those that it has.")
    case .referred(let by):
      throw Refusal(
        .controlConflict, "\(register) \(id) is referred to by \(by.prefix(10).joined(separator: ", "))",
        hint: "Change or remove those first.")
    }
  }

  private func changeInstallation(
    _ name: String, done: @escaping @Sendable (Result<Void, any Error>) -> Void,
    _ change: @escaping @Sendable (WriteTransaction) throws -> Void
  ) {
    // What was a secret until now is still in the journal.
    secrets.learn()
    submit(
      WriteOrigin(name, counts: false), nil,
      { transaction in
        try change(transaction)
        return { _ in
          self.fragments.removeAll()
          done(.success(()))
        }
      }, fail: { done(.failure($0)) })
  }
}
