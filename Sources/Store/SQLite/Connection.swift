import CSQLite

/// How much a power failure may take (`--durability`). A killed process never takes anything that was committed.
package enum Durability: String, Sendable, CaseIterable {
  /// Every commit is on the disk before it is acknowledged.
  case full
  /// The last commits before a power failure may be lost; the database stays whole.
  case normal
}

/// The one door to SQLite: a connection with its prepared statements.
///
/// Unchecked: it is opened without SQLite's own mutexes, and `Database` hands it to one thread at a time, under a lock.
final class Connection: @unchecked Sendable {
  private var handle: OpaquePointer?
  /// SQLite's own; whoever may meet a connection that sleeps wakes it first.
  var db: OpaquePointer { handle.unsafelyUnwrapped }
  /// By the numbers of their texts.
  private var statements: [Statement?] = []
  /// Statements whose text is put together for a request; few shapes, bounded.
  private var composed: [String: [Statement]] = [:]
  private var composedCount = 0
  /// What is done to rows, while it is recorded; for connections that write.
  let recorder = ChangeRecorder()
  /// The turn in which the snapshot was begun that it stands in; nil where it stands in none. See `ReaderPool`.
  var snapshot: Int?
  /// The memory that the database lives in, where it is a clone of an image.
  private var mapping: Image.Mapping?
  /// What is still to be written to a database that nobody has asked for anything yet.
  private var beginning: WorldState?
  /// It is a clone that has not been awake yet.
  private var isUnused = false
  /// It holds what its image holds, and nothing has been put off.
  var isUntouched: Bool { isUnused && beginning == nil }
  /// It is closed, and what it was about lies in its memory.
  var sleeps: Bool { handle == nil }

  /// What a connection is for.
  enum Role { case writer, reader }

  /// Keeps the file's loss from being taken for a commit.
  private var fileGuard: FileGuard?

  /// Opens a file that is there, or memory (`:memory:`); nothing is read of it yet.
  init(path: String, role: Role) throws(StoreError) {
    handle = try Self.opened(path)
    try configure()
    if role == .writer { recorder.install(on: db) }
  }

  /// A database in memory: a copy of an image that shares its pages until they are written.
  ///
  /// - Parameter asleep: it is opened by who first asks for something.
  init(clone mapping: consuming Image.Mapping, asleep: Bool = false) throws(StoreError) {
    self.mapping = consume mapping
    isUnused = true
    if !asleep { try wake() }
  }

  /// Takes the memory for its database.
  private func live() throws(StoreError) {
    guard let mapping else { return }
    let size = mapping.capacity
    let result = sqlite3_deserialize(
      db, "main", mapping.base, Int64(mapping.size), Int64(size), 0)
    guard result == SQLITE_OK else { throw StoreError(result: result, connection: db) }
    try configure()
    // Pages are read where they lie, so that an idle world keeps no copy of them in a cache.
    try execute("PRAGMA mmap_size = \(size); PRAGMA cache_size = -256; PRAGMA journal_mode = MEMORY")
    try execute("PRAGMA synchronous = OFF; PRAGMA secure_delete = OFF")
    recorder.install(on: db)
  }

  deinit { close() }

  /// Closes what has a database in memory until `wake`, and keeps its pages: most of what an open one takes is the
  /// schema, as SQLite has read it. One that is in the middle of something stays as it is.
  func sleep() {
    guard let mapping, !sleeps, isAutocommit else { return }
    var size: sqlite3_int64 = 0
    let pages = sqlite3_serialize(db, "main", &size, UInt32(SQLITE_SERIALIZE_NOCOPY))
    guard pages == mapping.base, size > 0 else { return }
    statements = []
    forgetComposed()
    recorder.rest()
    mapping.size = Int(size)
    sqlite3_close_v2(db)
    handle = nil
  }

  /// Opens what sleeps.
  func wake() throws(StoreError) {
    guard sleeps else { return }
    handle = try Self.opened(":memory:")
    do throws(StoreError) {
      try live()
      try writeBeginning()
      isUnused = false
    } catch {
      // Its pages are still there for the next one who asks.
      statements = []
      sqlite3_close_v2(handle)
      handle = nil
      throw error
    }
  }

  private func writeBeginning() throws(StoreError) {
    guard let state = beginning else { return }
    do {
      try transaction { try run(WriteTransaction.saveState) { state.bind(&$0) } }
      beginning = nil
    } catch { throw error as? StoreError ?? StoreError(.unreadable, "\(error)") }
  }

  /// Says what the world of a database that sleeps begins as, which is written once it wakes.
  ///
  /// - Returns: false where it is awake, or has been.
  func begin(_ state: WorldState) -> Bool {
    guard sleeps, isUnused else { return false }
    beginning = state
    return true
  }

  /// Bytes of a database that sleeps.
  var sleepingBytes: Int? { sleeps ? mapping?.size : nil }

  /// Nobody asks SQLite how much memory it has; counting it takes a lock of the whole process for each piece.
  private static let uncounted: Void = { _ = sqlx_config_memstatus(0) }()

  private static func opened(_ path: String) throws(StoreError) -> OpaquePointer {
    _ = uncounted
    var handle: OpaquePointer?
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX
    let result = sqlite3_open_v2(path, &handle, flags, nil)
    guard result == SQLITE_OK, let handle else {
      let error = StoreError(result: result, connection: handle)
      sqlite3_close_v2(handle)
      throw StoreError(error.code, "\(path): \(error.message)")
    }
    return handle
  }

