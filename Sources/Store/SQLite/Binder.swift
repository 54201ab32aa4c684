import CSQLite
import Model
import Texts
import Tid

/// Binds values from left to right.
struct Binder {
  /// A value of a composed statement.
  enum Value: Hashable {
    case text(Text)
    case int(Int64)
  }

  /// Nil where values are put into a row, from which they are bound.
  private let statement: OpaquePointer?
  private let row: Unmanaged<RowBytes>?
  private(set) var index: Int32 = 0
  /// The first failure; the statement throws it before it runs.
  private(set) var result = SQLITE_OK

  init(_ statement: OpaquePointer) { (self.statement, row) = (statement, nil) }

  /// For a row without BLOBs, which must be kept as long. Nobody counts who holds it: each value comes by here.
  init(_ row: RowBytes) { (statement, self.row) = (nil, Unmanaged.passUnretained(row)) }

  private mutating func took(_ code: Int32) { if result == SQLITE_OK { result = code } }

  mutating func null() {
    if let row { return row.takeUnretainedValue().null() }
    index += 1
    took(sqlite3_bind_null(statement, index))
  }

  mutating func int(_ value: Int64?) {
    guard let value else { return null() }
    if let row { return row.takeUnretainedValue().int(value) }
    index += 1
    took(sqlite3_bind_int64(statement, index, value))
  }

  mutating func int(_ value: Int?) { int(value.map(Int64.init)) }
  mutating func bool(_ value: Bool?) { int(value.map { $0 ? 1 : 0 as Int64 }) }

  mutating func double(_ value: Double?) {
    guard let value else { return null() }
    if let row { return row.takeUnretainedValue().double(value) }
    index += 1
    took(sqlite3_bind_double(statement, index, value))
  }

  mutating func text(_ value: Text?) { text(value?.string) }

  mutating func text(_ value: String?) {
    guard let value else { return null() }
    // Only a text that Foundation made has no bytes at hand.
    let done: Void? = value.utf8.withContiguousStorageIfAvailable { text(bytes: UnsafeRawBufferPointer($0)) }
    if done == nil { Array(value.utf8).withUnsafeBytes { text(bytes: $0) } }
  }

  private mutating func text(bytes: UnsafeRawBufferPointer) {
    if let row { return row.takeUnretainedValue().text(bytes) }
    index += 1
    // An empty string has no base address, and a nil pointer would bind NULL.
    let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self) ?? Self.empty
    took(
      sqlite3_bind_text64(statement, index, start, UInt64(bytes.count), sqlx_transient(), UInt8(SQLITE_UTF8)))
  }

  mutating func blob(_ value: UnsafeRawBufferPointer) {
    index += 1
    took(sqlite3_bind_blob64(statement, index, value.baseAddress, UInt64(value.count), sqlx_transient()))
  }

  mutating func values(_ values: [Value]) {
    for value in values {
      switch value {
      case .text(let text): self.text(text)
      case .int(let number): int(number)
      }
    }
  }

  mutating func datum(_ value: Datum?) { text(value?.iso) }
  mutating func klockslag(_ value: Klockslag?) { text(value?.lang) }
  mutating func tidpunkt(_ value: Tidpunkt?) { int(value?.millisekunder) }
  mutating func id<E>(_ value: Identifier<E, Int64>?) { int(value?.rawValue) }
  mutating func id<E>(_ value: Identifier<E, Text>?) { text(value?.rawValue) }
  mutating func kod(_ value: (some RawRepresentable<String>)?) { text(value?.rawValue) }

  nonisolated(unsafe) private static let empty: UnsafePointer<CChar> = {
    // One byte for the life of the process; it is never written again.
    let p = UnsafeMutablePointer<CChar>.allocate(capacity: 1)
    p.initialize(to: 0)
    return UnsafePointer(p)
  }()
}

/// Reads the columns of a row from left to right.
struct Columns {
  private let statement: OpaquePointer
  private var index: Int32 = -1

  init(_ statement: OpaquePointer) { self.statement = statement }

  /// The next column, which is asked itself what it is and holds: a statement looks for it with each question. Values
  /// want a mutex only where their connection has one.
  private mutating func next() -> OpaquePointer? {
    index += 1
    return sqlite3_column_value(statement, index)
  }

