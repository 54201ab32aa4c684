import Rules
import Simulator
import Traffic

/// One run of the command, with a simulator of its own.
struct ExecRun {
  /// The code of the note that the command asked nothing at all.
  static let noRequests = "no-requests"

  let configuration: ServeConfiguration
  let command: [String]
  let judge: FindingJudge
  /// The directory of the reports; nil writes none.
  let reports: String?

  /// What the program ends with, where this is its only run.
  struct Outcome {
    let code: Int32
    /// Whether somebody wants it all to stop.
    let isInterrupted: Bool
  }

  func perform() -> Outcome {
    let started = Startup(configuration)
    ChildSignals.block()
    let server: ExecServer
    do throws(Serving.Problem) { server = try ExecServer(started, configuration, archives: reports != nil) } catch {
      Console.fail(.cannotStart, error.message)
    }
    let clock = SystemTime.machine
    let begun = clock.elapsed()
    let child: ChildCommand
    do throws(ChildCommand.Failure) { child = try ChildCommand(command, server.variables) } catch {
      Console.error("fast2sim: \(error.message)")
      server.stop()
      return Outcome(code: error.code, isInterrupted: true)
    }
    let end = child.wait()
    let duration = clock.elapsed() - begun
    var seen: (report: TrafficReport, entries: [JournalEntry], bundle: [UInt8]?)?
    let idle = server.stop {
      let (report, entries) = server.report(command, end.how, duration, judge)
      seen = (report, entries, reports == nil ? nil : server.bundle(report.firstFailing))
    }
    let outcome = seen.map { tell($0.report, $0.entries, $0.bundle, server.access.url, end) }
    for (world, rules) in idle {
      for rule in rules { Console.error("fast2sim: \(world == "default" ? "" : "world \(world): ")\(rule)") }
    }
    return outcome ?? Outcome(code: end.how.code, isInterrupted: end.isInterrupted)
  }

  /// Prints what was seen, and writes the reports.
  private func tell(
    _ report: TrafficReport, _ entries: [JournalEntry], _ bundle: [UInt8]?, _ url: String,
    _ end: ChildCommand.End
  ) -> Outcome {
    Console.error(painted: "\n" + report.text(colour: Console.isColoured).dropLast())
    var code = end.how.code
    var look: String?
    if let reports {
      let problem = ExecReports(directory: reports, report: report, entries: entries, url: url, bundle: bundle)
        .write()
      let names = ExecReports.names + (bundle == nil ? [] : [ExecReports.bundleName])
      Console.error(problem ?? "reports: \(reports)/{\(names.joined(separator: ","))}")
      look = problem == nil ? "\(reports)/\(bundle == nil ? "traffic.har" : ExecReports.bundleName)" : nil
      if problem != nil, code == 0 { code = ExitCode.checksFailed.rawValue }
    }
    if code == 0, let threshold = judge.threshold, !report.failing.isEmpty {
      Console.error("fast2sim: notes reached --fail-on \(threshold.rawValue): \(report.failingCodes)")
      code = ExitCode.notesReached.rawValue
    }
    if code != 0, let look { Console.error(FailureBundle.command(look)) }
    return Outcome(code: code, isInterrupted: end.isInterrupted)
  }
}
