import CSQLite
import Foundation
import Store
import Testing

struct SchemaGateTests {
  /// Runs the statements in a new in-memory database and scans its schema.
  private func violations(_ sql: String) throws -> [String] {
    var opened: OpaquePointer?
    #expect(sqlite3_open_v2(":memory:", &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nil) == SQLITE_OK)
    let database = try #require(opened)
    defer { sqlite3_close_v2(database) }
    try #require(sqlite3_exec(database, sql, nil, nil, nil) == SQLITE_OK)
    return schemaViolations(database).map(\.text)
  }

  @Test(arguments: [
    ("CREATE TABLE a (id INTEGER PRIMARY KEY AUTOINCREMENT) STRICT", "AUTOINCREMENT"),
    ("CREATE TABLE a (id INTEGER PRIMARY KEY)", "STRICT"), ("CREATE TABLE a (id INTEGER) STRICT", "PRIMARY KEY"),
    (
      "CREATE TABLE a (id INTEGER PRIMARY KEY) STRICT;"
        + "CREATE TRIGGER t AFTER INSERT ON a BEGIN DELETE FROM a; END", "trigger"
    ),
    (
      "CREATE TABLE a (id INTEGER PRIMARY KEY) STRICT;"
        + "CREATE TABLE b (id INTEGER PRIMARY KEY, a INTEGER REFERENCES a ON DELETE CASCADE) STRICT",
      "ON DELETE CASCADE"
    ),
    (
      "CREATE TABLE a (id INTEGER PRIMARY KEY) STRICT;"
        + "CREATE TABLE b (id INTEGER PRIMARY KEY, a INTEGER REFERENCES a ON UPDATE SET NULL) STRICT",
      "ON UPDATE SET NULL"
    ),
  ])
  func `a schema that undo cannot follow is reported`(sql: String, word: String) throws {
    let found = try violations(sql)
    #expect(found.count == 1)
    #expect(found.first?.contains(word) == true)
  }

  /// A session can follow the database itself only where every table of the newest schema allows it.
  @Test func `undo can follow the store's own schema`() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).sqlite").path
    defer { for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) } }
    try Database.open(path: path).close()
    var opened: OpaquePointer?
    #expect(sqlite3_open_v2(path, &opened, SQLITE_OPEN_READWRITE, nil) == SQLITE_OK)
    let database = try #require(opened)
    defer { sqlite3_close_v2(database) }
    #expect(rows(database, "SELECT name FROM sqlite_schema WHERE type = 'table'").count > 20)
    #expect(schemaViolations(database).map(\.description) == [])
  }

  @Test func `a plain schema passes`() throws {
    let found = try violations(
      """
      CREATE TABLE a (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
      CREATE TABLE b (a INTEGER NOT NULL REFERENCES a, nr INTEGER, PRIMARY KEY (a, nr)) STRICT, WITHOUT ROWID;
      CREATE INDEX b_nr ON b (nr);
      CREATE VIEW v AS SELECT id FROM a;
      """)
    #expect(found == [])
  }
}
