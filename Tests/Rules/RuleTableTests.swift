import TestKit
import Testing

@testable import Rules

@Suite(.rule(.c4_5))
struct RuleTableTests {
  @Test(arguments: Rule.allCases)
  func `every rule has a row with a text, a section, a basis and a source`(rule: Rule) {
    let entry = rule.entry
    #expect(!entry.text.isEmpty && entry.text.hasSuffix("."))
    #expect(!entry.section.isEmpty && !entry.source.isEmpty)
    #expect(!entry.basis.isEmpty)
  }

  @Test func `no rule has two rows`() {
    let sections = [Rule.commonSections, Rule.arbetsorderSections, Rule.laterSections].joined()
    let rows = sections.flatMap(\.rows).map(\.rule)
    #expect(rows.count == Set(rows).count)
    #expect(rows.count == Rule.allCases.count)
  }

  @Test(arguments: Rule.allCases)
  func `an assumption says that it is our own decision, and the other bases name their source`(rule: Rule) {
    let entry = rule.entry
    let source = entry.source
    if entry.basis.contains(.document) { #expect(source.contains("document §") || source.contains("diagram")) }
    if entry.basis.contains(.published) { #expect(source.contains("published")) }
    if entry.basis.contains(.observed) { #expect(source.contains("observed")) }
    if entry.basis == [.assumed] { #expect(source == "our decision" || source.hasPrefix("RFC ")) }
  }

  @Test func `the stages divide the rules by section`() {
    func stages(_ prefix: String) -> Set<Stage> {
      Set(Rule.allCases.filter { $0.number.hasPrefix(prefix) }.map(\.entry.stage))
    }
    for core in ["1.", "2.", "3.", "4.", "8.", "9."] { #expect(stages(core) == [.core]) }
    for later in ["6.", "7."] { #expect(stages(later) == [.wholeContract]) }
    #expect(stages("control 3.") == [.controlPlane])
    let core = Rule.allCases.filter { $0.number.hasPrefix("5.") || $0.number.hasPrefix("control") }
      .filter { $0.entry.stage == .core }
    #expect(core == [.r5_1, .r5_4, .r5_5, .c1_1, .c1_2, .c1_6, .c4_2, .c4_6])
  }
}

struct RefusalCodeTests {
  @Test func `no refusal and note share a code`() {
    let refusals = Set(RefusalCode.allCases.map(\.rawValue))
    #expect(refusals.isDisjoint(with: NoteCode.allCases.map(\.rawValue)))
  }

  @Test(arguments: RefusalCode.allCases)
  func `a code travels in a header: lower-case letters, digits and hyphens`(code: RefusalCode) {
    #expect(code.rawValue.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 })
  }

  @Test(arguments: RefusalCode.allCases)
  func `a refusal takes the Swedish sentence of its code unless it brings its own`(code: RefusalCode) {
    #expect(Refusal(code, "m").userMessage == code.userMessage)
    #expect(Refusal(code, "m", userMessage: "Eget.").userMessage == "Eget.")
    #expect(Refusal(code, "m").rule == code.rule)
  }
}
