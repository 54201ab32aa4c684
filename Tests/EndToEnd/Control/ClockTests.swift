import Rules
import TestKit
import Testing

@Suite(.rule(.c1_6)) struct ClockTests {
  private func clock(_ world: TestWorld, _ json: String) throws -> TestAnswer {
    try world.anonymous.put("/_sim/clock", json)
  }

  @Test
  func `a clock that is frozen shows the same instant at every call`() throws {
    let world = TestServer.shared.world()
    let answer = try clock(world, "{\"now\": \"2026-03-02T08:00:00+01:00\", \"freeze\": true}")
    #expect(answer.json["now"]?.text == "2026-03-02T08:00:00+01:00")
    #expect(answer.json["frozen"]?.bool == true)
    for _ in 0..<3 {
      let read = try world.anonymous.get("/_sim/clock")
      #expect(read.json["now"]?.text == "2026-03-02T08:00:00+01:00")
      #expect(read.json["frozen"]?.bool == true)
    }
  }

  @Test(
    arguments: [
      ("{\"now\": \"2027-01-01T00:00:00Z\"}", "2027-01-01T01:00:00+01:00"),
      ("{\"now\": \"2026-07-01T12:00:00\"}", "2026-07-01T12:00:00+02:00"),
      ("{\"advance\": \"PT45M\"}", "2026-03-02T08:45:00+01:00"),
      ("{\"advance\": \"P1DT2H\"}", "2026-03-03T10:00:00+01:00"),
      ("{\"advance\": \"PT1S\", \"freeze\": true}", "2026-03-02T08:00:01+01:00"),
      ("{\"advance\": \"PT59.5S\"}", "2026-03-02T08:00:59+01:00"),
      ("{\"advance\": \"PT0S\"}", "2026-03-02T08:00:00+01:00"),
      ("{\"advance\": \"PT1H\", \"now\": \"2026-03-29T01:30:00+01:00\"}", "2026-03-29T03:30:00+02:00"),
    ])
  func `a frozen clock moves as it is told, now before advance`(_ change: String, shown: String) throws {
    let world = TestServer.shared.world()
    _ = try clock(world, "{\"now\": \"2026-03-02T08:00:00+01:00\", \"freeze\": true}")
    let answer = try clock(world, change)
    #expect(answer.status == 200)
    #expect(answer.json["now"]?.text == shown)
    #expect(answer.json["frozen"]?.bool == true)
    #expect(try world.anonymous.get("/_sim/clock").json["now"]?.text == shown)
  }

  @Test
  func `fractions of a second add up`() throws {
    let world = TestServer.shared.world()
    _ = try clock(world, "{\"now\": \"2026-03-02T08:00:00+01:00\", \"freeze\": true}")
    for shown in ["08:00:00", "08:00:01", "08:00:01", "08:00:02"] {
      let answer = try clock(world, "{\"advance\": \"PT0,5S\"}")
      #expect(answer.json["now"]?.text == "2026-03-02T\(shown)+01:00")
    }
  }

  @Test(arguments: [
    ("-PT1S", "goes back"), ("PT-1S", "goes back"), ("P1M", "months or years"), ("P1Y", "months or years"),
    ("PT1.5H", "fraction"), ("P101Y", "months or years"), ("P9999999999W", "100 years"),
    ("PT99999999999999999999S", "100 years"), ("P36601D", "100 years"), ("PT", "is no duration"),
  ])
  func `what is no way forward is 400, says why, and the clock stays`(_ advance: String, _ why: String) throws {
    let world = TestServer.shared.world()
    _ = try clock(world, "{\"now\": \"2026-03-02T08:00:00+01:00\", \"freeze\": true}")
    let answer = try clock(world, "{\"advance\": \"\(advance)\"}")
    expectProblem(answer, 400, "control-invalid")
    #expect(answer.json["detail"]?.text?.contains(why) == true, "\(answer.text)")
    #expect(try world.anonymous.get("/_sim/clock").json["now"]?.text == "2026-03-02T08:00:00+01:00")
  }

  @Test
  func `a clock that is let go runs on from where it stood`() throws {
    let world = TestServer.shared.world()
    _ = try clock(world, "{\"now\": \"2030-01-01T00:00:00+01:00\", \"freeze\": true}")
    let answer = try clock(world, "{\"freeze\": false}")
    #expect(answer.json["frozen"]?.bool == false)
    #expect(answer.json["now"]?.text?.hasPrefix("2030-01-01T00:0") == true)
  }

  @Test(arguments: ["60", "0.5", "0.001", "10000", "1"])
  func `the rate is answered as it was given, and a reset puts it back`(_ rate: String) throws {
    let world = TestServer.shared.world()
    let answer = try clock(world, "{\"rate\": \(rate), \"freeze\": true}")
    #expect(answer.status == 200)
    #expect(answer.json["rate"]?.description == rate)
    #expect(try world.anonymous.get("/_sim/clock").json["rate"]?.description == rate)
    #expect(try world.anonymous.send("POST", "/_sim/reset").json["rate"]?.description == "1")
  }

  @Test(arguments: ["0", "-1", "10000.001", "0.0001", "1.2345", "1e300", "\"60\"", "true", "null"])
  func `a rate that no clock has is 400, and changes nothing`(_ rate: String) throws {
    let world = TestServer.shared.world()
    let answer = try clock(world, "{\"freeze\": true, \"rate\": \(rate)}")
    expectProblem(answer, 400, "control-invalid")
    #expect(answer.json["detail"]?.text?.hasPrefix("rate") == true)
    #expect(try world.anonymous.get("/_sim/clock").json["frozen"]?.bool == false)
  }

  @Test
  func `what is written carries the world's time`() throws {
    let world = TestServer.shared.world()
    _ = try clock(world, "{\"now\": \"2029-12-31T23:59:00+01:00\", \"freeze\": true}")
    let caller = try world.login()
    let id = try #require(try caller.post("/v1/arbetsorder", "{\"objektId\": \"9900101\"}").json["id"]?.int)
    #expect(try caller.get("/v1/arbetsorder/\(id)").text.contains("20291231"))
  }

  @Test
  func `the Date header follows the world's clock`() throws {
    let world = TestServer.shared.world()
    _ = try clock(world, "{\"now\": \"2026-07-05T00:30:09+02:00\", \"freeze\": true}")
    for answer in [
      try world.anonymous.get("/_sim/health"), try world.anonymous.get(aRead), try world.login().get(aRead),
    ] {
      #expect(answer.header("Date") == "Sat, 04 Jul 2026 22:30:09 GMT")
      #expect(answer.raw.headers.filter { $0.name.lowercased() == "date" }.count == 1)
    }
  }

  @Test(
    arguments: [
      "", "{", "[]", "{}", "null", "{\"now\": 1}", "{\"now\": \"i morgon\"}", "{\"now\": \"2026-02-30T00:00:00Z\"}",
      "{\"now\": \"2026-03-29T02:30:00\"}", "{\"freeze\": \"yes\"}", "{\"freeze\": 1}", "{\"advance\": \"45\"}",
      "{\"advance\": 45}", "{\"advance\": \"PT\"}", "{\"advance\": \"P9999Y\"}", "{\"advance\": \"PT9999999999999S\"}",
      "{\"rewind\": \"PT1M\"}", "{\"now\": \"2026-03-02T08:00:00Z\", \"rate\": -1}",
      "{\"freeze\": true, \"freeze\": false}",
    ])
  func `a mistake is 400, says what would be right, and moves nothing`(_ body: String) throws {
    let world = TestServer.shared.world()
    _ = try clock(world, "{\"now\": \"2026-03-02T08:00:00+01:00\", \"freeze\": true}")
    let answer = try clock(world, body)
    #expect(answer.status == 400, "\(answer)")
    #expect(answer.header("Content-Type") == "application/problem+json")
    #expect(answer.json["code"]?.text == "control-invalid")
    #expect(answer.json["hint"]?.text?.contains("freeze") == true)
    #expect(try world.anonymous.get("/_sim/clock").json["now"]?.text == "2026-03-02T08:00:00+01:00")
  }

  @Test
  func `a clock that is moved past what it can show is refused or shown, never a 500`() throws {
    let world = TestServer.shared.world()
    // An hour before the first that a file may name, too.
    expectProblem(
      try world.anonymous.put("/_sim/clock", #"{"now": "0001-01-01T00:00:00+01:00"}"#), 400, "control-invalid")
    _ = try clock(world, "{\"now\": \"9999-12-30T00:00:00Z\", \"freeze\": true}")
    let answer = try clock(world, "{\"advance\": \"P1000D\"}")
    #expect(answer.status < 500, "\(answer)")
    #expect(try world.anonymous.get("/_sim/health").status == 200)
    #expect(try clock(world, "{\"now\": \"2026-03-02T08:00:00+01:00\"}").status == 200)
  }

  @Test(arguments: [true, false])
  func `changes that come at once all count`(_ inMemory: Bool) async throws {
    let server = try TestServer()
    let world = inMemory ? server.world() : server.standard
    _ = try clock(world, "{\"now\": \"2026-03-02T00:00:00+01:00\", \"freeze\": true}")
    await withTaskGroup(of: Int?.self) { group in
      for _ in 0..<16 {
        group.addTask { try? world.anonymous.put("/_sim/clock", "{\"advance\": \"PT1H\"}").status }
      }
      for await status in group { #expect(status == 200) }
    }
    #expect(try world.anonymous.get("/_sim/clock").json["now"]?.text == "2026-03-02T16:00:00+01:00")
    try server.stop()
  }

  @Test
  func `each world has a clock of its own`() throws {
    let (a, b) = (TestServer.shared.world(), TestServer.shared.world())
    _ = try clock(a, "{\"now\": \"2040-01-01T00:00:00+01:00\", \"freeze\": true}")
    #expect(try b.anonymous.get("/_sim/clock").json["now"]?.text?.hasPrefix("2026-03-02") == true)
    #expect(try b.anonymous.get("/_sim/clock").json["frozen"]?.bool == false)
  }

  @Test(.rule(.r9_1), arguments: [true, false])
  func `a restart keeps the clock`(_ frozen: Bool) throws {
    let file = try TestServer.temporaryFile()
    let first = try TestServer(file: file)
    _ = try clock(first.standard, "{\"now\": \"2033-03-03T03:03:03+01:00\", \"freeze\": \(frozen)}")
    try first.stop()
    let second = try TestServer(file: file)
    let answer = try second.standard.anonymous.get("/_sim/clock")
    #expect(answer.json["frozen"]?.bool == frozen)
    #expect(answer.json["now"]?.text?.hasPrefix(frozen ? "2033-03-03T03:03:03" : "2033-03-03T03:0") == true)
    try second.stop()
  }

  @Test(.rule(.r9_1))
  func `a restart keeps data and tokens, and gives no id again`() throws {
    let file = try TestServer.temporaryFile()
    let first = try TestServer(file: file)
    let caller = try first.standard.login()
    let id = try #require(try caller.post("/v1/arbetsorder", "{\"objektId\": \"9900101\"}").json["id"]?.int)
    let refresh = try #require(try caller.logIn().json["refresh_token"]?.text)
    #expect(try caller.refresh(refresh).status == 200)
    let error = try #require(try caller.get("/v1/arbetsorder/9").json["id"]?.text)
    try first.stop()
    let second = try TestServer(file: file)
    let again = TestCaller(world: second.standard, gateway: caller.gateway, login: caller.login)
    #expect(try again.get("/v1/arbetsorder/\(id)").status == 200)
    expectAPIError(try again.refresh(refresh), 401, "refresh-token-spent")
    #expect(try again.post("/v1/arbetsorder", "{\"objektId\": \"9900101\"}").json["id"]?.int == id + 1)
    #expect(try again.get("/v1/arbetsorder/9").json["id"]?.text != error)
    try second.stop()
  }
}
