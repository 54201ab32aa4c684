import HTTPTransport
import Model
import Rules
import Server
import Simulator
import Store
import Tid

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// `fast2sim serve`.
enum ServeCommand {
  static let options =
    [
      Option("host", "ADDRESS", "127.0.0.1", "where to listen"),
      Option("port", "N", "8280", "0 takes a free one"),
      Option("port-file", "FILE", nil, "write the port there when ready"),
      Option("env-file", "FILE", nil, "write FAST2_BASE_URL and demo credentials there when ready"),
      Option("db", "FILE", "fast2.sqlite", "the database; :memory: keeps nothing"),
      Option("seed", "FILE", nil, "what an empty database is filled from, else the built-in demo"),
      Option("scenario", "FILE|NAME", nil, "what an empty database begins as, in place of a seed"),
      Option("scenarios", "DIR", "scenarios", "where scenarios lie that are loaded by name"),
      Option("reseed", nil, nil, "replace all data by the seed; a copy is kept"),
      Option("contract", "1.1|published", "1.1", "whose names travel where the key doesn't say"),
      Option("auth", "MODE", "full", "full, no-gateway or off"),
      Option(
        "strict", "LEVEL", "lenient", "lenient, fast2 or strict, which it is alone",
        alone: Option.Alone(value: "strict", words: Strictness.allCases.map(\.rawValue))),
      Option("worlds", "MODE", "touch", "touch makes worlds at /w/NAME; explicit does not"),
      Option("world-ttl", "SECONDS", "3600", "idle worlds in memory go after so long"),
      Option("max-worlds", "N", "10000", "past it unused and long idle ones go"),
      Option("worlds-max-bytes", "N", nil, "what they may take together, else half of the memory"),
      Option("world-max-bytes", "N", "268435456", "what a world besides default may use"),
      Option("admin-key", "KEY", nil, "what opens /_sim to other machines, in X-Sim-Admin-Key"),
      Option("cors", "ORIGIN,…", nil, "sites whose pages may call the API from a browser; * is all"),
      Option("clock", "DATE-TIME", nil, "the world's time at start; it runs on from there"),
      Option("random-seed", "N", nil, "makes ids, names of temp files, chance and tokens repeat"),
      Option("durability", "MODE", "normal", "full: each answered write survives power loss"),
      Option("workers", "N", nil, "threads that answer, else one per core"),
      Option("limit", "NAME=N,…", nil, "target, headers, body and others; docs/command-line.md lists them"),
      Option("log", "WHAT", nil, "all, notes or off, else all on a terminal and notes elsewhere"),
      Option("no-sim-headers", nil, nil, "leave out X-Sim-Request-Id and its like"),
      Option("no-console", nil, nil, "leave out the page at /_sim/"),
      Option("console-dir", "DIR", nil, "the files of that page, for who changes them"),
      Option("watch-seed", nil, nil, "lay --seed over what is served whenever it changes"),
      Option.quiet,
    ] + TLSOptions.options + SharedOptions.options + Option.common

  static func run(_ arguments: Arguments, _ environment: [String: String]) throws(UsageError) {
    var configuration = try ServeConfiguration(arguments)
    configuration.server.end = Signals.stop
    if configuration.shared.logFormat == .json { Console.speakJSON() }
    try configuration.requireFiles()
    Crypto.prepare()
    do { if let tls = configuration.tls { try TLSFiles.check(tls.source) } } catch {
      Console.fail(.cannotStart, error.message)
    }
    if let problem = configuration.tooFewFiles { Console.fail(.cannotStart, problem) }
    let started = Startup(configuration)
    Signals.block()
    let worlds = started.worlds()
    let serving = Serving.begin(configuration, worlds)
    let announcement = Announcement(
      configuration, port: serving.port, secure: serving.secure, adminPort: serving.adminPort, worlds.standard,
      started.database)
    started.database.announce(announcement.url)
    announcement.make()
    // What reading the seed took is not needed again; the first requests need not wait for it.
    Database.trimMemory()
    ProgramPages.release()
    var tending = [worlds.startTending(whenIdle: ProgramPages.release)]
    if let file = configuration.seed, let news = configuration.server.seedNews {
      tending.append(SeedWatch(file, started.files, worlds.standard, news).start())
    }
    let signal = Signals.receive()
    let drains = serving.application.drain.most ?? (signal == SIGTERM ? configuration.shared.drain : nil)
    if let drains { Draining.run(serving, most: drains) }
    Signals.release()
    for work in tending { work.cancel() }
    Listener.stop(serving.listeners, grace: .seconds(10))
    do { try worlds.close() } catch { Console.fail(.checksFailed, "the database did not close cleanly: \(error)") }
  }
}

