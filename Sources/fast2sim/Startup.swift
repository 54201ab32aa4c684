import Client
import Disk
import Documents
import Rules
import Server
import Simulator
import Store
import Texts
import Traffic

/// From a configuration to worlds that can be served. What can't be is one clear line and exit code 4.
struct Startup {
  private let configuration: ServeConfiguration
  let database: Database
  private let isNew: Bool
  /// What the scenario describes is there already.
  private let isFilled: Bool
  /// Those of the seed, as they were when it was read; none where it was not.
  let files: FileWatch

  init(_ configuration: ServeConfiguration) {
    self.configuration = configuration
    isFilled = false
    // A seed with mistakes stops the start before any file is made or touched.
    isNew = configuration.database == ":memory:" || !Files.hasContent(configuration.database)
    let progress = Console.progress(isQuiet: configuration.isQuiet)
    defer { progress.end() }
    let first = isNew || configuration.reseed ? Seed(configuration, progress) : nil
    files = first?.files ?? FileWatch()
    do {
      database =
        try Self.made(configuration, isNew ? first : nil, progress) ?? Self.opened(configuration, first, progress)
    } catch let error as StoreError {
      Self.fail(error, configuration)
    } catch {
      Console.fail(.cannotStart, "can't use \(configuration.database): \(error)")
    }
  }

  /// Another start from the same data, without reading a seed again: pages are shared until one of them changes.
  ///
  /// - Parameter image: what a database of this process was filled with; a scenario is in it.
  init(_ configuration: ServeConfiguration, sharing image: Image) throws {
    self.configuration = configuration
    database = try Database.inMemory(image: image)
    isNew = true
    isFilled = true
    files = FileWatch()
  }

  private static func fail(_ error: StoreError, _ configuration: ServeConfiguration) -> Never {
    let (file, message) = (configuration.database, error.message)
    let named = message.holds(file) ? message : "can't use \(file): \(message)"
    Console.fail(
      .cannotStart, named + (advice(error.code, isWorld: message.holds("\(file).worlds/")).map { "; \($0)" } ?? ""))
  }

  /// What to do about a database that can't be used; nil where the message says so.
  ///
  /// - Parameter isWorld: it is one of those beside the database.
  static func advice(_ code: StoreError.Code, isWorld: Bool = false) -> String? {
    switch code {
    case .held(let holder):
      "use that one, stop it\(holder.process.map { " (kill \($0))" } ?? ""), or take another file: --db FILE"
    case .busy: "another program has locked it for over five seconds; let it finish, or take another file: --db FILE"
    case .corrupt, .unreadable:
      isWorld
        ? "put a backup in its place, or move it away"
        : "put a backup in its place, or start with --reseed, which begins anew and keeps the damaged file"
    case .full, .diskFull, .descriptors, .denied, .lost, .notADatabase, .newer, .constraint, .closed, .notEmpty, .other:
      nil
    }
  }

  /// A new database that holds the seed; nil where there is something already, or may be.
  private static func made(
    _ configuration: ServeConfiguration, _ seed: Seed?, _ progress: Progress
  ) throws -> Database? {
    guard let seed else { return nil }
    let installation = seed.installation.hashed()
    if configuration.database == ":memory:" {
      return try Database.inMemory(installation, seed: seed.info, progress: progress.wrote)
    }
    return try Database.make(
      path: configuration.database, durability: configuration.durability, readers: readers(configuration), installation,
      seed: seed.info)
  }

