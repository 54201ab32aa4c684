import Model
import Rules
import Store
import TestKit
import Testing
import Texts
import Tid

@Suite struct EffectTests {
  /// The SLA's three instants as they are stored.
  private func sla(_ orders: Orders, _ id: Int64) throws -> Arbetsorder.SlaTider {
    let stored = try orders.world.server.data(of: orders.world) { try $0.arbetsorder(ArbetsorderID(id)) }
    return try #require(stored).sla
  }

  @Test(.rule(.r4_14))
  func `UTFÖRD ends an open SLA`() throws {
    let orders = try Orders()
    try orders.world.clock(Orders.still)
    let id = try orders.create()
    try orders.walk(id, "GODK", "PAGAR")
    #expect(try sla(orders, id).start == TestServer.start)
    #expect(try sla(orders, id).faktisktSlut == nil)
    try orders.world.clock("{\"advance\": \"PT20M\"}")
    try orders.walk(id, "UTFÖRD")
    #expect(try sla(orders, id).faktisktSlut == Tidpunkt(millisekunder: TestServer.start.millisekunder + 1_200_000))
  }

  @Test(.rule(.r4_14))
  func `UTFÖRD ends nothing where the prio has no SLA`() throws {
    let orders = try Orders()
    let id = try orders.create("\"prioKod\": \"50\", \"resursId\": \"R100\"")
    try orders.walk(id, "GODK", "PAGAR", "UTFÖRD")
    #expect(try sla(orders, id) == Arbetsorder.SlaTider())
  }

  @Test(.rule(.r4_14))
  func `UTFÖRD stops the time registration that runs, and no other`() throws {
    let orders = try Orders()
    func times() throws -> [Persontid] {
      try orders.world.server.data(of: orders.world) { try $0.tider(av: ArbetsorderID(107)) }
    }
    try orders.world.clock(Orders.still)
    let before = try times()
    let running = try #require(before.firstIndex { $0.starttid != nil && $0.sluttid == nil })
    try orders.walk(107, "UTFÖRD")
    let after = try times()
    #expect(after.count == before.count)
    #expect(after[running].sluttid == Klockslag(timme: 8, minut: 0))
    #expect(after[running].datumTom == Datum(ar: 2026, manad: 3, dag: 2))
    #expect(after[running].starttid == before[running].starttid)
    for index in before.indices where index != running { #expect(after[index] == before[index]) }
  }

  @Test(.rule(.r4_14), arguments: ["GODK", "MAK"])
  func `another step than UTFÖRD stops no time registration`(_ status: String) throws {
    let orders = try Orders()
    try orders.walk(107, status)
    let times = try orders.world.server.data(of: orders.world) { try $0.tider(av: ArbetsorderID(107)) }
    #expect(times.contains { $0.starttid != nil && $0.sluttid == nil })
  }

  @Test(
    .rule(.r4_16, .r2_5),
    arguments: [
      ("\"bokadDatum\": \"20260304\", \"bokadFromTid\": \"10:00\", \"bokadTomTid\": \"09:59\"", "planering-order"),
      ("\"bokadFromTid\": \"10:00\"", "planering-without-date"),
      ("\"bokadDatum\": \"20260304\", \"bokadFromTid\": \"10:00\", \"bokadTomTid\": \"10:00\"", nil),
      ("\"bokadDatum\": \"20260304\", \"bokadTomTid\": \"09:00\"", nil), ("\"bokadDatum\": \"20260304\"", nil),
    ])
  func `a planned time has a date and doesn't end before it starts`(_ members: String, _ code: String?) throws {
    let orders = try Orders()
    let id = try orders.create()
    let before = try orders.trace(id)
    let json = "\"planering\": {\(members)}"
    for answer in [try orders.post(json), try orders.put(id, json)] {
      #expect(answer.status == (code != nil ? 400 : answer.raw.body.isEmpty ? 200 : 201), "\(answer)")
      #expect(answer.notes == (code.map { [$0] } ?? []))
    }
    #expect((try orders.trace(id) == before) == (code != nil))
  }

  @Test(.rule(.r4_16, .r4_9))
  func `a to time is judged against the from time that is stored`() throws {
    let orders = try Orders()
    let answer = try orders.put(124, "\"planering\": {\"bokadTomTid\": \"07:59\"}")
    #expect(answer.notes == ["planering-order"])
    #expect(try orders.put(124, "\"planering\": {\"bokadTomTid\": \"08:00\"}").status == 200)
    #expect(try orders.put(124, "\"planering\": {\"bokadDatum\": null}").notes == ["planering-without-date"])
  }

  @Test(.rule(.r4_16, .r5_1))
  func `each change of planering leaves a händelse`() throws {
    let orders = try Orders()
    let id = try orders.create("\"planering\": {\"bokadDatum\": \"20260304\"}")
    #expect(try orders.events(id).count == 2)
    let times = "\"planering\": {\"bokadFromTid\": \"09:00\", \"bokadTomTid\": \"11:00\"}"
    try orders.put(id, times)
    #expect(try orders.events(id).count == 3)
    #expect(
      try orders.events(id).contains { $0.contains("2026-03-04") && $0.contains("09:00") && $0.contains("11:00") })
    try orders.put(id, times)
    try orders.put(id, "\"externtId\": \"E-1\"")
    #expect(try orders.events(id).count == 3)
    try orders.put(id, "\"planering\": null")
    #expect(try orders.events(id).count == 4)
  }

