import Rules
import Texts

/// The report for a person, and the same as Markdown.
extension TrafficReport {
  /// How much was covered.
  struct Share {
    let seen: Int
    let all: Int
    var text: String { "\(seen) of \(all)" }
  }

  var covered: (operations: Share, transitions: Share, codes: Share) {
    let coverage = summary.coverage
    let statuses = coverage.statuses
    return (
      Share(seen: universe.operations.count { statuses[$0] != nil }, all: universe.operations.count),
      Share(seen: universe.transitions.count { coverage.transitions[$0] != nil }, all: universe.transitions.count),
      Share(seen: universe.codes.count { coverage.codes[$0.code] != nil }, all: universe.codes.count)
    )
  }

  var seconds: String { inSeconds(duration) }

  private var headline: String {
    let worlds = summary.worlds.count
    return "\(amount(summary.requests, "request")) to \(amount(worlds, "world")) under contract \(contract); "
      + "\(command) \(end.text) after \(seconds) s"
  }

  /// Notes by code, then coverage.
  ///
  /// - Parameter colour: for a terminal.
  package func text(colour: Bool) -> String {
    let paint = Paint(isOn: colour)
    var lines = [paint.bold("fast2sim: ") + headline, ""]
    let groups = summary.groups
    lines.append(paint.bold("notes: ") + (groups.isEmpty ? "none" : tally(groups)))
    for group in groups { lines += shown(group, paint) }
    for allowance in judge.unused(summary.findings) {
      lines.append("  --allow \(printable(allowance.text)) was not needed: nothing of it was seen")
    }
    lines += ["", paint.bold("coverage: ") + coverageLine]
    let calls = sortedCalls.map { "\($0.operation ?? "no operation") \($0.calls.count)\(odd($0.operation))" }
    lines += wrapped(calls)
    lines += wrapped(steps.map { "\($0.step.from ?? "new") → \($0.step.to) \($0.count)" })
    return lines.joined(separator: "\n") + "\n"
  }

  private var coverageLine: String {
    "\(covered.operations.text) operations, \(covered.transitions.text) status steps, "
      + "\(covered.codes.text) notes and refusals"
  }

  private var steps: [(step: StatusTransition, count: Int64)] {
    let seen = summary.coverage.transitions
    let known = universe.transitions.compactMap { step in seen[step].map { (step, $0) } }
    let others = seen.filter { !universe.transitions.contains($0.key) }.sorted {
      ($0.key.from ?? "", $0.key.to) < ($1.key.from ?? "", $1.key.to)
    }
    return known + others.map { ($0.key, $0.value) }
  }

  /// The statuses of an operation other than success.
  private func odd(_ operation: String?) -> String {
    let seen = operation.flatMap { summary.coverage.statuses[$0] } ?? [:]
    let odd = seen.filter { $0.key >= 400 }.sorted { $0.key < $1.key }
    return odd.isEmpty ? "" : " (\(odd.map { "\($0.value) × \($0.key)" }.joined(separator: ", ")))"
  }

  private func tally(_ groups: [FindingGroup]) -> String {
    NoteLevel.allCases.reversed().compactMap { level in
      let count = groups.filter { $0.level == level }.reduce(0) { $0 + $1.count }
      return count == 0 ? nil : level == .info ? "\(count) info" : amount(count, level.rawValue)
    }.joined(separator: ", ")
  }

  private func shown(_ group: FindingGroup, _ paint: Paint) -> [String] {
    let mark = group.findings.contains(where: judge.fails) ? "✗ " : "  "
    let allowed = group.findings.allSatisfy(judge.isAllowed) ? ", allowed" : ""
    let head = "\(group.level.rawValue) \(group.code), \(times(group.count))\(allowed)"
    // What fails the run is worth more words than what is allowed.
    let shown = group.findings.firstIndex(where: judge.fails) ?? 0
    var lines = [mark + paint.level(group.level, head)]
    lines += body(group.findings[shown]).map { "      \($0)" }
    let others = group.findings.enumerated().filter { $0.offset != shown }.map(\.element).map {
      "\($0.operation ?? "no operation") \($0.count)\($0.isMeant ? " allowed" : "")"
    }
    if !others.isEmpty { lines += wrapped(["also in " + others[0]] + others.dropFirst(), indent: 6) }
    return lines
  }

