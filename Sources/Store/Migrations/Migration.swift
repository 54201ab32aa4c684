/// A step of the schema: applied once, in order, in a transaction of its own, and never changed after a release.
struct Migration: Sendable {
  /// From 1, without holes; stored as `user_version`.
  let version: Int
  let sql: String

  /// All of them, in order.
  static let all: [Migration] = [m0001, m0002, m0003, m0004]

  /// `PRAGMA application_id` of our files: `F2SM`.
  static let applicationID: Int32 = 0x4632_534D
}

extension Connection {
  /// The version of the schema; 0 for an empty file.
  ///
  /// - Throws: `.newer`, or `.notADatabase` for another application's; nothing has been written then.
  func schemaVersion(newest: Int) throws -> Int {
    let version = Int(try number("PRAGMA user_version"))
    let application = try number("PRAGMA application_id")
    let isBlank = try number("SELECT count(*) FROM sqlite_schema") == 0 && application == 0 && version == 0
    guard isBlank || application == Int64(Migration.applicationID) else {
      throw StoreError(.notADatabase, "a database of another application (application_id \(application))")
    }
    guard version <= newest else {
      throw StoreError(.newer, "its schema is of version \(version); this program knows up to \(newest)")
    }
    return version
  }

  /// Brings the schema up to the newest version.
  func migrate(_ migrations: [Migration], from version: Int) throws(StoreError) {
    for migration in migrations where migration.version > version {
      do throws(StoreError) {
        try execute("BEGIN IMMEDIATE")
        try execute(migration.sql)
        try execute(
          "PRAGMA application_id = \(Migration.applicationID); PRAGMA user_version = \(migration.version); COMMIT")
      } catch {
        if !isAutocommit { try execute("ROLLBACK") }
        throw error
      }
    }
  }
}
