import Rules
import TestKit
import Testing

@Suite struct UnderhallTests {
  /// A U on an enhet of 9900104, in PAGAR; the clock stands still.
  private func started(_ orders: Orders, _ enhet: Int64, nyEnhet: String? = nil) throws -> Int64 {
    try orders.world.clock("{\"freeze\": true}")
    let new = nyEnhet.map { ", \"nyEnhet\": {\"enhetsTyp\": \"\($0)\"}" } ?? ""
    let id = try orders.create(
      "\"resursId\": \"R100\", \"arbetsordertypKod\": \"U\", \"enhetsId\": \(enhet)\(new)", objekt: "9900104")
    try orders.walk(id, "GODK", "PAGAR")
    return id
  }

  private func unit(_ orders: Orders, _ id: Int64) throws -> JSONView {
    let answer = try orders.intern.get("/v1/fastastrukturen/enheter/\(id)")
    #expect(answer.status == 200)
    return answer.json
  }

  private func units(_ orders: Orders, _ utrymme: Int64) throws -> [Int64] {
    try orders.intern.get("/v1/fastastrukturen/enheter?utrymmesId=\(utrymme)").json.list.compactMap { $0["id"]?.int }
  }

  @Test(.rule(.r4_13))
  func `without nyEnhet the enhet gets its underhållsdatum`() throws {
    let orders = try Orders()
    let id = try started(orders, 700032)
    #expect(try unit(orders, 700032)["underhallsdatum"]?.isNull == true)
    let before = try units(orders, 201014)
    try orders.walk(id, "UTFÖRD")
    #expect(try unit(orders, 700032)["underhallsdatum"]?.text == "20260302")
    #expect(try units(orders, 201014) == before)
  }

  @Test(.rule(.r4_13))
  func `the underhållsdatum is the day of completion in Sweden`() throws {
    let orders = try Orders()
    try orders.world.clock("{\"now\": \"2026-06-30T22:30:00Z\", \"freeze\": true}")
    let caller = try orders.world.login()
    #expect(try orders.step(120, "UTFÖRD", by: caller).status == 200)
    let unit = try caller.get("/v1/fastastrukturen/enheter/700040").json
    #expect(unit["underhallsdatum"]?.text == "20260701")
  }

  @Test(.rule(.r4_13), arguments: ["SPIS", "KYL", "LAS", "BELYS"])
  func `with nyEnhet a new enhet of that type takes the place of the old one`(_ typ: String) throws {
    let orders = try Orders()
    let id = try started(orders, 700030, nyEnhet: typ)
    try orders.walk(id, "UTFÖRD")
    let list = try units(orders, 201014)
    #expect(!list.contains(700030))
    let new = try #require(list.last)
    #expect(list == [700031, 700032, 700033, new])

    let read = try unit(orders, new)
    let expected: [String: (id: Int64, name: String, garanti: Int64, underhall: Bool, felanmalan: Bool)] = [
      "SPIS": (3010, "Spis", 24, true, true), "KYL": (3020, "Kylskåp", 24, true, true),
      "LAS": (3110, "Lås", 0, true, false), "BELYS": (3120, "Belysning", 0, false, true),
    ]
    let wanted = try #require(expected[typ])
    #expect(read["enhetstyp"]?["kod"]?.text == typ)
    #expect(read["enhetstyp"]?["id"]?.int == wanted.id)
    #expect(read["utrymme"]?["id"]?.int == 201014)
    #expect(read["beskrivning"]?.text == wanted.name)
    #expect(read["garanti"]?.int == wanted.garanti)
    #expect(read["underhall"]?.bool == wanted.underhall)
    #expect(read["felanmalan"]?.bool == wanted.felanmalan)
    #expect(read["installationsdatum"]?.text == "20260302")
    #expect(read["underhallsdatum"]?.isNull == true)
    #expect(read["serienummer"]?.isNull == true)
  }

