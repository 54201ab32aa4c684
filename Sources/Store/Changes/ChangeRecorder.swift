import CSQLite
import Domain
import Texts

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Records what statements do to the rows of a connection, as the changeset that takes it back.
///
/// The session extension can record too, but a session for each job costs more than the job itself (`scripts/bench
/// undo`): it asks for the shape of each table anew, and reads each changed row again. This one writes the extension's
/// own format from the same hook, and the extension applies it.
///
/// Unchecked: it belongs to a connection, which one thread has at a time.
final class ChangeRecorder: @unchecked Sendable {
  // Each value of each row comes by here. One thread at a time has it, and nothing that it calls comes back to it.
  @exclusivity(unchecked) private(set) var isOn = false
  @exclusivity(unchecked) private var shapes: [TableShape] = []
  @exclusivity(unchecked) private var operations: [Operation] = []
  @exclusivity(unchecked) private var bytes: [UInt8] = []
  @exclusivity(unchecked) private var segment: [UInt8] = []
  /// A value could not be read, so that what was recorded is not whole.
  @exclusivity(unchecked) private var isBroken = false

  /// A change that takes back another: where its bytes lie.
  private struct Operation {
    let shape: Int
    let start: Int
    let end: Int
    /// Nothing but the key: of a row that came with much in it, which is not needed to take it away again.
    let isKeyOnly: Bool
  }

  /// What else wants to know of every change.
  let tally = BoardTally()
  /// What is read once as long as it does not change.
  let memory = WriterMemory()
  /// The row that is being written.
  private let row = RowBytes()
  @exclusivity(unchecked) private var layouts: [Layout] = []

