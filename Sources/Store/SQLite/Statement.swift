import CSQLite
import Synchronization

/// The text of a statement, with a number: a connection prepares it once and finds it again without hashing it. There
/// are a few hundred of them, each made once in a process.
final class SQL: Sendable {
  let text: String
  /// From 0.
  let number: Int
  private static let numbers = Atomic<Int>(0)

  init(_ text: String) {
    self.text = text
    number = Self.numbers.add(1, ordering: .relaxed).oldValue
  }
}

/// A prepared statement of one connection.
final class Statement {
  let handle: OpaquePointer
  private let connection: OpaquePointer
  /// Running now: a second use of the same text inside its own rows gets a statement of its own.
  private(set) var isBusy = false
  /// A statement that binds nothing has nothing to let go of.
  private var isBound = false

  init(_ text: String, connection: OpaquePointer, persistent: Bool) throws(StoreError) {
    var handle: OpaquePointer?
    let flags = persistent ? UInt32(SQLITE_PREPARE_PERSISTENT) : 0
    let result = sqlite3_prepare_v3(connection, text, -1, flags, &handle, nil)
    guard result == SQLITE_OK, let handle else {
      throw StoreError(result: result, connection: connection, sql: text)
    }
    self.handle = handle
    self.connection = connection
  }

  deinit { sqlite3_finalize(handle) }

  /// Binds, runs to the end, and calls `row` for each row.
  func run(bind: (inout Binder) -> Void, row: (inout Columns) throws -> Void) throws {
    defer { end() }
    try begin(bind)
    while try step() {
      var columns = Columns(handle)
      try row(&columns)
    }
  }

  /// Runs what gives no rows with the values of a row.
  func run(_ row: RowBytes) throws {
    isBusy = true
    defer {
      sqlite3_reset(handle)
      sqlite3_clear_bindings(handle)
      isBusy = false
    }
    let bound = row.bind(to: handle)
    guard bound == SQLITE_OK else { throw failure(bound) }
    let result = sqlite3_step(handle)
    guard result == SQLITE_DONE else { throw failure(result) }
  }

  /// The first row, or nil.
  func first<T>(bind: (inout Binder) -> Void, row: (inout Columns) throws -> T) throws -> T? {
    defer { end() }
    try begin(bind)
    guard try step() else { return nil }
    var columns = Columns(handle)
    return try row(&columns)
  }

  /// Binds, and stands before the first row. `end` must follow, also where this throws.
  func begin(_ bind: (inout Binder) -> Void) throws(StoreError) {
    isBusy = true
    var binder = Binder(handle)
    bind(&binder)
    isBound = binder.index > 0
    guard binder.result == SQLITE_OK else { throw failure(binder.result) }
  }

  /// Goes to the next row; false where there is none.
  func step() throws(StoreError) -> Bool {
    let result = sqlite3_step(handle)
    if result == SQLITE_DONE { return false }
    guard result == SQLITE_ROW else { throw failure(result) }
    return true
  }

  /// Lets go of the rows, and of what was bound.
  func end() {
    sqlite3_reset(handle)
    if isBound { sqlite3_clear_bindings(handle) }
    isBusy = false
  }

  /// Binds, and calls `row` for each row until it says that it has seen enough.
  func walk(bind: (inout Binder) -> Void, row: (inout Columns) throws -> Bool) throws {
    struct Enough: Error {}
    do { try run(bind: bind) { if try !row(&$0) { throw Enough() } } } catch is Enough {}
  }

  // A call: what fails seldom would be there in each of hundreds of copies of `run`.
  @inline(never)
  private func failure(_ result: Int32) -> StoreError {
    let sql = sqlite3_sql(handle).map { String(cString: $0) } ?? ""
    return StoreError(result: result, connection: connection, sql: sql)
  }
}
