import Rules
import Server
import TestKit
import Testing

@Suite struct ResetTests {
  @Test(.rule(.c1_4, .c1_6))
  func `reset puts data, counters, clock and spent tokens back`() throws {
    let world = TestServer.shared.world()
    let before = try world.login().get("/v1/arbetsorder").text
    let first = try change(world)
    let reset = try world.anonymous.send("POST", "/_sim/reset")
    #expect(reset.status == 200)
    #expect(reset.json["frozen"]?.bool == false)
    #expect(reset.json["now"]?.text?.hasPrefix("2026-03-02T08:0") == true)
    #expect(try world.login().get("/v1/arbetsorder").text == before)
    #expect(try change(world) == first)
  }

  /// Creates and changes, far in the future; gives the id of what was created.
  private func change(_ world: TestWorld) throws -> Int64 {
    try world.clock("{\"now\": \"2050-01-01T00:00:00+01:00\", \"freeze\": true}")
    let caller = try world.login()
    #expect(try caller.put("/v1/arbetsorder/108", "{\"information\": {\"atgard\": \"Rensat\"}}").status == 200)
    #expect(try caller.get("/v1/arbetsorder/108").json["information"]?["atgard"]?.text == "Rensat")
    return try #require(try caller.post("/v1/arbetsorder", "{\"objektId\": \"9900101\"}").json["id"]?.int)
  }

  @Test(.rule(.c1_6, .r3_4))
  func `a token that is used while the world is reset is forged afterwards`() async throws {
    let world = TestServer.shared.world()
    for _ in 0..<10 {
      let caller = try world.login()
      await withTaskGroup(of: Void.self) { group in
        for _ in 0..<4 { group.addTask { _ = try? caller.get(aRead) } }
        group.addTask { _ = try? world.anonymous.send("POST", "/_sim/reset") }
      }
      #expect(try caller.get(aRead).notes == ["gateway-invalid-credentials"])
    }
  }

  @Test(.rule(.c1_2))
  func `reset of one world touches no other`() throws {
    let (a, b) = (TestServer.shared.world(), TestServer.shared.world())
    _ = try change(b)
    let caller = try b.login()
    let before = try caller.get("/v1/arbetsorder").text
    #expect(try a.anonymous.send("POST", "/_sim/reset").status == 200)
    #expect(try caller.get("/v1/arbetsorder").text == before)
  }

  @Test(.rule(.c1_4))
  func `the default world resets too, and stays reset after a restart`() throws {
    let file = try TestServer.temporaryFile()
    let server = try TestServer(file: file)
    let count = try server.standard.login().get("/v1/arbetsorder").json.list.count
    _ = try change(server.standard)
    #expect(try server.standard.anonymous.send("POST", "/_sim/reset").status == 200)
    let caller = try server.standard.login()
    #expect(try caller.get("/v1/arbetsorder").json.list.count == count)
    try server.stop()
    let again = try TestServer(file: file)
    let same = TestCaller(world: again.standard, gateway: caller.gateway, login: caller.login)
    #expect(try same.get("/v1/arbetsorder").json.list.count == count)
    try again.stop()
  }

  @Test(.rule(.c1_1), arguments: ["", "/w/halsa"])
  func `health says that the world is ready, and whose contract it speaks`(_ base: String) throws {
    let server = TestServer.shared
    let world = base.isEmpty ? server.standard : server.world("halsa")
    let answer = try world.anonymous.get("/_sim/health")
    #expect(answer.status == 200)
    #expect(answer.header("Content-Type") == "application/json")
    #expect(answer.json["status"]?.text == "ok")
    #expect(answer.json["version"]?.text == "test")
    #expect(answer.json["contract"]?.text == "1.1")
    #expect(answer.json["world"]?.text == (base.isEmpty ? "default" : "halsa"))
    #expect((answer.json["uptime"]?.int ?? -1) >= 0)
  }

  @Test(.rule(.c4_6))
  func `answers count the requests of their world`() throws {
    let world = TestServer.shared.world()
    let ids = try (0..<4).map { n in
      try world.anonymous.get(n % 2 == 0 ? "/_sim/health" : aRead).header("X-Sim-Request-Id")
    }
    // The control plane's own calls have no entry in the journal.
    #expect(ids == [nil, "1", nil, "2"])
  }

  @Test(.rule(.c4_6, .c4_2))
  func `X-Sim-Notes is there where there is something to say`() throws {
    let caller = try TestServer.shared.world().login()
    #expect(try caller.get(aRead).header("X-Sim-Notes") == nil)
    #expect(try caller.get(aRead + "?x=1").header("X-Sim-Notes") == "unknown-parameter")
    #expect(try caller.get("/v1/arbetsorder/1?x=1").header("X-Sim-Notes") == "not-found, unknown-parameter")
  }

  @Test(.rule(.c4_6))
  func `the simulator's headers can be left out`() throws {
    let server = try TestServer(options: { $0.simHeaders = false })
    for answer in [
      try server.standard.login().get(aRead + "?x=1"), try server.standard.anonymous.get("/nowhere"),
      try server.standard.anonymous.get("/_sim/health"),
    ] {
      #expect(!answer.raw.headers.contains { $0.name.lowercased().hasPrefix("x-sim") })
    }
    try server.stop()
  }
}
