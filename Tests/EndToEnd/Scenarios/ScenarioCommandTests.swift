import Foundation
import TestKit
import Testing

/// `fast2sim scenario` as a process.
@Suite struct ScenarioCommandTests {
  static let broken = """
    fast2: scenario/1
    name: Trasig med flit
    why: "Rule 4.2: nothing leads back from UTFÖRD, so the second step fails."
    clock: 2026-03-02T07:30:00+01:00
    state:
      arbetsorder: [{id: 5001, objekt: "9900101", typ: F, status: UTFÖRD, utforare: R100}]
    steps:
      - as: user
        send: GET /v1/arbetsorder/5001/status
        expect: {status: 200, body: {statuskod: UTFÖRD}}
      - name: tillbaka till accepterad
        send: PUT /v1/arbetsorder/5001/status
        headers: {X-Korrelation: abc-1}
        body: {statuskod: PAGAR}
        expect: {status: 200, headers: {X-Korrelation: abc-1}}
      - send: GET /v1/arbetsorder/5001
        expect: {status: 200, body: {status: {statusKod: PAGAR}}}

    """

  /// What is said of the broken step.
  static let failure = """
      request
        PUT /v1/arbetsorder/5001/status
        as user
        X-Korrelation: abc-1
        {
          "statuskod": "PAGAR"
        }
      answer
        400
        Content-Type: application/json
        {
          "id": "f915ebcb-9cf5-429f-aa63-90703721b7d5",
          "message": "arbetsorder 5001 can't go from UTFÖRD to PAGAR: an executed arbetsorder can only become ÖVERF",
          "userMessage": "Arbetsordern kan inte byta till den statusen."
        }
      difference
        status: expected 200, got 400
        headers.X-Korrelation: expected "abc-1", got nothing
      notes
        error status-step: arbetsorder 5001 can't go from UTFÖRD to PAGAR: an executed arbetsorder can only become ÖVERF
          GET /v1/arbetsorder/5001/status/vardelista lists what is possible now.
          rule 4.2 (document, assumed)
    """

