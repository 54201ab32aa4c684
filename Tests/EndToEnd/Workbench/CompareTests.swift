import Documents
import Fieldwork
import JSON
import Server
import Simulator
import TestKit
import Testing

/// Two simulators, each on its own data, of which the second is given differences.
@Suite struct CompareTests {
  private static func other(_ change: (inout ServerOptions) -> Void = { _ in }) throws -> TestServer {
    var text: [UInt8] = []
    SeedGenerator.generate(objekt: 30, arbetsorder: 60, randomSeed: 5) { text += $0 }
    return try TestServer(seed: String(decoding: text, as: UTF8.self), options: change)
  }

  private static func compare(_ target: TestServer, key: String = "demo-key") throws -> ComparisonReport {
    let mine = TestServer.shared.world()
    return try Comparison.run(
      simulator: TestServer.shared.session(base: mine.base), target: target.session(key: key), progress: { _ in })
  }

  /// What differs, without where it was seen: `name ingarI ingarl`.
  private static func kinds(_ report: ComparisonReport) -> Set<String> {
    Set(
      report.differences.map { difference in
        let field = difference.place.split(separator: ".").last.map(String.init) ?? difference.check
        return "\(difference.kind.rawValue) \(field)"
      })
  }

  @Test func `other data alone is no difference`() throws {
    let target = try Self.other()
    let report = try Self.compare(target)
    #expect(report.differences == [])
    #expect(report.checks > 70 && report.places > 400)
    #expect(report.text(simulator: "a", target: "b").hasSuffix("fields"))
    try target.stop()
  }

  @Test func `exactly the planted quirks are found`() throws {
    let target = try Self.other()
    _ = try target.quirks(["ocr-names", "modified-timestamp", "camelcase-tokens", "one-token-per-user"])
    #expect(
      Self.kinds(try Self.compare(target)) == [
        "name ingarI", "name rumsnummer", "form datumModifierad", "behaviour the members of a token of a login",
        "behaviour a second login",
      ])
    try target.stop()
  }

  @Test func `exactly the names of the other contract are found`() throws {
    let target = try Self.other()
    #expect(
      Self.kinds(try Self.compare(target, key: "demo-key-published")) == [
        "name lghummer", "name nummer", "name datumregistrerad", "form typ",
      ])
    try target.stop()
  }

  /// A change of answers, and what must be found of it.
  @Test(arguments: [
    (
      #"{"match": {"operation": "getUtrymme"}, "effect": {"patch": {"rumsnummer": 7, "hemlig": true}}}"#,
      ["extra field hemlig", "type rumsnummer"]
    ),
    (
      #"{"match": {"operation": "getEnhet"}, "effect": {"patch": [{"remove": "$.garanti"}, {"set": "$.id", "value": "x"}]}}"#,
      ["missing field garanti", "type id"]
    ),
    (
      #"{"match": {"operation": "getTilltradeVardelista"}, "effect": {"status": 404, "body": {"id": "x", "message": "no"}}}"#,
      ["status tillträden"]
    ),
    (
      #"{"match": {"path": "/ao-produkt/v1/arbetsorder/999999999999"}, "effect": {"patch": [{"remove": "$.userMessage"}]}}"#,
      ["error body userMessage"]
    ),
    (
      #"{"match": {"operation": "getTidsfraser"}, "effect": {"headers": {"Content-Type": "text/html"}}}"#,
      ["header Content-Type"]
    ),
  ])
  func `a planted difference is found and nothing else`(_ fault: String, _ expected: [String]) throws {
    let target = try Self.other()
    let made = try target.standard.anonymous.post("/_sim/faults", fault)
    #expect(made.status == 201, "\(made)")
    #expect(Self.kinds(try Self.compare(target)) == Set(expected))
    try target.stop()
  }

  @Test func `nothing but reading requests reach the target`() throws {
    let target = try Self.other()
    _ = try Self.compare(target)
    let journal = try target.standard.anonymous.get("/_sim/journal?limit=1000")
    let sent = journal.json["entries"]?.list ?? []
    #expect(sent.count > 100)
    let harmless = ["/felanmalningsbara/", "/oauth2/token", "/auth/login", "/resurskalender"]
    for entry in sent {
      let (method, path) = (entry["method"]?.text ?? "", entry["target"]?.text ?? "")
      #expect(method == "GET" || method == "POST" && harmless.contains { path.contains($0) }, "\(method) \(path)")
    }
    for table in ["arbetsorder", "handelse", "enhet", "kund"] {
      #expect(try target.count(table, of: target.standard) >= 0)
    }
    try target.stop()
  }

  @Test func `the report is there for programs too`() throws {
    let target = try Self.other()
    _ = try target.quirks(["ocr-names"])
    let report = try Self.compare(target)
    let json = report.json(simulator: "a", target: "b")
    #expect(json["differences"]?.arrayValue?.count == report.differences.count)
    #expect(json["differences"]?.arrayValue?.first?["kind"]?.stringValue == "name")
    #expect(json["checks"]?.intValue == Int64(report.checks))
    try target.stop()
  }
}
