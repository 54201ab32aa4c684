import JSON
import Rules
import TestKit
import Testing
import Traffic

/// Fault rules and presets over HTTP (`docs/control-plane.md`).
@Suite(.rule(.c3_1, .c3_2)) struct FaultTests {
  private let world = TestServer.shared.world()
  private let orders = "{\"objektId\": \"9900101\"}"

  private func add(_ json: String) throws {
    let answer = try world.anonymous.post("/_sim/faults", json)
    guard answer.status == 201 else { throw Unexpected(answer: answer) }
  }

  @Test(arguments: [
    (FaultPreset.gatewayThrottled, 429, "code", "900800"), (.gatewaySuspended, 503, "code", "303001"),
    (.gatewayTimeout, 504, "code", "101504"), (.gatewayRuntimeError, 500, "code", "101500"),
    (.gatewayExpired, 401, "code", "900903"), (.apiTokenExpired, 401, "message", ""),
    (.apiInternalError, 500, "message", ""), (.uploadRuntimeError, 500, "code", "101500"),
  ])
  func `a preset answers what was met in reality, by rule and by header, and nothing is done`(
    _ preset: FaultPreset, status: Int, key: String, code: String
  ) throws {
    let caller = try world.login()
    let before = try TestServer.shared.dump(of: world)
    let byHeader = try caller.send(
      "POST", "/v1/arbetsorder", headers: [("Content-Type", "application/json"), ("X-Sim-Fault", preset.rawValue)],
      text: orders)
    #expect(try TestServer.shared.dump(of: world) == before)
    try add("{\"match\": {\"operation\": \"postArbetsorder\"}, \"effect\": {\"preset\": \"\(preset.rawValue)\"}}")
    let byRule = try caller.post("/v1/arbetsorder", orders)
    for answer in [byHeader, byRule] {
      #expect(answer.status == status)
      #expect(answer.json[key]?.text == code || code.isEmpty && answer.json[key]?.text != nil)
      #expect(answer.header("X-Sim-Fault") != nil)
    }
    #expect(try TestServer.shared.count("arbetsorder", of: world) == 30)
    #expect(try caller.get("/v1/arbetsorder/101").status == 200, "the rule is for one operation")
  }

  @Test func `throttling says when to try again, and the observed fault has its description`() throws {
    let caller = try world.login()
    func ask(_ preset: String) throws -> TestAnswer {
      try caller.send("GET", "/v1/arbetsorder", headers: [("X-Sim-Fault", preset)])
    }
    #expect(try ask("gateway.throttled").header("Retry-After") == "60")
    #expect(try ask("upload.runtime-error").json["description"]?.text == "Error in Sender")
    let unknown = try ask("gateway.throtled")
    #expect(unknown.status == 400)
    #expect(unknown.json["detail"]?.text?.contains("did you mean gateway.throttled") == true)
  }

  @Test func `lost after the commit: the connection breaks, the arbetsorder exists, and the journal says so`() throws {
    let caller = try world.login()
    try add("{\"match\": {\"operation\": \"postArbetsorder\"}, \"effect\": {\"drop\": true, \"afterCommit\": true}}")
    #expect(throws: (any Error).self) { try caller.post("/v1/arbetsorder", orders) }
    #expect(try caller.get("/v1/arbetsorder/1000").status == 200)
    let entries = try world.anonymous.get("/_sim/journal?operation=postArbetsorder").json["entries"]?.list
    #expect(entries?.count == 1)
    #expect(entries?[0]["answered"]?.bool == false)
    #expect(entries?[0]["status"]?.int == 201)
    #expect(entries?[0]["faults"]?.list.map { $0.text } == ["1"])
  }

  /// What is answered instead, and what was refused: by the gateway, by the body, by the data.
  @Test(
    arguments: ["\"drop\": true", "\"status\": 503", "\"preset\": \"gateway.timeout\""],
    [
      ("{\"objektId\": \"none\"}", true, "reference-not-found"), ("{\"objektId\": [", true, "json-malformed"),
      ("{\"objektId\": \"9900101\"}", false, "gateway-missing-credentials"),
    ])
  func `an answer that is lost keeps the note of its refusal in the journal`(
    _ effect: String, _ refused: (body: String, isLetIn: Bool, note: String)
  ) throws {
    let world = TestServer.shared.world()
    let caller = refused.isLetIn ? try world.login() : world.anonymous
    let fault = "{\"match\": {\"operation\": \"postArbetsorder\"}, \"effect\": {\(effect), \"afterCommit\": true}}"
    #expect(try world.anonymous.post("/_sim/faults", fault).status == 201)
    _ = try? caller.post("/v1/arbetsorder", refused.body)
    let entry = try #require(
      try world.anonymous.get("/_sim/journal?operation=postArbetsorder").json["entries"]?.list.last)
    #expect(entry["faults"]?.list.count == 1)
    #expect(entry["notes"]?.list.map { $0["code"]?.text } == [refused.note])
  }

  @Test func `dropped before: the connection breaks, and nothing is done`() throws {
    let caller = try world.login()
    try add("{\"match\": {\"operation\": \"postArbetsorder\"}, \"effect\": {\"drop\": true}}")
    #expect(throws: (any Error).self) { try caller.post("/v1/arbetsorder", orders) }
    #expect(try caller.get("/v1/arbetsorder/1000").status == 404)
  }

  @Test func `a truncated answer promises more than it sends`() throws {
    let caller = try world.login()
    try add("{\"effect\": {\"truncate\": 10}}")
    #expect(throws: (any Error).self) { try caller.get("/v1/arbetsorder/101") }
  }

  @Test func `a dripped and a delayed answer come whole`() throws {
    let caller = try world.login()
    let truth = try caller.get("/v1/arbetsorder/101").text
    try add("{\"match\": {\"path\": \"/v1/arbetsorder/*\"}, \"effect\": {\"drip\": 20000, \"delay\": 20}}")
    #expect(try caller.get("/v1/arbetsorder/101").text == truth)
  }

  @Test func `the journal counts a delay as a part of what an answer took`() throws {
    let server = try TestServer(system: Machine().system)
    defer { try? server.stop() }
    let caller = try server.standard.login()
    for (delay, microseconds) in [(1, 1000), (20, 20_000)] as [(Int, Int64)] {
      let fault = "{\"match\": {\"times\": 1}, \"effect\": {\"delay\": \(delay)}}"
      #expect(try server.standard.anonymous.post("/_sim/faults", fault).status == 201)
      let id = try #require(try caller.get("/v1/arbetsorder/101").header("X-Sim-Request-Id"))
      #expect(try server.standard.anonymous.get("/_sim/journal/\(id)").json["duration"]?.int == microseconds)
    }
  }

  @Test func `patches put an unknown status, a missing field, a null and a long text into a true answer`() throws {
    let caller = try world.login()
    let long = String(repeating: "x", count: 100_000)
    for (patch, check) in [
      ("{\"status\": {\"statusKod\": \"NYTT\"}}", { (a: JSONView) in a["status"]?["statusKod"]?.text == "NYTT" }),
      ("{\"status\": null}", { !$0.keys.contains("status") }),
      (
        "[{\"set\": \"$.status\", \"value\": null}]",
        { $0.keys.contains("status") && $0["status"]?["statusKod"] == nil }
      ),
      ("[{\"set\": \"$.objekt.id\", \"value\": \"\(long)\"}]", { $0["objekt"]?["id"]?.text == long }),
      (
        "[{\"remove\": \"$.objekt.id\"}, {\"add\": \"$.nytt\", \"value\": [1]}]",
        { $0["objekt"]?["id"] == nil && $0["nytt"]?.list.count == 1 }
      ),
    ] as [(String, (JSONView) -> Bool)] {
      #expect(try world.anonymous.delete("/_sim/faults").status == 204)
      try add("{\"match\": {\"operation\": \"getArbetsorder_1\"}, \"effect\": {\"patch\": \(patch)}}")
      let answer = try caller.get("/v1/arbetsorder/101")
      #expect(answer.status == 200)
      #expect(check(answer.json), "\(patch.prefix(80)): \(answer.text.prefix(300))")
    }
  }

  @Test func `status, body and headers of one's own`() throws {
    let caller = try world.login()
    try add(
      """
      {"name": "own", "match": {"method": "GET", "headers": {"x-try": {"$match": "^a+$"}}, "query": {"limit": "7"}},
       "effect": {"status": 418, "body": {"a": 1}, "headers": {"X-Own": "yes"}}}
      """)
    let hit = try caller.send("GET", "/v1/arbetsorder?limit=7", headers: [("X-Try", "aaa")])
    #expect(hit.status == 418)
    #expect(hit.text == "{\"a\":1}")
    #expect(hit.header("X-Own") == "yes")
    #expect(try caller.send("GET", "/v1/arbetsorder?limit=8", headers: [("X-Try", "aaa")]).status == 200)
    #expect(try caller.send("GET", "/v1/arbetsorder?limit=7", headers: [("X-Try", "b")]).status == 200)
    #expect(try world.anonymous.get("/_sim/faults").json[0]?["hits"]?.int == 1)
  }

  @Test(arguments: [
    ("{\"caller\": \"R100\"}", [429, 200]), ("{\"caller\": \"E200\"}", [200, 429]),
    ("{\"world\": \"nothing-*\"}", [200, 200]), ("{\"world\": \"t*\"}", [429, 429]),
  ])
  func `a rule is for who asks and for which world`(match: String, statuses: [Int]) throws {
    try add("{\"match\": \(match), \"effect\": {\"preset\": \"gateway.throttled\"}}")
    // Logging in is hit as well where everybody is: take the tokens first.
    #expect(try world.anonymous.delete("/_sim/faults").status == 204)
    let callers = [try world.login(), try world.login("ror", "ror")]
    try add("{\"match\": \(match), \"effect\": {\"preset\": \"gateway.throttled\"}}")
    #expect(try callers.map { try $0.get("/v1/arbetsorder").status } == statuses)
  }

  @Test func `nth, every and times count the requests that fit`() throws {
    let caller = try world.login()
    func statuses(_ match: String, _ n: Int) throws -> [Int] {
      #expect(try world.anonymous.delete("/_sim/faults").status == 204)
      try add("{\"match\": \(match), \"effect\": {\"status\": 503}}")
      return try (0..<n).map { _ in try caller.get("/v1/arbetsorder/101").status }
    }
    #expect(try statuses("{\"nth\": 2}", 4) == [200, 503, 200, 200])
    #expect(try statuses("{\"every\": 3}", 6) == [200, 200, 503, 200, 200, 503])
    #expect(try statuses("{\"times\": 2}", 4) == [503, 503, 200, 200])
  }

  @Test func `a lifetime ends with the world's clock`() throws {
    let caller = try world.login()
    _ = try world.clock("{\"freeze\": true}")
    try add("{\"effect\": {\"status\": 503}, \"lifetime\": \"PT10M\"}")
    #expect(try caller.get("/v1/arbetsorder/101").status == 503)
    _ = try world.clock("{\"advance\": \"PT9M59S\"}")
    #expect(try caller.get("/v1/arbetsorder/101").status == 503)
    _ = try world.clock("{\"advance\": \"PT1S\"}")
    #expect(try caller.get("/v1/arbetsorder/101").status == 200)
    #expect(try world.anonymous.get("/_sim/faults").json[0]?["over"]?.bool == true)
  }

  @Test func `with a probability and a seed the same requests are hit in ten runs`() throws {
    func run() throws -> [Int] {
      let server = try TestServer(randomSeed: 7)
      let caller = try server.standard.login()
      let answer = try server.standard.anonymous.post(
        "/_sim/faults", "{\"match\": {\"probability\": 0.3}, \"effect\": {\"status\": 503}}")
      #expect(answer.status == 201)
      return try (0..<40).map { _ in try caller.get("/v1/arbetsorder/101").status }
    }
    let first = try run()
    #expect((4...20).contains(first.count { $0 == 503 }), "\(first)")
    for _ in 0..<9 { #expect(try run() == first) }
  }

  @Test func `undo takes rules back with their counts, and a reset removes them`() throws {
    let caller = try world.login()
    try add("{\"match\": {\"operation\": \"postArbetsorder\", \"nth\": 3}, \"effect\": {\"status\": 503}}")
    func create() throws -> Int { try caller.post("/v1/arbetsorder", orders).status }
    #expect(try [create(), create()] == [201, 201])
    #expect(try UndoTests.undo(world, "{\"requests\": 1}").status == 200)
    #expect(try [create(), create()] == [201, 503])
    #expect(try UndoTests.undo(world, "{\"to\": 0}").status == 200)
    #expect(try world.anonymous.get("/_sim/faults").json.list.isEmpty)
    try add("{\"effect\": {\"status\": 503}}")
    #expect(try world.anonymous.send("POST", "/_sim/reset").status == 200)
    #expect(try world.anonymous.get("/_sim/faults").json.list.isEmpty)
  }

  @Test func `rules that are added at the same time are all there`() throws {
    let world = world
    let ids = try inParallel(16) { _ in
      try world.anonymous.post("/_sim/faults", "{\"effect\": {\"delay\": 1}}").json["id"]?.int
    }
    #expect(Set(ids) == Set(1...16))
    #expect(try world.anonymous.get("/_sim/faults").json.list.count == 16)
  }

  @Test func `the control plane is never hit`() throws {
    try add("{\"effect\": {\"drop\": true}}")
    #expect(try world.anonymous.get("/_sim/clock").status == 200)
    #expect(
      try world.anonymous.send("GET", "/_sim/clock", headers: [("X-Sim-Fault", "api.internal-error")]).status == 200)
  }

  @Test(arguments: [
    ("{}", "effect is missing"), ("{\"effect\": {}}", "at least 1"),
    ("{\"effect\": {\"status\": 503, \"drop\": true}}", "more than one of status, drop and preset"),
    ("{\"effect\": {\"patch\": {\"a\": 1}, \"status\": 500}}", "true answer"),
    ("{\"effect\": {\"body\": 1}}", "goes with status"),
    ("{\"effect\": {\"afterCommit\": true}}", "needs what is answered"),
    ("{\"effect\": {\"preset\": \"gateway.throtled\"}}", "did you mean gateway.throttled"),
    ("{\"efect\": {\"status\": 503}}", "did you mean effect"),
    ("{\"effect\": {\"status\": 503}, \"match\": {\"body\": {\"$tpye\": \"string\"}}}", "did you mean $type"),
    ("{\"effect\": {\"status\": 503}, \"match\": {\"probability\": 1.5}}", "from 0.0 to 1.0"),
    ("{\"effect\": {\"delay\": {\"min\": 5, \"max\": 1}}}", "min is more than max"),
    ("{\"effect\": {\"status\": 503}, \"lifetime\": \"10 minutes\"}", "no duration"),
  ])
  func `a rule that says nothing sensible is refused, with what would`(json: String, part: String) throws {
    let answer = try world.anonymous.post("/_sim/faults", json)
    expectProblem(answer, 400, "control-invalid")
    #expect(answer.json["detail"]?.text?.contains(part) == true, "\(answer)")
    #expect(try world.anonymous.get("/_sim/faults").json.list.isEmpty)
    expectProblem(try world.anonymous.delete("/_sim/faults/1"), 404, "control-not-found")
  }
}
