package import JSON

/// What a command survived of the oddities that it was run under, in the forms that people and CI systems read.
package struct SweepReport: Sendable {
  /// What became of the command under an oddity.
  package enum Verdict: Sendable, Equatable {
    case survived
    /// Why it did not survive.
    case failed(String)
    /// It did not end within so many milliseconds, and was ended.
    case hung(Int64)
    /// No request of the command met it, and so nothing is known.
    case neverReached
    /// It was not run: the plain run failed, or somebody stopped the sweep.
    case notRun

    /// The word of the JSON.
    package var word: String {
      switch self {
      case .survived: "survived"
      case .failed: "not-survived"
      case .hung: "hung"
      case .neverReached: "never-reached"
      case .notRun: "not-run"
      }
    }

    /// Whether it fails the sweep.
    package var isFailure: Bool {
      switch self {
      case .failed, .hung: true
      case .survived, .neverReached, .notRun: false
      }
    }
  }

  /// A run of the command.
  package struct Run: Sendable {
    /// What is known of its requests and its end.
    package let report: TrafficReport
    /// What the oddity touched.
    package let trace: SweepTrace
    /// The last lines of what the command printed.
    package let output: [String]
    /// The directory with its reports; nil where none were written.
    package var reports: String?

    package init(report: TrafficReport, trace: SweepTrace, output: [String], reports: String? = nil) {
      self.report = report
      self.trace = trace
      self.output = output
      self.reports = reports
    }

    /// What fails the run by its notes, as `code@operation`.
    fileprivate var failing: [String] {
      report.failing.map { $0.code + ($0.operation.map { "@\($0)" } ?? "") }
    }

    /// What is to be said of a run that is compared with the plain one.
    ///
    /// - Parameter limit: milliseconds, where it was ended since it took longer.
    package func verdict(besides plain: Run, endedAfter limit: Int64?) -> Verdict {
      if let limit { return .hung(limit) }
      let untouched = trace.hits == 0 ? ", though nothing of it reached the command" : ""
      guard report.end == .exit(0) else { return .failed(report.end.text + untouched) }
      let known = Set(plain.failing)
      let new = failing.filter { !known.contains($0) }
      if !new.isEmpty { return .failed("left notes that the plain run does not: \(new.joined(separator: ", "))") }
      return trace.hits == 0 ? .neverReached : .survived
    }
  }

  /// An oddity, and what became of the command under it.
  package struct Row: Sendable {
    /// Unique in the sweep.
    package let name: String
    /// What it is made of: pairs such as `preset` and `gateway.timeout`.
    package let parts: [(kind: String, name: String)]
    /// What became of the command.
    package let verdict: Verdict
    /// Nil where it was not run.
    package let run: Run?

    package init(name: String, parts: [(kind: String, name: String)], verdict: Verdict, run: Run?) {
      self.name = name
      self.parts = parts
      self.verdict = verdict
      self.run = run
    }
  }

  /// The run without oddities.
  package let plain: Run
  /// In the order of the list.
  package let rows: [Row]

  package init(plain: Run, rows: [Row]) {
    self.plain = plain
    self.rows = rows
  }

  /// Why the plain run is nothing to compare with; nil where it is.
  package static func problem(_ plain: Run) -> String? {
    if plain.report.end != .exit(0) {
      return "the plain run \(plain.report.end.text), so there is nothing to compare with"
    }
    return plain.report.summary.requests == 0
      ? "the plain run sent no request to the simulator; let the command take its base URL from FAST2_BASE_URL" : nil
  }

  /// How many rows have a verdict of which something is true.
  func count(_ isMeant: (Verdict) -> Bool) -> Int { rows.count { isMeant($0.verdict) } }

  /// Whether nothing was found that the command does not survive.
  package var isFaultless: Bool { !rows.contains(where: \.verdict.isFailure) && Self.problem(plain) == nil }

  // MARK: For programs

  /// Everything, for programs.
  package var json: JSONValue {
    .object([
      ("command", .text(plain.report.command)), ("contract", .text(plain.report.contract)),
      ("survived", .int(Int64(count { $0 == .survived }))), ("notSurvived", .int(Int64(count(\.isFailure)))),
      ("neverReached", .int(Int64(count { $0 == .neverReached }))), ("notRun", .int(Int64(count { $0 == .notRun }))),
      ("plain", .object(Self.members(plain))), ("problem", Self.problem(plain).map(JSONValue.text) ?? .null),
      (
        "oddities",
        .list(
          rows.map { row in
            .object(
              [("name", .text(row.name))] + row.parts.map { ($0.kind, .text($0.name)) }
                + [("verdict", .text(row.verdict.word)), ("reason", row.verdict.reason.map(JSONValue.text) ?? .null)]
                + (row.run.map(Self.members) ?? []))
          })
      ),
    ])
  }

  private static func members(_ run: Run) -> [(String, JSONValue?)] {
    [
      ("exitCode", .int(Int64(run.report.end.code))), ("milliseconds", .int((run.report.duration + 500) / 1000)),
      ("requests", .int(run.report.summary.requests)), ("hits", .int(run.trace.hits)),
      ("hitOperations", .list(run.trace.operations.map(JSONValue.text))),
      ("firstHit", run.trace.first.map(JSONValue.text) ?? .null),
      ("failingNotes", .list(run.failing.map(JSONValue.text))),
      ("output", .list(run.output.map(JSONValue.text))), ("reports", run.reports.map(JSONValue.text) ?? .null),
    ]
  }

  /// A test for each oddity; a plain run that fails is one too, since nothing else was tried then.
  package var junit: JUnit.Suite {
    var suite = JUnit.Suite("fast2sim sweep", rows.map(Self.test))
    suite.properties = [
      ("command", plain.report.command), ("contract", plain.report.contract),
      ("requests", "\(plain.report.summary.requests)"), ("operations", plain.report.covered.operations.text),
    ]
    guard let problem = Self.problem(plain) else { return suite }
    var test = JUnit.Case("plain", className: Self.group, duration: .microseconds(plain.report.duration))
    test.kind = "command"
    test.outcome = .failed(problem, details: plain.output.joined(separator: "\n"))
    suite.cases.insert(test, at: 0)
    return suite
  }

  private static let group = "fast2sim.sweep"

  private static func test(_ row: Row) -> JUnit.Case {
    var test = JUnit.Case(
      row.name, className: group, duration: row.run.map { .microseconds($0.report.duration) } ?? .zero)
    switch row.verdict {
    case .survived: break
    case .failed, .hung:
      test.kind = row.verdict.word
      test.outcome = .failed(
        row.verdict.reason ?? "", details: (row.run.map(details) ?? []).joined(separator: "\n"))
    case .neverReached, .notRun: test.outcome = .skipped(row.verdict.reason ?? "")
    }
    return test
  }

  /// What helps to see why a run failed.
  static func details(_ run: Run) -> [String] {
    let hit = run.trace.first.map { ["first hit: \($0)"] } ?? []
    let notes = run.report.failing.flatMap { run.report.lines($0) }
    let reports = run.reports.map { ["reports: \($0)"] } ?? []
    return hit + notes + run.output.map { "| \($0)" } + reports
  }
}

extension SweepReport.Verdict {
  /// Why; nil where there is nothing to explain.
  var reason: String? {
    switch self {
    case .survived: nil
    case .failed(let why): why
    case .hung(let limit): "hung: it did not end within \(inSeconds(limit * 1000)) s, and was ended"
    case .neverReached: "never reached: no request of the command met it"
    case .notRun: "not run"
    }
  }
}