  @Test(.rule(.r4_16))
  func `with messages_onPlanering the kund is told`() throws {
    let orders = try Orders(Settled.messages)
    try orders.world.clock(Orders.still)
    func outbox() throws -> [Utkorgsmeddelande] {
      try orders.world.server.data(of: orders.world) { try $0.utkorg() }
    }
    let before = try outbox().count
    let id = try orders.create("\"kundNr\": \"KUNDA10002\"")
    #expect(try outbox().count == before)
    try orders.put(id, "\"planering\": {\"bokadDatum\": \"20260304\", \"bokadFromTid\": \"09:00\"}")
    let sent = try #require(try outbox().last)
    #expect(try outbox().count == before + 1)
    #expect(sent.arbetsorder == ArbetsorderID(id))
    #expect(sent.kund == KundID(310002))
    #expect(sent.text.string.contains("2026-03-04"))
    #expect(sent.skapad == TestServer.start)
    try orders.put(id, "\"planering\": {\"bokadFromTid\": \"09:00\"}")
    #expect(try outbox().count == before + 1)
  }

  @Test(.rule(.r4_16))
  func `without a kund, or without the setting, nobody is told`() throws {
    for server in [Settled.messages, TestServer.shared] {
      let orders = try Orders(server)
      let kund = server.isDemo ? ", \"kundNr\": \"KUNDA10002\"" : ""
      _ = try orders.create("\"planering\": {\"bokadDatum\": \"20260304\"}\(kund)")
      #expect(try server.data(of: orders.world) { try $0.utkorg() }.isEmpty)
    }
  }

  @Test(.rule(.r4_17))
  func `fakturera is stored and given back`() throws {
    let orders = try Orders()
    let id = try orders.create("\"fakturera\": {\"faktureras\": true, \"fakturaBelopp\": 600}")
    var read = try orders.read(id)["fakturera"]
    #expect(read?["faktureras"]?.bool == true)
    #expect(read?["fakturaBelopp"]?.int == 600)
    #expect(try orders.put(id, "\"fakturera\": {\"fakturaBelopp\": 0}").status == 200)
    read = try orders.read(id)["fakturera"]
    #expect(read?["faktureras"]?.bool == true)
    #expect(read?["fakturaBelopp"]?.int == 0)
  }

  @Test(.rule(.r4_17, .r2_5), arguments: [-1, -600])
  func `a negative amount to invoice is refused`(_ amount: Int) throws {
    let orders = try Orders()
    let id = try orders.create("\"fakturera\": {\"fakturaBelopp\": 5}")
    let before = try orders.trace(id)
    let json = "\"externtId\": \"E\", \"fakturera\": {\"fakturaBelopp\": \(amount)}"
    for answer in [try orders.post(json), try orders.put(id, json)] {
      #expect(answer.status == 400)
      #expect(answer.notes == ["negative-fakturera"])
      #expect(answer.message.contains("fakturera") && answer.message.contains("\(amount)"))
    }
    #expect(try orders.trace(id) == before)
  }
}
