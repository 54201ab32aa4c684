import JSON
import Rules
import TestKit
import Testing

/// `fast2sim notes`, `rules N` and `schema`, which need no server.
@Suite(.rule(.c4_5)) struct ExplainTests {
  @Test func `notes lists every code once, and explains each`() throws {
    let scratch = try Scratch()
    let rows = try scratch.run(["notes"]).output.split(separator: "\n").dropFirst().map { $0.prefix { $0 != " " } }
    let codes = NoteCode.allCases.map(\.rawValue) + RefusalCode.allCases.map(\.rawValue)
    #expect(rows.map(String.init) == codes)
    let all = try JSONParser.parse(Array(try scratch.run(["notes", "--json"]).output.utf8))
    #expect(all.arrayValue?.compactMap { $0["code"]?.stringValue } == codes)
    #expect(all.arrayValue?.allSatisfy { $0["advice"]?.stringValue?.isEmpty == false } == true)
  }

  @Test func `a code is explained with what to do, its rule and what that rests on`() throws {
    let refusal = try Scratch().run(["notes", "status-step"])
    #expect(refusal.end == .exit(0))
    let lines = refusal.output.split(separator: "\n")
    #expect(lines[0] == "status-step  a refusal")
    #expect(lines[1] == "do: \(RefusalCode.statusStep.advice)")
    #expect(lines[2] == "people are told: Arbetsordern kan inte byta till den statusen.")
    #expect(lines[3] == "rule 4.2  Arbetsorder")
    #expect(lines[5].hasPrefix("rests on document and assumed: document §2.1"))
    #expect(
      try Scratch().run(["notes", "alias-used"]).output.contains("a note: the request was answered all the same"))
  }

  @Test func `a rule is explained with the codes that name it`() throws {
    let rule = try Scratch().run(["rules", "4.2"]).output
    #expect(rule.hasPrefix("rule 4.2  Arbetsorder\n\(Rule.r4_2.entry.text)\nrests on "))
    #expect(rule.contains("\ninfo status-unchanged: ") && rule.contains("\nrefusal status-step: "))
    let twoWords = try Scratch().run(["rules", "control", "1.2"])
    #expect(twoWords.output.hasPrefix("rule control 1.2  "))
    #expect(try Scratch().run(["rules", "control-1.2"]).output == twoWords.output)
    let json = try JSONParser.parse(Array(try Scratch().run(["rules", "--json", "4.2"]).output.utf8))
    #expect(json["text"]?.stringValue == Rule.r4_2.entry.text)
  }

  static let mistakes: [(words: [String], message: String)] = [
    (["notes", "stauts-step"], "there is no note and no refusal 'stauts-step'; did you mean status-step?"),
    (["notes", "xyzzy"], "there is no note and no refusal 'xyzzy'; fast2sim notes lists them"),
    (["notes", "coerced", "b"], "notes takes no 'b' behind a code; see fast2sim notes --help"),
    (["rules", "4.188"], "there is no rule '4.188'; did you mean 4.18?"),
    (["rules", "4.2", "--basis", "assumed"], "rules takes either a number or --basis"),
    (["schema"], "schema needs a kind of file; valid are seed, scenario and config"),
    (["schema", "sed"], "schema has no 'sed'; did you mean seed?"),
    (["schema", "seed", "b"], "schema seed takes no 'b'"),
  ]

  @Test(arguments: mistakes) func `a mistake is told what would be right`(_ words: [String], _ message: String) throws {
    let result = try Scratch().run(words)
    #expect(result.end == .exit(2))
    #expect(result.errors == "fast2sim: \(message)\n")
  }

  @Test func `the schemas are those of the files that ship`() throws {
    let scratch = try Scratch()
    #expect(try scratch.run(["schema", "seed"]).output == repositoryText("seed/seed.schema.json"))
    #expect(try scratch.run(["schema", "scenario"]).output == scratch.run(["scenario", "schema"]).output)
  }

  @Test func `the schema of the file of options has each key that the example has`() throws {
    let schema = try JSONParser.parse(Array(try Scratch().run(["schema", "config"]).output.utf8))
    let known = Set(schema["properties"]?.members.map { $0.0 } ?? [])
    let lines = try repositoryText("fast2sim.example.yaml").split(separator: "\n")
    let keys = lines.filter { $0.first?.isLetter == true }.compactMap {
      $0.split(separator: ":").first.map(String.init)
    }
    #expect(keys.count > 20)
    #expect(Set(keys).isSubset(of: known), "\(Set(keys).subtracting(known))")
    #expect(schema["additionalProperties"]?.boolValue == false)
    #expect(!known.contains("insecure"), "what must be said each time is no key")
  }
}
