import Rules
import TestKit
import Testing

/// A body with every field that a PUT has, and for each what would change it.
enum Fields {
  static let full = """
    "externtId": "E-1", "externtNr": "N-1", "buntId": "B2", "resursId": "E200", "utrymmesId": 201001,
    "enhetsId": 700001, "enhetsNotering": "Vänster", "nyEnhet": {"enhetsTyp": "SPIS"}, "frasNr": 501,
    "information": {"beskrivning": "b", "kommentar": "k", "anmarkning": "a", "atgard": "å"},
    "arbetsordertypKod": "F", "tilltradesKod": "N", "prioKod": "10", "objektId": "9900101",
    "anmalare": {"namn": "n", "telefon": "08-465 004 99", "epostAdress": "n@example.com"}, "kundNr": "KUNDA10001",
    "planering": {"bokadDatum": "20260304", "bokadFromTid": "08:00", "bokadTomTid": "10:00"},
    "ekonomi": {"konteringsKonto": "1", "konterinfRefKst": "2", "konteringFastighetsNr": "3", "konteringUhFel": "4",
      "konteringMaterialKonto": "5", "konteringProjekt": "6", "konteringDriftProjekt": "7", "materialkostnad": 8,
      "kostnad": 9},
    "fakturera": {"faktureras": true, "fakturaBelopp": 100}, "kundPrimarKontaktsatt": "EPOST"
    """

  static let changes: [(name: String, json: String)] = [
    ("externtId", "\"externtId\": \"E-2\""), ("externtNr", "\"externtNr\": null"), ("buntId", "\"buntId\": \"B1\""),
    ("resursId", "\"resursId\": \"R110\""), ("utrymmesId", "\"utrymmesId\": 201002"),
    ("enhetsId", "\"enhetsId\": 700002"), ("enhetsNotering", "\"enhetsNotering\": \"Höger\""),
    ("nyEnhet", "\"nyEnhet\": null"), ("frasNr", "\"frasNr\": 504"),
    ("information", "\"information\": {\"beskrivning\": \"b2\"}"),
    ("information", "\"information\": {\"kommentar\": \"k2\"}"),
    ("information", "\"information\": {\"anmarkning\": null}"),
    ("information", "\"information\": {\"atgard\": \"å2\"}"), ("arbetsordertypKod", "\"arbetsordertypKod\": \"G\""),
    ("tilltradesKod", "\"tilltradesKod\": \"J\""), ("prioKod", "\"prioKod\": \"30\""),
    ("objektId", "\"objektId\": \"9900102\""), ("anmalare", "\"anmalare\": {\"namn\": \"n2\"}"),
    ("anmalare", "\"anmalare\": null"), ("kundNr", "\"kundNr\": \"KUNDA10002\""),
    ("planering", "\"planering\": {\"bokadTomTid\": \"11:00\"}"), ("planering", "\"planering\": null"),
    ("ekonomi", "\"ekonomi\": {\"kostnad\": 10}"), ("ekonomi", "\"ekonomi\": {\"konteringsKonto\": null}"),
    ("fakturera", "\"fakturera\": {\"faktureras\": false}"), ("fakturera", "\"fakturera\": {\"fakturaBelopp\": 101}"),
    ("kundPrimarKontaktsatt", "\"kundPrimarKontaktsatt\": \"TELBOS\""),
  ]

  /// References that lead nowhere: what is closed is named, and nothing is said of what exists.
  static let unknown: [(name: String, json: String)] = [
    ("kundNr", "\"kundNr\": \"KUNDA99999\""), ("objektId", "\"objektId\": \"1234567\""),
    ("enhetsId", "\"enhetsId\": 799999"), ("prioKod", "\"prioKod\": \"99\""), ("resursId", "\"resursId\": \"R999\""),
  ]
}

@Suite struct LockedTests {
  static let closed = ["UTFÖRD", "MAK from PAGAR", "ÖVERF"]

