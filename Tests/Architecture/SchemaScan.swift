import CSQLite

/// What in a database's schema would make undo inexact: its changesets must hold every row that changes.
///
/// - Parameter database: an open connection whose schema has been migrated to the newest version.
func schemaViolations(_ database: OpaquePointer) -> [Violation] {
  var violations: [Violation] = []
  func report(_ name: String, _ text: String) {
    violations.append(Violation(file: "schema", line: 1, "\(name): \(text)"))
  }
  for row in rows(database, "SELECT name, type, strict FROM pragma_table_list WHERE schema = 'main'") {
    let (name, type, strict) = (row[0], row[1], row[2])
    if name == "sqlite_sequence" { report(name, "a table has AUTOINCREMENT; take its ids from raknare") }
    if name.hasPrefix("sqlite_") || type == "view" { continue }
    if type != "table" { report(name, "is a \(type) table, whose changes no session records; use a plain one") }
    if strict != "1" { report(name, "is not STRICT") }
    if rows(database, "SELECT 1 FROM pragma_table_info('\(name)') WHERE pk > 0").isEmpty {
      report(name, "has no PRIMARY KEY, so that no session records it")
    }
    for key in rows(database, "SELECT DISTINCT \"from\", on_delete, on_update FROM pragma_foreign_key_list('\(name)')")
    where key[1] != "NO ACTION" && key[1] != "RESTRICT" || key[2] != "NO ACTION" && key[2] != "RESTRICT" {
      report(name, "\(key[0]) has a cascade (ON DELETE \(key[1]), ON UPDATE \(key[2])); change the rows by name")
    }
  }
  for row in rows(database, "SELECT name FROM sqlite_schema WHERE type = 'trigger'") {
    report(row[0], "is a trigger; write the change where it is decided")
  }
  return violations
}

/// The rows of a query, every value as text.
func rows(_ database: OpaquePointer, _ sql: String) -> [[String]] {
  var statement: OpaquePointer?
  guard sqlite3_prepare_v2(database, sql, -1, &statement, nil) == SQLITE_OK else {
    return [[String(cString: sqlite3_errmsg(database))]]
  }
  defer { sqlite3_finalize(statement) }
  var rows: [[String]] = []
  while sqlite3_step(statement) == SQLITE_ROW {
    rows.append(
      (0..<sqlite3_column_count(statement)).map { column in
        sqlite3_column_text(statement, column).map { String(cString: $0) } ?? ""
      })
  }
  return rows
}
