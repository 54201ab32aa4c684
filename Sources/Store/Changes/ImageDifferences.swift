import CSQLite

extension Image {
  /// What of a world is not its data: what it remembers of itself.
  private static let own: Set<String> = ["varld", "varldsnamn", "hemlighet", "installation_bild"]

  /// What must be done to the rows of this image to get those of another one, by table and key
  /// (`docs/control-plane.md`).
  package func differences(to other: Image) throws -> [ChangedRow] {
    let main = try Connection(clone: clone(maxBytes: size))
    let mapping = try other.clone(maxBytes: other.size)
    return try withExtendedLifetime(mapping) {
      try main.execute("ATTACH ':memory:' AS annan")
      let (size, capacity) = (Int64(mapping.size), Int64(mapping.capacity))
      let result = sqlite3_deserialize(main.db, "annan", mapping.base, size, capacity, 0)
      guard result == SQLITE_OK else { throw StoreError(result: result, connection: main.db) }
      // The pages must lie there until SQLite has let go of them.
      defer { try? main.execute("DETACH annan") }
      // What makes the other one this one: what takes back the change, as a `Changeset` is read.
      let rows = try main.changes(from: "annan", TableShape.all.filter { !Self.own.contains($0.name) })
      return rows.sorted { ($0.table, $0.key.count, $0.key) < ($1.table, $1.key.count, $1.key) }
    }
  }
}

extension Connection {
  fileprivate func changes(from other: String, _ tables: [TableShape]) throws -> [ChangedRow] {
    var session: OpaquePointer?
    guard sqlite3session_create(db, "main", &session) == SQLITE_OK, let session else {
      throw StoreError(result: sqlite3_extended_errcode(db), connection: db)
    }
    defer {
      sqlite3session_delete(session)
      // A session takes the hook of the connection.
      recorder.install(on: db)
    }
    for table in tables {
      guard sqlite3session_attach(session, table.name) == SQLITE_OK,
        sqlite3session_diff(session, other, table.name, nil) == SQLITE_OK
      else { throw StoreError(result: sqlite3_extended_errcode(db), connection: db) }
    }
    var count: Int32 = 0
    var pages: UnsafeMutableRawPointer?
    let result = sqlite3session_changeset(session, &count, &pages)
    guard result == SQLITE_OK else { throw StoreError(result: result, connection: db) }
    defer { sqlite3_free(pages) }
    return Changeset.rows(of: [Array(UnsafeRawBufferPointer(start: pages, count: Int(count)))])
  }
}