  /// A finding by itself.
  func lines(_ finding: Finding) -> [String] {
    let allowed = judge.isAllowed(finding) ? ", allowed" : ""
    return ["\(finding.level.rawValue) \(finding.code), \(times(finding.count))\(allowed)"]
      + body(finding).map { "  \($0)" }
  }

  private func body(_ finding: Finding) -> [String] {
    var lines = Array(finding.texts.prefix(3))
    if finding.texts.count > 3 { lines.append("… and \(finding.texts.count - 3) more sentences") }
    if !finding.hint.isEmpty { lines.append("→ \(finding.hint)") }
    if let rule = finding.rule { lines.append("rule \(rule.number), \(rule.entry.ground)") }
    if let first = finding.first {
      lines.append(
        "first: \(first.request) \(first.status)\(finding.operation.map { " (\($0))" } ?? ""), request \(first.id)"
          + (first.world == "default" ? "" : " of world \(first.world)"))
    }
    return lines
  }

  private func times(_ count: Int64) -> String { count == 1 ? "once" : "\(count) times" }

  /// Items that share lines of at most 100 columns.
  private func wrapped(_ items: [String], indent: Int = 2) -> [String] {
    let blanks = String(repeating: " ", count: indent)
    var lines: [String] = []
    for item in items {
      if let last = lines.last, last.count + item.count + 3 <= 100 {
        lines[lines.count - 1] = "\(last) · \(item)"
      } else {
        lines.append(blanks + item)
      }
    }
    return lines
  }
}

extension TrafficReport {
  /// The report as Markdown, for the summary of a job or a comment on a change.
  package var markdown: String {
    var lines = ["## fast2sim, contract \(contract)", "", cell(headline) + ".", ""]
    if summary.groups.isEmpty {
      lines += ["Nothing was noted.", ""]
    } else {
      lines += ["| | note | times | where | what | what to do |", "|---|---|---|---|---|---|"]
      for finding in summary.groups.flatMap(\.findings) {
        let mark = judge.fails(finding) ? "❌" : judge.isAllowed(finding) ? "allowed" : ""
        let place = finding.first.map { "\(finding.operation ?? "no operation"): \($0.request) \($0.status)" } ?? ""
        let cells = [
          mark, "\(finding.level.rawValue) \(finding.code)", "\(finding.count)", place, finding.texts[0], finding.hint,
        ]
        lines.append("| " + cells.map(cell).joined(separator: " | ") + " |")
      }
      lines.append("")
    }
    for allowance in judge.unused(summary.findings) {
      lines += ["`--allow \(cell(allowance.text))` was not needed: nothing of it was seen.", ""]
    }
    lines += ["Coverage: \(coverageLine).", ""]
    let statuses = summary.coverage.statuses
    let never = universe.operations.filter { statuses[$0] == nil }
    if !never.isEmpty {
      lines += [
        "<details><summary>\(never.count) operations that were never called</summary>", "",
        never.joined(separator: ", "), "", "</details>", "",
      ]
    }
    return lines.joined(separator: "\n")
  }

  /// Text that Markdown makes nothing of.
  private func cell(_ text: String) -> String {
    var out = ""
    for character in text {
      switch character {
      case "|", "\\", "`", "*", "_", "[", "]": out += "\\\(character)"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      default: out.append(character)
      }
    }
    return out
  }
}

/// Microseconds as seconds with one decimal.
func inSeconds(_ microseconds: Int64) -> String { oneDecimal(microseconds, of: 1_000_000) }

/// Colours of a terminal, or none.
struct Paint {
  let isOn: Bool

  func bold(_ text: String) -> String { with("1", text) }

  func good(_ text: String) -> String { with("32", text) }

  func level(_ level: NoteLevel, _ text: String) -> String {
    switch level {
    case .info: with("36", text)
    case .warning: with("33", text)
    case .error: with("31", text)
    }
  }

  private func with(_ code: String, _ text: String) -> String { isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text }
}