  @Test(.rule(.r4_13))
  func `the replaced enhet can be read, keeps its dates, and stays on the arbetsorder`() throws {
    let orders = try Orders()
    let id = try started(orders, 700030, nyEnhet: "SPIS")
    let before = try orders.intern.get("/v1/fastastrukturen/enheter/700030").text
    try orders.walk(id, "UTFÖRD")
    #expect(try orders.intern.get("/v1/fastastrukturen/enheter/700030").text == before)
    #expect(try orders.read(id)["enhet"]?["id"]?.int == 700030)
    let filtered = try orders.intern.get("/v1/fastastrukturen/enheter?utrymmesId=201014&enhetsId=700030")
    #expect(filtered.json.list.isEmpty)
  }

  @Test(.rule(.r4_13, .r5_1))
  func `a händelse names the new enhet`() throws {
    let orders = try Orders()
    let id = try started(orders, 700030, nyEnhet: "SPIS")
    let before = try orders.events(id).count
    try orders.walk(id, "UTFÖRD")
    let new = try #require(try units(orders, 201014).last)
    let events = try orders.events(id)
    #expect(events.count == before + 2)
    #expect(events.contains { $0.contains("\(new)") })
  }

  @Test(.rule(.r4_13), arguments: ["F", "G"])
  func `F and G change no enhet`(_ typ: String) throws {
    let orders = try Orders()
    let id = try started(orders, 700030, nyEnhet: "SPIS")
    try orders.put(id, "\"arbetsordertypKod\": \"\(typ)\"")
    let list = try orders.intern.get("/v1/fastastrukturen/enheter?utrymmesId=201014").text
    let events = try orders.events(id).count
    try orders.walk(id, "UTFÖRD")
    #expect(try orders.intern.get("/v1/fastastrukturen/enheter?utrymmesId=201014").text == list)
    #expect(try orders.events(id).count == events + 1)
  }

  @Test(.rule(.r4_13, .r2_5), arguments: [true, false])
  func `a second arbetsorder on a replaced enhet can't be completed`(_ replaces: Bool) throws {
    let orders = try Orders()
    let first = try started(orders, 700030, nyEnhet: "SPIS")
    let second = try started(orders, 700030, nyEnhet: replaces ? "SPIS" : nil)
    try orders.walk(first, "UTFÖRD")
    let new = try #require(try units(orders, 201014).last)
    let before = try orders.trace(second)
    #expect(try orders.possible(second, for: orders.intern) == ["GODK", "MAK"])
    let answer = try orders.step(second, "UTFÖRD")
    #expect(answer.status == 400)
    #expect(answer.notes == ["enhet-replaced"])
    #expect(answer.message.contains("arbetsorder \(first)"))
    #expect(answer.message.contains("\(new)"))
    #expect(try orders.trace(second) == before)

    #expect(try orders.put(second, "\"enhetsId\": \(new), \"statusKod\": \"UTFÖRD\"").status == 200)
    #expect(try orders.status(second) == "UTFÖRD")
  }

  @Test(.rule(.r4_13))
  func `the demo seed has an arbetsorder whose enhet was replaced`() throws {
    let answer = try Orders().step(118, "UTFÖRD")
    #expect(answer.notes == ["enhet-replaced"])
    #expect(answer.message.contains("116") && answer.message.contains("700025"))
  }

  @Test(.rule(.r4_13))
  func `the demo seed has an arbetsorder that replaces a spis`() throws {
    let orders = try Orders()
    try orders.walk(119, "UTFÖRD")
    let list = try orders.intern.get("/v1/fastastrukturen/enheter?utrymmesId=201014").json.list
    #expect(list.filter { $0["enhetstyp"]?["kod"]?.text == "SPIS" }.count == 1)
  }

  @Test(.rule(.r4_13))
  func `a replaced enhet can't be named by a new arbetsorder`() throws {
    let orders = try Orders()
    try orders.walk(119, "UTFÖRD")
    #expect(try orders.post("\"enhetsId\": 700030", objekt: "9900104").notes == ["enhet-inactive"])
  }

  @Test(.rule(.r4_13, .r4_2))
  func `skipping to UTFÖRD does what UTFÖRD does`() throws {
    let orders = try Orders(Settled.skip)
    let id = try orders.create("\"arbetsordertypKod\": \"U\", \"enhetsId\": 700032", objekt: "9900104")
    try orders.walk(id, "ÖVERF")
    #expect(try unit(orders, 700032)["underhallsdatum"]?.text == "20260302")
  }
}
