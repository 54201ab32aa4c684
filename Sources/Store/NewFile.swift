import CSQLite
package import Domain

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension Database {
  /// Makes a new file that holds an installation, and opens it: whole or not at all, and quicker than `open` and
  /// `fill`, which bring it to the disk step by step.
  ///
  /// - Returns: nil where that can't be done, for example because there is such a file; `open` and `fill` can.
  /// - Throws: `.constraint` where references dangle; any other `StoreError`.
  package static func make(
    path given: String, durability: Durability = .normal, readers: Int = 2, _ installation: Installation, seed: SeedInfo
  ) throws -> Database? {
    let path = plain(given)
    guard let file = NewFile(path) else { return nil }
    guard let (image, aside) = try small(installation, seed) else { return nil }
    guard try aside.withFile({ (pages) throws(StoreError) in try file.keep(pages) }) else { return nil }
    return try open(path: path, durability: durability, readers: readers, migrations: Migration.all, filled: image)
  }

  /// A database in memory that holds an installation, quicker than `inMemory` and `fill`.
  ///
  /// - Throws: `.constraint` where references dangle; any other `StoreError`.
  package static func inMemory(_ installation: Installation, seed: SeedInfo) throws -> Database {
    if let (image, _) = try small(installation, seed) { return try inMemory(image: image) }
    let database = try inMemory()
    try database.fill(installation, seed: seed)
    return database
  }

  /// The image of an installation, and a database in memory that holds both; nil where that takes more memory than it
  /// saves time.
  private static func small(_ installation: Installation, _ seed: SeedInfo) throws -> (Image, Connection)? {
    let aside = try Connection(path: ":memory:", role: .reader)
    try aside.migrate(Migration.all, from: 0)
    // 16 MiB, thirty times the demo seed.
    try aside.execute("PRAGMA max_page_count = 4096")
    do {
      try aside.transaction { try aside.insert(installation, seed) }
      let image = try aside.image()
      image.know(Master(installation))
      try aside.transaction { try aside.save(image) }
      return (image, aside)
    } catch let error as StoreError where error.code == .full { return nil }
  }
}

extension Connection {
  /// What a file consists of that holds the database and is written with a log beside it.
  fileprivate func withFile<T>(_ body: (UnsafeRawBufferPointer) throws(StoreError) -> T) throws(StoreError) -> T {
    var size: sqlite3_int64 = 0
    guard let pages = sqlite3_serialize(db, "main", &size, 0) else {
      throw StoreError(.full, "the database can't be copied to memory")
    }
    defer { sqlite3_free(pages) }
    // Bytes 18 and 19: a log (WAL), which memory doesn't know.
    (pages[18], pages[19]) = (2, 2)
    return try body(UnsafeRawBufferPointer(start: pages, count: Int(size)))
  }
}

/// A file that gets its name when everything is in it and on the disk: a program that is killed before leaves none.
private final class NewFile {
  private let path: String
  private let directory: String
  private var descriptor: Int32

  /// - Returns: nil where there is something of that name, or a log of such, which only SQLite knows how to take; and
  ///   where the system can't make files without a name.
  init?(_ path: String) {
    guard !["", "-journal", "-wal", "-shm"].contains(where: { access(path + $0, F_OK) == 0 }) else { return nil }
    self.path = path
    directory = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    #if os(Linux)
      descriptor = sqlx_unnamed_file(directory)
    #else
      descriptor = -1
    #endif
    guard descriptor >= 0 else { return nil }
  }

  deinit { close() }

  private func close() {
    if descriptor >= 0 { closeFile(descriptor) }
    descriptor = -1
  }

  /// Writes what the file consists of, gives it its name, and closes it: before SQLite opens it, for the end of any
  /// descriptor of a file is the end of all locks that the process has on it.
  ///
  /// - Returns: false where it can't have it: somebody else has made a file of that name meanwhile.
  /// - Throws: `.full`, and `.other` for what else the system can't do.
  func keep(_ bytes: UnsafeRawBufferPointer) throws(StoreError) -> Bool {
    defer { close() }
    var at = 0
    while at < bytes.count {
      let written = pwrite(descriptor, bytes.baseAddress.map { $0 + at }, bytes.count - at, off_t(at))
      guard written > 0 else { throw failure("write") }
      at += written
    }
    guard fsync(descriptor) == 0 else { throw failure("sync") }
    guard linkat(AT_FDCWD, "/proc/self/fd/\(descriptor)", AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0 else { return false }
    // A power failure must not take the name away.
    let folder = openFile(directory, O_RDONLY | O_CLOEXEC)
    guard folder >= 0 else { throw failure("open") }
    defer { closeFile(folder) }
    guard fsync(folder) == 0 else { throw failure("sync") }
    return true
  }

  private func failure(_ call: String) -> StoreError {
    let reason = errno
    let code: StoreError.Code = reason == ENOSPC || reason == EDQUOT ? .full : .other(SQLITE_IOERR)
    return StoreError(code, "\(path): \(call) failed: errno \(reason)")
  }
}
