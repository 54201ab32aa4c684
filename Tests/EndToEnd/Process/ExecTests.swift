import Foundation
import JSON
import Rules
import TestKit
import Testing

/// `fast2sim exec`: what the command gets, what becomes of it, and how it all ends.
@Suite struct ExecTests {
  /// A request without a token, which is refused and noted as `gateway-missing-credentials`.
  static let refused = #"curl -s -o /dev/null "$FAST2_BASE_URL/v1/arbetsorder""#

  /// A login and a list with a filter that there is not.
  static let ignored = #"""
    value() { sed -n 's/.*"access_token":"\([^"]*\)".*/\1/p'; }
    G=$(curl -s -u "$CONSUMER_KEY:$CONSUMER_SECRET" -d grant_type=client_credentials "$OAUTH2_TOKEN_ENDPOINT" | value)
    L=$(curl -s -H "Authorization: Bearer $G" -H 'Content-Type: application/json' \
      -d "{\"username\": \"$FAST2_USERNAME\", \"password\": \"$FAST2_PASSWORD\"}" \
      "$FAST2_BASE_URL/v1/auth/login" | value)
    curl -s -o /dev/null -H "Authorization: Bearer $G" -H "X-Auth-Token: $L" "$FAST2_BASE_URL/v1/arbetsorder?sortera=id"
    """#

  private func exec(
    _ options: [String] = [], sh script: String, environment: [String: String] = [:], in scratch: Scratch
  ) throws -> ChildProcess.Result {
    try scratch.run(["exec"] + options + ["--", "sh", "-c", script], environment: environment)
  }

  // MARK: What the command gets

  @Test func `the command has its server in variables, and what else was in the environment`() throws {
    let names = [
      "FAST2_BASE_URL", "OAUTH2_TOKEN_ENDPOINT", "FAST2_SIM_URL", "CONSUMER_KEY", "CONSUMER_SECRET", "FAST2_USERNAME",
      "FAST2_PASSWORD", "KUND_ID", "KUND_NR", "FAST2_SIM_CONTRACT", "OTHER",
    ]
    let result = try exec(
      sh: names.map { "echo \"$\($0)\"" }.joined(separator: "; ")
        + #"; curl -s -o /dev/null -w '%{http_code}' "$FAST2_SIM_URL/health""#,
      environment: ["FAST2_BASE_URL": "http://other:1", "OTHER": "kept  as it is"], in: try Scratch())
    let lines = result.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let url = lines[0]
    #expect(url.wholeMatch(of: /http:\/\/127\.0\.0\.1:\d+/) != nil)
    #expect(
      lines.dropFirst() == [
        "\(url)/oauth2/token", "\(url)/_sim", "demo-key", "demo-secret", "user", "password", "310001", "KUNDA10001",
        "1.1", "kept  as it is", "200",
      ])
    #expect(result.end == .exit(0))
  }

  @Test func `every run begins with a fresh world, and nothing is left behind`() throws {
    let scratch = try Scratch()
    try scratch.write("fast2sim.yaml", "db: kept.sqlite\nport: 1\nport-file: port\nadmin-key: hemlig\nlog: off\n")
    let result = try exec(sh: #"curl -s "$FAST2_SIM_URL/worlds""#, in: scratch)
    #expect(result.end == .exit(0))
    #expect(result.output.contains(#""name":"default""#))
    #expect(scratch.files == ["fast2sim.yaml"])
  }

  @Test func `options of serve count`() throws {
    let script = "\(Self.ignored); curl -s \"$FAST2_SIM_URL/clock\"; curl -s \"$FAST2_SIM_URL/journal?status=400\""
    let result = try exec(
      ["--strict", "--clock", "2026-03-02T08:00:00+01:00"], sh: script, in: try Scratch())
    #expect(result.output.contains(#""now":"2026-03-02T08:0"#))
    #expect(result.output.contains(#""code":"strict""#))
  }

  @Test func `a seed of one's own gives its own credentials`() throws {
    let scratch = try Scratch()
    let demo = try repositoryText("seed/demo.yaml")
    try scratch.write(
      "seed.yaml",
      demo.replacing("nyckel: demo-key,", with: "nyckel: min-nyckel,").replacing("demo-secret", with: "hem"))
    let result = try exec(["--seed", "seed.yaml"], sh: "echo $CONSUMER_KEY:$CONSUMER_SECRET", in: scratch)
    #expect(result.output == "min-nyckel:hem\n")
  }

  @Test func `HTTPS is served beside HTTP, and what is to be trusted goes with it`() throws {
    let scratch = try Scratch()
    let script = #"""
      curl -s --cacert "$FAST2_TLS_CA_FILE" "$FAST2_TLS_BASE_URL/_sim/health"; echo; echo "$FAST2_TLS_CA_FILE"
      curl -s -o /dev/null --cacert "$FAST2_TLS_CA_FILE" "$FAST2_TLS_BASE_URL/v1/arbetsorder"
      """#
    let result = try exec(["--tls"], sh: script, environment: ["TMPDIR": scratch.directory], in: scratch)
    let lines = result.output.split(separator: "\n")
    #expect(lines.first?.hasPrefix(#"{"status":"ok""#) == true)
    #expect(lines.last?.hasPrefix(scratch.directory) == true)
    #expect(result.errors.contains("1 request to 1 world"))
    #expect(scratch.files == [], "nothing of it is left")
    let none = try exec(sh: "echo ${FAST2_TLS_BASE_URL-none}", in: scratch)
    #expect(none.output == "none\n")
    #expect(
      try exec(["--tls", "--tls-dir", "kept"], sh: "echo ${FAST2_TLS_CA_FILE##*/}", in: scratch).output == "ca.pem\n")
    #expect(scratch.files == ["kept"])
  }

  @Test func `a port can be asked for`() throws {
    let free = try exec(sh: "echo ${FAST2_BASE_URL##*:}", in: try Scratch()).output.filter { $0 != "\n" }
    let result = try exec(["--port", free], sh: "echo $FAST2_BASE_URL", in: try Scratch())
    #expect(result.output == "http://127.0.0.1:\(free)\n")
  }

  // MARK: How it ends

  static let ends: [(command: [String], code: Int32)] = [
    (["sh", "-c", "exit 0"], 0), (["sh", "-c", "exit 7"], 7), (["sh", "-c", "exit 255"], 255),
    (["sh", "-c", "kill -9 $$"], 137), (["sh", "-c", "kill -15 $$"], 143), (["./mine", "a b", "--port", "1"], 5),
  ]

  @Test(arguments: ends) func `it ends as the command did`(_ command: [String], _ code: Int32) throws {
    let scratch = try Scratch()
    try scratch.write("mine", "#!/bin/sh\n[ \"$1$2$3\" = 'a b--port1' ] && exit 5\n")
    chmod(scratch.path("mine"), 0o755)
    #expect(try scratch.run(["exec", "--"] + command).end == .exit(code))
  }

  @Test(
    arguments: [
      (["nonesuch", "x"], 127, "can't run nonesuch: command not found"),
      (["./fast2sim.yaml"], 126, "can't run ./fast2sim.yaml: Permission denied"),
    ] as [([String], Int32, String)])
  func `a command that can't be run is named in one line`(_ command: [String], _ code: Int32, _ line: String) throws {
    let scratch = try Scratch()
    try scratch.write("fast2sim.yaml", "log: off\n")
    let result = try scratch.run(["exec", "--"] + command)
    #expect(result.end == .exit(code))
    #expect(result.errors == "fast2sim: \(line)\n")
  }

  static let mistakes: [(arguments: [String], message: String)] = [
    ([], "exec needs a command behind --: fast2sim exec -- pytest"),
    (["--"], "exec needs a command behind --: fast2sim exec -- pytest"),
    (["pytest", "-x"], "there is no option -x; see --help"),
    (["pytest"], "exec takes the command behind --: fast2sim exec -- pytest …"),
    (
      ["--db", "x.sqlite", "--", "true"],
      "exec has no --db: it serves a fresh world from memory, on this machine, for one command"
    ),
    (["--fail-on", "eror", "--", "true"], "--fail-on is 'eror'; valid are warning, error (did you mean error?)"),
    (
      ["--contract", "boht", "--", "true"], "--contract is 'boht'; valid are 1.1, published, both (did you mean both?)"
    ),
    (["--allow", "coersed", "--", "true"], "--allow is 'coersed'; there is no note coersed; did you mean coerced?"),
    (
      ["--allow", "coerced@postArbetsordr", "--", "true"],
      "--allow is 'coerced@postArbetsordr'; there is no operation postArbetsordr; did you mean postArbetsorder?"
    ),
  ]

  @Test(arguments: mistakes) func `a wrong call is told what would be right`(_ arguments: [String], _ message: String)
    throws
  {
    let scratch = try Scratch()
    let result = try scratch.run(["exec"] + arguments)
    #expect(result.end == .exit(2))
    #expect(result.errors == "fast2sim: \(message)\n")
    #expect(scratch.files == [])
  }

  @Test func `reports that can't be written stop it before the command runs`() throws {
    let scratch = try Scratch()
    try scratch.write("taken", "")
    let result = try exec(["--report", "taken"], sh: "echo ran", in: scratch)
    #expect(result.end == .exit(4))
    #expect(result.errors == "fast2sim: can't write reports to taken: Not a directory\n")
    #expect(result.output == "")
  }

  @Test func `a seed with mistakes stops it before the command runs`() throws {
    let scratch = try Scratch()
    try scratch.write("seed.yaml", "fast2: seed/1\nnam: x\n")
    let result = try exec(["--seed", "seed.yaml"], sh: "echo ran", in: scratch)
    #expect(result.end == .exit(4))
    #expect(result.output == "")
  }

  // MARK: Notes

  static let verdicts: [(options: [String], script: String, code: Int32, line: String?)] = [
    ([], ignored, 0, nil), (["--fail-on", "error"], ignored, 0, nil),
    (["--fail-on", "warning"], ignored, 3, "notes reached --fail-on warning: unknown-parameter (1)"),
    (["--fail-on", "warning", "--allow", "unknown-parameter"], ignored, 0, nil),
    (["--fail-on", "warning", "--allow", "unknown-parameter@getArbetsordrar_1"], ignored, 0, nil),
    (
      ["--fail-on", "warning", "--allow", "unknown-parameter@login"], ignored, 3,
      "notes reached --fail-on warning: unknown-parameter (1)"
    ),
    (
      ["--fail-on", "error"], refused, 3, "notes reached --fail-on error: gateway-missing-credentials (1)"
    ),
    // The command's own failure says more.
    (["--fail-on", "warning"], "\(ignored); exit 9", 9, nil),
    (["--fail-on", "warning"], "true", 3, "notes reached --fail-on warning: no-requests (1)"),
    (["--fail-on", "error"], "true", 0, nil),
    (["--fail-on", "warning", "--allow", "no-requests"], "true", 0, nil),
  ]

  @Test(.rule(.c4_2), arguments: verdicts)
  func `notes that reach the level end it with 3`(
    _ options: [String], _ script: String, _ code: Int32, _ line: String?
  ) throws {
    let result = try exec(options, sh: script, in: try Scratch())
    #expect(result.end == .exit(code))
    let last = try #require(result.errorLines.last)
    if let line { #expect(last == "fast2sim: \(line)") } else { #expect(!last.hasPrefix("fast2sim: notes reached")) }
  }

  @Test(.rule(.c4_2)) func `a note is shown with what to do, its rule and where it was first seen`() throws {
    let result = try exec(sh: Self.ignored, in: try Scratch())
    let report = result.errorLines.filter { !$0.isEmpty }
    #expect(report[0].hasPrefix("fast2sim: 3 requests to 1 world under contract 1.1; sh ended with 0 after "))
    #expect(report[1] == "notes: 1 warning")
    #expect(report[2] == "  warning unknown-parameter, once")
    #expect(report[3].contains("'sortera'"))
    #expect(report[4].hasPrefix("      → "))
    #expect(report[5].hasPrefix("      rule 1.8, observed: "))
    #expect(report[6] == "      first: GET /v1/arbetsorder?sortera=id 200 (getArbetsordrar_1), request 3")
    #expect(report[7].hasPrefix("coverage: 3 of "))
    #expect(report[8] == "  token 1 · login 1 · getArbetsordrar_1 1")
  }

  @Test(.rule(.c4_4)) func `what was reset, dropped or driven out of a journal is reported all the same`() throws {
    let scratch = try Scratch()
    let urls =
      "for i in $(seq 2100); do echo \"url = \\\"$FAST2_BASE_URL/v1/arbetsorder\\\"\"; echo 'output = /dev/null'; done"
    let script = """
      curl -s -o /dev/null "$FAST2_BASE_URL/w/gone/v1/arbetsorder"
      curl -s -X DELETE "$FAST2_SIM_URL/worlds/gone"
      curl -s -o /dev/null "$FAST2_BASE_URL/nowhere"
      curl -s -o /dev/null -X POST "$FAST2_SIM_URL/reset"
      \(urls) | curl -s -K -
      curl -s "$FAST2_SIM_URL/journal?limit=1"
      """
    let result = try exec(["--report", "out"], sh: script, in: scratch)
    #expect(result.output.contains(#""count":2000"#), "its own journal has lost some")
    #expect(result.errors.contains("fast2sim: 2102 requests to 2 worlds "))
    #expect(result.errors.contains("error gateway-missing-credentials, 2101 times"))
    #expect(result.errors.contains("error no-resource, once"))
    let entries = try #require(scratch.json("out/traffic.har")["log"]?["entries"]?.arrayValue)
    #expect(entries.count == 2102)
    let urlsSeen = entries.prefix(2).compactMap { $0["request"]?["url"]?.stringValue }
    #expect(urlsSeen[0].hasSuffix("/w/gone/v1/arbetsorder"))
    #expect(urlsSeen[1].hasSuffix("/nowhere"))
  }

  // MARK: Reports

  @Test func `the reports are there for machines, and hold no secret`() throws {
    let scratch = try Scratch()
    let result = try exec(["--report", "a/b", "--fail-on", "warning"], sh: Self.ignored, in: scratch)
    #expect(result.end == .exit(3))
    #expect(
      result.errors.contains("reports: a/b/{junit.xml,traffic.har,coverage.json,notes.json,notes.md,bundle.json}\n"))
    let notes = try scratch.json("a/b/notes.json")
    #expect(notes["failed"]?.boolValue == true)
    #expect(notes["notes"]?.arrayValue?.map { $0["code"]?.stringValue } == ["unknown-parameter"])
    let operations = try scratch.json("a/b/coverage.json")["operations"]?.arrayValue ?? []
    let called = operations.filter { ($0["count"]?.intValue ?? 0) > 0 }.map { $0["operation"]?.stringValue }
    #expect(Set(called) == ["token", "login", "getArbetsordrar_1"])
    #expect(try scratch.json("a/b/traffic.har")["log"]?["entries"]?.arrayValue?.count == 3)
    let junit = try scratch.text("a/b/junit.xml")
    #expect(junit.contains(#"<testsuite name="fast2sim 1.1" tests="4" failures="1""#))
    #expect(JUnitSchema.mistakes(junit) == [])
    #expect(junit.contains(#"name="getArbetsordrar_1""#))
    #expect(junit.contains(#"<failure type="unknown-parameter" message="unknown-parameter: "#))
    #expect(try scratch.text("a/b/notes.md").contains("| ❌ | warning unknown-parameter | 1 |"))
    for name in ["junit.xml", "traffic.har", "notes.json", "notes.md"] {
      let text = try scratch.text("a/b/\(name)")
      #expect(!text.contains("demo-secret") && !text.contains(#""password":"password""#))
    }
  }

  @Test(.rule(.c4_1)) func `no secret that a client misplaced is in a report or on standard error`() throws {
    let scratch = try Scratch()
    let script =
      Self.ignored + """

