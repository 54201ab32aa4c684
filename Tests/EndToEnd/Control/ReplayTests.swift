import JSON
import Rules
import Simulator
import TestKit
import Testing

/// Sending an entry of the journal again (rule control 4.1).
@Suite(.rule(.c4_1)) struct ReplayTests {
  private let world = TestServer.shared.world()

  private func number(_ answer: TestAnswer) throws -> Int64 {
    try #require(answer.header("X-Sim-Request-Id").flatMap { Int64($0) })
  }

  private func replay(_ id: Int64, _ edits: String = "{}") throws -> TestAnswer {
    try world.anonymous.post("/_sim/journal/\(id)/replay", edits)
  }

  @Test func `fields that the simulator writes are not edited, nor very many`() throws {
    let caller = try TestServer.shared.world().login()
    let id = try #require(try caller.get(aRead).header("X-Sim-Request-Id"))
    let many = (0...100).map { "\"X-\($0)\": \"\"" }.joined(separator: ", ")
    for headers in [
      "\"X-Sim-Origin\": \"client\"", "\"content-length\": \"7\"", "\"Transfer-Encoding\": \"chunked\"", many,
    ] {
      let answer = try caller.world.anonymous.post("/_sim/journal/\(id)/replay", "{\"headers\": {\(headers)}}")
      expectProblem(answer, 400, "control-invalid")
    }
    #expect(try caller.world.anonymous.get("/_sim/journal?origin=console").json["entries"]?.list.isEmpty == true)
  }

  @Test func `a token of another world does not lead there`() throws {
    let server = try TestServer()
    defer { try? server.stop() }
    let other = try server.world("annan").login()
    let own = try server.standard.login()
    let id = try #require(try own.post("/v1/arbetsorder", "{\"objektId\": \"9900101\"}").header("X-Sim-Request-Id"))
    let tokens = "{\"Authorization\": \"Bearer \(other.gateway ?? "")\", \"X-Auth-Token\": \"\(other.login ?? "")\"}"
    let answer = try server.standard.anonymous.post("/_sim/journal/\(id)/replay", "{\"headers\": \(tokens)}")
    #expect(answer.json["entry"]?["status"]?.int == 401, "\(answer)")
    #expect(try other.get("/v1/arbetsorder/1000").status == 404)
  }

  @Test func `what was sent is sent again, as the same caller, and is an entry of the console`() throws {
    let caller = try world.login("ror", "ror")
    let id = try number(try caller.get("/v1/arbetsorder?limit=1"))
    let answer = try replay(id)
    #expect(answer.status == 200, "\(answer)")
    let entry = answer.json["entry"]
    #expect(entry?["id"]?.int == id + 1)
    #expect(entry?["replayOf"]?.int == id)
    #expect(entry?["origin"]?.text == "console")
    #expect(entry?["caller"]?.text == "E200")
    #expect(entry?["status"]?.int == 200)
    #expect(entry?["target"]?.text == "/v1/arbetsorder?limit=1")
    #expect(try world.anonymous.get("/_sim/journal/\(id + 1)").json["replayOf"]?.int == id)
  }

  @Test func `tokens that have run out are new ones`() throws {
    let caller = try world.login()
    let id = try number(try caller.post("/v1/arbetsorder", #"{"objektId": "9900101"}"#))
    _ = try world.clock(#"{"advance": "P1D"}"#)
    #expect(try caller.get("/v1/arbetsorder/101").status == 401)
    let entry = try replay(id).json["entry"]
    #expect(entry?["status"]?.int == 201)
    #expect(entry?["transitions"]?[0]?["to"]?.text == "REG")
  }

  @Test func `it is sent as it was edited`() throws {
    let caller = try world.login()
    let id = try number(try caller.post("/v1/arbetsorder", #"{"objektId": "nowhere", "prioKod": "30"}"#))
    let edits =
      #"{"body": {"objektId": "9900101", "information": {"beskrivning": "Kall å 😀"}}, "headers": {"X-Egen": "a"}}"#
    let made = try replay(id, edits).json["entry"]
    #expect(made?["status"]?.int == 201)
    #expect(made?["request"]?["text"]?.text == #"{"objektId":"9900101","information":{"beskrivning":"Kall å 😀"}}"#)
    #expect(made?["request"]?["headers"]?.list.contains { $0["name"]?.text == "X-Egen" } == true)
    let read = try replay(id, #"{"method": "GET", "path": "/v1/arbetsorder/101?x=å ", "body": null}"#).json["entry"]
    #expect(read?["status"]?.int == 200)
    #expect(read?["target"]?.text == "/v1/arbetsorder/101?x=%C3%A5%20")
    let without = try replay(id, #"{"headers": {"x-auth-token": null}}"#).json["entry"]
    #expect(without?["status"]?.int == 401)
    let text = try replay(id, #"{"body": "inte JSON"}"#).json["entry"]
    #expect(text?["request"]?["text"]?.text == "inte JSON")
    #expect(text?["status"]?.int == 400)
  }

  @Test func `a field that is edited stays in its place`() throws {
    let caller = try world.login()
    let id = try number(try caller.post("/v1/arbetsorder", #"{"objektId": "9900101"}"#))
    func names(_ edits: String) throws -> [String] {
      let entry = try replay(id, edits).json["entry"]
      return (entry?["request"]?["headers"]?.list ?? []).compactMap { $0["name"]?.text?.lowercased() }
    }
    let plain = try names("{}")
    #expect(plain.contains("content-type") && plain.last != "content-type")
    #expect(try names(#"{"headers": {"content-type": "application/json; charset=utf-8"}}"#) == plain)
  }

  @Test func `a login is sent again with its password, also where what is shown was edited`() throws {
    let gateway = try world.gateway()
    let body = #"{"username": "user", "password": "password"}"#
    let id = try number(try gateway.post("/v1/auth/login", body))
    #expect(try replay(id).json["entry"]?["status"]?.int == 200)
    let shown = try #require(try world.anonymous.get("/_sim/journal/\(id)").json["request"]?["text"]?.text)
    #expect(!shown.contains("\"password\": \"password\""))
    let asText = JSONValue.object([("body", .text(shown))])
    let edited = try replay(id, String(decoding: asText.compact, as: UTF8.self))
    #expect(edited.json["entry"]?["status"]?.int == 200)
    #expect(!edited.text.contains("\\\"password\\\":\\\"password\\\""))
    #expect(try replay(id, #"{"body": {"username": "user", "password": "fel"}}"#).json["entry"]?["status"]?.int == 401)
    let basic = try number(
      try world.anonymous.send(
        "POST", "/oauth2/token",
        headers: [
          ("Authorization", "Basic ZGVtby1rZXk6ZGVtby1zZWNyZXQ="),
          ("Content-Type", "application/x-www-form-urlencoded"),
        ], text: "grant_type=client_credentials"))
    #expect(try replay(basic).json["entry"]?["status"]?.int == 200)
  }

  @Test func `what is not kept, not there, or not of the API is refused`() throws {
    let caller = try world.login()
    let long = String(repeating: "x", count: 70_000)
    let id = try number(try caller.post("/v1/arbetsorder", #"{"objektId": "9900101", "x": "\#(long)"}"#))
    expectProblem(try replay(id), 409, "control-conflict")
    #expect(try replay(id, #"{"body": {"objektId": "9900101"}}"#).json["entry"]?["status"]?.int == 201)
    expectProblem(try replay(99_999), 404, "control-not-found")
    for path in ["/_sim/reset", "/%5Fsim/reset", "_sim", "http://evil.example/", ""] {
      expectProblem(try replay(id, #"{"path": "\#(path)", "body": null}"#), 400, "control-invalid")
    }
    for edits in [
      #"{"headers": {"a b": "c"}}"#, #"{"headers": {"a": "b\r\nc: d"}}"#, #"{"method": "get it"}"#, #"{"url": "/"}"#,
    ] {
      expectProblem(try replay(id, edits), 400, "control-invalid")
    }
    #expect(try world.anonymous.get("/_sim/health").status == 200)
  }

  @Test func `at the base URL no path leads to another world`() throws {
    let server = try TestServer()
    defer { try? server.stop() }
    let world = server.standard
    let id = try number(try world.login().get("/v1/arbetsorder/101"))
    #expect(try world.anonymous.post("/_sim/journal/\(id)/replay", "{}").json["entry"]?["status"]?.int == 200)
    for path in ["/w/annan/v1/arbetsorder", "/w/annan/_sim/reset"] {
      let answer = try world.anonymous.post("/_sim/journal/\(id)/replay", #"{"path": "\#(path)"}"#)
      expectProblem(answer, 400, "control-invalid")
    }
    #expect(!server.worlds.exists("annan"))
  }

  @Test func `the same caller goes on where users have but one token`() throws {
    _ = try world.anonymous.put("/_sim/settings", #"{"quirks": ["one-token-per-user"]}"#)
    let caller = try world.login()
    let id = try number(try caller.get("/v1/arbetsorder/101"))
    #expect(try replay(id).json["entry"]?["status"]?.int == 200)
    #expect(try caller.get("/v1/arbetsorder/101").status == 200)
  }
}
