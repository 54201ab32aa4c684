import Client
import Documents
import JSON
import Simulator
import Texts
import Traffic

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// `fast2sim scenario run`: the steps of scenarios, each in a world of its own or all against a target.
struct ScenarioRun {
  /// Why the program does not end with 0.
  typealias Shortfall = (code: ExitCode, message: String)

  private let target: ScenarioTarget?
  private let values: [String: JSONValue]
  private let failsOnSkips: Bool
  private let junit: String?
  private let client: HTTPOptions
  /// The directory of bundles; nil writes none.
  private let bundles: String?

  init(_ arguments: Arguments) throws(UsageError) {
    target = try ScenarioTarget(arguments)
    values = try Self.values(arguments)
    failsOnSkips = arguments.isOn("no-skips")
    junit = arguments.text("junit")
    // A file of options may have it for others.
    bundles = target == nil ? arguments.text("bundles") : nil
    // A file of options may name certificates for others; a world of its own is trusted as it is.
    client = target == nil ? HTTPOptions() : try AccessOptions.http(arguments)
  }

  private static func values(_ arguments: Arguments) throws(UsageError) -> [String: JSONValue] {
    var values: [String: JSONValue] = [:]
    for pair in (arguments.text("set") ?? "").split(separator: ",") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, !parts[0].isEmpty else {
        throw arguments.wrong("set", "valid is NAME=VALUE, several joined by commas")
      }
      values[parts[0]] = .text(parts[1])
    }
    return values
  }

  /// Runs them, and says what came of it.
  ///
  /// - Parameter include: the bytes of a file by its path.
  /// - Returns: nil where all is fine.
  func perform(_ files: [ScenarioFile], include: (String) -> [UInt8]? = Files.read) -> Shortfall? {
    let worlds = target == nil ? Self.worlds() : nil
    var tally = Tally()
    for file in files {
      switch file.read(include: include) {
      case .diagnostics(let found):
        for diagnostic in found { Console.error(diagnostic.description) }
        Console.out("FAILED", .error, "   \(file.label)")
        tally.unread(file.label, found)
      case .scenario(let scenario):
        let (report, bundle) = report(scenario, file, worlds)
        Self.show(report)
        if let bundle { Console.out("  " + FailureBundle.command(bundle)) }
        tally.add(report)
      }
    }
    worlds?.stop()
    if let junit, !Files.write(Array(JUnit(tally.suites).xml.utf8), to: junit) {
      return (.cannotStart, "can't write \(junit): \(Files.problem)")
    }
    Console.out(tally.summary)
    if tally.failed > 0 { return (.checksFailed, "\(tally.failed) of \(tally.scenarios) scenarios failed") }
    if failsOnSkips, tally.skipped > 0 {
      return (.checksFailed, "\(amount(tally.skipped, "step")) skipped, and --no-skips is on")
    }
    return nil
  }

  private static func worlds() -> ScenarioWorlds {
    signal(SIGPIPE, SIG_IGN)
    Crypto.prepare()
    do { return try ScenarioWorlds() } catch {
      Console.fail(.cannotStart, "can't make worlds for the scenarios: \(error)")
    }
  }

  /// - Returns: what came of it, and the bundle that was written of it.
  private func report(
    _ scenario: Scenario, _ file: ScenarioFile, _ worlds: ScenarioWorlds?
  ) -> (ScenarioReport, bundle: String?) {
    var report = ScenarioReport(name: scenario.namn, file: file.label, steps: [])
    if let target {
      if let reason = target.reasonToSkip(scenario) {
        report.steps = ScenarioRunner.skipping(scenario.steps, reason)
        return (report, nil)
      }
      var runner = ScenarioRunner(vars: scenario.vars, on: target.ground, values: values, options: client)
      report.steps = runner.run(scenario.steps)
      return (report, nil)
    }
    guard let worlds else { return (report, nil) }
    let (base, script) = (Self.base(scenario, worlds), scenario.script)
    var runner = ScenarioRunner(
      vars: script.vars, on: .world(base, script.credentials), values: values, options: client)
    report.steps = runner.run(script.steps)
    report.remarks = worlds.idleFaults(base)
    let bundle = report.isPassed ? nil : bundles.flatMap { written(worlds.bundle(base), of: file, in: $0) }
    worlds.drop(base)
    return (report, bundle)
  }

  private static func base(_ scenario: Scenario, _ worlds: ScenarioWorlds) -> String {
    do { return try worlds.world(scenario) } catch {
      Console.fail(.cannotStart, "can't make a world for \(scenario.namn): \(error)")
    }
  }

  /// Writes a bundle under the name of its scenario.
  private func written(_ bundle: [UInt8]?, of file: ScenarioFile, in directory: String) -> String? {
    guard let bundle else { return nil }
    let letters = file.label.utf8.map { $0.isAlphanumeric || $0 == UInt8(ascii: "_") ? $0 : UInt8(ascii: "-") }
    let name = String(decoding: letters.drop { $0 == UInt8(ascii: "-") }, as: UTF8.self)
    let path = "\(directory)/\(name).bundle.json"
    guard Files.makeDirectory(directory), Files.write(bundle, to: path) else {
      Console.error("fast2sim: can't write \(path): \(Files.problem)")
      return nil
    }
    return path
  }

  /// Prints a line for the scenario, and what is worth saying of its steps.
  private static func show(_ report: ScenarioReport) {
    let count = report.steps.isEmpty ? "a state, without steps" : amount(report.steps.count, "step")
    let isSkipped = !report.steps.isEmpty && report.skipped == report.steps.count
    let word = !report.isPassed ? "FAILED" : isSkipped ? "skipped" : "ok"
    let blanks = String(repeating: " ", count: 9 - word.count)
    var lines = ["\(blanks)\(report.file.visible): \(report.name.visible) (\(count))"]
    for (index, step) in report.steps.enumerated() {
      let place = "step \(index + 1) of \(report.steps.count), line \(step.line): \(step.name.visible)"
      switch step.outcome {
      case .passed, .notRun: break
      case .failed(let failure): lines += ["  \(place)", failure.text]
      // One reason for all of them is said once.
      case .skipped(let reason) where isSkipped && index > 0 && report.reasons.count == 1: _ = reason
      case .skipped(let reason) where isSkipped && report.reasons.count == 1: lines.append("  \(reason)")
      case .skipped(let reason): lines.append("  skipped \(place): \(reason)")
      }
    }
    lines += report.remarks.map { "  \($0)" }
    let tone: Tone = !report.isPassed ? .error : isSkipped ? .warning : .ok
    Console.out(word, tone, lines.joined(separator: "\n"))
  }
}

