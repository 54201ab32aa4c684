import CSQLite
import Disk
package import Model

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
    // What is there, or a log of such, only SQLite knows how to take.
    guard !["", "-journal", "-wal", "-shm"].contains(where: { DiskFile.sort(path + $0) != .missing }),
      DiskFile.sort(DiskFile.directory(of: path)) == .directory,
      let (image, aside) = try small(installation, seed)
    else { return nil }
    let lock = try hold(path)
    do {
      guard try aside.keep(as: path) else {
        lock.removeFile()
        return nil
      }
      return try open(path: path, durability: durability, readers: readers, filled: image, lock: lock)
    } catch {
      lock.removeFile()
      throw error
    }
  }

  /// Makes the file of a world, which holds an image, whose reset goes back to that, and the world's name; whole or not
  /// at all.
  ///
  /// - Returns: nil where there is a file of that name.
  package static func make(
    path: String, durability: Durability, maxBytes: Int, _ image: Image, world name: String
  ) throws -> Database? {
    let source = try Connection(clone: image.clone(maxBytes: Image.capacity))
    try source.transaction {
      try source.save(image)
      try source.name(name)
    }
    guard try source.keep(as: path) else { return nil }
    do {
      return try open(path: path, durability: durability, maxBytes: maxBytes, filled: image)
    } catch {
      remove(path)
      throw error
    }
  }

  /// A database in memory that holds an installation, quicker than `inMemory` and `fill`.
  ///
  /// - Parameter progress: told now and then how many rows of a large one are written.
  /// - Throws: `.constraint` where references dangle; any other `StoreError`.
  package static func inMemory(
    _ installation: Installation, seed: SeedInfo, progress: (_ rows: Int, _ of: Int) -> Void = { _, _ in }
  ) throws -> Database {
    if let (image, _) = try small(installation, seed) { return try inMemory(image: image) }
    let database = try inMemory()
    try database.fill(installation, seed: seed, progress: progress)
    return database
  }

  /// The image of an installation, and a database in memory that holds both; nil where that takes more memory than it
  /// saves time.
  private static func small(_ installation: Installation, _ seed: SeedInfo) throws -> (Image, Connection)? {
    let aside = try Connection(path: ":memory:", role: .reader)
    try aside.migrate(Migration.all, from: 0)
    // 16 MiB, thirty times the demo seed.
    try aside.execute("PRAGMA max_page_count = \((16 << 20) / Migration.pageSize)")
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
  /// Writes the database, which lies in memory, to a new file. What is changed afterwards is not for the same file.
  ///
  /// - Returns: false where there is a file of that name.
  fileprivate func keep(as path: String) throws(StoreError) -> Bool {
    var size: sqlite3_int64 = 0
    let flags = isInMemory ? UInt32(SQLITE_SERIALIZE_NOCOPY) : 0
    guard let pages = sqlite3_serialize(db, "main", &size, flags) else {
      throw StoreError(.other(SQLITE_NOMEM), "the database can't be copied to memory")
    }
    defer { if !isInMemory { sqlite3_free(pages) } }
    // Bytes 18 and 19: a log (WAL), which memory doesn't know.
    (pages[18], pages[19]) = (2, 2)
    do {
      try DiskFile.make(path, UnsafeRawBufferPointer(start: pages, count: Int(size)))
      return true
    } catch {
      guard error.kind != .exists else { return false }
      throw StoreError(error)
    }
  }
}
