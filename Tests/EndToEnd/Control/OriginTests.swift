import HTTPTransport
import Rules
import Server
import Simulator
import TestKit
import Testing

/// What the console sends is told apart from what clients send (rule control 4.1).
@Suite(.rule(.c4_1, .c4_2, .c4_4)) struct OriginTests {
  private let world = TestServer.shared.world()
  private let console = [("X-Sim-Origin", "console")]

  private func entries(_ query: String) throws -> [JSONView] {
    try world.anonymous.get("/_sim/journal\(query)").json["entries"]?.list ?? []
  }

  @Test func `an entry says that the console sent it, and the list is filtered by that`() throws {
    let caller = try world.login()
    _ = try caller.get("/v1/arbetsorder/101")
    let number = try caller.send("GET", "/v1/arbetsorder/102", headers: console).header("X-Sim-Request-Id")
    let id = try #require(number.flatMap { Int64($0) })
    #expect(try world.anonymous.get("/_sim/journal/\(id)").json["origin"]?.text == "console")
    #expect(try world.anonymous.get("/_sim/journal/\(id - 1)").json["origin"] == nil)
    #expect(try entries("?origin=console").compactMap { $0["id"]?.int } == [id])
    #expect(try entries("?origin=client").compactMap { $0["id"]?.int } == Array(1..<id))
    #expect(try world.anonymous.get("/_sim/journal.har").text.contains("\"_origin\":\"console\""))
    expectProblem(try world.anonymous.get("/_sim/journal?origin=server"), 400, "control-invalid")
  }

  @Test(arguments: ["Console", "console2", "", "client", "x; console"])
  func `any other value is a client's`(_ value: String) throws {
    _ = try world.anonymous.send("GET", "/v1/arbetsorder", headers: [("X-Sim-Origin", value)])
    #expect(try entries("?origin=console").isEmpty)
    #expect(try entries("?origin=client").count == 1)
  }

  @Test func `a fault is left for a client, but one that the request itself asks for`() throws {
    let caller = try world.login()
    let rule = #"{"match": {"times": 1}, "effect": {"preset": "gateway.throttled"}}"#
    #expect(try world.anonymous.post("/_sim/faults", rule).status == 201)
    #expect(try caller.send("GET", aRead, headers: console).status == 200)
    #expect(try caller.send("GET", aRead, headers: console + [("X-Sim-Fault", "gateway.suspended")]).status == 503)
    #expect(try caller.get(aRead).status == 429)
    #expect(try caller.get(aRead).status == 200)
  }

  @Test func `to look at a world makes none`() throws {
    let server = try TestServer()
    defer { try? server.stop() }
    let unmade = server.world("tapp").anonymous
    for path in ["/_sim/clock", "/_sim/board", "/_sim/events", "/v1/arbetsorder", "/_sim/session"] {
      let answer = try unmade.send("GET", path, headers: console)
      #expect(answer.status == 404, "\(path)")
      #expect(answer.text.contains("there is no world 'tapp'"))
    }
    #expect(try server.worlds.overview().map(\.name) == ["default"])
    #expect(try unmade.get("/_sim/clock").status == 200)
    #expect(try unmade.send("GET", "/_sim/clock", headers: console).status == 200)
  }

  @Test func `the list is filtered by code and caller`() throws {
    let caller = try world.login()
    _ = try caller.get("/v1/arbetsorder/101?utan=1")
    _ = try world.login("ror", "ror").get("/v1/arbetsorder/4711")
    #expect(try entries("?code=unknown-parameter").compactMap { $0["status"]?.int } == [200])
    #expect(try entries("?code=not-found").compactMap { $0["caller"]?.text } == ["E200"])
    #expect(try entries("?caller=R100").count == 1)
    #expect(try entries("?caller=demo-key").count == 4)
    #expect(try entries("?caller=R100&code=not-found").isEmpty)
    expectProblem(try world.anonymous.get("/_sim/journal?code=unknown-paramter"), 400, "control-invalid")
  }

  @Test func `coverage and verify leave it out`() throws {
    let caller = try world.login()
    _ = try caller.send("GET", "/v1/arbetsorder/101?utan=1", headers: console)
    let never = try world.anonymous.get("/_sim/coverage").json["never"]
    #expect(never?["operations"]?.list.contains { $0.text == "getArbetsorder_1" } == true)
    #expect(never?["codes"]?.list.contains { $0.text == "unknown-parameter" } == true)
    func verdict(_ question: String) throws -> Int { try world.anonymous.post("/_sim/verify", question).status }
    #expect(try verdict(#"{"operation": "getArbetsorder_1", "none": true}"#) == 200)
    #expect(try verdict(#"{"operation": "getArbetsorder_1"}"#) == 422)
    _ = try caller.get("/v1/arbetsorder/101")
    #expect(try verdict(#"{"operation": "getArbetsorder_1", "count": {"exactly": 1}}"#) == 200)
    let sequence = #"{"sequence": [{"operation": "login"}, {"operation": "getArbetsorder_1"}], "strict": true}"#
    #expect(try verdict(sequence) == 200)
  }

  @Test func `habits leave it out`() throws {
    let caller = try world.login()
    func notes(_ headers: [(String, String)]) throws -> Set<String> {
      var notes: Set<String> = []
      for id in 101...112 {
        notes.formUnion(try caller.send("GET", "/v1/arbetsorder/\(id)", headers: headers).notes)
      }
      return notes
    }
    #expect(try notes(console).contains("n-plus-one") == false)
    #expect(try notes([]).contains("n-plus-one"))
    let gateway = try world.gateway()
    let body = #"{"username": "user", "password": "password"}"#
    for _ in 0..<4 {
      let answer = try gateway.send(
        "POST", "/v1/auth/login", headers: console + [("Content-Type", "application/json")], text: body)
      #expect(answer.status == 200)
      #expect(answer.notes == [])
    }
  }

  @Test func `it finds its entry where clients are not told`() throws {
    let server = try TestServer(options: { $0.simHeaders = false })
    defer { try? server.stop() }
    let caller = try server.standard.login()
    #expect(try caller.get("/v1/arbetsorder/101?utan=1").header("X-Sim-Request-Id") == nil)
    let answer = try caller.send("GET", "/v1/arbetsorder/101?utan=1", headers: console)
    #expect(answer.header("X-Sim-Request-Id") == "4")
    #expect(answer.header("X-Sim-Notes") == "unknown-parameter")
  }

  @Test func `no page of another site may say that it is the console`() throws {
    let server = try TestServer(options: { $0.cors = CORS(["*"]) })
    defer { try? server.stop() }
    let asked = [
      ("Origin", "https://a.example"), ("Access-Control-Request-Method", "GET"),
      ("Access-Control-Request-Headers", "x-sim-origin, X-Sim-Origin, x-sim-eget"),
    ]
    let answer = try server.standard.anonymous.send("OPTIONS", "/v1/arbetsorder", headers: asked)
    let allowed = answer.header("Access-Control-Allow-Headers")
    #expect(allowed == "Authorization, Content-Type, X-Auth-Token, X-Auht-Token, X-Sim-Fault, x-sim-eget")
  }
}
