import Rules
import TestKit
import Testing

@Suite struct MergeTests {
  private func full(_ orders: Orders) throws -> Int64 {
    try orders.create(String(Fields.full.replacing("\"objektId\": \"9900101\",", with: "")))
  }

  @Test(
    .rule(.r4_9),
    arguments: [
      ("externtId", ["externtId"]), ("externtNr", ["externtNr"]), ("buntId", ["bunt"]), ("resursId", ["utforare"]),
      ("enhetsNotering", ["enhet", "enhetsNotering"]), ("frasNr", ["fras"]), ("tilltradesKod", ["tilltrade"]),
      ("prioKod", ["prio"]), ("kundNr", ["kund"]), ("kundPrimarKontaktsatt", ["kundPrimarKontaktsatt"]),
      ("nyEnhet", ["nyEnhet"]), ("information", ["information"]), ("anmalare", ["annanAnmalare"]),
      ("planering", ["planering"]), ("fakturera", ["fakturera"]),
    ])
  func `null clears a field, and all of a group`(_ field: String, _ path: [String]) throws {
    let orders = try Orders()
    let id = try full(orders)
    var before: JSONView? = try orders.read(id)
    for key in path { before = before?[key] }
    #expect(before?.isNull == false)
    let answer = try orders.put(id, "\"\(field)\": null")
    #expect(answer.status == 200, "\(answer)")
    var after: JSONView? = try orders.read(id)
    for key in path { after = after?[key] }
    #expect(after?.isNull == true, "\(String(describing: after))")
  }

  @Test(
    .rule(.r4_9),
    arguments: [
      ("information", "beskrivning", "information", "beskrivning"),
      ("information", "kommentar", "information", "kommentar"),
      ("information", "anmarkning", "information", "anmarkning"), ("information", "atgard", "information", "atgard"),
      ("anmalare", "namn", "annanAnmalare", "namn"), ("anmalare", "telefon", "annanAnmalare", "telefon"),
      ("anmalare", "epostAdress", "annanAnmalare", "epostAdress"),
      ("planering", "bokadFromTid", "planering", "bokadFromTid"),
      ("planering", "bokadTomTid", "planering", "bokadTomTid"), ("fakturera", "faktureras", "fakturera", "faktureras"),
      ("fakturera", "fakturaBelopp", "fakturera", "fakturaBelopp"),
      ("ekonomi", "materialkostnad", "ekonomi", "materialkostnad"), ("ekonomi", "kostnad", "ekonomi", "kostnad"),
    ])
  func `in a group null clears one key and leaves the others`(
    _ group: String, _ key: String, _ read: String, _ readKey: String
  ) throws {
    let orders = try Orders()
    let id = try full(orders)
    let before = try #require(try orders.read(id)[read])
    #expect(before[readKey]?.isNull == false)
    let answer = try orders.put(id, "\"\(group)\": {\"\(key)\": null}")
    #expect(answer.status == 200, "\(answer)")
    let after = try #require(try orders.read(id)[read])
    #expect(after.keys == before.keys)
    for name in before.keys {
      if name == readKey {
        #expect(after[name]?.isNull == true)
      } else {
        #expect(same(after[name], before[name]), "\(name)")
      }
    }
  }

  @Test(.rule(.r4_9))
  func `a key of a group changes alone`() throws {
    let orders = try Orders()
    let id = try full(orders)
    try orders.put(id, "\"information\": {\"atgard\": \"Bytte tätning\"}, \"ekonomi\": {\"kostnad\": 90}")
    let read = try orders.read(id)
    #expect(read["information"]?["atgard"]?.text == "Bytte tätning")
    #expect(read["information"]?["beskrivning"]?.text == "b")
    #expect(read["ekonomi"]?["kostnad"]?.int == 90)
    #expect(read["ekonomi"]?["materialkostnad"]?.int == 8)
    #expect(read["externtId"]?.text == "E-1")
  }

  @Test(.rule(.r4_9, .r4_7), arguments: ["", "\"information\": {}", Fields.full])
  func `a PUT that changes nothing leaves modifierad alone`(_ body: String) throws {
    let orders = try Orders()
    let id = try full(orders)
    let before = try orders.trace(id)
    try orders.world.clock("{\"advance\": \"PT10M\"}")
    let answer = try orders.put(id, body, by: orders.world.login("karim", "karim"))
    #expect(answer.status == 200, "\(answer)")
    #expect(answer.notes == ["nothing-changed"])
    #expect(try orders.trace(id) == before)
  }

