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
    let witness = Witness(archives: reports != nil)
    let started = Startup(configuration)
    ChildSignals.block()
    let worlds = started.worlds(JournalBudget { witness.take($0, meant: $1) })
    let clock = SystemTime.machine
    let serving: Serving
    do { serving = try Serving(configuration, worlds, now: clock.now().millisekunder / 1000) } catch {
      Console.fail(.cannotStart, error.message)
    }
    let access = ClientAccess(
      url: "http://127.0.0.1:\(serving.port)", configuration, worlds.standard, started.database)
    if let advice = access.advice { Console.fail(.cannotStart, advice) }
    let trust = Trust(serving)
    defer { trust.end() }
    let variables = access.variables + trust.variables
    let tending = worlds.startTending()
    let begun = clock.elapsed()
    let child: ChildCommand
    do throws(ChildCommand.Failure) { child = try ChildCommand(command, variables) } catch {
      Console.error("fast2sim: \(error.message)")
      return Outcome(code: error.code, isInterrupted: true)
    }
    let end = child.wait()
    let duration = clock.elapsed() - begun
    tending.cancel()
    // Whoever asked is gone, so nobody waits for what is still in flight.
    Listener.stop(serving.listeners, grace: .seconds(1))
    let idle = worlds.idleFaults
    try? worlds.close()
    let outcome = tell(
      witness, end.how, duration, access.key.contract, access.url, isInterrupted: end.isInterrupted)
    for (world, rules) in idle {
      for rule in rules { Console.error("fast2sim: \(world == "default" ? "" : "world \(world): ")\(rule)") }
    }
    return outcome
  }

  /// Prints what was seen, and writes the reports.
  private func tell(
    _ witness: Witness, _ end: TrafficReport.End, _ duration: Int64, _ contract: Kontraktsval, _ url: String,
    isInterrupted: Bool
  ) -> Outcome {
    var (summary, tail) = witness.seen
    if summary.requests == 0 {
      summary.add(
        Finding(
          code: Self.noRequests, level: .warning, text: "the command sent no request to the simulator",
          hint: "Let it take its base URL from FAST2_BASE_URL."))
    }
    let entries = tail.entries
    let report = TrafficReport(
      command: command[0], end: end, duration: duration, contract: contract.rawValue, summary: summary,
      universe: .api, judge: judge, archived: reports == nil ? nil : Int64(entries.count))
    Console.error(painted: "\n" + report.text(colour: Console.isColoured).dropLast())
    var code = end.code
    if let reports {
      let problem = ExecReports(directory: reports, report: report, entries: entries, url: url).write()
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

/// What a client needs to know of HTTPS, where it is served.
private struct Trust {
  let variables: [(name: String, value: String)]
  /// To be removed afterwards.
  private let file: String?

  init(_ serving: Serving) {
    guard let secure = serving.secure else {
      (variables, file) = ([], nil)
      return
    }
    let url = [(name: "FAST2_TLS_BASE_URL", value: "https://127.0.0.1:\(secure.port)")]
    if let kept = secure.authority {
      (variables, file) = (url + [("FAST2_TLS_CA_FILE", Files.absolute(kept))], nil)
    } else if let authority = serving.authority {
      guard let made = Files.temporary(authority, "fast2sim-ca-") else {
        Console.fail(.cannotStart, "can't write the certificate that clients are to trust: \(Files.problem)")
      }
      (variables, file) = (url + [("FAST2_TLS_CA_FILE", made)], made)
    } else {
      (variables, file) = (url, nil)
    }
  }

  func end() { if let file { Files.remove(file) } }
}

/// Sees every request of every world, also of those that are reset or go before the end.
private final class Witness: Sendable {
  private struct State {
    var summary = TrafficSummary()
    var tail = TrafficTail()
  }

  private let state = Guarded(State())
  private let archives: Bool

  init(archives: Bool) { self.archives = archives }

  func take(_ entry: JournalEntry, meant: Set<String>) {
    state.withLock { s in
      s.summary.record(entry, meant: meant)
      if archives { s.tail.append(entry) }
    }
  }

  var seen: (TrafficSummary, TrafficTail) { state.withLock { ($0.summary, $0.tail) } }
}
