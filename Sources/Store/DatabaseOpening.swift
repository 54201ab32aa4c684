import CSQLite
package import Disk
import Locks
import Synchronization

extension Database {
  /// Opens a file, or makes it, and holds it alone until it is closed; an older one is migrated, with a copy kept
  /// beside it as `<file>.v<version>.<n>.bak`. One of up to ``checkedBytes`` is looked at whole; of a larger one the
  /// registers are read.
  ///
  /// - Parameters:
  ///   - readers: how many idle reading connections are kept: one per worker.
  ///   - maxBytes: what it may grow to; past it a write throws `.full`. Nil leaves it to the disk.
  ///   - lock: the right to the file, where somebody has it already.
  /// - Throws: `.held` where another process has it; `.notADatabase` and `.newer`, and then the file is as it was (rule
  ///   9.3); `.corrupt` for a file that is not whole; any other `StoreError`.
  package static func open(
    path: String, durability: Durability = .normal, readers: Int = 2, maxBytes: Int? = nil, lock: FileLock? = nil
  ) throws -> Database {
    try open(
      path: path, durability: durability, readers: readers, maxBytes: maxBytes, migrations: Migration.all, lock: lock)
  }

  /// Up to so many bytes a file is looked at whole when it is opened.
  package static let checkedBytes: Int64 = 64 << 20

  /// Takes the right to a file, which is not opened or made yet.
  ///
  /// - Throws: `.held`; what making the file of the lock throws.
  package static func hold(_ path: String) throws(StoreError) -> FileLock {
    let directory = DiskFile.directory(of: path)
    guard DiskFile.sort(directory) == .directory else {
      throw StoreError(.other(SQLITE_CANTOPEN), "\(path): there is no directory \(directory)")
    }
    do throws(FileLock.Failure) { return try FileLock(lockPath(path)) } catch {
      switch error {
      case .held(let holder): throw StoreError(.held(holder), "\(path) is in use by \(holder.description)")
      case .system(let problem): throw StoreError(problem)
      }
    }
  }

  /// Who has a file now; nil where nobody does.
  package static func holder(of path: String) -> FileLock.Holder? { FileLock.holder(of: lockPath(path)) }

  /// One for all names that lead to the file.
  private static func lockPath(_ path: String) -> String {
    if let real = DiskFile.real(path) { return real + ".lock" }
    let directory = DiskFile.directory(of: path)
    return "\(DiskFile.real(directory) ?? directory)/\(DiskFile.name(path)).lock"
  }

  static func open(
    path given: String, durability: Durability, readers: Int = 2, maxBytes: Int? = nil,
    migrations: [Migration] = Migration.all, filled: Image? = nil, lock held: FileLock? = nil
  ) throws -> Database {
    let path = plain(given)
    let lock = try held ?? hold(path)
    do {
      let isNew = try FileHeader.isMissing(path)
      if isNew { try make(path) }
      do {
        try FileHeader.check(path, newest: migrations.last?.version ?? 0)
        let writer = try Connection(path: path, role: .writer)
        try prepare(writer, path, durability, migrations, isKnown: filled != nil)
        let fileGuard = try FileGuard(path, lock, writer)
        try writer.limit(to: maxBytes)
        let database = try Database(
          path: path, durability: durability, maxBytes: maxBytes, writer: writer, readers: readers, base: filled,
          keeping: (lock, fileGuard))
        writer.guarded(by: fileGuard)
        return database
      } catch {
        if isNew { remove(path) }
        throw error
      }
    } catch {
      lock.removeFile()
      throw (error as? StoreError)?.naming(path) ?? error
    }
  }

  private static func make(_ path: String) throws(StoreError) {
    do { try DiskFile.make(path) } catch {
      // What is there and leads to nothing is a link.
      throw error.kind == .exists
        ? StoreError(.notADatabase, "\(path) is a link that leads nowhere") : StoreError(error)
    }
  }

  /// Brings a file up to date, once it is known to be whole.
  ///
  /// - Parameter isKnown: it has just been made.
  private static func prepare(
    _ writer: Connection, _ path: String, _ durability: Durability, _ migrations: [Migration], isKnown: Bool
  ) throws {
    let newest = migrations.last?.version ?? 0
    let version = try writer.schemaVersion(newest: newest)
    if !isKnown, version > 0, let problem = try writer.firstProblem(within: checkedBytes) {
      throw StoreError(.corrupt, "\(path) is damaged: \(problem)")
    }
    if version > 0, version < newest { _ = try writer.backup(beside: "\(path).v\(version)") }
    // Before the log is switched on: the header then tells whose file it is even if the program is killed now.
    try writer.migrate(migrations, from: version)
    try writer.configureFile(durability, role: .writer)
  }

  /// SQLite gives a meaning of their own to names that begin with a colon.
  static func plain(_ path: String) -> String { path.hasPrefix(":") || path.isEmpty ? "./\(path)" : path }

  /// A database in memory that starts as a copy of an image.
  ///
  /// - Parameters:
  ///   - image: nil makes an empty one.
  ///   - maxBytes: what it may grow to, at most 1 GiB; past it a write throws `.full`.
  package static func inMemory(image: Image? = nil, maxBytes: Int = Image.capacity) throws -> Database {
    let image = try image ?? blankImage()
    // What opening would read is known from another clone.
    let asleep = image.isKnown && TableShape.areLearnt
    let connection = try Connection(clone: image.clone(maxBytes: maxBytes), asleep: asleep)
    return try Database(
      path: nil, durability: .normal, maxBytes: maxBytes, writer: connection, readers: 0, base: image)
  }

  static func blankImage() throws -> Image {
    let connection = try Connection(path: ":memory:", role: .reader)
    try connection.migrate(Migration.all, from: 0)
    return try connection.image()
  }

  /// Writes a whole copy beside the file, as `<file>.<n>.bak`.
  ///
  /// - Returns: its path; nil in memory.
  package func keepCopy() throws -> String? {
    guard let path else { return nil }
    return try withConnection { connection in
      return try connection.backup(beside: path)
    }
  }

  /// Gives a file that is not whole another name, with its log, so that a new one can take its place.
  ///
  /// - Returns: the name, `<file>.<n>.bak`.
  package static func setAside(_ given: String) throws -> String {
    let path = plain(given)
    let lock = try hold(path)
    defer { lock.removeFile() }
    var n = 1
    while DiskFile.sort("\(path).\(n).bak") != .missing { n += 1 }
    let name = "\(path).\(n).bak"
    do {
      for end in logs + [""] where DiskFile.sort(path + end) != .missing {
        try DiskFile.move(path + end, to: name + end)
      }
    } catch { throw StoreError(error) }
    return name
  }

  /// What SQLite keeps beside a database.
  private static let logs = ["-journal", "-wal", "-shm"]

  /// Removes a database with what SQLite keeps beside it; nobody has it open.
  package static func remove(_ path: String) {
    DiskFile.remove(path)
    removeLogs(path)
  }

  /// Removes what SQLite keeps beside a database; nobody has it open.
  package static func removeLogs(_ path: String) { for end in logs { DiskFile.remove(path + end) } }

  /// Whether there is no file yet, or an empty one.
  ///
  /// - Throws: `.notADatabase` for what can't be a database; `.corrupt` where its log was left behind.
  package static func isMissing(_ path: String) throws -> Bool {
    try FileHeader.isMissing(plain(path)) || FileMark(plain(path))?.size == 0
  }
}