  /// What every connection has; nothing here reads or writes the file.
  private func configure() throws(StoreError) {
    sqlite3_extended_result_codes(db, 1)
    sqlite3_busy_timeout(db, 5000)
    _ = sqlx_db_config_int(db, SQLITE_DBCONFIG_ENABLE_FKEY, 1)
    _ = sqlx_db_config_int(db, SQLITE_DBCONFIG_DEFENSIVE, 1)
    _ = sqlx_db_config_int(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0)
    // The string functions of double-quoted literals would hide misspelt columns.
    _ = sqlx_db_config_int(db, SQLITE_DBCONFIG_DQS_DML, 0)
    _ = sqlx_db_config_int(db, SQLITE_DBCONFIG_DQS_DDL, 0)
  }

  /// Commits nothing from now on once the guard finds that it would be lost.
  func guarded(by fileGuard: FileGuard) {
    self.fileGuard = fileGuard
    fileGuard.install(on: db)
  }

  /// Lets the files be when it is closed: by their names, others may have them by now.
  func abandon() { _ = sqlx_db_config_int(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1) }

  /// Settings of a file that is known to be ours.
  func configureFile(_ durability: Durability, role: Role) throws(StoreError) {
    // Overwriting deleted content with zeros buys nothing for invented data, and doubles what a reset writes. The file
    // is not mapped into memory: reading where somebody has cut it short would end the process.
    try execute(
      """
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = \(durability == .full ? "FULL" : "NORMAL");
      PRAGMA secure_delete = OFF;
      PRAGMA mmap_size = 0;
      PRAGMA journal_size_limit = 67108864;
      PRAGMA temp_store = MEMORY;
      PRAGMA cache_size = \(role == .writer ? -4096 : -512);
      """)
  }

  /// Runs statements that give no rows worth having.
  func execute(_ sql: String) throws(StoreError) {
    let result = sqlite3_exec(db, sql, nil, nil, nil)
    guard result == SQLITE_OK else { throw StoreError(result: result, connection: db, sql: sql) }
  }

  /// The database lies in memory, as a clone of an image.
  var isInMemory: Bool { mapping != nil }

  /// Rows that statements have inserted, changed or deleted since the connection was opened.
  var totalChanges: Int64 { sqlite3_total_changes64(db) }

  /// The prepared statement of a text.
  func statement(_ sql: SQL) throws(StoreError) -> Statement {
    if sql.number < statements.count, let found = statements[sql.number] {
      return found.isBusy ? try Statement(sql.text, connection: db, persistent: false) : found
    }
    let made = try Statement(sql.text, connection: db, persistent: true)
    while statements.count <= sql.number { statements.append(nil) }
    statements[sql.number] = made
    return made
  }

  /// The prepared statement of a composed text.
  func statement(composed text: String) throws(StoreError) -> Statement {
    try statements(composed: text, count: 1)[0]
  }

  /// Prepared statements of a composed text that can be stepped beside each other.
  func statements(composed text: String, count: Int) throws(StoreError) -> [Statement] {
    var made = composed[text] ?? []
    if made.count == count, made.allSatisfy({ !$0.isBusy }) { return made }
    made.removeAll { $0.isBusy }
    if composedCount + count > 128 { forgetComposed() }
    while made.count < count { made.append(try Statement(text, connection: db, persistent: true)) }
    composedCount += made.count - (composed[text]?.count ?? 0)
    composed[text] = made
    return made.count == count ? made : Array(made.prefix(count))
  }

  private func forgetComposed() {
    composed.removeAll()
    composedCount = 0
  }

  func run(
    _ sql: SQL, _ bind: (inout Binder) -> Void = { _ in }, row: (inout Columns) throws -> Void = { _ in }
  ) throws {
    try statement(sql).run(bind: bind, row: row)
  }

  func first<T>(
    _ sql: SQL, _ bind: (inout Binder) -> Void = { _ in }, row: (inout Columns) throws -> T
  ) throws -> T? {
    try statement(sql).first(bind: bind, row: row)
  }

  func all<T>(
    _ sql: SQL, _ bind: (inout Binder) -> Void = { _ in }, row: (inout Columns) throws -> T
  ) throws -> [T] {
    var rows: [T] = []
    try statement(sql).run(bind: bind) { rows.append(try row(&$0)) }
    return rows
  }

  /// The number of a pragma, or of any one-value query.
  func number(_ sql: String) throws -> Int64 {
    try Statement(sql, connection: db, persistent: false).first(bind: { _ in }, row: { $0.integer() }) ?? 0
  }

  /// The texts of the first column of a query that is asked seldom.
  func texts(_ sql: String) throws -> [String] {
    var rows: [String] = []
    try Statement(sql, connection: db, persistent: false).run(bind: { _ in }, row: { rows.append($0.word() ?? "") })
    return rows
  }

  /// No transaction is open.
  var isAutocommit: Bool { sqlite3_get_autocommit(db) != 0 }

  /// Lets statements and cached pages go; they come back when they are needed.
  func shrink() {
    guard !sleeps else { return }
    recorder.memory.forget()
    statements.removeAll()
    forgetComposed()
    sqlite3_db_release_memory(db)
  }

  private func close() {
    statements.removeAll()
    forgetComposed()
    sqlite3_close_v2(handle)
    // Only now: SQLite reads the mapped pages until it has closed.
    mapping = nil
  }
}
