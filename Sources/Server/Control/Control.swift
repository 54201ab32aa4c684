import Contract
import Domain
import HTTPTransport
import JSON
import Rules
import Simulator
import Tid
import Traffic

/// The control plane, `/_sim` of a world (`control.md` 2). It never needs FAST2's tokens.
struct Control {
  private let app: Application
  private var turn: Turn

  init(_ app: Application, _ turn: Turn) {
    self.app = app
    self.turn = turn
  }

  /// What a path of the control plane leads to.
  enum Route: Sendable {
    case health, readClock, changeClock, reset, outbox, listWorlds, dropWorld
    case description(ServedContracts.Description)

    /// Whether it answers whoever asks.
    var isOpen: Bool { if case .health = self { true } else { false } }
  }

  /// Every route of the control plane that there is.
  private static let rows: [(method: String, path: String, route: Route)] = [
    ("GET", "health", .health), ("GET", "clock", .readClock), ("PUT", "clock", .changeClock), ("POST", "reset", .reset),
    ("GET", "outbox", .outbox), ("GET", "worlds", .listWorlds), ("DELETE", "worlds/{name}", .dropWorld),
    ("GET", "openapi.json", .description(.openapi(.json))), ("GET", "openapi.yaml", .description(.openapi(.yaml))),
    ("GET", "postman.json", .description(.postman)),
  ]

  /// - Throws: `RouterError` where two rows answer the same request.
  static func router() throws -> Router<Route> {
    try Router(rows.map { (method: $0.method, pattern: "/" + $0.path, route: $0.route) })
  }

  /// Answers a request.
  ///
  /// - Parameter segments: the path behind `_sim`.
  func handle(_ request: Request, _ segments: [String], _ reply: Reply) {
    var turn = turn
    do {
      let asked = segments.filter { !$0.isEmpty }
      let path = asked.joined(separator: "/")
      switch app.controlRouter.match(method: request.method, segments: asked) {
      case .found(let route, let parameters):
        if !route.isOpen { try ControlAccess(adminKey: app.options.adminKey).check(request) }
        try run(route, request, parameters, reply)
      case .wrongMethod(let allowed):
        turn.extraHeaders = [("Allow", allowed.joined(separator: ", "))]
        throw Refusal(
          .controlMethod, "\(request.method) is not for /_sim/\(path)",
          hint: "Use \(allowed.joined(separator: " or ")).")
      case .notFound:
        throw Refusal(
          .controlNotFound, "there is no /_sim/\(path.prefix(80))",
          hint: "There are: \(Self.rows.map { "\($0.method) /_sim/\($0.path)" }.joined(separator: ", ")).")
      }
    } catch {
      reply.send(turn.failed(error))
    }
  }

  private func run(_ route: Route, _ request: Request, _ parameters: PathParameters, _ reply: Reply) throws {
    switch route {
    case .health: reply.send(json(health()))
    case .readClock: reply.send(json(Self.clock(turn.world.clock)))
    case .changeClock:
      let change = try ClockChange(request.body)
      let (world, turn) = (turn.world, turn)
      world.changeClock(change.apply) { result in
        switch result {
        case .success(let changed): reply.send(turn.finished(Self.response(Self.clock(changed)), [], nil))
        case .failure(let error): reply.send(turn.failed(error))
        }
      }
    case .reset:
      try turn.world.reset()
      reply.send(json(Self.clock(turn.world.clock)))
    case .listWorlds: reply.send(json(WorldList.write(try app.worlds.overview())))
    case .dropWorld:
      try app.worlds.drop(parameters["name"] ?? "")
      reply.send(turn.finished(Response(status: 204), [], nil))
    case .outbox: reply.send(json(Outbox.write(try turn.world.utkorg())))
    case .description(let description):
      let standard = Kontrakt(turn.world.settings.contract ?? app.options.kontrakt)
      let kontrakt = try ServedContracts.kontrakt(request, standard: standard)
      let response = app.contracts.response(description, request, kontrakt, world: turn.world.name)
      reply.send(turn.finished(response, [], nil))
    }
  }

  private func health() -> [UInt8] {
    var w = JSONWriter()
    w.beginObject()
    for (name, value) in [
      ("status", "ok"), ("version", app.options.version), ("contract", turn.kontrakt.rawValue),
      ("world", turn.world.name),
    ] {
      w.key(JSONKey(name))
      w.string(value)
    }
    w.key(JSONKey("uptime"))
    w.int(app.uptime)
    w.endObject()
    return w.bytes
  }

  private static func clock(_ shown: (clock: Clock, now: Tidpunkt)) -> [UInt8] {
    var w = JSONWriter()
    w.beginObject()
    w.key(JSONKey("now"))
    w.string(SvenskTid.iso(shown.now))
    w.key(JSONKey("frozen"))
    w.bool(shown.clock.frozen != nil)
    w.key(JSONKey("rate"))
    w.double(Double(shown.clock.rate) / 1000)
    w.endObject()
    return w.bytes
  }

  private func json(_ body: [UInt8]) -> Response { turn.finished(Self.response(body), [], nil) }

  private static func response(_ body: [UInt8]) -> Response {
    Response(status: 200, headers: [("Content-Type", "application/json")], body: body)
  }
}
