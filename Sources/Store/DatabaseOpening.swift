import Locks
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension Database {
  /// Opens a file, or makes it; an older one is migrated, with a copy kept beside it as `<file>.v<version>.<n>.bak`.
  ///
  /// - Parameters:
  ///   - readers: how many idle reading connections are kept: one per worker.
  ///   - maxBytes: what it may grow to; past it a write throws `.full`. Nil leaves it to the disk.
  /// - Throws: `.notADatabase` and `.newer`, and then the file is as it was (rule 9.3); any other `StoreError`.
  package static func open(
    path: String, durability: Durability = .normal, readers: Int = 2, maxBytes: Int? = nil
  ) throws -> Database {
    try open(path: path, durability: durability, readers: readers, maxBytes: maxBytes, migrations: Migration.all)
  }

  /// Writes an image to a new file, whose reset goes back to it.
  package static func create(path: String, image: Image) throws {
    let source = try Connection(clone: image.clone(maxBytes: Image.capacity))
    try source.transaction { try source.save(image) }
    try source.backup(to: path)
  }

  static func open(
    path given: String, durability: Durability, readers: Int, maxBytes: Int? = nil, migrations: [Migration],
    filled: Image? = nil
  ) throws -> Database {
    let path = plain(given)
    let newest = migrations.last?.version ?? 0
    try FileHeader.check(path, newest: newest)
    let writer = try Connection(path: path, role: .writer)
    let version: Int
    do { version = try writer.schemaVersion(newest: newest) } catch let error as StoreError {
      throw StoreError(error.code, "\(path): \(error.message)", sql: error.sql)
    }
    if version > 0, version < newest { try writer.backup(to: freeName("\(path).v\(version)")) }
    // Before the log is switched on: the header then tells whose file it is even if the program is killed now.
    try writer.migrate(migrations, from: version)
    try writer.configureFile(durability, role: .writer)
    if let maxBytes {
      let size = max(1, Int(try writer.number("PRAGMA page_size")))
      try writer.execute("PRAGMA max_page_count = \(max(1, maxBytes / size))")
    }
    return try Database(
      path: path, durability: durability, maxBytes: maxBytes ?? Image.capacity, writer: writer, readers: readers,
      base: filled)
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
    let connection = try Connection(clone: image.clone(maxBytes: maxBytes))
    return try Database(
      path: nil, durability: .normal, maxBytes: maxBytes, writer: connection, readers: 0, base: image)
  }

  static func blankImage() throws -> Image {
    let connection = try Connection(path: ":memory:", role: .reader)
    try connection.migrate(Migration.all, from: 0)
    return try connection.image()
  }

  /// Writes a whole copy to a new file.
  package func backup(to path: String) throws {
    try writer.withLock { connection throws in
      guard let connection else { throw Self.closed }
      try connection.backup(to: path)
    }
  }

  /// Writes a whole copy beside the file, as `<file>.<n>.bak`.
  ///
  /// - Returns: its path; nil in memory.
  package func keepCopy() throws -> String? {
    guard let path else { return nil }
    let name = Self.freeName(path)
    try backup(to: name)
    return name
  }

  private static func freeName(_ stem: String) -> String {
    var n = 1
    while access("\(stem).\(n).bak", F_OK) == 0 { n += 1 }
    return "\(stem).\(n).bak"
  }
}

/// The first hundred bytes of a file, read without SQLite: opening another application's database could already write
/// to it (a leftover log is moved into the file).
enum FileHeader {
  static func check(_ path: String, newest: Int) throws(StoreError) {
    let descriptor = openFile(path, O_RDONLY | O_CLOEXEC)
    // A file that is not there is made; one that can't be read is SQLite's to refuse.
    guard descriptor >= 0 else { return }
    defer { closeFile(descriptor) }
    // A journal beside it: a killed program left it half written, and SQLite mends that first.
    if access("\(path)-journal", F_OK) == 0 { return }
    var bytes = [UInt8](repeating: 0, count: 100)
    let count = readFile(descriptor, &bytes, 100)
    guard count != 0 else { return }
    guard count == 100, Array(bytes[0..<16]) == Array("SQLite format 3\0".utf8) else {
      throw StoreError(.notADatabase, "\(path) is no SQLite database")
    }
    func number(_ at: Int) -> Int32 {
      Int32(bitPattern: bytes[at..<(at + 4)].reduce(0 as UInt32) { $0 << 8 | UInt32($1) })
    }
    guard number(68) == Migration.applicationID else {
      throw StoreError(.notADatabase, "\(path) is a database of another application (application_id \(number(68)))")
    }
    guard number(60) <= newest else {
      throw StoreError(
        .newer, "\(path): its schema is of version \(number(60)); this program knows up to \(newest)")
    }
  }
}
