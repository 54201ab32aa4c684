package import JSON

/// A world of a test server, and the callers that can be logged in to it.
package struct TestWorld: Sendable {
  package let server: TestServer
  /// What comes before every path: empty, or `/w/name`.
  package let base: String

  /// A caller with no token at all.
  package var anonymous: TestCaller { TestCaller(world: self, gateway: nil, login: nil) }

  /// A caller with a gateway token and no login.
  package func gateway(_ key: String = "demo-key", _ secret: String = "demo-secret") throws -> TestCaller {
    let form = "grant_type=client_credentials&client_id=\(key)&client_secret=\(secret)"
    let answer = try anonymous.send(
      "POST", "/oauth2/token", headers: [("Content-Type", "application/x-www-form-urlencoded")], text: form)
    guard answer.status == 200, let token = answer.json["access_token"]?.text else { throw Unexpected(answer: answer) }
    return TestCaller(world: self, gateway: token, login: nil)
  }

  /// A resurs of the demo seed, logged in: `user` is intern, `ror` extern, `las` lasare.
  package func login(
    _ user: String = "user", _ password: String = "password", key: String = "demo-key"
  ) throws -> TestCaller {
    let caller = try gateway(key)
    let answer = try caller.post(
      "/v1/auth/login", "{\"username\": \"\(user)\", \"password\": \"\(password)\"}")
    guard answer.status == 200, let token = answer.json["access_token"]?.text else { throw Unexpected(answer: answer) }
    return TestCaller(world: self, gateway: caller.gateway, login: token)
  }

  /// Changes the world's clock, for example `{"advance": "PT31M"}`.
  @discardableResult
  package func clock(_ json: String) throws -> TestAnswer {
    let answer = try anonymous.send(
      "PUT", "/_sim/clock", headers: [("Content-Type", "application/json")], text: json)
    guard answer.status == 200 else { throw Unexpected(answer: answer) }
    return answer
  }
}

/// An answer that a test could not go on with.
package struct Unexpected: Error, CustomStringConvertible {
  package let answer: TestAnswer

  package init(answer: TestAnswer) { self.answer = answer }

  package var description: String { "\(answer.status) \(answer.text)" }
}

/// Someone who sends requests to a world; keeps one connection for each use.
package struct TestCaller: Sendable {
  package let world: TestWorld
  /// The gateway token.
  package var gateway: String?
  /// The login token.
  package var login: String?

  package init(world: TestWorld, gateway: String?, login: String?) {
    self.world = world
    self.gateway = gateway
    self.login = login
  }

  package func get(_ path: String) throws -> TestAnswer { try send("GET", path) }
  package func delete(_ path: String) throws -> TestAnswer { try send("DELETE", path) }

  package func post(_ path: String, _ json: String) throws -> TestAnswer {
    try send("POST", path, headers: [("Content-Type", "application/json")], text: json)
  }

  package func put(_ path: String, _ json: String) throws -> TestAnswer {
    try send("PUT", path, headers: [("Content-Type", "application/json")], text: json)
  }

  /// Sends a request to a path of the world, with the caller's tokens, and notes it in the rule log.
  ///
  /// - Parameter headers: replace the caller's own of the same name.
  package func send(
    _ method: String, _ path: String, headers: [(String, String)] = [], text: String? = nil, body: [UInt8]? = nil
  ) throws -> TestAnswer {
    var all = headers
    func add(_ name: String, _ value: String?) {
      if let value, !all.contains(where: { $0.0.lowercased() == name.lowercased() }) { all.append((name, value)) }
    }
    add("Authorization", gateway.map { "Bearer \($0)" })
    add("X-Auth-Token", login)
    let client = HTTPClient(port: world.server.port)
    defer { client.disconnect() }
    let raw = try client.send(method, world.base + path, headers: all, body: body ?? text.map { Array($0.utf8) })
    let answer = TestAnswer(raw: raw)
    RuleLog.exchange(
      method: method, target: world.base + path, status: answer.status, notes: answer.notes,
      demoSeed: world.server.isDemo)
    DocumentedStatuses.check(answer, method, path)
    return answer
  }
}

/// An answer, with its body read as JSON where it is asked for.
package struct TestAnswer: Sendable, CustomStringConvertible {
  package let raw: HTTPAnswer

  /// An answer that a test has read by its own client.
  package init(raw: HTTPAnswer) { self.raw = raw }

  package var status: Int { raw.status }
  package var text: String { raw.text }
  package var description: String { "\(status) \(text.prefix(400)) \(notes)" }

  /// The first value of a header.
  package func header(_ name: String) -> String? { raw[name] }

  /// The codes of `X-Sim-Notes`.
  package var notes: [String] { RuleLog.codes(header: raw["X-Sim-Notes"]) }

  /// The body; JSON null where it is none.
  package var json: JSONView { JSONView(try? JSONParser.parse(raw.body)) }

  /// `message` of an API error.
  package var message: String { json["message"]?.text ?? "" }
}

/// A JSON value, for assertions: `answer.json["status"]?["statusKod"]?.text`.
package struct JSONView: Sendable, CustomStringConvertible {
  private let value: JSONValue?

  package init(_ value: JSONValue?) { self.value = value }

  /// A member of an object; nil where there is none.
  package subscript(name: String) -> JSONView? { value?[name].map { JSONView($0) } }
  /// An element of a list; nil where there is none.
  package subscript(index: Int) -> JSONView? {
    let list = list
    return list.indices.contains(index) ? list[index] : nil
  }
  /// The elements of a list; empty for anything else.
  package var list: [JSONView] { if case .array(let a)? = value?.kind { a.map { JSONView($0) } } else { [] } }
  /// The names of an object's members in order; empty for anything else.
  package var keys: [String] { if case .object(let m)? = value?.kind { m.map(\.name) } else { [] } }
  package var text: String? { if case .string(let s)? = value?.kind { s } else { nil } }
  package var int: Int64? { if case .number(let n)? = value?.kind { n.int64 } else { nil } }
  package var bool: Bool? { if case .bool(let b)? = value?.kind { b } else { nil } }
  /// True for a list, an empty one too.
  package var isList: Bool { if case .array? = value?.kind { true } else { false } }
  /// True for an explicit JSON null.
  package var isNull: Bool { if case .null? = value?.kind { true } else { false } }

  /// The value as compact JSON, so that two can be compared wherever they stood; `nothing` where there is none.
  package var description: String {
    guard let value else { return "nothing" }
    switch value.kind {
    case .null: return "null"
    case .bool(let b): return b ? "true" : "false"
    case .number(let n): return n.text
    case .string(let s): return "\"\(s)\""
    case .array: return "[" + list.map(\.description).joined(separator: ",") + "]"
    case .object(let members):
      return "{" + members.map { "\"\($0.name)\":\(JSONView($0.value))" }.joined(separator: ",") + "}"
    }
  }
}
