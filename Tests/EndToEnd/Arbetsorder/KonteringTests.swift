import Rules
import TestKit
import Testing

@Suite struct KonteringTests {
  /// The texts of ekonomi under their published names, without those that are null.
  private func accounts(_ orders: Orders, _ id: Int64) throws -> [String: String] {
    let published = try orders.world.login(key: "demo-key-published")
    guard let group = try orders.read(id, by: published)["ekonomi"] else { return [:] }
    return Dictionary(
      uniqueKeysWithValues: group.keys.compactMap { key in group[key]?.text.map { (key, $0) } })
  }

  @Test(
    .rule(.r4_18),
    arguments: [
      (
        "U", "9900101", 700001, ["konteringKonto": "5010", "konteringRefKst": "310", "konteringMaterialKonto": "4010"],
        "type, område and enhetstyp"
      ),
      ("U", "9900101", 700002, ["konteringKonto": "5015", "konteringRefKst": "310"], "type and område"),
      ("U", "9910101", 700119, ["konteringKonto": "5020", "konteringProjekt": "P26"], "type alone"),
      (
        "F", "9900101", 700001,
        ["konteringKonto": "5110", "konteringRefKst": "310", "konteringFastighetsnr": "9900"], "type and område"
      ),
      ("F", "9900291", 700116, ["konteringKonto": "5120", "konteringUhFel": "TV"], "type and enhetstyp"),
      ("F", "9910101", nil, ["konteringKonto": "5100", "konteringDriftProjekt": "D1"], "type alone, without enhet"),
      (
        "F", "9910201", nil,
        ["konteringKonto": "5110", "konteringRefKst": "310", "konteringFastighetsnr": "9900"],
        "the felområde is the byggnad's"
      ),
      ("G", "9900101", 700001, [:], "no row matches"),
    ] as [(String, String, Int?, [String: String], String)])
  func `the first row that matches fills ekonomi`(
    _ typ: String, _ objekt: String, _ enhet: Int?, _ expected: [String: String], _ why: String
  ) throws {
    let orders = try Orders()
    let unit = enhet.map { ", \"enhetsId\": \($0)" } ?? ""
    let id = try orders.create("\"arbetsordertypKod\": \"\(typ)\"\(unit)", objekt: objekt)
    #expect(try accounts(orders, id) == expected, "\(why)")
  }

