import TestKit
import Testing

/// What stands in a file is shown and never sent to the terminal: no value writes a line, a colour or a title of its
/// own, and every mistake has one line, which begins with where it is.
@Suite struct VisibleOutputTests {
  /// ESC, CR, LF, DEL and the CSI of C1, as YAML writes them and as they are shown.
  private static let (written, shown) = (#"\e[31m\r\n\x7F\x9B"#, #"\u{1b}[31m\r\n\u{7f}\u{9b}"#)

  private static let seed = """
    fast2: seed/1
    name: "n\(written)"
    "kund\(written)": []
    prio: [{kod: "10\(written)", beskrivning: a}, {kod: "10\(written)", beskrivning: b}]
    resurser:
      - {id: R1, namn: B, roll: "intern\(written)"}

    """
  private static let seedMistakes = [
    ":1:1: there is no prio \"10\", which settings.prio is if left out",
    ":1:1: there is no tilltrade \"N\", which settings.tilltrade is if left out",
    ":3:1: kund\(shown): unknown key",
    ":4:61: prio[1].kod: prio 10\(shown) is there already, on line 4",
    ":6:29: resurser[0].roll: expected one of intern, extern, lasare, got \"intern\(shown)\"",
  ]

  private static let scenario = """
    fast2: scenario/1
    name: "n\(written)"
    "x\(written)": 1
    steps:
      - name: "s\(written)"
        send: "GET\(written) /v1/x"
      - send: GET /v1/arbetsorder
        "y\(written)": 200
        as: "who\(written)"

    """
  private static let scenarioMistakes = [
    ":3:1: x\(shown): unknown key",
    ":6:11: steps[0].send: there is no method GET\(shown); valid are GET, POST, PUT, DELETE, PATCH, HEAD, OPTIONS",
    ":8:5: steps[1].y\(shown): unknown key",
    ":9:9: steps[1].as: nobody logs in as \"who\(shown)\"",
  ]

  /// Whether a terminal would do anything but begin a new line.
  private static func steers(_ text: String) -> Bool {
    text.unicodeScalars.contains { $0 != "\n" && ($0.value < 0x20 || (0x7F...0x9F).contains($0.value)) }
  }

  /// The lines as a terminal has them: CR LF would be one character.
  private static func lines(_ text: String) -> [String] {
    text.utf8.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
  }

  private static func expectMistakes(
    _ errors: String, _ file: String, _ mistakes: [String], _ sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(!steers(errors), "\(errors.debugDescription)", sourceLocation: sourceLocation)
    let lines = lines(errors)
    #expect(lines.dropLast() == ArraySlice(mistakes.map { file + $0 }), sourceLocation: sourceLocation)
    #expect(lines.last?.hasPrefix("fast2sim: ") == true, sourceLocation: sourceLocation)
  }

  @Test(arguments: [
    (["seed", "check", "seed.yaml"], 1), (["--db", ":memory:", "--port", "0", "--seed", "seed.yaml"], 4),
    (["exec", "--seed", "seed.yaml", "--", "true"], 4),
    (["record", "--upstream", "http://127.0.0.1:1", "--seed", "seed.yaml"], 4),
    (["compare", "--target", "http://127.0.0.1:1", "--client", "a:b", "--login", "c:d", "--seed", "seed.yaml"], 4),
  ])
  func `the mistakes of a seed are shown, whoever reads it`(_ arguments: [String], _ code: Int) throws {
    let scratch = try Scratch()
    try scratch.write("seed.yaml", Self.seed)
    let result = try scratch.run(arguments)
    #expect(result.end == .exit(Int32(code)))
    #expect(result.output == "")
    Self.expectMistakes(result.errors, "seed.yaml", Self.seedMistakes)
  }

  @Test(arguments: [("check", ""), ("run", "FAILED   s.yaml\n")])
  func `the mistakes of a scenario are shown`(_ word: String, _ output: String) throws {
    let scratch = try Scratch()
    try scratch.write("s.yaml", Self.scenario)
    let result = try scratch.run(["scenario", word, "s.yaml"])
    #expect(result.end == .exit(1))
    #expect(result.output.hasPrefix(output))
    #expect(!Self.steers(result.output), "\(result.output.debugDescription)")
    Self.expectMistakes(result.errors, "s.yaml", Self.scenarioMistakes)
  }

  @Test func `the name of a file is shown too`() throws {
    let scratch = try Scratch()
    let name = "s\u{1B}]0;x\u{7}.yaml"
    try scratch.write(name, Self.seed)
    let result = try scratch.run(["seed", "check", name])
    #expect(result.end == .exit(1))
    Self.expectMistakes(result.errors, #"s\u{1b}]0;x\u{7}.yaml"#, Self.seedMistakes)
  }

  @Test func `names, keys and values of a scenario that runs are shown`() throws {
    let scratch = try Scratch()
    try scratch.write(
      "run.yaml",
      """
      fast2: scenario/1
      name: "n\(Self.written)"
      steps:
        - name: "s\(Self.written)"
          send: GET /v1/arbetsorder/1000
          expect: {status: 200, body: {"k\(Self.written)": "v\(Self.written)"}}

      """)
    let check = try scratch.run(["scenario", "check", "run.yaml"])
    #expect(check.output == "run.yaml: fine — n\(Self.shown), 1 step, 1 warning\n")
    #expect(check.errors.contains("warning: ArbetsorderUt has no field k\(Self.shown) under"), "\(check.errors)")
    #expect(!Self.steers(check.errors))
    let result = try scratch.run(["scenario", "run", "run.yaml"])
    #expect(result.end == .exit(1))
    #expect(!Self.steers(result.output + result.errors), "\(result.output.debugDescription)")
    let lines = Self.lines(result.output)
    #expect(lines.first == "FAILED   run.yaml: n\(Self.shown) (1 step)")
    #expect(lines.contains("  step 1 of 1, line 4: s\(Self.shown)"), "\(result.output)")
    #expect(lines.contains { $0.hasPrefix("    $.k\(Self.shown): expected \"v") }, "\(result.output)")
  }

  @Test func `doctor shows what is wrong with a seed`() throws {
    let scratch = try Scratch()
    try scratch.write("seed.yaml", Self.seed)
    let result = try scratch.run(["doctor", "--port", "0", "--seed", "seed.yaml"])
    #expect(result.end == .exit(1))
    #expect(!Self.steers(result.output + result.errors), "\(result.output.debugDescription)")
    let lines = Self.lines(result.output)
    for mistake in Self.seedMistakes {
      #expect(lines.contains("problem  seed       seed.yaml\(mistake)"), "\(result.output)")
    }
  }
}