        call() { curl -s -o /dev/null -H "Authorization: Bearer $G" -H "X-Auth-Token: $L" "$@"; }
        call -H 'X-Api-Key: gomd-1' "$FAST2_BASE_URL/v1/arbetsorder?apikey=gomd-2&ssoId=gomd-3"
        call -d '{"passwrod": "gomd-4", "user": {"pwd": "gomd-5"}}' "$FAST2_BASE_URL/v1/arbetsorder"
        call -H 'X-Auth-Token: gomd-6' -H 'Referer: https://a:gomd-7@h/' "$FAST2_BASE_URL/v1/nowhere/password=gomd-8"
        call -H 'Content-Type: application/json' -d '{"ssoId": "gomd-9", "ssoIdHash": "a", "ssoTimestamp": "1",
          "ssoTimestampHash": "b"}' "$FAST2_BASE_URL/v1/auth/loginsso"
        """
    let result = try exec(["--report", "out"], sh: script, in: scratch)
    #expect(result.end == .exit(0), "\(result.errors)")
    var texts = [("standard error", result.errors)]
    for name in ["junit.xml", "traffic.har", "coverage.json", "notes.json", "notes.md", "bundle.json"] {
      texts.append((name, try scratch.text("out/\(name)")))
    }
    #expect(texts[2].1.contains("passwrod"))
    for (name, text) in texts { #expect(!text.contains("gomd-"), "\(name): \(text)") }
  }

  @Test func `under both contracts it runs twice, each with its key and its reports`() throws {
    let scratch = try Scratch()
    let result = try exec(
      ["--contract", "both", "--report", "out"], sh: "echo $FAST2_SIM_CONTRACT $CONSUMER_KEY; \(Self.ignored)",
      in: scratch)
    #expect(result.output == "1.1 demo-key\npublished demo-key-published\n")
    #expect(result.end == .exit(0))
    for contract in ["1.1", "published"] {
      #expect(try scratch.json("out/\(contract)/notes.json")["contract"]?.stringValue == contract)
      #expect(try scratch.text("out/\(contract)/junit.xml").contains("<testsuite name=\"fast2sim \(contract)\""))
      #expect(result.errors.contains("3 requests to 1 world under contract \(contract); sh ended with 0"))
    }
  }

  @Test(
    arguments: [
      ("[ $FAST2_SIM_CONTRACT = published ] || exit 6", 6), ("[ $FAST2_SIM_CONTRACT = 1.1 ] || exit 7", 7),
      ("[ $FAST2_SIM_CONTRACT = 1.1 ] || exit 8; \(ignored)", 8),
    ] as [(String, Int32)])
  func `under both contracts the first failure counts, and a command's before that of a note`(
    _ script: String, _ code: Int32
  ) throws {
    let result = try exec(
      ["--contract", "both", "--fail-on", "warning", "--allow", "no-requests"], sh: script, in: try Scratch())
    #expect(result.end == .exit(code))
    #expect(result.errors.contains("under contract published"))
  }

  @Test func `a contract that no key of the seed speaks is refused`() throws {
    let scratch = try Scratch()
    let demo = try repositoryText("seed/demo.yaml")
    try scratch.write(
      "seed.yaml", demo.split(separator: "\n").filter { !$0.contains("demo-key-published, h") }.joined(separator: "\n"))
    let result = try exec(["--seed", "seed.yaml", "--contract", "published"], sh: "echo ran", in: scratch)
    #expect(result.end == .exit(4))
    #expect(result.output == "")
    #expect(
      result.errors == "fast2sim: the seed has no gateway-klient that speaks the contract published; add one to it, "
        + "or leave --contract out\n")
  }
}

extension Scratch {
  /// A file as JSON.
  func json(_ name: String) throws -> JSONValue { try JSONParser.parse(try bytes(name)) }
}