  @Test func `a scenario that is broken on purpose says why, to the letter`() throws {
    let scratch = try Scratch()
    try scratch.write("trasig.yaml", Self.broken)
    let result = try scratch.run(["scenario", "run", "trasig.yaml"])
    #expect(result.end == .exit(1))
    #expect(
      result.output == """
        FAILED   trasig.yaml: Trasig med flit (3 steps)
          step 2 of 3, line 11: tillbaka till accepterad
        \(Self.failure)
        1 scenario, 3 steps: 1 failed

        """)
    #expect(result.errors == "fast2sim: 1 of 1 scenarios failed\n")
  }

  @Test func `a step that names would fill without end is not sent`() throws {
    let scratch = try Scratch()
    let uses = String(repeating: "\"${stor}\", ", count: 90)
    try scratch.write(
      "stor.yaml",
      """
      fast2: scenario/1
      name: Stor
      vars: {stor: "\(String(repeating: "a", count: 100_000))"}
      steps:
        - send: POST /v1/arbetsorder
          body: {lista: [\(uses)"x"]}

      """)
    let result = try scratch.run(["scenario", "run", "stor.yaml"])
    #expect(result.end == .exit(1))
    #expect(result.output.contains("would fill this step with more than 8 MiB"))
    #expect(!result.output.contains("aaaa"))
  }

  @Test func `the report for pipelines has each step as a test`() throws {
    let scratch = try Scratch()
    try scratch.write("trasig.yaml", Self.broken)
    #expect(try scratch.run(["scenario", "run", "trasig.yaml", "--junit", "r.xml"]).end == .exit(1))
    let text = try scratch.text("r.xml").replacing(/time="[0-9]+\.[0-9]{3}"/, with: "time=\"…\"")
    let details = Self.failure.replacing("\"", with: "&quot;")
    #expect(
      text == """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="fast2sim" tests="3" failures="1" errors="0" time="…">
          <testsuite name="Trasig med flit" tests="3" failures="1" errors="0" time="…" skipped="1">
            <testcase name="GET /v1/arbetsorder/5001/status" classname="Trasig med flit" time="…"/>
            <testcase name="tillbaka till accepterad" classname="Trasig med flit" time="…">
              <failure message="status: expected 200, got 400 (and 1 more)">at trasig.yaml:11
        \(details)</failure>
            </testcase>
            <testcase name="GET /v1/arbetsorder/5001" classname="Trasig med flit" time="…">
              <skipped message="a step before it failed">at trasig.yaml:16</skipped>
            </testcase>
          </testsuite>
        </testsuites>

        """)
    #expect(JUnitSchema.mistakes(text.replacing("…", with: "0.1")) == [])
  }

  @Test func `no secret of a step that failed is in the report or on the terminal`() throws {
    let scratch = try Scratch()
    try scratch.write(
      "hemlig.yaml",
      """
      fast2: scenario/1
      name: Hemligt
      steps:
        - send: POST /v1/auth/loginsso?apikey=gomd-1
          headers: {X-Api-Key: gomd-2, X-Note: Bearer gomd-3}
          body: {ssoId: gomd-4, ssoIdHash: gomd-5, ssoTimestamp: "1", ssoTimestampHash: gomd-6, passwrod: gomd-7}
          expect: {status: 200, body: {access_token: gomd-8}}
      """)
    let result = try scratch.run(["scenario", "run", "hemlig.yaml", "--junit", "r.xml"])
    #expect(result.end == .exit(1))
    #expect(result.output.contains("passwrod"))
    for text in [result.output, result.errors, try scratch.text("r.xml")] {
      #expect(!text.contains("gomd-"), "\(text)")
    }
  }

  @Test func `ten different mistakes are all told, with line and column`() throws {
    let scratch = try Scratch()
    try scratch.write(
      "tio.yaml",
      """
      fast2: scenario/1
      name: Tio fel
      clok: 2026-03-02T07:30:00+01:00
      state:
        arbetsorder: [{id: 5001, objekt: "9900109", typ: F}]
      steps:
        - as: usr
          send: PUT /v1/arbetsorder/5001/statuss
        - send: get /v1/arbetsorder/5001
        - send: GET /v1/arbetsorder/5001
          expct: {status: 200}
        - send: GET /v1/arbetsorder/5001
          expect: {status: 2000, body: {id: {$mtch: "^5"}}}
          save: {ordern: $.id}
        - send: PUT /v1/arbetsorder/${order}
        - advance: 31 minuter
        - {send: DELETE /v1/arbetsorder/5001, body: {}, text: '{}'}

      """)
    let result = try scratch.run(["scenario", "check", "tio.yaml"])
    #expect(result.end == .exit(1))
    #expect(result.output == "")
    #expect(
      result.errors == """
        tio.yaml:3:1: clok: unknown key (did you mean clock?)
        tio.yaml:5:36: state.arbetsorder[0].objekt: there is no objekt "9900109" (did you mean 9900101?)
        tio.yaml:7:9: steps[0].as: nobody logs in as "usr" (did you mean user?)
        tio.yaml:8:11: steps[0].send: there is no operation at /v1/arbetsorder/5001/statuss, or expect 404 \
        (did you mean /v1/arbetsorder/5001/status?)
        tio.yaml:9:11: steps[1].send: there is no method get; valid are GET, POST, PUT, DELETE, PATCH, HEAD, OPTIONS \
        (did you mean GET?)
        tio.yaml:11:5: steps[2].expct: unknown key (did you mean expect?)
        tio.yaml:13:22: steps[3].expect.status: expected an integer from 100 to 599, got "2000"
        tio.yaml:13:47: steps[3].expect.body.id.$mtch: there is no such matcher; did you mean $match?
        tio.yaml:15:11: steps[4].send: there is no ${order} here; a step before this one saves it, or vars has it \
        (did you mean ${ordern}?)
        tio.yaml:16:14: steps[5].advance: expected a duration such as PT40H, PT1H30M or P1D, got "31 minuter"
        tio.yaml:17:5: steps[6]: a request has one body; this one has body and text
        tio.yaml:17:12: steps[6].send: /v1/arbetsorder/5001 has no DELETE; valid are GET, PUT, or expect 405
        fast2sim: 12 mistakes

        """)
  }

  @Test func `a path that wants quotes is told as such`() throws {
    let scratch = try Scratch()
    try scratch.write("a.yaml", "fast2: scenario/1\nname: a\nsteps:\n  - {send: GET /v1/avtal, save: {a: $.b[0].c}}\n")
    let result = try scratch.run(["scenario", "check", "a.yaml"])
    #expect(result.end == .exit(1))
    #expect(result.errors.contains("within {…} and […] this wants quotes: \"$.b[0].c\""), "\(result.errors)")
  }

  @Test func `every built-in scenario is green, and nothing is skipped`() throws {
    let result = try Scratch().run(["scenario", "run", "--no-skips"])
    #expect(result.end == .exit(0), "\(result.output)")
    #expect(result.errors == "")
    let lines = result.output.split(separator: "\n")
    #expect(lines.dropLast().allSatisfy { $0.hasPrefix("ok       ") })
    #expect(lines.last?.hasSuffix(" steps: all passed") == true)
  }

  @Test func `files, directories and names are run, and a file with mistakes stops no other`() throws {
    let scratch = try Scratch()
    try FileManager.default.createDirectory(atPath: scratch.path("d/inner"), withIntermediateDirectories: true)
    try scratch.write("d/inner/b.yml", "fast2: scenario/1\nname: b\n")
    try scratch.write("d/a.yaml", "fast2: scenario/1\n")
    try scratch.write("d/readme.txt", "no scenario")
    let result = try scratch.run(["scenario", "run", "d/", "sla-bruten", "status/samma-status"])
    #expect(result.end == .exit(1))
    #expect(
      result.output == """
        FAILED   d/a.yaml
        ok       d/inner/b.yml: b (a state, without steps)
        ok       sla-bruten.yaml: SLA bruten sedan tre veckor (2 steps)
        ok       status/samma-status.yaml: Samma status en gång till (3 steps)
        4 scenarios, 5 steps: 1 failed

        """)
    #expect(result.errors == "d/a.yaml:1:1: name is missing\nfast2sim: 1 of 4 scenarios failed\n")
  }

  @Test func `an empty file is told as such`() throws {
    let scratch = try Scratch()
    try scratch.write("a.yaml", "")
    let result = try scratch.run(["scenario", "check", "a.yaml"])
    #expect(result.end == .exit(1))
    #expect(
      result.errors == """
        a.yaml:1:1: the file is empty; a scenario begins with fast2: scenario/1
        fast2sim: 1 mistake

        """)
  }

  @Test func `values of vars can be set`() throws {
    let scratch = try Scratch()
    try scratch.write(
      "a.yaml",
      """
      fast2: scenario/1
      name: a
      vars: {ao: 101, text: "a b&c"}
      steps:
        - {as: user, send: "GET /v1/arbetsorder/${ao}", expect: {body: {id: {$oneOf: [101, 102]}}}}
        - {send: "GET /v1/arbetsorder?objektId=${text}", expect: {status: 200, body: []}}

      """)
    #expect(try scratch.run(["scenario", "run", "a.yaml", "--set", "ao=102,text=x"]).end == .exit(0))
    #expect(try scratch.run(["scenario", "run", "a.yaml"]).end == .exit(0))
    #expect(try scratch.run(["scenario", "run", "a.yaml", "--set=ao=104"]).end == .exit(1))
  }

  @Test(arguments: [
    (["run", "sla-brute"], "there is no file and no built-in scenario 'sla-brute'; did you mean sla-bruten?"),
    (["run", "--confirm", "a"], "--confirm goes with --target"),
    (
      ["run", "--target", "ftp://a"],
      "--target is 'ftp://a'; valid is a base URL such as https://gateway.example.com:8243"
    ),
    (
      ["run", "--target", "http://a"],
      "--target needs CONSUMER_KEY and CONSUMER_SECRET, and FAST2_USERNAME and FAST2_PASSWORD, in the environment"
    ),
    (["run", "--set", "a"], "--set is 'a'; valid is NAME=VALUE, several joined by commas"),
    (["check"], "scenario check needs the name of a scenario file"),
    (["chekc"], "scenario has no 'chekc'; did you mean check?"),
    (["list", "x"], "scenario list takes no 'x'"),
    (["show"], "scenario show needs one name; fast2sim scenario list has them"),
    ([], "scenario needs 'run', 'check', 'list', 'show' or 'schema'; see fast2sim scenario --help"),
  ])
  func `a mistake on the command line is one line`(_ arguments: [String], _ message: String) throws {
    let result = try Scratch().run(["scenario"] + arguments)
    #expect(result.end == .exit(2))
    #expect(result.errors == "fast2sim: \(message)\n")
    #expect(result.output == "")
  }

  @Test func `the built-in ones are listed and shown`() throws {
    let list = try Scratch().run(["scenario", "list"])
    #expect(list.end == .exit(0))
    #expect(list.output.contains("sla/sla-bruten\n    SLA bruten sedan tre veckor\n    Rule 6.3: "))
    let schema = try Scratch().run(["scenario", "schema"])
    #expect(schema.output == (try repositoryText("scenarios/scenario.schema.json")))
    let shown = try Scratch().run(["scenario", "show", "sla-bruten"])
    #expect(shown.output == (try repositoryText("scenarios/sla/sla-bruten.yaml")))
  }

  @Test func `a folder of built-in scenarios goes by its name, and a folder of files by its own`() throws {
    let scratch = try Scratch()
    for name in ["sla", "sla/"] {
      let result = try scratch.run(["scenario", "run", name])
      #expect(result.end == .exit(0), "\(result.output)\(result.errors)")
      #expect(result.output.contains("ok       sla/sla-bruten.yaml: "))
      #expect(!result.output.contains("status/"))
    }
    try FileManager.default.createDirectory(atPath: scratch.path("sla/mine"), withIntermediateDirectories: true)
    try scratch.write("sla/mine/a.yaml", try scratch.run(["scenario", "show", "sla-bruten"]).output)
    #expect(
      try scratch.run(["scenario", "run", "sla"]).output == """
        ok       sla/mine/a.yaml: SLA bruten sedan tre veckor (2 steps)
        1 scenario, 2 steps: all passed

        """)
  }

  /// People take the two for one another, and then every key is wrong.
  @Test func `a seed that is given as a scenario is said to be one, and the reverse`() throws {
    let scratch = try Scratch()
    try scratch.write("seed.yaml", try repositoryText("seed/demo.yaml"))
    try scratch.write("scenario.yaml", try repositoryText("scenarios/sla/sla-bruten.yaml"))
    let isSeed = "fast2: this is a seed, for --seed or fast2sim seed; scenario/1 is wanted here"
    let isScenario = "fast2: this is a scenario, for --scenario or fast2sim scenario; seed/1 is wanted here"
    for (arguments, said) in [
      (["scenario", "check", "seed.yaml"], isSeed), (["scenario", "run", "seed.yaml"], isSeed),
      (["exec", "--scenario", "seed.yaml", "--", "true"], isSeed), (["seed", "check", "scenario.yaml"], isScenario),
      (["exec", "--seed", "scenario.yaml", "--", "true"], isScenario),
    ] {
      let result = try scratch.run(arguments)
      #expect(result.end != .exit(0))
      #expect(result.errorLines.count == 2, "\(result.errors)")
      #expect(result.errorLines.first?.hasSuffix(said) == true, "\(result.errors)")
    }
  }

  @Test func `a server begins as a built-in scenario by its name`() throws {
    let scratch = try Scratch()
    let server = try Served(["--db", ":memory:", "--scenario", "sla-bruten"], in: scratch)
    #expect(try server.send("GET", "/v1/arbetsorder/5003/sla", server.login()).json["slaDiff"]?.int == 2880)
    _ = try server.stop()
    let refused = try scratch.run(["--db", ":memory:", "--port", "0", "--scenario", "sla-brute"])
    #expect(refused.end == .exit(2))
    #expect(
      refused.errors == """
        fast2sim: can't read sla-brute: No such file or directory; did you mean the built-in sla-bruten?

        """)
  }
}
