import Documents
import Domain
import HTTPTransport
import Server
import Simulator
import Store
import Traffic

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A server in this process, on a free port of this machine, with a world in memory for each scenario.
final class ScenarioWorlds {
  private let worlds: Worlds
  private let scenarios: Scenarios
  private let application: Application
  private let listener: Listener
  private var made = 0

  init() {
    signal(SIGPIPE, SIG_IGN)
    Crypto.prepare()
    do {
      guard case .installation(let demo) = SeedDocument.read(bytes: DemoSeed.bytes, file: DemoSeed.file) else {
        Console.fail(.cannotStart, "the built-in seed can't be read")
      }
      let database = try Database.inMemory()
      try database.fill(
        demo.hashed(), seed: SeedInfo(namn: demo.namn, sha256: "", produktversion: Product.version))
      // The same scenario gives the same answers, down to its ids.
      let options = WorldOptions(secret: Crypto.secret(from: 1), randomSeed: 1)
      let standard = try World(name: "default", database: database, inline: true, options: options)
      worlds = try Worlds(standard: standard, options: options, limits: WorldLimits(), shelf: nil)
      scenarios = Scenarios(directory: nil, options: options)
      var server = ServerOptions()
      server.version = Product.version
      application = try Application(worlds: worlds, options: server) { _, _ in }
      listener = try Listener(configuration: ListenerConfiguration(), handler: application)
    } catch {
      Console.fail(.cannotStart, "can't make a world for the scenarios: \(error)")
    }
  }

  /// Makes the world that a scenario describes; its base URL.
  func world(_ scenario: Scenario) -> String {
    made += 1
    let name = "s\(made)"
    do {
      var wish = WorldWish(name: name)
      wish.source = try scenarios.stored(scenario, "scenario").snapshot
      _ = try worlds.make(wish)
    } catch { Console.fail(.cannotStart, "can't make a world for \(scenario.namn): \(error)") }
    return "http://127.0.0.1:\(listener.port)/w/\(name)"
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
