package import JSON
import Rules
import Texts

/// What a command did to a simulator, in the forms that people and CI systems read.
package struct TrafficReport: Sendable {
  /// How a command ended.
  package enum End: Sendable, Equatable {
    /// By itself, with a code.
    case exit(Int32)
    /// By a signal.
    case signal(Int32)

    /// As a shell gives it: the code, or 128 and the signal.
    package var code: Int32 {
      switch self {
      case .exit(let code): code
      case .signal(let signal): 128 + signal
      }
    }

    /// For a sentence: `ended with 1`.
    package var text: String {
      switch self {
      case .exit(let code): "ended with \(code)"
      case .signal(let signal): "was ended by signal \(signal)"
      }
    }
  }

  /// The name of the command; never its arguments, which may hold secrets.
  package let command: String
  /// How it ended.
  package let end: End
  /// Microseconds that it took.
  package let duration: Int64
  /// Whose names it was to use.
  package let contract: String
  /// What it did.
  package let summary: TrafficSummary
  /// All that it could have done.
  package let universe: Coverage.Universe
  /// What makes the run fail.
  package let judge: FindingJudge
  /// How many of its requests are in the archive; nil where none was kept.
  package let archived: Int64?

  package init(
    command: String, end: End, duration: Int64, contract: String, summary: TrafficSummary,
    universe: Coverage.Universe, judge: FindingJudge, archived: Int64?
  ) {
    self.command = printable(command)
    self.end = end
    self.duration = duration
    self.contract = contract
    self.summary = summary
    self.universe = universe
    self.judge = judge
    self.archived = archived
  }

  /// The findings that make the run fail.
  package var failing: [Finding] { summary.findings.filter(judge.fails) }

  /// Where the run failed: the earliest request with such a finding, in the world of the first of them.
  package var firstFailing: Finding.Place? {
    let places = failing.compactMap(\.first)
    return places.filter { $0.world == places[0].world }.min { $0.id < $1.id }
  }

  /// The codes of those findings with their counts, for one line: `unknown-parameter (2), coerced (1)`.
  package var failingCodes: String {
    summary.groups.compactMap { group in
      let count = group.findings.filter(judge.fails).reduce(0) { $0 + $1.count }
      return count > 0 ? "\(group.code) (\(count))" : nil
    }.joined(separator: ", ")
  }

  /// What the archive says of itself where it does not have every request.
  package var archiveComment: String? {
    guard let archived, archived < summary.requests else { return nil }
    return "the latest \(archived) of \(summary.requests) requests; older ones were dropped to bound its size"
  }

  /// The findings with all that is known of them.
  package var json: JSONValue {
    .object([
      ("command", .text(command)), ("exitCode", .int(Int64(end.code))),
      ("milliseconds", .int((duration + 500) / 1000)), ("contract", .text(contract)),
      ("requests", .int(summary.requests)), ("worlds", .int(Int64(summary.worlds.count))),
      ("failOn", judge.threshold.map { .text($0.rawValue) } ?? .null),
      ("failed", JSONValue(booleanLiteral: !failing.isEmpty)),
      ("archived", archived.map(JSONValue.int) ?? .null),
      ("allowedButNotSeen", .list(judge.unused(summary.findings).map { .text($0.text) })),
      ("notes", .list(summary.groups.map(value))),
    ])
  }

  private func value(_ group: FindingGroup) -> JSONValue {
    let entry = group.findings[0].rule?.entry
    return .object([
      ("code", .text(group.code)), ("level", .text(group.level.rawValue)), ("count", .int(group.count)),
      ("rule", group.findings[0].rule.map { .text($0.number) }),
      ("basis", entry.map { .list($0.basis.sorted().map { .text($0.rawValue) }) }),
      ("source", entry.map { .text($0.source) }),
      ("operations", .list(group.findings.map(value))),
    ])
  }

  private func value(_ finding: Finding) -> JSONValue {
    .object([
      ("operation", finding.operation.map(JSONValue.text) ?? .null), ("count", .int(finding.count)),
      ("allowed", JSONValue(booleanLiteral: judge.isAllowed(finding))),
      ("fails", JSONValue(booleanLiteral: judge.fails(finding))),
      ("texts", .list(finding.texts.map(JSONValue.text))), ("hint", .text(finding.hint)),
      (
        "first",
        finding.first.map { place in
          [
            "world": .text(place.world), "id": .int(Int64(place.id)), "request": .text(place.request),
            "status": .int(Int64(place.status)),
          ]
        }
      ),
    ])
  }
}

extension TrafficReport {
  /// One test for the command, and one for each operation that it called, which fails where a note of it fails the run:
  /// the names stay the same from run to run, so that a CI system can tell since when a test fails.
  package var junit: JUnit.Suite {
    let group = "fast2sim.contract-\(contract.replacing(".", with: "-"))"
    var run = JUnit.Case(command, className: group, duration: .microseconds(duration))
    if end != .exit(0) {
      run.kind = "command"
      run.outcome = .failed("\(command) \(end.text)", details: "Its own output says why.")
    }
    var suite = JUnit.Suite("fast2sim \(contract)", [run])
    suite.duration = run.duration
    suite.properties = [
      ("contract", contract), ("requests", "\(summary.requests)"), ("worlds", "\(summary.worlds.count)"),
      ("operations", covered.operations.text), ("statusSteps", covered.transitions.text),
      ("failOn", judge.threshold?.rawValue ?? "never"),
    ]
    for (operation, calls) in sortedCalls {
      var test = JUnit.Case(
        operation ?? "no operation", className: "\(group).operations", duration: .microseconds(calls.duration))
      let found = summary.findings.filter { $0.operation == operation && $0.first != nil }
      judged(found, &test)
      suite.cases.append(test)
    }
    for finding in summary.findings where finding.first == nil {
      var test = JUnit.Case(finding.code, className: group)
      judged([finding], &test)
      suite.cases.append(test)
    }
    return suite
  }

  private func judged(_ found: [Finding], _ test: inout JUnit.Case) {
    let failing = found.filter(judge.fails)
    let others = found.filter { !judge.fails($0) }
    if let first = failing.first {
      let codes = failing.count == 1 ? "" : " (and \(failing.dropFirst().map(\.code).joined(separator: ", ")))"
      test.kind = first.code
      test.outcome = .failed(
        "\(first.code): \(first.texts[0])\(codes)",
        details: failing.map { lines($0).joined(separator: "\n") }.joined(separator: "\n\n"))
    }
    test.output = others.map { lines($0).joined(separator: "\n") }.joined(separator: "\n\n")
  }

  /// Operations that were called in the order of the API, then what no operation answers.
  var sortedCalls: [(operation: String?, calls: TrafficSummary.Calls)] {
    let known = universe.operations.compactMap { operation in summary.calls[operation].map { (operation, $0) } }
    return known + (summary.calls[nil].map { [(nil, $0)] } ?? [])
  }
}
