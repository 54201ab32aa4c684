import Locks
import Rules
import Simulator
import TestKit
import Testing
import Tid

/// A world's clock at a rate, over a machine whose clock the test moves.
@Suite(.rule(.c1_6)) struct ClockRateTests {
  /// The machine's clock, which stands until the test moves it.
  private final class Machine: Sendable {
    private let shown = Guarded(TestServer.start)
    var now: Tidpunkt { shown.withLock { $0 } }

    func pass(milliseconds: Int64) {
      shown.withLock { $0 = Tidpunkt(millisekunder: $0.millisekunder + milliseconds) }
    }
  }

  private let machine = Machine()
  private let world: TestWorld

  init() throws {
    let machine = machine
    let system = SystemTime(now: { machine.now }, elapsed: { 0 })
    world = try TestServer(clock: nil, system: system).world()
  }

  @Test
  func `at rate 60 a minute goes by in each second of the machine, in what is written and in the Date header`() throws {
    try world.clock("{\"rate\": 60}")
    machine.pass(milliseconds: 90_000)
    let answer = try world.anonymous.get("/_sim/clock")
    #expect(answer.json["now"]?.text == "2026-03-02T09:30:00+01:00")
    #expect(answer.header("Date") == "Mon, 02 Mar 2026 08:30:00 GMT")
    #expect(try world.clock("{\"advance\": \"PT1M\"}").json["now"]?.text == "2026-03-02T09:31:00+01:00")
    try world.clock("{\"rate\": 1}")
    machine.pass(milliseconds: 1000)
    #expect(try world.anonymous.get("/_sim/clock").json["now"]?.text == "2026-03-02T09:31:01+01:00")
  }

  @Test(.rule(.r3_3))
  func `a login token is dead at 1800 seconds of the world's clock, a second before it is not`() throws {
    let caller = try world.login()
    try world.clock("{\"rate\": 60}")
    machine.pass(milliseconds: 29_999)
    #expect(try caller.get("/v1/arbetsorder/101").status == 200)
    machine.pass(milliseconds: 1)
    let refused = try caller.get("/v1/arbetsorder/101")
    #expect(refused.status == 401)
    #expect(refused.notes == ["login-token-expired"])
  }

  @Test(.rule(.r3_2))
  func `a gateway token is dead at 43200 seconds of the world's clock, a second before it is not`() throws {
    let caller = try world.gateway()
    try world.clock("{\"rate\": 10000}")
    let login = #"{"username": "user", "password": "password"}"#
    machine.pass(milliseconds: 4319)
    #expect(try caller.post("/v1/auth/login", login).status == 200)
    machine.pass(milliseconds: 1)
    #expect(try caller.post("/v1/auth/login", login).notes == ["gateway-token-expired"])
  }

  @Test(.rule(.r3_3))
  func `a refresh token is dead at 3600 seconds of the world's clock, a second before it is not`() throws {
    let caller = try world.gateway()
    let login = #"{"username": "user", "password": "password"}"#
    // Each is good for one use.
    let tokens = try (0..<2).map { _ in
      try #require(try caller.post("/v1/auth/login", login).json["refresh_token"]?.text)
    }
    func refresh(_ token: String) throws -> TestAnswer {
      try caller.post("/v1/auth/refresh", "{\"refresh_token\": \"\(token)\"}")
    }
    try world.clock("{\"rate\": 60}")
    machine.pass(milliseconds: 59_999)
    #expect(try refresh(tokens[0]).status == 200)
    machine.pass(milliseconds: 1)
    #expect(try refresh(tokens[1]).notes == ["refresh-token-invalid"])
  }

  @Test
  func `a world keeps its rate, and other worlds theirs`() throws {
    try world.clock("{\"rate\": 3600}")
    machine.pass(milliseconds: 1000)
    let other = world.server.world()
    #expect(try other.anonymous.get("/_sim/clock").json["now"]?.text == "2026-03-02T08:00:01+01:00")
    #expect(try world.anonymous.get("/_sim/clock").json["now"]?.text == "2026-03-02T09:00:00+01:00")
  }
}
