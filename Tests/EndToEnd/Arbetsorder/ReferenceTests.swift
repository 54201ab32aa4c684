import Rules
import TestKit
import Testing

@Suite struct ReferenceTests {
  /// What does not exist: the field and the sentence.
  static let missing: [(json: String, message: String)] = [
    ("\"resursId\": \"R999\"", "Resurs not found for id:R999"), ("\"prioKod\": \"99\"", "Prio not found for id:99"),
    ("\"tilltradesKod\": \"Q\"", "Tilltrade not found for id:Q"), ("\"buntId\": \"B9\"", "Bunt not found for id:B9"),
    ("\"kundNr\": \"KUNDA99999\"", "Kund not found for id:KUNDA99999"),
    ("\"objektId\": \"1234567\"", "Objekt not found for id:1234567"),
    ("\"utrymmesId\": 299999", "Utrymme not found for id:299999"),
    ("\"enhetsId\": 799999", "Enhet not found for id:799999"),
    ("\"enhetsId\": 700001, \"frasNr\": 999", "Fras not found for id:999"),
  ]

  @Test(.rule(.r4_11, .r1_12, .r2_5), arguments: missing)
  func `a PUT that names what does not exist is 404`(_ json: String, _ message: String) throws {
    let orders = try Orders()
    let id = try orders.create()
    let before = try orders.trace(id)
    let answer = try orders.put(id, "\"externtId\": \"E-2\", \(json)")
    #expect(answer.status == 404, "\(answer)")
    #expect(answer.notes == ["reference-not-found"])
    #expect(answer.message == message)
    #expect(try orders.trace(id) == before)
  }

  @Test(
    .rule(.r4_11, .r1_12), arguments: missing + [("\"ursprung\": 1001", "Ursprung not found for id:1001")])
  func `a POST that names what does not exist is 404`(_ json: String, _ message: String) throws {
    let body = json.contains("objektId") ? "{\(json)}" : "{\"objektId\": \"9900101\", \(json)}"
    let answer = try Orders().intern.post("/v1/arbetsorder", body)
    #expect(answer.status == 404, "\(answer)")
    #expect(answer.notes == ["reference-not-found"])
    #expect(answer.message == message)
  }

