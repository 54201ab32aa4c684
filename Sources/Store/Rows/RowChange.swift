import Domain

/// The difference between two lists of rows of a table, written row by row.
struct RowChange<Row, Key: Hashable> {
  let map: RowMap<Row>
  let connection: Connection
  /// What a row is found by; the columns of the table's key have these values.
  let key: (Row) -> Key
  /// Binds those columns.
  let bindKey: (Key, inout Binder) -> Void
  let isSame: (Row, Row) -> Bool
  /// Removes what hangs on a row and has no rows of its own in an installation, such as its phones.
  var clear: (Row) throws -> Void = { _ in }
  /// Adds that of a new row.
  var fill: (Row) throws -> Void = { _ in }

  /// Removes rows, writes those that differ, and adds new ones; the order of the new list becomes that of the table.
  func write(_ old: [Row], _ new: [Row]) throws {
    let before = Dictionary(old.map { (key($0), $0) }, uniquingKeysWith: { a, _ in a })
    let after = Set(new.map(key))
    for row in old where !after.contains(key(row)) {
      try clear(row)
      try connection.run(map.delete) { bindKey(key(row), &$0) }
    }
    var next = try map.isOrdered ? Int(connection.number(map.nextOrdning)) : 0
    let isOrdered = keepsOrder(old, new, before)
    for (index, row) in new.enumerated() {
      guard let known = before[key(row)] else {
        try map.insert(row, ordning: isOrdered ? next : index, in: connection)
        next += 1
        try fill(row)
        continue
      }
      if !isSame(known, row) {
        try clear(known)
        try map.update(row, in: connection)
        try fill(row)
      }
      guard !isOrdered else { continue }
      try connection.run(map.reorder) {
        bindKey(key(row), &$0)
        $0.int(index)
      }
    }
  }

  /// Rows that stay are in their order, and new ones come after them.
  private func keepsOrder(_ old: [Row], _ new: [Row], _ before: [Key: Row]) -> Bool {
    guard map.isOrdered else { return true }
    let after = Set(new.map(key))
    let staying = old.map(key).filter(after.contains)
    return new.prefix(staying.count).map(key) == staying
  }
}

extension RowChange where Row: Equatable {
  init(
    _ map: RowMap<Row>, _ connection: Connection, _ key: @escaping (Row) -> Key,
    _ bindKey: @escaping (Key, inout Binder) -> Void
  ) {
    self.init(map: map, connection: connection, key: key, bindKey: bindKey, isSame: ==)
  }
}
