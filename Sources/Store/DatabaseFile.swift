import CSQLite
import Disk
import Texts

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a database file says when it is looked at.
package struct DatabaseReport: Sendable, Equatable {
  /// Of its schema; 0 while it is blank.
  package var version: Int
  /// Up to which this program knows.
  package var newestVersion: Int
  /// What it was filled from; nil while it is empty.
  package var seed: SeedInfo?
  /// The name of the world whose file it is; nil for the world at the base URL.
  package var world: String?
  /// Of the whole database, free pages included.
  package var bytes: Int64
  /// What is wrong with it; empty when nothing is.
  package var problems: [String]
}

/// How far a copy is.
package enum CopyStage: Sendable {
  /// So many bytes are written, of all.
  case copied(bytes: Int, of: Int)
  /// All are, and are being looked at.
  case checking
}

/// Files that a server may be using: nothing here changes what is in them.
extension Database {
  /// SQLite's, such as `3.40.1`.
  package static var libraryVersion: String { String(cString: sqlite3_libversion()) }

  /// Looks at a file, a server's included.
  ///
  /// - Throws: `.notADatabase` and `.newer`, also for a file that is not there; any other `StoreError`.
  package static func inspect(path: String) throws -> DatabaseReport {
    try opened(path) { try $0.report() }
  }

  /// A copy in memory of what a file holds now, brought up to date; what is done to the one does not touch the other.
  ///
  /// - Throws: as ``inspect(path:)``.
  package static func copy(of path: String) throws -> Database {
    let copy = try Connection(path: ":memory:", role: .reader)
    try opened(path) { try $0.backup(to: copy) }
    try copy.migrate(Migration.all, from: try copy.schemaVersion(newest: newestVersion))
    return try Database(
      path: nil, durability: .normal, maxBytes: nil, writer: copy, readers: 0, base: nil)
  }

  /// Writes a copy of what a file holds now to a new file, and looks whether that one is whole.
  ///
  /// - Parameter progress: told now and then how far it is.
  /// - Returns: what is to be said of the copy; one with problems is no use.
  /// - Throws: as ``inspect(path:)``; what writing throws.
  package static func backup(
    of path: String, to target: String, progress: @escaping (CopyStage) -> Void = { _ in }
  ) throws -> DatabaseReport {
    try opened(path) { try $0.backup(to: target, progress) }
    return try opened(target) { copy in
      try copy.telling {
        progress(.checking)
      } while: {
        try copy.report()
      }
    }
  }

  private static var newestVersion: Int { Migration.all.last?.version ?? 0 }

  private static func opened<T>(_ given: String, _ body: (Connection) throws -> T) throws -> T {
    let path = plain(given)
    guard DiskFile.sort(path) != .missing else { throw StoreError(.notADatabase, "\(given): there is no such file") }
    _ = try FileHeader.isMissing(path)
    try FileHeader.check(path, newest: newestVersion)
    do { return try body(try Connection(path: path, role: .reader)) } catch let error as StoreError {
      let message = error.message.holds(given) ? error.message : "\(given): \(error.message)"
      throw StoreError(error.code, message, sql: error.sql)
    }
  }
}

extension Connection {
  fileprivate func report() throws -> DatabaseReport {
    let newest = Migration.all.last?.version ?? 0
    let version = try schemaVersion(newest: newest)
    var report = DatabaseReport(
      version: version, newestVersion: newest, bytes: try number("PRAGMA page_count") * number("PRAGMA page_size"),
      problems: try texts("PRAGMA integrity_check").filter { $0 != "ok" })
    // Older schemas have other tables; what is damaged may have none.
    guard version == newest, report.problems.isEmpty else { return report }
    report.problems = try brokenReferences()
    report.seed = try seedInfo()
    report.world = try texts("SELECT namn FROM varldsnamn").first
    return report
  }

  private static let orphans = """
    SELECT 'content ' || hash || ' that nothing has' FROM filinnehall i
      WHERE NOT EXISTS (SELECT 1 FROM fil WHERE hash = i.hash)
        AND NOT EXISTS (SELECT 1 FROM tempfil WHERE hash = i.hash)
    UNION ALL
    SELECT 'content ' || hash || ' that is not whole' FROM filinnehall i
      WHERE storlek <> (SELECT coalesce(sum(length(innehall)), 0) FROM filinnehall_del WHERE hash = i.hash)
    """

