import Rules
import TestKit
import Testing

/// The worlds of a server, listed and dropped through `/_sim/worlds` (`docs/control-plane.md`).
@Suite(.rule(.c1_2)) struct WorldListTests {
  private func list(_ server: TestServer) throws -> [JSONView] {
    try server.standard.anonymous.get("/_sim/worlds").json.list
  }

  @Test
  func `the list names every world, default first and the others by name, with size and last use`() throws {
    let server = try TestServer()
    for name in ["b", "a"] { _ = try server.world(name).login() }
    let answer = try server.standard.anonymous.get("/_sim/worlds")
    #expect(answer.status == 200)
    #expect(answer.json.list.map { $0["name"]?.text } == ["default", "a", "b"])
    for world in answer.json.list {
      #expect(world.keys == ["name", "bytes", "lastUse", "requests", "notes", "persist"])
      #expect(try #require(world["bytes"]?.int) > 0)
      #expect(try #require(world["lastUse"]?.text).hasPrefix("20"))
    }
    #expect(try server.world("a").anonymous.get("/_sim/worlds").json.list.count == 3, "from any world's base")
  }

  @Test
  func `the list has the requests of a world, and what they were told by level, until it is put back`() throws {
    let server = try TestServer()
    let caller = try server.world("a").login()
    let before = try #require(try list(server).last?["requests"]?.int)
    #expect(try caller.get("/v1/arbetsorder?nothing=1").notes == ["unknown-parameter"])
    #expect(try caller.get("/v1/nothing").status == 404)
    #expect(try caller.get("/_sim/clock").status == 200)
    let world = try #require(try list(server).last)
    #expect(world["requests"]?.int == before + 2)
    #expect(world["notes"]?.keys == ["info", "warning", "error"])
    #expect(world["notes"]?["warning"]?.int == 1 && world["notes"]?["error"]?.int == 1)
    #expect(try caller.send("POST", "/_sim/reset").status == 200)
    #expect(try list(server).last?["requests"]?.int == 0)
  }

  @Test
  func `a world that is written to grows`() throws {
    let server = try TestServer()
    let caller = try server.world("a").login()
    func bytes() throws -> Int64 { try #require(try list(server).last?["bytes"]?.int) }
    let before = try bytes()
    for _ in 0..<200 {
      #expect(try caller.post("/v1/arbetsorder", "{\"objektId\": \"9900101\"}").status == 201)
    }
    #expect(try bytes() > before)
  }

  @Test
  func `a dropped world is gone with its data and tokens, and its name makes a new one`() throws {
    let server = try TestServer()
    let caller = try server.world("a").login()
    let id = try #require(try caller.post("/v1/arbetsorder", "{\"objektId\": \"9900101\"}").json["id"]?.int)
    let answer = try server.standard.anonymous.delete("/_sim/worlds/a")
    #expect(answer.status == 204)
    #expect(answer.text.isEmpty)
    #expect(try list(server).map { $0["name"]?.text } == ["default"])
    #expect(try caller.get("/v1/arbetsorder/\(id)").notes == ["gateway-invalid-credentials"])
    #expect(try server.world("a").login().get("/v1/arbetsorder/\(id)").status == 404)
    #expect(try server.world("A-other").login().get("/v1/arbetsorder").status == 200)
  }

  @Test
  func `another spelling of a dropped world is free`() throws {
    let server = try TestServer()
    _ = try server.world("Test").login()
    #expect(try server.world("test").anonymous.get("/_sim/clock").status == 404)
    #expect(try server.standard.anonymous.delete("/_sim/worlds/Test").status == 204)
    #expect(try server.world("test").anonymous.get("/_sim/clock").status == 200)
  }

  @Test
  func `the default world is not dropped, and an unknown one is 404`() throws {
    let server = try TestServer()
    expectProblem(try server.standard.anonymous.delete("/_sim/worlds/default"), 400, "control-invalid")
    expectProblem(try server.standard.anonymous.delete("/_sim/worlds/none"), 404, "control-not-found")
    #expect(try list(server).count == 1, "asking made none")
    #expect(try server.standard.login().get("/v1/arbetsorder").status == 200)
  }
}
