import JSON
import Rules
import TestKit
import Testing

@testable import Traffic

@Suite(.rule(.c4_2)) struct ReportTests {
  private static let ignored = Remark(
    Note(.unknownParameter, "there is no parameter 'sortera'", hint: "Leave it out."))
  private static let coerced = Remark(Note(.coerced, "'7' was read as a number"))
  private static let refused = Remark(Refusal(.statusStep, "REG can't become UTFÖRD", hint: "Look at the list."))

  private static let universe = Coverage.Universe(
    operations: ["list", "read", "step", "write"],
    transitions: [StatusTransition(from: nil, to: "REG"), StatusTransition(from: "REG", to: "GODK")],
    codes: [("status-step", "4.2"), ("unknown-parameter", "1.8"), ("coerced", "1.7"), ("json-malformed", "1.4")])

  private func summary() -> TrafficSummary {
    var summary = TrafficSummary()
    summary.record(entry(1, "GET", "/v1/list?sortera=namn", operation: "list", remarks: [Self.ignored]))
    summary.record(entry(2, "GET", "/v1/list?sortera=namn", operation: "list", remarks: [Self.ignored, Self.coerced]))
    summary.record(
      entry(3, "PUT", "/v1/step", world: "test-1", operation: "step", status: 400, remarks: [Self.refused]))
    let steps = [StatusTransition(from: nil, to: "REG"), StatusTransition(from: "X", to: "Y")]
    summary.record(entry(4, "POST", "/v1/read", operation: "read", remarks: [Self.ignored], transitions: steps))
    summary.record(entry(5, "GET", "/nowhere\u{1B}[2J", operation: nil, status: 404))
    return summary
  }

  private func report(
    _ summary: TrafficSummary, _ threshold: NoteLevel? = .warning, allow: [String] = [],
    end: TrafficReport.End = .exit(0), archived: Int64? = nil
  ) -> TrafficReport {
    TrafficReport(
      command: "pytest", end: end, duration: 1_234_567, contract: "1.1", summary: summary, universe: Self.universe,
      judge: FindingJudge(threshold: threshold, allowed: allow.map(FindingJudge.Allowance.init)), archived: archived)
  }

  private func failure(_ test: JUnit.Case) -> (message: String, details: String)? {
    if case .failed(let message, let details) = test.outcome { (message, details) } else { nil }
  }

  @Test func `it reads as a person reads it: the gravest first, with what to do and where it was first seen`() {
    #expect(
      report(summary(), allow: ["status-step@step", "json-malformed"]).text(colour: false) == """
        fast2sim: 5 requests to 2 worlds under contract 1.1; pytest ended with 0 after 1.2 s

        notes: 1 error, 4 warnings
          error status-step, once, allowed
              REG can't become UTFÖRD
              → Look at the list.
              rule 4.2, document and assumed: document §2.1; our decision for leaving MAK
              first: PUT /v1/step 400 (step), request 3 of world test-1
        ✗ warning unknown-parameter, 3 times
              there is no parameter 'sortera'
              → Leave it out.
              rule 1.8, observed: observed clients and refusals
              first: GET /v1/list?sortera=namn 200 (list), request 1
              also in read 1
        ✗ warning coerced, once
              '7' was read as a number
              rule 1.7, observed: observed clients
              first: GET /v1/list?sortera=namn 200 (list), request 2
          --allow json-malformed was not needed: nothing of it was seen

        coverage: 3 of 4 operations, 1 of 2 status steps, 3 of 4 notes and refusals
          list 2 · read 1 · step 1 (1 × 400) · no operation 1
          new → REG 1 · X → Y 1

        """)
  }

  @Test func `colours are for a terminal`() {
    #expect(!report(summary()).text(colour: false).contains("\u{1B}"))
    #expect(report(summary()).text(colour: true).contains("\u{1B}[31merror status-step, once\u{1B}[0m"))
  }

  @Test(
    arguments: [
      (nil, [], []), (.error, [], ["status-step"]), (.warning, [], ["coerced", "status-step", "unknown-parameter"]),
      (.warning, ["status-step"], ["coerced", "unknown-parameter"]),
      (.warning, ["status-step@list"], ["coerced", "status-step", "unknown-parameter"]),
      (.warning, ["unknown-parameter@list", "coerced"], ["status-step", "unknown-parameter"]),
      (.warning, ["unknown-parameter@list", "unknown-parameter@read", "coerced"], ["status-step"]),
      (.error, ["status-step"], []),
    ] as [(NoteLevel?, [String], [String])])
  func `what fails a run is a matter of its level, and of what is meant`(
    threshold: NoteLevel?, allow: [String], codes: [String]
  ) {
    #expect(Set(report(summary(), threshold, allow: allow).failing.map(\.code)) == Set(codes))
  }

  @Test func `what fails is said in one line`() {
    #expect(
      report(summary(), allow: ["unknown-parameter@read"]).failingCodes
        == "status-step (1), unknown-parameter (2), coerced (1)")
  }

  @Test func `an operation is a test, and fails with what was noted in it`() throws {
    let suite = report(summary(), allow: ["status-step"], end: .exit(2)).junit
    #expect(suite.cases.map(\.name) == ["pytest", "list", "read", "step", "no operation"])
    #expect(suite.cases.map(\.kind) == ["command", "unknown-parameter", "unknown-parameter", nil, nil])
    #expect(failure(suite.cases[0])?.message == "pytest ended with 2")
    let noted = try #require(failure(suite.cases[1]))
    #expect(noted.message == "unknown-parameter: there is no parameter 'sortera' (and coerced)")
    #expect(noted.details.contains("→ Leave it out."))
    #expect(noted.details.contains("warning coerced, once"))
    #expect(failure(suite.cases[3]) == nil)
    #expect(suite.cases[3].output.hasPrefix("error status-step, once, allowed\n"))
    #expect(suite.cases[1].className == "fast2sim.contract-1-1.operations")
    #expect(suite.cases[1].duration == .milliseconds(3))
  }

  @Test func `what no request showed is a test of its own`() {
    var summary = TrafficSummary()
    summary.add(Finding(code: "no-requests", level: .warning, text: "nothing came", hint: "Look."))
    let report = report(summary)
    #expect(report.junit.cases.map(\.name) == ["pytest", "no-requests"])
    #expect(report.junit.cases.map { failure($0)?.message } == [nil, "no-requests: nothing came"])
    #expect(report.text(colour: false).contains("✗ warning no-requests, once\n      nothing came\n      → Look.\n"))
    #expect(report.markdown.contains("| ❌ | warning no-requests | 1 |  | nothing came | Look. |"))
  }

  @Test func `the notes are there for programs`() throws {
    let json = report(summary(), allow: ["coerced", "json-malformed"], end: .signal(9), archived: 3).json
    #expect(json["exitCode"]?.intValue == 137)
    #expect(json["requests"]?.intValue == 5)
    #expect(json["worlds"]?.intValue == 2)
    #expect(json["failOn"]?.stringValue == "warning")
    #expect(json["failed"]?.boolValue == true)
    #expect(json["archived"]?.intValue == 3)
    #expect(try text(#require(json["allowedButNotSeen"])) == #"["json-malformed"]"#)
    let notes = try #require(json["notes"]?.arrayValue)
    #expect(notes.map { $0["code"]?.stringValue } == ["status-step", "unknown-parameter", "coerced"])
    let places = try #require(notes[1]["operations"]?.arrayValue)
    #expect(places.map { $0["operation"]?.stringValue } == ["list", "read"])
    #expect(places.map { $0["count"]?.intValue } == [2, 1])
    #expect(
      try text(#require(places[0]["first"]))
        == #"{"world":"default","id":1,"request":"GET /v1/list?sortera=namn","status":200}"#)
  }

  @Test func `Markdown makes nothing of what was sent`() {
    var summary = TrafficSummary()
    let note = Remark(Note(.unknownParameter, "no '<b>|`x`|</b>' here"))
    summary.record(entry(1, "GET", "/v1/list?a_b=*", operation: "list", remarks: [note]))
    #expect(
      report(summary).markdown.contains("list: GET /v1/list?a\\_b=\\* 200 | no '&lt;b&gt;\\|\\`x\\`\\|&lt;/b&gt;' here")
    )
  }

  @Test func `different sentences are kept, up to ten`() {
    var summary = TrafficSummary()
    for n in 1...12 {
      let note = Remark(Note(.unknownParameter, "no parameter \(min(n, 11))"))
      summary.record(entry(UInt64(n), operation: "list", remarks: [note]))
    }
    #expect(summary.findings.map(\.count) == [12])
    #expect(summary.findings[0].texts.count == 10)
    #expect(report(summary).text(colour: false).contains("      … and 7 more sentences\n"))
  }

  @Test func `an archive that is not whole says so`() {
    #expect(report(summary(), archived: 5).archiveComment == nil)
    #expect(report(summary(), archived: 2).archiveComment?.hasPrefix("the latest 2 of 5 requests;") == true)
  }

  @Test func `the latest requests are kept in the order in which they came, within bounds`() {
    var tail = TrafficTail()
    let body = Message.Body.whole(Array(repeating: 65, count: 1 << 20))
    for id in [5, 1, 9] as [UInt64] { tail.append(entry(id)) }
    #expect(tail.entries.map(\.id) == [5, 1, 9])
    for id in 10...200 as ClosedRange<UInt64> { tail.append(entry(id, request: body)) }
    #expect(tail.count == 194)
    #expect((60...64).contains(tail.entries.count))
    #expect(tail.entries.map(\.id) == Array((201 - UInt64(tail.entries.count))...200))
  }

  @Test func `an archive in pieces is the same as in one`() throws {
    let entries = [entry(1), entry(2, "POST", request: .whole(Array("{}".utf8)))]
    var bytes: [UInt8] = []
    HAR.pieces(entries, version: "1", comment: nil, base: { _ in "http://x" }, write: { bytes += $0 })
    #expect(try JSONParser.parse(bytes).compact == HAR.document(entries, version: "1", base: "http://x").compact)
    bytes = []
    HAR.pieces([], version: "1", comment: "not whole", base: { _ in "" }, write: { bytes += $0 })
    #expect(try JSONParser.parse(bytes)["log"]?["comment"]?.stringValue == "not whole")
  }

  @Test func `JUnit XML escapes what XML gives a meaning, and shows what it can't carry as unknown`() {
    var failed = JUnit.Case("f", className: "g", outcome: .failed("1 < 2", details: "line\n\u{1B}[31mred"))
    failed.kind = "k"
    failed.output = "said"
    let skipped = JUnit.Case("s", className: "g", outcome: .skipped("no control plane"), place: ("a.yaml", 7))
    let passed = JUnit.Case("p", className: "g", duration: .milliseconds(1_050))
    var suite = JUnit.Suite("a & b", [failed, skipped, passed])
    suite.properties = [("x", "<\"y\">")]
    var other = JUnit.Suite("other", [])
    other.duration = .seconds(2)
    #expect(
      JUnit([suite, other]).xml == """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="fast2sim" tests="3" failures="1" errors="0" time="3.050">
          <testsuite name="a &amp; b" tests="3" failures="1" errors="0" time="1.050" skipped="1">
            <properties>
              <property name="x" value="&lt;&quot;y&quot;&gt;"/>
            </properties>
            <testcase name="f" classname="g" time="0.000">
              <failure type="k" message="1 &lt; 2">line
        \u{FFFD}[31mred</failure>
              <system-out>said</system-out>
            </testcase>
            <testcase name="s" classname="g" time="0.000">
              <skipped message="no control plane">at a.yaml:7</skipped>
            </testcase>
            <testcase name="p" classname="g" time="1.050"/>
          </testsuite>
          <testsuite name="other" tests="0" failures="0" errors="0" time="2.000" skipped="0">
          </testsuite>
        </testsuites>

        """)
  }

  @Test func `JUnit XML is what the xUnit plugin of Jenkins takes`() {
    let suite = report(summary(), allow: ["status-step"], end: .exit(2)).junit
    #expect(JUnitSchema.mistakes(JUnit([suite, suite]).xml) == [])
    let wrong = #"<testsuites skipped="1"><testsuite name="a" tests="1"><testcase line="3"><x/></testcase></testsuite>"#
    #expect(
      JUnitSchema.mistakes(wrong) == [
        "testsuites has no attribute skipped", "testsuite lacks errors", "testsuite lacks failures",
        "testcase has no attribute line", "testcase lacks name", "there is no element x", "<testsuites> does not end",
      ])
  }
}
