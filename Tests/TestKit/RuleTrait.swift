package import Rules
package import Testing

/// The rules that a test shows to hold; a suite's rules hold for each of its tests.
///
/// While a test runs, its rules stand in `RuleTrait.current`, and the rule log gets a line for each test case.
package struct RuleTrait: TestTrait, SuiteTrait, TestScoping {
  /// The rules of the test that runs in this task, its suites' first; empty outside a test that names any.
  @TaskLocal package static var current: [Rule] = []

  /// The rules named.
  package let rules: [Rule]

  /// True: the tests of a suite carry its rules.
  package var isRecursive: Bool { true }

  /// Sets `current` around the test case and logs it.
  package func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    RuleLog.test(name: test.name, rules: rules)
    try await around(function)
  }

  /// Runs the operation with the trait's rules added to `current`.
  package func around(_ operation: () async throws -> Void) async throws {
    let all = RuleTrait.current + rules.filter { !RuleTrait.current.contains($0) }
    try await RuleTrait.$current.withValue(all, operation: operation)
  }
}

extension Trait where Self == RuleTrait {
  /// Says which rules the test, or each test of the suite, shows to hold.
  package static func rule(_ rules: Rule...) -> RuleTrait { RuleTrait(rules: rules) }
}
