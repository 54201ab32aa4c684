import CSQLite

/// What takes back the writes of one job, in the format of SQLite's session extension (`docs/control-plane.md`).
package struct Changeset: Sendable, Equatable {
  /// To be applied in this order.
  let segments: [[UInt8]]
  /// How many changes of rows it takes back: as many as `rows` has.
  package let count: Int

  /// Nothing was changed.
  package var isEmpty: Bool { segments.isEmpty }
  /// The room that it takes.
  package var byteCount: Int { segments.reduce(0) { $0 + $1.count } }
  /// One that takes back nothing.
  package static let none = Changeset(segments: [], count: 0)
}

/// One row that a job changed, as it was and as it became.
package struct ChangedRow: Sendable, Equatable {
  /// What became of the row.
  package enum Kind: String, Sendable { case inserted, updated, deleted }

  /// A column that has another value now.
  package struct Field: Sendable, Equatable {
    /// The column.
    package var name: String
    /// As text; nil is NULL, and a BLOB is shown by its length.
    package var before: String?
    /// As text; nil is NULL, and a BLOB is shown by its length.
    package var after: String?
  }

  /// What became of it.
  package var kind: Kind
  /// The table.
  package var table: String
  /// The values of its primary key, joined by `/`.
  package var key: String
  /// Columns that changed; all that have a value for a row that came or went.
  package var fields: [Field]
}

extension Changeset {
  /// The rows that were changed, in the order in which it was done.
  package var rows: [ChangedRow] { Self.rows(of: segments) }

  static func rows(of segments: [[UInt8]]) -> [ChangedRow] {
    var rows: [ChangedRow] = []
    for segment in segments {
      var reader = ChangesetReader(segment)
      while let row = reader.next() { rows.append(row) }
    }
    return rows.reversed()
  }
}

/// Reads a changeset; what it takes back is what was done.
private struct ChangesetReader {
  private let bytes: [UInt8]
  private var at = 0
  private var shape: TableShape?
  private var isKeyOnly = false

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  private enum Value {
    case undefined, null
    case some(String)

    var text: String? { if case .some(let text) = self { text } else { nil } }
    var isDefined: Bool { if case .undefined = self { false } else { true } }
  }

  mutating func next() -> ChangedRow? {
    while at < bytes.count, [UInt8(ascii: "T"), UInt8(ascii: "P")].contains(bytes[at]) { readHeader() }
    guard at + 1 < bytes.count, let shape else { return nil }
    let operation = Int32(bytes[at])
    at += 2
    let first = record(shape)
    switch operation {
    case SQLITE_DELETE: return row(.inserted, shape, before: nil, after: first)
    case SQLITE_INSERT: return row(.deleted, shape, before: first, after: nil)
    default: return row(.updated, shape, before: record(shape), after: first)
    }
  }

  private func row(_ kind: ChangedRow.Kind, _ shape: TableShape, before: [Value]?, after: [Value]?) -> ChangedRow {
    let key = shape.columns.indices.filter { shape.columns[$0].isKey }
      .map { (after ?? before)?[$0].text ?? "" }.joined(separator: "/")
    var fields: [ChangedRow.Field] = []
    for index in shape.columns.indices {
      let (old, new) = (before?[index], after?[index])
      if kind == .updated, old?.isDefined != true { continue }
      if old?.text == nil, new?.text == nil { continue }
      fields.append(ChangedRow.Field(name: shape.columns[index].name, before: old?.text, after: new?.text))
    }
    return ChangedRow(kind: kind, table: shape.name, key: key, fields: fields)
  }

  private mutating func readHeader() {
    isKeyOnly = bytes[at] == UInt8(ascii: "P")
    at += 1
    at += Int(varint())
    let end = bytes[at...].firstIndex(of: 0) ?? bytes.count
    shape = TableShape.known(String(decoding: bytes[at..<end], as: UTF8.self))
    at = end + 1
  }

  private mutating func record(_ shape: TableShape) -> [Value] {
    shape.columns.map { isKeyOnly && !$0.isKey ? .undefined : value() }
  }

  private mutating func value() -> Value {
    let type = Int32(bytes[at])
    at += 1
    switch type {
    case SQLITE_INTEGER: return .some(String(Int64(bitPattern: number())))
    case SQLITE_FLOAT: return .some("\(Double(bitPattern: number()))")
    case SQLITE_TEXT, SQLITE_BLOB:
      let count = Int(varint())
      defer { at += count }
      if type == SQLITE_BLOB { return .some("\(count) bytes") }
      return .some(String(decoding: bytes[at..<(at + count)], as: UTF8.self))
    case SQLITE_NULL: return .null
    default: return .undefined
    }
  }

  private mutating func number() -> UInt64 {
    defer { at += 8 }
    return bytes[at..<(at + 8)].reduce(0) { $0 << 8 | UInt64($1) }
  }

  private mutating func varint() -> UInt64 {
    var value: UInt64 = 0
    while true {
      let byte = bytes[at]
      at += 1
      value = value << 7 | UInt64(byte & 0x7F)
      if byte & 0x80 == 0 { return value }
    }
  }
}
