/// A step of the schema: applied once, in order, in a transaction of its own, and never changed after a release. A
/// blank database takes them all in one.
struct Migration: Sendable {
  /// From 1, without holes; stored as `user_version`.
  let version: Int
  let sql: String

  /// `PRAGMA application_id` of our files: `F2SM`.
  static let applicationID: Int32 = 0x4632_534D

  /// Bytes of a page of a new database; an older one keeps what it has.
  static let pageSize = 2048

  /// The steps as one for a blank database, in which a column that a later one adds stands in its table at once: SQLite
  /// reads the whole schema anew for each column that is added.
  static func joined(_ migrations: [Migration]) -> Migration {
    var statements: [String] = []
    var tables: [Substring: Int] = [:]
    for migration in migrations {
      for bytes in migration.sql.utf8.split(separator: UInt8(ascii: ";")) {
        let statement = Substring(bytes.drop { $0 <= UInt8(ascii: " ") })
        guard !statement.isEmpty else { continue }
        // ALTER TABLE name ADD COLUMN definition
        let words = statement.split(separator: " ", maxSplits: 5)
        if words.count == 6, words[0] == "ALTER", words[3] == "ADD", let table = tables[words[2]],
          let end = statements[table].utf8.lastIndex(of: UInt8(ascii: ")"))
        {
          statements[table].insert(contentsOf: ", \(words[5])", at: end)
          continue
        }
        if words.count > 2, words[0] == "CREATE", words[1] == "TABLE" { tables[words[2]] = statements.count }
        statements.append(String(statement))
      }
    }
    return Migration(version: migrations.last?.version ?? 0, sql: statements.map { $0 + ";\n" }.joined())
  }
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

  /// Brings the schema up to the newest version; from 0 whole or not at all.
  func migrate(_ migrations: [Migration], from version: Int) throws(StoreError) {
    // A commit writes the pages that it has changed whole: an arbetsorder changes some fifteen, a few bytes in each.
    if version == 0 { try execute("PRAGMA page_size = \(Migration.pageSize)") }
    for migration in version == 0 ? [.joined(migrations)] : migrations where migration.version > version {
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
