package import JSON

extension ScenarioReport {
  /// As `POST /_sim/scenario/run` answers it; secrets are masked.
  package var json: JSONValue {
    [
      "name": .text(name), "passed": JSONValue(booleanLiteral: isPassed), "steps": .list(steps.map(\.json)),
      "remarks": .list(remarks.map(JSONValue.text)),
    ]
  }
}

extension StepReport {
  fileprivate var json: JSONValue {
    let (word, problem, details): (String, String?, String?) =
      switch outcome {
      case .passed: ("passed", nil, nil)
      case .failed(let failure): ("failed", failure.headline, failure.text)
      case .skipped(let reason): ("skipped", reason, nil)
      case .notRun: ("not-run", nil, nil)
      }
    return [
      "name": .text(name), "line": .int(Int64(line)), "outcome": .text(word),
      "duration": .int(Int64(duration / .milliseconds(1))),
      "problem": problem.map(JSONValue.text) ?? .null, "details": details.map(JSONValue.text) ?? .null,
    ]
  }
}
