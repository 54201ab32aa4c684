import CSQLite
package import Disk
import Texts

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What went wrong in the database.
package struct StoreError: Error, Sendable, Equatable {
  /// The kind of failure, from SQLite's result code; never from a text.
  package enum Code: Sendable, Equatable {
    /// Another program has locked the file for longer than five seconds.
    case busy
    /// Another process of the product has the file.
    case held(FileLock.Holder)
    /// It has grown to its own limit.
    case full
    /// The disk, a quota on it or a limit on the size of files.
    case diskFull
    /// The process or the machine has as many files open as it may.
    case descriptors
    /// This user may not, or nobody may.
    case denied
    /// The file is no longer the one that was opened: what is written would be lost.
    case lost
    /// The file's contents are damaged.
    case corrupt
    /// The file is not a database, or is one of another application; it is left as it was (rule 9.3).
    case notADatabase
    /// The file was made by a newer version of the product (rule 9.3).
    case newer
    /// A foreign key, a primary key or a check refused the row.
    case constraint
    /// A row that can't be understood; the message names table, column and id.
    case unreadable
    /// The database is closed.
    case closed
    /// `fill` needs an empty database.
    case notEmpty
    /// Any other extended result code of SQLite.
    case other(Int32)
  }

  /// What kind of failure it is.
  package var code: Code
  /// The connection's own message, or a sentence; English, for the log.
  package var message: String
  /// The statement, where there was one.
  package var sql: String

  package init(_ code: Code, _ message: String, sql: String = "") {
    self.code = code
    self.message = message
    self.sql = sql
  }

  /// From an extended result code and the connection that gave it.
  @inline(never)
  init(result: Int32, connection: OpaquePointer?, sql: String = "") {
    let number = Self.systemNumber(result, connection)
    let code = Code(result: result, number: number)
    guard code != .lost else {
      self.init(.lost, "the file of the database is no longer the one that was opened", sql: sql)
      return
    }
    let text = (connection.flatMap { sqlite3_errmsg($0) } ?? sqlite3_errstr(result)).map { String(cString: $0) }
    let reason = number == 0 ? "" : ": \(DiskProblem.reason(number))"
    self.init(code, (text ?? "result \(result)") + reason, sql: sql)
  }

  /// From a result that no connection remembers; `number` is what the system said then.
  init(result: Int32, number: Int32) {
    let isSystem = [SQLITE_IOERR, SQLITE_CANTOPEN, SQLITE_FULL].contains(result & 0xff) && number != 0
    let text = sqlite3_errstr(result).map { String(cString: $0) } ?? "result \(result)"
    self.init(
      isSystem ? Code(number: number) : Code(result: result),
      isSystem ? "\(text): \(DiskProblem.reason(number))" : text)
  }

  /// With the name of the file, where the message lacks it.
  func naming(_ path: String) -> StoreError {
    guard !message.holds(path) else { return self }
    return StoreError(code, "\(path)\(code == .corrupt ? " is damaged" : ""): \(message)", sql: sql)
  }

  /// Whether a result of SQLite's is about the file, and not about what was asked.
  package static func isOfFile(_ result: Int32) -> Bool { [SQLITE_IOERR, SQLITE_CANTOPEN].contains(result & 0xff) }

  /// What the system can't do with a file.
  package init(_ problem: DiskProblem) { self.init(Code(number: problem.number), problem.message) }

  /// What the system can't do without a file of that name; `errno` says why.
  init(system what: String, _ number: Int32) {
    self.init(Code(number: number), "\(what): \(DiskProblem.reason(number))")
  }

  /// The system's own number behind a result; 0 where there is none.
  private static func systemNumber(_ result: Int32, _ connection: OpaquePointer?) -> Int32 {
    // Before anything else calls the system: SQLite remembers the number of some calls only, not that of a commit.
    let last = errno
    guard let connection, isOfFile(result) else { return 0 }
    let number = sqlite3_system_errno(connection)
    guard number == 0 else { return number }
    switch DiskProblem.kind(last) {
    case .full, .descriptors, .denied: return last
    case .exists, .missing, .other: return 0
    }
  }
}

extension StoreError: CustomStringConvertible {
  package var description: String { sql.isEmpty ? message : "\(message) (\(sql.prefix(200)))" }
}

extension StoreError.Code {
  /// - Parameter number: the system's own, where there is one.
  init(result: Int32, number: Int32 = 0) {
    if result == SQLITE_CONSTRAINT | 2 << 8 {
      // SQLITE_CONSTRAINT_COMMITHOOK, which no macro of the header brings to Swift: see `FileGuard`.
      self = .lost
      return
    }
    switch result & 0xff {
    case SQLITE_BUSY, SQLITE_LOCKED: self = .busy
    case SQLITE_FULL: self = .full
    case SQLITE_CORRUPT: self = .corrupt
    case SQLITE_NOTADB: self = .notADatabase
    case SQLITE_CONSTRAINT: self = .constraint
    case SQLITE_READONLY, SQLITE_PERM: self = .denied
    default: self = number == 0 ? .other(result) : Self(number: number, result)
    }
  }

  /// Whether it says something of the file, and not of what was asked.
  var isOfFile: Bool {
    switch self {
    case .corrupt, .notADatabase, .unreadable, .lost: true
    case .other(let result): StoreError.isOfFile(result)
    case .busy, .held, .full, .diskFull, .descriptors, .denied, .newer, .constraint, .closed, .notEmpty: false
    }
  }

  /// From a number of the system's.
  init(number: Int32, _ result: Int32 = SQLITE_IOERR) {
    switch DiskProblem.kind(number) {
    case .full: self = .diskFull
    case .descriptors: self = .descriptors
    case .denied: self = .denied
    case .exists, .missing, .other: self = .other(result)
    }
  }
}
