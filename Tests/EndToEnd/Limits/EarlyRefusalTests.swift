import Rules
import TestKit
import Testing

/// What is refused before it has a handler is refused in the shape of the place that it was sent to, and stands in the
/// journal of its world (rules 1.11, 2.1, 2.2).
@Suite(.rule(.r1_11)) struct EarlyRefusalTests {
  /// Targets behind the world's prefix, with what they get: a status, a code, and whether the API says so itself.
  static let targets: [(String, Int, String, Bool)] = [
    ("/v1/arbetsorder?status=%D6VERF", 400, "invalid-utf8", true),
    ("/v1/arbetsorder?kundNr=%zz", 400, "malformed-request", true),
    ("/v1/kund/%zz", 400, "malformed-request", true), ("/v1/%D6", 400, "invalid-utf8", true),
    ("/auth/1.0/v1/auth/login?%00", 400, "malformed-request", true),
    ("/v1/arbetsorder?kundNr=" + String(repeating: "x", count: 17_000), 414, "target-too-long", false),
    ("/annat?x=%zz", 400, "malformed-request", false),
  ]

  @Test(arguments: targets) func `a target that can't be read stands in the journal of its own world`(
    _ target: String, _ status: Int, _ code: String, _ isAPI: Bool
  ) throws {
    let caller = try TestServer.shared.world().login()
    let answer = try caller.get(target)
    #expect(answer.status == status, "\(answer)")
    #expect(answer.notes == [code])
    #expect(answer.json.keys.first == (isAPI ? "id" : "code"), "\(answer)")
    try expectLatest(caller, answer, code)
  }

  @Test func `header fields and bodies that are too long stand there too`() throws {
    let caller = try TestServer.shared.world().login()
    let long = [("X-Padding", String(repeating: "x", count: 66_000))]
    try expectLatest(caller, try caller.send("GET", aRead, headers: long), "headers-too-large")
    let body = [UInt8](repeating: 0x20, count: (1 << 20) + 1)
    let type = [("Content-Type", "application/json")]
    let answer = try caller.send("POST", "/v1/arbetsorder", headers: type, body: body)
    #expect(answer.status == 413)
    try expectLatest(caller, answer, "body-too-large")
  }

  @Test func `the tokens of a call at the base URL lead to its world as well`() throws {
    let server = try TestServer()
    defer { try? server.stop() }
    let world = server.world("anders")
    let caller = try world.login()
    let atBase = TestCaller(world: server.standard, gateway: caller.gateway, login: caller.login)
    let form = "grant_type=client_credentials"
    _ = try server.standard.anonymous.send(
      "POST", "/oauth2/token",
      headers: [
        ("Authorization", "Basic ZGVtby1rZXlAYW5kZXJzOmRlbW8tc2VjcmV0"),
        ("Content-Type", "application/x-www-form-urlencoded"),
      ], body: Array(form.utf8))
    let before = try server.standard.anonymous.get("/_sim/journal").json["entries"]?.list.count
    let answer = try atBase.get("/v1/arbetsorder?status=%D6VERF")
    #expect(answer.notes == ["invalid-utf8"])
    try expectLatest(caller, answer, "invalid-utf8")
    #expect(try server.standard.anonymous.get("/_sim/journal").json["entries"]?.list.count == before)
  }

  @Test func `the control plane answers with a problem document, and numbers nothing`() throws {
    let world = TestServer.shared.world()
    let answer = try world.anonymous.get("/_sim/clock?x=%zz")
    #expect(answer.status == 400)
    #expect(answer.header("Content-Type") == "application/problem+json")
    #expect(answer.header("X-Sim-Request-Id") == nil)
  }

  /// Heads and bodies that are no HTTP, with what stands in the journal of them.
  static let messages: [(String, String)] = [
    ("Content-Length: -1\r\n\r\n{}", "malformed-request"), ("Content-Length: 5, 6\r\n\r\n{}", "malformed-request"),
    ("Content-Length: 99999999999999999999999\r\n\r\n{}", "malformed-request"),
    ("utan kolon\r\n\r\n", "malformed-request"), ("X-Eget: a\u{0}b\r\n\r\n", "malformed-request"),
    ("Transfer-Encoding: chunked\r\n\r\nxyz\r\n", "malformed-request"),
  ]

  @Test(arguments: messages) func `what is no HTTP stands there too`(_ rest: String, _ code: String) throws {
    let caller = try TestServer.shared.world().login()
    let client = HTTPClient(port: caller.world.server.port)
    try client.write("POST \(caller.world.base)/v1/arbetsorder HTTP/1.1\r\nHost: localhost\r\n\(rest)")
    let answer = TestAnswer(raw: try client.read())
    expectAPIError(answer, 400, code)
    #expect(try client.readToEnd().isEmpty)
    try expectLatest(caller, answer, code)
  }

  private func expectLatest(
    _ caller: TestCaller, _ answer: TestAnswer, _ code: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let id = try #require(
      answer.header("X-Sim-Request-Id").flatMap { Int($0) }, "\(answer)", sourceLocation: sourceLocation)
    let entry = try caller.world.anonymous.get("/_sim/journal/\(id)").json
    #expect(entry["status"]?.int.map { Int($0) } == answer.status, "\(entry)", sourceLocation: sourceLocation)
    #expect(entry["notes"]?[0]?["code"]?.text == code, "\(entry)", sourceLocation: sourceLocation)
  }
}
