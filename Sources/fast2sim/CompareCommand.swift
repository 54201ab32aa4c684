import Client
import Fieldwork
import HTTPTransport
import JSON
import Model
import Server
import Simulator
import Store
import Texts

/// `fast2sim compare`.
enum CompareCommand {
  static let options =
    [
      Option("target", "URL", nil, "the FAST2 to hold against the simulator, else FAST2_BASE_URL"),
      Option("seed", "FILE", nil, "what the simulator is filled from, else the built-in demo"),
      Option("contract", "1.1|published", "1.1", "whose names the simulator answers with"),
      Option("json", nil, nil, "print the report as JSON"),
      Option("auth", "MODE", "full", "full, no-gateway or off"),
    ] + AccessOptions.options + [Option.quiet] + Option.common

  static func run(_ arguments: Arguments, _ environment: [String: String]) throws(UsageError) {
    let access = try AccessOptions(arguments, url: "target", environment)
    let simulator = try SimulatorOfComparison(arguments)
    let progress = Console.progress(isQuiet: arguments.isOn("quiet"))
    let report: ComparisonReport
    do {
      report = try Comparison.run(
        simulator: simulator.session(access.access.auth), target: access.session()
      ) { progress.say($0) }
    } catch {
      progress.end()
      Console.fail(.cannotStart, error.message)
    }
    progress.end()
    let (mine, theirs) = (simulator.name, access.access.base)
    if arguments.isOn("json") {
      Console.out(bytes: report.json(simulator: mine, target: theirs).indented)
    } else {
      Console.out(report.text(simulator: mine, target: theirs))
    }
    if !report.differences.isEmpty { Console.end(.checksFailed) }
  }
}

/// A simulator of its own, within the process: nothing listens, and nothing is kept.
private struct SimulatorOfComparison {
  /// What the report calls it.
  let name: String
  private let handler: InProcess
  private let register: RegisterSnapshot
  private let key: ClientKey

  init(_ a: Arguments) throws(UsageError) {
    let seed = a.text("seed").map { ["--seed", $0] } ?? []
    let kontrakt = a.text("contract") ?? "1.1"
    let quiet = a.isOn("quiet") ? ["--quiet"] : []
    let words =
      quiet + ["--db", ":memory:", "--log", "off", "--contract", kontrakt, "--auth", a.text("auth") ?? "full"] + seed
    let configuration = try ServeConfiguration(Arguments(words, ServeCommand.options, environment: [:]))
    try configuration.requireFiles()
    Crypto.prepare()
    let started = Startup(configuration)
    let worlds = started.worlds()
    do {
      handler = InProcess(
        handler: try Application(
          worlds: worlds, options: configuration.server, observesAll: false, observer: { _, _ in }))
    } catch {
      Console.fail(.cannotStart, "the operation table can't be served: \(error)")
    }
    register = started.database.register
    key = ClientKey(
      register.klienter, world: worlds.standard.settings.contract, given: configuration.server.kontrakt)
    name = "fast2sim \(Product.version), contract \(kontrakt), \(a.text("seed") ?? "the built-in demo")"
  }

  /// A session with the first credentials of the seed that fit the contract.
  func session(_ auth: Fast2Access.Auth) -> Fast2Session {
    var access = Fast2Access(url: "http://127.0.0.1")
    access.auth = auth
    if auth == .full {
      guard let klient = key.klient else {
        Console.fail(
          .cannotStart,
          "the seed has no gateway-klient that speaks the contract \(key.contract.rawValue); "
            + "--contract names the other")
      }
      (access.key, access.secret) = (klient.nyckel.string, klient.hemlighet.string)
    }
    if auth != .off {
      let logins = register.ordning.resurser.lazy.compactMap { register.resurser[$0] }.filter { $0.roll == .intern }
      guard let login = logins.compactMap(\.inloggning).first else {
        Console.fail(.cannotStart, "nobody who is intern can log in to the seed")
      }
      (access.username, access.password) = (login.namn.string, login.losenord.string)
    }
    let handler = handler
    return Fast2Session(
      access,
      SessionTools(
        send: { (request) throws(HTTPFailure) in
          let answer = handler.send(
            request.method, String(request.url.dropFirst("http://127.0.0.1".count)),
            headers: [("Host", "127.0.0.1")] + request.headers.map { ($0.name, $0.value) }, body: request.body ?? [])
          return HTTPAnswer(
            status: answer.status, headers: answer.headers.map { (name: $0.0, value: $0.1) }, body: answer.body)
        }, wait: { _ in }))
  }
}
