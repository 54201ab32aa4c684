import Rules
import Simulator
import TestKit
import Testing

/// The conditions of steps, and who and when (rules 4.2–4.7).
@Suite struct StatusConditionTests {
  @Test(.rule(.r4_2)) func `only an external party's arbetsorder becomes ÖVERF`() throws {
    let user = try TestServer.shared.world().login()
    let egen = try user.arbetsorder(i: "UTFÖRD", utforare: "R100")
    let answer = try user.byt(egen, "ÖVERF")
    #expect(answer.status == 400 && answer.notes.first == "status-step")
    #expect(try user.vardelista(egen) == [])
    #expect(try user.vardelista(try user.arbetsorder(i: "UTFÖRD", utforare: "E200")) == ["ÖVERF"])
  }

  @Test(.rule(.r4_2), arguments: ["REG", "GODK", "PAGAR"])
  func `MAK goes back to the status it was cancelled from, with its groups as they were`(_ fran: String) throws {
    let user = try TestServer.shared.world().login()
    let id = try user.arbetsorder(i: fran, utforare: "R100")
    let before = try user.get("/v1/arbetsorder/\(id)").json
    try user.ga(id, ["MAK"])
    #expect(try user.vardelista(id) == [fran])
    let cancelled = try user.get("/v1/arbetsorder/\(id)").json
    for grupp in ["registrerad", "bestalld", "accepterad"] {
      #expect(cancelled[grupp]?.description == before[grupp]?.description, "MAK empties no group")
    }
    try user.ga(id, [fran])
    let back = try user.get("/v1/arbetsorder/\(id)").json
    for grupp in ["status", "registrerad", "bestalld", "accepterad", "utford"] {
      #expect(back[grupp]?.description == before[grupp]?.description, "\(grupp)")
    }
  }

  @Test(.rule(.r4_3)) func `GODK needs an utförare`() throws {
    let user = try TestServer.shared.world().login()
    // Arbetsorder 101 of the demo seed has none.
    let answer = try user.byt(101, "GODK")
    #expect(answer.status == 400 && answer.notes.first == "status-needs-utforare")
    #expect(try user.vardelista(101) == ["MAK"])
    let both = try user.put("/v1/arbetsorder/101", "{\"resursId\": \"R100\", \"statusKod\": \"GODK\"}")
    #expect(both.status == 200, "the fields are applied first, then the status")
    #expect(try user.status(101) == "GODK")
    let cleared = try user.put("/v1/arbetsorder/101", "{\"resursId\": null}")
    #expect(cleared.status == 400 && cleared.notes.first == "status-needs-utforare")
  }

  @Test(.rule(.r4_6, .r2_5)) func `where the status is refused the fields are not applied either`() throws {
    let user = try TestServer.shared.world().login()
    let id = try user.skapa("\"resursId\": \"R100\"")
    let before = try user.get("/v1/arbetsorder/\(id)").text
    let answer = try user.put("/v1/arbetsorder/\(id)", "{\"externtNr\": \"X\", \"statusKod\": \"UTFÖRD\"}")
    #expect(answer.status == 400)
    #expect(try user.get("/v1/arbetsorder/\(id)").text == before)
  }

  @Test(.rule(.r4_3, .r4_4)) func `with orderWhenUtforareGiven a new arbetsorder with an utförare is GODK at once`()
    throws
  {
    let server = try TestServer(
      seed: demoSeed(replacing: "orderWhenUtforareGiven: false", by: "orderWhenUtforareGiven: true"))
    let user = try server.world().login()
    #expect(try user.status(try user.skapa("\"resursId\": \"R100\"")) == "GODK")
    #expect(try user.status(try user.skapa("\"resursId\": \"R100\", \"statusKod\": \"REG\"")) == "REG")
    // The felområde of this objekt names an utförare.
    let chosen = try user.skapa(objekt: "9910101")
    let read = try user.get("/v1/arbetsorder/\(chosen)").json
    #expect(read["utforare"]?["id"]?.text != nil)
    #expect(read["status"]?["statusKod"]?.text == "GODK")
    // It acts at creation only.
    try user.ga(chosen, ["REG"])
    #expect(try user.put("/v1/arbetsorder/\(chosen)", "{\"externtNr\": \"1\"}").status == 200)
    #expect(try user.status(chosen) == "REG")
    try server.stop()
  }