  /// What is wrong with the references between rows, or with the contents of files.
  func brokenReferences() throws -> [String] {
    try texts("SELECT DISTINCT 'foreign key of ' || \"table\" FROM pragma_foreign_key_check") + texts(Self.orphans)
  }

  /// The first thing that a quick look finds wrong with a file; nil where there is none, or where it is larger than
  /// `most` bytes. Pages have no checksums: what is looked at is how they hang together, not what is in the rows.
  func firstProblem(within most: Int64) throws -> String? {
    guard try number("PRAGMA page_count") * number("PRAGMA page_size") <= most else { return nil }
    return try texts("PRAGMA quick_check(1)").first { $0 != "ok" }?.replacing("\n", with: "; ")
  }

  /// Lets the database grow to so many bytes; nil leaves it to the disk.
  func limit(to maxBytes: Int?) throws {
    guard let maxBytes else { return }
    let size = max(1, Int(try number("PRAGMA page_size")))
    try execute("PRAGMA max_page_count = \(max(1, maxBytes / size))")
  }

  /// Writes a whole copy to a new file, which is gone again where that fails.
  func backup(to path: String, _ progress: (CopyStage) -> Void = { _ in }) throws {
    do { try DiskFile.make(path) } catch { throw StoreError(error) }
    do { try backup(to: try Connection(path: path, role: .reader), progress) } catch {
      Database.remove(path)
      throw error
    }
  }

  /// Writes a whole copy to a new file `<stem>.<n>.bak`.
  ///
  /// - Returns: its path.
  func backup(beside stem: String) throws -> String {
    var n = 1
    while DiskFile.sort("\(stem).\(n).bak") != .missing { n += 1 }
    try backup(to: "\(stem).\(n).bak")
    return "\(stem).\(n).bak"
  }

  /// Pages that are copied at a time: 16 MiB.
  private static let piece: Int32 = 4096

  fileprivate func backup(to target: Connection, _ progress: (CopyStage) -> Void = { _ in }) throws {
    // With a snapshot of its own a copy of several pieces is not begun anew when others write meanwhile.
    let isAlone = isAutocommit
    if isAlone { try execute("BEGIN; SELECT count(*) FROM sqlite_schema") }
    defer { if isAlone, !isAutocommit { try? execute("COMMIT") } }
    guard let backup = sqlite3_backup_init(target.db, "main", db, "main") else {
      throw StoreError(result: sqlite3_extended_errcode(target.db), connection: target.db)
    }
    let size = Int(try number("PRAGMA page_size"))
    var result = sqlite3_backup_step(backup, Self.piece)
    var patience = 50
    while result == SQLITE_OK || (result == SQLITE_BUSY || result == SQLITE_LOCKED) && patience > 0 {
      if result == SQLITE_OK {
        let all = Int(sqlite3_backup_pagecount(backup))
        progress(.copied(bytes: (all - Int(sqlite3_backup_remaining(backup))) * size, of: all * size))
      } else {
        sqlite3_sleep(100)
        patience -= 1
      }
      result = sqlite3_backup_step(backup, Self.piece)
    }
    let failure = result == SQLITE_DONE ? nil : StoreError(result: result, number: errno)
    sqlite3_backup_finish(backup)
    if let failure { throw failure }
  }

  /// Runs a body, and tells now and then that SQLite is at work for it.
  fileprivate func telling<T>(_ tell: @escaping () -> Void, while body: () throws -> T) rethrows -> T {
    let told = Told(tell)
    sqlite3_progress_handler(
      db, 100_000,
      { told in
        if let told { Unmanaged<Told>.fromOpaque(told).takeUnretainedValue().tell() }
        return 0
      }, Unmanaged.passUnretained(told).toOpaque())
    defer { withExtendedLifetime(told) { sqlite3_progress_handler(db, 0, nil, nil) } }
    return try body()
  }
}

/// What SQLite's handler is given to call.
private final class Told {
  let tell: () -> Void

  init(_ tell: @escaping () -> Void) { self.tell = tell }
}
