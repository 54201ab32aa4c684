import Rules
import TestKit
import Testing
import Texts
import Tid

@testable import Traffic

@Suite struct LogLineTests {
  private func exchange(
    world: String = "default", method: String = "GET", target: String = "/v1/arbetsorder", operation: String? = nil,
    caller: String? = nil, status: Int = 200, duration: Int64 = 1234, remarks: [Remark] = []
  ) throws -> Exchange {
    Exchange(
      id: 7, world: world, method: method, target: target, operation: operation, caller: caller, status: status,
      duration: duration, time: try Tidsform.tidpunkt("2026-03-02T08:00:00+01:00"), remarks: remarks)
  }

  @Test
  func `an exchange without remarks is one line`() throws {
    let line = try exchange(operation: "getArbetsordrar_1", caller: "R100").logLines
    #expect(line == "2026-03-02T08:00:00+01:00 GET /v1/arbetsorder 200 1.2 ms getArbetsordrar_1 by R100")
  }

  @Test
  func `a world other than the default is named, and nobody is where nobody asked`() throws {
    let line = try exchange(world: "test-1", method: "POST", target: "/nowhere", status: 404, duration: 49).logLines
    #expect(line == "2026-03-02T08:00:00+01:00 [test-1] POST /nowhere 404 0.0 ms")
  }

  @Test
  func `where it can be looked at stands at the end of the first line`() throws {
    var exchange = try exchange(status: 404, remarks: [Remark(Refusal(.pathNotFound, "Objekt not found for id:1"))])
    exchange.console = "http://127.0.0.1:8280/_sim/#/j/7"
    let first = exchange.logLines.split(separator: "\n").first
    #expect(
      first == "2026-03-02T08:00:00+01:00 GET /v1/arbetsorder 404 1.2 ms · look: http://127.0.0.1:8280/_sim/#/j/7")
  }

  @Test(.rule(.c4_2, .c4_5))
  func `a remark is a line with its level, code, hint, rule and basis`() throws {
    let note = Note(.unknownParameter, "there is no parameter 'kundId'", hint: "Use kundNr.")
    let line = try exchange(remarks: [Remark(note)]).logLines
    #expect(
      line == """
        2026-03-02T08:00:00+01:00 GET /v1/arbetsorder 200 1.2 ms
          warning unknown-parameter: there is no parameter 'kundId' — Use kundNr. (rule 1.8, observed: observed clients \
        and refusals)
        """)
  }

  @Test(.rule(.c4_2))
  func `a refusal is an error, and an empty hint leaves no dash`() throws {
    let line = try exchange(status: 404, remarks: [Remark(Refusal(.pathNotFound, "Objekt not found for id:1"))])
      .logLines
    #expect(line.contains("\n  error not-found: Objekt not found for id:1 (rule 1.12, assumed: our decision)"))
  }

  @Test(
    arguments: ["\n", "\r", "\u{0}", "\u{202E}", "\u{1B}", "\u{7F}", "\u{85}", "\u{9B}", "\u{2028}", "\u{2029}"]
      as [Character])
  func `no control character of a request reaches the log`(_ c: Character) throws {
    let remark = Remark(Refusal(.pathNotFound, "Objekt not found for id:a\(c)b", hint: "x\(c)y"))
    let line = try exchange(method: "GE\(c)T", target: "/v1/\(c)[31m", caller: "R\(c)1", remarks: [remark]).logLines
    #expect(!line.replacing("\n  error", with: "").contains(c))
    let shown = String(c).visible
    #expect(shown.hasPrefix("\\"))
    #expect(line.contains("GE\(shown)T /v1/\(shown)[31m"))
    #expect(line.contains("by R\(shown)1"))
    #expect(line.contains("id:a\(shown)b — x\(shown)y"))
    #expect(line.split(separator: "\n").count == 2)
  }

  @Test
  func `a target that is too long is cut`() throws {
    let line = try exchange(target: "/" + String(repeating: "å", count: 5000)).logLines
    #expect(line.contains("å… 200"))
    #expect(line.utf8.count < 4200)
  }

  @Test(arguments: [(Int64(0), "0.0"), (49, "0.0"), (50, "0.1"), (1_234_567, "1234.6")])
  func `the duration is milliseconds with one decimal`(_ microseconds: Int64, text: String) throws {
    #expect(try exchange(duration: microseconds).logLines.hasSuffix(" \(text) ms"))
  }

  @Test(.rule(.c4_6))
  func `codes come once each, in order`() {
    let note = Remark(Note(.coerced, "a")), typo = Remark(Note(.headerTypo, "b"))
    #expect(Exchange.codes([note, typo, note]) == "coerced, header-typo")
    #expect(Exchange.codes([]) == nil)
  }
}