  @Test(
    .rule(.r4_11),
    arguments: [
      ("\"utrymmesId\": 201005", "reference-mismatch", ["utrymmesId", "201005", "9900101"]),
      ("\"enhetsId\": 700010", "reference-mismatch", ["201005", "9900101"]),
      ("\"utrymmesId\": 201002, \"enhetsId\": 700001", "reference-mismatch", ["enhetsId", "700001", "201002"]),
      ("\"utrymmesId\": null, \"enhetsId\": 700001", "reference-mismatch", ["enhetsId", "700001"]),
      ("\"enhetsId\": 700001, \"frasNr\": 561", "fras-mismatch", ["frasNr", "561", "SPIS", "WC"]),
      ("\"enhetsId\": 700001, \"frasNr\": 503", "fras-mismatch", ["frasNr", "503", "type U"]),
      ("\"frasNr\": 501", "fras-mismatch", ["frasNr", "501", "enhetsId"]),
    ])
  func `what exists but does not agree is 400`(_ json: String, _ code: String, _ words: [String]) throws {
    let orders = try Orders()
    let id = try orders.create()
    let before = try orders.trace(id)
    for answer in [try orders.post(json), try orders.put(id, json)] {
      #expect(answer.status == 400, "\(answer)")
      #expect(answer.notes == [code], "\(answer)")
      for word in words { #expect(answer.message.contains(word), "\(answer)") }
    }
    #expect(try orders.trace(id) == before)
  }

  @Test(
    .rule(.r4_11),
    arguments: [
      ("\"enhetsId\": 700021", "9900103", "enhet-inactive"),
      ("\"utrymmesId\": 201010, \"enhetsId\": 700021", "9900103", "enhet-inactive"),
    ])
  func `an enhet that was replaced can't be named`(_ json: String, _ objekt: String, _ code: String) throws {
    let orders = try Orders()
    let id = try orders.create("", objekt: objekt)
    for answer in [try orders.post(json, objekt: objekt), try orders.put(id, json)] {
      #expect(answer.status == 400)
      #expect(answer.notes == [code])
      #expect(answer.message.contains("enhetsId") && answer.message.contains("700021"))
    }
  }

  @Test(.rule(.r4_11))
  func `an arbetsorder keeps an enhet that was replaced, and can be written`() throws {
    let orders = try Orders()
    let answer = try orders.put(118, "\"enhetsId\": 700021, \"externtId\": \"E-2\"")
    #expect(answer.status == 200, "\(answer)")
    #expect(try orders.read(118)["externtId"]?.text == "E-2")
  }

  @Test(.rule(.r4_11))
  func `an enhet alone implies its utrymme`() throws {
    let orders = try Orders()
    let id = try orders.create("\"enhetsId\": 700001")
    #expect(try orders.read(id)["utrymme"]?["id"]?.int == 201001)
    #expect(try orders.put(id, "\"enhetsId\": 700006").status == 200)
    #expect(try orders.read(id)["utrymme"]?["id"]?.int == 201002)
  }

  @Test(.rule(.r4_11))
  func `utrymme and enhet must follow when the objekt changes`() throws {
    let orders = try Orders()
    let id = try orders.create("\"enhetsId\": 700001")
    #expect(try orders.put(id, "\"objektId\": \"9900102\"").notes == ["reference-mismatch"])
    #expect(try orders.put(id, "\"objektId\": \"9900102\", \"enhetsId\": 700010").status == 200)
    let read = try orders.read(id)
    #expect(read["objekt"]?["id"]?.text == "9900102")
    #expect(read["utrymme"]?["id"]?.int == 201005)
    #expect(try orders.put(id, "\"objektId\": \"9900101\", \"utrymmesId\": null, \"enhetsId\": null").status == 200)
  }

  @Test(.rule(.r4_11))
  func `an utrymme can't be taken from under its enhet`() throws {
    let orders = try Orders()
    let id = try orders.create("\"enhetsId\": 700001")
    #expect(try orders.put(id, "\"utrymmesId\": null").notes == ["reference-mismatch"])
    #expect(try orders.put(id, "\"utrymmesId\": 201002").notes == ["reference-mismatch"])
    #expect(try orders.put(id, "\"enhetsId\": null").status == 200)
    #expect(try orders.put(id, "\"utrymmesId\": null").status == 200)
  }

  @Test(
    .rule(.r4_11),
    arguments: [("F", 501), ("F", 504), ("U", 503), ("U", 504), ("G", 504)])
  func `a fras of the enhet's type and the arbetsorder's type is taken`(_ typ: String, _ fras: Int64) throws {
    let orders = try Orders()
    let id = try orders.create("\"arbetsordertypKod\": \"\(typ)\", \"enhetsId\": 700001, \"frasNr\": \(fras)")
    #expect(try orders.read(id)["fras"]?["frasKod"]?.int == fras)
  }

  @Test(.rule(.r4_11))
  func `a fras must follow when the enhet changes to another type`() throws {
    let orders = try Orders()
    let id = try orders.create("\"enhetsId\": 700001, \"frasNr\": 501")
    let answer = try orders.put(id, "\"enhetsId\": 700002")
    #expect(answer.notes == ["fras-mismatch"])
    #expect(try orders.put(id, "\"enhetsId\": 700002, \"frasNr\": 511").status == 200)
  }

  @Test(
    .rule(.r1_12),
    arguments: [
      ("\"arbetsordertypKod\": \"X\"", "unknown-code", "F, U, G, T, M"),
      ("\"nyEnhet\": {\"enhetsTyp\": \"X\"}", "unknown-code", "SPIS, KYL"),
      ("\"kundPrimarKontaktsatt\": \"X\"", "unknown-code", "TELBOS"),
    ])
  func `a value outside a closed list is 400 with the list`(_ json: String, _ code: String, _ list: String) throws {
    let orders = try Orders()
    for answer in [try orders.post(json), try orders.put(try orders.create(), json)] {
      #expect(answer.status == 400, "\(answer)")
      #expect(answer.notes == [code], "\(answer)")
      #expect(answer.message.contains(list), "\(answer)")
    }
  }

  @Test(.rule(.r1_12, .r4_11))
  func `an unknown arbetsorder in the path is 404`() throws {
    let orders = try Orders()
    for answer in [
      try orders.put(99, "\"externtId\": \"E\""), try orders.step(99, "GODK"),
      try orders.intern.get("/v1/arbetsorder/99"),
      try orders.intern.get("/v1/arbetsorder/99/status"), try orders.intern.get("/v1/arbetsorder/99/status/vardelista"),
    ] {
      #expect(answer.status == 404)
      #expect(answer.notes == ["not-found"])
    }
  }
}
