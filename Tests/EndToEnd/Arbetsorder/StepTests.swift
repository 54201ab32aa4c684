import Rules
import TestKit
import Testing

@Suite struct StepTests {
  /// Somebody who takes a step on a day of their own: tokens don't outlive the night.
  private func nextDay(_ orders: Orders, _ user: String, _ password: String) throws -> TestCaller {
    try orders.world.clock("{\"advance\": \"P1D\"}")
    return try orders.world.login(user, password)
  }

  @Test(.rule(.r4_7))
  func `each step fills its group with the date and the caller`() throws {
    let orders = try Orders()
    try orders.world.clock("{\"freeze\": true}")
    let id = try orders.create()
    #expect(try orders.step(id, "GODK", by: nextDay(orders, "karim", "karim")).status == 200)
    #expect(try orders.step(id, "PAGAR", by: nextDay(orders, "ror", "ror")).status == 200)
    let last = try nextDay(orders, "ror", "ror")
    #expect(try orders.step(id, "UTFÖRD", by: last).status == 200)

    let read = try orders.read(id, by: last)
    #expect(read["registrerad"]?["datumregistrerad"]?.text == "20260302")
    #expect(read["registrerad"]?["registreradAv"]?["id"]?.text == "R100")
    #expect(read["bestalld"]?["datumBestalld"]?.text == "20260303")
    #expect(read["bestalld"]?["bestalldAv"]?["id"]?.text == "R110")
    #expect(read["accepterad"]?["datumAccepterad"]?.text == "20260304")
    #expect(read["utford"]?["datumUtford"]?.text == "20260305")
    #expect(read["utford"]?["utfordAv"]?["id"]?.text == "E200")
    #expect(read["modifierad"]?["datumModifierad"]?.text == "2026-03-05T08:00:00+01:00")
    #expect(read["modifierad"]?["modifieradAv"]?["id"]?.text == "E200")
  }