  @Test(.rule(.r4_2, .r4_5)) func `allowSkip passes through every status between`() throws {
    let server = try TestServer(seed: demoSeed(replacing: "allowSkip: false", by: "allowSkip: true"))
    let user = try server.world().login()
    let id = try user.skapa("\"resursId\": \"E200\"")
    #expect(try user.vardelista(id) == ["GODK", "PAGAR", "UTFÖRD", "MAK", "ÖVERF"])
    try user.ga(id, ["UTFÖRD"])
    let read = try user.get("/v1/arbetsorder/\(id)").json
    for (grupp, falt) in [
      ("bestalld", "datumBestalld"), ("accepterad", "datumAccepterad"), ("utford", "datumUtford"),
    ] {
      #expect(read[grupp]?[falt]?.text == "20260302", "\(grupp)")
    }
    // The one of the creation, and one for each of the three steps.
    #expect(try user.get("/v1/arbetsorder/handelser?arbetsorderId=\(id)").json.list.count == 4)
    // The conditions of the statuses between hold too: 101 has no utförare.
    let refused = try user.byt(101, "PAGAR")
    #expect(refused.status == 400 && refused.notes.first == "status-needs-utforare")
    #expect(try user.vardelista(101) == ["MAK"])
    try server.stop()
  }

  @Test(.rule(.r4_7, .r5_1)) func `each step fills its group with the day and the caller, and going back empties it`()
    throws
  {
    let world = TestServer.shared.world()
    let user = try world.login()
    let id = try user.skapa("\"resursId\": \"E200\"")
    func read() throws -> JSONView { try user.get("/v1/arbetsorder/\(id)").json }
    #expect(try read()["registrerad"]?["datumregistrerad"]?.text == "20260302")
    #expect(try read()["registrerad"]?["registreradAv"]?["id"]?.text == "R100")
    try world.clock("{\"now\": \"2026-03-03T09:00:00+01:00\", \"freeze\": true}")
    let fresh = try world.login()
    try fresh.ga(id, ["GODK"])
    let ror = try world.login("ror", "ror")
    let readBack: () throws -> JSONView = { try fresh.get("/v1/arbetsorder/\(id)").json }
    #expect(try readBack()["bestalld"]?["datumBestalld"]?.text == "20260303")
    #expect(try readBack()["bestalld"]?["bestalldAv"]?["id"]?.text == "R100")
    #expect(try readBack()["modifierad"]?["datumModifierad"]?.text == "2026-03-03T09:00:00+01:00")
    try ror.ga(id, ["PAGAR"])
    #expect(try readBack()["accepterad"]?["datumAccepterad"]?.text == "20260303")
    #expect(try readBack()["modifierad"]?["modifieradAv"]?["id"]?.text == "E200")
    try ror.ga(id, ["GODK"])
    #expect(try readBack()["accepterad"]?.isNull == true)
    #expect(try readBack()["bestalld"]?["datumBestalld"]?.text == "20260303")
    try fresh.ga(id, ["REG"])
    #expect(try readBack()["bestalld"]?.isNull == true)
    try fresh.ga(id, ["GODK"])
    try ror.ga(id, ["PAGAR", "UTFÖRD"])
    #expect(try readBack()["utford"]?["datumUtford"]?.text == "20260303")
    #expect(try readBack()["utford"]?["utfordAv"]?["id"]?.text == "E200")
    let handelser = try fresh.get("/v1/arbetsorder/handelser?arbetsorderId=\(id)").json.list
    #expect(handelser.count == 8, "one for the creation and one for each of seven steps")
    #expect(handelser.allSatisfy { $0["typKod"]?.text == "SYS" })
    #expect(handelser.last?["skapadAv"]?.text == "Rörjouren AB")
  }

  @Test(
    .rule(.r4_4),
    arguments: [
      // The demo's areas: F1 names R100 for all types; F2 R110 for F and G10 for G; F3 nobody; U1 E200 for U.
      ("9900101", "F", "R100"), ("9900101", "U", "E200"), ("9910101", "F", "R110"), ("9910101", "G", "G10"),
      ("9920101", "F", nil),
      // The nearest one upwards counts: an objekt's own area, and a building's, go before the fastighet's.
      ("9900291", "F", "R110"), ("9910201", "F", "R100"),
    ] as [(String, String, String?)])
  func `the area of an objekt chooses the utförare`(_ objekt: String, _ typ: String, _ utforare: String?) throws {
    let user = try TestServer.shared.world().login()
    let enhet = typ == "U" ? "\"enhetsId\": 700001" : ""
    let read = try user.get("/v1/arbetsorder/\(try user.skapa(enhet, typ: typ, objekt: objekt))").json
    #expect(read["utforare"]?["id"]?.text == utforare)
    let given = try user.get(
      "/v1/arbetsorder/\(try user.skapa("\"resursId\": \"E300\"" + (enhet.isEmpty ? "" : ", \(enhet)"), typ: typ, objekt: objekt))"
    )
    #expect(given.json["utforare"]?["id"]?.text == "E300", "a given one stays")
  }
}
