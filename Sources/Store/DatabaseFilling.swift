import CSQLite
import Locks
package import Model
import Synchronization
package import Texts

/// What a database was filled from.
package struct SeedInfo: Sendable, Equatable {
  /// The seed's name.
  package var namn: Text
  /// Of the seed file, in hexadecimal.
  package var sha256: String
  /// The version of the product that filled it.
  package var produktversion: String

  package init(namn: Text, sha256: String, produktversion: String) {
    self.namn = namn
    self.sha256 = sha256
    self.produktversion = produktversion
  }
}

extension Database {
  /// What it was filled from; nil while it is empty.
  package func seedInfo() throws -> SeedInfo? {
    try withConnection { connection in
      return try connection.seedInfo()
    }
  }

  /// Nothing has been filled in yet.
  package var isEmpty: Bool { get throws { try seedInfo() == nil } }

  /// Fills it with an installation in one transaction, and keeps the image that reset goes back to (rule 9.4).
  ///
  /// - Parameters:
  ///   - replacing: throws all data away first, in the same transaction (`--reseed`).
  ///   - then: what else belongs to the same transaction, such as a new random id of the world; not part of the image.
  ///   - progress: told now and then how many rows are written, of all but those of the registers.
  /// - Throws: `.notEmpty`; `.constraint` where references dangle; any other `StoreError`.
  package func fill(
    _ installation: Installation, seed: SeedInfo, replacing: Bool = false,
    then: (WriteTransaction) throws -> Void = { _ in }, progress: (_ rows: Int, _ of: Int) -> Void = { _, _ in }
  ) throws {
    try writer.withLock { connection throws in
      guard let old = connection else { throw Self.closed }
      try old.wake()
      let isEmpty = try old.seedInfo() == nil
      guard isEmpty || replacing else { throw StoreError(.notEmpty, "the database holds data already") }
      guard isEmpty, path != nil else {
        let image = try Self.image(of: installation, seed, progress)
        return try restore(image, keeping: true, &connection, then: then)
      }
      let (image, loaded) = try old.transaction {
        try old.insert(installation, seed, progress)
        let image = try old.image()
        try old.save(image)
        let transaction = WriteTransaction(old, Master(installation))
        try then(transaction)
        return (image, transaction.master)
      }
      base.withLock { $0 = image }
      committed(loaded)
    }
  }

  /// An installation's image, made aside: one taken of data that was replaced would hold the pages that the old data
  /// left free, and one taken of memory inside a transaction lacks what is not committed yet.
  private static func image(
    of installation: Installation, _ seed: SeedInfo, _ progress: (_ rows: Int, _ of: Int) -> Void
  ) throws -> Image {
    let aside = try Connection(clone: blankImage().clone(maxBytes: Image.capacity))
    try aside.transaction { try aside.insert(installation, seed, progress) }
    return try aside.image()
  }

  /// The image of the data as it was filled in; clones start from it.
  ///
  /// - Throws: `.full` where it is larger than 1 GiB; any other `StoreError`.
  package func image() throws -> Image {
    if let known = base.withLock({ $0 }) { return known }
    return try withConnection { connection in
      return try image(in: connection)
    }
  }

  private func image(in connection: Connection) throws -> Image {
    if let known = base.withLock({ $0 }) { return known }
    let loaded = try connection.storedImage()
    base.withLock { $0 = loaded }
    return loaded
  }

  /// An image of the data as it is now: what a fork starts from. It shares with the image that the data began as what
  /// has not changed since.
  ///
  /// - Parameter also: what is to be taken at the same moment, under the writer's lock.
  package func currentImage<T>(_ also: (WorldState?) throws -> T) throws -> (Image, T) {
    try withConnection { connection in
      let master = self.master
      let taken = try also(try ReadTransaction(connection, master, marks: marks, generation: 0).worldState())
      let image = try connection.image(over: try? image(in: connection))
      image.know(master)
      return (image, taken)
    }
  }

  /// Goes back to the image, counters, settings, tokens and the world's own state included, in one transaction.
  ///
  /// - Parameters:
  ///   - then: what else belongs to the same transaction, such as a new random id of the world.
  ///   - done: called once that is lasting, and before anybody else writes.
  package func reset(then: (WriteTransaction) throws -> Void = { _ in }, done: () -> Void = {}) throws {
    try alone { connection throws in
      guard let old = connection else { throw Self.closed }
      try restore(try image(in: old), keeping: false, &connection, then: then, done: done)
    }
  }

  /// Goes back to another installation from now on when it is reset, and gives clones its image. What it holds stays.
  ///
  /// - Throws: `.constraint` where references dangle; any other `StoreError`. Nothing has changed then.
  package func rebase(_ installation: Installation, seed: SeedInfo) throws {
    let image = try Self.image(of: installation, seed) { _, _ in }
    try alone { connection throws in
      guard let connection else { throw Self.closed }
      try connection.transaction {
        if path != nil { try connection.save(image) }
        try connection.know(seed)
      }
      base.withLock { $0 = image }
    }
  }

  /// Becomes a copy of an image.
  ///
  /// - Parameters:
  ///   - keeping: reset goes back to the image from now on.
  ///   - then: what else belongs to the same transaction.
  ///   - done: called once that is lasting, and before anybody else writes.
  package func restore(
    _ image: Image, keeping: Bool = false, then: (WriteTransaction) throws -> Void = { _ in }, done: () -> Void = {}
  ) throws {
    try alone { connection throws in
      guard connection != nil else { throw Self.closed }
      try restore(image, keeping: keeping, &connection, then: then, done: done)
    }
  }

