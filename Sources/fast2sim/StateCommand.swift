import Client
import Disk
import Documents
import Domain
import Model
import Simulator
import Store
import Texts

/// `fast2sim state export`, `import` and `backup`: a database to YAML and back, and a copy of one that is in use. The
/// other verbs are those of a running server.
enum StateCommand {
  static let options =
    [
      Option("db", "FILE", "fast2.sqlite", "the database; a server may be using it"),
      Option("world", "NAME", nil, "export: a world that stays, in place of the one at the base URL"),
      Option("out", "FILE", nil, "export: where to, else standard output; backup: the copy"),
      Option("force", nil, nil, "replace the file that is there; import keeps a copy of the data"),
      Option.quiet,
    ] + Option.common

  static let verbs = ["export", "import", "backup"] + VerbCommand.state.verbs.map(\.name)

  static func run(_ words: [String], _ environment: [String: String]) throws(UsageError) {
    let any = try Arguments(words, options + RunningServer.options, environment: environment)
    if any.isOn("help") { return Console.out(Help.state) }
    guard let verb = any.rest.first else {
      throw UsageError(message: "state needs one of \(verbs.joined(separator: ", ")); see fast2sim state --help")
    }
    guard verbs.contains(verb) else {
      let near = nearest(verb, verbs).map { "did you mean \($0)?" } ?? "valid are \(verbs.joined(separator: ", "))"
      throw UsageError(message: "state has no '\(verb)'; \(near)")
    }
    if VerbCommand.state.verbs.contains(where: { $0.name == verb }) {
      return try VerbCommand.state.run(words, environment)
    }
    var arguments = try Arguments(words, options, environment: environment)
    let rest = arguments.rest.dropFirst()
    if verb == "import", rest.isEmpty { throw UsageError(message: "state import needs the name of a file of YAML") }
    if let word = rest.dropFirst(verb == "import" ? 1 : 0).first {
      throw UsageError(message: "state \(verb) takes no '\(word)'; see fast2sim state --help")
    }
    for (option, owner) in [("world", ["export"]), ("out", ["export", "backup"]), ("force", ["import", "backup"])]
    where arguments.text(option) != nil && !owner.contains(verb) {
      throw UsageError(message: "--\(option) is for state \(owner.joined(separator: " and ")), not for \(verb)")
    }
    // What stands in the file is for whichever of the three can use it.
    try arguments.add(Configuration(named: arguments.text("config"), options: allOptions))
    let database = arguments.text("db") ?? "fast2.sqlite"
    guard database != ":memory:" else {
      throw UsageError(message: "state \(verb) needs a database in a file; :memory: ends with its server")
    }
    // A terminal that shows the state itself needs no line to say how far it is.
    let shows = verb == "export" && arguments.text("out") == nil && Console.isOutputTerminal
    let progress = Console.progress(isQuiet: arguments.isOn("quiet") || shows)
    defer { progress.end() }
    switch verb {
    case "export":
      try Files.require(database)
      export(database, world: arguments.text("world"), out: arguments.text("out"), progress)
    case "import": load(rest.first ?? "", into: database, force: arguments.isOn("force"), progress)
    default:
      guard let out = arguments.text("out") else { throw UsageError(message: "state backup needs --out FILE") }
      try Files.require(database)
      StateBackup(database: database, target: out, force: arguments.isOn("force"), progress: progress).make()
    }
  }

  // MARK: Export

  private static func export(_ database: String, world: String?, out: String?, _ progress: Progress) {
    let yaml = attempt(database) {
      let file = try world.map { try worldFile($0, beside: database) } ?? database
      let copy = try Database.copy(of: file)
      guard try copy.seedInfo() != nil else {
        throw StoreError(.notADatabase, "\(file) is empty: no server has filled it yet")
      }
      return try copy.read {
        let installation = try $0.installation { progress.tell("reading \(Files.name(file))", $0, of: $1, .rows) }
        return SeedExport.yaml(installation, nextArbetsorderId: try $0.nextNumber(.arbetsorder)) {
          progress.tell("writing YAML", $0, of: $1, .rows)
        }
      }
    }
    progress.end()
    guard let out else { return Console.out(bytes: yaml) }
    Files.save(yaml, to: out)
  }

