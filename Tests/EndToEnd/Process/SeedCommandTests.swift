import TestKit
import Testing

@Suite struct SeedCommandTests {
  /// Ten mistakes, each of its own kind.
  static let tenMistakes = """
    fast2: seed/1
    name: ten
    prio: [{kod: "10", beskrivning: Normal}, {kod: "10", beskrivning: Again}]
    tilltrade: [{kod: "N", beskrivning: Nej, extra: 1}]
    arbetsordertyper: [{beskrivning: Without a code}]
    ursprung: [{id: one, beskrivning: API}]
    kunder: [{id: 310001, nummer: K1, namn: A, telefon: "070"}]
    resurser:
      - {id: R1, namn: B, roll: interm}
      - {id: R2, namn: C, extern: yes}
    omraden: [{nr: F1, typ: felanmalan, namn: D, utforare: R9}]
    aktiviteter: 7
    kundr: []

    """

  @Test func `ten different mistakes are all told, with line and column`() throws {
    let scratch = try Scratch()
    try scratch.write("seed.yaml", Self.tenMistakes)
    let result = try scratch.run(["seed", "check", "seed.yaml"])
    #expect(result.end == .exit(1))
    #expect(result.output == "")
    #expect(
      result.errors == """
        seed.yaml:3:48: prio[1].kod: prio 10 is there already, on line 3
        seed.yaml:4:42: tilltrade[0].extra: unknown key
        seed.yaml:5:20: arbetsordertyper[0]: kod is missing
        seed.yaml:6:17: ursprung[0].id: expected an integer from 1, got "one"
        seed.yaml:7:53: kunder[0].telefon: expected a list, got "070"
        seed.yaml:9:29: resurser[0].roll: expected one of intern, extern, lasare, got "interm" (did you mean intern?)
        seed.yaml:10:31: resurser[1].extern: expected true or false, got "yes" (did you mean true?)
        seed.yaml:11:56: omraden[0].utforare: there is no resurs "R9" (did you mean R1?)
        seed.yaml:12:14: aktiviteter: expected a list, got "7"
        seed.yaml:13:1: kundr: unknown key (did you mean kunder?)
        fast2sim: 10 mistakes

        """)
  }

  @Test func `mistakes of several files are told together, and a missing file stops nothing`() throws {
    let scratch = try Scratch()
    try scratch.write("a.yaml", "fast2: seed/2\nname: a\n")
    let result = try scratch.run(["seed", "check", "none.yaml", "a.yaml"])
    #expect(result.end == .exit(2))
    #expect(result.errorLines.first == "fast2sim: can't read none.yaml: No such file or directory")
    #expect(result.errors.contains("a.yaml:1:8: fast2: "))
    #expect(result.errorLines.last?.hasSuffix(" mistakes") == true)
  }

  @Test func `the demo seed is fine`() throws {
    let scratch = try Scratch()
    try scratch.write("demo.yaml", try repositoryText("seed/demo.yaml"))
    let result = try scratch.run(["seed", "check", "demo.yaml"])
    #expect(result.end == .exit(0))
    #expect(result.output.hasPrefix("demo.yaml: fine — "))
    #expect(result.errors == "")
  }

  @Test func `a generated seed is the same each time, is fine, and can be served`() throws {
    let scratch = try Scratch()
    let arguments = ["seed", "generate", "--objekt", "50", "--arbetsorder", "200", "--random-seed", "7"]
    let result = try scratch.run(arguments)
    #expect(result.end == .exit(0))
    #expect(result.errors == "")
    #expect(try scratch.run(arguments).output == result.output)
    #expect(try scratch.run(arguments.dropLast() + ["8"]).output != result.output)
    try scratch.write("large.yaml", result.output)
    let check = try scratch.run(["seed", "check", "large.yaml"])
    #expect(check.output.contains(" 50 objekt, "))
    #expect(check.output.contains(" 200 arbetsorder"))
    let server = try Served(["--seed", "large.yaml", "--db", ":memory:", "--auth", "off"], in: scratch)
    #expect(try server.send("GET", "/v1/arbetsorder?limit=10").json.list.count == 10)
  }
}
