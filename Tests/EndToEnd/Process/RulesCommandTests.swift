import Rules
import TestKit
import Testing

/// `fast2sim rules`, and the page that it makes.
@Suite(.rule(.c4_5)) struct RulesCommandTests {
  @Test func `docs/rules is what the command prints`() throws {
    let result = try Scratch().run(["rules"])
    #expect(result.end == .exit(0))
    #expect(
      try repositoryText("docs/rules.md") == result.output, "write it anew: .build/debug/fast2sim rules > docs/rules.md"
    )
  }

  @Test func `the page has every rule in force once, with its basis and its place in the sources`() throws {
    let lines = try Scratch().run(["rules"]).output.split(separator: "\n")
    for rule in Rule.allCases {
      let rows = lines.filter { $0.hasPrefix("| \(rule.number) | ") }
      guard rule.entry.stage.isInForce else {
        #expect(rows.isEmpty, "\(rule.number) is not kept")
        continue
      }
      #expect(rows.count == 1, "\(rule.number)")
      #expect(rows.first?.hasSuffix("| \(rule.entry.source) |") == true)
      for basis in rule.basis { #expect(rows.first?.contains(basis.rawValue) == true, "\(rule.number)") }
    }
  }

  @Test(arguments: Basis.allCases) func `a basis shows the rules that rest on it alone`(_ basis: Basis) throws {
    let rows = try Scratch().run(["rules", "--basis", basis.rawValue]).output.split(separator: "\n").dropFirst(2)
    let expected = Rule.allCases.filter { $0.entry.stage.isInForce && $0.basis.contains(basis) }.map(\.number)
    #expect(rows.map { $0.dropFirst(2).prefix { $0 != "|" }.dropLast() }.map(String.init) == expected)
  }

  @Test func `an unknown basis and an extra word are named`() throws {
    let wrong = try Scratch().run(["rules", "--basis", "asumed"])
    #expect(wrong.end == .exit(2))
    #expect(wrong.errors.contains("did you mean assumed?"))
    let extra = try Scratch().run(["rules", "all"])
    #expect(extra.end == .exit(2))
    #expect(extra.errors.contains("there is no rule 'all'; fast2sim rules lists them"))
  }
}