  mutating func int() -> Int64? {
    let value = next()
    let number = sqlite3_value_int64(value)
    // NULL reads as 0 too.
    return number == 0 && sqlite3_value_type(value) == SQLITE_NULL ? nil : number
  }

  /// A NOT NULL column; STRICT tables hold nothing but the declared type in it.
  mutating func integer() -> Int64 { sqlite3_value_int64(next()) }

  mutating func double() -> Double? {
    let value = next()
    return sqlite3_value_type(value) == SQLITE_NULL ? nil : sqlite3_value_double(value)
  }

  mutating func text() -> Text? { word().map { Text($0) } }

  /// A text of our own making, such as a name of a setting.
  mutating func word() -> String? { utf8().map { String(decoding: $0, as: UTF8.self) } }

  /// The bytes of a text, until the statement goes on.
  @inline(__always)
  private mutating func utf8() -> UnsafeRawBufferPointer? {
    let value = next()
    // As bytes: asked for a text, SQLite copies it to put a 0 behind it. The database is UTF-8.
    guard let p = sqlite3_value_blob(value) else {
      return sqlite3_value_type(value) == SQLITE_NULL ? nil : UnsafeRawBufferPointer(start: nil, count: 0)
    }
    return UnsafeRawBufferPointer(start: p, count: Int(sqlite3_value_bytes(value)))
  }

  /// A NOT NULL text column.
  mutating func string() -> Text { text() ?? "" }
  mutating func bool() -> Bool? { int().map { $0 != 0 } }
  mutating func flag() -> Bool { integer() != 0 }

  mutating func blob<T>(_ body: (UnsafeRawBufferPointer) throws -> T) rethrows -> T {
    let value = next()
    let p = sqlite3_value_blob(value)
    return try body(UnsafeRawBufferPointer(start: p, count: p == nil ? 0 : Int(sqlite3_value_bytes(value))))
  }

  mutating func tidpunkt() throws(StoreError) -> Tidpunkt? {
    guard let value = int() else { return nil }
    guard Tidpunkt.raknebara.contains(value) else { throw unreadable("\(value)") }
    return Tidpunkt(millisekunder: value)
  }

  /// Of a NOT NULL column.
  mutating func instant() throws(StoreError) -> Tidpunkt {
    guard let value = try tidpunkt() else { throw unreadable("NULL") }
    return value
  }

  mutating func datum() throws(StoreError) -> Datum? {
    guard let text = utf8() else { return nil }
    guard let datum = Datum(utf8: text) else { throw unreadable(String(decoding: text, as: UTF8.self)) }
    return datum
  }

  mutating func klockslag() throws(StoreError) -> Klockslag? {
    guard let text = utf8() else { return nil }
    guard let klockslag = Klockslag(utf8: text) else { throw unreadable(String(decoding: text, as: UTF8.self)) }
    return klockslag
  }

  mutating func kod<T: RawRepresentable<String> & CaseIterable>(_: T.Type = T.self) throws(StoreError) -> T? {
    guard let text = utf8() else { return nil }
    // Not `init(exactly:)`, which is generic and of another room, and so not compiled for each type.
    for value in T.allCases {
      var word = value.rawValue
      if word.withUTF8({ UnsafeRawBufferPointer($0).hasSameBytes(as: text) }) { return value }
    }
    throw unreadable(String(decoding: text, as: UTF8.self))
  }

  mutating func number<E>(_: E.Type = E.self) -> Identifier<E, Int64>? { int().map { Identifier($0) } }
  mutating func nummer<E>(_: E.Type = E.self) -> Identifier<E, Text>? { text().map { Identifier($0) } }

  /// The value of the column read last can't be understood; the first column of our statements is the key of the row.
  func unreadable(_ text: String) -> StoreError {
    let column = sqlite3_column_name(statement, index).map { String(cString: $0) } ?? "?"
    let table = sqlite3_column_table_name(statement, index).map { String(cString: $0) } ?? "?"
    let key = sqlite3_column_text(statement, 0).map { String(cString: $0) } ?? "?"
    return StoreError(.unreadable, "\(table) \(key): \(column) holds \"\(text)\", which can't be read")
  }
}
