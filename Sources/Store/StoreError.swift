import CSQLite

/// What went wrong in the database.
package struct StoreError: Error, Sendable, Equatable {
  /// The kind of failure, from SQLite's result code; never from a text.
  package enum Code: Sendable, Equatable {
    /// Another connection holds the lock for longer than five seconds.
    case busy
    /// The disk, or the room that a world may use, is full.
    case full
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
    let text = connection.flatMap { sqlite3_errmsg($0) } ?? sqlite3_errstr(result)
    self.init(Code(result: result), text.map { String(cString: $0) } ?? "result \(result)", sql: sql)
  }
}

extension StoreError.Code {
  init(result: Int32) {
    switch result & 0xff {
    case SQLITE_BUSY, SQLITE_LOCKED: self = .busy
    case SQLITE_FULL: self = .full
    case SQLITE_CORRUPT: self = .corrupt
    case SQLITE_NOTADB: self = .notADatabase
    case SQLITE_CONSTRAINT: self = .constraint
    default: self = .other(result)
    }
  }
}
