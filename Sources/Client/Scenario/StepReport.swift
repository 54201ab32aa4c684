import Texts
package import Traffic

/// What became of a scenario.
package struct ScenarioReport: Sendable {
  /// What people call the scenario.
  package var name: String
  /// Its file.
  package var file: String
  /// One for each step, in order.
  package var steps: [StepReport]
  /// What else is worth knowing, and no failure: fault rules that never hit.
  package var remarks: [String] = []

  package init(name: String, file: String, steps: [StepReport]) {
    self.name = name
    self.file = file
    self.steps = steps
  }

  /// No step failed.
  package var isPassed: Bool { !steps.contains { $0.failure != nil } }
  /// How many steps were skipped for a reason that lies in what they were run against.
  package var skipped: Int { steps.count { if case .skipped = $0.outcome { true } else { false } } }
}

/// What became of a step.
package struct StepReport: Sendable {
  /// What happened.
  package enum Outcome: Sendable {
    case passed
    case failed(StepFailure)
    /// It can't be run here, and why.
    case skipped(String)
    /// A step before it failed.
    case notRun
  }

  /// Its name, or what it does.
  package var name: String
  /// The line in the file on which it begins.
  package var line: Int
  /// What happened.
  package var outcome: Outcome
  /// From the first byte of its request to the last of the answer.
  package var duration: Duration

  /// What went wrong; nil where nothing did.
  package var failure: StepFailure? { if case .failed(let failure) = outcome { failure } else { nil } }
}

/// Everything that helps to see why a step failed; secrets are masked.
package struct StepFailure: Error, Sendable {
  /// A note or a refusal, as the journal of the simulator tells it.
  package struct Remark: Sendable {
    /// `warning unknown-parameter: …`.
    package var text: String
    /// What to do; may be empty.
    package var hint: String
    /// The rule behind it, and what that rests on; empty where only the code is known.
    package var rule: String
  }

  /// What happened, where it is no difference: a connection that broke, a login that failed. Empty otherwise.
  package var message = ""
  /// The request: its line, who sent it, its own header fields, its body.
  package var request: [String] = []
  /// The answer: status, header fields, body; empty where none came.
  package var answer: [String] = []
  /// Where the answer is not what was expected.
  package var differences: [Difference] = []
  /// What the simulator says about the request.
  package var remarks: [Remark] = []

  /// Blocks of lines for people.
  package var text: String {
    var lines: [String] = []
    func block(_ title: String, _ content: [String]) {
      guard !content.isEmpty else { return }
      lines.append("  \(title)")
      lines += content.map { $0.isEmpty ? "" : "    \($0.visible)" }
    }
    block("problem", message.isEmpty ? [] : [message])
    block("request", request)
    block("answer", answer)
    block("difference", differences.map(Self.shown))
    block(
      "notes",
      remarks.flatMap { remark in
        [remark.text] + [remark.hint, remark.rule].filter { !$0.isEmpty }.map { "  \($0)" }
      })
    return Secrets.text(lines.joined(separator: "\n"))
  }

  private static func shown(_ difference: Difference) -> String {
    let name = difference.path.split(separator: ".").last.map(String.init) ?? ""
    let (expected, actual) = (difference.expected, difference.actual ?? "nothing")
    return "\(difference.path): expected \(Secrets.query(name, expected)), got \(Secrets.query(name, actual))"
  }

  /// One line.
  package var headline: String {
    if !message.isEmpty { return Secrets.text(message) }
    guard let first = differences.first else { return "failed" }
    let more = differences.count > 1 ? " (and \(differences.count - 1) more)" : ""
    return Secrets.text(Self.shown(first)) + more
  }
}
