import Documents
import Domain
import HTTPTransport
import Server
import Simulator
import Store
import Tid

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// From a configuration to worlds that can be served. What can't be is one clear line and exit code 4.
struct Startup {
  private let configuration: ServeConfiguration
  private let database: Database

  init(_ configuration: ServeConfiguration) {
    self.configuration = configuration
    do {
      database =
        configuration.database == ":memory:"
        ? try Database.inMemory()
        : try Database.open(
          path: configuration.database, durability: configuration.durability, readers: configuration.listener.workers)
      try Self.fill(database, configuration)
    } catch let error as StoreError {
      Console.fail(.cannotStart, "can't use \(configuration.database): \(error.message)")
    } catch {
      Console.fail(.cannotStart, "can't use \(configuration.database): \(error)")
    }
  }

  /// Fills an empty database; one that has data is taken as it is (rule 9.4).
  private static func fill(_ database: Database, _ configuration: ServeConfiguration) throws {
    let file = configuration.seed ?? DemoSeed.file
    let loaded = try database.seedInfo()
    if let loaded, !configuration.reseed, configuration.seed == nil, loaded.namn != "demo" { return }
    let bytes: [UInt8]
    if let seed = configuration.seed {
      guard let read = Files.read(seed) else { Console.fail(.cannotStart, "can't read \(seed): \(Files.problem)") }
      bytes = read
    } else {
      bytes = DemoSeed.bytes
    }
    let sha256 = Crypto.hex(Crypto.sha256(bytes))
    if let loaded, !configuration.reseed {
      if loaded.sha256 != sha256 {
        Console.error(
          "fast2sim: \(file) differs from what \(configuration.database) was filled from; serving the database as it is. "
            + "--reseed replaces all data (a copy is kept).")
      }
      return
    }
    let installation = installation(bytes, file)
    if loaded != nil, let copy = try database.keepCopy() { Console.error("fast2sim: the old data is kept in \(copy)") }
    try database.fill(
      installation, seed: SeedInfo(namn: installation.namn, sha256: sha256, produktversion: Product.version),
      replacing: loaded != nil)
  }

  private static func installation(_ bytes: [UInt8], _ file: String) -> Installation {
    switch SeedDocument.read(bytes: bytes, file: file, include: Files.read) {
    case .installation(let installation): return installation
    case .diagnostics(let found):
      for diagnostic in found { Console.error(diagnostic.description) }
      Console.fail(
        .cannotStart, "the seed has \(found.count) mistake\(found.count == 1 ? "" : "s"); nothing was loaded")
    }
  }

  /// The default world over the database, and the image that others start from.
  func worlds() -> Worlds {
    do {
      let options = WorldOptions(
        secret: try database.secret { try Crypto.secret(32) }, clockStart: configuration.clock,
        randomSeed: configuration.randomSeed)
      let standard = try World(
        name: "default", database: database, inline: configuration.database == ":memory:", options: options)
      return Worlds(standard: standard, image: try database.image(), options: options)
    } catch let error as StoreError {
      Console.fail(.cannotStart, "can't use \(configuration.database): \(error.message)")
    } catch {
      Console.fail(.cannotStart, "can't start: \(error)")
    }
  }

  /// The ready line, and the files that say the same to programs.
  func announce(port: Int) {
    let host =
      configuration.listener.host.contains(":") ? "[\(configuration.listener.host)]" : configuration.listener.host
    let url = "http://\(host):\(port)"
    let register = database.register
    let inloggning = register.ordning.resurser.lazy.compactMap { register.resurser[$0]?.inloggning }.first
    write(configuration.portFile, "\(port)\n")
    write(configuration.envFile, environment(url, register, inloggning))
    var line = "fast2sim \(Product.version) ready on \(url)"
    switch configuration.server.auth {
    case .full:
      for k in register.klienter.prefix(2) {
        let use = k.kontrakt == .published ? "names that work against FAST2 today" : "names of the document 1.1"
        line += " · \(k.nyckel):\(k.hemlighet) (\(use))"
      }
    case .noGateway: line += " · no gateway: log in directly"
    case .off: line += " · AUTHENTICATION IS OFF: everybody is the first intern resurs"
    }
    if let inloggning { line += " · login \(inloggning.namn)/\(inloggning.losenord)" }
    line += " · try: curl -u \(register.klienter.first.map { "\($0.nyckel):\($0.hemlighet)" } ?? "key:secret")"
    line += " -d grant_type=client_credentials \(url)/oauth2/token"
    Console.out(line)
  }

  private func environment(
    _ url: String, _ register: RegisterSnapshot, _ inloggning: Resurs.Inloggning?
  ) -> String {
    let klient = register.klienter.first
    return [
      ("FAST2_BASE_URL", url), ("OAUTH2_TOKEN_ENDPOINT", "\(url)/oauth2/token"), ("FAST2_SIM_URL", "\(url)/_sim"),
      ("CONSUMER_KEY", klient?.nyckel ?? ""), ("CONSUMER_SECRET", klient?.hemlighet ?? ""),
      ("FAST2_USERNAME", inloggning?.namn ?? ""), ("FAST2_PASSWORD", inloggning?.losenord ?? ""),
    ].map { "\($0)=\($1)\n" }.joined()
  }

  private func write(_ path: String?, _ text: String) {
    guard let path else { return }
    guard Files.write(text, to: path) else { Console.fail(.cannotStart, "can't write \(path): \(Files.problem)") }
  }
}
