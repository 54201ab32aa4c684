import CSQLite
import Locks

extension Database {
  /// Tables whose rows no register and no setting is read from.
  private static let varying: Set<String> = [
    "arbetsorder", "handelse", "kontaktperson", "persontid", "meddelande", "utkorg", "bokning", "fil", "tempfil",
    "filinnehall", "filinnehall_del", "raknare", "forbrukad_token", "varld",
  ]

  /// Takes back what jobs have done, the last one first, in one transaction: afterwards every table is as it was.
  ///
  /// - Parameters:
  ///   - changesets: the latest jobs of the database, in the order in which they were done, none left out. Asked for
  ///     under the writer's lock, when nobody writes.
  ///   - then: what else is to happen under the lock once that is lasting.
  /// - Throws: what `changesets` throws; `.corrupt` where a row is not as the job left it, and then nothing has
  ///   changed; any other `StoreError`.
  package func undo(
    _ changesets: () throws -> [Changeset], then: (WorldState?) throws -> Void
  ) throws {
    try withConnection { connection in
      let given = try changesets()
      let touched = Set(given.flatMap { $0.rows.map(\.table) })
      let loaded: Master?
      do {
        loaded = try connection.transaction {
          for changeset in given.reversed() { try connection.apply(changeset) }
          return touched.isSubset(of: Self.varying) ? nil : Master(try InstallationRows.registers(in: connection))
        }
      } catch { throw explained(error) }
      let master = loaded ?? self.master
      committed(master)
      try then(try WriteTransaction(connection, master).worldState())
    }
  }
}

extension Connection {
  /// Applies a changeset inside an open transaction; the extension does it in a savepoint of its own.
  fileprivate func apply(_ changeset: Changeset) throws(StoreError) {
    for segment in changeset.segments {
      var bytes = segment
      let count = Int32(bytes.count)
      // The extension takes the bytes as mutable, and only reads.
      let result = bytes.withUnsafeMutableBytes { buffer in
        sqlite3changeset_apply(
          db, count, buffer.baseAddress, nil,
          { _, conflict, _ in
            // References may dangle between the segments; the commit checks them. A row that is not as it was left
            // is another matter: nothing may be guessed.
            conflict == SQLITE_CHANGESET_FOREIGN_KEY ? SQLITE_CHANGESET_OMIT : SQLITE_CHANGESET_ABORT
          }, nil)
      }
      guard result == SQLITE_OK else {
        throw StoreError(.corrupt, "a changed row is not as it was left; result \(result)")
      }
    }
  }
}
