import CSQLite
package import Domain
package import Model

extension ReadTransaction {
  /// An id is one that every client reads as it is.
  private static let numbers: ClosedRange<Int64> = 1...1 << 53
  private static let number = SQL("SELECT nasta FROM raknare WHERE namn = ?")

  /// The id that the next row of a kind gets.
  package func nextNumber(_ raknare: Raknare) throws -> Int64 {
    guard let id = try connection.first(Self.number, { $0.text(raknare.rawValue) }, row: { $0.integer() }) else {
      throw StoreError(.unreadable, "raknare \(raknare.rawValue) is missing")
    }
    guard Self.numbers.contains(id) else {
      throw StoreError(.unreadable, "raknare \(raknare.rawValue): nasta holds \(id), which can't be counted on from")
    }
    return id
  }
}

extension WriteTransaction {
  private static let rename = SQL("UPDATE installation SET namn = ? WHERE namn <> ?1")

  /// Writes the difference between two installations: rows that are not in the new one go, those that differ are
  /// written, and new ones are added. Counters are raised past new ids and never lowered.
  ///
  /// What is no part of an installation goes with what it hangs on: messages of the outbox with their arbetsorder, temp
  /// files with their resurs. Registers and settings hold for later transactions once this one is committed.
  ///
  /// - Parameters:
  ///   - old: what the database holds, as `installation()` gives it; or all registers, and those rows of the other
  ///     lists that are to be changed.
  ///   - new: with the hashes of its files; none of its rows that the old one has not is in the database.
  /// - Throws: `StoreError`, with `.constraint` where references dangle; what was written then stands until the job is
  ///   taken back.
  package func change(from old: Installation, to new: Installation) throws {
    guard old != new else { return }
    // Rows refer to one another in circles (an enhet that an arbetsorder replaced); all hold again at the end.
    try connection.execute("PRAGMA defer_foreign_keys = ON")
    // Jobs that share the transaction fail by themselves again.
    defer { try? connection.execute("PRAGMA defer_foreign_keys = OFF") }
    if old.namn != new.namn { try connection.run(Self.rename) { $0.text(new.namn) } }
    try InstallationChanges(connection, old, new).write()
    guard try connection.dangling() == 0 else {
      throw StoreError(.constraint, "the new installation refers to rows that it does not have")
    }
    if old.settings != new.settings { try SettingsRows.save(new.settings, in: connection) }
    try InstallationRows.raiseNumbers(new, in: connection)
    master = Master(new)
  }
}

extension Connection {
  /// References that were put off and don't hold.
  fileprivate func dangling() throws -> Int {
    var (current, highest): (Int32, Int32) = (0, 0)
    let result = sqlite3_db_status(db, SQLITE_DBSTATUS_DEFERRED_FKS, &current, &highest, 0)
    guard result == SQLITE_OK else { throw StoreError(result: result, connection: db) }
    return Int(current)
  }
}
