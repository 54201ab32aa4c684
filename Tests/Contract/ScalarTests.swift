import Contract
import Model
import Rules
import TestKit
import Testing
import Tid

@Suite struct ScalarTests {
  private func order(_ field: String, _ json: String) -> Reading<ArbetsorderPutIn> {
    read(ArbetsorderPutIn.self, #"{"\#(field)":\#(json)}"#, .document)
  }

  private func planering(_ field: String, _ json: String) -> Reading<ArbetsorderPutIn> {
    order("planering", #"{"\#(field)":\#(json)}"#)
  }

  @Test(
    .rule(.r1_7),
    arguments: [
      ("7", 7, false), ("-7", -7, false), ("7.0", 7, false), ("7e0", 7, false), (#""7""#, 7, true),
      (#""-7""#, -7, true), (#""007""#, 7, true), ("9223372036854775807", Int64.max, false),
    ])
  func `an integer is read from every form`(json: String, value: Int64, coerced: Bool) {
    let reading = order("utrymmesId", json)
    #expect(reading.body?.utrymme == .varde(UtrymmeID(value)))
    #expect(reading.notes.map(\.code) == (coerced ? [.coerced] : []))
  }

  @Test(
    .rule(.r1_7),
    arguments: [
      "7.5", #""7.5""#, #""""#, #"" 7""#, #""+7""#, #""sju""#, "true", "[]", "{}", #""0x7""#, #""7.0""#,
    ])
  func `what is no integer is refused and the field named`(json: String) {
    let refusal = order("utrymmesId", json).refusal
    #expect(refusal?.code == .unreadableValue)
    #expect(refusal?.message.contains("'utrymmesId'") == true && refusal?.message.contains("an integer") == true)
  }

  @Test(.rule(.r1_7), arguments: ["9223372036854775808", #""9223372036854775808""#, "-1e30"])
  func `an integer outside its range is refused`(json: String) {
    #expect(order("utrymmesId", json).refusal?.code == .outOfRange)
  }

  @Test(.rule(.r1_7)) func `an integer of 32 bits has its own range`() {
    let json = #"{"first":2147483648}"#
    #expect(read(FelanmalningsbaraHyresobjektSokning.self, json, .document).refusal?.code == .outOfRange)
  }

  @Test(
    .rule(.r1_7),
    arguments: [("true", true, false), ("false", false, false), (#""true""#, true, true), (#""false""#, false, true)])
  func `a boolean is read from a word and from its string`(json: String, value: Bool, coerced: Bool) {
    let reading = order("fakturera", #"{"faktureras":\#(json)}"#)
    #expect(reading.body?.faktureras == .varde(value))
    #expect(reading.notes.map(\.code) == (coerced ? [.coerced] : []))
  }

  @Test(.rule(.r1_7), arguments: ["1", "0", #""ja""#, #""TRUE""#, #""""#, "[]"])
  func `what is no boolean is refused`(json: String) {
    #expect(order("fakturera", #"{"faktureras":\#(json)}"#).refusal?.code == .unreadableValue)
  }

  @Test(.rule(.r1_7), arguments: ["10", "true", "[]", #"{"a":1}"#])
  func `text is a JSON string and nothing else`(json: String) {
    #expect(order("prioKod", json).refusal?.code == .unreadableValue)
  }

  @Test(
    .rule(.r1_7),
    arguments: [
      ("62.5", 62.5, false), ("62", 62, false), (#""62.5""#, 62.5, true), (#""+137.408e-2""#, 1.37408, true),
      (#""-9E1""#, -90, true), ("6.25e1", 62.5, false),
    ])
  func `a number with decimals is read from every form`(json: String, value: Double, coerced: Bool) {
    let reading = read(PersontidIn.self, #"{"timmar":\#(json)}"#, .document)
    #expect(reading.body?.timmar == .varde(value))
    #expect(reading.notes.map(\.code) == (coerced ? [.coerced] : []))
  }

  @Test(.rule(.r1_7), arguments: [#""nan""#, #""inf""#, #""0x1p3""#, #""""#, "true"])
  func `what is no number is refused`(json: String) {
    #expect(read(PersontidIn.self, #"{"timmar":\#(json)}"#, .document).refusal?.code == .unreadableValue)
  }

  @Test(.rule(.r1_7), arguments: ["1e999", #""1e999""#, #""-1e999""#])
  func `a number that no double holds is out of range`(json: String) {
    #expect(read(PersontidIn.self, #"{"timmar":\#(json)}"#, .document).refusal?.code == .outOfRange)
  }

  @Test(.rule(.r1_6), arguments: [#""20260302""#, #""2026-03-02""#])
  func `a date is read from both forms`(json: String) {
    let reading = planering("bokadDatum", json)
    #expect(reading.body?.bokadDatum == .varde(Datum(ar: 2026, manad: 3, dag: 2)!))
    #expect(reading.notes.isEmpty)
  }

  @Test(.rule(.r1_6), arguments: [#""20260230""#, #""2026-02-30""#, #""20261301""#, #""2026-00-10""#])
  func `an impossible date is refused`(json: String) {
    #expect(planering("bokadDatum", json).refusal?.code == .invalidDate)
  }

  @Test(.rule(.r1_6), arguments: [#""2026/03/02""#, #""260302""#, #""i morgon""#, #""""#, "20260302"])
  func `what has not the form of a date is refused`(json: String) {
    #expect(planering("bokadDatum", json).refusal?.code == .unreadableValue)
  }

  @Test(.rule(.r1_6), arguments: [#""0905""#, #""09:05""#, #""09:05:00""#])
  func `a time of day is read from its three forms`(json: String) {
    #expect(planering("bokadTomTid", json).body?.bokadTill == .varde(Klockslag(timme: 9, minut: 5)!))
  }

  @Test(.rule(.r1_6), arguments: [#""2400""#, #""09:60""#, #""23:59:60""#])
  func `an impossible time of day is refused`(json: String) {
    #expect(planering("bokadTomTid", json).refusal?.code == .invalidDate)
  }

  @Test(.rule(.r1_6), arguments: [#""9:05""#, #""kl 9""#, #""""#, "905"])
  func `what has not the form of a time of day is refused`(json: String) {
    #expect(planering("bokadTomTid", json).refusal?.code == .unreadableValue)
  }

  @Test(.rule(.r5_5), arguments: ["Mobil", "MOBIL"])
  func `phone types are read in both spellings under both contracts`(code: String) {
    for kontrakt in Kontrakt.allCases {
      let reading = read(TelefonUt.self, #"{"typ":"\#(code)"}"#, kontrakt)
      #expect(reading.body?.typ == .mobil && reading.notes.isEmpty)
    }
  }

  @Test(.rule(.r1_12)) func `a code that is not in its list is refused with the list of the contract`() {
    let document = read(TelefonUt.self, #"{"typ":"Mobill"}"#, .document).refusal
    #expect(document?.code == .unknownCode)
    #expect(document?.message.contains("Bostad, Arbete, Avflyttad, Mobil. Did you mean Mobil?") == true)
    let published = read(TelefonUt.self, #"{"typ":"FAX"}"#, .published).refusal
    #expect(published?.message.contains("BOSTAD, ARBETE, AVFLYTTAD, MOBIL.") == true)
  }
}
