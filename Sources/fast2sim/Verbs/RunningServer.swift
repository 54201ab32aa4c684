import Client
import Documents
import JSON
import Server
import Texts

/// A world of a server that runs, as the verbs of the command line reach it.
struct RunningServer {
  /// Those of every verb that needs one.
  static let options = [
    Option("url", "URL", standardURL, "the base URL of the server, or of a world of it"),
    Option("world", "NAME", nil, "the world, in place of the one at that URL"),
    Option("admin-key", "KEY", nil, "of a server that was started with one"),
    Option("ca-file", "FILE", nil, "certificates to trust, in PEM, in the place of the system's"),
    Option("insecure", nil, nil, "trust any certificate", reach: .flag),
    Option("json", nil, nil, "print the answer as JSON, for programs"),
  ]

  static let standardURL = "http://127.0.0.1:8280"
  /// Bytes of the largest answer that is taken: a state with files in it may be large.
  private static let mostBytes = 1 << 30

  /// Where the world is, without a slash at its end.
  private(set) var url: String
  private var adminKey: String?
  private let http: HTTPClient

  /// - Parameter arguments: with what stands in the file of options.
  init(_ arguments: Arguments, _ environment: [String: String]) throws(UsageError) {
    // Within `exec` that is its own server, whatever else people have set: none of theirs is reset by a test.
    let given = arguments.isFlag("url") ? arguments.text("url") : Environment.value("FAST2_SIM_URL")
    let port = environment["FAST2SIM_PORT"] ?? arguments.file["port"]?.text
    let local = port.flatMap { UInt16($0) }.flatMap { $0 > 0 ? "http://127.0.0.1:\($0)" : nil }
    let text = given ?? arguments.text("url") ?? local ?? Self.standardURL
    guard var base = Self.base(text), !base.contains("@") else {
      throw UsageError(
        message: "'\(text)' is no URL of a server; valid is a base URL such as \(Self.standardURL)")
    }
    if let world = arguments.text("world") {
      base = Self.withoutWorld(base) + (world == "default" ? "" : "/w/" + Percent.value(world))
    }
    url = base
    adminKey = arguments.text("admin-key") ?? Environment.value("FAST2_SIM_ADMIN_KEY")
    var options = try AccessOptions.http(arguments)
    options.maxBytes = Self.mostBytes
    // A question to the journal waits for a minute at most.
    options.timeout = .seconds(120)
    http = HTTPClient(options: options)
  }

  /// Another server, reached the same way; nil where the text is no base URL.
  ///
  /// - Parameter adminKey: its own; nil takes this one's.
  func other(_ text: String, adminKey: String?) -> RunningServer? {
    guard let base = Self.base(text), !base.contains("@") else { return nil }
    var other = self
    other.url = base
    if let adminKey { other.adminKey = adminKey }
    return other
  }

  /// A base URL as it is written, without the `/_sim` that some variables have; nil for what is none.
  static func base(_ text: String) -> String? {
    var url = text
    while url.hasSuffix("/") { url.removeLast() }
    if url.hasSuffix("/_sim") { url.removeLast(5) }
    let isURL = url.hasPrefix("http://") || url.hasPrefix("https://")
    return isURL && url.split(separator: "/").count >= 2 ? url : nil
  }

  private static func withoutWorld(_ url: String) -> String {
    let parts = url.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count >= 5, parts[parts.count - 2] == "w" else { return url }
    return parts.dropLast(2).joined(separator: "/")
  }

  /// The base URL of another world of the same server.
  func url(ofWorld name: String) -> String { Self.withoutWorld(url) + (name == "default" ? "" : "/w/" + name) }

  /// Makes a call, and waits for its answer. What is no answer ends the program in a sentence: with 2 where the server
  /// finds a mistake in what was given on the command line, with 1 where it refuses what was asked of it for another
  /// reason, with 4 where there is none.
  ///
  /// - Parameter command: whose help has what can be given.
  func call(_ call: VerbCall, of command: String) -> HTTPAnswer {
    let route = ControlRoute(call.id)
    let answer = answer(to: request(call, route))
    guard !route.answers.contains(answer.status) else { return answer }
    if let problem = try? JSONParser.parse(answer.body), let code = problem["code"]?.stringValue,
      let detail = problem["detail"]?.stringValue
    {
      var hint = problem["hint"]?.stringValue ?? ""
      let isUsage = code == "control-invalid" && call.body?.isDocument != true
      // Those are for whoever writes the call by hand.
      let isForClients = hint.hasPrefix("Send ") || hint.hasPrefix("/_sim/control.openapi.json ")
      if isUsage, isForClients { hint = "fast2sim \(command) --help has what can be given." }
      refused(isUsage ? .usage : .checksFailed, code, detail, hint)
    }
    somethingElse(answer, route.method, route.path)
  }