  @Test(.rule(.r4_9, .r2_5), arguments: ["objektId", "arbetsordertypKod", "statusKod"])
  func `null for a field that must be there is refused`(_ field: String) throws {
    let orders = try Orders()
    let id = try full(orders)
    let before = try orders.trace(id)
    let answer = try orders.put(id, "\"externtId\": \"E-2\", \"\(field)\": null")
    #expect(answer.status == 400)
    #expect(answer.notes == ["required-null"])
    #expect(answer.message.contains(field))
    #expect(try orders.trace(id) == before)
  }

  @Test(.rule(.r4_9), arguments: ["", "\"objektId\": null", "\"arbetsordertypKod\": null, \"objektId\": \"9900101\""])
  func `a new arbetsorder needs objektId, and takes no null for what it needs`(_ body: String) throws {
    let answer = try Orders().intern.post("/v1/arbetsorder", "{\(body)}")
    #expect(answer.status == 400)
    #expect(answer.notes == [body.isEmpty ? "required-missing" : "required-null"])
  }

  @Test(.rule(.r4_9), arguments: ["arbetsordertypKod", "kundNr", "objektId", "ursprung"], ["", "null"])
  func `under published a new arbetsorder needs four fields`(_ field: String, _ value: String) throws {
    let caller = try TestServer.shared.world().login(key: "demo-key-published")
    let answer = try caller.post("/v1/arbetsorder", body(without: field, value))
    #expect(answer.status == 400)
    #expect(answer.notes == [value.isEmpty ? "required-missing" : "required-null"])
    #expect(answer.message.contains(field))
  }

  @Test(.rule(.r4_9), arguments: ["arbetsordertypKod", "kundNr", "objektId"], ["", "null"])
  func `under published a PUT needs three fields`(_ field: String, _ value: String) throws {
    let caller = try TestServer.shared.world().login(key: "demo-key-published")
    let created = try caller.post("/v1/arbetsorder", body(without: "", ""))
    let id = try #require(created.json["arbetsorderId"]?.int)
    let text = body(without: field, value).replacing("\"ursprung\": 1, ", with: "")
    let answer = try caller.put("/v1/arbetsorder/\(id)", text)
    #expect(answer.status == 400)
    #expect(answer.notes == [value.isEmpty ? "required-missing" : "required-null"], "\(answer)")
    #expect(answer.message.contains(field))
  }

  /// What published needs, without one field or with another value for it.
  private func body(without field: String, _ value: String) -> String {
    let all = [
      ("ursprung", "1"), ("arbetsordertypKod", "\"F\""), ("kundNr", "\"KUNDA10001\""), ("objektId", "\"9900101\""),
    ]
    let members = all.compactMap { name, standard -> String? in
      name != field ? "\"\(name)\": \(standard)" : value.isEmpty ? nil : "\"\(name)\": \(value)"
    }
    return "{\(members.joined(separator: ", "))}"
  }

  @Test(.rule(.r3_8, .r4_9))
  func `under published a contractor repeats the fields that it must not change`() throws {
    let orders = try Orders()
    let id = try orders.create("\"resursId\": \"E200\", \"kundNr\": \"KUNDA10001\"")
    try orders.walk(id, "GODK", "PAGAR")
    let caller = try orders.world.login("ror", "ror", key: "demo-key-published")
    let needed = "\"arbetsordertypKod\": \"F\", \"kundNr\": \"KUNDA10001\", \"objektId\": \"9900101\""
    let answer = try orders.put(id, "\(needed), \"information\": {\"atgard\": \"Klar\"}", by: caller)
    #expect(answer.status == 200, "\(answer)")
    #expect(try orders.put(id, "\(needed), \"statusKod\": \"UTFÖRD\"", by: caller).status == 200)
    #expect(try orders.read(id)["information"]?["atgard"]?.text == "Klar")
  }

