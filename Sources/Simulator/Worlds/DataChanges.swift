package import Store
package import Traffic

extension Changeset {
  /// The rows that were changed, in order, with secrets masked.
  package var dataChanges: [DataChange] { rows.map(DataChange.init) }
}

extension DataChange {
  private static let secrets: Set<String> = ["hemlighet", "losenord", "token", "slump_id", "varde"]

  init(_ row: ChangedRow) {
    let kind: Kind =
      switch row.kind {
      case .inserted: .inserted
      case .updated: .updated
      case .deleted: .deleted
      }
    let fields = row.fields.map { field in
      let isSecret = Self.secrets.contains(field.name)
      return Field(
        name: field.name, before: isSecret ? field.before.map { _ in "***" } : field.before,
        after: isSecret ? field.after.map { _ in "***" } : field.after)
    }
    self.init(kind: kind, table: row.table, key: row.key, fields: fields)
  }
}

extension WriteReceipt {
  /// The rows that were changed; read when somebody asks.
  package var dataChanges: [DataChange] { changes.dataChanges }
  /// The room that they take.
  package var byteCount: Int { changes.byteCount }
}

extension UndoStep {
  /// What it had changed.
  package var dataChanges: [DataChange] { changes.dataChanges }
}

extension Worlds {
  /// What differs between two states of worlds, row by row (`docs/control-plane.md`).
  ///
  /// - Parameters:
  ///   - from: nil is what a reset of the asked world goes back to.
  ///   - to: nil is the asked world as it is now.
  /// - Throws: `control-not-found`.
  package func differences(from: String?, to: String?, in asked: World) throws -> [DataChange] {
    let before = try from.map { try state(named: $0, seenFrom: asked).image } ?? asked.database.image()
    let after = try to.map { try state(named: $0, seenFrom: asked) } ?? asked.snapshot()
    return try before.differences(to: after.image).map(DataChange.init)
  }

  /// What a list says of a world.
  package func overview(of world: World) throws -> WorldOverview {
    let seen = world.coverage
    return WorldOverview(
      name: world.name, bytes: try world.database.bytes(), lastUse: world.lastUse, requests: seen.requests,
      notes: seen.levels, isKept: world.database.path != nil)
  }
}
