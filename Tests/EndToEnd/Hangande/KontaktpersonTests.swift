import Rules
import TestKit
import Testing

/// Contact persons of arbetsorder (rule 5.2).
@Suite(.rule(.r5_2)) struct KontaktpersonTests {
  private static let path = "/v1/arbetsorder/kontaktpersoner"

  private func add(_ orders: Orders, _ json: String, to id: Int64 = 107, by caller: TestCaller? = nil) throws
    -> TestAnswer
  {
    try (caller ?? orders.intern).post("\(Self.path)?arbetsorderId=\(id)", json)
  }

  private func list(_ orders: Orders, _ id: Int64 = 107, by caller: TestCaller? = nil) throws -> TestAnswer {
    try (caller ?? orders.intern).get("\(Self.path)?arbetsorderId=\(id)")
  }

  private static let full = """
    {"arbetsorderId": 107, "datumFom": "2026-03-02", "datumTom": "20260302", "namn": "Göran Ö", "epost": "g@ex.se",
     "telefonMobil": "+46 (0)70-123", "telefonOvrig": "08-12 34", "anmarkning": "Ring"}
    """

  @Test func `a contact person is stored as sent, after those that there are`() throws {
    let orders = try Orders()
    let answer = try add(orders, Self.full)
    #expect(answer.status == 201)
    let id = try #require(answer.json["id"]?.int)
    let one = try orders.intern.get("\(Self.path)/\(id)").json
    #expect(
      one.description == """
        {"id":\(id),"arbetsorderId":107,"datumFom":"20260302","datumTom":"20260302","namn":"Göran Ö","epost":"g@ex.se",\
        "telefonMobil":"+46 (0)70-123","telefonOvrig":"08-12 34","anmarkning":"Ring"}
        """)
    let all = try list(orders).json.list
    #expect(all.map { $0["namn"]?.text } == ["Tove Dahl", "Hanna Bäck", "Göran Ö"])
    #expect(all.last?.description == one.description)
  }

  @Test(.rule(.r4_9)) func `a change merges, and one that is none is noted`() throws {
    let orders = try Orders()
    let first = try #require(try list(orders).json[0])
    let id = try #require(first["id"]?.int)
    #expect(try orders.intern.put("\(Self.path)/\(id)", #"{"namn": "Tove Dahl"}"#).notes == ["nothing-changed"])
    #expect(try orders.intern.put("\(Self.path)/\(id)", #"{"anmarkning": null, "arbetsorderId": 107}"#).status == 200)
    let changed = try orders.intern.get("\(Self.path)/\(id)").json
    #expect(changed["anmarkning"]?.isNull == true)
    #expect(changed["epost"]?.text == "tove.dahl@example.com")
    #expect(try orders.intern.delete("\(Self.path)/\(id)").status == 200)
    #expect(try orders.intern.get("\(Self.path)/\(id)").notes == ["not-found"])
    #expect(try list(orders).json.list.count == 1)
  }

  @Test(
    .rule(.r2_5),
    arguments: [
      (#"{"arbetsorderId": 108}"#, "arbetsorder-differs"), (#"{"arbetsorderId": null}"#, "required-null"),
      (#"{"datumFom": "20260302", "datumTom": "20260301"}"#, "period-order"),
      (#"{"epost": "tove"}"#, "contact-form"), (#"{"epost": "a@b@c.se"}"#, "contact-form"),
      (#"{"epost": "a@example"}"#, "contact-form"), (#"{"epost": "@example.com"}"#, "contact-form"),
      (#"{"epost": "a b@example.com"}"#, "contact-form"), (#"{"epost": "a@example."}"#, "contact-form"),
      (#"{"epost": ""}"#, "contact-form"), (#"{"telefonMobil": "1234"}"#, "contact-form"),
      (#"{"telefonMobil": "070-CALL-ME-NOW"}"#, "contact-form"), (#"{"telefonOvrig": "12345;ext"}"#, "contact-form"),
      (#"{"telefonOvrig": "()+- "}"#, "contact-form"), (#"{"telefon": "070"}"#, "unknown-field"),
      (#"{"datumFom": "20260230"}"#, "invalid-date"),
    ])
  func `what breaks a rule is refused when it is made and when it is changed`(_ json: String, _ code: String) throws {
    let orders = try Orders()
    let before = try list(orders).text
    let id = try #require(try list(orders).json[0]?["id"]?.int)
    for answer in [try add(orders, json), try orders.intern.put("\(Self.path)/\(id)", json)] {
      #expect(answer.status == 400)
      #expect(answer.notes == [code])
    }
    #expect(try list(orders).text == before)
  }

  @Test func `an end is judged against the beginning that is stored`() throws {
    let orders = try Orders()
    let id = try #require(try list(orders).json[1]?["id"]?.int)
    #expect(try orders.intern.put("\(Self.path)/\(id)", #"{"datumTom": "20260223"}"#).notes == ["period-order"])
    #expect(try orders.intern.put("\(Self.path)/\(id)", #"{"datumTom": "20260224"}"#).status == 200)
  }

  @Test func `the contacts of a company are listed by its number`() throws {
    let orders = try Orders()
    let answer = try orders.intern.get("\(Self.path)/kontakter/vardelista?foretagsnr=01")
    #expect(answer.status == 200)
    #expect(!answer.json.list.isEmpty)
    for contact in answer.json.list {
      #expect(contact["id"]?.isNull == true)
      #expect(contact["arbetsorderId"]?.isNull == true)
      #expect(contact["namn"]?.text?.isEmpty == false)
    }
    #expect(
      try orders.intern.get("\(Self.path)/kontakter/vardelista?foretagsnr=77").notes == ["parent-not-found"])
    #expect(try orders.intern.get("\(Self.path)/kontakter/vardelista").notes == ["parameter-missing"])
  }

  @Test(.rule(.r3_8)) func `a contractor has those of its own arbetsorder, a reader reads`() throws {
    let orders = try Orders()
    let id = try #require(try list(orders).json[0]?["id"]?.int)
    #expect(try list(orders, by: orders.extern).notes == ["not-utforare"])
    #expect(try orders.extern.get("\(Self.path)/\(id)").notes == ["not-utforare"])
    #expect(try orders.extern.put("\(Self.path)/\(id)", "{}").notes == ["not-utforare"])
    #expect(try orders.extern.delete("\(Self.path)/\(id)").notes == ["not-utforare"])
    #expect(try add(orders, Self.full, by: orders.extern).notes == ["not-utforare"])
    #expect(try add(orders, #"{"namn": "Vår montör"}"#, to: 108, by: orders.extern).status == 201)
    #expect(try list(orders, 108, by: orders.extern).json.list.count == 1)
    #expect(try list(orders, by: orders.lasare).status == 200)
    #expect(try add(orders, Self.full, by: orders.lasare).notes == ["role-forbids"])
    #expect(try orders.lasare.delete("\(Self.path)/\(id)").notes == ["role-forbids"])
  }

  @Test(.rule(.r4_8), arguments: ["MAK", "ÖVERF"])
  func `nothing changes on MAK and after ÖVERF`(_ status: String) throws {
    let orders = try Orders()
    let id = try orders.create()
    let made = try #require(try add(orders, #"{"namn": "A"}"#, to: id).json["id"]?.int)
    if status == "MAK" { try orders.walk(id, "MAK") } else { try orders.walk(id, "GODK", "PAGAR", "UTFÖRD", "ÖVERF") }
    #expect(try add(orders, "{}", to: id).notes == ["arbetsorder-locked"])
    #expect(try orders.intern.put("\(Self.path)/\(made)", #"{"namn": "B"}"#).notes == ["arbetsorder-locked"])
    #expect(try orders.intern.delete("\(Self.path)/\(made)").notes == ["arbetsorder-locked"])
    #expect(try list(orders, id).json[0]?["namn"]?.text == "A")
  }
}