  @Test(
    .rule(.r3_8),
    arguments: [
      ("resursId", "\"resursId\": \"E300\""), ("resursId", "\"resursId\": null"),
      ("kundNr", "\"kundNr\": \"KUNDA10002\""), ("kundNr", "\"kundNr\": null"),
      ("kundNr", "\"kundNr\": \"KUNDA99999\""),
      ("objektId", "\"objektId\": \"1234567\""),
      ("objektId", "\"objektId\": \"9900102\""),
      ("ekonomi", "\"ekonomi\": {\"kostnad\": 1}"),
      ("fakturera", "\"fakturera\": {\"faktureras\": true}"),
    ])
  func `a contractor can't change what is the landlord's`(_ field: String, _ change: String) throws {
    let orders = try Orders()
    let id = try orders.create("\"resursId\": \"E200\", \"kundNr\": \"KUNDA10001\"")
    let before = try orders.trace(id)
    let answer = try orders.put(id, "\"externtId\": \"E-2\", \(change)", by: orders.extern)
    #expect(answer.status == 403, "\(answer)")
    #expect(answer.notes == ["field-forbidden"])
    #expect(answer.message.contains(field))
    #expect(try orders.trace(id) == before)
  }

  @Test(.rule(.r4_12, .r4_9), arguments: [(127, "T", "KUNDA10022", "9920204")])
  func `under published a type that only the system makes can be sent back`(
    _ id: Int64, _ typ: String, _ kund: String, _ objekt: String
  ) throws {
    let orders = try Orders()
    let caller = try orders.world.login(key: "demo-key-published")
    let needed = "\"arbetsordertypKod\": \"\(typ)\", \"kundNr\": \"\(kund)\", \"objektId\": \"\(objekt)\""
    let answer = try orders.put(id, "\(needed), \"externtId\": \"E-2\", \"statusKod\": \"PAGAR\"", by: caller)
    #expect(answer.status == 200, "\(answer)")
    #expect(try orders.status(id) == "PAGAR")
  }

  @Test(.rule(.r4_12, .r4_9))
  func `under published a Myndighet that gets its kund can be sent back`() throws {
    let orders = try Orders()
    let caller = try orders.world.login(key: "demo-key-published")
    let needed = "\"arbetsordertypKod\": \"M\", \"kundNr\": \"KUNDA10001\", \"objektId\": \"9920104\""
    #expect(try orders.put(128, needed, by: caller).status == 200)
    #expect(try orders.read(128)["kund"]?["id"]?.int == 310001)
  }

  @Test(.rule(.r4_9, .r4_17), arguments: ["demo-key", "demo-key-published"])
  func `what is written is read, under either contract's names`(_ key: String) throws {
    let orders = try Orders()
    let published = key == "demo-key-published"
    let caller = try orders.world.login(key: key)
    var body = Fields.full
    let names = [
      ("tilltradesKod", "tilltradeKod"), ("bokadFromTid", "bokadFomTid"), ("konteringsKonto", "konteringKonto"),
      ("konterinfRefKst", "konteringRefKst"), ("konteringFastighetsNr", "konteringFastighetnr"),
      ("konteringDriftProjekt", "konteringDriftproj"), ("materialkostnad", "materialKostnad"),
      ("fakturaBelopp", "fakturerasBelopp"),
    ]
    if published { for (document, name) in names { body = String(body.replacing(document, with: name)) } }
    let created = try caller.post("/v1/arbetsorder", "{\(body), \"ursprung\": 9}")
    #expect(created.status == 201, "\(created)")
    #expect(created.notes == [])
    let id = try #require(created.json[published ? "arbetsorderId" : "id"]?.int)
    let again = try orders.put(id, body, by: caller)
    #expect(again.notes == ["nothing-changed"], "\(again)")

    let read = try orders.read(id, by: caller)
    #expect(read["planering"]?[published ? "bokadFomTid" : "bokadFromTid"]?.text == "08:00")
    #expect(read["fakturera"]?[published ? "fakturerasBelopp" : "fakturaBelopp"]?.int == 100)
    #expect(read["kundPrimarKontaktsatt"]?.text == "EPOST")
    #expect(read["nyEnhet"]?["enhetsTyp"]?.text == "SPIS")
    let ekonomi = try #require(read["ekonomi"])
    #expect(ekonomi.keys.map { ekonomi[$0]?.text ?? "\(ekonomi[$0]?.int ?? 0)" } == (1...9).map(String.init))
    let information = try #require(read["information"])
    #expect(information.keys.map { information[$0]?.text } == ["b", "k", "a", "å"])
  }

  /// Whether two leaves are the same.
  private func same(_ a: JSONView?, _ b: JSONView?) -> Bool {
    a?.text == b?.text && a?.int == b?.int && a?.bool == b?.bool && a?.isNull == b?.isNull
  }
}
