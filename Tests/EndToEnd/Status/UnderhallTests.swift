import Domain
import Rules
import Store
import TestKit
import Testing
import Tid

/// What UTFÖRD does (rules 4.13, 4.14).
@Suite struct UnderhallTests {
  /// Enhet 700001 is the spis (SPIS) of utrymme 201001 of objekt 9900101.
  private static let spis: Int64 = 700_001

  private static func enheter(_ user: TestCaller) throws -> [Int64] {
    try user.get("/v1/fastastrukturen/enheter?utrymmesId=201001").json.list.compactMap { $0["id"]?.int }
  }

  @Test(.rule(.r4_13)) func `an Underhåll without nyEnhet sets the enhet's date of maintenance`() throws {
    let user = try TestServer.shared.world().login()
    let before = try Self.enheter(user)
    let id = try user.skapa("\"enhetsId\": \(Self.spis), \"resursId\": \"R100\"", typ: "U")
    try user.ga(id, ["GODK", "PAGAR", "UTFÖRD"])
    let enhet = try user.get("/v1/fastastrukturen/enheter/\(Self.spis)").json
    #expect(enhet["underhallsdatum"]?.text == "20260302")
    #expect(try Self.enheter(user) == before, "nothing is replaced")
  }

  @Test(.rule(.r4_13)) func `an Underhåll with nyEnhet replaces the enhet`() throws {
    let user = try TestServer.shared.world().login()
    let old = try user.get("/v1/fastastrukturen/enheter/\(Self.spis)").json
    let before = try Self.enheter(user)
    let id = try user.skapa(
      "\"enhetsId\": \(Self.spis), \"resursId\": \"R100\", \"nyEnhet\": {\"enhetsTyp\": \"DISKM\"}", typ: "U")
    try user.ga(id, ["GODK", "PAGAR", "UTFÖRD"])

    let after = try Self.enheter(user)
    #expect(!after.contains(Self.spis), "the old one is in no list")
    let new = try #require(after.first { !before.contains($0) })
    #expect(after.filter { $0 != new } == before.filter { $0 != Self.spis })
    let stillThere = try user.get("/v1/fastastrukturen/enheter/\(Self.spis)")
    #expect(stillThere.status == 200, "it can be read by id")
    #expect(stillThere.json["underhallsdatum"]?.description == old["underhallsdatum"]?.description)

    let enhet = try user.get("/v1/fastastrukturen/enheter/\(new)").json
    #expect(enhet["installationsdatum"]?.text == "20260302")
    #expect(enhet["enhetstyp"]?["kod"]?.text == "DISKM")
    #expect(enhet["utrymme"]?["id"]?.int == 201_001)
    #expect(enhet["beskrivning"]?.text == "Diskmaskin", "the type's defaults")
    let read = try user.get("/v1/arbetsorder/\(id)").json
    #expect(read["enhet"]?["id"]?.int == Self.spis, "the arbetsorder keeps the old enhet")
    let texts = try user.get("/v1/arbetsorder/handelser?arbetsorderId=\(id)").json.list.compactMap { $0["text"]?.text }
    #expect(texts.contains { $0.contains(String(new)) }, "a händelse names the new one")
  }

  @Test(.rule(.r4_13)) func `an enhet can be replaced by one of the same type`() throws {
    let user = try TestServer.shared.world().login()
    let id = try user.skapa(
      "\"enhetsId\": \(Self.spis), \"resursId\": \"R100\", \"nyEnhet\": {\"enhetsTyp\": \"SPIS\"}", typ: "U")
    try user.ga(id, ["GODK", "PAGAR", "UTFÖRD"])
    #expect(try !Self.enheter(user).contains(Self.spis))
  }

  @Test(.rule(.r4_13)) func `what has been replaced can't be maintained any more`() throws {
    let user = try TestServer.shared.world().login()
    let body = "\"enhetsId\": \(Self.spis), \"resursId\": \"R100\", \"nyEnhet\": {\"enhetsTyp\": \"SPIS\"}"
    let first = try user.skapa(body, typ: "U")
    let second = try user.skapa(body, typ: "U")
    try user.ga(second, ["GODK", "PAGAR"])
    try user.ga(first, ["GODK", "PAGAR", "UTFÖRD"])
    let answer = try user.byt(second, "UTFÖRD")
    #expect(answer.status == 400 && answer.notes.first == "enhet-replaced")
    let new = try #require(try Self.enheter(user).max())
    #expect(answer.message.contains("arbetsorder \(first)") && answer.message.contains("enhet \(new)"), "\(answer)")
    #expect(try user.vardelista(second) == ["GODK", "MAK"], "the value list knows it")
    // The way out that the hint names.
    #expect(try user.put("/v1/arbetsorder/\(second)", "{\"enhetsId\": \(new)}").status == 200)
    try user.ga(second, ["UTFÖRD"])
  }

  @Test(.rule(.r4_13), arguments: ["F", "G"]) func `other types change no enhet`(_ typ: String) throws {
    let user = try TestServer.shared.world().login()
    let before = try user.get("/v1/fastastrukturen/enheter?utrymmesId=201001").text
    let id = try user.skapa(
      "\"enhetsId\": \(Self.spis), \"resursId\": \"R100\", \"nyEnhet\": {\"enhetsTyp\": \"SPIS\"}", typ: typ)
    try user.ga(id, ["GODK", "PAGAR", "UTFÖRD"])
    #expect(try user.get("/v1/fastastrukturen/enheter?utrymmesId=201001").text == before)
  }

  @Test(.rule(.r4_14)) func `UTFÖRD stops running time registrations`() throws {
    let world = TestServer.shared.world()
    let user = try world.login()
    // Arbetsorder 107 of the demo seed is PAGAR and has one registration running.
    let id = ArbetsorderID(107)
    let running = try world.server.data(of: world) { try $0.tider(av: id) }.filter {
      $0.sluttid == nil && $0.starttid != nil
    }
    #expect(running.count == 1)
    try world.clock("{\"now\": \"2026-03-02T10:30:00+01:00\", \"freeze\": true}")
    try world.login().ga(107, ["UTFÖRD"])
    let after = try world.server.data(of: world) { try $0.tider(av: id) }
    let stopped = try #require(after.first { $0.id == running[0].id })
    #expect(stopped.sluttid?.kort == "10:30")
    #expect(stopped.datumTom?.iso == "2026-03-02")
    #expect(after.allSatisfy { $0.starttid == nil || $0.sluttid != nil })
    _ = user
  }

  @Test(.rule(.r4_14)) func `UTFÖRD ends an open SLA`() throws {
    let world = TestServer.shared.world()
    let user = try world.login()
    let id = try user.skapa("\"resursId\": \"R100\", \"prioKod\": \"30\"")
    let open = try world.server.data(of: world) { try $0.arbetsorder(ArbetsorderID(id)) }
    #expect(open?.sla.start == open?.registrerad.nar, "it starts with the registration")
    #expect(open?.sla.faktisktSlut == nil)
    try user.ga(id, ["GODK", "PAGAR", "UTFÖRD"])
    let done = try world.server.data(of: world) { try $0.arbetsorder(ArbetsorderID(id)) }
    #expect(done?.sla.faktisktSlut == done?.utford?.nar)
  }
}
