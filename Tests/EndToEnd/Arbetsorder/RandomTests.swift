import Rules
import TestKit
import Testing

/// Requests put together by chance, from a fixed start: what is refused leaves no trace, and what is accepted leaves
/// an arbetsorder that the rules allow.
@Suite struct RandomTests {
  /// For each field some values: right ones, wrong ones, null, and values of another type.
  static let values: [(field: String, values: [String])] = [
    ("externtId", ["\"E\"", "null", "5", "{}"]), ("buntId", ["\"B1\"", "\"B9\"", "null"]),
    ("resursId", ["\"E200\"", "\"R100\"", "\"R999\"", "null"]),
    ("statusKod", ["\"REG\"", "\"GODK\"", "\"PAGAR\"", "\"UTFÖRD\"", "\"MAK\"", "\"ÖVERF\"", "\"KLAR\"", "null"]),
    ("utrymmesId", ["201001", "201002", "201005", "299999", "null", "\"201001\"", "-1"]),
    ("enhetsId", ["700001", "700006", "700010", "799999", "null", "1.5", "1e30"]),
    ("nyEnhet", ["{\"enhetsTyp\": \"SPIS\"}", "{\"enhetsTyp\": \"X\"}", "{\"enhetsTyp\": null}", "null", "[]"]),
    ("frasNr", ["501", "503", "504", "561", "999", "null"]),
    ("information", ["{\"beskrivning\": \"b\"}", "{\"atgard\": null}", "null", "\"text\"", "{\"x\": 1}"]),
    ("arbetsordertypKod", ["\"F\"", "\"U\"", "\"G\"", "\"M\"", "\"X\"", "null"]),
    ("prioKod", ["\"10\"", "\"50\"", "\"99\"", "null"]), ("objektId", ["\"9900101\"", "\"9900102\"", "\"1\"", "null"]),
    ("kundNr", ["\"KUNDA10001\"", "\"KUNDA99999\"", "null"]),
    (
      "planering",
      [
        "{\"bokadDatum\": \"20260304\"}", "{\"bokadFromTid\": \"10:00\"}", "{\"bokadTomTid\": \"09:00\"}",
        "{\"bokadDatum\": null}", "null", "{\"bokadDatum\": \"20260230\"}",
      ]
    ),
    ("ekonomi", ["{\"kostnad\": 5}", "{\"kostnad\": -5}", "{\"konteringsKonto\": null}", "null"]),
    ("fakturera", ["{\"faktureras\": true}", "{\"fakturaBelopp\": -1}", "{\"fakturaBelopp\": 7}", "null"]),
  ]

  /// Numbers that look like chance and are the same each time.
  struct Chance {
    var state: UInt64

    mutating func below(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
  }

  @Test(.rule(.r2_5, .r4_9, .r4_11, .r4_12, .r4_3), arguments: 1...6)
  func `whatever is sent, an arbetsorder stays one that the rules allow`(_ start: UInt64) throws {
    let orders = try Orders()
    var chance = Chance(state: start)
    var id = try orders.create()
    for _ in 1...120 {
      let body = (0...chance.below(3)).map { _ in
        let (field, values) = Self.values[chance.below(Self.values.count)]
        return "\"\(field)\": \(values[chance.below(values.count)])"
      }.joined(separator: ", ")
      let caller = chance.below(4) == 0 ? orders.extern : orders.intern
      let before = try orders.trace(id)
      let answer = try orders.put(id, body, by: caller)
      #expect([200, 400, 403, 404].contains(answer.status), "\(body): \(answer)")
      if answer.status != 200 || answer.notes.contains("nothing-changed") {
        #expect(try orders.trace(id) == before, "\(body): \(answer)")
      } else {
        try check(orders, id, after: body)
      }
      if ["UTFÖRD", "MAK", "ÖVERF"].contains(try orders.status(id)) { id = try orders.create() }
    }
    #expect(orders.world.server.internalErrors == [])
  }

  /// What holds of any arbetsorder that came about through the API.
  private func check(_ orders: Orders, _ id: Int64, after body: String) throws {
    let read = try orders.read(id)
    let status = try #require(read["status"]?["statusKod"]?.text)
    if !["REG", "MAK"].contains(status) { #expect(read["utforare"]?["id"]?.text != nil, "\(body)") }
    let type = try #require(read["arbetsorderTyp"]?["arbetsordertypKod"]?.text)
    #expect(["F", "U", "G"].contains(type))
    if type == "U" {
      #expect(read["enhet"]?["id"]?.int != nil && read["utrymme"]?["id"]?.int != nil, "\(body)")
    }
    if let enhet = read["enhet"]?["id"]?.int {
      let unit = try orders.intern.get("/v1/fastastrukturen/enheter/\(enhet)").json
      #expect(unit["utrymme"]?["id"]?.int == read["utrymme"]?["id"]?.int, "\(body)")
    }
    if let utrymme = read["utrymme"]?["id"]?.int {
      let list = try orders.intern.get(
        "/v1/fastastrukturen/utrymmen?objektId=\(read["objekt"]?["id"]?.text ?? "")")
      #expect(list.json.list.contains { $0["id"]?.int == utrymme }, "\(body)")
    }
    if let planned = read["planering"], !planned.isNull {
      #expect(planned["bokadDatum"]?.text != nil, "\(body)")
      if let from = planned["bokadFromTid"]?.text, let to = planned["bokadTomTid"]?.text { #expect(from <= to) }
    }
    for amount in [read["ekonomi"]?["kostnad"]?.int, read["fakturera"]?["fakturaBelopp"]?.int] {
      #expect((amount ?? 0) >= 0, "\(body)")
    }
  }
}
