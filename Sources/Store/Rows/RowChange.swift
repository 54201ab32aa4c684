/// The difference between two lists of rows of a table, written row by row.
struct RowChange<Row: StoredRow & Equatable> {
  let map: RowMap<Row>
  let connection: Connection
  /// Removes what hangs on a row and has no rows of its own in an installation, such as its phones.
  var clear: (Row) throws -> Void = { _ in }
  /// Adds that of a new row.
  var fill: (Row) throws -> Void = { _ in }

  /// Removes rows, writes those that differ, and adds new ones; the order of the new list becomes that of the table.
  func write(_ old: [Row], _ new: [Row]) throws {
    if old == new { return }
    let change = KeyChange(old: old.map(map.key), new: new.map(map.key), isOrdered: map.isOrdered)
    for row in change.removed {
      try clear(old[row])
      try connection.run(map.delete) { $0.values(change.old[row]) }
    }
    for step in change.steps(from: try map.isOrdered ? Int(connection.number(map.nextOrdning)) : 0) {
      switch step {
      case .insert(let row, let ordning):
        try map.insert(new[row], ordning: ordning, in: connection)
        try fill(new[row])
      case .keep(let known, let row):
        if old[known] == new[row] { continue }
        try clear(old[known])
        try map.update(new[row], in: connection)
        try fill(new[row])
      case .move(let row):
        try connection.run(map.reorder) {
          $0.values(change.new[row])
          $0.int(row)
        }
      }
    }
  }
}

/// What becomes of the rows of a table, by their keys. It knows nothing of the rows, so it is compiled once and not for
/// each of their types; the marks keep it so.
private struct KeyChange {
  typealias Key = [Binder.Value]

  enum Step {
    /// A row of the new list is not there yet.
    case insert(Int, ordning: Int)
    /// A row of the old list is also in the new one.
    case keep(Int, Int)
    /// A row of the new list gets its place as its number.
    case move(Int)
  }

  let old: [Key]
  let new: [Key]
  /// The table keeps the order of the seed.
  let isOrdered: Bool

  /// The rows of the old list that are not in the new one.
  var removed: [Int] {
    @inline(never) get {
      let after = Set(new)
      return old.indices.filter { !after.contains(old[$0]) }
    }
  }

  /// What is done for the rows of the new list, in order.
  ///
  /// - Parameter next: the number for one more row at the end.
  @inline(never)
  func steps(from next: Int) -> [Step] {
    let before = Dictionary(zip(old, old.indices), uniquingKeysWith: { a, _ in a })
    let keepsOrder = self.keepsOrder
    var steps: [Step] = []
    var next = next
    for (index, key) in new.enumerated() {
      guard let known = before[key] else {
        steps.append(.insert(index, ordning: keepsOrder ? next : index))
        next += 1
        continue
      }
      steps.append(.keep(known, index))
      if !keepsOrder { steps.append(.move(index)) }
    }
    return steps
  }

  /// Rows that stay are in their order, and new ones come after them.
  private var keepsOrder: Bool {
    guard isOrdered else { return true }
    let after = Set(new)
    let staying = old.filter(after.contains)
    return Array(new.prefix(staying.count)) == staying
  }
}