extension ScenarioReport {
  /// Why steps were skipped.
  fileprivate var reasons: Set<String> {
    Set(steps.compactMap { if case .skipped(let reason) = $0.outcome { reason } else { nil } })
  }
}

/// What has come of the scenarios so far.
private struct Tally {
  var scenarios = 0
  var failed = 0
  var steps = 0
  var skipped = 0
  var suites: [JUnit.Suite] = []

  mutating func add(_ report: ScenarioReport) {
    scenarios += 1
    failed += report.isPassed ? 0 : 1
    steps += report.steps.count
    skipped += report.skipped
    suites.append(report.junit)
  }

  /// A file with mistakes is a scenario that failed.
  mutating func unread(_ file: String, _ found: [Diagnostic]) {
    scenarios += 1
    failed += 1
    let text = found.map(\.description).joined(separator: "\n")
    let message = amount(found.count, "mistake")
    suites.append(
      JUnit.Suite(
        file, [JUnit.Case("the file", className: file, outcome: .failed(message, details: text), place: (file, 1))]))
  }

  var summary: String {
    let all = "\(amount(scenarios, "scenario")), \(amount(steps, "step"))"
    let verdict = failed == 0 ? "all passed" : "\(failed) failed"
    return "\(all): \(verdict)" + (skipped > 0 ? ", \(amount(skipped, "step")) skipped" : "")
  }
}