  /// The file of a world that stays.
  private static func worldFile(_ name: String, beside database: String) throws -> String {
    if name == "default" { return database }
    let files = try WorldShelf.files(beside: database).map { (try Database.inspect(path: $0).world, $0) }
    if let found = files.first(where: { $0.0 == name }) { return found.1 }
    let names = files.compactMap(\.0)
    let known = names.isEmpty ? "there is only default" : "there are default, \(names.joined(separator: ", "))"
    let near = nearest(name, names).map { "did you mean \($0)?" } ?? known
    // A world in memory ends with its server, and only that server can show it.
    throw StoreError(
      .notADatabase,
      "\(database) keeps no world '\(name)'; \(near) fast2sim state show --world \(name) writes one that a running "
        + "server has in memory."
    )
  }

  // MARK: Import

  private static func load(_ file: String, into database: String, force: Bool, _ progress: Progress) {
    let bytes = Files.named(file)
    let installation: Installation
    switch SeedDocument.read(bytes: bytes, file: file, include: Files.read, progress: progress.tell) {
    case .installation(let read): installation = read
    case .diagnostics(let found):
      for diagnostic in found { Console.error(diagnostic.description) }
      let mistakes = found.count == 1 ? "a mistake" : "\(found.count) mistakes"
      Console.fail(.cannotStart, "\(file) has \(mistakes); nothing was imported")
    }
    let isThere = Files.hasContent(database)
    if isThere, !force {
      Console.fail(.cannotStart, "\(database) is there already; --force replaces its data and keeps a copy")
    }
    attempt(database) {
      // Nobody begins to serve it meanwhile.
      let lock = try Database.hold(database)
      defer { lock.removeFile() }
      let seed = SeedInfo(
        namn: installation.namn, sha256: Crypto.hex(Crypto.sha256(bytes)), produktversion: Product.version)
      if isThere {
        try replace(database, installation, seed, lock, progress)
      } else {
        try make(database, installation, seed, progress)
      }
    }
    Console.error(
      "fast2sim: \(database) has \(installation.objekt.count) objekt, \(installation.kunder.count) kunder and "
        + "\(installation.arbetsorder.count) arbetsorder of \(file)")
  }

  /// In one transaction, like `--reseed`.
  private static func replace(
    _ path: String, _ installation: Installation, _ seed: SeedInfo, _ lock: FileLock, _ progress: Progress
  ) throws {
    let database = try Database.open(path: path, lock: lock)
    let isFilled = try database.seedInfo() != nil
    if isFilled, let copy = try database.keepCopy() { Console.error("fast2sim: the old data is kept in \(copy)") }
    try database.fill(installation.hashed(), seed: seed, replacing: isFilled, progress: progress.wrote)
    try database.close()
  }

  /// Under a name of its own until it is whole.
  private static func make(
    _ path: String, _ installation: Installation, _ seed: SeedInfo, _ progress: Progress
  ) throws {
    let temporary = path + ".new"
    Database.remove(temporary)
    do {
      let database = try Database.open(path: temporary)
      try database.fill(installation.hashed(), seed: seed, progress: progress.wrote)
      try database.close()
    } catch {
      Database.remove(temporary)
      throw error
    }
    do { try DiskFile.move(temporary, to: path) } catch {
      Database.remove(temporary)
      throw StoreError(error)
    }
  }

  /// Runs what reads or writes a database; what goes wrong ends the program in one line.
  @discardableResult
  static func attempt<T>(_ database: String, _ body: () throws -> T) -> T {
    do { return try body() } catch let error as StoreError {
      let message = error.message.holds(database) ? error.message : "\(database): \(error.message)"
      let advice =
        switch error.code {
        case .busy: "; another program holds it, try again when it has let go"
        case .held: "; stop its server, or send the file to POST /_sim/state of that one"
        case .corrupt: "; put a backup in its place"
        case .full, .diskFull, .descriptors, .denied, .lost, .notADatabase, .newer, .constraint, .unreadable, .closed,
          .notEmpty, .other:
          ""
        }
      Console.fail(.cannotStart, message + advice)
    } catch {
      Console.fail(.cannotStart, "can't use \(database): \(error)")
    }
  }
}