  /// Gives a body the writing connection.
  private func alone(_ body: (inout Connection?) throws -> Void) throws {
    try writer.withLock { connection throws in
      do {
        try connection?.wake()
        try body(&connection)
      } catch { throw explained(error) }
    }
  }

  /// - Parameter keeping: the image is a new one, and becomes what reset goes back to.
  private func restore(
    _ image: Image, keeping: Bool, _ connection: inout Connection?, then: (WriteTransaction) throws -> Void,
    done: () -> Void = {}
  ) throws {
    let target: Connection
    let loaded: Master
    if path == nil {
      // In memory a new clone of the image takes the place of the old one.
      target = try Connection(clone: image.clone(maxBytes: maxBytes ?? Image.capacity))
      let transaction = WriteTransaction(target, try image.master(of: target))
      try target.transaction { try then(transaction) }
      loaded = transaction.master
    } else {
      guard let old = connection else { throw Self.closed }
      target = old
      loaded = try old.copyTables(from: image) {
        if keeping { try old.save(image) }
        let transaction = WriteTransaction(old, Master(try InstallationRows.registers(in: old)))
        try then(transaction)
        return transaction.master
      }
    }
    connection = target
    if keeping { base.withLock { $0 = image } }
    committed(loaded)
    done()
  }
}

extension Connection {
  private static let selectSeed = SQL("SELECT namn, sha256, produktversion FROM installation")
  private static let insertSeed = SQL(
    "INSERT INTO installation (id, namn, sha256, produktversion) VALUES (1, ?, ?, ?)")
  private static let insertPart = SQL("INSERT INTO installation_bild (del, innehall) VALUES (?, ?)")
  private static let selectParts = SQL("SELECT del, innehall FROM installation_bild ORDER BY del")
  /// Bytes of an image in one row: a BLOB has a limit, and is held in memory as a whole.
  private static let partSize = 1 << 20

  func seedInfo() throws -> SeedInfo? {
    try first(Self.selectSeed) { SeedInfo(namn: $0.string(), sha256: $0.word() ?? "", produktversion: $0.word() ?? "") }
  }

  /// Inside a transaction, whose end checks the references.
  func insert(
    _ installation: Installation, _ seed: SeedInfo, _ progress: (_ rows: Int, _ of: Int) -> Void = { _, _ in }
  ) throws {
    try execute("PRAGMA defer_foreign_keys = ON")
    try InstallationRows.insert(installation, in: self, progress: progress)
    try run(Self.insertSeed) {
      $0.text(seed.namn)
      $0.text(seed.sha256)
      $0.text(seed.produktversion)
    }
  }

  private static let updateSeed = SQL("UPDATE installation SET sha256 = ?, produktversion = ?")

  fileprivate func know(_ seed: SeedInfo) throws {
    try run(Self.updateSeed) {
      $0.text(seed.sha256)
      $0.text(seed.produktversion)
    }
  }

  func save(_ image: Image) throws {
    try execute("DELETE FROM installation_bild")
    try image.withPages { pages in
      for (part, start) in stride(from: 0, to: pages.count, by: Self.partSize).enumerated() {
        try run(Self.insertPart) {
          $0.int(part)
          $0.blob(UnsafeRawBufferPointer(rebasing: pages[start..<min(start + Self.partSize, pages.count)]))
        }
      }
    }
  }

  fileprivate func storedImage() throws -> Image {
    let size = Int(try number("SELECT coalesce(sum(length(innehall)), 0) FROM installation_bild"))
    let stored = try Image(size: size) { target in
      var at = 0
      try run(Self.selectParts) { _ in
      } row: { c in
        _ = c.integer()
        c.blob { part in
          UnsafeMutableRawBufferPointer(rebasing: target[at..<(at + part.count)]).copyMemory(from: part)
          at += part.count
        }
      }
    }
    // An older version's image has that version's schema.
    let clone = try Connection(clone: stored.clone(maxBytes: Image.capacity))
    let newest = Migration.all.last?.version ?? 0
    let version = try clone.schemaVersion(newest: newest)
    guard version < newest else { return stored }
    try clone.migrate(Migration.all, from: version)
    return try clone.image()
  }

  func transaction<T>(_ body: () throws -> T) throws -> T {
    recorder.memory.forget()
    defer { recorder.memory.forget() }
    try execute("BEGIN IMMEDIATE")
    do {
      let result = try body()
      try execute("COMMIT")
      recorder.tally.committed()
      return result
    } catch {
      if !isAutocommit { try execute("ROLLBACK") }
      throw error
    }
  }

  /// Every table but the image itself, the secret and the world's name becomes what it is in the image, in one
  /// transaction with `also`.
  fileprivate func copyTables<T>(from image: Image, also: () throws -> T) throws -> T {
    let mapping = try image.clone(maxBytes: image.size)
    try execute("ATTACH ':memory:' AS bild")
    // The pages must lie there until SQLite has let go of them.
    defer { withExtendedLifetime(mapping) { try? execute("DETACH bild") } }
    let (size, capacity) = (Int64(mapping.size), Int64(mapping.capacity))
    let result = sqlite3_deserialize(db, "bild", mapping.base, size, capacity, 0)
    guard result == SQLITE_OK else { throw StoreError(result: result, connection: db) }
    // The image was consistent when it was made; checking each deleted row against all tables would find nothing.
    recorder.tally.forget()
    try execute("PRAGMA foreign_keys = OFF")
    defer { try? execute("PRAGMA foreign_keys = ON") }
    return try transaction {
      let tables = try texts(
        "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
          + " AND name NOT IN ('installation_bild', 'hemlighet', 'varldsnamn')")
      for table in tables {
        try execute("DELETE FROM main.\(table); INSERT INTO main.\(table) SELECT * FROM bild.\(table)")
      }
      return try also()
    }
  }
}
