import CSQLite
import Disk
import Locks

/// Looks, before every commit, whether the files of a database are still those that were opened, and as long as they
/// must be. Otherwise nothing is committed, and nothing ever after: what is written would be lost with the answer that
/// it is kept.
///
/// After the commit, and before anybody is told of it, all of that is looked at again, and the end of the log with it:
/// the files may go in between. A commit's own cost is many times as much, and many writes share one.
///
/// A file that was written over in place is still the same one to the system. All that is written to it, though, is
/// written by this guard's own hand, when the log is moved there; so where it has been written to at another time, some
/// pages are compared that differ between any two databases, and between an earlier state and a later one.
final class FileGuard: Sendable {
  private struct State {
    /// Since the file or the log was opened.
    var log: FileMark.Identity?
    /// What has been written to the log and not yet been overwritten.
    var logBytes: Int64 = 0
    var tail: LogTail?
    /// The file has been as long as this, and never becomes shorter.
    var bytes: Int64
    /// When the file was last written to by us, and what its telling pages were then.
    var written: Int64
    var pages: [[UInt8]]
    var problem: String?
  }

  private let path: String
  private let logPath: String
  private let lock: FileLock
  private let identity: FileMark.Identity
  private let pageSize: Int64
  private let peek: FilePeek
  /// From 1: the head of the file, the secret, the world's own state and the counters.
  private let telling: [Int64]
  private let state: Guarded<State>

  /// Pages of the log after which they are moved to the file.
  private static let pagesInLog: Int32 = 4000

  /// - Parameter writer: has the file open; it and all others are closed before the guard ends.
  /// - Throws: `.lost` where there is no such file any more.
  init(_ path: String, _ lock: FileLock, _ writer: Connection) throws {
    guard let mark = FileMark(path) else { throw StoreError(.lost, "\(path) is gone") }
    do { peek = try FilePeek(path) } catch { throw StoreError(error) }
    (self.path, logPath, self.lock) = (path, path + "-wal", lock)
    pageSize = try writer.number("PRAGMA page_size")
    let tables = "SELECT rootpage FROM sqlite_schema WHERE name IN ('hemlighet', 'varld', 'raknare')"
    telling = [1] + (try writer.texts(tables).compactMap { Int64($0) })
    identity = mark.identity
    state = Guarded(State(bytes: mark.size, written: mark.written, pages: []))
    state.withLock { wasWritten(&$0) }
  }

  private var tellingPages: [[UInt8]] { telling.map { peek.bytes(at: ($0 - 1) * pageSize, count: Int(pageSize)) } }

  /// What is in the file now is what we have put there.
  private func wasWritten(_ s: inout State) {
    guard let mark = FileMark(path), mark.identity == identity else { return }
    s.bytes = max(s.bytes, mark.size)
    (s.written, s.pages) = (mark.written, tellingPages)
  }

  /// What has become of the files; nil while all is well.
  var problem: String? { state.withLock { $0.problem } }

  /// To be told of each commit: how many pages the log holds. Moves them to the file when they are many.
  ///
  /// - Returns: whether the commit is kept.
  private func committed(_ db: OpaquePointer?, pages: Int32) -> Bool {
    state.withLock { s in
      s.logBytes = LogTail.bytes(pages: Int64(pages), pageSize: pageSize)
      if s.tail == nil { s.tail = try? LogTail(logPath, pageSize: pageSize) }
      if s.problem == nil, s.tail?.isWhole(pages: Int64(pages)) == false {
        s.problem = "\(path)-wal was cut short or written over while it was open"
      }
    }
    guard look() == nil else { return false }
    guard pages >= Self.pagesInLog else { return true }
    // Under the lock: whoever looks meanwhile, as a reader that is being opened does, would find pages in the file that
    // nobody has told of yet.
    state.withLock { s in
      var (logged, moved): (Int32, Int32) = (0, 0)
      sqlite3_wal_checkpoint_v2(db, nil, SQLITE_CHECKPOINT_PASSIVE, &logged, &moved)
      // Nothing is needed of a log that was moved as a whole: the next commit begins it anew, and may make it shorter.
      if moved == logged { s.logBytes = 0 }
      wasWritten(&s)
    }
    return true
  }

  /// Looks whether what is committed now is kept.
  ///
  /// - Returns: what has become of the files; nil where all is well.
  func look() -> String? {
    state.withLock { s in
      // Looked at in here: while a reader is being opened, a commit may make the log longer than it was before.
      let (file, log) = (FileMark(path), FileMark(logPath))
      let isHeld = FileMark(lock.path)?.identity == lock.identity
      if s.problem == nil { s.problem = trouble(&s, file, log, isHeld) }
      return s.problem
    }
  }

  private func trouble(_ s: inout State, _ file: FileMark?, _ log: FileMark?, _ isHeld: Bool) -> String? {
    guard let file else { return "\(path) was deleted or moved while it was open" }
    guard file.identity == identity else { return "\(path) was replaced by another file while it was open" }
    guard file.size >= s.bytes else { return "\(path) was cut short while it was open" }
    s.bytes = file.size
    if file.written != s.written {
      guard tellingPages == s.pages else { return "\(path) was written over by another program while it was open" }
      s.written = file.written
    }
    guard let log else { return "\(path)-wal was deleted or moved while it was open" }
    if s.log == nil { s.log = log.identity }
    guard log.identity == s.log else { return "\(path)-wal was replaced by another file while it was open" }
    guard log.size >= s.logBytes else { return "\(path)-wal was cut short while it was open" }
    guard isHeld else { return "\(lock.path) was removed while it was held, and another program may have the database" }
    return nil
  }

  /// Stands guard over a connection from now on; the connection must not outlive the guard.
  func install(on db: OpaquePointer) {
    let context = Unmanaged.passUnretained(self).toOpaque()
    sqlite3_commit_hook(
      db,
      { context in
        guard let context else { return 1 }
        return Unmanaged<FileGuard>.fromOpaque(context).takeUnretainedValue().look() == nil ? 0 : 1
      }, context)
    sqlite3_wal_hook(
      db,
      { context, db, _, pages in
        guard let context else { return SQLITE_ERROR }
        let fileGuard = Unmanaged<FileGuard>.fromOpaque(context).takeUnretainedValue()
        return fileGuard.committed(db, pages: pages) ? SQLITE_OK : SQLITE_IOERR
      }, context)
  }
}
