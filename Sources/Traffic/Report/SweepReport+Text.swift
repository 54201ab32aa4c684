import Rules
import Texts

/// The table for a person.
extension SweepReport {
  /// A line for each oddity, with what helps where the command did not survive it.
  ///
  /// - Parameter colour: for a terminal.
  package func text(colour: Bool) -> String {
    let paint = Paint(isOn: colour)
    let width = max(5, rows.map(\.name.count).max() ?? 0)
    func head(_ mark: String, _ name: String) -> String {
      "\(mark) \(name)" + String(repeating: " ", count: max(0, width - name.count) + 2)
    }
    var lines = [
      head(" ", "plain")
        + "\(plain.report.end.text) after \(plain.report.seconds) s, "
        + amount(plain.report.summary.requests, "request")
    ]
    if let problem = Self.problem(plain) {
      lines += Self.details(plain).map { "    \($0)" }
      return (lines + [paint.level(.error, problem)]).joined(separator: "\n")
    }
    for row in rows {
      let said = Self.said(row)
      switch row.verdict {
      case .survived: lines.append(paint.good(head("✓", row.name) + said))
      case .failed, .hung:
        lines.append(paint.level(.error, head("✗", row.name) + said))
        lines += (row.run.map(Self.details) ?? []).map { "    \($0)" }
      case .neverReached, .notRun: lines.append(head("–", row.name) + said)
      }
    }
    return (lines + ["", paint.bold(summary)]).joined(separator: "\n")
  }

  private static func said(_ row: Row) -> String {
    switch (row.verdict, row.run) {
    case (.survived, let run?): "survived: \(amount(run.trace.hits, "request")) hit, \(run.report.seconds) s"
    case (.failed, let run?), (.hung, let run?):
      "NOT SURVIVED: \(row.verdict.reason ?? ""); \(amount(run.trace.hits, "request")) hit"
    case (.neverReached, _): "never reached"
    default: row.verdict.reason ?? row.verdict.word
    }
  }

  /// The counts in one line.
  package var summary: String {
    let others: [(Int, String)] = [
      (count(\.isFailure), "not survived"), (count { $0 == .neverReached }, "never reached"),
      (count { $0 == .notRun }, "not run"),
    ]
    let parts = ["\(count { $0 == .survived }) survived"] + others.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return "\(rows.count) \(rows.count == 1 ? "oddity" : "oddities"): \(parts.joined(separator: ", "))"
  }
}
