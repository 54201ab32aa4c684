package import Traffic

extension ScenarioReport {
  /// The scenario as a suite, each step a test.
  package var junit: JUnit.Suite {
    JUnit.Suite(
      name,
      steps.map { step in
        let outcome: JUnit.Outcome =
          switch step.outcome {
          case .passed: .passed
          case .failed(let failure): .failed(failure.headline, details: failure.text)
          case .skipped(let reason): .skipped(reason)
          case .notRun: .skipped("a step before it failed")
          }
        return JUnit.Case(
          step.name, className: name, duration: step.duration, outcome: outcome, place: (file, step.line))
      })
  }
}
