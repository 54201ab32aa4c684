import Rules
import TestKit
import Testing

/// Writing händelser (rule 5.1); reading them is tested with the arbetsorder.
@Suite(.rule(.r5_1)) struct HandelseTests {
  private static let path = "/v1/arbetsorder/handelser"

  private func add(_ orders: Orders, _ json: String, to id: Int64 = 104, by caller: TestCaller? = nil) throws
    -> TestAnswer
  {
    try (caller ?? orders.intern).post("\(Self.path)?arbetsorderId=\(id)", json)
  }

  private func list(_ orders: Orders, _ id: Int64 = 104) throws -> [JSONView] {
    try orders.intern.get("\(Self.path)?arbetsorderId=\(id)").json.list
  }

  /// The id of the first händelse of 104 with a type.
  private func id(_ orders: Orders, _ typ: String) throws -> Int64 {
    try #require(try list(orders).first { $0["typKod"]?.text == typ }?["id"]?.int)
  }

  @Test func `a händelse of one's own is there, with its maker and the time`() throws {
    let orders = try Orders()
    try orders.world.clock(Orders.still)
    let before = try orders.intern.get("/v1/arbetsorder/104").text
    let answer = try add(orders, #"{"rubrik": "Ingen hemma", "text": "Igen", "typKod": "BOM"}"#)
    #expect(answer.status == 201)
    #expect(answer.json.keys == ["id"])
    let made = try orders.intern.get("\(Self.path)/\(try #require(answer.json["id"]?.int))").json
    #expect(made["rubrik"]?.text == "Ingen hemma")
    #expect(made["typBeskrivning"]?.text == "Bomkörning")
    #expect(made["skapadAv"]?.text == "Anna Berg")
    #expect(made["datumRegistrerad"]?.text == "2026-03-02T08:00:00+01:00")
    #expect(made["modifieradAv"]?.isNull == true)
    #expect(try list(orders).last?.description == made.description)
    #expect(try orders.intern.get("/v1/arbetsorder/104").text == before)
  }

  @Test(.rule(.r4_9)) func `a change merges, names who made it, and one that is none leaves it alone`() throws {
    let orders = try Orders()
    let id = try id(orders, "BOM")
    try orders.world.clock(Orders.still)
    let same = try orders.intern.put("\(Self.path)/\(id)", #"{"rubrik": "Ingen hemma", "typKod": "BOM"}"#)
    #expect(same.status == 200)
    #expect(same.notes == ["nothing-changed"])
    #expect(try orders.intern.get("\(Self.path)/\(id)").json["datumModifierad"]?.isNull == true)

    let answer = try orders.intern.put(
      "\(Self.path)/\(id)", #"{"text": null, "typKod": "ANT", "aktivTom": "20260306"}"#)
    #expect(answer.status == 200)
    #expect(answer.raw.body.isEmpty)
    let changed = try orders.intern.get("\(Self.path)/\(id)").json
    #expect(changed["rubrik"]?.text == "Ingen hemma")
    #expect(changed["text"]?.isNull == true)
    #expect(changed["typKod"]?.text == "ANT")
    #expect(changed["aktivFrom"]?.text == "20260227")
    #expect(changed["modifieradAv"]?.text == "Anna Berg")
    #expect(changed["datumModifierad"]?.text == "2026-03-02T08:00:00+01:00")
  }

  @Test func `a händelse of one's own can be removed, once`() throws {
    let orders = try Orders()
    let id = try id(orders, "BOM")
    #expect(try orders.intern.delete("\(Self.path)/\(id)").status == 200)
    #expect(try orders.intern.delete("\(Self.path)/\(id)").notes == ["not-found"])
    #expect(try list(orders).contains { $0["id"]?.int == id } == false)
  }

  @Test func `the value list has every type, the system's too`() throws {
    let answer = try Orders().intern.get("\(Self.path)/vardelista")
    #expect(answer.json.list.map { $0["id"]?.text } == ["SYS", "DOKEXTIMG", "BOM", "ANT"])
    #expect(answer.json[2]?["text"]?.text == "Bomkörning")
  }

  @Test(
    .rule(.r2_5, .r4_9),
    arguments: [
      (#"{"rubrik": "Utan typ"}"#, 400, "required-missing"), (#"{"typKod": null}"#, 400, "required-null"),
      (#"{"typKod": "INGEN"}"#, 404, "reference-not-found"), (#"{"typKod": "SYS"}"#, 400, "handelse-type-system"),
      (#"{"typKod": "BOM", "aktivFrom": "20260302"}"#, 400, "unknown-field"),
    ])
  func `what makes no händelse leaves none`(_ json: String, _ status: Int, _ code: String) throws {
    let orders = try Orders()
    let before = try orders.trace(104)
    let answer = try add(orders, json)
    #expect(answer.status == status)
    #expect(answer.notes == [code])
    #expect(try orders.trace(104) == before)
  }

  @Test(
    .rule(.r2_5, .r4_9),
    arguments: [
      (#"{"typKod": null}"#, 400, "required-null"), (#"{"typKod": "INGEN"}"#, 404, "reference-not-found"),
      (#"{"typKod": "SYS"}"#, 400, "handelse-type-system"), (#"{"aktivTom": "20260226"}"#, 400, "period-order"),
      (#"{"aktivFrom": "20260307"}"#, 400, "period-order"),
      (#"{"aktivFrom": "20260501", "aktivTom": "20260430"}"#, 400, "period-order"),
    ])
  func `a change that a rule forbids changes nothing`(_ json: String, _ status: Int, _ code: String) throws {
    let orders = try Orders()
    let before = try orders.trace(104)
    let answer = try orders.intern.put("\(Self.path)/\(try id(orders, "BOM"))", json)
    #expect(answer.status == status)
    #expect(answer.notes == [code])
    #expect(try orders.trace(104) == before)
  }

  @Test func `the system's händelser stay as they are`() throws {
    let orders = try Orders()
    let id = try id(orders, "SYS")
    let before = try orders.trace(104)
    for answer in [
      try orders.intern.put("\(Self.path)/\(id)", #"{"text": "Annat"}"#),
      try orders.intern.delete("\(Self.path)/\(id)"),
    ] {
      #expect(answer.status == 403)
      #expect(answer.notes == ["handelse-system"])
    }
    #expect(try orders.trace(104) == before)
  }

  @Test(.rule(.r3_8)) func `a contractor writes on its own arbetsorder, a reader nowhere`() throws {
    let orders = try Orders()
    #expect(try add(orders, #"{"typKod": "BOM"}"#, to: 108, by: orders.extern).status == 201)
    #expect(try add(orders, #"{"typKod": "BOM"}"#, to: 104, by: orders.extern).notes == ["not-utforare"])
    #expect(try add(orders, #"{"typKod": "BOM"}"#, to: 108, by: orders.lasare).notes == ["role-forbids"])
    let id = try id(orders, "BOM")
    #expect(try orders.extern.put("\(Self.path)/\(id)", #"{"text": "x"}"#).notes == ["not-utforare"])
    #expect(try orders.extern.delete("\(Self.path)/\(id)").notes == ["not-utforare"])
    #expect(try orders.extern.get("\(Self.path)/\(id)").notes == ["not-utforare"])
    #expect(try orders.lasare.delete("\(Self.path)/\(id)").notes == ["role-forbids"])
  }

  @Test(.rule(.r1_12)) func `an unknown arbetsorder or händelse is 404`() throws {
    let orders = try Orders()
    #expect(try add(orders, #"{"typKod": "BOM"}"#, to: 9999).notes == ["parent-not-found"])
    #expect(try orders.intern.put("\(Self.path)/999999", "{}").notes == ["not-found"])
    #expect(try orders.intern.post(Self.path, #"{"typKod": "BOM"}"#).notes == ["parameter-missing"])
  }

  @Test(.rule(.r4_8), arguments: [("UTFÖRD", nil), ("MAK", "arbetsorder-locked"), ("ÖVERF", "arbetsorder-locked")])
  func `händelser can be written until ÖVERF, but not on MAK`(_ status: String, _ code: String?) throws {
    let orders = try Orders()
    let id = try orders.create()
    let made = try #require(try add(orders, #"{"typKod": "ANT"}"#, to: id).json["id"]?.int)
    if status == "MAK" { try orders.walk(id, "MAK") } else { try orders.walk(id, "GODK", "PAGAR", "UTFÖRD") }
    if status == "ÖVERF" { try orders.walk(id, "ÖVERF") }
    let codes = code.map { [$0] } ?? []
    #expect(try add(orders, #"{"typKod": "ANT"}"#, to: id).notes == codes)
    #expect(try orders.intern.put("\(Self.path)/\(made)", #"{"text": "Sent"}"#).notes == codes)
    #expect(try orders.intern.delete("\(Self.path)/\(made)").notes == codes)
  }
}
