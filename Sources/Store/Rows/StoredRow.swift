/// A row of a table, whose columns are written down once: from that they are named, bound, read, and compared by key.
protocol StoredRow: Sendable {
  /// A row before anything is read into it.
  static var blank: Self { get }
  /// Shows each column to a visitor, in one order, the key first.
  mutating func columns(_ c: inout some ColumnVisitor)
}

/// What is done with the columns of a row, one after the other.
protocol ColumnVisitor {
  /// A column that is NOT NULL.
  mutating func callAsFunction<Value: ColumnValue>(_ name: StaticString, _ value: inout Value)
  mutating func callAsFunction<Value: ColumnValue>(_ name: StaticString, _ value: inout Value?)
}

extension StoredRow {
  /// The names of the columns.
  static var names: [String] {
    var (row, teller) = (blank, ColumnTeller(keys: nil))
    row.columns(&teller)
    return teller.names
  }

  /// The values of the first columns.
  func key(_ count: Int) -> [Binder.Value] {
    var (row, teller) = (self, ColumnTeller(keys: count))
    row.columns(&teller)
    return teller.key
  }

  /// Binds the values of the columns, in their order.
  func bind(_ binder: inout Binder) {
    var row = self
    row.giveColumns(&binder)
  }

  /// The same of a row that the caller may lose: it is not copied.
  mutating func giveColumns(_ binder: inout Binder) {
    var binding = ColumnBinder(binder: binder)
    columns(&binding)
    binder = binding.binder
  }

  /// Reads the columns in the same order.
  @Sendable static func read(_ columns: inout Columns) throws -> Self {
    var row = blank
    var reader = ColumnReader(columns: columns)
    row.columns(&reader)
    columns = reader.columns
    if let failure = reader.failure { throw failure }
    return row
  }
}

/// Tells the names of the columns, or what the first ones hold. One type for both: what walks a row is compiled for
/// each type of visitor.
private struct ColumnTeller: ColumnVisitor {
  let keys: Int?
  private(set) var names: [String] = []
  private(set) var key: [Binder.Value] = []

  init(keys: Int?) { self.keys = keys }

  mutating func callAsFunction<Value: ColumnValue>(_ name: StaticString, _ value: inout Value) {
    tell(name, value.key)
  }

  mutating func callAsFunction<Value: ColumnValue>(_ name: StaticString, _: inout Value?) { tell(name, nil) }

  @inline(never)
  private mutating func tell(_ name: StaticString, _ part: Binder.Value?) {
    guard let keys else { return names.append("\(name)") }
    if key.count < keys, let part { key.append(part) }
  }
}

private struct ColumnBinder: ColumnVisitor {
  var binder: Binder

  mutating func callAsFunction<Value: ColumnValue>(_: StaticString, _ value: inout Value) { value.bind(&binder) }

  mutating func callAsFunction<Value: ColumnValue>(_: StaticString, _ value: inout Value?) {
    guard let value else { return binder.null() }
    value.bind(&binder)
  }
}

private struct ColumnReader: ColumnVisitor {
  var columns: Columns
  /// The first; what comes behind it is read all the same, and nobody sees it.
  var failure: StoreError?

  mutating func callAsFunction<Value: ColumnValue>(_: StaticString, _ value: inout Value) {
    do throws(StoreError) {
      guard let found = try Value.read(&columns) else { throw columns.unreadable("NULL") }
      value = found
    } catch { failure = failure ?? error }
  }

  mutating func callAsFunction<Value: ColumnValue>(_: StaticString, _ value: inout Value?) {
    do throws(StoreError) { value = try Value.read(&columns) } catch { failure = failure ?? error }
  }
}