  /// Sends a request, and waits for its answer, whatever it is.
  func send(
    _ method: String, _ path: String, _ headers: [(String, String)], _ body: [UInt8]
  ) throws(HTTPFailure) -> HTTPAnswer {
    var request = HTTPRequest(method, url + path, body: body)
    request.headers += headers
    if let adminKey { request.headers.append(("X-Sim-Admin-Key", adminKey)) }
    return try http.send(request)
  }

  /// Where the console is. Ends the program in a sentence where there is none.
  var page: String {
    let path = "/_sim/"
    let answer = answer(to: HTTPRequest("GET", url + path))
    if answer.status == 200, answer.header("Content-Type")?.hasPrefix("text/html") == true { return url + path }
    if let problem = try? JSONParser.parse(answer.body), let code = problem["code"]?.stringValue,
      let detail = problem["detail"]?.stringValue
    {
      refused(.checksFailed, code, detail, problem["hint"]?.stringValue ?? "")
    }
    somethingElse(answer, "GET", path)
  }

  // A function of its own: within `call`, Swift 6.3 took what a refusal answers for never set when it optimised, and
  // read whatever lay there.
  private func answer(to request: HTTPRequest) -> HTTPAnswer {
    do throws(HTTPFailure) { return try http.send(request) } catch { unreachable(error) }
  }

  private func somethingElse(_ answer: HTTPAnswer, _ method: String, _ path: String) -> Never {
    Console.fail(
      .cannotStart, "something else than a simulator answers at \(url), with \(answer.status) to \(method) \(path)")
  }

  private func request(_ call: VerbCall, _ route: ControlRoute) -> HTTPRequest {
    var path = route.path
    for (name, value) in call.path { path = path.replacing("{\(name)}", with: Percent.value(value)) }
    let query = call.query.isEmpty ? "" : "?" + Percent.form(call.query)
    var request = HTTPRequest(route.method, url + path + query, body: call.body?.bytes)
    if let body = call.body { request.headers.append(("Content-Type", body.type)) }
    if let adminKey { request.headers.append(("X-Sim-Admin-Key", adminKey)) }
    return request
  }

  /// How a call that a hint names is made here.
  private static let commands = [
    ("GET /_sim/faults", "fast2sim fault list"), ("GET /_sim/worlds", "fast2sim world list"),
    ("GET /_sim/journal", "fast2sim journal"), ("POST /_sim/reset", "fast2sim reset"),
    ("POST /_sim/worlds", "fast2sim world create"),
  ]

  private func refused(_ end: ExitCode, _ code: String, _ detail: String, _ hint: String) -> Never {
    let hint = Self.commands.reduce(hint) { $0.replacing($1.0, with: $1.1) }
    let isKey = code == "control-forbidden" && (detail.holds("X-Sim-Admin-Key") || detail.holds("--admin-key"))
    let advice = isKey ? "Give the key of the server in --admin-key, or better in FAST2SIM_ADMIN_KEY." : hint
    Console.fail(end, advice.isEmpty ? "\(detail) (\(code))" : "\(detail) (\(code))\n  do: \(advice)")
  }

  private func unreachable(_ failure: HTTPFailure) -> Never {
    switch failure.reason {
    case .refused:
      Console.fail(
        .cannotStart,
        "no server answers at \(url): the connection was refused\n"
          + "  do: start one with fast2sim serve, or name another with --url URL or FAST2SIM_URL")
    case .tls:
      Console.fail(
        .cannotStart,
        "\(failure.message)\n  do: name the ca.pem that --tls has made, in --ca-file, or trust any with --insecure")
    case .timedOut, .hostUnknown, .broken, .encoding, .tooLarge, .badRequest, .system:
      Console.fail(.cannotStart, failure.message)
    }
  }
}

/// A call of the control plane as a verb makes it.
struct VerbCall {
  /// What is sent along.
  struct Body {
    let type: String
    let bytes: [UInt8]
    /// Somebody has written it.
    var isDocument = false

    static func json(_ value: JSONValue) -> Body { Body(type: "application/json", bytes: value.compact) }

    /// Text that is JSON, else YAML: a mapping of YAML can begin like an object of JSON.
    static func document(_ bytes: [UInt8]) -> Body {
      let isJSON = (try? JSONParser.parse(bytes)) != nil
      return Body(type: isJSON ? "application/json" : "application/yaml", bytes: bytes, isDocument: true)
    }
  }

  let id: ControlID
  let path: [(name: String, value: String)]
  let query: [(name: String, value: String)]
  let body: Body?

  /// - Parameter sent: a body that is not made of a value here.
  init(
    _ id: ControlID, path: [(name: String, value: String)] = [], query: [(name: String, value: String)] = [],
    body: JSONValue? = nil, sent: Body? = nil
  ) {
    (self.id, self.path, self.query) = (id, path, query)
    self.body = sent ?? body.map(Body.json)
  }
}
