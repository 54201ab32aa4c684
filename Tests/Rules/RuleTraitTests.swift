import Rules
import TestKit
import Testing

@Suite(.rule(.c4_5))
struct RuleTraitTests {
  @Test func `a test has the rules of its suite`() { #expect(RuleTrait.current == [.c4_5]) }

  @Test(.rule(.r4_13, .r4_2), arguments: [1, 2])
  func `a test adds its own to those of its suite`(_: Int) { #expect(RuleTrait.current == [.c4_5, .r4_13, .r4_2]) }

  @Test(.rule(.c4_5)) func `a rule named twice counts once`() { #expect(RuleTrait.current == [.c4_5]) }

  @Test func `the codes of the header are told apart`() {
    #expect(RuleLog.codes(header: "coerced, alias-used") == ["coerced", "alias-used"])
    #expect(RuleLog.codes(header: nil).isEmpty)
  }
}
