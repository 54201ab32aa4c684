import Contract
import Rules
import TestKit
import Testing
import Texts
import Tid

@Suite struct ParameterTests {
  private func list(_ query: [(String, String?)]) -> Decoding<ArbetsorderListaInput> {
    Operations.getArbetsordrar_1.decode(query: query)
  }

  @Test(.rule(.r1_12), arguments: ["0", "-1", "abc", "1.5", "", "99999999999999999999", "+1", "1 "])
  func `a path that names no integer of 1 or more is refused`(id: String) {
    let decoding = Operations.getArbetsorder_1.decode(path: ["id": id])
    #expect(decoding.refusal?.code == .notAnID)
    #expect(decoding.refusal?.message.contains("'id'") == true)
  }

  @Test(.rule(.r1_12)) func `the id of a kund has no declared minimum, and that of an objekt is text`() {
    #expect(Operations.getKund.decode(path: ["id": "0"]).input?.id == 0)
    #expect(Operations.getKund.decode(path: ["id": "K1"]).refusal?.code == .notAnID)
    #expect(Operations.getObjekt_1.decode(path: ["id": "99001-A"]).input?.id == "99001-A")
    #expect(Operations.getKundByKundnr.decode(path: ["nummer": "KUNDA10001"]).input?.id == "KUNDA10001")
  }

  @Test(.rule(.r4_15)) func `the list has its defaults`() {
    let input = list([]).input
    #expect(input?.offset == 0 && input?.limit == 100 && input?.status == [])
  }

  @Test(
    .rule(.r4_15),
    arguments: [
      [("status", "PAGAR,REG,GODK")], [("status", "PAGAR"), ("status", "REG"), ("status", "GODK")],
      [("status[]", "PAGAR"), ("status[]", "REG,GODK")],
      [("status[0]", "PAGAR"), ("status[1]", "REG"), ("status", "GODK")],
      [("status", "PAGAR,,REG,"), ("status", ""), ("status", "GODK")],
    ])
  func `a list takes repeats, commas and brackets`(query: [(String, String)]) {
    let decoding = list(query.map { ($0.0, $0.1) })
    #expect(decoding.input?.status == ["PAGAR", "REG", "GODK"] && decoding.notes.isEmpty)
  }

  @Test(.rule(.r4_15), arguments: ["objektId", "utforare", "status", "feltyp", "bokningStatus", "enhetsId"])
  func `these filters take several values under both contracts`(name: String) {
    let value = ["bokningStatus": "BOKAD,EJ_BOKAD", "enhetsId": "1,2"][name] ?? "a,b"
    for kontrakt in Kontrakt.allCases {
      let input = Operations.getArbetsordrar_1.decode(query: [(name, value)], as: kontrakt).input
      let counts = input.map {
        [
          $0.objektId.count, $0.utforare.count, $0.status.count, $0.feltyp.count, $0.bokningStatus.count,
          $0.enhetsId.count,
        ]
      }
      #expect(counts?.reduce(0, +) == 2)
    }
  }

  @Test(
    .rule(.r1_7, .r4_15),
    arguments: [
      ("offset", "-1", RefusalCode.outOfRange), ("limit", "0", .outOfRange), ("limit", "1001", .outOfRange),
      ("limit", "ten", .unreadableValue), ("limit", "", .unreadableValue), ("limit", "99999999999", .outOfRange),
      ("enhetsId", "1,x", .unreadableValue), ("bokningStatus", "KANSKE", .unknownCode),
      ("skapadEfter", "20260230", .invalidDate), ("skapadEfter", "igår", .unreadableValue),
      ("kundNr", "", .unreadableValue),
      ("modifieradEfter", "2026-03-29T02:30:00", .invalidDate), ("modifieradEfter", "20260301", .unreadableValue),
    ])
  func `a parameter that cannot be read is refused and named`(name: String, value: String, code: RefusalCode) {
    let refusal = list([(name, value)]).refusal
    #expect(refusal?.code == code)
    #expect(refusal?.message.contains("'\(name)'") == true)
  }

  @Test(.rule(.r4_15), arguments: [("1", Int32(1)), ("1000", 1000)])
  func `the limits of a page are inclusive`(text: String, limit: Int32) {
    #expect(list([("limit", text)]).input?.limit == limit)
  }

  @Test(.rule(.r1_12)) func `a single-valued parameter that is repeated is refused`() {
    #expect(list([("kundNr", "A"), ("kundNr", "A")]).refusal?.code == .parameterRepeated)
  }

