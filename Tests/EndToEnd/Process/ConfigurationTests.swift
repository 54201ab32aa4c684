import Rules
import TestKit
import Testing

/// Where an option can be given, and which place counts (`docs/command-line.md`).
@Suite struct ConfigurationTests {
  static let precedence: [(file: String?, variable: String?, flag: String?, counts: String)] = [
    (nil, nil, nil, "1.1"),
    ("published", nil, nil, "published"),
    ("published", "1.1", nil, "1.1"),
    ("published", "", nil, "published"),
    ("1.1", nil, "published", "published"),
    (nil, "published", nil, "published"),
    (nil, "1.1", "published", "published"),
    ("1.1", "1.1", "published", "published"),
  ]

  @Test(arguments: precedence)
  func `a flag counts over a variable, and that over the file`(
    _ file: String?, _ variable: String?, _ flag: String?, _ counts: String
  ) throws {
    let scratch = try Scratch()
    if let file { try scratch.write("fast2sim.yaml", "contract: \"\(file)\"\n") }
    let server = try Served(
      ["--db", ":memory:"] + (flag.map { ["--contract", $0] } ?? []),
      environment: variable.map { ["FAST2SIM_CONTRACT": $0] } ?? [:], in: scratch)
    #expect(try server.send("GET", "/_sim/health").json["contract"]?.text == counts)
  }

  /// The key of the file, the variable, the words of the command line; then what becomes of an unknown parameter and
  /// of a name of the other contract.
  static let levels: [(file: String, variable: String?, words: [String], parameter: Int, alias: Int)] = [
    ("true", nil, [], 400, 400), ("true", nil, ["--strict=false"], 200, 200), ("false", nil, [], 200, 200),
    ("no", nil, ["--strict"], 400, 400), ("fast2", nil, [], 200, 400), ("lenient", "fast2", [], 200, 400),
    ("strict", "0", [], 200, 200), ("strict", "lenient", ["--strict", "fast2", "--workers", "1"], 200, 400),
    ("fast2", nil, ["--strict=strict"], 400, 400), ("fast2", "1", ["--strict", "lenient"], 200, 200),
    ("", nil, ["--strict", "--workers", "1"], 400, 400),
  ]

  @Test(.rule(.r1_9), arguments: levels)
  func `the level of strictness is a flag, a variable and a key, and the switch that it was`(
    _ row: (file: String, variable: String?, words: [String], parameter: Int, alias: Int)
  ) throws {
    let scratch = try Scratch()
    try scratch.write("fast2sim.yaml", "strict: \(row.file)\ndb: ':memory:'\n")
    let server = try Served(row.words, environment: row.variable.map { ["FAST2SIM_STRICT": $0] } ?? [:], in: scratch)
    let tokens = try server.login()
    #expect(try server.send("GET", "/v1/arbetsorder?unknown=1", tokens).status == row.parameter)
    let body = #"{"planering": {"bokadFomTid": "08:00", "bokadDatum": "20260303"}}"#
    #expect(try server.send("PUT", "/v1/arbetsorder/108", tokens, json: body).status == row.alias)
  }

  @Test func `a switch can be turned on and off`() throws {
    for (file, words, shown) in [("true", [], false), ("true", ["--no-sim-headers=false"], true), ("no", [], true)] {
      let scratch = try Scratch()
      try scratch.write("fast2sim.yaml", "no-sim-headers: \(file)\ndb: ':memory:'\n")
      let server = try Served(words, in: scratch)
      #expect((try server.send("GET", "/v1/avtal").header("X-Sim-Request-Id") != nil) == shown)
    }
  }

  @Test func `another file is read instead`() throws {
    let scratch = try Scratch()
    try scratch.write("fast2sim.yaml", "contract: nonsense\n")
    try scratch.write("other.yaml", "# all of it\ncontract: published\nno-sim-headers: true\ndb: \":memory:\"\n")
    for (arguments, environment) in [(["--config", "other.yaml"], [:]), ([], ["FAST2SIM_CONFIG": "other.yaml"])] {
      let server = try Served(arguments, environment: environment, in: scratch)
      let health = try server.send("GET", "/_sim/health")
      #expect(health.json["contract"]?.text == "published")
      #expect(health.header("X-Sim-Request-Id") == nil)
    }
  }

  @Test func `all mistakes of a file are told with their places`() throws {
    let scratch = try Scratch()
    try scratch.write("fast2sim.yaml", "prot: 1\nstrict: [yes]\nport: 1\nport: 2\nhelp: true\n")
    let result = try scratch.run([])
    #expect(result.end == .exit(2))
    #expect(
      result.errors == """
        fast2sim.yaml:1:1: prot: unknown key (did you mean port?)
        fast2sim.yaml:2:9: strict: expected one value, got a list
        fast2sim.yaml:4:1: port: stands twice; the first is on line 3
        fast2sim.yaml:5:1: help: unknown key
        fast2sim: fast2sim.yaml has 4 mistakes

        """)
  }

  @Test func `a wrong value is told with the place that it came from`() throws {
    let scratch = try Scratch()
    let valid = "valid is a whole number from 0 to 65535"
    try scratch.write("fast2sim.yaml", "db: x.sqlite\nport: many\n")
    #expect(try scratch.run([]).errors == "fast2sim: fast2sim.yaml:2:7: port is 'many'; \(valid)\n")
    let result = try scratch.run([], environment: ["FAST2SIM_PORT": "some"])
    #expect(result.end == .exit(2))
    #expect(result.errors == "fast2sim: FAST2SIM_PORT is 'some'; \(valid)\n")
    #expect(scratch.files == ["fast2sim.yaml"])
  }

  @Test(arguments: ["", "# nothing yet\n", "---\n", "port:\n"])
  func `a file that sets nothing changes nothing`(_ text: String) throws {
    let scratch = try Scratch()
    try scratch.write("fast2sim.yaml", text)
    #expect(try Served(["--db", ":memory:"], in: scratch).stop().end == .exit(0))
  }

  @Test func `the example file has every key with its default`() throws {
    let lines = try repositoryText("fast2sim.example.yaml").split(separator: "\n").filter { !$0.hasPrefix("#") }
    let keys = lines.map { line in
      let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      let value = parts[1].prefix { $0 != "#" }.filter { $0 != " " && $0 != "\"" }
      return "\(parts[0]): \(value)"
    }
    let screens = HelpScreen.all.flatMap(\.options).filter {
      !["help", "config"].contains($0.name) && !HelpScreen.withoutKey.contains($0.name)
    }
    var expected: [String] = []
    for option in screens {
      let isSwitch = [
        "reseed", "watch-seed", "no-sim-headers", "no-console", "quiet", "tls", "force", "json", "no-skips",
        "no-browser",
      ]
      .contains(option.name)
      let entry = "\(option.name): \(option.standard ?? (isSwitch ? "false" : ""))"
      // Of serve and wait; scenario check, world create, show and mcp take them on the command line alone.
      if ["strict", "contract", "port", "url"].contains(option.name), option.standard == nil { continue }
      if !expected.contains(entry) { expected.append(entry) }
    }
    #expect(keys.sorted() == expected.sorted())
  }

  @Test func `the example file is taken as it is`() throws {
    let scratch = try Scratch()
    try scratch.write("fast2sim.yaml", try repositoryText("fast2sim.example.yaml"))
    let server = try Served(in: scratch)
    #expect(server.ready.contains("demo-key:demo-secret"))
    #expect(try server.stop().end == .exit(0))
    #expect(scratch.files == ["fast2.sqlite", "fast2sim.yaml"])
  }
}
