import Contract
import HTTPTransport
import JSON
import Rules
import Simulator
import Texts
import Tid
import Traffic

/// The control plane, `/_sim` of a world (`docs/control-plane.md`). It never needs FAST2's tokens.
struct Control {
  let app: Application
  let turn: Turn

  init(_ app: Application, _ turn: Turn) {
    self.app = app
    self.turn = turn
  }

  /// - Throws: `RouterError` where two rows answer the same request.
  static func router() throws -> Router {
    try Router(ControlTable.all.map { (method: $0.method, pattern: "/" + $0.path) })
  }

  /// Whether a call is answered by a world, which it may make.
  ///
  /// - Throws: `control-forbidden`, `control-content-type` for whoever may not use it: a stranger makes none.
  static func needsWorld(_ request: Request, _ segments: [String], _ app: Application) throws(Refusal) -> Bool {
    let asked = segments.filter { !$0.isEmpty }
    guard case .found(let place, _) = app.controlRouter.match(method: request.method, segments: asked),
      !ControlTable.all[place].isOpen
    else { return false }
    try ControlAccess(adminKey: app.options.adminKey).check(request)
    return true
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
      case .found(let place, let parameters):
        let operation = ControlTable.all[place]
        if !operation.isOpen {
          try ControlAccess(adminKey: app.options.adminKey, takesBearer: operation.id == .metrics).check(request)
        }
        if operation.method != "GET", operation.isOfWorld { try turn.world.checkHold() }
        try run(
          operation, try ControlRequest(request, parameters, operation, mostNodes: app.options.controlNodes), reply)
      case .wrongMethod(let allowed):
        turn.extraHeaders = [("Allow", allowed.joined(separator: ", "))]
        throw Refusal(
          .controlMethod, "\(request.method) is not for /_sim/\(path)",
          hint: "Use \(allowed.joined(separator: " or ")).")
      case .notFound:
        if let page = try console(request, segments) { return reply.send(page) }
        throw Refusal(
          .controlNotFound, "there is no /_sim/\(path.prefix(80))",
          hint: "There are: \(ControlTable.all.map { "\($0.method) /_sim/\($0.path)" }.joined(separator: ", ")).")
      }
    } catch {
      reply.send(turn.failed(error))
    }
  }

  private func run(_ operation: ControlOperation, _ asked: ControlRequest, _ reply: Reply) throws {
    switch operation.id {
    case .health: reply.send(try health(asked.request))
    case .readClock: reply.send(json(Self.clock(turn.world.clock)))
    case .changeClock: try changeClock(asked, operation, reply)
    case .reset:
      try turn.world.reset()
      reply.send(json(Self.clock(turn.world.clock)))
    case .listWorlds: reply.send(json(.list(try app.worlds.overview().map(WorldList.value))))
    case .makeWorld: reply.send(try makeWorld(asked, operation))
    case .dropWorld:
      try dropWorld(asked)
      reply.send(nothing)
    case .exportWorld: reply.send(try exportWorld(asked, operation))
    case .importWorld: reply.send(try importWorld(asked, operation))
    case .listSnapshots: reply.send(listSnapshots())
    case .takeSnapshot: reply.send(try takeSnapshot(asked))
    case .restoreSnapshot: reply.send(try restoreSnapshot(asked))
    case .dropSnapshot: reply.send(try dropSnapshot(asked))
    case .takeBundle: reply.send(try takeBundle())
    case .replayBundle: try replayBundle(asked, operation, reply)
    case .readSettings: reply.send(readSettings())
    case .changeSettings: changeSettings(asked, operation, reply)
    case .readState: reply.send(try readState(asked))
    case .layState: layState(asked, reply)
    case .removeState: removeState(asked, reply)
    case .listScenarios: reply.send(listScenarios())
    case .loadScenario: reply.send(try loadScenario(asked))
    case .runScenario: try runScenario(asked, reply)
    case .readJournal: reply.send(readJournal(asked))
    case .readEntry: reply.send(try readEntry(asked))
    case .replayEntry: try replayEntry(asked, operation, reply)
    case .shown: reply.send(try shown())
    case .ready: reply.send(ready())
    case .drain: reply.send(try beginDrain(asked, operation))
    case .metrics: reply.send(metrics())
    case .listRules: reply.send(listRules())
    case .readRule: reply.send(try readRule(asked))
    case .listNotes: reply.send(listNotes())
    case .readNote: reply.send(try readNote(asked))
    case .clearJournal: reply.send(clearJournal())
    case .har: reply.send(har(asked))
    case .coverage: reply.send(coverage())
    case .verify: try verify(asked, operation, reply)
    case .events: reply.send(try events(asked, operation))
    case .listFaults: reply.send(listFaults())
    case .addFault: addFault(asked, operation, reply)
    case .removeFaults, .removeFault: removeFaults(asked, reply)
    case .undo: reply.send(try undo(asked, operation))
    case .diff: reply.send(try diff(asked))
    case .authority: reply.send(try authority())
    case .listUndo: reply.send(listUndo(asked))
    case .readUndo: reply.send(try readUndo(asked))
    case .upcoming: reply.send(try upcoming(asked))
    case .listSessions: reply.send(listSessions())
    case .openSession: reply.send(try openSession(asked))
    case .board: reply.send(try board(asked, operation))
    case .boardSteps: reply.send(try boardSteps(asked))
    case .tree: reply.send(try tree(asked, operation))
    case .outbox: reply.send(json(Outbox.value(try turn.world.utkorg())))
    case .openapiJSON: reply.send(try description(.openapi(.json), asked))
    case .openapiYAML: reply.send(try description(.openapi(.yaml), asked))
    case .postman: reply.send(try description(.postman, asked))
    case .mcp: mcp(asked, reply)
    case .llms: reply.send(llms())
    case .controlOpenAPI: reply.send(ownDescription(asked))
    }
  }

  private func ownDescription(_ asked: ControlRequest) -> Response {
    let server = ServedContracts.place(asked.request, world: turn.world.name)
    return json(ControlOpenAPI.document(version: app.options.version, server: server.origin + server.base).indented)
  }

  private func description(_ description: ServedContracts.Description, _ asked: ControlRequest) throws -> Response {
    let kontrakt = asked.query["contract"].flatMap { Kontrakt(exactly: $0) } ?? turn.decided.kontrakt
    return turn.finished(
      app.contracts.response(description, asked.request, kontrakt, world: turn.world.name), [], nil)
  }

  private func authority() throws(Refusal) -> Response {
    guard let pem = app.options.authority else {
      throw Refusal(
        .controlNotFound, "this server has no authority of its own",
        hint: "Start it with --tls; with --tls-cert its clients trust who issued that certificate.")
    }
    return answer("application/pem-certificate-chain", pem)
  }

  /// Whoever may not use the control plane learns nothing but whether the server can do its work, not even which worlds
  /// are. A world that there is not is not made for it; its contract is said to be the default world's.
  ///
  /// - Returns: 503 once the file of a world is lost; who asks need not be somebody who may know which.
  private func health(_ request: Request) throws(Refusal) -> Response {
    guard app.worlds.problem == nil else {
      let refusal = Refusal(
        .databaseLost, "what is written can't be kept any more, and is refused",
        hint: "The log of the server says why; start it again when its database is back.")
      return turn.finished(ErrorMapping.unavailable(refusal), [Remark(refusal, turn.world.secrets)], nil)
    }
    do { try ControlAccess(adminKey: app.options.adminKey).check(request) } catch { return json(["status": "ok"]) }
    let isUnmade = turn.world.isStandard && request.segments.first == "w"
    let name = isUnmade ? request.segments[1] : turn.world.name
    if isUnmade { try app.checkUnmade(name) }
    let seed = app.options.seedNews?.value.map { [("seed", $0)] } ?? []
    return json(
      .object(
        [
          ("status", "ok"), ("version", .text(app.options.version)),
          ("contract", .text(turn.kontrakt.rawValue)), ("world", .text(name)), ("uptime", .int(app.uptime)),
        ] + seed))
  }

  /// - Parameter more: what else is said of it.
  static func clock(_ shown: (clock: Clock, now: Tidpunkt), _ more: [(String, JSONValue?)] = []) -> JSONValue {
    .object(
      [
        ("now", .text(SvenskTid.iso(shown.now))), ("frozen", JSONValue(booleanLiteral: shown.clock.frozen != nil)),
        ("rate", .number(Double(shown.clock.rate) / 1000)),
      ] + more)
  }

  /// 200, with a body of that type.
  func answer(_ type: String, _ body: [UInt8]) -> Response {
    turn.finished(Response(status: 200, headers: [("Content-Type", type)], body: body), [], nil)
  }
  func json(_ body: [UInt8], _ status: Int = 200) -> Response { turn.finished(Self.response(body, status), [], nil) }
  func json(_ value: JSONValue, _ status: Int = 200) -> Response { json(value.compact, status) }
  /// 204.
  var nothing: Response { turn.finished(Response(status: 204), [], nil) }

  static func response(_ body: [UInt8], _ status: Int = 200) -> Response {
    Response(status: status, headers: [("Content-Type", "application/json")], body: body)
  }
}
