import Locks
import Rules
import Server
import Simulator
import TestKit
import Testing
import Traffic

/// Which requests make worlds, and which worlds go for them (rules control 1.2, control 1.3).
@Suite(.rule(.c1_2, .c1_3)) struct WorldRoomTests {
  private func names(_ server: TestServer) throws -> [String] {
    try server.worlds.overview().map(\.name)
  }

  private let foreign = [("Origin", "http://example.com")]

  @Test(arguments: [
    ("GET", "/_sim/health", 200), ("HEAD", "/_sim/health", 200), ("GET", "/_sim/ca.pem", 404),
    ("GET", "/_sim/nothing", 404), ("DELETE", "/_sim/health", 405), ("GET", "/v1/nothing", 404),
    ("DELETE", "/oauth2/token", 405), ("GET", "/", 404),
  ])
  func `what means nothing to a world makes none`(_ method: String, _ path: String, _ status: Int) throws {
    let server = try TestServer()
    #expect(try server.world("a").anonymous.send(method, path).status == status)
    #expect(try names(server) == ["default"])
    try server.stop()
  }

  @Test(arguments: [
    ("GET", "/_sim/clock", ""), ("GET", "/_sim/journal", ""), ("POST", "/_sim/reset", ""),
    ("PUT", "/_sim/clock", "{\"freeze\": true}"), ("POST", "/_sim/snapshots", "{\"name\": \"s\"}"),
  ])
  func `whoever may not use the control plane makes none by it, and those who may do`(
    _ method: String, _ path: String, _ body: String
  ) throws {
    let server = try TestServer()
    let caller = server.world("a").anonymous
    let headers = [("Content-Type", "application/json")]
    expectProblem(
      try caller.send(method, path, headers: headers + foreign, text: body), 403, "control-forbidden")
    #expect(try names(server) == ["default"])
    #expect(try caller.send(method, path, headers: headers, text: body).status < 300)
    #expect(try names(server) == ["default", "a"])
    try server.stop()
  }

  @Test func `a stranger can't tell by it which worlds there are`() throws {
    let server = try TestServer(options: { $0.worldsByTouch = false })
    #expect(try server.standard.anonymous.post("/_sim/worlds", "{\"name\": \"a\"}").status == 201)
    for path in ["/_sim/health", "/_sim/clock", "/_sim/worlds"] {
      let answers = try ["a", "b", "-"].map {
        try server.world($0).anonymous.send("GET", path, headers: foreign)
      }
      #expect(Set(answers.map(\.text)).count == 1, "\(path)")
      #expect(Set(answers.map(\.status)).count == 1, "\(path)")
    }
    try server.stop()
  }

  @Test func `calls of the API make the world that they go to`() throws {
    let server = try TestServer()
    #expect(try server.world("a").anonymous.get(aRead).status == 401)
    #expect(try server.world("b").gateway().gateway != nil)
    #expect(try names(server) == ["default", "a", "b"])
    try server.stop()
  }

  /// Five worlds, each less of a loss than the one before, though used later.
  private func filled(_ limits: WorldLimits) throws -> (TestServer, Machine) {
    let machine = Machine()
    let server = try TestServer(system: machine.system, worldLimits: limits)
    func next() { machine.pass(milliseconds: 1000) }
    let writer = try server.world("written").login()
    #expect(try writer.post("/v1/arbetsorder", "{\"objektId\": \"9900101\"}").status == 201)
    next()
    #expect(try server.world("frozen").anonymous.put("/_sim/clock", "{\"freeze\": true}").status == 200)
    next()
    #expect(try server.standard.anonymous.post("/_sim/worlds", "{\"name\": \"made\"}").status == 201)
    next()
    _ = try server.world("let-in").login()
    next()
    _ = try server.world("touched-1").anonymous.get(aRead)
    next()
    _ = try server.world("touched-2").anonymous.get(aRead)
    next()
    return (server, machine)
  }

  @Test func `past the number those go first that would be missed least, then those idle longest`() throws {
    var limits = WorldLimits()
    limits.maxWorlds = 6
    let (server, machine) = try filled(limits)
    for n in 1...6 {
      _ = try server.world("n\(n)").login()
      machine.pass(milliseconds: 1000)
    }
    #expect(server.gone.map(\.name) == ["touched-1", "touched-2", "let-in", "n1", "n2", "n3"])
    #expect(try names(server) == ["default", "frozen", "made", "n4", "n5", "n6", "written"])
    for name in ["n4", "n5", "n6"] { _ = try server.world(name).clock("{\"freeze\": true}") }
    _ = try server.world("last").anonymous.get(aRead)
    let gone = try #require(server.gone.last)
    #expect((gone.name, gone.newcomer, gone.reason) == ("written", "last", .count(6)))
    #expect(gone.level == .warning)
    #expect(gone.text.hasPrefix("world 'written' made room for 'last': there may be 6 in memory, see --max-worlds;"))
    #expect(gone.text.hasSuffix("its data is lost"))
    #expect(server.gone.dropLast().allSatisfy { $0.level == .info })
    try server.stop()
  }

  @Test func `past the bytes they go in the same order`() throws {
    var limits = WorldLimits()
    limits.allBytes = 4 << 20
    let (server, _) = try filled(limits)
    #expect(server.gone.isEmpty)
    for n in 1...3 { _ = try server.world("n\(n)").anonymous.get(aRead) }
    #expect(server.gone.map(\.name).prefix(2) == ["touched-1", "touched-2"])
    #expect(server.gone.first?.reason == .bytes(4 << 20))
    #expect(server.worlds.exists("written"))
    try server.stop()
  }

  @Test func `what a world has become counts when they are looked after`() throws {
    var limits = WorldLimits()
    limits.allBytes = 4 << 20
    let machine = Machine()
    let server = try TestServer(system: machine.system, worldLimits: limits)
    _ = try server.world("small").clock("{\"freeze\": true}")
    machine.pass(milliseconds: 1000)
    let caller = try server.world("large").login()
    let text = String(repeating: "x", count: 3900)
    for _ in 0..<400 {
      let body = "{\"objektId\": \"9900101\", \"information\": {\"anmarkning\": \"\(text)\"}}"
      #expect(try caller.post("/v1/arbetsorder", body).status == 201)
    }
    #expect(server.worlds.tend() == ["small"])
    #expect(server.gone.map(\.text).first?.contains("--worlds-max-bytes") == true)
    #expect(try caller.get(aRead).status == 200, "the last one stays")
    try server.stop()
  }

  @Test func `who listens to a world that goes is told so`() throws {
    var limits = WorldLimits()
    limits.maxWorlds = 1
    let server = try TestServer(worldLimits: limits)
    _ = try server.world("a").login()
    let heard = Guarded<[String]>([])
    _ = server.worlds.existing("a")?.listen { event in
      if case .world(let what) = event { heard.withLock { $0.append(what) } }
    }
    _ = try server.world("b").login()
    #expect(heard.withLock { $0 } == ["dropped"])
    try server.stop()
  }
}

