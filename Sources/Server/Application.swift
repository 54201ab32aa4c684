package import Agents
import Contract
package import HTTPTransport
package import JSON
package import Model
package import Rules
package import Simulator
import Synchronization
import Texts
import Tid
package import Traffic

/// What the command line decides for the whole server.
package struct ServerOptions: Sendable {
  /// Whose names travel where neither client nor world says so (rule 1.1).
  package var kontrakt: Kontraktsval = .document
  /// What is refused of what could be noted, where the world doesn't say (rule 1.9).
  package var strictness: Strictness = .lenient
  /// How calls are authenticated (rule 3.7).
  package var auth: AuthMode = .full
  /// Unknown worlds are made by touching them (rule control 1.2).
  package var worldsByTouch = true
  /// `X-Sim-Request-Id` and `X-Sim-Notes` (rule control 4.6).
  package var simHeaders = true
  /// Bytes of the largest JSON or form body (rule 1.11).
  package var bodyBytes = 1 << 20
  /// Which pages of other sites may call the API; nil lets none.
  package var cors: CORS?
  /// Bytes of the largest body of the control plane: seeds, scenarios and bundles are longer than what the API takes.
  package var controlBytes = 32 << 20
  /// Keys and values of such a body: what is read takes some hundred bytes for each.
  package var controlNodes = 1_000_000
  /// What opens `/_sim` in `X-Sim-Admin-Key`; nil leaves it to this machine (`docs/control-plane.md`).
  package var adminKey: String?
  /// The certificate of the authority that clients are to trust, in PEM; nil where the server has none of its own.
  package var authority: [UInt8]?
  /// The directory of scenarios that can be loaded by name; nil where there is none.
  package var scenarios: String?
  /// Runs the steps of a scenario in a world of its own, and waits for them: a client does that, which no server is. It
  /// answers as `ControlSchema.scenarioRun` has it. Nil where there is none.
  package var runScenario: (@Sendable (StoredScenario) throws -> JSONValue)?
  /// The JSON Schemas of the files that people write, for coding agents.
  package var schemas: [AgentPage] = []
  /// Answered by `/_sim/health`.
  package var version = "0"
  /// The page at `/_sim/`; nil where there is none.
  package var console: ConsoleFiles? = .embedded
  /// The file that the console is to show; nil where there is none.
  package var shown: Shown?
  /// The control plane has a port of its own: answers of the API don't lead to its page.
  package var isApart = false
  /// Ends the process once it has drained; nil where the server ends with who started it.
  package var end: (@Sendable () -> Void)?
  /// What became of the seed, for `/_sim/health`; nil where nobody watches it.
  package var seedNews: SeedNews?

  package init() {}
}

/// What a path leads to, besides the control plane.
private enum Route: Sendable {
  case operation(OperationID)
  /// The description of the API.
  case swagger
}

