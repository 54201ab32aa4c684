import Documents
import Domain
import Model
import Rules
import Simulator
import Store
import TestKit
import Testing
import Texts
import Tid

/// A world in which the API has done its work, written as a seed and loaded again (`docs/control-plane.md`).
@Suite struct ExportedWorldTests {
  private func book(_ orders: Orders, _ id: Int64, _ slot: String) throws {
    try done(orders.intern.post("/v1/arbetsorder/\(id)/boka", "{\"tidsluckaId\": \"\(slot)\"}"))
  }

  private func done(_ answer: TestAnswer) throws {
    #expect((200...299).contains(answer.status), "\(answer)")
  }

  /// Arbetsorder in every status, with what each way there leaves behind.
  private func work(_ orders: Orders) throws {
    for way in [["GODK"], ["GODK", "PAGAR"], ["GODK", "PAGAR", "GODK"], ["GODK", "PAGAR", "UTFÖRD", "ÖVERF"]] {
      let id = try orders.create("\"resursId\": \"E200\", \"information\": {\"beskrivning\": \"a\\u0085\\u2028b\"}")
      for status in way { try done(orders.step(id, status)) }
    }
    for way in [["MAK"], ["GODK", "MAK"], ["GODK", "PAGAR", "MAK"], ["GODK", "MAK", "GODK"]] {
      let id = try orders.create("\"resursId\": \"E200\", \"prioKod\": \"30\"")
      for status in way { try done(orders.step(id, status)) }
    }
    let changed = try orders.create("\"enhetsId\": 700001, \"ekonomi\": {\"konteringKonto\": \"9\", \"kostnad\": 5}")
    try done(orders.put(changed, "\"ekonomi\": {\"konteringKonto\": null}, \"prioKod\": \"50\", \"enhetsId\": null"))
    try done(orders.put(changed, "\"resursId\": null, \"tilltradeKod\": null"))
    // A new enhet stands last in its utrymme and not last of all.
    let replacing = try orders.create(
      "\"arbetsordertypKod\": \"U\", \"enhetsId\": 700001, \"utrymmesId\": 201001, "
        + "\"resursId\": \"E200\", \"nyEnhet\": {\"enhetsTyp\": \"KYL\"}")
    for status in ["GODK", "PAGAR", "UTFÖRD"] { try done(orders.step(replacing, status)) }
    for (slot, then) in [("R100-202603041000", ""), ("R100-202603041100", "MAK"), ("R100-202603041200", "avboka")] {
      let id = try orders.create("\"resursId\": \"R100\"")
      try book(orders, id, slot)
      if then == "MAK" { try done(orders.step(id, then)) }
      if then == "avboka" { try done(orders.intern.send("POST", "/v1/arbetsorder/\(id)/avboka")) }
    }
    let planned = try orders.create("\"resursId\": \"R100\"")
    try book(orders, planned, "R100-202603041300")
    try done(orders.put(planned, "\"planering\": {\"bokadDatum\": \"20260305\", \"bokadFomTid\": \"08:30\"}"))
  }

