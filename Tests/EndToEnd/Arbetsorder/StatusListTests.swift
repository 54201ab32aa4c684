import Rules
import TestKit
import Testing

@Suite struct StatusListTests {
  @Test(.rule(.r4_5, .r4_2, .r3_8), arguments: StatusTable.steps.map(\.name))
  func `the list of statuses is what the caller can go to now`(_ from: String) throws {
    try check(Orders(), from, StatusTable.table)
  }

  @Test(.rule(.r4_5, .r4_2), arguments: StatusTable.steps.map(\.name))
  func `with allowSkip the list of statuses reaches further`(_ from: String) throws {
    try check(Orders(Settled.skip), from, StatusTable.skipping)
  }

  private func check(
    _ orders: Orders, _ from: String, _ table: [String: (intern: String, utforare: String)]
  ) throws {
    let row = try #require(table[from])
    let id = try orders.create()
    for step in try #require(StatusTable.steps.first(where: { $0.name == from })).steps { try orders.walk(id, step) }
    for (caller, signs) in [(orders.intern, row.intern), (orders.extern, row.utforare), (orders.lasare, "r")] {
      let expected = zip(StatusTable.statuses, StatusTable.signs(signs)).filter { $0.1 == "+" }.map(\.0)
      #expect(try orders.possible(id, for: caller) == expected)
    }
    let other = try orders.other.get("/v1/arbetsorder/\(id)/status/vardelista")
    #expect(other.status == 403)
    #expect(other.notes == ["not-utforare"])
  }

  @Test(.rule(.r4_5), arguments: [("REG", "Registrerad"), ("MAK", "Makulerad"), ("PAGAR", "Accepterad")])
  func `the list of statuses says them in words`(_ code: String, _ words: String) throws {
    let orders = try Orders()
    let id = try orders.create()
    try orders.walk(id, "GODK")
    let list = try orders.intern.get("/v1/arbetsorder/\(id)/status/vardelista").json.list
    #expect(list.first { $0["statuskod"]?.text == code }?["beskrivning"]?.text == words)
  }

  @Test(
    .rule(.r4_1),
    arguments: [
      (101, "REG", "Registrerad"), (104, "GODK", "Beställd"), (107, "PAGAR", "Accepterad"), (110, "UTFÖRD", "Utförd"),
      (114, "MAK", "Makulerad"), (112, "ÖVERF", "Fakturerad"),
    ])
  func `a status is read with its words`(_ id: Int64, _ code: String, _ words: String) throws {
    let answer = try Orders().intern.get("/v1/arbetsorder/\(id)/status")
    #expect(answer.json["statuskod"]?.text == code)
    #expect(answer.json["beskrivning"]?.text == words)
  }

  @Test(.rule(.r4_2, .r4_5))
  func `ÖVERF is only for an external utförare`() throws {
    let orders = try Orders()
    let id = try orders.create("\"resursId\": \"R110\"")
    try orders.walk(id, "GODK", "PAGAR", "UTFÖRD")
    let answer = try orders.step(id, "ÖVERF")
    #expect(answer.status == 400)
    #expect(answer.notes == ["status-step"])
    #expect(try orders.possible(id, for: orders.intern) == [])
  }

  @Test(.rule(.r4_2, .r4_5))
  func `ÖVERF can't be skipped to with an own utförare`() throws {
    let orders = try Orders(Settled.skip)
    let id = try orders.create("\"resursId\": \"R110\"")
    #expect(try orders.possible(id, for: orders.intern) == ["GODK", "PAGAR", "UTFÖRD", "MAK"])
    #expect(try orders.step(id, "ÖVERF").notes == ["status-step", "status-not-offered"])
  }

  @Test(.rule(.r4_2, .r4_7, .r5_1))
  func `skipping forward passes through every status between`() throws {
    let orders = try Orders(Settled.skip)
    let id = try orders.create()
    let before = try orders.events(id).count
    #expect(try orders.step(id, "ÖVERF").status == 200)
    let read = try orders.read(id)
    #expect(read["bestalld"]?["datumBestalld"]?.text == "20260302")
    #expect(read["accepterad"]?["datumAccepterad"]?.text == "20260302")
    #expect(read["utford"]?["datumUtford"]?.text == "20260302")
    #expect(try orders.events(id).count == before + 4)
  }

  @Test(.rule(.r4_2, .r4_3), arguments: ["GODK", "PAGAR", "UTFÖRD"])
  func `skipping forward meets the conditions on the way`(_ target: String) throws {
    let orders = try Orders(Settled.skip)
    let id = try orders.create("", objekt: "9920101")
    let answer = try orders.step(id, target)
    #expect(answer.status == 400)
    #expect(answer.notes == ["status-needs-utforare"])
    #expect(try orders.possible(id, for: orders.intern) == ["MAK"])
  }
}