/// Journals of many worlds (rule control 4.4).
@Suite(.rule(.c4_4)) struct JournalRoomTests {
  @Test func `all together are bounded, the world idle longest gives first, and each keeps its latest hundred`() throws
  {
    let budget = JournalBudget(maxBytes: 1_600_000)
    let server = try TestServer(journals: budget)
    let worlds = (0..<6).map { server.world("w\($0)") }
    func journal(_ world: TestWorld) throws -> JSONView { try world.anonymous.get("/_sim/journal?limit=1").json }
    for (index, world) in worlds.enumerated() {
      let caller = try world.login()
      for _ in 0..<130 { _ = try caller.get("/v1/arbetsorder/108") }
      #expect(try journal(world)["count"]?.int == 132, "the newest has all of its own: \(index)")
    }
    let counts = try worlds.map { Int(try #require(try journal($0)["count"]?.int)) }
    #expect(counts.allSatisfy { $0 >= JournalBudget.least }, "\(counts)")
    #expect(counts.first == JournalBudget.least)
    #expect(counts == counts.sorted(), "those idle longer have no more: \(counts)")
    let question = "{\"operation\": \"getArbetsorder_1\", \"count\": {\"exactly\": 130}}"
    #expect(try worlds[5].anonymous.post("/_sim/verify", question).json["verdict"]?.text == "met")
    #expect(try worlds[0].anonymous.post("/_sim/verify", question).json["verdict"]?.text == "inconclusive")
    try server.stop()
  }

  @Test func `where nobody has more than the least, nothing goes`() throws {
    let server = try TestServer(journals: JournalBudget(maxBytes: 20_000))
    for n in 0..<5 {
      let world = server.world("w\(n)")
      let caller = try world.login()
      for _ in 0..<60 { _ = try caller.get("/v1/arbetsorder/108") }
      #expect(try world.anonymous.get("/_sim/journal").json["evictedThrough"]?.int == 0)
    }
    try server.stop()
  }
}
