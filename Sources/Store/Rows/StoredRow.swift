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
    var (row, namer) = (blank, ColumnNamer())
    row.columns(&namer)
    return namer.names
  }

  /// Binds the values of the columns, in their order.
  func bind(_ binder: inout Binder) {
    var (row, binding) = (self, ColumnBinder(binder: binder))
    row.columns(&binding)
    binder = binding.binder
  }

  /// Reads the columns in the same order.
  @Sendable static func read(_ columns: inout Columns) throws -> Self {
    var (row, reader) = (blank, ColumnReader(columns: columns))
    row.columns(&reader)
    columns = reader.columns
    if let failure = reader.failure { throw failure }
    return row
  }

  /// The values of the first columns.
  func key(_ count: Int) -> [Binder.Value] {
    var (row, picker) = (self, KeyPicker(count: count))
    row.columns(&picker)
    return picker.values
  }
}

private struct ColumnNamer: ColumnVisitor {
  var names: [String] = []

  mutating func callAsFunction<Value: ColumnValue>(_ name: StaticString, _: inout Value) { names.append("\(name)") }
  mutating func callAsFunction<Value: ColumnValue>(_ name: StaticString, _: inout Value?) { names.append("\(name)") }
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

private struct KeyPicker: ColumnVisitor {
  let count: Int
  var values: [Binder.Value] = []

  mutating func callAsFunction<Value: ColumnValue>(_: StaticString, _ value: inout Value) {
    if values.count < count, let key = value.key { values.append(key) }
  }

  mutating func callAsFunction<Value: ColumnValue>(_: StaticString, _: inout Value?) {}
}