  /// Installs itself. It must outlive the connection's last statement.
  func install(on db: OpaquePointer) {
    memory.isOn = true
    watch(db)
    _ = sqlite3_rollback_hook(
      db,
      { context in
        guard let context else { return }
        Unmanaged<ChangeRecorder>.fromOpaque(context).takeUnretainedValue().rolledBack()
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  private func watch(_ db: OpaquePointer) {
    _ = sqlite3_preupdate_hook(
      db,
      { context, db, operation, _, table, _, _ in
        guard let context, let db, let table else { return }
        let recorder = Unmanaged<ChangeRecorder>.fromOpaque(context).takeUnretainedValue()
        recorder.note(operation, table, db)
        recorder.tally.note(operation, table, db)
        recorder.memory.changed(table)
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  /// Lets go of what it keeps for later.
  func rest() {
    cancel()
    (operations, bytes, segment) = ([], [], [])
    tally.forget()
    memory.forget()
    row.clear(keeping: 0)
  }

  /// What was done since is taken back.
  func rolledBack() {
    tally.rolledBack()
    memory.forget()
  }

  /// Starts with nothing.
  func begin() {
    operations.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
    isBroken = false
    isOn = true
  }

  /// Stops, and throws away what was recorded.
  func cancel() {
    isOn = false
    operations.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
  }

  /// Stops.
  ///
  /// - Throws: `.unreadable` where a value was not to be had: what can't be taken back must not be done.
  func end() throws(StoreError) -> Changeset {
    isOn = false
    guard !isBroken else { throw StoreError(.unreadable, "a changed row could not be recorded") }
    var segments: [[UInt8]] = []
    segment.removeAll(keepingCapacity: true)
    // A thousand of them are kept for each world: in memory that is no larger than they are.
    func finish() { segment.withUnsafeBufferPointer { segments.append(Array($0)) } }
    var last: Operation?
    // What was done last is taken back first.
    for operation in operations.reversed() {
      // The extension takes whole rows and bare keys, but not both in one changeset.
      if let last, last.isKeyOnly != operation.isKeyOnly {
        finish()
        segment.removeAll(keepingCapacity: true)
      }
      if last?.shape != operation.shape || segment.isEmpty {
        segment += shapes[operation.shape].header(isKeyOnly: operation.isKeyOnly)
      }
      bytes.withUnsafeBufferPointer {
        segment.append(contentsOf: UnsafeBufferPointer(rebasing: $0[operation.start..<operation.end]))
      }
      last = operation
    }
    if last != nil { finish() }
    // A job that wrote very much must not leave its room behind.
    if bytes.capacity > 1 << 20 { (bytes, segment) = ([], []) }
    return Changeset(segments: segments, count: operations.count)
  }

  private func note(_ operation: Int32, _ table: UnsafePointer<CChar>, _ db: OpaquePointer) {
    guard isOn else { return }
    let index = shape(of: table)
    guard let index else {
      isBroken = true
      return
    }
    let start = bytes.count
    switch operation {
    case SQLITE_INSERT:
      let isKeyOnly = isLarge(index, db)
      record(SQLITE_DELETE, index, start, isKeyOnly) { row($0, old: false, isKeyOnly, db) }
    case SQLITE_DELETE: record(SQLITE_INSERT, index, start) { row($0, old: true, false, db) }
    default: update(index, start, db)
    }
  }

  /// Whether a new row has a BLOB that is not worth keeping, since taking the row away needs its key alone.
  private func isLarge(_ index: Int, _ db: OpaquePointer) -> Bool {
    shapes[index].blobs.contains { column in
      let new = value(column, old: false, db)
      return sqlite3_value_type(new) == SQLITE_BLOB && sqlite3_value_bytes(new) > 1024
    }
  }

  private func record(
    _ operation: Int32, _ index: Int, _ start: Int, _ isKeyOnly: Bool = false, _ values: (TableShape) -> Void
  ) {
    bytes.append(UInt8(truncatingIfNeeded: operation))
    bytes.append(0)
    values(shapes[index])
    operations.append(Operation(shape: index, start: start, end: bytes.count, isKeyOnly: isKeyOnly))
  }

  private func row(_ shape: TableShape, old: Bool, _ isKeyOnly: Bool, _ db: OpaquePointer) {
    for column in 0..<shape.columns.count where !isKeyOnly || shape.columns[column].isKey {
      append(value(column, old: old, db))
    }
  }

  /// What an UPDATE takes back: from the new values of what it changed to the old ones.
  private func update(_ index: Int, _ start: Int, _ db: OpaquePointer) {
    let shape = shapes[index]
    var changed: [Bool] = []
    changed.reserveCapacity(shape.columns.count)
    for column in 0..<shape.columns.count {
      changed.append(!isEqual(value(column, old: true, db), value(column, old: false, db)))
    }
    guard changed.contains(true) else { return }
    guard !zip(changed, shape.columns).contains(where: { $0 && $1.isKey }) else {
      // Another key: a row that went and one that came.
      record(SQLITE_INSERT, index, start) { row($0, old: true, false, db) }
      record(SQLITE_DELETE, index, bytes.count) { row($0, old: false, false, db) }
      return
    }
    record(SQLITE_UPDATE, index, start) { shape in
      for column in 0..<shape.columns.count {
        if changed[column] || shape.columns[column].isKey {
          append(value(column, old: false, db))
        } else {
          bytes.append(0)
        }
      }
      for column in 0..<shape.columns.count {
        if changed[column] { append(value(column, old: true, db)) } else { bytes.append(0) }
      }
    }
  }

  private func value(_ column: Int, old: Bool, _ db: OpaquePointer) -> OpaquePointer? {
    var value: OpaquePointer?
    let result =
      old ? sqlite3_preupdate_old(db, Int32(column), &value) : sqlite3_preupdate_new(db, Int32(column), &value)
    if result != SQLITE_OK { isBroken = true }
    return value
  }

  private func isEqual(_ a: OpaquePointer?, _ b: OpaquePointer?) -> Bool {
    let type = sqlite3_value_type(a)
    guard type == sqlite3_value_type(b) else { return false }
    switch type {
    case SQLITE_NULL: return true
    case SQLITE_INTEGER: return sqlite3_value_int64(a) == sqlite3_value_int64(b)
    case SQLITE_FLOAT: return sqlite3_value_double(a).bitPattern == sqlite3_value_double(b).bitPattern
    default:
      let (x, y) = (sqlite3_value_blob(a), sqlite3_value_blob(b))
      let count = sqlite3_value_bytes(a)
      guard count == sqlite3_value_bytes(b) else { return false }
      guard count > 0, let x, let y else { return true }
      return memcmp(x, y, Int(count)) == 0
    }
  }

  /// A value in the format of the session extension: its type, then big-endian bytes, or a length and bytes.
  private func append(_ value: OpaquePointer?) {
    let type = sqlite3_value_type(value)
    bytes.append(UInt8(truncatingIfNeeded: type))
    switch type {
    case SQLITE_INTEGER: append(UInt64(bitPattern: sqlite3_value_int64(value)))
    case SQLITE_FLOAT: append(sqlite3_value_double(value).bitPattern)
    case SQLITE_TEXT, SQLITE_BLOB:
      // A text's bytes as they are kept, without the copy that a 0 behind them costs: the database is UTF-8.
      let start = sqlite3_value_blob(value)
      let count = Int(sqlite3_value_bytes(value))
      TableShape.appendVarint(UInt64(count), to: &bytes)
      if count > 0, let start { bytes.append(contentsOf: UnsafeRawBufferPointer(start: start, count: count)) }
    default: break
    }
  }

  private func append(_ number: UInt64) {
    withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
  }

  // MARK: Changes whose values are at hand

  /// The table of a statement.
  private struct Layout {
    let statement: ObjectIdentifier
    /// Nil where the statement does not have all its columns in their order.
    let shape: Int?
  }

  /// Whether SQLite need not be asked what a statement does to a table: whoever makes it says so, which is quicker than
  /// to look at each value through the hook.
  private func isTold(of shape: TableShape) -> Bool {
    memory.isOn && shape.blobs.isEmpty && !(tally.isOn && shape.isArbetsorder)
  }

  /// Inserts a row without the hook, and writes down what the hook would have.
  ///
  /// - Parameters:
  ///   - fill: puts the values of the columns into it, in their order.
  ///   - run: runs the statement with them.
  /// - Returns: false where that can't be done, and nothing was.
  func insert(
    _ statement: SQL, _ table: String, _ columns: [String], on db: OpaquePointer, fill: (RowBytes) -> Void,
    run: (RowBytes) throws -> Void
  ) throws -> Bool {
    guard memory.isOn, let shape = shape(of: statement, table, columns), isTold(of: shapes[shape]) else { return false }
    row.clear()
    fill(row)
    try unwatched(db) { try run(row) }
    guard isOn else { return true }
    record(SQLITE_DELETE, shape, bytes.count) { _ in bytes.append(contentsOf: row.bytes) }
    return true
  }

  /// Sets a counter without the hook, and writes down what the hook would have.
  ///
  /// - Returns: false where that can't be done, and nothing was.
  func count(
    _ raknare: Raknare, from old: Int64, to new: Int64, on db: OpaquePointer, run: () throws -> Void
  ) throws -> Bool {
    guard let index = "raknare".withCString({ shape(of: $0) }), isTold(of: shapes[index]) else { return false }
    try unwatched(db) { try run() }
    memory.remember(raknare, new)
    guard isOn else { return true }
    // The key and what it became; then what it was.
    row.clear()
    var name = raknare.rawValue
    name.withUTF8 { row.text(UnsafeRawBufferPointer($0)) }
    row.int(new)
    row.undefined()
    row.int(old)
    record(SQLITE_UPDATE, index, bytes.count) { _ in bytes.append(contentsOf: row.bytes) }
    return true
  }

  private func unwatched(_ db: OpaquePointer, _ body: () throws -> Void) throws {
    _ = sqlite3_preupdate_hook(db, nil, nil)
    defer { watch(db) }
    try body()
  }

  private func shape(of statement: SQL, _ table: String, _ columns: [String]) -> Int? {
    let key = ObjectIdentifier(statement)
    for index in 0..<layouts.count where layouts[index].statement == key { return layouts[index].shape }
    guard let shape = table.withCString({ shape(of: $0) }) else { return nil }
    let isWhole = shapes[shape].columns.map(\.name) == columns
    layouts.append(Layout(statement: key, shape: isWhole ? shape : nil))
    return isWhole ? shape : nil
  }

  private func shape(of table: UnsafePointer<CChar>) -> Int? {
    for index in 0..<shapes.count where shapes[index].isNamed(table) { return index }
    guard let shape = TableShape.known(String(cString: table)) else { return nil }
    shapes.append(shape)
    return shapes.count - 1
  }
}