/// What `serve` was asked for, checked.
struct ServeConfiguration {
  var listener = ListenerConfiguration()
  var server = ServerOptions()
  /// Whether somebody asked for the contract of `server`, or it is the one that counts where nobody does.
  let isContractGiven: Bool
  let database: String
  let seed: String?
  let scenario: String?
  /// The seed is laid over whenever it changes.
  let watchesSeed: Bool
  let reseed: Bool
  let durability: Durability
  let clock: Tidpunkt?
  /// What all that is random follows from, tokens included; nil where nobody asked for that.
  let randomSeed: UInt64?
  var worlds = WorldLimits()
  let portFile: String?
  let envFile: String?
  let log: Log.Scope
  /// Nobody wants to see how far the start is.
  let isQuiet: Bool
  let tls: TLSOptions?
  let shared: SharedOptions

  enum Worlds: String, CaseIterable { case touch, explicit }

  init(_ a: Arguments) throws(UsageError) {
    database = a.text("db") ?? "fast2.sqlite"
    seed = a.text("seed")
    reseed = a.isOn("reseed")
    durability = try a.choice("durability", .normal)
    randomSeed = a.text("random-seed") == nil ? nil : try a.number("random-seed", 1, in: 0...UInt64.max)
    portFile = a.text("port-file")
    envFile = a.text("env-file")
    isQuiet = a.isOn("quiet")
    log = try a.choice("log", Console.isTerminal ? .all : .notes)
    if let text = a.text("clock") {
      do { clock = try Tidsform.tidpunkt(text) } catch {
        throw a.wrong("clock", "valid is a date-time such as 2026-03-02T08:00:00+01:00")
      }
    } else {
      clock = nil
    }
    listener.host = a.text("host") ?? "127.0.0.1"
    listener.port = try a.number("port", 8280, in: 0...65_535)
    tls = try TLSOptions(a, host: listener.host, port: listener.port, database: database)
    shared = try SharedOptions(a)
    if let other = shared.adminPort, other > 0, [listener.port, tls?.port].contains(other) {
      throw UsageError(message: "--admin-port is \(other), where the API is; /_sim needs a port of its own")
    }
    listener.workers = try a.number("workers", max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))), in: 1...64)
    server.version = Product.version
    server.kontrakt = try a.choice("contract", .document)
    isContractGiven = a.text("contract") != nil
    server.strictness = try Self.strictness(a)
    server.auth = try a.choice("auth", .full)
    server.worldsByTouch = try a.choice("worlds", Worlds.touch) == .touch
    server.simHeaders = !a.isOn("no-sim-headers")
    server.console = try Self.console(a)
    scenario = a.text("scenario")
    if scenario != nil, seed != nil {
      throw UsageError(message: "--scenario names its seed itself; leave --seed out")
    }
    watchesSeed = a.isOn("watch-seed")
    if watchesSeed, seed == nil {
      throw UsageError(message: "--watch-seed needs --seed FILE; nothing else that is served can change")
    }
    server.seedNews = watchesSeed ? SeedNews() : nil
    server.scenarios = a.text("scenarios") ?? "scenarios"
    server.adminKey = try Self.adminKey(a)
    server.cors = try Self.cors(a)
    worlds.idleSeconds = try a.number("world-ttl", 3600, in: 1...31_536_000)
    worlds.maxWorlds = try a.number("max-worlds", 10_000, in: 1...1_000_000)
    let half = MachineMemory.bytes / 2
    worlds.allBytes = try a.number("worlds-max-bytes", max(64 << 20, half), in: 1 << 20...Int(1 << 50))
    worlds.maxBytes = try a.number("world-max-bytes", 256 << 20, in: 1 << 20...Int(1 << 30))
    try limits(a)
    boundConnections()
  }

  /// Threads that answer, of all ports.
  var allWorkers: Int {
    listener.workers * (tls == nil ? 1 : 2) + (shared.adminPort == nil ? 0 : min(2, listener.workers))
  }

  private var files: OpenFiles { OpenFiles(workers: allWorkers) }

  /// Leaves the database its files, however many connections come: those past the limit wait with the system.
  private mutating func boundConnections() {
    let room = max(1, files.connections / (tls == nil ? 1 : 2))
    listener.limits.maxConnections = min(listener.limits.maxConnections, room)
  }

  /// What is to be said where the process may not have the files open that a server needs; nil where it may.
  var tooFewFiles: String? {
    guard files.limit < files.least else { return nil }
    return "a server with \(listener.workers) workers needs \(files.least) open files, and the limit is "
      + "\(files.limit); raise it (ulimit -n), or lower --workers"
  }

  private static func console(_ a: Arguments) throws(UsageError) -> ConsoleFiles? {
    let folder = a.text("console-dir")
    if a.isOn("no-console") {
      guard folder == nil else { throw UsageError(message: "--console-dir can't go with --no-console") }
      return nil
    }
    guard let folder else { return .embedded }
    guard let files = ConsoleFolder(folder)?.files else {
      throw a.wrong("console-dir", "valid is a folder with an \(ConsoleFiles.index)")
    }
    return files
  }

  private static func cors(_ a: Arguments) throws(UsageError) -> CORS? {
    guard let text = a.text("cors") else { return nil }
    var origins: [String] = []
    for word in text.split(whereSeparator: { $0 == "," || $0 == " " }) {
      guard let origin = CORS.origin(String(word)) else {
        throw a.wrong("cors", "valid are origins such as http://localhost:5173, joined by commas, and *")
      }
      origins.append(origin)
    }
    return CORS(origins)
  }

  /// A level; or on and off, as before there were levels.
  private static func strictness(_ a: Arguments) throws(UsageError) -> Strictness {
    if let text = a.text("strict"), let on = Arguments.bool(text) { return on ? .strict : .lenient }
    return try a.choice("strict", .lenient)
  }

  private static func adminKey(_ a: Arguments) throws(UsageError) -> String? {
    guard let key = a.text("admin-key") else { return nil }
    guard (1...200).contains(key.utf8.count), key.utf8.allSatisfy({ (33...126).contains($0) }) else {
      // Not `wrong`, which repeats the value: a key must not get into a log.
      throw UsageError(message: "--admin-key: valid are 1 to 200 visible ASCII characters without blanks")
    }
    return key
  }

  private mutating func limits(_ a: Arguments) throws(UsageError) {
    for pair in (a.text("limit") ?? "").split(separator: ",") {
      let parts = pair.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, let n = Int(parts[1]), n >= 1, n <= 1 << 30 else {
        throw a.wrong("limit", "valid is NAME=N with N from 1, several joined by commas")
      }
      switch parts[0] {
      case "target": listener.limits.targetBytes = n
      case "headers": listener.limits.headerBytes = n
      case "body": server.bodyBytes = n
      case "control": server.controlBytes = n
      case "control-nodes": server.controlNodes = n
      case "parameters": listener.limits.queryParameters = n
      case "header-s": listener.limits.headerDeadline = .seconds(n)
      case "body-s": listener.limits.bodyGrace = .seconds(n)
      case "body-rate": listener.limits.bodyBytesPerSecond = n
      case "idle-s": listener.limits.idle = .seconds(n)
      default:
        throw a.wrong(
          "limit",
          "there are only target, headers, body, parameters, control, control-nodes, header-s, body-s, body-rate "
            + "and idle-s")
      }
    }
  }
}
