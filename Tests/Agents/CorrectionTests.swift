import JSON
import Testing

@testable import Agents

/// What is read out of a refusal, and how a body is mended.
@Suite struct CorrectionTests {
  private func told(_ text: String, hint: String = "") -> RefusalTold {
    RefusalTold(["code": "x", "text": .text(text), "hint": .text(hint)])
  }

  @Test(arguments: [
    ("status: unknown status 'NYTT', valid are REG, GODK, MAK", ["REG", "GODK", "MAK"]),
    ("a new arbetsorder can't be UTFÖRD, valid are REG and GODK", ["REG", "GODK"]),
    ("sluttid: valid are digits, blanks and + - ( ), with at least five digits", []),
    ("first is 0, valid is 1 or more", ["1"]), ("Arbetsorder not found for id:7", []),
  ])
  func `a list of codes is one, and a sentence is none`(_ text: String, codes: [String]) {
    #expect(ValidValues(told(text)).listed == codes)
  }

  @Test func `what was probably meant comes before the first of a list`() {
    #expect(ValidValues(told("valid are REG, GODK")).near("GODKK") == "GODK")
    #expect(ValidValues(told("valid are REG, GODK")).near("zzzzzz") == "REG")
    #expect(ValidValues(told("no such code", hint: "Did you mean '10'?")).near("1O") == "10")
    #expect(ValidValues(told("valid are 1, 2")).value(near: 7)?.intValue == 1)
  }

  @Test func `a name is mentioned as a word of its own`() {
    let text = Mentioned("fakturera.fakturaBelopp is -5, valid is 0 or more; prioKod.")
    #expect(text.has("fakturera.fakturaBelopp") && text.has("prioKod"))
    #expect(!text.has("faktura") && !text.has("prio"))
  }

  @Test func `a value is set, made and taken out where a path leads`() {
    let body: JSONValue = ["a": ["b": 1, "c": 2], "d": "x"]
    func text(_ value: JSONValue) -> String { String(decoding: value.compact, as: UTF8.self) }
    #expect(text(body.setting(FieldPath("a.b"), to: "y")) == #"{"a":{"b":"y","c":2},"d":"x"}"#)
    #expect(text(body.setting(FieldPath("a.b"), to: nil)) == #"{"a":{"c":2},"d":"x"}"#)
    #expect(text(body.setting(FieldPath("e.f"), to: true)) == #"{"a":{"b":1,"c":2},"d":"x","e":{"f":true}}"#)
    #expect(body.paths.map(\.text) == ["a", "a.b", "a.c", "d"])
    #expect(body.value(at: FieldPath("a.c"))?.intValue == 2)
  }

  @Test func `a query is read and written`() {
    var draft = Draft(method: "GET", target: "/v1/arbetsorder?status=a%20b&limit=1", body: nil, resurs: nil)
    #expect(draft.query.map(\.value) == ["a b", "1"])
    draft.set(query: "status", "ÖVERF")
    #expect(draft.target == "/v1/arbetsorder?limit=1&status=%C3%96VERF")
    draft.set(query: "limit", nil)
    draft.set(query: "status", nil)
    #expect(draft.target == "/v1/arbetsorder")
    #expect(Draft.arbetsorder(in: "/ao-produkt/v1/arbetsorder/102/status?x=1") == 102)
    #expect(Draft.arbetsorder(in: "/ao-produkt/v1/arbetsorder") == nil)
  }
}
