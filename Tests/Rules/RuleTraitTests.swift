import Rules
import TestKit
import Testing

/// Without the trait where the rule is not the test's own, so that nothing made up comes into the rule log.
struct RuleTraitTests {
  @Test func `rules add up, and one named twice counts once`() async throws {
    try await RuleTrait.rule(.r1_2, .r1_3).around {
      try await RuleTrait.rule(.r1_3, .r1_4).around { #expect(RuleTrait.current == [.r1_2, .r1_3, .r1_4]) }
      #expect(RuleTrait.current == [.r1_2, .r1_3])
    }
    #expect(RuleTrait.current == [])
  }

  @Test(.rule(.c4_5)) func `a test has the rules of its trait while it runs`() { #expect(RuleTrait.current == [.c4_5]) }

  @Test func `the codes of the header are told apart`() {
    #expect(RuleLog.codes(header: "coerced, alias-used") == ["coerced", "alias-used"])
    #expect(RuleLog.codes(header: nil).isEmpty)
  }
}

@Suite(.rule(.c4_5))
struct RuleTraitSuiteTests {
  @Test func `a test has the rules of its suite`() { #expect(RuleTrait.current == [.c4_5]) }
}