  private func hang(_ orders: Orders) throws {
    let caller = orders.intern
    try done(
      caller.post("/v1/arbetsorder/handelser?arbetsorderId=102", #"{"typKod": "BOM", "rubrik": "r", "text": "t"}"#))
    try done(caller.post("/v1/arbetsorder/kontaktpersoner?arbetsorderId=102", #"{"namn": "Kim"}"#))
    try done(caller.post("/v1/arbetsorder/tider/starta?arbetsorderId=102", "{}"))
    try done(
      caller.post("/v1/arbetsorder/meddelande", #"{"arbetsorderId": 124, "amne": "a", "meddelande": "hej"}"#))
    try done(caller.put("/v1/kund/310001/kontaktuppgift", #"{"telefon": [{"typ": "Mobil"}]}"#))
    for name in ["ett.txt", "två.txt"] {
      let temp = try caller.uploaded(name, name)
      let file = "{\"fil\": [{\"filnamn\": \"\(temp)\", \"beskrivning\": \"b\"}]}"
      #expect(try caller.post("/v1/arbetsorder/102/filer", file).status == 200)
    }
    // A temp file is in no seed.
    _ = try caller.uploaded("kvar.txt", "kvar")
  }

  @Test func `gives the same rows for all that a seed can say, and the same next arbetsorder`() throws {
    let orders = try Orders()
    try work(orders)
    try hang(orders)
    let server = orders.world.server
    let (world, next) = try server.data(of: orders.world) { (try $0.installation(), try $0.nextNumber(.arbetsorder)) }
    // What is to come through is there.
    let made = world.arbetsorder.filter { $0.id.rawValue >= 1000 }
    #expect(Set(made.map(\.status)) == Set(Status.allCases) && made.contains { $0.sla.slutAvMakulering })
    #expect(made.contains { $0.ekonomi.kostnad == 5 && $0.utforare == nil && $0.tilltrade == nil })
    #expect(made.contains { $0.planering.fran == Klockslag(timme: 8, minut: 30) })
    let booked = world.bokningar.filter { $0.arbetsorder.rawValue >= 1000 }
    #expect(booked.contains { !$0.avbokad } && booked.contains(where: \.avMakulering) && booked.count == 4)
    #expect(world.enheter.contains { $0.ersattAv == world.enheter.map(\.id).max() })
    #expect(world.kunder.first?.kommunikation.telefon == [Telefon(typ: .mobil, nr: nil)])
    #expect(world.handelser.contains { $0.typ == "BOM" && $0.rubrik == "r" && $0.arbetsorder.rawValue == 102 })
    #expect(world.kontaktpersoner.contains { $0.namn == "Kim" } && world.meddelanden.contains { $0.text == "hej" })
    #expect(world.tider.contains { $0.arbetsorder.rawValue == 102 } && world.filer.count >= 2)
    for bytes in [
      SeedExport.json(world, nextArbetsorderId: next), SeedExport.yaml(world, nextArbetsorderId: next),
    ] {
      guard case .installation(let read) = SeedDocument.read(bytes: bytes, file: "export.yaml") else {
        Issue.record("\(SeedDocument.read(bytes: bytes, file: "export.yaml"))")
        continue
      }
      let database = try Database.inMemory()
      try database.fill(read.hashed(), seed: SeedInfo(namn: read.namn, sha256: "", produktversion: "test"))
      let (loaded, counter) = try database.read { (try $0.installation(), try $0.nextNumber(.arbetsorder)) }
      #expect(loaded == world && counter == next)
      #expect(try database.integrityCheck() == [])
    }
  }

  @Test func `can be laid over itself and changed in place`() throws {
    let orders = try Orders()
    try work(orders)
    try hang(orders)
    let server = orders.world.server
    let world = try server.data(of: orders.world) { try $0.installation() }
    guard case .installation(let same) = SeedOverlay.read(bytes: SeedExport.json(world), over: world) else {
      Issue.record("\(SeedOverlay.read(bytes: SeedExport.json(world), over: world))")
      return
    }
    #expect(same.hashed() == world)
    // Every arbetsorder that the API left behind takes a change and keeps the rest.
    let rows = world.arbetsorder.map { "{id: \($0.id.rawValue), externtId: x}" }.joined(separator: ", ")
    guard case .installation(let changed) = SeedOverlay.read(bytes: Array("arbetsorder: [\(rows)]".utf8), over: world)
    else {
      Issue.record("\(SeedOverlay.read(bytes: Array("arbetsorder: [\(rows)]".utf8), over: world))")
      return
    }
    var expected = world
    for index in expected.arbetsorder.indices { expected.arbetsorder[index].externtId = "x" }
    #expect(changed == expected)
    let database = try Database.inMemory()
    try database.fill(world, seed: SeedInfo(namn: world.namn, sha256: "", produktversion: "test"))
    try database.write { try $0.change(from: world, to: changed) }
    #expect(try database.read { try $0.installation() } == changed)
    #expect(try database.integrityCheck() == [])
  }
}
