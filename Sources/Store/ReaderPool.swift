import Locks
import Synchronization

/// The connections that read a file. Each keeps the snapshot that it read last, so that a read that follows need not
/// take SQLite's locks for it, until somebody takes the writer.
///
/// No snapshot lies idle while there may be a write: it would keep the log from being moved into the file, and what is
/// read after a write has been acknowledged must see it.
final class ReaderPool: Sendable {
  private struct State: Sendable {
    var idle: [Connection] = []
    var isClosed = false
  }

  private let state = Guarded(State())
  /// How often somebody has taken the writer and given it back: odd while somebody has it.
  private let turns = Atomic<Int>(0)
  private let kept: Int

  private static let beginText = SQL("BEGIN")
  private static let commitText = SQL("COMMIT")

  /// - Parameter kept: how many idle connections are kept.
  init(kept: Int) { self.kept = max(kept, 1) }

  /// A connection that stands in a snapshot of no earlier than now, or soon will: of the moment in which it first
  /// reads.
  ///
  /// - Parameter open: opens another one, where none is idle.
  func take(orOpen open: () throws -> Connection) throws -> Connection {
    let idle = try state.withLock { state throws -> Connection? in
      if state.isClosed { throw Database.closed }
      return state.idle.popLast()
    }
    let connection = try idle ?? open()
    let turn = turns.load(ordering: .acquiring)
    if connection.snapshot != turn {
      try end(connection)
      try connection.run(Self.beginText)
      connection.snapshot = turn
    }
    return connection
  }

  /// Takes a connection back; its snapshot is kept where nobody has had the writer since it was begun.
  ///
  /// - Parameter isSound: false where it has met an error of the database's: then it begins anew, whatever that was.
  func giveBack(_ connection: Connection, isSound: Bool) {
    if !isSound || connection.isAutocommit { try? end(connection) }
    if keep(connection) { return }
    try? end(connection)
    // A connection that can't end its snapshot is closed with it.
    _ = keep(connection)
  }

  /// - Returns: false where its snapshot must be ended first.
  private func keep(_ connection: Connection) -> Bool {
    state.withLock { state in
      // Asked within the lock: whoever takes the writer has raised it before he looks for idle snapshots here.
      let turn = turns.load(ordering: .acquiring)
      guard connection.snapshot == nil || connection.snapshot == turn && turn.isMultiple(of: 2) else { return false }
      if !state.isClosed, state.idle.count < kept { state.idle.append(connection) }
      return true
    }
  }

  /// Runs a body that may write, by whoever has the writer: no snapshot is idle meanwhile.
  func writing<T, Failure: Error>(_ body: () throws(Failure) -> sending T) throws(Failure) -> sending T {
    turns.add(1, ordering: .acquiringAndReleasing)
    defer { turns.add(1, ordering: .acquiringAndReleasing) }
    let idle = state.withLock { state in
      let idle = state.idle.filter { $0.snapshot != nil }
      if !idle.isEmpty { state.idle.removeAll { $0.snapshot != nil } }
      return idle
    }
    for connection in idle {
      try? end(connection)
      _ = keep(connection)
    }
    return try body()
  }

  /// Lets the idle ones go; they come back when they are needed.
  func removeIdle() { state.withLock { $0.idle.removeAll() } }

  /// Ends all reading.
  ///
  /// - Parameter abandons: lets the files be.
  func close(abandons: Bool) {
    state.withLock {
      $0.isClosed = true
      if abandons { for reader in $0.idle { reader.abandon() } }
      $0.idle.removeAll()
    }
  }

  private func end(_ connection: Connection) throws {
    guard connection.snapshot != nil else { return }
    if !connection.isAutocommit { try connection.run(Self.commitText) }
    connection.snapshot = nil
  }
}

/// The connection that writes, with the readers that must know of it.
struct WriterDoor: ~Copyable, Sendable {
  private let connection: Guarded<Connection?>
  /// Nil in memory, where nobody else reads.
  private let readers: ReaderPool?

  init(_ connection: sending Connection, readers: ReaderPool?) {
    self.connection = Guarded(connection)
    self.readers = readers
  }

  /// Runs the body when no other thread is in one; nil after the database was closed.
  func withLock<T, Failure: Error>(
    _ body: (inout sending Connection?) throws(Failure) -> sending T
  ) throws(Failure) -> sending T {
    try connection.withLock { connection throws(Failure) -> sending T in
      guard let readers else { return try body(&connection) }
      return try readers.writing { () throws(Failure) -> sending T in try body(&connection) }
    }
  }
}