  private func order(_ orders: Orders, in status: String) throws -> Int64 {
    let id = try orders.create(String(Fields.full.replacing("\"objektId\": \"9900101\",", with: "")))
    for step in try #require(StatusTable.steps.first(where: { $0.name == status })).steps { try orders.walk(id, step) }
    return id
  }

  @Test(.rule(.r4_8, .r2_5), arguments: closed)
  func `a field that would change is refused and named`(_ status: String) throws {
    let orders = try Orders()
    let id = try order(orders, in: status)
    let before = try orders.trace(id)
    for (name, json) in Fields.changes + Fields.unknown {
      let answer = try orders.put(id, json)
      #expect(answer.status == 400, "\(json): \(answer)")
      #expect(answer.notes == ["arbetsorder-locked"], "\(json): \(answer)")
      #expect(answer.message.contains(name), "\(json): \(answer)")
    }
    #expect(try orders.trace(id) == before)
  }

  @Test(.rule(.r4_8), arguments: closed)
  func `every field that would change is named`(_ status: String) throws {
    let orders = try Orders()
    let id = try order(orders, in: status)
    let answer = try orders.put(id, "\"externtId\": \"E-2\", \"prioKod\": \"10\", \"externtNr\": \"N-2\"")
    #expect(answer.message.contains("externtId, externtNr"))
    #expect(!answer.message.contains("prioKod"))
  }

  @Test(.rule(.r4_8, .r4_9), arguments: closed + ["REG", "GODK", "PAGAR"])
  func `values that are stored can be repeated`(_ status: String) throws {
    let orders = try Orders()
    let id = try order(orders, in: status)
    let before = try orders.trace(id)
    let answer = try orders.put(id, Fields.full)
    #expect(answer.status == 200, "\(answer)")
    #expect(answer.notes == ["nothing-changed"])
    #expect(try orders.trace(id) == before)
  }

  @Test(.rule(.r4_8), arguments: ["REG", "GODK", "PAGAR"])
  func `until UTFÖRD every field can change`(_ status: String) throws {
    let orders = try Orders()
    // With the clock frozen modifierad stays the same, and only the field can tell the readings apart.
    try orders.world.clock("{\"freeze\": true}")
    for (name, json) in Fields.changes where !["utrymmesId", "enhetsId", "objektId"].contains(name) {
      let id = try order(orders, in: status)
      let before = try orders.intern.get("/v1/arbetsorder/\(id)").text
      let answer = try orders.put(id, json)
      #expect(answer.status == 200, "\(json): \(answer)")
      #expect(try orders.intern.get("/v1/arbetsorder/\(id)").text != before, "\(json)")
    }
  }

  @Test(.rule(.r4_8, .r4_6), arguments: [("UTFÖRD", "ÖVERF"), ("MAK from PAGAR", "PAGAR")])
  func `statusKod can come with stored values, and not with a change`(_ status: String, _ target: String) throws {
    let orders = try Orders()
    let id = try order(orders, in: status)
    let refused = try orders.put(id, "\"externtId\": \"E-2\", \"statusKod\": \"\(target)\"")
    #expect(refused.notes == ["arbetsorder-locked"])
    #expect(refused.message.contains("externtId"))
    #expect(try orders.put(id, "\"externtId\": \"E-1\", \"statusKod\": \"\(target)\"").status == 200)
    #expect(try orders.status(id) == target)
  }

  @Test(.rule(.r4_8), arguments: [("UTFÖRD", 200), ("MAK from PAGAR", 400), ("ÖVERF", 400)])
  func `editableWhenUtford opens UTFÖRD and no other status`(_ status: String, _ expected: Int) throws {
    let orders = try Orders(Settled.editable)
    let id = try order(orders, in: status)
    #expect(try orders.put(id, "\"externtId\": \"E-2\"").status == expected)
    #expect(try orders.read(id)["externtId"]?.text == (expected == 200 ? "E-2" : "E-1"))
  }
}
