import Foundation
import JSON
import Rules
import TestKit
import Testing

/// The verbs that steer a running server and look into it, through the program as people use it.
@Suite(.rule(.c1_1)) struct VerbTests {
  /// A served program, and the verbs that are asked of it.
  private struct Bench {
    let scratch: Scratch
    let server: Served

    init(_ arguments: [String] = []) throws {
      scratch = try Scratch()
      server = try Served(["--db", ":memory:", "--log", "off"] + arguments, in: scratch)
    }

    func run(_ words: String..., environment: [String: String] = [:]) throws -> ChildProcess.Result {
      try scratch.run(words, environment: ["FAST2SIM_URL": server.url].merging(environment) { $1 })
    }

    /// What a verb prints, which must end well.
    func output(_ words: String..., sourceLocation: SourceLocation = #_sourceLocation) throws -> String {
      let result = try scratch.run(words, environment: ["FAST2SIM_URL": server.url])
      #expect(result.end == .exit(0), "\(words): \(result.errors)", sourceLocation: sourceLocation)
      #expect(result.errors == "", sourceLocation: sourceLocation)
      return result.output
    }

    func json(_ words: String...) throws -> JSONValue {
      let result = try scratch.run(words + ["--json"], environment: ["FAST2SIM_URL": server.url])
      #expect(result.end == .exit(0), "\(words): \(result.errors)")
      return try JSONParser.parse(Array(result.output.utf8))
    }
  }

  @Test(.rule(.c1_6)) func `clock shows, sets, stops, speeds up and moves`() throws {
    let bench = try Bench()
    #expect(try bench.output("clock", "set", "2026-03-01T08:00", "--world", "a").hasPrefix("2026-03-01T08:00:0"))
    #expect(try bench.output("clock", "freeze").hasSuffix("  frozen\n"))
    #expect(try bench.output("clock", "set", "2026-03-01T08:00") == "2026-03-01T08:00:00+01:00  frozen\n")
    #expect(
      try bench.output("clock", "rate", "60")
        == "2026-03-01T08:00:00+01:00  frozen, else 60 times as fast as the machine's\n")
    #expect(
      try bench.output("clock", "advance", "P2D").split(separator: "\n").map(String.init) == [
        "2026-03-03T08:00:00+01:00  frozen, else 60 times as fast as the machine's", "fell due:",
        "at                         what     id", "2026-03-02T01:10:00+01:00  sla-due  106",
        "2026-03-02T11:50:00+01:00  sla-due  107",
      ])
    #expect(try bench.output("clock", "run").hasSuffix("  runs 60 times as fast as the machine's\n"))
    #expect(try bench.output("clock", "real").contains("  runs as fast as the machine's\n"))
    #expect(try bench.json("clock")["frozen"]?.boolValue == false)
    #expect(try bench.output("clock", "show", "--world=a").hasPrefix("2026-03-01T08:00:"))
  }

  @Test(.rule(.c4_1)) func `journal lists, tells why one was refused, and is emptied`() throws {
    let bench = try Bench()
    #expect(try bench.output("journal") == "no such request is in the journal\n")
    _ = try bench.server.send("GET", "/v1/arbetsorder/101")
    let caller = try bench.server.login()
    #expect(try bench.server.send("POST", "/v1/arbetsorder", caller, json: Served.newOrder).status == 201)
    #expect(
      try bench.server.send("PUT", "/v1/arbetsorder/1000/status", caller, json: #"{"statuskod": "UTFÖRD"}"#).status
        == 400)
    let lines = try bench.output("journal").split(separator: "\n").map(String.init)
    #expect(lines.count == 6)
    #expect(lines[0].split(separator: " ") == ["no", "time", "status", "ms", "operation", "resurs", "notes"])
    let last = lines[5].split(separator: " ")
    #expect([last[0], last[2]] + last[4...] == ["5", "400", "postArbetsorderStatus", "R100", "status-step"][...])
    #expect(try bench.output("journal", "--status", "400").split(separator: "\n").count == 2)
    #expect(try bench.output("journal", "--after=3", "--limit", "1").contains("postArbetsorder "))
    #expect(try bench.json("journal", "--level", "error")["entries"]?.arrayValue?.count == 2)

    let why = try bench.output("journal", "5")
    #expect(why.contains("PUT /v1/arbetsorder/1000/status\nanswered 400 in "))
    #expect(why.contains("\nerror status-step: arbetsorder 1000 can't go from REG to UTFÖRD"))
    #expect(why.contains("\n  do: GET /v1/arbetsorder/1000/status/vardelista"))
    #expect(why.contains("\n  rule 4.2, document and assumed: document §2.1"))
    #expect(why.contains(#"sent: {"statuskod": "UTFÖRD"}"#))
    let made = try bench.output("journal", "show", "4")
    #expect(made.contains("\nstatus: REG\n") && made.contains("\ndata: inserted arbetsorder 1000\n"), "\(made)")
    #expect(try bench.json("journal", "5")["id"]?.intValue == 5)

    let gone = try bench.run("journal", "99")
    #expect(gone.end == .exit(1))
    #expect(
      gone.errors.contains("there is no entry 99 in the journal (control-not-found)\n  do: fast2sim journal lists"))
    #expect(try bench.output("journal", "clear") == "the journal is empty\n")
  }

  @Test(.rule(.c4_1)) func `journal --follow goes on with what comes until it is interrupted`() throws {
    let bench = try Bench()
    _ = try bench.server.send("GET", "/v1/arbetsorder/101")
    for isJSON in [false, true] {
      let follower = try ChildProcess(
        ["journal", "--follow", "--url", bench.server.url] + (isJSON ? ["--json"] : []), in: bench.scratch.directory)
      if !isJSON { #expect(try follower.line().contains("no  time")) }
      let first = try follower.line()
      #expect(isJSON ? first.hasPrefix(#"{"id":1,"#) : first.hasPrefix("   1  "))
      if isJSON { _ = try follower.line() } else { _ = try bench.server.gateway() }
      if isJSON { _ = try bench.server.send("GET", "/v1/arbetsorder/102") }
      let next = try follower.line()
      #expect(isJSON ? next.hasPrefix(#"{"id":3,"#) : next.contains("   2  ") && next.contains("  token"), "\(next)")
      follower.signal(SIGINT)
      let result = try follower.wait()
      #expect(result.end == .exit(0))
      #expect(result.errors == "")
    }
    let left = try ChildProcess(["journal", "--follow", "--url", bench.server.url], in: bench.scratch.directory)
    _ = try left.line()
    _ = try bench.server.stop()
    let result = try left.wait()
    #expect(result.end == .exit(4))
    #expect(result.errors.hasPrefix("fast2sim: no server answers at "), "\(result.errors)")
  }

  @Test(.rule(.c4_4)) func `verify says with its exit code whether requests were made`() throws {
    let bench = try Bench()
    _ = try bench.server.login()
    #expect(try bench.output("verify", "--operation", "login", "--count", "1") == "met: 2\n")
    #expect(try bench.output("verify", "--operation", "token,login", "--min", "2", "--max", "2") == "met: 1, 2\n")
    #expect(try bench.output("verify", "--none", "--method", "DELETE") == "met\n")
    #expect(
      try bench.output("verify", #"{"sequence": [{"operation": "token"}, {"operation": "login"}]}"#) == "met: 1, 2\n")
    try bench.scratch.write("question.yaml", "operation: login\nbody: {username: anna}\n")
    let failed = try bench.run("verify", "--file", "question.yaml")
    #expect(failed.end == .exit(1))
    #expect(failed.output.hasPrefix("failed: 0 requests match; at least 1 must\nnearest: 2  POST /v1/auth/login\n"))
    #expect(failed.output.contains("  body.username: expected \"anna\", got \"user\""), "\(failed.output)")
    let json = try bench.run("verify", "--none", "--json")
    #expect(json.end == .exit(1))
    #expect(try JSONParser.parse(Array(json.output.utf8))["verdict"]?.stringValue == "failed")
    _ = try bench.output("journal", "clear")
    let inconclusive = try bench.run("verify", "--operation", "login")
    #expect(inconclusive.end == .exit(1))
    #expect(inconclusive.output.hasPrefix("inconclusive: "))
  }

  @Test(.rule(.c3_1)) func `fault adds, lists and clears`() throws {
    let bench = try Bench()
    #expect(try bench.output("fault") == "there are no faults\n")
    let added = try bench.output(
      "fault", "add", "gateway.throttled", "--operation", "postArbetsorder,putArbetsorder", "--nth", "1",
      "--probability", "0.5", "--lifetime", "PT10M")
    #expect(added.hasPrefix("fault 1 is there\nno  hits  state"))
    #expect(
      added.contains(
        #"gateway.throttled  {"operation":["postArbetsorder","putArbetsorder"],"nth":1,"probability":0.5}"#))
    try bench.scratch.write("fault.yaml", "name: lost\neffect: {drop: true, afterCommit: true}\n")
    #expect(
      try bench.output("fault", "add", "--file", "fault.yaml").contains(
        #"{"drop":true,"afterCommit":true} "lost"  every request"#))
    _ = try bench.output("fault", "add", #"{"effect": {"status": 503}, "match": {"path": "/v1/x"}}"#)
    #expect(try bench.json("fault", "list").arrayValue?.count == 3)
    #expect(try bench.output("fault", "clear", "2") == "fault 2 is gone\n")
    let none = try bench.run("fault", "clear", "2")
    #expect(none.end == .exit(1))
    #expect(
      none.errors
        == "fast2sim: there is no fault rule 2 (control-not-found)\n  do: fast2sim fault list lists those that there are.\n"
    )
    #expect(try bench.output("fault", "clear") == "there are no faults now\n")
  }

  @Test(.rule(.c1_3)) func `world makes, copies, shows and drops`() throws {
    let bench = try Bench()
    let url = bench.server.url
    #expect(
      try bench.output("world", "create", "test-1", "--contract", "published", "--allow", "unknown-parameter")
        == "world test-1 is at \(url)/w/test-1\n")
    #expect(
      try bench.output("world", "fork", "test-1", "copy-1", "--world", "test-1")
        == "world copy-1 is at \(url)/w/copy-1\n")
    _ = try bench.output("world", "create", "sla", "--scenario", "sla/sla-bruten")
    let names = try bench.output("world").split(separator: "\n").dropFirst().map { $0.prefix { $0 != " " } }
    #expect(names.sorted() == ["copy-1", "default", "sla", "test-1"])
    #expect(try bench.output("world", "show", "copy-1").split(separator: "\n").count == 2)
    #expect(try bench.json("world", "show", "copy-1")["name"]?.stringValue == "copy-1")
    #expect(
      try bench.output("world", "load", "sla-bruten", "--world", "copy-1")
        == "\(url)/w/copy-1 is now \"SLA bruten sedan tre veckor\"; clients must log in anew\n")
    #expect(try bench.run("world", "load", "sla-brutne").errors.contains("(control-not-found)"))
    let unknown = try bench.run("world", "show", "cpoy-1")
    #expect(unknown.end == .exit(1))
    #expect(unknown.errors == "fast2sim: there is no world 'cpoy-1'; did you mean copy-1?\n")
    #expect(try bench.output("world", "delete", "copy-1") == "world copy-1 is gone\n")
    #expect(try bench.run("world", "delete", "copy-1").end == .exit(1))
    let taken = try bench.run("world", "create", "test-1")
    #expect(taken.end == .exit(1))
    #expect(taken.errors.contains("(control-conflict)"))
  }

  @Test(.rule(.c1_4)) func `undo, reset and state change the data and put it back`() throws {
    let bench = try Bench()
    let caller = try bench.server.login()
    for _ in 0..<3 { _ = try bench.server.send("POST", "/v1/arbetsorder", caller, json: Served.newOrder) }
    let listed = try bench.output("undo", "list").split(separator: "\n")
    #expect(listed[1].contains("postArbetsorder") && listed.count == 5)
    #expect(listed[4] == "--to 0 is as far back as it goes")
    let undone = try bench.output("undo", "2").split(separator: "\n")
    #expect(undone[1].contains("5  postArbetsorder") && undone[2].contains("4  postArbetsorder"))
    #expect(undone[3].hasPrefix("it is "))
    #expect(try bench.output("undo", "--to", "2").contains("3  postArbetsorder"))
    #expect(try bench.run("undo").end == .exit(1))

    try bench.scratch.write("more.yaml", "arbetsorder: [{id: 5001, objekt: \"9900101\", typ: F}]\n")
    #expect(try bench.output("state", "load", "more.yaml").hasPrefix("what more.yaml has is laid over the data of "))
    #expect(try bench.output("state", "show").contains("\n  - id: 5001\n"))
    #expect(try bench.json("state", "show")["fast2"]?.stringValue == "seed/1")
    _ = try bench.output("state", "show", "--out", "all.yaml")
    #expect(try bench.scratch.text("all.yaml").hasPrefix("fast2: seed/1\n"))
    #expect(try bench.output("state", "remove", "arbetsorder", "5001") == "arbetsorder 5001 is gone\n")
    #expect(try bench.run("state", "remove", "arbetsorder", "5001").end == .exit(1))
    try bench.scratch.write("wrong.yaml", "arbetsorder: [{id: 5002, objekt: nej, typ: F}]\n")
    let wrong = try bench.run("state", "load", "wrong.yaml")
    #expect(wrong.end == .exit(1))
    #expect(wrong.errors.contains("body:1:"))

    #expect(
      try bench.output("reset").hasPrefix(
        "\(bench.server.url) is back at its starting point; clients must log in anew\n"))
    #expect(try bench.output("journal") == "no such request is in the journal\n")
  }

  // MARK: Which server

  @Test func `a server that is not there is one sentence`() throws {
    let scratch = try Scratch()
    for words in [["clock"], ["journal", "--follow"], ["state", "show"], ["verify", "--none"]] {
      let result = try scratch.run(words + ["--url", "http://127.0.0.1:1"])
      #expect(result.end == .exit(4))
      #expect(result.output == "")
      #expect(
        result.errors == "fast2sim: no server answers at http://127.0.0.1:1: the connection was refused\n"
          + "  do: start one with fast2sim serve, or name another with --url URL or FAST2SIM_URL\n")
    }
  }

  @Test func `the server is that of the flag, the variables, the file or the port of the file`() throws {
    let bench = try Bench()
    let (scratch, url) = (bench.scratch, bench.server.url)
    func end(_ words: [String], _ environment: [String: String] = [:]) throws -> ChildProcess.End {
      try scratch.run(["clock"] + words, environment: environment).end
    }
    #expect(try end(["--url", "\(url)/w/x/_sim/"]) == .exit(0))
    #expect(try end([], ["FAST2_SIM_URL": "\(url)/_sim"]) == .exit(0))
    #expect(try end([], ["FAST2_SIM_URL": "\(url)/_sim", "FAST2SIM_URL": "http://127.0.0.1:1"]) == .exit(0))
    #expect(try end(["--url", "http://127.0.0.1:1"], ["FAST2_SIM_URL": "\(url)/_sim"]) == .exit(4))
    #expect(try end([], ["FAST2SIM_PORT": "\(bench.server.port)"]) == .exit(0))
    try scratch.write("fast2sim.yaml", "port: \(bench.server.port)\n")
    #expect(try end([]) == .exit(0))
    try scratch.write("fast2sim.yaml", "port: 1\nurl: \(url)\n")
    #expect(try end([]) == .exit(0))
    #expect(try end([], ["FAST2_SIM_URL": "http://127.0.0.1:1/_sim"]) == .exit(4))
    #expect(try end(["--url", "localhost:8280"]) == .exit(2))
    let inside = try scratch.run(
      ["exec", "--", try ChildProcess.path, "clock", "set", "2026-03-01T08:00"], environment: ["FAST2SIM_URL": url])
    #expect(inside.output.hasPrefix("2026-03-01T08:00:0"))
    #expect(try !scratch.run(["clock", "--url", url]).output.hasPrefix("2026-03-01"), "exec has a server of its own")
  }

  @Test(.rule(.c1_1)) func `an admin key is asked for, and taken from the option or the environment`() throws {
    let bench = try Bench(["--admin-key", "hemlig"])
    let without = try bench.run("clock")
    #expect(without.end == .exit(1))
    #expect(
      without.errors.hasSuffix("\n  do: Give the key of the server in --admin-key, or better in FAST2SIM_ADMIN_KEY.\n"))
    #expect(try bench.run("clock", "--admin-key", "hemlig").end == .exit(0))
    for name in ["FAST2SIM_ADMIN_KEY", "FAST2_SIM_ADMIN_KEY"] {
      #expect(try bench.run("clock", environment: [name: "hemlig"]).end == .exit(0))
    }
  }

  @Test func `HTTPS needs the authority of the server, or none at all`() throws {
    let bench = try Bench(["--tls", "--tls-dir", "tls"])
    let url = "https://localhost:\(bench.server.securePort)"
    let without = try bench.run("clock", "--url", url)
    #expect(without.end == .exit(4))
    #expect(
      without.errors.hasSuffix(
        "\n  do: name the ca.pem that --tls has made, in --ca-file, or trust any with --insecure\n"))
    #expect(try bench.run("clock", "--url", url, "--ca-file", "tls/ca.pem").end == .exit(0))
    #expect(try bench.run("clock", "--url", url, "--insecure").end == .exit(0))
    #expect(try bench.run("clock", "--url", url, "--ca-file", "nej.pem").end == .exit(2))
  }

  @Test func `what answers and is no simulator is said to be none`() throws {
    let bench = try Bench()
    let result = try bench.scratch.run(["clock", "--url", "\(bench.server.url)/v1"])
    #expect(result.end == .exit(4))
    #expect(result.errors.contains("something else than a simulator answers at "))
  }

  // MARK: Mistakes

  static let mistakes: [(words: [String], message: String)] = [
    (["clok"], "there is no command 'clok'; did you mean clock?"),
    (["clock", "st"], "clock has no 'st'; did you mean set?"),
    (["clock", "xyzzy"], "clock has no 'xyzzy'; valid are show, set, advance, next, due, freeze, run, rate, real"),
    (["clock", "set"], "clock set needs TIME; see fast2sim clock --help"),
    (["clock", "set", "a", "b"], "clock set takes no 'b'; see fast2sim clock --help"),
    (["clock", "rate", "fast"], "clock rate takes no 'fast'; valid is a number from 0.001 to 10000"),
    (["reset", "x"], "reset takes no 'x'; see fast2sim reset --help"),
    (["undo", "x"], "undo takes no 'x'; valid is a number of requests from 1 to 1000"),
    (["undo", "list", "--to", "2"], "--to is for undo, not for undo list"),
    (["undo", "1", "--to", "2"], "undo takes either a number of requests or --to"),
    (
      ["fault", "add"],
      "fault add needs a preset, or --file; valid are gateway.throttled, gateway.suspended, "
        + "gateway.timeout, gateway.runtime-error, gateway.expired, api.token-expired, api.internal-error, "
        + "upload.runtime-error, slow.2s"
    ),
    (["fault", "add", "gateway.throtled"], "there is no preset 'gateway.throtled'; did you mean gateway.throttled?"),
    (["fault", "add", "slow.2s", "--nth", "x"], "--nth is 'x'; valid is a whole number"),
    (["fault", "add", "{}", "--nth", "1"], "a fault in full says all of it; put what --nth says into it"),
    (["fault", "add", "slow.2s", "--file", "x"], "give the fault either as 'slow.2s' or in --file, not both"),
    (["fault", "list", "--nth", "1"], "--nth is for fault add, not for fault list"),
    (["fault", "clear", "x"], "fault clear takes no 'x'; valid is the number of a rule, or nothing"),
    (["journal", "--oepration", "x"], "there is no option --oepration; did you mean --operation?"),
    (["journal", "--limit", "x"], "--limit is 'x'; valid is a whole number"),
    (["verify", "login"], "verify takes no 'login'; see fast2sim verify --help"),
    (["verify", "--file", "nej.yaml"], "can't read nej.yaml: No such file or directory"),
    (["world", "fork", "a"], "world fork needs SOURCE NAME; see fast2sim world --help"),
  ]

  @Test(arguments: mistakes) func `a mistake is told before anything is sent`(_ words: [String], _ message: String)
    throws
  {
    let result = try Scratch().run(words, environment: ["FAST2SIM_URL": "http://127.0.0.1:1"])
    #expect(result.end == .exit(2))
    #expect(result.errors == "fast2sim: \(message)\n")
  }

  @Test func `a mistake that the server finds in what was given ends with 2`() throws {
    let bench = try Bench()
    let time = try bench.run("clock", "set", "i morgon")
    #expect(time.end == .exit(2))
    #expect(
      time.errors == "fast2sim: now: 'i morgon' is no date-time such as 2026-03-02T08:00:00+01:00 (control-invalid)\n"
        + "  do: fast2sim clock --help has what can be given.\n")
    let operation = try bench.run("fault", "add", "slow.2s", "--operation", "postArbetsordr")
    #expect(operation.end == .exit(2))
    #expect(operation.errors.contains("did you mean postArbetsorder?"))
    let filter = try bench.run("journal", "--operation", "logn")
    #expect(filter.end == .exit(2))
    #expect(filter.errors.hasSuffix("\n  do: fast2sim journal --help has what can be given.\n"))
  }

  // MARK: Colours

  @Test func `colours are for a terminal, or for who asks for them, and never against NO_COLOR`() throws {
    let bench = try Bench()
    let plain = try bench.run("clock", "freeze")
    #expect(!plain.output.contains("\u{1B}"))
    let forced = try bench.run("clock", environment: ["CLICOLOR_FORCE": "1"])
    #expect(forced.output.contains("  \u{1B}[33mfrozen\u{1B}[0m\n"))
    #expect(try bench.run("clock", "show", "--json", environment: ["CLICOLOR_FORCE": "1"]).output.first == "{")
    #expect(try !bench.run("clock", environment: ["CLICOLOR_FORCE": "1", "NO_COLOR": "1"]).output.contains("\u{1B}"))
    #expect(try !bench.run("clock", environment: ["CLICOLOR_FORCE": "0"]).output.contains("\u{1B}"))
    try bench.scratch.write(
      "s.yaml",
      "fast2: scenario/1\nname: s\nsteps: [{name: n, send: GET /v1/arbetsorder/1000, expect: {status: 200}}]\n")
    let scenarios = try bench.run("scenario", "run", "s.yaml", "sla-bruten", environment: ["CLICOLOR_FORCE": "1"])
    #expect(scenarios.output.hasPrefix("\u{1B}[31mFAILED\u{1B}[0m   s.yaml: s (1 step)\n"), "\(scenarios.output)")
    #expect(scenarios.output.contains("\n\u{1B}[32mok\u{1B}[0m       sla-bruten.yaml: "), "\(scenarios.output)")
    let mistake = try bench.run("clock", "x", environment: ["CLICOLOR_FORCE": "1"])
    #expect(mistake.errors.hasPrefix("\u{1B}[31mfast2sim:\u{1B}[0m clock has no 'x'"))
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script")))
  func `a terminal has colours unless NO_COLOR is set`() throws {
    let bench = try Bench()
    func shown(_ environment: [String: String]) throws -> String {
      let command = "\(try ChildProcess.path) clock --url \(bench.server.url)"
      return try ChildProcess.run(
        ["-qec", command, "/dev/null"], program: "/usr/bin/script", environment: environment,
        in: bench.scratch.directory
      ).output
    }
    #expect(try shown(["TERM": "xterm"]).contains("\u{1B}[32mruns as fast as the machine's\u{1B}[0m"))
    #expect(try !shown(["TERM": "xterm", "NO_COLOR": "1"]).contains("\u{1B}[32m"))
    #expect(try !shown(["TERM": "dumb"]).contains("\u{1B}[32m"))
  }

  /// What a client sends is shown, and steers no terminal.
  @Test func `neither a request nor a rule can colour what shows it`() throws {
    let bench = try Bench()
    _ = try bench.server.send("POST", "/v1/auth/login", try bench.server.gateway(), body: Array("{\u{1B}[31m".utf8))
    _ = try bench.output("fault", "add", #"{"name": "\u001b[31m", "effect": {"status": 503}}"#)
    for words in [["journal", "2"], ["fault"]] {
      let output = try bench.scratch.run(words, environment: ["FAST2SIM_URL": bench.server.url]).output
      #expect(output.contains(#"\u{1b}[31m"#) && !output.contains("\u{1B}"), "\(output.debugDescription)")
    }
  }
}
