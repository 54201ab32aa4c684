import Rules
import Testing

@testable import rulereport

/// The report is part of the gate, so it too must fail on what it is there to find.
struct RuleReportTests {
  /// A log in which everything in force has its test, its request and its note.
  private func lines() -> [String] {
    let tests = Rule.allCases.map { #"{"test":"t","rules":["\#($0.number)"]}"# }
    let requests = Rule.allCases.filter { Report.withoutRequest[$0] == nil }.map { exchange([$0]) }
    let codes = RefusalCode.allCases.map(\.rawValue) + NoteCode.allCases.map(\.rawValue)
    return tests + requests + codes.map { exchange([], notes: [$0]) }
  }

  private func exchange(
    _ rules: [Rule], _ target: String = "/ao-produkt/v1/arbetsorder/1", notes: [String] = [], demoSeed: Bool = true
  ) -> String {
    let rules = rules.map { "\"\($0.number)\"" }.joined(separator: ",")
    let notes = notes.map { "\"\($0)\"" }.joined(separator: ",")
    return #"{"method":"POST","target":"\#(target)","status":200,"notes":[\#(notes)],"demoSeed":\#(demoSeed),"#
      + #""rules":[\#(rules)]}"#
  }

  private func report(_ lines: [String]) -> Report { Report(Log(Array(lines.joined(separator: "\n").utf8))) }

  @Test func `a log with everything passes`() {
    #expect(report(lines()).failures() == [])
  }

  @Test func `a rule in force without a test is reported`() {
    let without = lines().filter { !$0.contains(#"{"test":"t","rules":["4.13"]"#) }
    let failures = report(without).failures()
    #expect(failures.count == 1)
    #expect(failures.first?.hasPrefix("rule 4.13 has no test") == true)
  }

  @Test func `a rule needs a request against the demo seed that is not merely a login`() {
    let without = lines().filter { !($0.contains("method") && $0.contains(#"["4.13"]"#)) }
    for insufficient in [
      [], [exchange([.r4_13], demoSeed: false)], [exchange([.r4_13], "/oauth2/token")],
      [exchange([.r4_13], "/w/a/ao-produkt/v1/auth/login")],
    ] {
      let failures = report(without + insufficient).failures()
      #expect(failures.count == 1)
      #expect(failures.first?.hasPrefix("rule 4.13 has no request") == true)
    }
  }

  @Test func `a login is a request for the rules about tokens`() {
    let without = lines().filter { !($0.contains("method") && $0.contains(#"["3.3"]"#)) }
    #expect(report(without + [exchange([.r3_3], "/v1/auth/login")]).failures() == [])
  }

  @Test(arguments: ["status-step", "plus-in-query"])
  func `a code that nobody saw is reported`(code: String) {
    let failures = report(lines().filter { !$0.contains("\"\(code)\"") }).failures()
    #expect(failures.count == 1)
    #expect(failures.first?.contains(code) == true)
  }

  @Test func `an unknown code, a torn line and a needless exception are reported`() {
    #expect(report(lines() + [exchange([], notes: ["made-up"])]).failures().count == 1)
    #expect(report(lines() + [#"{"method":"GET","#]).failures().count == 1)
    #expect(report(lines() + [#"{"method":"GET","rules":[]}"#]).failures().count == 1)
    let all = Log(Array(lines().joined(separator: "\n").utf8))
    #expect(Report(all, withoutRequest: [.r9_2: "a reason that no longer holds"]).failures().count == 1)
  }

  @Test func `the design and the enum are compared both ways`() {
    let behaviour = Rule.allCases.map(\.number).filter { !$0.hasPrefix("control") }.map { "- \($0) Text." }
    let control = Rule.allCases.map(\.number).filter { $0.hasPrefix("control") }.map { "- \($0.dropFirst(8)) Text." }
    func failures(_ behaviour: [String], _ control: [String]) -> [String] {
      Report.designFailures(behaviour: behaviour.joined(separator: "\n"), control: control.joined(separator: "\n"))
    }
    #expect(failures(behaviour, control) == [])
    #expect(failures(behaviour + ["- 4.99 Text."], control) == ["rule 4.99 is in the design but no case of Rule"])
    #expect(
      failures(behaviour, Array(control.dropLast())) == ["rule control 4.6 is a case of Rule but not in the design"])
  }

  @Test func `the sample is the request whose note is the rule's`() {
    let refused = exchange([.r4_13], "/a/long/target/that/is/refused", notes: ["enhet-replaced"])
    #expect(report(lines() + [refused]).sample(.r4_13)?.notes == ["enhet-replaced"])
    #expect(report(lines() + [refused]).table().contains("enhet-replaced"))
  }
}
