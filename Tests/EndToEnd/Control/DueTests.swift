import Rules
import TestKit
import Testing

/// What falls due when the clock is moved happens before the answer, and is listed in order (rule control 1.6).
@Suite(.rule(.c1_6)) struct DueTests {
  @Test(.rule(.r7_3, .r6_2)) func `temp files, SLA and fault rules fall due in order, each once`() throws {
    let world = TestServer.shared.world()
    _ = try world.clock("{\"now\": \"2026-03-02T08:00:00+01:00\", \"freeze\": true}")
    let caller = try world.login()
    let created = try caller.post("/v1/arbetsorder", "{\"objektId\": \"9900101\", \"prioKod\": \"30\"}")
    let id = try #require(created.json["id"]?.int)
    let file = try #require(try caller.upload(Multipart.file("a.txt", Array("text".utf8))).json["fileName"]?.text)
    let rule = "{\"match\": {\"operation\": \"getSla\"}, \"effect\": {\"status\": 503}, \"lifetime\": \"PT2H\"}"
    #expect(try world.anonymous.post("/_sim/faults", rule).status == 201)
    let first = try due(world, "PT3H")
    #expect(first.contains { $0.hasSuffix("fault-ends 1") })
    let second = try due(world, "PT22H")
    #expect(second == second.sorted())
    let mine = second.filter { $0.hasSuffix(" \(id)") || $0.hasSuffix(file) }
    #expect(mine == ["2026-03-02T12:00:00+01:00 sla-due \(id)", "2026-03-03T08:00:00+01:00 tempfil-expired \(file)"])
    #expect(try TestServer.shared.count("tempfil", of: world) == 0)
    #expect(try !due(world, "PT22H").contains { $0.hasSuffix(file) })
  }

  private func due(_ world: TestWorld, _ advance: String) throws -> [String] {
    let list = try world.clock("{\"advance\": \"\(advance)\"}").json["due"]?.list ?? []
    return list.map { "\($0["at"]?.text ?? "") \($0["what"]?.text ?? "") \($0["id"]?.text ?? "")" }
  }

  @Test func `a clock that is moved back brings nothing`() throws {
    let world = TestServer.shared.world()
    #expect(try world.clock("{\"now\": \"2020-01-01T00:00:00+01:00\"}").json["due"]?.list.isEmpty == true)
  }

  // MARK: What comes next

  /// A world that stands at eight in the morning, with an arbetsorder of prio 30, which is due four hours later.
  private func frozen() throws -> (world: TestWorld, order: Int64) {
    let world = TestServer.shared.world()
    _ = try world.clock("{\"now\": \"2026-03-02T08:00:00+01:00\", \"freeze\": true}")
    let order = #"{"objektId": "9900101", "prioKod": "30", "information": {"beskrivning": "Ugnen blir inte varm"}}"#
    let created = try world.login().post("/v1/arbetsorder", order)
    return (world, try #require(created.json["id"]?.int))
  }

  private func upcoming(_ world: TestWorld, _ query: String = "") throws -> [JSONView] {
    try world.anonymous.get("/_sim/due\(query)").json["due"]?.list ?? []
  }

  @Test func `what comes next is listed soonest first, with what people call it`() throws {
    let (world, order) = try frozen()
    let rule = #"{"name": "broken", "effect": {"preset": "slow.2s"}, "lifetime": "PT1H"}"#
    #expect(try world.anonymous.post("/_sim/faults", rule).status == 201)
    let file = try #require(
      try world.login().upload(Multipart.file("ritning.txt", Array("text".utf8))).json["fileName"]?.text)
    let answer = try world.anonymous.get("/_sim/due")
    #expect(answer.json["now"]?.text == "2026-03-02T08:00:00+01:00")
    #expect(answer.json["frozen"]?.bool == true)
    let list = try upcoming(world, "?limit=1000")
    let times = list.compactMap { $0["at"]?.text }
    #expect(times == times.sorted())
    func row(_ id: String) -> JSONView? { list.first { $0["id"]?.text == id } }
    #expect(row("1")?["what"]?.text == "fault-ends")
    #expect(row("1")?["text"]?.text == "broken")
    #expect(row("1")?["at"]?.text == "2026-03-02T09:00:00+01:00")
    #expect(row("\(order)")?["what"]?.text == "sla-due")
    #expect(row("\(order)")?["text"]?.text == "Ugnen blir inte varm")
    #expect(row(file)?["what"]?.text == "tempfil-expired")
    #expect(row(file)?["text"]?.text == "ritning.txt")
    #expect(try upcoming(world, "?limit=1").compactMap { $0["id"]?.text } == ["1"])
    #expect(try world.clock("{\"advance\": \"PT0S\"}").json["due"]?.list.isEmpty == true, "looking fires nothing")
    expectProblem(try world.anonymous.get("/_sim/due?limit=0"), 400, "control-invalid")
  }

  @Test func `going to what is due next makes it fall due, and then the one after it`() throws {
    let (world, order) = try frozen()
    let rule = #"{"effect": {"preset": "slow.2s"}, "lifetime": "PT0.25S"}"#
    #expect(try world.anonymous.post("/_sim/faults", rule).status == 201)
    #expect(try upcoming(world, "?limit=1").first?["at"]?.text == "2026-03-02T08:00:00.250+01:00")
    let first = try world.clock(#"{"to": "next-due"}"#)
    #expect(first.json["due"]?.list.compactMap { $0["what"]?.text } == ["fault-ends"])
    #expect(first.json["frozen"]?.bool == true)
    var met: [String] = []
    repeat {
      let next = try #require(try upcoming(world, "?limit=1").first?["at"]?.text)
      let answer = try world.clock(#"{"to": "next-due"}"#)
      #expect(answer.json["now"]?.text == next)
      met += answer.json["due"]?.list.compactMap { $0["id"]?.text } ?? []
    } while met.count < 20 && !met.contains("\(order)")
    #expect(met.last == "\(order)")
    #expect(try world.anonymous.get("/_sim/clock").json["now"]?.text == "2026-03-02T12:00:00+01:00")
  }

  @Test func `where nothing is due the clock stays, and says so`() throws {
    let (world, _) = try frozen()
    _ = try world.clock("{\"now\": \"9999-01-01T00:00:00+01:00\"}")
    #expect(try upcoming(world).isEmpty)
    let answer = try world.anonymous.put("/_sim/clock", #"{"to": "next-due", "rate": 60}"#)
    expectProblem(answer, 409, "control-conflict")
    let clock = try world.anonymous.get("/_sim/clock").json
    #expect(clock["now"]?.text == "9999-01-01T00:00:00+01:00")
    #expect(clock["rate"]?.int == 1)
  }

  @Test(arguments: [
    #"{"to": "next"}"#, #"{"to": "next-due", "advance": "PT1S"}"#,
    #"{"to": "next-due", "now": "2026-03-02T08:00:00Z"}"#,
  ])
  func `another way to go at the same time is 400`(_ body: String) throws {
    expectProblem(try TestServer.shared.world().anonymous.put("/_sim/clock", body), 400, "control-invalid")
  }

  @Test func `a bundle goes to the same moment`() throws {
    let (world, order) = try frozen()
    for _ in 0..<3 { _ = try world.clock(#"{"to": "next-due"}"#) }
    _ = try world.login().get("/v1/arbetsorder/\(order)")
    let bundle = try world.anonymous.get("/_sim/bundle").text
    let copy = TestServer.shared.world()
    let replayed = try copy.anonymous.post("/_sim/bundle", bundle)
    #expect(replayed.json["same"]?.bool == true, "\(replayed)")
    let (a, b) = (try world.anonymous.get("/_sim/clock").text, try copy.anonymous.get("/_sim/clock").text)
    #expect(a == b)
  }
}
