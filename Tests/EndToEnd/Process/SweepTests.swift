import Foundation
import JSON
import Model
import Rules
import TestKit
import Testing
import Traffic

/// `fast2sim exec --sweep`: what a client survives of what the real system is known to do.
@Suite(.rule(.c3_2, .c3_3)) struct SweepTests {
  /// A client that gives up at the first answer that it does not expect.
  static let frail = #"""
    set -e
    value() { sed -n 's/.*"access_token":"\([^"]*\)".*/\1/p' | grep .; }
    gateway() { curl -sSf -u "$CONSUMER_KEY:$CONSUMER_SECRET" -d grant_type=client_credentials "$OAUTH2_TOKEN_ENDPOINT" | value; }
    login() {
      curl -sSf -H "Authorization: Bearer $G" -H 'Content-Type: application/json' \
        -d "{\"username\": \"$FAST2_USERNAME\", \"password\": \"$FAST2_PASSWORD\"}" "$FAST2_BASE_URL/v1/auth/login" | value
    }
    list() { curl -sSf -o /dev/null -H "Authorization: Bearer $G" -H "X-Auth-Token: $L" "$FAST2_BASE_URL/v1/arbetsorder$1"; }
    G=$(gateway)
    L=$(login)
    """#

  private func sweep(
    _ list: String? = nil, _ options: [String] = [], sh script: String, in scratch: Scratch
  ) throws -> ChildProcess.Result {
    if let list { try scratch.write("sweep.yaml", "fast2: sweep/1\noddities:\n" + list) }
    return try scratch.run(
      ["exec", list == nil ? "--sweep" : "--sweep=sweep.yaml"] + options + ["--", "sh", "-c", script])
  }

  /// The name and the verdict of each row.
  private func verdicts(_ document: JSONValue) -> [String] {
    (document["oddities"]?.arrayValue ?? []).map {
      "\($0["name"]?.stringValue ?? "") \($0["verdict"]?.stringValue ?? "")"
    }
  }

  // MARK: Verdicts

  private static let four = """
    - {preset: api.token-expired}
    - {preset: upload.runtime-error}
    - {quirk: modified-timestamp}
    - {name: lost answer, faults: [{match: {operation: getArbetsordrar_1, nth: 2}, effect: {drop: true}}]}
    - {contract: published}

    """

  @Test func `what is survived, what is not, and what is never reached are told apart`() throws {
    let scratch = try Scratch()
    let result = try sweep(Self.four, ["--report", "out"], sh: "\(Self.frail)\nlist; list", in: scratch)
    #expect(result.end == .exit(1))
    let lines = result.output.split(separator: "\n").map(String.init)
    #expect(
      lines[0].contains("plain") && lines[0].contains("ended with 0 after ") && lines[0].hasSuffix(", 4 requests"))
    for expected in [
      "✗ api.token-expired     NOT SURVIVED: ended with 22; 1 request hit",
      "    first hit: GET /v1/arbetsorder 401", "    reports: out/oddity-api.token-expired",
      "– upload.runtime-error  never reached", "✗ lost answer           NOT SURVIVED: ended with 52; 1 request hit",
      "5 oddities: 2 survived, 2 not survived, 1 never reached",
    ] { #expect(lines.contains(expected), "no \(expected) in \(result.output)") }
    #expect(lines.contains { $0.hasPrefix("✓ modified-timestamp    survived: 2 requests hit, ") })
    #expect(lines.contains { $0.hasPrefix("✓ contract published    survived: 4 requests hit, ") })
    #expect(lines.contains { $0.hasPrefix("    | curl: (22) ") }, "what it printed is shown")
  }

  @Test func `a client that copes survives all of it`() throws {
    let script = """
      \(Self.frail)
      tried() { list || { L=$(login); list; } || list; }
      tried; tried
      """
    let result = try sweep(Self.four, sh: script, in: try Scratch())
    #expect(result.end == .exit(0))
    #expect(result.output.hasSuffix("5 oddities: 4 survived, 1 never reached\n"))
  }

  @Test func `a command that does not end is ended, with all that it has started, and has not survived`() throws {
    let scratch = try Scratch()
    let slow = "- {name: stuck, faults: [{match: {operation: getArbetsordrar_1}, effect: {delay: PT9M}}]}\n"
    let result = try sweep(
      slow, ["--sweep-timeout", "1s", "--json"], sh: "\(Self.frail)\ntrap '' TERM; list", in: scratch)
    #expect(result.end == .exit(1))
    let document = try JSONParser.parse(Array(result.output.utf8))
    #expect(verdicts(document) == ["stuck hung"])
    #expect(
      document["oddities"]?.arrayValue?[0]["reason"]?.stringValue
        == "hung: it did not end within 1.0 s, and was ended")
  }

  @Test(
    arguments: [(["--fail-on", "warning"], 1, "not-survived"), ([], 0, "survived")] as [([String], Int32, String)])
  func `notes that the plain run does not leave count where fail-on asks for them`(
    _ options: [String], _ code: Int32, _ verdict: String
  ) throws {
    let script = """
      \(Self.frail)
      list '?plain=1'
      [ $FAST2_SIM_CONTRACT = 1.1 ] || curl -sSf -o /dev/null -H "Authorization: Bearer $G" \
        -H "X-Auth-Token: $L" "$FAST2_BASE_URL/v1/arbetsorder/101/status?other=1"
      """
    let result = try sweep("- {contract: published}\n", options + ["--json"], sh: script, in: try Scratch())
    let document = try JSONParser.parse(Array(result.output.utf8))
    #expect(result.end == .exit(code))
    #expect(verdicts(document) == ["contract published \(verdict)"])
    guard code > 0 else { return }
    #expect(
      document["oddities"]?.arrayValue?[0]["reason"]?.stringValue
        == "left notes that the plain run does not: unknown-parameter@getArbetsorderStatus")
  }

  @Test(arguments: [("list", "not-survived"), ("L=$M; list", "survived"), ("true", "survived")])
  func `one token for a user is met where somebody logs in again`(_ then: String, _ verdict: String) throws {
    let script = "\(Self.frail)\nM=$(login)\n\(then)"
    let result = try sweep("- {quirk: one-token-per-user}\n", ["--json"], sh: script, in: try Scratch())
    #expect(verdicts(try JSONParser.parse(Array(result.output.utf8))) == ["one-token-per-user \(verdict)"])
    let once = try sweep("- {quirk: one-token-per-user}\n", ["--json"], sh: "\(Self.frail)\nlist", in: try Scratch())
    #expect(verdicts(try JSONParser.parse(Array(once.output.utf8))) == ["one-token-per-user never-reached"])
  }

  @Test(arguments: ["FAST2_BASE_URL=$FAST2_BASE_URL/w/mine", "curl -s -X POST -o /dev/null $FAST2_SIM_URL/reset"])
  func `worlds that the command makes are odd too, and a reset takes nothing away`(_ before: String) throws {
    // Where the base URL is another one, so is the token endpoint.
    let script = "\(before)\nOAUTH2_TOKEN_ENDPOINT=$FAST2_BASE_URL/oauth2/token\n\(Self.frail)\nlist"
    let result = try sweep(
      "- {preset: api.token-expired}\n- {quirk: modified-timestamp}\n", ["--json"], sh: script, in: try Scratch())
    #expect(
      verdicts(try JSONParser.parse(Array(result.output.utf8)))
        == ["api.token-expired not-survived", "modified-timestamp survived"])
  }

  @Test func `without a list every preset, every quirk and the other contract are tried`() throws {
    let result = try sweep(nil, ["--jobs", "8", "--json"], sh: Self.frail, in: try Scratch())
    let document = try JSONParser.parse(Array(result.output.utf8))
    let names = (document["oddities"]?.arrayValue ?? []).compactMap { $0["name"]?.stringValue }
    #expect(
      names == FaultPreset.allCases.map(\.rawValue) + Quirk.allCases.map(\.rawValue) + ["contract published"])
    // It logs in and does nothing more, so what needs a login can't reach it.
    let unreached = verdicts(document).filter { $0.hasSuffix("never-reached") }
    #expect(
      unreached.map { $0.prefix { $0 != " " } }
        == ["api.token-expired", "upload.runtime-error", "modified-timestamp", "one-token-per-user", "ocr-names"])
    let survived = verdicts(document).filter { $0.hasSuffix(" survived") }
    #expect(survived == ["slow.2s survived", "contract published survived"])
  }

  // MARK: The plain run

  @Test func `where the plain run fails nothing else is tried, and its code counts`() throws {
    let scratch = try Scratch()
    let result = try sweep(nil, ["--report", "out"], sh: "\(Self.frail)\necho no luck; exit 7", in: scratch)
    #expect(result.end == .exit(7))
    #expect(result.output.contains("    | no luck\n"))
    #expect(result.output.hasSuffix("the plain run ended with 7, so there is nothing to compare with\n"))
    let junit = try scratch.text("out/junit.xml")
    #expect(JUnitSchema.mistakes(junit) == [])
    #expect(
      junit.contains(#"<testsuite name="fast2sim sweep" tests="15" failures="1""#) && junit.contains(#"skipped="14""#))
    #expect(try verdicts(scratch.json("out/sweep.json")).allSatisfy { $0.hasSuffix(" not-run") })
  }

  @Test func `a command that asks nothing has nothing to survive`() throws {
    let result = try sweep(nil, sh: "true", in: try Scratch())
    #expect(result.end == .exit(1))
    #expect(result.output.contains("the plain run sent no request to the simulator"))
  }

  @Test func `a command that there is not is said as exec says it`() throws {
    let result = try Scratch().run(["exec", "--sweep", "--", "nonesuch"])
    #expect(result.end == .exit(127))
    #expect(result.errors == "fast2sim: can't run nonesuch: command not found\n")
  }

  // MARK: Reports

  @Test func `the reports have a test for each oddity, and a directory for the plain run and each failure`() throws {
    let scratch = try Scratch()
    let list = "- {preset: api.token-expired}\n- {preset: upload.runtime-error}\n- {quirk: modified-timestamp}\n"
    _ = try sweep(list, ["--report", "out"], sh: "\(Self.frail)\nlist", in: scratch)
    let junit = try scratch.text("out/junit.xml")
    #expect(JUnitSchema.mistakes(junit) == [])
    #expect(junit.contains(#"tests="3" failures="1""#) && junit.contains(#"skipped="1""#))
    for name in ["api.token-expired", "upload.runtime-error", "modified-timestamp"] {
      #expect(junit.contains(#"<testcase name="\#(name)" classname="fast2sim.sweep""#))
    }
    #expect(junit.contains(#"<failure type="not-survived" message="ended with 22">first hit: GET /v1/arbetsorder 401"#))
    #expect(junit.contains(#"<skipped message="never reached: no request of the command met it"/>"#))
    let files = { try FileManager.default.contentsOfDirectory(atPath: scratch.path($0)).sorted() }
    #expect(try files("out") == ["junit.xml", "oddity-api.token-expired", "plain", "sweep.json"])
    let all = ["bundle.json", "coverage.json", "junit.xml", "notes.json", "notes.md", "output.txt", "traffic.har"]
    for directory in ["out/plain", "out/oddity-api.token-expired"] { #expect(try files(directory) == all) }
    #expect(try scratch.json("out/oddity-api.token-expired/traffic.har")["log"]?["entries"]?.arrayValue?.count == 3)
    #expect(try scratch.text("out/oddity-api.token-expired/output.txt").contains("curl: (22)"))
    let bundle = try scratch.json("out/oddity-api.token-expired/bundle.json")
    #expect(bundle["fast2sim"]?.stringValue == "bundle/1" && bundle["calls"]?.arrayValue?.count == 3)
    // What is survived the next time leaves nothing behind.
    _ = try sweep(list, ["--report", "out"], sh: "\(Self.frail)\nlist || list", in: scratch)
    #expect(try files("out") == ["junit.xml", "plain", "sweep.json"])
  }

  // MARK: Several beside one another

  /// The plain run leaves a file behind; each other one waits for the other.
  private static func meeting(_ then: String) -> String {
    "\(frail)\nlist\n[ -e plain ] || { touch plain; exit 0; }\n\(then)"
  }

  @Test func `jobs run beside one another`() throws {
    let scratch = try Scratch()
    mkfifo(scratch.path("fifo"), 0o600)
    // Each end of a pipe waits for the other.
    let script = Self.meeting("if mkdir first 2>/dev/null; then cat fifo >/dev/null; else echo here >fifo; fi")
    let list = "- {name: a, quirk: modified-timestamp}\n- {name: b, quirk: modified-timestamp}\n"
    let result = try sweep(list, ["--jobs", "2"], sh: script, in: scratch)
    #expect(result.end == .exit(0))
    #expect(result.output.hasSuffix("2 oddities: 2 survived\n"))
  }

  @Test(arguments: [(SIGINT, 130, "INT"), (SIGTERM, 143, "TERM")] as [(Int32, Int32, String)])
  func `a signal reaches every command, and nothing more is tried`(
    _ signal: Int32, _ code: Int32, _ name: String
  ) throws {
    let scratch = try Scratch()
    for fifo in ["ready", "never"] { mkfifo(scratch.path(fifo), 0o600) }
    let script = Self.meeting("trap 'echo bye >>bye; exit 0' \(name); echo x >ready; read line <never")
    let list = ["a", "b", "c"].map { "- {name: \($0), quirk: modified-timestamp}\n" }.joined()
    try scratch.write("sweep.yaml", "fast2: sweep/1\noddities:\n" + list)
    let process = try ChildProcess(
      ["exec", "--sweep=sweep.yaml", "--jobs", "2", "--", "sh", "-c", script], in: scratch.directory)
    // Opened for both, so that opening and reading wait for bytes alone.
    let ready = open(scratch.path("ready"), O_RDWR)
    defer { close(ready) }
    var bytes = [UInt8](repeating: 0, count: 1)
    var lines = 0
    while lines < 2, read(ready, &bytes, 1) == 1 { lines += bytes[0] == UInt8(ascii: "\n") ? 1 : 0 }
    process.signal(signal)
    let result = try process.wait()
    #expect(result.end == .exit(code))
    #expect(try scratch.text("bye") == "bye\nbye\n")
    #expect(result.output.hasSuffix("3 oddities: 0 survived, 3 not run\n"))
  }

  // MARK: Mistakes

  static let mistakes: [(list: String, message: String)] = [
    ("- {preset: gateway.throtled}", ":3:12: oddities[0].preset: expected one of gateway.throttled, "),
    ("- {preset: gateway.throtled}", "got \"gateway.throtled\" (did you mean gateway.throttled?)"),
    ("- {qirk: ocr-names}", ":3:4: oddities[0].qirk: unknown key (did you mean quirk?)"),
    ("- {name: a}", ":3:3: oddities[0]: nothing is odd here; say preset, quirk, contract or faults"),
    ("- {faults: [{effect: {drop: true}}]}", ":3:3: oddities[0]: name is missing: faults alone have none"),
    ("- {quirk: ocr-names}\n- {quirk: ocr-names}", "\"ocr-names\" is there already, on line 3"),
    ("- {name: a, faults: [{effect: {dorp: true}}]}", "did you mean drop?"),
    ("- {name: a, faults: [{match: {operation: getKnd}, effect: {drop: true}}]}", "did you mean getKund?"),
    ("- {name: [", "oddities"), ("  []", ": the list has no oddity"),
  ]

  @Test(arguments: mistakes) func `a mistake in the list is told with its place`(_ list: String, _ message: String)
    throws
  {
    let result = try sweep(list + "\n", sh: "touch ran", in: try Scratch())
    #expect(result.end == .exit(2))
    #expect(result.output == "")
    #expect(result.errors.contains(message == "oddities" ? "sweep.yaml:" : message), "\(result.errors)")
  }

  @Test func `another kind of file is known for what it is`() throws {
    let scratch = try Scratch()
    try scratch.write("s.yaml", "fast2: scenario/1\nname: a\n")
    try scratch.write("sweep.yaml", "fast2: sweep/1\noddities: []\n")
    let wrong = try scratch.run(["exec", "--sweep=s.yaml", "--", "true"])
    #expect(wrong.errors.contains("this is a scenario, for --scenario or fast2sim scenario; sweep/1 is wanted here"))
    let other = try scratch.run(["scenario", "check", "sweep.yaml"])
    #expect(other.errors.contains("this is a list of oddities, for fast2sim exec --sweep=FILE"))
  }

  static let usage: [(options: [String], message: String)] = [
    (["--sweep", "mine.yaml"], "--sweep takes its list behind =, and the command stands behind --: --sweep=mine.yaml"),
    (["--sweep=mine.yaml"], "can't read mine.yaml: "), (["--jobs", "2"], "--jobs goes with --sweep"),
    (["--json"], "--json goes with --sweep"), (["--sweep", "--jobs", "0"], "--jobs is '0'; valid is a whole number"),
    (["--sweep", "--sweep-timeout", "0s"], "--sweep-timeout is '0s'; valid is a time"),
    (["--sweep", "--contract", "both"], "--contract both can't go with --sweep"),
    (["--sweep", "--port", "1"], "--port can't go with --sweep"),
  ]

  @Test(arguments: usage) func `what does not go together is said`(_ options: [String], _ message: String) throws {
    let result = try Scratch().run(["exec"] + options + ["--", "true"])
    #expect(result.end == .exit(2))
    #expect(result.errors.hasPrefix("fast2sim: \(message)"), "\(result.errors)")
  }
}
