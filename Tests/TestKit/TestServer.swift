import Documents
package import HTTPTransport
import Locks
import Model
package import Server
package import Simulator
package import Store
import Synchronization
import Texts
package import Tid
package import Traffic

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A real server on a free loopback port over a real database file, for tests.
package final class TestServer: Sendable {
  /// What a test's clock shows unless it says otherwise: a Monday morning, winter time.
  package static let start: Tidpunkt = {
    // A literal of the right form.
    do { return try Tidsform.tidpunkt("2026-03-02T08:00:00+01:00") } catch { fatalError("\(error)") }
  }()

  /// The server that tests share, on the demo seed; each test takes a world of its own from it.
  package static let shared: TestServer = {
    // A test process without its server can't test anything.
    do { return try TestServer() } catch { fatalError("the shared server did not start: \(error)") }
  }()

  /// The port on 127.0.0.1.
  package let port: Int
  /// The database file; nil in memory.
  package let file: String?
  /// Whether it runs the demo seed.
  package let isDemo: Bool
  private let listener: Listener
  package let worlds: Worlds
  private let counter = Atomic(0)
  private let errors = ErrorList()
  private let departures = DepartureList()

  /// The worlds that went by themselves so far, with the line of the log.
  package var gone: [WorldGone] { departures.all }

  /// The causes of the 500s so far; a test that expects none says so.
  package var internalErrors: [String] { errors.all }

  /// - Parameters:
  ///   - seed: the text of a seed file; nil takes the demo seed.
  ///   - file: the database file; nil makes a temporary one.
  ///   - clock: what the worlds' clocks show at first; they run.
  ///   - system: what the worlds take for the machine's clock.
  ///   - worldLimits: what worlds other than the standard one may use.
  ///   - randomSeed: makes all that is random follow from it.
  ///   - sharedSecret: what token keys follow from, in the place of the database's own.
  ///   - journals: what journals may take.
  ///   - log: is told of every exchange.
  ///   - limits: what the listener bounds.
  ///   - options: changes what the command line would.
  /// - Throws: where the seed has mistakes, or the server can't start.
  package init(
    seed: String? = nil, file: String? = nil, clock: Tidpunkt? = TestServer.start,
    system: SystemTime = .machine, worldLimits: WorldLimits = WorldLimits(), randomSeed: UInt64? = nil,
    sharedSecret: [UInt8]? = nil, journals: JournalBudget = JournalBudget(),
    log: @escaping @Sendable (Exchange) -> Void = { _ in },
    limits: (inout TransportLimits) -> Void = { _ in }, options change: (inout ServerOptions) -> Void = { _ in }
  ) throws {
    let path = try file ?? Self.temporaryFile()
    let database = try Database.open(path: path, readers: 2)
    if try database.isEmpty {
      let bytes = seed.map { Array($0.utf8) } ?? DemoSeed.bytes
      switch SeedDocument.read(bytes: bytes, file: "seed.yaml") {
      case .diagnostics(let found): throw SeedFault(description: found.map(\.description).joined(separator: "\n"))
      case .installation(let installation):
        try database.fill(
          installation.hashed(), seed: SeedInfo(namn: installation.namn, sha256: "", produktversion: "test"))
      }
    }
    var worldOptions = WorldOptions(
      system: system, secret: try database.secret { try randomSeed.map(Crypto.secret(from:)) ?? Crypto.secret(32) },
      clockStart: clock, randomSeed: randomSeed, journals: journals)
    worldOptions.sharedSecret = sharedSecret
    let standard = try World(name: "default", database: database, inline: false, options: worldOptions)
    worlds = try Worlds(
      standard: standard, options: worldOptions, limits: worldLimits,
      shelf: WorldShelf(beside: path, durability: .normal), notice: departures.add)
    var options = ServerOptions()
    options.version = "test"
    change(&options)
    let errors = errors
    let application = try Application(worlds: worlds, options: options, system: system) { exchange, cause in
      log(exchange)
      if let cause { errors.add("\(exchange.method) \(exchange.target): \(cause)") }
    }
    var configuration = ListenerConfiguration(workers: 2)
    limits(&configuration.limits)
    listener = try Listener(configuration: configuration, handler: application)
    port = listener.port
    self.file = path
    isDemo = seed == nil
  }

  /// A world that no other test has.
  package func world(_ name: String? = nil) -> TestWorld {
    let n = counter.add(1, ordering: .relaxed).newValue
    return TestWorld(server: self, base: "/w/\(name ?? "t\(n)")")
  }

  /// The world at the base URL, which lives in the file.
  package var standard: TestWorld { TestWorld(server: self, base: "") }

  /// The data of a world as it lies in the database, for what no answer shows.
  package func data<T: Sendable>(of world: TestWorld, _ body: (ReadTransaction) throws -> T) throws -> T {
    try database(of: world).read(body)
  }

  /// What is wrong with the database of a world: broken references, contents that nothing has.
  package func problems(of world: TestWorld) throws -> [String] { try database(of: world).integrityCheck() }

  /// The rows of a table in the database of a world.
  package func count(_ table: String, of world: TestWorld) throws -> Int64 {
    try database(of: world).rowCount(table)
  }

  /// Every row of every table of a world's database, as text.
  package func dump(of world: TestWorld) throws -> [String] { try database(of: world).dump() }

  private func database(of world: TestWorld) throws -> Database {
    let name = world.base.isEmpty ? nil : String(world.base.dropFirst(3))
    return try (name.map { try worlds.world(named: $0) } ?? worlds.standard).database
  }

  /// Lets requests finish, and closes the database.
  package func stop() throws {
    listener.stop(grace: .seconds(5))
    try worlds.close()
  }

  /// A new file name in a directory of its own.
  package static func temporaryFile() throws -> String {
    var template = Array("/tmp/fast2sim-test-XXXXXX\0".utf8CString)
    guard mkdtemp(&template) != nil else { throw SeedFault(description: "no temporary directory") }
    return String(decoding: template.dropLast(2).map { UInt8(bitPattern: $0) }, as: UTF8.self) + "/fast2.sqlite"
  }
}

/// Collects texts from any thread.
private final class ErrorList: Sendable {
  private let list = Guarded<[String]>([])

  var all: [String] { list.withLock { $0 } }
  func add(_ text: String) { list.withLock { $0.append(text) } }
}

/// A seed of a test that has mistakes.
package struct SeedFault: Error, CustomStringConvertible {
  package let description: String

  package init(description: String) { self.description = description }
}

/// Collects worlds that have gone, from any thread.
private final class DepartureList: Sendable {
  private let list = Guarded<[WorldGone]>([])

  var all: [WorldGone] { list.withLock { $0 } }

  @Sendable
  func add(_ gone: WorldGone) { list.withLock { $0.append(gone) } }
}

extension Exchange {
  /// The lines that the server logs of it.
  package var logLines: String {
    var lines = ByteWriter(capacity: 1)
    writeLog(to: &lines, cause: nil)
    return String(decoding: lines.bytes, as: UTF8.self)
  }
}
