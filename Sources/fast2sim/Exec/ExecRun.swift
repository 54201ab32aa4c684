import Domain
import HTTPTransport
import Locks
import Rules
import Server
import Simulator
import Tid
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
    let idle = server.stop()
    let outcome = tell(server, end.how, duration, isInterrupted: end.isInterrupted)
    for (world, rules) in idle {
      for rule in rules { Console.error("fast2sim: \(world == "default" ? "" : "world \(world): ")\(rule)") }
    }
    return outcome
  }

  /// Prints what was seen, and writes the reports.
  private func tell(
    _ server: ExecServer, _ end: TrafficReport.End, _ duration: Int64, isInterrupted: Bool
  ) -> Outcome {
    let (report, entries) = server.report(command, end, duration, judge)
    Console.error(painted: "\n" + report.text(colour: Console.isColoured).dropLast())
    var code = end.code
    if let reports {
      let problem = ExecReports(directory: reports, report: report, entries: entries, url: server.access.url)
        .write()
      Console.error(problem ?? "reports: \(reports)/{\(ExecReports.names.joined(separator: ","))}")
      if problem != nil, code == 0 { code = ExitCode.checksFailed.rawValue }
    }
    if code == 0, let threshold = judge.threshold, !report.failing.isEmpty {
      Console.error("fast2sim: notes reached --fail-on \(threshold.rawValue): \(report.failingCodes)")
      code = ExitCode.notesReached.rawValue
    }
    return Outcome(code: code, isInterrupted: isInterrupted)
  }
}
