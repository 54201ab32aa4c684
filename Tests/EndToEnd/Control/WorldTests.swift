import Rules
import Server
import Simulator
import TestKit
import Testing

@Suite(.rule(.c1_2, .c1_1)) struct WorldTests {
  @Test
  func `what one world writes no other sees`() throws {
    let (a, b) = (try TestServer.shared.world().login(), try TestServer.shared.world().login())
    let before = try b.get("/v1/arbetsorder").text
    let created = try #require(try a.post("/v1/arbetsorder", "{\"objektId\": \"9900101\"}").json["id"]?.int)
    #expect(try a.put("/v1/arbetsorder/108", "{\"information\": {\"atgard\": \"a\"}}").status == 200)
    #expect(try a.put("/v1/kund/310001/kontaktuppgift", "{\"epostAdress\": \"a@example.com\"}").status == 200)
    expectAPIError(try b.get("/v1/arbetsorder/\(created)"), 404, "not-found")
    #expect(try b.get("/v1/arbetsorder").text == before)
    #expect(try b.get("/v1/kund/310001").text.contains("a@example.com") == false)
    // The counters are the world's own as well.
    #expect(try b.post("/v1/arbetsorder", "{\"objektId\": \"9900101\"}").json["id"]?.int == created)
  }

  // What is rendered of the image that worlds begin as is rendered once for all of them.
  @Test
  func `what many worlds have read alike is in each what it has made of it`() throws {
    let (a, world) = (try TestServer.shared.world().login(), TestServer.shared.world())
    let paths = ["/v1/arbetsorder/108", "/v1/arbetsorder?limit=100"]
    let begun = try paths.map { try a.get($0).text }
    func check(_ caller: TestCaller, has text: String?) throws {
      for (path, begun) in zip(paths, begun) {
        let answer = try caller.get(path).text
        let isRight = text.map { answer.contains($0) } ?? (answer == begun)
        #expect(isRight, "\(path) has not \(text ?? "what it began as")")
        let isUnchanged = try a.get(path).text == begun
        #expect(isUnchanged, "\(path) of another world has changed")
      }
    }
    func change(_ caller: TestCaller, _ text: String) throws {
      #expect(try caller.put("/v1/arbetsorder/108", "{\"information\": {\"atgard\": \"\(text)\"}}").status == 200)
      try check(caller, has: text)
    }
    var b = try world.login()
    try check(b, has: nil)
    try change(b, "b one")
    #expect(try world.anonymous.post("/_sim/undo", "{\"requests\": 1}").status == 200)
    try check(b, has: nil)
    try change(b, "b two")
    #expect(try world.anonymous.post("/_sim/snapshots", "{\"name\": \"s\"}").status < 300)
    try change(b, "b three")
    for (call, text) in [("/_sim/reset", nil), ("/_sim/snapshots/s/restore", "b two"), ("/_sim/reset", nil)] {
      #expect(try world.anonymous.post(call, "").status < 300, "\(call)")
      b = try world.login()
      try check(b, has: text)
    }
    try change(b, "b four")
  }

  @Test
  func `a world's paths are the default world's behind its prefix`() throws {
    let caller = try TestServer.shared.world().login()
    for path in [aRead, "/ao-produkt" + aRead, "/v1/arbetsorder/", "/_sim/clock", "/oauth2/jwks"] {
      #expect(try caller.get(path).status == 200, "\(path)")
    }
  }

  @Test
  func `each world has a key of its own`() throws {
    let keys = try (0..<3).map { _ in try TestServer.shared.world().anonymous.get("/oauth2/jwks").text }
    #expect(Set(keys).count == 3)
  }

  @Test(arguments: [
    "a", "0", "A.b_c-9", "test-1", String(repeating: "x", count: 64), "...x".replacing("...", with: "x"),
  ])
  func `a good name makes a world`(_ name: String) throws {
    let server = try TestServer()
    #expect(try server.world(name).anonymous.get("/_sim/clock").status == 200)
    #expect(server.worlds.exists(name))
    #expect(try server.world(name).anonymous.get("/_sim/health").json["world"]?.text == name)
    try server.stop()
  }

  @Test(
    arguments: [
      "", "-a", ".a", "_a", "..", "a%20b", "a%2Fb", "a:b", "%C3%A5", "a%40b", "~", String(repeating: "x", count: 65),
    ])
  func `a name that no world can have is the gateway's 404`(_ name: String) throws {
    let answer = try TestServer.shared.standard.anonymous.get("/w/\(name)\(aRead)")
    #expect(answer.status == 404, "\(answer)")
    #expect(answer.json["code"]?.text == "404")
    #expect(answer.notes == ["world-name"])
    // The control plane says it in its own form.
    expectProblem(try TestServer.shared.standard.anonymous.get("/w/\(name)/_sim/health"), 404, "world-name")
  }

  @Test(arguments: ["default", "Default", "DEFAULT"])
  func `default is reserved`(_ name: String) throws {
    let answer = try TestServer.shared.standard.anonymous.get("/w/\(name)\(aRead)")
    expectGatewayFault(answer, 404, "404", "Not Found", note: "world-name")
  }

  @Test
  func `a name that differs only in case from another is refused, and the first stays`() throws {
    let server = TestServer.shared
    let first = server.world("Twin-World")
    #expect(try first.anonymous.get("/_sim/clock").status == 200)
    for twin in ["twin-world", "TWIN-WORLD"] {
      let answer = try server.world(twin).anonymous.get(aRead)
      expectGatewayFault(answer, 404, "404", "Not Found", note: "world-name")
      #expect(answer.json["description"]?.text?.contains("Twin-World") == true)
    }
    #expect(try first.anonymous.get("/_sim/health").json["world"]?.text == "Twin-World")
  }

  @Test
  func `where worlds are not made by touching them an unknown one is 404`() throws {
    let server = try TestServer(options: { $0.worldsByTouch = false })
    expectProblem(try server.world("nowhere").anonymous.get("/_sim/health"), 404, "world-unknown")
    for path in [aRead, "/oauth2/token"] {
      let answer = try server.world("nowhere").anonymous.get(path)
      expectGatewayFault(answer, 404, "404", "Not Found", note: "world-unknown")
    }
    #expect(try server.standard.login().get(aRead).status == 200)
    try server.stop()
  }

  @Test
  func `a new world starts from the seed, whatever the default world has become`() throws {
    let server = try TestServer()
    let caller = try server.standard.login()
    #expect(try caller.post("/v1/arbetsorder", "{\"objektId\": \"9900101\"}").status == 201)
    #expect(try server.world().login().get("/v1/arbetsorder").json.list.count == 30)
    #expect(try caller.get("/v1/arbetsorder").json.list.count == 31)
    #expect(server.internalErrors == [])
    try server.stop()
  }

  @Test
  func `many callers touch a new world at once and find one and the same`() async throws {
    let world = TestServer.shared.world()
    let keys = try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<8 { group.addTask { try world.anonymous.get("/oauth2/jwks").text } }
      return try await group.reduce(into: Set<String>()) { $0.insert($1) }
    }
    #expect(keys.count == 1)
  }
}
