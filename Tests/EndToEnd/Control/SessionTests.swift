import Rules
import Server
import TestKit
import Testing

/// `/_sim/session`: what a page needs to call the API as a resurs (rules 3.1, 3.3, 3.7).
@Suite(.rule(.r3_1, .r3_3, .r3_7)) struct SessionTests {
  private func session(_ world: TestWorld, _ body: String = "{}") throws -> TestAnswer {
    try world.anonymous.post("/_sim/session", body)
  }

  /// A caller with the headers of a session.
  private func caller(_ world: TestWorld, _ answer: TestAnswer) throws -> TestCaller {
    let gateway = answer.json["headers"]?["Authorization"]?.text.map { String($0.dropFirst("Bearer ".count)) }
    return TestCaller(world: world, gateway: gateway, login: answer.json["headers"]?["X-Auth-Token"]?.text)
  }

  @Test func `what is left out is the first, and its headers are taken as those of the logins are`() throws {
    let world = TestServer.shared.world()
    let answer = try session(world)
    #expect(answer.status == 200)
    #expect(answer.json.keys == ["resurs", "klient", "headers", "expiresIn"])
    #expect(answer.json["resurs"]?["id"]?.text == "R100")
    #expect(answer.json["resurs"]?["namn"]?.text == "Anna Berg")
    #expect(answer.json["klient"]?.text == "demo-key")
    #expect(answer.json["headers"]?.keys == ["Authorization", "X-Auth-Token"])
    #expect(answer.json["expiresIn"]?.int == 1800)
    let created = try caller(world, answer).post("/v1/arbetsorder", #"{"objektId": "9900101"}"#)
    #expect(created.status == 201)
    #expect(created.header("X-Sim-Request-Id") == "1", "a session is no request to the API")
    #expect(try world.anonymous.get("/_sim/journal/1").json["caller"]?.text == "R100")
  }

  @Test func `whoever is named calls, and can do what it may`() throws {
    let world = TestServer.shared.world()
    let answer = try session(world, #"{"resurs": "L100", "klient": "demo-key"}"#)
    #expect(answer.json["resurs"]?["namn"]?.text == "Lena Sjö")
    let reader = try caller(world, answer)
    #expect(try reader.get(aRead).status == 200)
    #expect(try reader.post("/v1/arbetsorder", #"{"objektId": "9900101"}"#).status == 403)
  }

  @Test func `without a body it is the first too`() throws {
    let world = TestServer.shared.world()
    #expect(try world.anonymous.send("POST", "/_sim/session").json["resurs"]?["id"]?.text == "R100")
  }

  @Test func `the list has those that can log in, in the order of the seed`() throws {
    let answer = try TestServer.shared.world().anonymous.get("/_sim/session").json
    #expect(
      answer["resurser"]?.list.compactMap { $0["id"]?.text } == ["R100", "R110", "E200", "E300", "L100", "R900"])
    let contractor = answer["resurser"]?.list.first { $0["id"]?.text == "E200" }
    #expect(contractor?["anvandare"]?.text == "ror")
    #expect(contractor?["extern"]?.bool == true)
    #expect(answer["klienter"]?.list.first?["id"]?.text == "demo-key")
  }

  @Test(arguments: [
    (#"{"resurs": "R120"}"#, 404, "control-not-found"), (#"{"resurs": "R1000"}"#, 404, "control-not-found"),
    (#"{"klient": "demo"}"#, 404, "control-not-found"), (#"{"resurs": ""}"#, 400, "control-invalid"),
    (#"{"resource": "R100"}"#, 400, "control-invalid"), (#"{"resurs": 1}"#, 400, "control-invalid"),
  ])
  func `who can't call is refused, with those who can`(body: String, status: Int, code: String) throws {
    let answer = try session(TestServer.shared.world(), body)
    expectProblem(answer, status, code)
    if status == 404 { #expect(answer.json["hint"]?.text?.hasPrefix("There are: ") == true) }
  }

  @Test(.rule(.c3_3)) func `it ends no login of a client, and none ends it`() throws {
    let world = TestServer.shared.world()
    _ = try world.anonymous.put("/_sim/settings", #"{"quirks": ["one-token-per-user"]}"#)
    let client = try world.login()
    let page = try caller(world, try session(world))
    #expect(try page.get(aRead).status == 200)
    #expect(try client.get(aRead).status == 200)
    let again = try world.login()
    #expect(try again.get(aRead).notes == [], "nobody had logged in too often")
    #expect(try page.get(aRead).status == 200)
    #expect(try client.get(aRead).status == 401, "the quirk is on")
  }

  @Test func `neither journal nor coverage knows of it, and a reset ends it`() throws {
    let world = TestServer.shared.world()
    let page = try caller(world, try session(world))
    #expect(try world.anonymous.get("/_sim/journal").json["count"]?.int == 0)
    let never = try world.anonymous.get("/_sim/coverage").json["never"]?["operations"]?.list.compactMap(\.text)
    #expect(Set(["token", "login"]).isSubset(of: Set(never ?? [])))
    #expect(try world.anonymous.send("POST", "/_sim/reset").status == 200)
    #expect(try page.get(aRead).notes == ["gateway-invalid-credentials"])
  }

  @Test func `its tokens live by the world's clock and its settings`() throws {
    let world = TestServer.shared.world()
    _ = try world.anonymous.put("/_sim/settings", #"{"tokens": {"gatewaySeconds": 60}}"#)
    let answer = try session(world)
    #expect(answer.json["expiresIn"]?.int == 60)
    _ = try world.clock(#"{"advance": "PT1M"}"#)
    #expect(try caller(world, answer).get(aRead).notes == ["gateway-token-expired"])
  }

  @Test func `where there is no gateway it has the login alone, and with auth off nothing`() throws {
    let open = try TestServer(options: { $0.auth = .noGateway })
    let answer = try session(open.standard, #"{"resurs": "E200"}"#)
    #expect(answer.json["klient"]?.isNull == true)
    #expect(answer.json["headers"]?.keys == ["X-Auth-Token"])
    #expect(try caller(open.standard, answer).get(aRead).status == 200)
    #expect(try open.standard.anonymous.get("/_sim/session").json["klienter"]?.list.isEmpty == true)
    let off = try TestServer(options: { $0.auth = .off })
    let nobody = try session(off.standard)
    #expect(nobody.json["resurs"]?["id"]?.text == "R100")
    #expect(nobody.json["headers"]?.keys == [])
    #expect(nobody.json["expiresIn"]?.isNull == true)
    expectProblem(try session(off.standard, #"{"resurs": "E200"}"#), 404, "control-not-found")
  }

  @Test(.rule(.c4_1)) func `a bundle of its requests is replayed with a session of the same resurs`() throws {
    let world = TestServer.shared.world()
    _ = try world.clock(#"{"freeze": true}"#)
    let page = try caller(world, try session(world, #"{"resurs": "R110"}"#))
    #expect(try page.post("/v1/arbetsorder", #"{"objektId": "9900101"}"#).status == 201)
    let bundle = try world.anonymous.get("/_sim/bundle").text
    let replayed = try TestServer.shared.world().anonymous.post("/_sim/bundle", bundle)
    #expect(replayed.json["same"]?.bool == true, "\(replayed)")
  }
}