  /// Opens the file, and fills an empty one; one that has data is taken as it is (rule 9.4).
  private static func opened(
    _ configuration: ServeConfiguration, _ first: Seed?, _ progress: Progress
  ) throws -> Database {
    let database: Database
    do {
      database = try Database.open(
        path: configuration.database, durability: configuration.durability, readers: readers(configuration))
    } catch let error as StoreError where configuration.reseed && error.code == .corrupt {
      let copy = try Database.setAside(configuration.database)
      Console.error("fast2sim: \(error.message); it is kept in \(copy)")
      return try made(configuration, first, progress) ?? opened(configuration, first, progress)
    }
    let loaded = try database.seedInfo()
    if let loaded, !configuration.reseed {
      compare(loaded, configuration)
      return database
    }
    let seed = first ?? Seed(configuration, progress)
    // What could not be filled must not be taken for a database by the next start.
    var isFilled = false
    defer { if !isFilled, loaded == nil { discard(database) } }
    if loaded != nil, let copy = try database.keepCopy() { Console.error("fast2sim: the old data is kept in \(copy)") }
    try database.fill(
      seed.installation.hashed(), seed: seed.info, replacing: loaded != nil, progress: progress.wrote)
    isFilled = true
    return database
  }

  private static func discard(_ database: Database) {
    try? database.close()
    database.path.map(Database.remove)
  }

  private static func readers(_ configuration: ServeConfiguration) -> Int { configuration.allWorkers }

  /// Says so where the seed is no longer what the database was filled from.
  private static func compare(_ loaded: SeedInfo, _ configuration: ServeConfiguration) {
    // Without --seed the built-in demo is meant only by those who began with it.
    guard configuration.seed != nil || loaded.namn == "demo" else { return }
    // It will be laid over.
    guard !configuration.watchesSeed else { return }
    guard Crypto.hex(Crypto.sha256(Seed.bytes(configuration))) != loaded.sha256 else { return }
    Console.error(
      "fast2sim: \(configuration.seed ?? DemoSeed.file) differs from what \(configuration.database) was filled from; "
        + "serving the database as it is. --reseed replaces all data (a copy is kept).")
  }

  /// A database that was filled before keeps what it has (rule 9.4).
  private func load(_ file: String, _ standard: World, _ options: WorldOptions) throws {
    guard isNew || configuration.reseed else {
      return Console.error(
        "fast2sim: \(configuration.database) has data already, which is served as it is; --reseed loads \(file).")
    }
    guard let bytes = Files.read(file) ?? ShippedScenarios.bytes(file) else {
      let near = nearest(file, ScenarioFile.names).map { "; did you mean the built-in \($0)?" } ?? ""
      Console.fail(.usage, Files.unreadable(file).message + near)
    }
    let scenarios = Scenarios(
      directory: nil, options: options, operations: Coverage.Universe.api.operations)
    do { try standard.load(try scenarios.read(bytes, file: file, include: Files.read)) } catch let refusal as Refusal {
      Console.error(refusal.message)
      Console.fail(.cannotStart, "the scenario has mistakes; nothing was loaded")
    }
  }

  /// The default world over the database, and the image that others start from.
  ///
  /// - Parameter prepare: changes the default world before anybody can see it.
  func worlds(
    _ journals: JournalBudget = JournalBudget(), prepare: (World) throws -> Void = { _ in }
  ) -> Worlds {
    do {
      var options = WorldOptions(
        secret: try database.secret {
          try configuration.randomSeed.map(Crypto.secret(from:)) ?? Crypto.secret(32)
        }, clockStart: configuration.clock, randomSeed: configuration.randomSeed, journals: journals)
      options.sharedSecret = configuration.shared.secret
      let standard = try World(
        name: "default", database: database, inline: configuration.database == ":memory:", options: options)
      let shelf = database.path.map { WorldShelf(beside: $0, durability: configuration.durability) }
      if let file = configuration.scenario, !isFilled { try load(file, standard, options) }
      try prepare(standard)
      return try Worlds(
        standard: standard, options: options, limits: configuration.worlds, shelf: shelf,
        notice: Log(configuration.log).write)
    } catch let error as StoreError {
      // What was filled in is kept, and no log is left beside it.
      try? database.close()
      Self.fail(error, configuration)
    } catch {
      try? database.close()
      Console.fail(.cannotStart, "can't start: \(error)")
    }
  }
}