/// The server behind the listener: finds the world and the operation of a request, and answers it.
package final class Application: RequestHandler {
  let worlds: Worlds
  let options: ServerOptions
  let rendered = RenderedRegisters()
  let contracts: ServedContracts
  let scenarios: Scenarios
  let controlRouter: Router
  /// How far the server is with its end.
  package let drain = Drain()
  /// What `/_sim/metrics` says of calls.
  let counts = CallCounts()
  /// Clients that listen to events.
  let streams = Atomic(0)
  /// What did not fit into the answers to agents.
  let agentRest = AgentRest()
  let router: Router
  /// What the rows of the router lead to.
  private let routes: [Route]
  private let observer: @Sendable (Exchange, (any Error)?) -> Void
  /// Exchanges without remarks are observed too.
  private let observesAll: Bool
  private let started: Int64
  private let system: SystemTime

  /// - Parameters:
  ///   - observesAll: false spares the work for exchanges that have no remarks.
  ///   - observer: is told of exchanges, and of the cause of each unexpected error.
  /// - Throws: `RouterError` where two rows of the operation table answer the same request.
  package init(
    worlds: Worlds, options: ServerOptions, system: SystemTime = .machine, observesAll: Bool = true,
    observer: @escaping @Sendable (Exchange, (any Error)?) -> Void
  ) throws {
    self.worlds = worlds
    scenarios = Scenarios(
      directory: options.scenarios, options: worlds.options, operations: Operations.all.map(\.id.rawValue))
    self.options = options
    contracts = ServedContracts(version: options.version)
    self.observer = observer
    self.observesAll = observesAll
    self.system = system
    started = system.elapsed()
    controlRouter = try Control.router()
    var rows: [Router.Row] = []
    var routes: [Route] = []
    for operation in Operations.all {
      for (path, method) in operation.routes.flatMap({ path in operation.methods.map { (path, $0) } }) {
        rows.append((method.rawValue, path))
        routes.append(.operation(operation.id))
      }
    }
    if options.auth != .noGateway {
      rows.append(("GET", "/ao-produkt/v1/swagger.json"))
      routes.append(.swagger)
    }
    router = try Router(rows)
    self.routes = routes
  }

  /// What the machine's clock shows.
  var machineTime: Tidpunkt { system.now() }

  /// What the first member of a bundle says.
  package static let bundleFormat = Control.bundleVersion

  /// Whole seconds of real time since the start.
  var uptime: Int64 { (system.elapsed() - started) / 1_000_000 }

  /// What a call is asked of its header fields.
  package func reading(of headers: Headers) -> (any AnyObject & Sendable)? { ClientFields(headers) }

  package func bodyLimit(for head: RequestHead) -> Int {
    if head.target.segments.dropLast().last == "_sim" { return max(options.bodyBytes, options.controlBytes) }
    guard let most = uploadBytes(head) else { return options.bodyBytes }
    // Room for the boundaries and the header fields of the part (rule 1.11).
    return most + 64 * 1024
  }

  /// An upload is spooled, hashed and looked at while it comes in (rule 7.6).
  package func upload(for head: RequestHead) -> UploadWish? {
    guard let most = uploadBytes(head), let digest = try? Digest() else { return nil }
    // One byte more than is taken tells that there are too many.
    return UploadWish(partLimit: most + 1, observer: SeenUpload(digest))
  }

  /// Bytes of the largest file that its world takes, where a request is an upload; nil for any other.
  private func uploadBytes(_ head: RequestHead) -> Int? {
    guard head.method == "POST", head.isMultipart, head.target.problem == nil else { return nil }
    var segments = head.target.segments
    var world = worlds.standard
    if segments.first == "w", segments.count > 2 {
      // One that is not there yet starts with the settings of the standard world's seed.
      world = worlds.existing(segments[1]) ?? world
      segments.removeFirst(2)
    }
    guard case .found(let place, _) = router.match(method: head.method, segments: segments),
      case .operation(.storeTempFile) = routes[place]
    else { return nil }
    return Int(clamping: world.settings.filesMaxBytes)
  }

  /// An unexpected error like any other.
  package func failed(_ error: SpoolError, _ head: RequestHead) -> Response {
    early(head).failed(error)
  }

  package func fault(_ fault: TransportFault, _ head: RequestHead?) -> Response {
    let refusal: Refusal
    switch fault {
    case .targetTooLong(let limit):
      refusal = Refusal(
        .targetTooLong, "the target is longer than \(limit) bytes", hint: "Send fewer or shorter parameters.")
    case .headersTooLarge(let limit):
      refusal = Refusal(
        .headersTooLarge, "the header fields are longer than \(limit) bytes", hint: "Send fewer or shorter headers.")
    case .bodyTooLarge(let limit):
      refusal = Refusal(.bodyTooLarge, "the body is longer than \(limit) bytes", hint: "Send a smaller body.")
    case .malformed(let reason):
      refusal = Refusal(
        .malformedRequest, reason, hint: "Let a library for HTTP write the request, so that it can be read in one way.")
    }
    var response = early(head).refused(refusal)
    response.closes = true
    return response
  }

  /// The turn of a request that nobody handles, in the world that it was meant for, as far as that can be told.
  private func early(_ head: RequestHead?) -> Turn {
    let head = head ?? RequestHead(method: "", target: Target([]), headers: Headers())
    let request = Request(head: head, body: [])
    let (world, segments) = (try? place(request)) ?? (worlds.standard, head.target.segments)
    var turn = Turn(self, head, world, request)
    turn.isControl = Self.isControl(segments)
    return turn
  }

  /// The answer to a browser that asks for leave. It is no call: it makes no world, has no number, and is in no
  /// journal, since how often browsers ask follows from what they remember.
  private func preflight(_ request: Request) -> Response? {
    guard let fields = options.cors?.preflight(request), !Self.isControl(request.segments) else { return nil }
    var turn = Turn(self, request.head, worlds.standard, request)
    turn.isControl = true
    return turn.finished(Response(status: 204, headers: fields), [], nil)
  }

  package func handle(_ request: Request, _ reply: Reply) {
    if let response = preflight(request) { return reply.send(response) }
    let (world, segments): (World, [String])
    do { (world, segments) = try place(request) } catch {
      var turn = Turn(self, request.head, worlds.standard, request)
      turn.isControl = Self.isControl(request.segments)
      return reply.send(turn.failed(error))
    }
    var turn = Turn(self, request.head, world, request)
    turn.isControl = segments.first == "_sim"
    do throws(Refusal) {
      try Self.readable(request)
      if request.method != "GET", !turn.isControl { try world.checkHold() }
    } catch { return reply.send(turn.refused(error)) }
    if turn.isControl { return Control(self, turn).handle(request, Array(segments.dropFirst()), reply) }
    if let response = frontDoor(request) { return reply.send(response) }
    guard let parameters = found(request, segments, &turn, reply), let operation = turn.operation?.id else { return }
    Dispatch(self, consume turn, request, parameters, reply).run(operation)
  }

  /// The way to the console, for somebody who has typed the base URL into a browser. A client that asks there for
  /// something else is told that there is nothing.
  private func frontDoor(_ request: Request) -> Response? {
    guard request.segments.allSatisfy(\.isEmpty), let console = options.console,
      request.method == "GET" || request.method == "HEAD", request.headers["sec-fetch-dest"] == "document",
      request.headers["accept"]?.asciiLowercased.holds("text/html") == true
    else { return nil }
    return ConsolePage(request, console, now: machineTime).moved(303, to: "_sim/")
  }

  /// Finds the operation of a request, and what faults make of it.
  ///
  /// - Returns: what the path says; nil where the request has its answer already.
  private func found(
    _ request: Request, _ segments: [String], _ turn: inout Turn, _ reply: Reply
  ) -> PathParameters? {
    do {
      guard let (operation, parameters) = try operation(request, segments, &turn) else {
        reply.send(try swagger(request, &turn))
        return nil
      }
      turn.operation = operation
      turn.fault = try Faulting.find(request, &turn)
      guard let fault = turn.fault, fault.comesBefore else { return parameters }
      reply.send(turn.answered(Response(status: 503)))
    } catch {
      reply.send(turn.failed(error))
    }
    return nil
  }

  /// What a path leads to; nil for the description of the API.
  ///
  /// - Throws: `method-not-allowed`, `no-resource`.
  private func operation(
    _ request: Request, _ segments: [String], _ turn: inout Turn
  ) throws(Refusal) -> (Contract.Operation, PathParameters)? {
    switch router.match(method: request.method, segments: segments) {
    case .found(let place, let parameters):
      guard case .operation(let id) = routes[place] else { return nil }
      return (Operations.row(id), parameters)
    case .wrongMethod(let allowed):
      turn.extraHeaders = [("Allow", allowed.joined(separator: ", "))]
      throw Refusal(
        .methodNotAllowed, "Method \(request.method) not allowed for given API resource",
        hint: "Allowed here: \(allowed.joined(separator: ", ")).")
    case .notFound: throw Self.unknownPath(segments)
    }
  }

  /// Whether anybody wants to know of an exchange.
  func observes(_ remarks: [Remark], _ cause: (any Error)?) -> Bool { observesAll || !remarks.isEmpty || cause != nil }

  /// Tells the observer of an exchange that has its answer.
  func observe(_ exchange: Exchange, _ cause: (any Error)?) { observer(exchange, cause) }

  /// Microseconds by a clock that only runs forward, for durations.
  var elapsed: Int64 { system.elapsed() }

  /// The description that the gateway offers (document §1.2), to whoever asks: by the names of the client whose token
  /// comes along, else of the world (rule 1.1).
  private func swagger(_ request: Request, _ turn: inout Turn) throws -> Response {
    var kontrakt = turn.decided.kontrakt
    if let bearer = request.client.bearer, let (token, _) = try? turn.world.verified(bearer, as: .gateway),
      let klient = turn.world.register.klient(nyckel: token.subject)?.kontrakt
    {
      kontrakt = Kontrakt(klient)
    }
    return turn.finished(contracts.response(.openapi(.json), request, kontrakt, world: turn.world.name), [], nil)
  }

  /// Whether a path leads to the control plane of some world.
  static func isControl(_ segments: [String]) -> Bool {
    segments.first == "_sim" || (segments.first == "w" && segments.count > 2 && segments[2] == "_sim")
  }

  /// Refuses a target that can't be read (rules 1.11, 2.4).
  private static func readable(_ request: Request) throws(Refusal) {
    guard let problem = request.targetProblem else { return }
    let place = problem.parameter.map { "query parameter '\($0)'" } ?? "the target"
    switch problem.kind {
    case .badEscape:
      throw Refusal(
        .malformedRequest, "\(place) has a % that two hexadecimal digits don't follow: '\(problem.raw.prefix(80))'",
        hint: "Write % itself as %25.")
    case .nul:
      throw Refusal(.malformedRequest, "\(place) has a NUL character", hint: "Leave the %00 out.")
    case .invalidUTF8:
      let right = problem.suggestion.map { "; in UTF-8 it is '\($0.prefix(160))'" } ?? ""
      throw Refusal(
        .invalidUTF8, "\(place) is not UTF-8: '\(problem.raw.prefix(80))'\(right)",
        hint: "Encode text as UTF-8 before percent-encoding it.")
    case .tooManyParameters(let limit):
      throw Refusal(
        .tooManyParameters, "the query has more than \(limit) parameters", hint: "Ask in several requests.")
    }
  }

  static func unknownPath(_ segments: [String]) -> Refusal {
    let meant = Operations.nearestRoute(to: segments).map { "Did you mean /\($0.joined(separator: "/"))? " } ?? ""
    return Refusal(
      .noResource, "No matching resource found for given API Request",
      hint: meant
        + "Paths begin with /ao-produkt/v1/, /v1/, /auth/1.0/v1/auth/ or /oauth2/token; "
        + "before them may stand /w/{world}."
    )
  }
}
