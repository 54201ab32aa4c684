import Documents
import HTTPTransport
import Model
import Server
import Simulator
import Store
import Texts
import Traffic

/// A server in this process, on a free port of this machine, with a world in memory for each scenario.
final class ScenarioWorlds {
  private let worlds: Worlds
  private let options: WorldOptions
  private let application: Application
  private let listener: Listener
  private var made = 0

  /// - Throws: where the machine does not have what a server needs.
  init() throws {
    let database = try Database.inMemory()
    // Its default world is nobody's.
    try database.fill(
      Installation(), seed: SeedInfo(namn: "scenarios", sha256: "", produktversion: Product.version))
    // The same scenario gives the same answers, down to its ids.
    options = WorldOptions(secret: Crypto.secret(from: 1), randomSeed: 1)
    let standard = try World(name: "default", database: database, inline: true, options: options)
    worlds = try Worlds(standard: standard, options: options, limits: WorldLimits(), shelf: nil)
    var server = ServerOptions()
    server.version = Product.version
    application = try Application(worlds: worlds, options: server) { _, _ in }
    listener = try Listener(configuration: ListenerConfiguration(), handler: application)
  }

  /// Makes the world that a scenario describes; its base URL.
  func world(_ scenario: Scenario) throws -> String {
    try world(try Scenarios(directory: nil, options: options).stored(scenario, "scenario"))
  }

  /// Makes the world that a scenario describes; its base URL.
  func world(_ scenario: StoredScenario) throws -> String {
    made += 1
    var wish = WorldWish(name: "s\(made)")
    wish.source = scenario.snapshot
    _ = try worlds.make(wish)
    return "http://127.0.0.1:\(listener.port)/w/\(wish.name)"
  }

  /// A sentence about each fault rule of the world of a base URL that has hit nobody.
  func idleFaults(_ base: String) -> [String] {
    base.split(separator: "/").last.flatMap { worlds.existing(String($0)) }?.faults.idle ?? []
  }

  /// What has happened in the world of a base URL, as a file that points at its latest request.
  func bundle(_ base: String) -> [UInt8]? {
    base.split(separator: "/").last.flatMap { worlds.existing(String($0)) }.flatMap {
      FailureBundle.bytes(of: $0, application, failed: $0.journalEntries.latest?.id)
    }
  }

  /// Lets the world of a base URL go.
  func drop(_ base: String) {
    guard let name = base.split(separator: "/").last else { return }
    // What can't be dropped goes with the process.
    try? worlds.drop(String(name))
  }

  /// Stops serving.
  func stop() {
    listener.stop(grace: .seconds(1))
    try? worlds.close()
  }
}
