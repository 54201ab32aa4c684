import Rules
import TestKit
import Testing

/// Agreed times over HTTP (section 6); when they are due is tested by `SlaTableTests`.
///
/// The demo seed: prio 10 has 40 working hours, 30 has 4 hours round the clock, 50 has none.
@Suite(.rule(.r6_2)) struct SlaTests {
  private func sla(_ orders: Orders, _ id: Int64) throws -> [String?] {
    let answer = try orders.intern.get("/v1/arbetsorder/\(id)/sla")
    guard answer.status == 200 else { throw NotDone(answer: answer) }
    let json = answer.json
    return ["slaStart", "slaAvtalatSlut", "slaFaktisktSlut"].map { json[$0]?.text } + [
      json["slaDiff"]?.int.map { String($0) }
    ]
  }

  private func end(_ orders: Orders, _ id: Int64, by caller: TestCaller? = nil) throws -> TestAnswer {
    try (caller ?? orders.intern).send("POST", "/v1/arbetsorder/\(id)/sla/avslutad")
  }

  private static let start = "2026-03-02T08:00:00+01:00"

  @Test(.rule(.r6_1)) func `an SLA starts with the registration and is due by the prio's calendar`() throws {
    let orders = try Orders()
    try orders.world.clock(Orders.still)
    #expect(try sla(orders, orders.create()) == [Self.start, "2026-03-06T12:00:00+01:00", nil, nil])
    #expect(
      try sla(orders, orders.create("\"prioKod\": \"30\"")) == [Self.start, "2026-03-02T12:00:00+01:00", nil, nil])
    let id = try orders.create("\"prioKod\": \"30\"")
    #expect(try orders.read(id)["prio"]?["prioSla"]?.int == 4)
  }

  @Test(.rule(.r6_5)) func `a prio without an agreed time has nothing to read or to end`() throws {
    let orders = try Orders()
    let id = try orders.create("\"prioKod\": \"50\"")
    #expect(try sla(orders, id) == [nil, nil, nil, nil])
    let answer = try end(orders, id)
    #expect(answer.status == 400)
    #expect(answer.notes == ["sla-none"])
  }

  @Test func `a change of prio half-way counts from the same start, and only while the SLA is open`() throws {
    var orders = try Orders()
    try orders.world.clock(Orders.still)
    let id = try orders.create()
    try orders.world.clock("{\"advance\": \"PT2H\"}")
    orders = try orders.later()
    try orders.put(id, "\"prioKod\": \"30\"")
    #expect(try sla(orders, id) == [Self.start, "2026-03-02T12:00:00+01:00", nil, nil])
    try orders.put(id, "\"prioKod\": \"50\"")
    #expect(try sla(orders, id) == [nil, nil, nil, nil])
    try orders.put(id, "\"prioKod\": \"10\"")
    #expect(try sla(orders, id) == [Self.start, "2026-03-06T12:00:00+01:00", nil, nil])
    #expect(try end(orders, id).status == 200)
    try orders.put(id, "\"prioKod\": \"30\"")
    #expect(try sla(orders, id)[1] == "2026-03-06T12:00:00+01:00")
    try orders.put(id, "\"prioKod\": \"50\"")
    #expect(try sla(orders, id)[0] == Self.start)
  }

  @Test(.rule(.r6_3, .r6_4)) func `an SLA is ended once, and the difference is in minutes`() throws {
    var orders = try Orders()
    try orders.world.clock(Orders.still)
    let (early, late) = (try orders.create("\"prioKod\": \"30\""), try orders.create("\"prioKod\": \"30\""))
    try orders.world.clock("{\"advance\": \"PT3H15M\"}")
    orders = try orders.later()
    let before = try orders.events(early)
    let answer = try end(orders, early)
    #expect(answer.status == 200)
    #expect(answer.raw.body.isEmpty)
    #expect(
      try sla(orders, early) == [Self.start, "2026-03-02T12:00:00+01:00", "2026-03-02T11:15:00+01:00", "-45"])
    #expect(try orders.events(early) == before + ["SLA avslutad | Avslutad 2026-03-02T11:15:00+01:00"])
    let again = try end(orders, early)
    #expect(again.status == 400)
    #expect(again.notes == ["sla-ended"])
    try orders.world.clock("{\"advance\": \"PT45M1S\"}")
    orders = try orders.later()
    #expect(try end(orders, late).status == 200)
    #expect(try sla(orders, late)[3] == "1")
  }

  @Test(.rule(.r6_4, .r4_14)) func `UTFÖRD and MAK end it, and leaving MAK opens what MAK ended`() throws {
    let orders = try Orders()
    try orders.world.clock(Orders.still)
    let done = try orders.create()
    try orders.walk(done, "GODK", "PAGAR", "UTFÖRD")
    #expect(try sla(orders, done)[2] == Self.start)
    #expect(try end(orders, done).notes == ["sla-ended"])
    let cancelled = try orders.create()
    try orders.walk(cancelled, "MAK")
    #expect(try sla(orders, cancelled)[2] == Self.start)
    #expect(try end(orders, cancelled).notes == ["sla-ended"])
    try orders.walk(cancelled, "REG")
    #expect(try sla(orders, cancelled)[2] == nil)
    // One that was ended before MAK stays ended.
    #expect(try end(orders, cancelled).status == 200)
    try orders.walk(cancelled, "MAK", "REG")
    #expect(try sla(orders, cancelled)[2] == Self.start)
  }

  @Test(.rule(.r6_1, .r6_4)) func `what gets a prio when it is done has an SLA that is over`() throws {
    let orders = try Orders(Settled.editable)
    try orders.world.clock(Orders.still)
    let id = try orders.create("\"prioKod\": \"50\"")
    try orders.walk(id, "GODK", "PAGAR", "UTFÖRD")
    #expect(try sla(orders, id) == [nil, nil, nil, nil])
    #expect(try orders.put(id, "\"prioKod\": \"10\"").status == 200)
    #expect(Array(try sla(orders, id)[..<3]) == [Self.start, "2026-03-06T12:00:00+01:00", Self.start])
    #expect(try end(orders, id).notes == ["sla-ended"])
  }

  @Test(.rule(.r6_4)) func `what the seed leaves out follows from prio and status`() throws {
    let orders = try Orders()
    // 101 was registered on Friday 27 February 08:15: 7.75 + 9 + 9 + 9 hours, and 5.25 on Thursday 5 March.
    #expect(try sla(orders, 101) == ["2026-02-27T08:15:00+01:00", "2026-03-05T12:15:00+01:00", nil, nil])
    for id in [110, 111] as [Int64] { #expect(try sla(orders, id)[2] != nil, "\(id) is UTFÖRD") }
    for id in [114, 115] as [Int64] { #expect(try sla(orders, id)[2] != nil, "\(id) is MAK") }
  }

  @Test(.rule(.r3_8, .r1_12)) func `a contractor has the SLA of its own arbetsorder, a reader reads`() throws {
    let orders = try Orders()
    #expect(try orders.extern.get("/v1/arbetsorder/104/sla").notes == ["not-utforare"])
    #expect(try end(orders, 104, by: orders.extern).notes == ["not-utforare"])
    #expect(try orders.extern.get("/v1/arbetsorder/108/sla").status == 200)
    #expect(try end(orders, 108, by: orders.extern).status == 200)
    #expect(try orders.lasare.get("/v1/arbetsorder/104/sla").status == 200)
    #expect(try end(orders, 104, by: orders.lasare).notes == ["role-forbids"])
    #expect(try orders.intern.get("/v1/arbetsorder/9999/sla").notes == ["not-found"])
    #expect(try end(orders, 9999).notes == ["not-found"])
  }
}
