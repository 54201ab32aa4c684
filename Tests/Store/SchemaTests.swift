import Testing

@testable import Store

/// What undo and people need of the schema (`architecture.md`).
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
