import Contract
import Model
import Rules
import TestKit
import Testing
import Texts

@Suite struct BodyTests {
  @Test(.rule(.r4_9)) func `left out, null and value are three things, at every depth`() {
    let body = read(
      ArbetsorderPutIn.self, #"{"externtId":null,"externtNr":"7","information":{"atgard":null},"ekonomi":null}"#,
      .document
    ).body
    #expect(body?.externtId == .tomd)
    #expect(body?.externtNr == .varde("7"))
    #expect(body?.bunt == .oforandrad)
    #expect(body?.atgard == .tomd)
    #expect(body?.beskrivning == .oforandrad)
    #expect(body?.konto == .tomd && body?.kostnad == .tomd)
    #expect(body?.bokadDatum == .oforandrad)
  }

  @Test(
    .rule(.r4_9),
    arguments: [
      (Kontrakt.document, ["objektId"], [String]()),
      (
        .published, ["arbetsordertypKod", "objektId", "kundNr", "ursprung"],
        ["arbetsordertypKod", "objektId", "kundNr"]
      ),
    ])
  func `what a contract requires is named all at once`(kontrakt: Kontrakt, post: [String], put: [String]) {
    let refusal = read(ArbetsorderPostIn.self, "{}", kontrakt).refusal
    #expect(refusal?.code == .requiredMissing)
    #expect(refusal?.message.hasSuffix(post.map { "'\($0)'" }.joined(separator: ", ") + ".") == true)
    let change = read(ArbetsorderPutIn.self, "{}", kontrakt)
    #expect(change.refusal?.code == (put.isEmpty ? nil : .requiredMissing))
    #expect(put.allSatisfy { change.refusal?.message.contains("'\($0)'") == true })
  }

  @Test(.rule(.r4_9)) func `null for a required field is refused`() {
    #expect(read(ArbetsorderPostIn.self, #"{"objektId":null}"#, .document).refusal?.code == .requiredNull)
    let put = #"{"objektId":"1","arbetsordertypKod":"F","kundNr":null}"#
    #expect(read(ArbetsorderPutIn.self, put, .published).refusal?.code == .requiredNull)
    #expect(read(ArbetsorderPutIn.self, put, .document).body?.kundNummer == .tomd)
    #expect(read(LoginIn.self, #"{"username":"a","password":null}"#, .document).refusal?.code == .requiredNull)
  }

  @Test(.rule(.r8_1)) func `the filters of the searches are required as their contract says`() {
    #expect(read(FelanmalningsbaraHyresobjektSokning.self, "{}", .document).refusal == nil)
    #expect(read(FelanmalningsbaraHyresobjektSokning.self, "{}", .published).refusal?.code == .requiredMissing)
    let empty = #"{"filter":{}}"#
    #expect(read(FelanmalningsbaraEjHyresobjektSokning.self, empty, .document).refusal == nil)
    let refusal = read(FelanmalningsbaraEjHyresobjektSokning.self, empty, .published).refusal
    #expect(refusal?.code == .requiredMissing && refusal?.message.contains("'filter.objektId'") == true)
  }

  @Test(
    .rule(.r2_4),
    arguments: [
      ("{\n  \"statuskod\": GODK }", RefusalCode.jsonMalformed, "line 2, column 16"),
      (#"{"statuskod":"GODK","statuskod":"GODK"}"#, .jsonMalformed, "line 1"),
      (#"{"statuskod":"GODK""#, .jsonMalformed, "line 1"),
      ("  \n", .bodyMissing, "empty"),
      ("", .bodyMissing, "empty"),
      ("[]", .unreadableValue, "an object"),
      ("null", .unreadableValue, "an object"),
    ])
  func `a body that is no JSON object is refused with its place`(json: String, code: RefusalCode, part: String) {
    let refusal = read(ArbetsorderStatusIn.self, json, .document).refusal
    #expect(refusal?.code == code)
    #expect(refusal?.message.contains(part) == true, "\(refusal?.message ?? "")")
  }

  @Test(.rule(.r1_11)) func `JSON that is nested too deeply is refused`() {
    let json = String(repeating: "[", count: 200) + String(repeating: "]", count: 200)
    #expect(read(ArbetsorderStatusIn.self, json, .document).refusal?.code == .jsonTooDeep)
  }

  @Test(.rule(.r2_4)) func `Latin-1 in a body is refused with the form in UTF-8`() {
    var context = DecodingContext(.document)
    let body = Array(#"{"statuskod":"UTF"#.utf8) + [0xD6] + Array(#"RD"}"#.utf8)
    let refusal = #expect(throws: Refusal.self) { try ArbetsorderStatusIn.decode(body: body, &context) }
    #expect(refusal?.code == .invalidUTF8 && refusal?.hint.contains("C3 96") == true)
  }

  @Test func `a received value is cut short in the message`() {
    let json = #"{"planering":{"bokadDatum":"\#(String(repeating: "x", count: 100_000))"}}"#
    #expect((read(ArbetsorderPutIn.self, json, .document).refusal?.message.utf8.count ?? .max) < 300)
    let marks = #"{"planering":{"bokadDatum":"e\#(String(repeating: "\u{301}", count: 100_000))"}}"#
    #expect((read(ArbetsorderPutIn.self, marks, .document).refusal?.message.utf8.count ?? .max) < 400)
  }

  @Test func `a message shows no control character of what was received`() {
    let json = #"{"planering":{"bokadDatum":"a\nb\u007f\u001b"}}"#
    let message = read(ArbetsorderPutIn.self, json, .document).refusal?.message ?? ""
    #expect(!message.isEmpty && message.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F })
  }

  @Test func `thousands of coerced values leave a bounded number of notes`() {
    let id = #"{"utrymmesId":"1"}"#
    #expect(read(ArbetsorderPutIn.self, id, .document).notes.count == 1)
    let list = Array(repeating: #"{"telefnonNr":"1"}"#, count: 5_000).joined(separator: ",")
    #expect(read(KommunikationIn.self, #"{"telefon":[\#(list)]}"#, .published).notes.count == 100)
  }

  @Test(.rule(.r1_7, .r1_8)) func `the body that real clients send is read`() {
    let json = #"""
      { "arbetsordertypKod": "F", "kundNr": "KUNDA10001", "objektId": "9900101", "ursprung": "1",
        "information": { "beskrivning": "Entrén\n\nLampan blinkar" },
        "anmalare": { "namn": "Test Testsson", "telefon": "0700000000", "epostAdress": "test@example.com" },
        "fakturera": { "faktureras": "true" }, "utrymmesId": 201001, "enhetsId": 700001 }
      """#
    for kontrakt in Kontrakt.allCases {
      let reading = read(ArbetsorderPostIn.self, json, kontrakt)
      #expect(reading.body?.andring.ursprung == .varde(1))
      #expect(reading.body?.andring.beskrivning == .varde("Entrén\n\nLampan blinkar"))
      #expect(reading.notes.map(\.code) == [.coerced, .coerced])
    }
  }
}
