import CSQLite
import Locks
import Texts

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a changeset must know of a table. Every database of one schema has the same.
final class TableShape: Sendable {
  struct Column: Sendable {
    let name: String
    /// Its place in the primary key from 1; 0 for the others.
    let key: UInt8
    /// Its values are BLOBs, as a STRICT table declares.
    var isBlob = false

    var isKey: Bool { key > 0 }
  }

  let name: String
  let columns: [Column]
  /// The places of the columns that hold BLOBs.
  let blobs: [Int]
  /// How the session extension's format says that rows of the table follow.
  private let header: (whole: [UInt8], keys: [UInt8])
  private let nameBytes: [CChar]
  let isArbetsorder: Bool

  init(name: String, columns: [Column]) {
    self.name = name
    self.columns = columns
    isArbetsorder = name.isExactly("arbetsorder")
    blobs = columns.indices.filter { columns[$0].isBlob }
    nameBytes = Array(name.utf8CString)
    var header: [UInt8] = []
    Self.appendVarint(UInt64(columns.count), to: &header)
    header += columns.map(\.key)
    header += Array(name.utf8) + [0]
    self.header = ([UInt8(ascii: "T")] + header, [UInt8(ascii: "P")] + header)
  }

  /// The mark of the table: of a changeset, or of a patchset, whose deletions have nothing but the key.
  func header(isKeyOnly: Bool) -> [UInt8] { isKeyOnly ? header.keys : header.whole }

  func isNamed(_ other: UnsafePointer<CChar>) -> Bool { nameBytes.withUnsafeBufferPointer { same($0, other) } }

  private func same(_ own: UnsafeBufferPointer<CChar>, _ other: UnsafePointer<CChar>) -> Bool {
    guard let start = own.baseAddress else { return false }
    return strcmp(start, other) == 0
  }

  /// SQLite's variable-length integer: seven bits a byte, the highest first.
  static func appendVarint(_ value: UInt64, to bytes: inout [UInt8]) {
    guard value > 0x7F else { return bytes.append(UInt8(value)) }
    // Nothing here is longer than 2^56.
    var groups = [UInt8(truncatingIfNeeded: value & 0x7F)]
    var rest = value >> 7
    while rest > 0 {
      groups.append(UInt8(truncatingIfNeeded: rest & 0x7F) | 0x80)
      rest >>= 7
    }
    bytes += groups.reversed()
  }

  // MARK: The newest schema

  private static let tables = Guarded<[String: TableShape]>([:])

  static var areLearnt: Bool { tables.withLock { !$0.isEmpty } }

  /// The shape of a table; nil where there is no such table.
  static func known(_ name: String) -> TableShape? { tables.withLock { $0[name] } }

  /// Every table, in alphabetical order.
  static var all: [TableShape] { tables.withLock { $0.values.sorted { $0.name < $1.name } } }

  /// Reads the shapes once in a process, from a connection with the newest schema.
  static func learn(from connection: Connection) throws {
    guard tables.withLock({ $0.isEmpty }) else { return }
    var columns: [String: [Column]] = [:]
    let query = """
      SELECT m.name, c.name, c.pk, c.type = 'BLOB' FROM sqlite_schema m JOIN pragma_table_info(m.name) c
      WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' ORDER BY m.name, c.cid
      """
    try Statement(query, connection: connection.db, persistent: false).run(bind: { _ in }) { row in
      columns[row.word() ?? "", default: []].append(
        Column(name: row.word() ?? "", key: UInt8(clamping: row.integer()), isBlob: row.integer() != 0))
    }
    let found = columns
    tables.withLock { $0 = Dictionary(uniqueKeysWithValues: found.map { ($0, TableShape(name: $0, columns: $1)) }) }
  }
}
