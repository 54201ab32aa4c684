import Contract
import JSON
import Testing
import Texts
import Traffic

@testable import Client

@Suite struct `Finding operations` {
  private func found(_ method: String, _ target: String) -> String {
    switch OperationFinder.find(method, target) {
    case .operation(let operation): operation.id.rawValue
    case .otherMethod(let methods): methods.joined(separator: ",")
    case .nothing: "-"
    }
  }

  @Test(arguments: [
    ("GET", "/v1/arbetsorder/101", "getArbetsorder_1"), ("HEAD", "/v1/arbetsorder/101?x=/y", "getArbetsorder_1"),
    ("GET", "/ao-produkt/v1/arbetsorder/handelser?arbetsorderId=1", "getHandelser"),
    ("GET", "/v1/arbetsorder/", "getArbetsordrar_1"), ("DELETE", "/v1/arbetsorder/101", "GET,PUT"),
    ("GET", "/v1/arbetsordrar", "-"), ("POST", "/oauth2/token", "token"),
  ])
  func `a path leads to its operation, a literal segment before a parameter`(
    _ method: String, _ target: String, _ expected: String
  ) {
    #expect(found(method, target) == expected)
  }

  @Test(arguments: [
    ("GET", "/v1/arbetsorder", true), ("POST", "/v1/arbetsorder", false), ("POST", "/v1/auth/refresh", true),
    ("POST", "/oauth2/token", true), ("POST", "/v1/system/resurskalender", true),
    ("POST", "/v1/fastastrukturen/objekt/felanmalningsbara/uthyrningsbara", true),
    ("POST", "/v1/arbetsorder/101/sla/avslutad", false), ("GET", "/nowhere", true), ("PATCH", "/nowhere", false),
  ])
  func `what reads is told from what writes`(_ method: String, _ target: String, _ reads: Bool) {
    #expect(OperationFinder.isReading(method, target) == reads)
  }
}

@Suite struct `Writing texts` {
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("demo-key:demo-secret", "ZGVtby1rZXk6ZGVtby1zZWNyZXQ="),
  ])
  func `base64 is that of RFC 4648`(_ text: String, _ expected: String) {
    #expect(Base64.encode(Array(text.utf8)) == expected)
  }

  @Test func `texts are percent-encoded by where they stand`() {
    #expect(Percent.value("a b/ö&=~") == "a%20b%2F%C3%B6%26%3D~")
    #expect(Percent.url("/v1/a?b=ö&c=%20d") == "/v1/a?b=%C3%B6&c=%20d")
    #expect(Percent.form([("a", "1 2"), ("b", "+")]) == "a=1%202&b=%2B")
  }

  @Test func `a report is XML, whatever is in it`() {
    let suite = JUnit.Suite(
      "a<b>\"&\u{1}",
      [
        JUnit.Case("x", className: "c", duration: .milliseconds(1_050), outcome: .passed),
        JUnit.Case("y", className: "c", outcome: .failed("m", details: "]]>\n"), place: ("f.yaml", 3)),
        JUnit.Case("z", className: "c", outcome: .skipped("later")),
      ])
    #expect(
      JUnit([suite]).xml == """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="fast2sim" tests="3" failures="1" errors="0" time="1.050">
          <testsuite name="a&lt;b&gt;&quot;&amp;\u{FFFD}" tests="3" failures="1" errors="0" time="1.050" skipped="1">
            <testcase name="x" classname="c" time="1.050"/>
            <testcase name="y" classname="c" time="0.000">
              <failure message="m">at f.yaml:3
        ]]&gt;
        </failure>
            </testcase>
            <testcase name="z" classname="c" time="0.000">
              <skipped message="later"/>
            </testcase>
          </testsuite>
        </testsuites>

        """)
  }
}

@Suite struct `What stands for names` {
  private let text = JSONValue.text(String(repeating: "å", count: 1 << 19))

  @Test(arguments: [(8, true), (9, false)]) func `it fills a step up to 8 MiB`(_ times: Int, _ isBounded: Bool) {
    let names = Array(repeating: "stor", count: times) + ["unknown"]
    #expect(RequestMaking.isBounded(names, ["stor": text]) == isBounded)
  }
}

@Suite struct `Reckoning with the clock of a server` {
  @Test(arguments: [
    ("2026-03-02T08:00:00+01:00", Int64(59), "2026-03-02T07:59:00+01:00"),
    ("2026-03-02T08:00:00+01:00", -5, "2026-03-02T07:59:59+01:00"),
    ("2026-03-02T08:00:00+01:00", .max, nil), ("0001-01-01T00:00:00Z", 13_000 * 31_557_600, nil), ("now", 1, nil),
  ])
  func `whatever it answers, a time before is one that a clock can show, or a failure`(
    _ now: String, _ seconds: Int64, _ expected: String?
  ) {
    let before = try? Instants.before(.text(now), seconds)
    #expect(before?.stringValue == expected)
  }
}
