import CSQLite
import Domain
import Locks
package import Model
package import Texts

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How many arbetsorder there are of each status, counted once when somebody looks and kept right from then on: nobody
/// who writes pays for it before.
///
/// It belongs to the connection that writes, and sees every change of a row there, undo's too. What it can't follow it
/// forgets, and counts again when it is asked.
final class BoardTally {
  private(set) var isOn = false
  /// Something was counted that is not committed yet.
  private var isAhead = false
  private var typer: [Key: Int] = [:]
  private var utforare: [Key: Int] = [:]
  private var columns: (status: Int32, typ: Int32, utforare: Int32, objekt: Int32) = (0, 0, 0, 0)
  /// Those that are still to be done, by objekt; nil until somebody asks.
  private var open: [Text: Int]?

  private struct Key: Hashable {
    let status: Text
    let value: Text
  }

  // From the preupdate hook, for each row that changes.
  func note(_ operation: Int32, _ table: UnsafePointer<CChar>, _ db: OpaquePointer) {
    guard isOn, strcmp(table, "arbetsorder") == 0 else { return }
    isAhead = true
    if operation != SQLITE_INSERT { count(-1) { sqlite3_preupdate_old(db, $0, &$1) } }
    if operation != SQLITE_DELETE { count(1) { sqlite3_preupdate_new(db, $0, &$1) } }
  }

  private func count(_ step: Int, _ read: (Int32, inout OpaquePointer?) -> Int32) {
    func text(_ column: Int32) -> Text? {
      var value: OpaquePointer?
      guard read(column, &value) == SQLITE_OK, let bytes = sqlite3_value_text(value) else { return nil }
      return Text(String(cString: bytes))
    }
    guard let status = text(columns.status), let typ = text(columns.typ) else { return forget() }
    typer[Key(status: status, value: typ), default: 0] += step
    if let resurs = text(columns.utforare) { utforare[Key(status: status, value: resurs), default: 0] += step }
    if open != nil, Self.isOpen(status), let objekt = text(columns.objekt) { open?[objekt, default: 0] += step }
  }

  /// What was counted is lasting.
  func committed() { isAhead = false }

  /// What was counted since is taken back.
  func rolledBack() { if isAhead { forget() } }

  /// Counts again when it is asked.
  func forget() {
    (isOn, isAhead) = (false, false)
    typer.removeAll()
    utforare.removeAll()
    open = nil
  }

  private static func isOpen(_ status: Text) -> Bool { Status.oppna.contains { status == $0.rawValue } }

  private static let openOnes = SQL(
    """
    SELECT objekt FROM arbetsorder INDEXED BY arbetsorder_status
    WHERE status IN (\(Status.oppna.map { "'\($0.rawValue)'" }.joined(separator: ", ")))
    """)

  /// How many are still to be done, for each list of objekt.
  func openCounts(_ lists: [[ObjektID]], in connection: Connection) throws -> [Int] {
    if !isOn { try begin(connection) }
    if open == nil {
      var counted: [Text: Int] = [:]
      try connection.run(Self.openOnes) { _ in
      } row: { c in
        counted[c.string(), default: 0] += 1
      }
      open = counted
    }
    return lists.map { list in list.reduce(0) { $0 + (open?[$1.rawValue] ?? 0) } }
  }

  private static let byTyp = SQL(
    "SELECT status, typ, count(*) FROM arbetsorder INDEXED BY arbetsorder_typ GROUP BY typ, status")
  private static let byUtforare = SQL(
    """
    SELECT status, utforare, count(*) FROM arbetsorder INDEXED BY arbetsorder_utforare WHERE utforare IS NOT NULL
    GROUP BY utforare, status
    """)

  /// - Returns: nil for both filters at once, which no index has.
  func counts(_ typ: Text?, _ resurs: ResursID?, in connection: Connection) throws -> [Status: Int]? {
    guard typ == nil || resurs == nil else { return nil }
    if !isOn { try begin(connection) }
    var counts: [Status: Int] = [:]
    for status in Status.allCases {
      let code = Text(status.rawValue)
      counts[status] =
        if let resurs { utforare[Key(status: code, value: resurs.rawValue)] ?? 0 } else if let typ {
          typer[Key(status: code, value: typ)] ?? 0
        } else { typer.reduce(0) { $0 + ($1.key.status == code ? $1.value : 0) } }
    }
    return counts
  }

  private func begin(_ connection: Connection) throws {
    forget()
    let names = (TableShape.known("arbetsorder")?.columns ?? []).map(\.name)
    func place(_ name: String) -> Int32 { Int32(names.firstIndex { $0.isExactly(name) } ?? 0) }
    columns = (place("status"), place("typ"), place("utforare"), place("objekt"))
    try connection.run(Self.byTyp) { _ in
    } row: { c in
      typer[Key(status: c.string(), value: c.string())] = Int(c.integer())
    }
    try connection.run(Self.byUtforare) { _ in
    } row: { c in
      utforare[Key(status: c.string(), value: c.string())] = Int(c.integer())
    }
    isOn = true
  }
}

extension Database {
  /// How many arbetsorder each column of a board has, as last committed; nil for both filters at once. The first look
  /// counts, and costs what there is; later ones cost nothing, whatever is written meanwhile.
  ///
  /// - Throws: `StoreError`.
  package func boardCounts(typ: Text?, utforare: ResursID?) throws -> [Status: Int]? {
    try tallied { try $0.counts(typ, utforare, in: $1) }
  }

  /// How many arbetsorder are still to be done, for each list of objekt, as last committed. It costs as `boardCounts`.
  ///
  /// - Throws: `StoreError`.
  package func openCounts(_ lists: [[ObjektID]]) throws -> [Int] {
    try tallied { try $0.openCounts(lists, in: $1) }
  }

  private func tallied<T: Sendable>(_ body: (BoardTally, Connection) throws -> T) throws -> T {
    try withConnection { connection in
      do { return try body(connection.recorder.tally, connection) } catch { throw explained(error) }
    }
  }
}