  @Test(.rule(.r4_7))
  func `steps not taken have empty groups`() throws {
    let orders = try Orders()
    let read = try orders.read(orders.create())
    for group in ["bestalld", "accepterad", "utford"] { #expect(read[group]?.isNull == true, "\(group)") }
  }

  @Test(.rule(.r4_7, .r4_2))
  func `going back empties the group of the step undone`() throws {
    let orders = try Orders()
    let id = try orders.create()
    try orders.walk(id, "GODK", "PAGAR", "GODK")
    var read = try orders.read(id)
    #expect(read["accepterad"]?.isNull == true)
    #expect(read["bestalld"]?["datumBestalld"]?.text == "20260302")
    try orders.walk(id, "REG")
    read = try orders.read(id)
    #expect(read["bestalld"]?.isNull == true)
    #expect(read["registrerad"]?["registreradAv"]?["id"]?.text == "R100")
  }

  @Test(.rule(.r4_7, .r4_2), arguments: [[], ["GODK"], ["GODK", "PAGAR"]])
  func `MAK empties no group, and leaving it restores status and groups`(_ steps: [String]) throws {
    let orders = try Orders()
    let id = try orders.create()
    for step in steps { try orders.walk(id, step) }
    func groups() throws -> Substring {
      let text = try orders.intern.get("/v1/arbetsorder/\(id)").text
      let from = try #require(text.firstRange(of: "\"registrerad\":"))
      let to = try #require(text.firstRange(of: "\"modifierad\":"))
      return text[from.lowerBound..<to.lowerBound]
    }
    let status = try orders.status(id)
    let before = try groups()
    try orders.walk(id, "MAK")
    #expect(try groups() == before)
    try orders.walk(id, status ?? "")
    #expect(try groups() == before)
    #expect(try orders.status(id) == status)
  }

  @Test(
    .rule(.r4_2, .r4_7),
    arguments: [(114, "REG", false, false), (115, "GODK", true, false), (117, "PAGAR", true, true)])
  func `a cancelled arbetsorder of the seed goes back to where it was cancelled from`(
    _ id: Int64, _ status: String, _ ordered: Bool, _ accepted: Bool
  ) throws {
    let orders = try Orders()
    #expect(try orders.possible(id, for: orders.intern) == [status])
    try orders.walk(id, status)
    let read = try orders.read(id)
    #expect(read["bestalld"]?.isNull == !ordered)
    #expect(read["accepterad"]?.isNull == !accepted)
  }

  @Test(.rule(.r4_7), arguments: [["GODK"], ["MAK"], ["GODK", "REG"], ["MAK", "REG"]])
  func `every change of status fills modifierad`(_ steps: [String]) throws {
    let orders = try Orders()
    try orders.world.clock("{\"freeze\": true}")
    let id = try orders.create()
    for step in steps {
      try orders.world.clock("{\"advance\": \"PT1M\"}")
      #expect(try orders.step(id, step, by: orders.world.login("karim", "karim")).status == 200)
    }
    let read = try orders.read(id)
    #expect(read["modifierad"]?["datumModifierad"]?.text == "2026-03-02T08:0\(steps.count):00+01:00")
    #expect(read["modifierad"]?["modifieradAv"]?["id"]?.text == "R110")
  }

  @Test(.rule(.r4_7, .r4_8))
  func `every change of a field fills modifierad`() throws {
    let orders = try Orders()
    try orders.world.clock("{\"freeze\": true}")
    let id = try orders.create()
    try orders.world.clock("{\"advance\": \"PT5M\"}")
    #expect(try orders.put(id, "\"information\": {\"atgard\": \"Klar\"}", by: orders.extern).status == 200)
    let read = try orders.read(id)
    #expect(read["modifierad"]?["datumModifierad"]?.text == "2026-03-02T08:05:00+01:00")
    #expect(read["modifierad"]?["modifieradAv"]?["id"]?.text == "E200")
  }

  @Test(.rule(.r5_1))
  func `every step of the life cycle leaves a händelse of the system`() throws {
    let orders = try Orders()
    let id = try orders.create()
    var count = 1
    for step in ["GODK", "REG", "MAK", "REG", "GODK", "PAGAR", "UTFÖRD", "ÖVERF"] {
      try orders.walk(id, step)
      count += 1
      let list = try orders.intern.get("/v1/arbetsorder/handelser?arbetsorderId=\(id)").json.list
      #expect(list.count == count, "\(step)")
      #expect(list.allSatisfy { $0["typKod"]?.text == "SYS" && $0["skapadAv"]?.text == "Anna Berg" })
    }
  }

  @Test(.rule(.r5_1))
  func `a händelse names who took the step, and when`() throws {
    let orders = try Orders()
    try orders.world.clock("{\"freeze\": true}")
    let id = try orders.create()
    try orders.walk(id, "GODK")
    try orders.world.clock("{\"advance\": \"PT5M\"}")
    #expect(try orders.step(id, "PAGAR", by: orders.extern).status == 200)
    let all = try orders.intern.get("/v1/arbetsorder/handelser?arbetsorderId=\(id)").json.list
    let last = try #require(all.first { $0["datumRegistrerad"]?.text == "2026-03-02T08:05:00+01:00" })
    #expect(last["skapadAv"]?.text == "Rörjouren AB")
    #expect(last["typBeskrivning"]?.text == "System")
    #expect(last["sortKod"]?.text == "S")
    let one = try orders.intern.get("/v1/arbetsorder/handelser/\(try #require(last["id"]?.int))")
    #expect(one.json["skapadAv"]?.text == "Rörjouren AB")
  }

  @Test(.rule(.r5_1))
  func `the händelser of the seed are read as they were given`() throws {
    let orders = try Orders()
    let all = try orders.intern.get("/v1/arbetsorder/handelser?arbetsorderId=104").json.list
    let own = try #require(all.first { $0["typKod"]?.text == "BOM" })
    #expect(own["rubrik"]?.text == "Ingen hemma")
    #expect(own["aktivFrom"]?.text == "20260227")
    #expect(own["aktivTom"]?.text == "20260306")
  }

  @Test(.rule(.r5_1, .r3_8))
  func `händelser are read by those who read the arbetsorder`() throws {
    let orders = try Orders()
    let mine = try orders.create()
    #expect(try orders.extern.get("/v1/arbetsorder/handelser?arbetsorderId=\(mine)").status == 200)
    #expect(try orders.lasare.get("/v1/arbetsorder/handelser?arbetsorderId=\(mine)").status == 200)
    let other = try orders.other.get("/v1/arbetsorder/handelser?arbetsorderId=\(mine)")
    #expect(other.status == 403)
    #expect(other.notes == ["not-utforare"])
  }

  @Test(.rule(.r5_1, .r1_12))
  func `händelser of an unknown arbetsorder, and an unknown händelse, are 404`() throws {
    let orders = try Orders()
    let list = try orders.intern.get("/v1/arbetsorder/handelser?arbetsorderId=99")
    #expect(list.status == 404)
    #expect(list.notes == ["parent-not-found"])
    let one = try orders.intern.get("/v1/arbetsorder/handelser/999999")
    #expect(one.status == 404)
    #expect(one.notes == ["not-found"])
  }
}