  @Test(.rule(.r4_18))
  func `a client's value stays, and the rest is filled`() throws {
    let orders = try Orders()
    let id = try orders.create("\"ekonomi\": {\"konteringsKonto\": \"77\"}")
    #expect(
      try accounts(orders, id) == [
        "konteringKonto": "77", "konteringRefKst": "310", "konteringFastighetsnr": "9900",
      ])
    #expect(try orders.put(id, "\"arbetsordertypKod\": \"U\", \"enhetsId\": 700002").status == 200)
    #expect(try accounts(orders, id) == ["konteringKonto": "77", "konteringRefKst": "310"])
  }

  @Test(.rule(.r4_18))
  func `a value that was sent stays, also where it was the automatics' own`() throws {
    let orders = try Orders()
    let id = try orders.create("")
    let before = try orders.trace(id)
    try orders.world.clock("{\"advance\": \"PT10M\"}")
    #expect(try orders.put(id, "\"ekonomi\": {\"konteringsKonto\": \"5110\"}").status == 200)
    #expect(try orders.trace(id) == before)
    #expect(try orders.put(id, "\"arbetsordertypKod\": \"U\", \"enhetsId\": 700002").status == 200)
    #expect(try accounts(orders, id)["konteringKonto"] == "5110")
  }

  @Test(
    .rule(.r4_18),
    arguments: [
      ("\"arbetsordertypKod\": \"U\"", ["konteringKonto": "5015", "konteringRefKst": "310"], "type"),
      (
        "\"objektId\": \"9910101\", \"enhetsId\": 700120",
        ["konteringKonto": "5100", "konteringDriftProjekt": "D1"], "objekt"
      ),
    ])
  func `a change of type or objekt fills anew in REG and GODK`(
    _ change: String, _ expected: [String: String], _ what: String
  ) throws {
    let orders = try Orders()
    for steps in [[], ["GODK"]] {
      let id = try orders.create("\"enhetsId\": 700002")
      for step in steps { try orders.walk(id, step) }
      #expect(try orders.put(id, change).status == 200)
      #expect(try accounts(orders, id) == expected, "\(what) in \(steps)")
    }
  }

  @Test(.rule(.r4_18))
  func `a change of enhet fills anew`() throws {
    let orders = try Orders()
    let id = try orders.create("\"arbetsordertypKod\": \"U\", \"enhetsId\": 700001")
    #expect(try orders.put(id, "\"enhetsId\": 700002").status == 200)
    #expect(try accounts(orders, id) == ["konteringKonto": "5015", "konteringRefKst": "310"])
  }

  @Test(.rule(.r4_18))
  func `from PAGAR on nothing is filled anew`() throws {
    let orders = try Orders()
    let id = try orders.create("\"enhetsId\": 700002")
    try orders.walk(id, "GODK", "PAGAR")
    let before = try accounts(orders, id)
    #expect(try orders.put(id, "\"arbetsordertypKod\": \"U\"").status == 200)
    #expect(try accounts(orders, id) == before)
  }

  @Test(
    .rule(.r4_18),
    arguments: [
      "\"ekonomi\": {\"konteringsKonto\": null}", "\"ekonomi\": null",
      "\"ekonomi\": {\"konteringsKonto\": null, \"kostnad\": 5}",
    ])
  func `null gives a field back to the automatics`(_ change: String) throws {
    let orders = try Orders()
    let id = try orders.create("\"ekonomi\": {\"konteringsKonto\": \"77\"}")
    #expect(try orders.put(id, change).status == 200)
    #expect(try accounts(orders, id)["konteringKonto"] == "5110")
    #expect(try orders.put(id, "\"arbetsordertypKod\": \"U\", \"enhetsId\": 700002").status == 200)
    #expect(try accounts(orders, id)["konteringKonto"] == "5015")
  }

  @Test(.rule(.r4_18, .r4_9), arguments: ["\"ekonomi\": {\"konteringsKonto\": null}", "\"ekonomi\": null"])
  func `null for what the automatics filled changes nothing`(_ change: String) throws {
    let orders = try Orders()
    let id = try orders.create("")
    let before = try orders.trace(id)
    try orders.world.clock("{\"advance\": \"PT10M\"}")
    let answer = try orders.put(id, change)
    #expect(answer.status == 200)
    #expect(answer.notes == ["nothing-changed"])
    #expect(try orders.trace(id) == before)
  }

  @Test(
    .rule(.r4_18, .r2_5),
    arguments: [
      ("\"ekonomi\": {\"kostnad\": -1}", 400, ["kostnad", "-1"]),
      ("\"ekonomi\": {\"materialkostnad\": -200}", 400, ["materialkostnad", "-200"]),
      ("\"ekonomi\": {\"kostnad\": 0, \"materialkostnad\": 0}", 200, []),
    ])
  func `a negative cost is refused`(_ json: String, _ status: Int, _ words: [String]) throws {
    let orders = try Orders()
    let id = try orders.create()
    for answer in [try orders.post(json), try orders.put(id, json)] {
      #expect(answer.status == status || (status == 200 && answer.status == 201))
      if status == 400 { #expect(answer.notes == ["negative-ekonomi"]) }
      for word in words { #expect(answer.message.contains(word), "\(answer)") }
    }
  }

  @Test(.rule(.r4_18, .r3_8))
  func `what the automatics change is not held against a contractor`() throws {
    let orders = try Orders()
    let id = try orders.create("\"enhetsId\": 700002, \"resursId\": \"E200\"")
    #expect(try orders.put(id, "\"arbetsordertypKod\": \"U\"", by: orders.extern).status == 200)
    #expect(try accounts(orders, id)["konteringKonto"] == "5015")
    #expect(try orders.read(id, by: orders.extern)["ekonomi"]?.isNull == true)
  }

  @Test(.rule(.r4_18, .r3_8))
  func `a contractor can't take an account over from the automatics by repeating it`() throws {
    let orders = try Orders()
    let id = try orders.create("\"enhetsId\": 700002, \"resursId\": \"E200\"")
    let konto = try #require(try accounts(orders, id)["konteringKonto"])
    let answer = try orders.put(id, "\"ekonomi\": {\"konteringsKonto\": \"\(konto)\"}", by: orders.extern)
    #expect(answer.status == 403 && answer.notes == ["field-forbidden"])
    try orders.put(id, "\"arbetsordertypKod\": \"U\"")
    #expect(try accounts(orders, id)["konteringKonto"] == "5015", "the automatics still fill it")
  }

  @Test(.rule(.r3_8, .r4_9))
  func `a contractor that sends back what it reads clears nothing that it can't see`() throws {
    let orders = try Orders()
    // Arbetsorder 108 of the demo seed is carried out by E200 and has an anmarkning.
    let texts = ["Konto", "RefKst", "Fastighetnr", "UhFel", "MaterialKonto", "Projekt", "Driftproj"].map {
      "\"kontering\($0)\": \"\($0.utf8.count)\""
    }
    try orders.put(
      108,
      """
      "ekonomi": {\(texts.joined(separator: ", ")), "materialKostnad": 7, "kostnad": 8},
      "fakturera": {"faktureras": true, "fakturerasBelopp": 9}
      """)
    let before = try orders.read(108)
    let seen = try orders.read(108, by: orders.extern)
    let body = ["information", "ekonomi", "fakturera"].map { "\"\($0)\": \(seen[$0]?.description ?? "null")" }
    let answer = try orders.put(108, body.joined(separator: ", ") + ", \"externtNr\": \"E-7\"", by: orders.extern)
    #expect(answer.status == 200, "\(answer)")
    let after = try orders.read(108)
    #expect(after["externtNr"]?.text == "E-7")
    for group in ["information", "ekonomi", "fakturera"] {
      #expect(after[group]?.description == before[group]?.description, "\(group)")
    }
  }
}
