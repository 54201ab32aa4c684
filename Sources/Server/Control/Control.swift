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

  private enum Route: Sendable {
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

  /// Answers a request.
  ///
  /// - Parameter segments: the path behind `_sim`.
  func handle(_ request: Request, _ segments: [String], _ reply: Reply) {
    var turn = turn
    do {
      let asked = segments.filter { !$0.isEmpty }
      let path = asked.joined(separator: "/")
      let rows = Self.rows.filter { Self.matches($0.path, asked) }
      guard !rows.isEmpty else {
        throw Refusal(
          .controlNotFound, "there is no /_sim/\(path.prefix(80))",
          hint: "There are: \(Self.rows.map { "\($0.method) /_sim/\($0.path)" }.joined(separator: ", ")).")
      }
      let method = request.method == "HEAD" ? "GET" : request.method
      guard let row = rows.first(where: { $0.method == method }) else {
        turn.extraHeaders = [("Allow", rows.map(\.method).joined(separator: ", "))]
        throw Refusal(
          .controlMethod, "\(request.method) is not for /_sim/\(path)",
          hint: "Use \(rows.map(\.method).joined(separator: " or ")).")
      }
      if !row.route.isOpen { try ControlAccess(adminKey: app.options.adminKey).check(request) }
      try run(row.route, request, named: asked.last ?? "", reply)
    } catch {
      reply.send(turn.failed(error))
    }
  }

  /// Whether a path has as many segments as a row's and the same ones, but for the row's `{…}`.
  private static func matches(_ row: String, _ asked: [String]) -> Bool {
    let wanted = row.split(separator: "/")
    return wanted.count == asked.count && zip(wanted, asked).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
  }

  /// - Parameter name: the last segment of the path, which some rows ask for.
  private func run(_ route: Route, _ request: Request, named name: String, _ reply: Reply) throws {
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
      try app.worlds.drop(name)
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
