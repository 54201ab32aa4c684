import CSQLite
import Disk
import Locks
package import Model
import Synchronization

/// The data of one world: a file with one writer and several readers, or memory behind one lock.
///
/// Calls come from any thread. `read` never waits for a writer in a file; in memory everything takes its turn.
package final class Database: Sendable {
  /// The file; nil in memory.
  package let path: String?
  let durability: Durability
  /// What it may grow to; nil leaves that to the disk.
  package let maxBytes: Int?
  /// The right to the file, and who looks whether it is still the same one; nil in memory.
  private let keeping: (lock: FileLock, guard: FileGuard)?
  /// The only connection that writes, and in memory the only one; nil after `close`.
  let writer: WriterDoor
  private let readers: ReaderPool
  private let latest: Guarded<Master>
  /// What reset goes back to, once it is known.
  let base: Guarded<Image?>

  let marks = PageMarks()
  /// How many commits there have been; what is remembered of the data holds for one of them.
  private let generation = Atomic<Int>(0)

  init(
    path: String?, durability: Durability, maxBytes: Int?, writer: Connection, readers: Int, base: Image?,
    keeping: (lock: FileLock, guard: FileGuard)? = nil
  ) throws {
    self.path = path
    self.keeping = keeping
    self.durability = durability
    self.maxBytes = maxBytes
    try TableShape.learn(from: writer)
    latest = Guarded(try base?.master(of: writer) ?? Master(try InstallationRows.registers(in: writer)))
    // The statements that read the registers won't be needed again soon.
    if base == nil { writer.shrink() }
    self.readers = ReaderPool(kept: readers)
    self.writer = WriterDoor(writer, readers: path == nil ? nil : self.readers)
    self.base = Guarded(base)
  }

  deinit { keeping?.lock.removeFile() }

  /// The registers of the installation, as last committed.
  package var register: RegisterSnapshot { master.register }
  /// What the installation has decided for itself, as last committed.
  package var settings: Settings { master.settings }
  /// Both, of the same commit.
  package var master: Master { latest.withLock { $0 } }

  /// Asks for what a request will need first, and waits for nothing.
  package func prefetch() { latest.prefetch() }

  // MARK: Reading

  /// Runs a body in one snapshot. The body must not call the database itself: in memory it holds the only lock.
  ///
  /// - Throws: what the body throws; `StoreError`.
  package func read<T: Sendable>(_ body: (ReadTransaction) throws -> T) throws -> T {
    try withReader { try body($1) }
  }

  private func withReader<T: Sendable>(_ body: (Connection, ReadTransaction) throws -> T) throws -> T {
    do { return try onReader(body) } catch { throw explained(error) }
  }

  private func onReader<T: Sendable>(_ body: (Connection, ReadTransaction) throws -> T) throws -> T {
    guard path != nil else {
      return try withConnection { connection in
        return try body(connection, transaction(on: connection, known))
      }
    }
    // Before the snapshot: a commit in between makes the snapshot newer than what it is taken for, never older.
    let before = known
    let connection = try readers.take { try openReader() }
    var isSound = true
    defer {
      if problem != nil { connection.abandon() }
      readers.giveBack(connection, isSound: isSound)
    }
    do {
      return try body(connection, transaction(on: connection, before))
    } catch {
      isSound = !(error is StoreError)
      throw error
    }
  }

  /// What every reader is to know of the latest commit.
  private var known: (master: Master, generation: Int) { (master, generation.load(ordering: .acquiring)) }

  private func transaction(on connection: Connection, _ known: (master: Master, generation: Int)) -> ReadTransaction {
    ReadTransaction(connection, known.master, marks: marks, generation: known.generation)
  }

  private func openReader() throws -> Connection {
    guard let path else { throw Self.closed }
    // By its name another file would be opened.
    if let problem = keeping?.guard.look() { throw StoreError(.lost, problem) }
    let made = try Connection(path: path, role: .reader)
    try made.configureFile(durability, role: .reader)
    return made
  }

  /// Gives a body the connection that writes, which is the only one in memory.
  @inline(__always)
  func withConnection<T>(_ body: (Connection) throws -> sending T) throws -> sending T {
    try writer.withLock { connection throws -> sending T in
      guard let connection else { throw Self.closed }
      try connection.wake()
      return try body(connection)
    }
  }

  // MARK: Writing

  /// Gives a body the writer; a transaction that it leaves open is taken back.
  ///
  /// - Throws: what the body throws; `StoreError`.
  package func withWriter<T: Sendable>(_ body: (Writer) throws -> T) throws -> T {
    try withConnection { connection in
      let writer = Writer(connection, master) { self.committed($0) }
      do {
        let result = try body(writer)
        try writer.rollback()
        return result
      } catch {
        try writer.rollback()
        throw explained(error)
      }
    }
  }

  /// Runs one job in a transaction of its own; it is lasting when this returns.
  ///
  /// - Throws: what the body throws, and then nothing has changed; `StoreError`.
  package func write<T: Sendable>(_ body: (WriteTransaction) throws -> T) throws -> T {
    try withWriter { writer in
      try writer.begin()
      let result = try writer.savepoint(body)
      try writer.commit()
      return result
    }
  }

  /// After every commit: what later readers are to know.
  func committed(_ new: Master) {
    latest.withLock { if $0 !== new { $0 = new } }
    generation.add(1, ordering: .acquiringAndReleasing)
  }

  // MARK: Care

  /// Lets prepared statements, cached pages and idle readers go, and in memory the connection; they come back when they
  /// are needed.
  package func shrink() {
    readers.removeIdle()
    writer.withLock { connection in
      connection?.shrink()
      connection?.sleep()
    }
  }

  /// Gives memory that many databases have let go of back to the system; worth its milliseconds after many a `shrink`.
  package static func trimMemory() { sqlx_trim_memory() }

  /// Moves everything into the file and lets it go; every later call throws `.closed`.
  ///
  /// - Throws: `.lost` where the file is not ours any more: then nothing is moved into it, and no file is removed.
  package func close() throws {
    let problem = keeping?.guard.look()
    readers.close(abandons: problem != nil)
    try writer.withLock { connection throws in
      defer {
        connection = nil
        keeping?.lock.removeFile()
      }
      if let problem {
        connection?.abandon()
        throw StoreError(.lost, problem)
      }
      if path != nil { try connection?.execute("PRAGMA wal_checkpoint(TRUNCATE)") }
    }
  }

  /// What has become of the file, so that nothing can be written any more; nil while all is well, and in memory.
  package var problem: String? { keeping?.guard.problem }

  /// Says to other processes where the database is served.
  package func announce(_ address: String) { keeping?.lock.say(address) }

  /// Whether the disk is what is full, and not the database's own limit: the nearer of the two.
  private var isDiskFull: Bool {
    guard let path else { return false }
    guard let maxBytes, let bytes = try? bytes() else { return true }
    guard let free = DiskFile.room(in: DiskFile.directory(of: path)) else { return false }
    return free < Int64(maxBytes) - bytes
  }

  /// An error with all that is known of its cause.
  package func explained(_ error: any Error) -> any Error {
    guard let error = error as? StoreError else { return error }
    // What is damaged may be so because it is not the file any more that was opened.
    if error.code.isOfFile, let problem = keeping?.guard.look() { return StoreError(.lost, problem, sql: error.sql) }
    return switch error.code {
    case .full where isDiskFull: StoreError(system: path ?? "memory", DiskProblem.full)
    case .full: StoreError(.full, "its limit is \(maxBytes ?? Image.capacity) bytes", sql: error.sql)
    case .diskFull, .descriptors, .denied, .corrupt, .other: error.naming(path ?? "the memory of the database")
    case .busy, .held, .lost, .notADatabase, .newer, .constraint, .unreadable, .closed, .notEmpty: error
    }
  }

  /// What is wrong with the file, with the references between its rows or with the contents of files; empty when
  /// nothing is.
  package func integrityCheck() throws -> [String] {
    try withConnection { connection in
      return try connection.texts("PRAGMA integrity_check").filter { $0 != "ok" } + connection.brokenReferences()
    }
  }

  /// Bytes of the database, free pages included; in memory its clone counts whole, though it shares what it has not
  /// changed.
  package func bytes() throws -> Int64 {
    // Not for a file: what has gone wrong there is explained, with this, while the writer is held.
    if path == nil, let bytes = writer.withLock({ $0?.sleepingBytes }) { return Int64(bytes) }
    return try withReader { connection, _ in
      try connection.number("PRAGMA page_count") * connection.number("PRAGMA page_size")
    }
  }

  /// The rows of a table, for whoever looks at the database from outside.
  package func rowCount(_ table: String) throws -> Int64 {
    try withConnection { connection in
      return try connection.number("SELECT count(*) FROM \"\(table)\"")
    }
  }

  static let closed = StoreError(.closed, "the database is closed")
}
