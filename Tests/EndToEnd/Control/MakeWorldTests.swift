import Rules
import Simulator
import TestKit
import Testing
import Tid

/// Worlds made, copied, kept and let go (`docs/control-plane.md`).
@Suite(.rule(.c1_3, .c1_4)) struct MakeWorldTests {
  private let server: TestServer
  private var control: TestCaller { server.standard.anonymous }

  init() throws { server = try TestServer() }

  private func make(_ body: String) throws -> TestAnswer { try control.post("/_sim/worlds", body) }

  private func create(_ caller: TestCaller) throws -> Int64 {
    try #require(try caller.post("/v1/arbetsorder", "{\"objektId\": \"9900101\"}").json["id"]?.int)
  }

  @Test func `a world is made from the seed, from another world or from a snapshot, and is its own`() throws {
    let source = server.world("kalla")
    let caller = try source.login()
    let first = try create(caller)
    _ = try source.clock("{\"now\": \"2027-01-01T12:00:00+01:00\", \"freeze\": true}")
    #expect(try source.anonymous.post("/_sim/snapshots", "{\"name\": \"en\"}").status == 201)
    let second = try create(try source.login())
    #expect(try make("{\"name\": \"seed\"}").status == 201)
    #expect(try make("{\"name\": \"nu\", \"from\": \"kalla\"}").status == 201)
    #expect(try make("{\"name\": \"da\", \"from\": \"kalla/en\"}").status == 201)
    let there = [("seed", [404, 404]), ("nu", [200, 200]), ("da", [200, 404])]
    for (name, statuses) in there {
      let caller = try server.world(name).login()
      #expect(try [first, second].map { try caller.get("/v1/arbetsorder/\($0)").status } == statuses, "\(name)")
    }
    let clock = try server.world("da").anonymous.get("/_sim/clock").json
    #expect(clock["now"]?.text == "2027-01-01T12:00:00+01:00")
    #expect(clock["frozen"]?.bool == true)
    // A token of one is forged in the other.
    #expect(
      try TestCaller(world: server.world("nu"), gateway: caller.gateway, login: nil).get("/v1/arbetsorder").notes
        == ["gateway-invalid-credentials"])
    // What is done in one is not seen in the other, and a reset goes back to what it began as.
    let copy = server.world("da")
    let more = try create(try copy.login())
    #expect(try source.login().get("/v1/arbetsorder/\(more)").json["objekt"]?["id"]?.text == "9900101")
    #expect(try copy.anonymous.send("POST", "/_sim/reset").json["now"]?.text == "2027-01-01T12:00:00+01:00")
    let again = try copy.login()
    #expect(try again.get("/v1/arbetsorder/\(first)").status == 200)
    #expect(try again.get("/v1/arbetsorder/\(more)").status == 404)
  }

  @Test(arguments: ["", "\"scenario\": \"sla-bruten\", "])
  func `contract and strictness of a new world are its own`(_ begun: String) throws {
    let body = "{\(begun)\"name\": \"p\", \"contract\": \"published\", \"strict\": true}"
    #expect(try make(body).status == 201)
    let world = server.world("p")
    #expect(try world.anonymous.get("/_sim/health").json["contract"]?.text == "published")
    #expect(try world.login().get("/v1/arbetsorder?kundId=1").notes.first == "strict")
    #expect(try world.anonymous.send("POST", "/_sim/reset").status == 200)
    #expect(try world.anonymous.get("/_sim/health").json["contract"]?.text == "published")
  }

  @Test(arguments: [
    ("{\"name\": \"a\"}", 409, "control-conflict"), ("{\"name\": \"A\"}", 400, "control-invalid"),
    ("{\"name\": \"default\"}", 400, "control-invalid"), ("{\"name\": \"..\"}", 400, "control-invalid"),
    ("{\"name\": \"b\", \"from\": \"none\"}", 404, "control-not-found"),
    ("{\"name\": \"b\", \"from\": \"a/none\"}", 404, "control-not-found"), ("{}", 400, "control-invalid"),
    ("{\"name\": \"b\", \"persists\": true}", 400, "control-invalid"),
  ])
  func `what can't be made is refused, and nothing is made`(body: String, status: Int, code: String) throws {
    #expect(try make("{\"name\": \"a\"}").status == 201)
    let answer = try make(body)
    #expect(answer.status == status, "\(answer)")
    #expect(answer.notes == [code])
    #expect(try control.get("/_sim/worlds").json.list.map { $0["name"]?.text } == ["default", "a"])
  }

  @Test(.rule(.c1_2)) func `a world that is kept is there after a restart, by a number`() throws {
    let file = try #require(server.file)
    #expect(try make("{\"name\": \"Kvar\", \"persist\": true, \"contract\": \"published\"}").status == 201)
    #expect(try make("{\"name\": \"borta\", \"persist\": true}").status == 201)
    let caller = try server.world("Kvar").login()
    #expect(try caller.post("/v1/arbetsorder", "{\"objektId\": \"9900101\"}").json["id"]?.int == 1000)
    #expect(try control.delete("/_sim/worlds/borta").status == 204)
    try server.stop()
    let second = try TestServer(file: file)
    let worlds = try second.standard.anonymous.get("/_sim/worlds").json.list
    #expect(worlds.map { $0["name"]?.text } == ["default", "Kvar"])
    #expect(worlds.map { $0["persist"]?.bool } == [true, true])
    let kept = second.world("Kvar")
    #expect(try kept.login().get("/v1/arbetsorder/1000").status == 200)
    #expect(try kept.anonymous.send("POST", "/_sim/reset").status == 200)
    #expect(try kept.login().get("/v1/arbetsorder/1000").status == 404)
    #expect(try kept.anonymous.get("/_sim/health").json["contract"]?.text == "published")
  }

  @Test func `a snapshot is listed, restored as often as one likes, and dropped`() throws {
    let world = server.world("s")
    let caller = try world.login()
    let first = try create(caller)
    let before = try server.dump(of: world)
    #expect(try world.anonymous.post("/_sim/snapshots", "{\"name\": \"en\"}").json["name"]?.text == "en")
    for _ in 0..<2 {
      let second = try create(try world.login())
      #expect(try world.anonymous.send("POST", "/_sim/snapshots/en/restore").status == 200)
      let again = try world.login()
      #expect(try again.get("/v1/arbetsorder/\(first)").status == 200)
      #expect(try again.get("/v1/arbetsorder/\(second)").status == 404)
      #expect(
        try caller.get("/v1/arbetsorder").notes == ["gateway-invalid-credentials"], "tokens from before are forged")
      let differing = Set(try server.dump(of: world)).symmetricDifference(before)
      #expect(differing.allSatisfy { $0.hasPrefix("varld|") }, "\(differing)")
    }
    #expect(try world.anonymous.get("/_sim/snapshots").json.list.map { $0["name"]?.text } == ["en"])
    #expect(try world.anonymous.delete("/_sim/snapshots/en").status == 204)
    expectProblem(try world.anonymous.send("POST", "/_sim/snapshots/en/restore"), 404, "control-not-found")
    expectProblem(try world.anonymous.delete("/_sim/snapshots/en"), 404, "control-not-found")
  }

  @Test func `a diff names each row that differs, as it was and as it is`() throws {
    let world = server.world("d")
    let caller = try world.login()
    #expect(try world.anonymous.get("/_sim/diff").json.list.isEmpty)
    #expect(try world.anonymous.post("/_sim/snapshots", "{\"name\": \"en\"}").status == 201)
    let id = try create(caller)
    #expect(try caller.put("/v1/fastastrukturen/enheter/700001", "{\"notering\": \"ny\"}").status == 200)
    let rows = try world.anonymous.get("/_sim/diff?from=en&to=d").json.list
    let order = rows.first { $0["table"]?.text == "arbetsorder" }
    #expect(order?["kind"]?.text == "inserted")
    #expect(order?["key"]?.text == "\(id)")
    let enhet = try #require(rows.first { $0["table"]?.text == "enhet" })
    #expect(enhet["kind"]?.text == "updated")
    let field = enhet["fields"]?.list.first { $0["name"]?.text == "notering" }
    #expect(field?["after"]?.text == "ny")
    #expect(try world.anonymous.get("/_sim/diff").text == world.anonymous.get("/_sim/diff?from=en").text)
    #expect(try world.anonymous.get("/_sim/diff?from=d&to=en").json.list.contains { $0["kind"]?.text == "deleted" })
    expectProblem(try world.anonymous.get("/_sim/diff?from=none"), 404, "control-not-found")
  }

  @Test func `idle worlds in memory go after their time, the longest idle first past the limit`() throws {
    let machine = Machine()
    var limits = WorldLimits()
    limits.maxWorlds = 3
    limits.idleSeconds = 100
    let server = try TestServer(system: machine.system, worldLimits: limits)
    for name in ["a", "b", "c"] {
      _ = try server.world(name).login()
      machine.pass(milliseconds: 10_000)
    }
    _ = try server.world("a").login()
    machine.pass(milliseconds: 1000)
    _ = try server.world("d").login()
    func names() throws -> [String?] {
      try server.standard.anonymous.get("/_sim/worlds").json.list.map { $0["name"]?.text }
    }
    #expect(try names() == ["default", "a", "c", "d"])
    machine.pass(milliseconds: 89_000)
    #expect(server.worlds.tend() == ["c"])
    machine.pass(milliseconds: 11_000)
    #expect(server.worlds.tend() == ["a", "d"])
    #expect(try names() == ["default"])
  }

  @Test(.rule(.c1_5)) func `a world at its limit says so, stays whole, and leaves the others alone`() throws {
    var limits = WorldLimits()
    limits.maxBytes = 2 << 20
    let server = try TestServer(worldLimits: limits)
    let caller = try server.world("full").login()
    let text = String(repeating: "x", count: 3000)
    var last = try caller.get("/v1/arbetsorder")
    var made = 0
    while made < 2000 {
      last = try caller.post(
        "/v1/arbetsorder", "{\"objektId\": \"9900101\", \"information\": {\"anmarkning\": \"\(text)\"}}")
      guard last.status == 201 else { break }
      made += 1
    }
    #expect(made > 10)
    #expect(last.status == 500)
    #expect(last.notes == ["world-full"])
    #expect(last.json["message"]?.text?.contains("2097152 bytes") == true)
    #expect(try server.problems(of: server.world("full")) == [])
    #expect(try caller.get("/v1/arbetsorder/\(999 + made)").status == 200)
    #expect(try caller.get("/v1/arbetsorder/\(1000 + made)").status == 404)
    #expect(try server.world("other").login().post("/v1/arbetsorder", "{\"objektId\": \"9900101\"}").status == 201)
    #expect(try server.world("full").anonymous.send("POST", "/_sim/reset").status == 200)
    #expect(try server.world("full").login().post("/v1/arbetsorder", "{\"objektId\": \"9900101\"}").status == 201)
  }
}
