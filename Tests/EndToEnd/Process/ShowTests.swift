import JSON
import Rules
import TestKit
import Testing

/// `fast2sim show`, and the commands that say when to use it.
@Suite(.rule(.c4_1)) struct ShowTests {
  private struct Showing {
    let process: ChildProcess
    let lines: [String]
    let port: Int

    init(_ file: String, in scratch: Scratch) throws {
      process = try ChildProcess(["show", file, "--no-browser", "--port-file", "port"], in: scratch.directory)
      lines = [try process.line(), try process.line()]
      port = Int(try scratch.text("port").filter(\.isNumber)) ?? 0
    }

    /// What stands behind the # of the URL.
    var place: String? {
      lines[1].split(separator: " ").first { $0.hasPrefix("http://127.0.0.1:\(port)/_sim/#/") }
        .map { String($0.split(separator: "#")[1]) }
    }

    func get(_ path: String) throws -> TestAnswer { TestAnswer(raw: try HTTPClient(port: port).send("GET", path)) }

    func stop() throws -> ChildProcess.Result {
      process.signal(15)
      return try process.wait()
    }
  }

  @Test func `a red run names the bundle that opens it, at the request that failed it`() throws {
    let scratch = try Scratch()
    let script = "\(ExecTests.refused); \(ExecTests.ignored); \(ExecTests.refused)"
    let run = try scratch.run(
      [
        "exec", "--report", "ut rapport", "--fail-on", "warning", "--allow", "gateway-missing-credentials", "--", "sh",
        "-c", script,
      ])
    #expect(run.end == .exit(3))
    #expect(run.errorLines.last == "look: fast2sim show 'ut rapport/bundle.json'")
    let bundle = try JSONParser.parse(try scratch.bytes("ut rapport/bundle.json"))
    #expect(bundle["failed"]?.intValue == 4)
    let showing = try Showing("ut rapport/bundle.json", in: scratch)
    #expect(
      showing.lines[0] == "fast2sim shows ut rapport/bundle.json: 5 requests replayed, all answered as they were")
    #expect(showing.place == "/j/4")
    let entry = try showing.get("/_sim/journal/4").json
    #expect(entry["notes"]?[0]?["code"]?.text == "unknown-parameter")
    let shown = try showing.get("/_sim/shown").json
    #expect(shown["kind"]?.text == "bundle")
    #expect(shown["name"]?.text == "bundle.json")
    #expect(shown["reason"]?.text == nil)
    #expect(shown["content"]?["failed"]?.int == 4)
    #expect(try showing.stop().end == .exit(0))
  }

  @Test func `of the world that failed, and since it was reset`() throws {
    let scratch = try Scratch()
    let script = #"""
      for n in 1 2; do curl -s -o /dev/null "$FAST2_BASE_URL/w/a/v1/arbetsorder"; done
      curl -s -o /dev/null -X POST "$FAST2_SIM_URL/../w/b/_sim/reset"
      """#
    let run = try scratch.run(["exec", "--report", "r", "--fail-on", "error", "--", "sh", "-c", script])
    #expect(run.errorLines.last == "look: fast2sim show r/bundle.json")
    let bundle = try JSONParser.parse(try scratch.bytes("r/bundle.json"))
    #expect(bundle["world"]?.stringValue == "a")
    #expect(bundle["failed"]?.intValue == 1)
    let lost = script + "\n" + #"curl -s -o /dev/null -X POST "$FAST2_BASE_URL/w/a/_sim/reset""#
    let second = try scratch.run(["exec", "--report", "r", "--fail-on", "error", "--", "sh", "-c", lost])
    #expect(second.errorLines.last == "look: fast2sim show r/traffic.har")
    #expect(!scratch.files.contains("r/bundle.json"))
    #expect(second.errors.contains("reports: r/{junit.xml,traffic.har,coverage.json,notes.json,notes.md}\n"))
  }

  @Test func `a green run names nothing`() throws {
    let scratch = try Scratch()
    let run = try scratch.run(["exec", "--report", "r", "--", "sh", "-c", ExecTests.refused])
    #expect(run.end == .exit(0))
    #expect(!run.errors.contains("look:"))
    #expect(run.errors.contains("notes.md,bundle.json}\n"))
  }

  @Test func `what the console sends is not the command's`() throws {
    let scratch = try Scratch()
    let script = #"""
      curl -s -o /dev/null -H 'X-Sim-Origin: console' "$FAST2_BASE_URL/v1/arbetsorder"
      """#
    let run = try scratch.run(["exec", "--report", "r", "--fail-on", "error", "--", "sh", "-c", script])
    #expect(run.end == .exit(0))
    #expect(run.errors.contains("0 requests"))
    #expect(try JSONParser.parse(try scratch.bytes("r/traffic.har"))["log"]?["entries"]?.arrayValue?.isEmpty == true)
  }

  @Test func `a HAR, and a bundle of another format, are shown with the reason`() throws {
    let scratch = try Scratch()
    try scratch.write("a.har", "\u{FEFF}{\"log\": {\"version\": \"1.2\", \"entries\": []}}")
    try scratch.write("b.json", #"{"fast2sim": "bundle/2", "start": {}}"#)
    try scratch.write("c.json", #"{"fast2sim": "bundle/1", "start": {}}"#)
    for (file, kind, reason) in [
      ("a.har", "har", "an HTTP Archive has no data to begin from; a bundle has, and is replayed"),
      ("b.json", "bundle", "it is of the format bundle/2, and bundle/1 is replayed"),
      ("c.json", "bundle", "start: seed is missing"),
    ] {
      let showing = try Showing(file, in: scratch)
      #expect(showing.lines[0].hasPrefix("fast2sim shows \(file), read-only: "))
      #expect(showing.place == "/files")
      let shown = try showing.get("/_sim/shown").json
      #expect(shown["kind"]?.text == kind)
      #expect(shown["reason"]?.text?.contains(reason) == true, "\(shown)")
      #expect(shown["content"] != nil)
      #expect(try showing.stop().end == .exit(0))
    }
  }

  @Test(arguments: [
    (["show"], "show takes one file, a bundle or a HAR: fast2sim show report/bundle.json"),
    (["show", "a", "b"], "show takes one file, a bundle or a HAR: fast2sim show report/bundle.json"),
    (["show", "none.json"], "can't read none.json: No such file or directory"),
    (["show", "text"], "text is no bundle and no HAR: it is not JSON at line 1, column 1: "),
    (["show", "other.json"], "other.json is no bundle and no HAR: it has neither fast2sim nor log.entries"),
  ])
  func `what can't be shown is a mistake of the call`(_ arguments: [String], _ message: String) throws {
    let scratch = try Scratch()
    try scratch.write("text", "hej")
    try scratch.write("other.json", #"{"log": {}}"#)
    let result = try scratch.run(arguments)
    #expect(result.end == .exit(2))
    #expect(result.errors.contains(message), "\(result.errors)")
  }

  @Test func `a server that shows no file says so`() throws {
    expectProblem(try TestServer.shared.world().anonymous.get("/_sim/shown"), 404, "control-not-found")
  }

  @Test func `a scenario that failed names its bundle`() throws {
    let scratch = try Scratch()
    try scratch.write(
      "fel.yaml",
      """
      fast2: scenario/1
      name: Fel
      clock: 2026-03-02T08:00:00+01:00
      steps:
        - as: user
          send: GET /v1/arbetsorder/101
          expect: {status: 200}
        - name: en som inte finns
          send: GET /v1/arbetsorder/4711
          expect: {status: 200}

      """)
    let run = try scratch.run(["scenario", "run", "fel.yaml", "--bundles", "ut"])
    #expect(run.end == .exit(1))
    #expect(run.output.contains("\n  look: fast2sim show ut/fel-yaml.bundle.json\n"), "\(run.output)")
    let showing = try Showing("ut/fel-yaml.bundle.json", in: scratch)
    let place = try #require(showing.place)
    #expect(place.hasPrefix("/j/"))
    let entry = try showing.get("/_sim/journal/\(place.dropFirst(3))").json
    #expect(entry["target"]?.text?.hasSuffix("/v1/arbetsorder/4711") == true)
    #expect(entry["status"]?.int == 404)
    #expect(try showing.stop().end == .exit(0))
  }
}
