import Testing

@testable import Store

/// What undo and people need of the schema.
@Suite struct SchemaTests {
  private func schema() throws -> [(type: String, name: String, sql: String)] {
    try Database.inMemory().withWriter { writer in
      let c = writer.connection
      let texts = try c.texts("SELECT type || ':' || name || ':' || coalesce(sql, '') FROM sqlite_schema")
      return texts.map { text in
        let parts = text.split(separator: ":", maxSplits: 2).map(String.init)
        return (parts[0], parts[1], parts.count > 2 ? parts[2] : "")
      }
    }
  }

  @Test func `every table is STRICT and has a primary key`() throws {
    for item in try schema() where item.type == "table" {
      #expect(item.sql.contains("STRICT"), "\(item.name)")
      #expect(item.sql.contains("PRIMARY KEY"), "\(item.name)")
    }
  }

  @Test func `there is no trigger, no cascade and no AUTOINCREMENT`() throws {
    for item in try schema() {
      #expect(item.type != "trigger")
      for word in ["AUTOINCREMENT", "CASCADE", "SET NULL", "SET DEFAULT"] {
        #expect(!item.sql.uppercased().contains(word), "\(item.name)")
      }
    }
  }

  @Test func `migrations count from 1 without holes`() {
    #expect(Migration.all.map(\.version) == Array(1...Migration.all.count))
  }

  @Test func `a blank database gets the schema that step by step comes about`() throws {
    for count in 1...Migration.all.count {
      let migrations = Array(Migration.all.prefix(count))
      let stepwise = try Connection(path: ":memory:", role: .reader)
      for migration in migrations { try stepwise.execute(migration.sql) }
      let atOnce = try Connection(path: ":memory:", role: .reader)
      try atOnce.migrate(migrations, from: 0)
      #expect(try shape(atOnce) == shape(stepwise))
      #expect(try atOnce.number("PRAGMA user_version") == Int64(count))
      #expect(try atOnce.number("PRAGMA application_id") == Int64(Migration.applicationID))
    }
  }

  /// What is there, by its text without blanks, and every column with all that is known of it.
  private func shape(_ connection: Connection) throws -> [String] {
    let texts = try connection.texts(
      "SELECT type || name || tbl_name || coalesce(sql, '') FROM sqlite_schema ORDER BY 1")
    let columns = try connection.texts(
      """
      SELECT t.name || ' ' || t.strict || ' ' || t.wr || ' ' || c.cid || ' ' || c.name || ' ' || c.type || ' '
        || c."notnull" || ' ' || coalesce(c.dflt_value, '-') || ' ' || c.pk || ' ' || c.hidden
      FROM pragma_table_list AS t JOIN pragma_table_xinfo(t.name) AS c WHERE t.schema = 'main' ORDER BY t.name, c.cid
      """)
    return texts.map { $0.filter { !$0.isWhitespace } } + columns
  }

  @Test func `the views for people can be read`() throws {
    let database = try TransactionTests.filled(.memory, Folder())
    let texts = try database.withWriter { writer in
      try writer.connection.texts("SELECT registrerad FROM arbetsorder_lasbar ORDER BY id")
        + writer.connection.texts("SELECT registrerad FROM handelse_lasbar ORDER BY id")
    }
    #expect(texts.first == "2026-03-02T06:13:20.000Z")
    #expect(texts.count == 4)
  }
}
