/// A table and the statements that write and read its rows.
struct RowMap<Row: StoredRow>: Sendable {
  let table: String
  let columns: [String]
  /// How many of the columns are the key.
  let keys: Int
  /// Reads a row that a statement has selected with `columns`.
  let read: @Sendable (inout Columns) throws -> Row = Row.read
  /// `SELECT columns FROM table`, to be followed by a condition.
  let select: String
  let all: SQL
  /// The row of a key.
  let one: SQL
  let insert: SQL
  /// Sets every column but those of the key.
  let update: SQL
  /// The row of a key.
  let delete: SQL
  /// The table keeps the order of the seed in `ordning`.
  let isOrdered: Bool
  /// The number for one more row at the end.
  let nextOrdning: String
  /// Gives the row of a key another place; the key is bound first.
  let reorder: SQL

  /// - Parameters:
  ///   - keys: how many of the columns are the key.
  ///   - ordered: the table keeps the order of the seed in `ordning`.
  init(_ table: String, keys: Int = 1, ordered: Bool) {
    self.table = table
    self.keys = keys
    columns = Row.names
    isOrdered = ordered
    let names = columns.joined(separator: ", ")
    select = "SELECT \(names) FROM \(table)"
    all = SQL("\(select) ORDER BY \(ordered ? "ordning, " : "")\(columns[0])")
    let marks = Array(repeating: "?", count: columns.count + (ordered ? 1 : 0)).joined(separator: ", ")
    insert = SQL("INSERT INTO \(table) (\(names)\(ordered ? ", ordning" : "")) VALUES (\(marks))")
    let row = Self.terms(columns).prefix(keys).joined(separator: " AND ")
    one = SQL("\(select) WHERE \(row)")
    delete = SQL("DELETE FROM \(table) WHERE \(row)")
    update = SQL(Self.update(table, columns, keys, without: []))
    reorder = SQL("UPDATE \(table) SET ordning = ?\(keys + 1) WHERE \(row)")
    nextOrdning = "SELECT coalesce(max(ordning), -1) + 1 FROM \(table)"
  }

  /// What a row is found by.
  func key(_ row: Row) -> [Binder.Value] { row.key(keys) }

  func insert(_ row: consuming Row, ordning: Int = 0, in connection: Connection) throws {
    let statement = try connection.statement(insert)
    if !isOrdered {
      let isDone = try connection.recorder.insert(insert, table, columns, on: connection.db) {
        var binder = Binder($0)
        row.giveColumns(&binder)
      } run: {
        try statement.run($0)
      }
      if isDone { return }
    }
    try statement.run {
      row.giveColumns(&$0)
      if isOrdered { $0.int(ordning) }
    } row: { _ in
    }
  }

  /// Inserts a whole list in its order.
  ///
  /// - Parameter count: told how many more rows were written, a thousand or so at a time.
  func insert(all rows: [Row], in connection: Connection, count: (Int) -> Void = { _ in }) throws {
    for (ordning, row) in rows.enumerated() {
      try insert(row, ordning: ordning, in: connection)
      if (ordning + 1).isMultiple(of: 1024) { count(1024) }
    }
    count(rows.count % 1024)
  }

  func update(_ row: Row, in connection: Connection) throws {
    try connection.run(update) { row.bind(&$0) }
  }

  /// Sets every column but those of the key and some others, of which the last one of the table is none.
  func update(without others: Set<String>) -> SQL { SQL(Self.update(table, columns, keys, without: others)) }

  private static func update(_ table: String, _ columns: [String], _ keys: Int, without others: Set<String>) -> String {
    let terms = terms(columns)
    let sets = zip(columns, terms).dropFirst(keys).filter { !others.contains($0.0) }.map(\.1)
    return "UPDATE \(table) SET \(sets.joined(separator: ", ")) WHERE \(terms.prefix(keys).joined(separator: " AND "))"
  }

  // The key is bound with the rest, and what is not set too, so that one binding serves all.
  private static func terms(_ columns: [String]) -> [String] { columns.enumerated().map { "\($1) = ?\($0 + 1)" } }

  /// Removes the row with a number for its key.
  func delete(_ key: Int64, in connection: Connection) throws {
    try connection.run(delete) { $0.int(key) }
  }

  func all(in connection: Connection) throws -> [Row] { try connection.all(all, row: read) }

  /// - Parameter count: told how many more rows were read, a thousand or so at a time.
  func all(in connection: Connection, count: (Int) -> Void) throws -> [Row] {
    var rows = 0
    let all = try connection.all(all) { columns in
      rows += 1
      if rows.isMultiple(of: 1024) { count(1024) }
      return try read(&columns)
    }
    count(rows % 1024)
    return all
  }
}