  @Test(.rule(.r1_8)) func `an unknown parameter is ignored with a note that says what was meant`() {
    let decoding = list([("kundId", "310001"), ("limits", "5"), ("x", nil)])
    #expect(decoding.refusal == nil && decoding.input?.limit == 100)
    #expect(decoding.notes.map(\.code) == [.unknownParameter, .unknownParameter, .unknownParameter])
    #expect(decoding.notes.map(\.hint).prefix(2) == ["Did you mean 'kundNr'?", "Did you mean 'limit'?"])
    #expect(Operations.getEnhet.decode(path: ["id": "1"], query: [("a", "b")]).notes.first?.hint.isEmpty == false)
  }

  @Test(
    .rule(.r1_6),
    arguments: [
      ("2026-03-02T07:30:00 01:00", true), ("2026-03-02T07:30:00+01:00", false), ("2026-03-02T07:30:00", false),
      ("2026-03-02T06:30:00Z", false), ("2026-03-02T07:30 01:00", true),
    ])
  func `a date-time is read with and without offset, and with a blank for its plus`(text: String, noted: Bool) {
    let decoding = list([("modifieradEfter", text)])
    #expect(decoding.input?.modifieradEfter == Tidpunkt(sekunder: 1_772_433_000))
    #expect(decoding.notes.map(\.code) == (noted ? [.plusInQuery] : []))
  }

  @Test(.rule(.r1_6), arguments: ["20260302", "2026-03-02"])
  func `a date of the query is read from both forms`(text: String) {
    #expect(list([("skapadEfter", text)]).input?.skapadEfter?.datum == Datum(ar: 2026, manad: 3, dag: 2))
  }

  @Test(.rule(.r1_12)) func `utrymmen and enheter need a parameter, of which either will do`() {
    #expect(Operations.getUtrymmenGivetObjekt.decode().refusal?.code == .parameterMissing)
    #expect(Operations.getUtrymmenGivetObjekt.decode(query: [("objektId", "")]).refusal?.code == .parameterMissing)
    #expect(Operations.getUtrymmenGivetObjekt.decode(query: [("id", "1"), ("id", "2")]).input?.id == [1, 2])
    #expect(Operations.getEnheterGivetUtrymme.decode(query: [("x", "1")]).refusal?.code == .parameterMissing)
    #expect(Operations.getEnheterGivetUtrymme.decode(query: [("utrymmesId", "5")]).input?.utrymmesId == 5)
    #expect(Operations.getEnheterGivetUtrymme.decode(query: [("utrymmesId", "0")]).refusal?.code == .outOfRange)
  }

  @Test(.rule(.r1_12)) func `a required parameter that is missing is refused and named`() {
    #expect(Operations.getObjekt.decode().refusal?.code == .parameterMissing)
    #expect(Operations.getObjekt.decode(query: [("id", ",")]).refusal?.code == .parameterMissing)
    let refusal = Operations.getHandelser.decode().refusal
    #expect(refusal?.code == .parameterMissing && refusal?.message.contains("'arbetsorderId'") == true)
    #expect(Operations.getFraserGivetEnhet.decode(query: [("enhetsId", nil)]).refusal?.code == .parameterMissing)
  }

  @Test(
    .rule(.r2_4),
    arguments: [
      ("application/json", true), ("application/json; charset=utf-8", true), ("Application/JSON ;charset=UTF-8", true),
      ("text/plain", false), ("application/x-www-form-urlencoded", false), ("application/jsonp", false), (nil, false),
    ] as [(String?, Bool)])
  func `a body is JSON by its content type`(contentType: String?, accepted: Bool) {
    let decoding = Operations.postArbetsorderStatus.decode(
      path: ["id": "1"], contentType: contentType, body: #"{"statuskod":"GODK"}"#)
    #expect(decoding.refusal?.code == (accepted ? nil : .contentType))
    #expect(decoding.input?.body.statuskod == (accepted ? "GODK" : nil))
  }

  @Test(.rule(.r2_4)) func `a read ignores content type and body`() {
    let decoding = Operations.getArbetsorder_1.decode(path: ["id": "5"], contentType: "image/png", body: "}{")
    #expect(decoding.input?.id == 5 && decoding.notes.isEmpty)
  }

  @Test(.rule(.r1_7)) func `notes come out also when the request is refused`() {
    let decoding = Operations.putArbetsorder.decode(
      path: ["id": "5"], query: [("dryRun", "1")], body: #"{"utrymmesId":"1","enhetsId":"x"}"#)
    #expect(decoding.refusal?.code == .unreadableValue)
    #expect(decoding.notes.map(\.code) == [.unknownParameter, .coerced])
  }
}
