import JSON
import Texts

/// What tools ask the server: calls of the control plane, and of the API as a resurs.
extension ToolCall {
  /// What says that nobody's client asks: coverage, `verify` and the habits of a client leave it out, and a world that
  /// is not there is not made by looking.
  private static let origin = ("X-Sim-Origin", "console")

  /// Bytes of an answer that is looked at.
  private static let mostBytes = 32 << 20

  /// The path of a world before its own: nothing for the one at the base URL.
  static func base(_ world: String) -> String {
    world == "default" ? "" : "/w/" + Percent.value(world)
  }

  /// Makes a call of the control plane.
  ///
  /// - Parameter path: behind `/_sim/`.
  /// - Returns: the answer, null where it has no body.
  /// - Throws: what the server said against it.
  func sim(
    _ method: String, _ path: String, query: [(String, String?)] = [], body: JSONValue? = nil, in world: String? = nil,
    taking statuses: Set<Int> = []
  ) throws -> JSONValue {
    let items = Percent.form(query.compactMap { name, value in value.map { (name, $0) } })
    let target = Self.base(world ?? self.world) + "/_sim/" + path + (items.isEmpty ? "" : "?" + items)
    var headers = [Self.origin]
    if body != nil { headers.append(("Content-Type", "application/json")) }
    let answer = host.ask(
      AgentRequest(method: method, target: target, headers: headers, body: body?.compact ?? []))
    guard answer.body.count <= Self.mostBytes else {
      throw ToolProblem(
        message: "the answer has \(answer.body.count) bytes, too many for a tool; ask for less")
    }
    let value = answer.body.isEmpty ? JSONValue.null : try? JSONParser.parse(answer.body)
    guard answer.status >= 400, !statuses.contains(answer.status) else {
      return value ?? ["text": .text(String(decoding: answer.body, as: UTF8.self))]
    }
    throw ToolProblem(
      message: "the server refuses that: \(answer.status) \(value?["code"]?.stringValue ?? "")",
      data: .object([("detail", value?["detail"]), ("hint", value?["hint"])]))
  }

  /// Sends a request to the API, with tokens where it needs some.
  ///
  /// - Parameter path: behind the world's base, with its query.
  func api(
    _ method: String, _ path: String, body: JSONValue?, as who: Caller, in world: String
  ) throws -> AgentAnswer {
    var headers = [Self.origin] + (try who.headers(self, world))
    if body != nil { headers.append(("Content-Type", "application/json")) }
    return host.ask(
      AgentRequest(
        method: method, target: Self.base(world) + path, headers: headers, body: body?.compact ?? []))
  }

  /// The entry of the journal that an answer has made; nil where it made none.
  func entry(_ answer: AgentAnswer, in world: String) -> JSONValue? {
    guard let id = answer.header("X-Sim-Request-Id").flatMap({ Int64($0) }) else { return nil }
    return try? sim("GET", "journal/\(id)", in: world)
  }
}

/// As whom the API is called.
struct Caller {
  /// Nil is the first that can log in.
  var resurs: String?
  /// Nil is the first of the contract.
  var klient: String?
  var contract: String?
  /// Whether the request wants tokens at all.
  var isPlain = false

  fileprivate func headers(_ call: ToolCall, _ world: String) throws -> [(String, String)] {
    guard !isPlain else { return [] }
    let speaking = contract.flatMap { contract in call.host.access(world).klienter.first { $0.contract == contract } }
    let session = try call.sim(
      "POST", "session",
      body: .object([("resurs", resurs.map(JSONValue.text)), ("klient", (klient ?? speaking?.key).map(JSONValue.text))]
      ),
      in: world)
    return (session["headers"]?.members ?? []).compactMap { name, value in value?.stringValue.map { (name, $0) } }
  }
}
