import Documents
import HTTPTransport
import Locks
import Model
import Rules
import Server
import Simulator
import Traffic

/// A simulator for one run of a command: what it serves, what the command has to know of it, and what it sees.
final class ExecServer {
  /// Where it is, and as whom to call it.
  let access: ClientAccess
  let witness: Witness
  private let worlds: Worlds
  private let serving: Serving
  private let trust: Trust
  private let tending: Tending

  /// Serves what was started, from this moment on.
  ///
  /// - Parameters:
  ///   - archives: whether requests are kept for an archive.
  ///   - oddity: what the real system does otherwise in all of its worlds; nil begins as the seed does.
  init(
    _ started: Startup, _ configuration: ServeConfiguration, archives: Bool, oddity: SweepOddity? = nil
  ) throws(Serving.Problem) {
    let witness = Witness(archives: archives, oddity?.trace ?? SweepTrace())
    self.witness = witness
    worlds = started.worlds(JournalBudget { witness.take($0, meant: $1) }) { world in
      if let oddity { witness.expect(try world.begin(with: oddity.inWorld)) }
    }
    serving = try Serving(configuration, worlds)
    access = ClientAccess(
      url: "http://127.0.0.1:\(serving.port)", configuration, worlds.standard, started.database)
    if let advice = access.advice { throw Serving.Problem(message: advice) }
    trust = try Trust(serving)
    tending = worlds.startTending()
  }

  /// The variables of the environment for the command.
  var variables: [(name: String, value: String)] { access.variables + trust.variables }

  /// What was seen so far.
  ///
  /// - Parameter duration: microseconds that the command took.
  /// - Returns: the report, and the requests for an archive.
  func report(
    _ command: [String], _ end: TrafficReport.End, _ duration: Int64, _ judge: FindingJudge
  ) -> (TrafficReport, [JournalEntry]) {
    var (summary, tail) = witness.seen
    if summary.requests == 0 {
      summary.add(
        Finding(
          code: ExecRun.noRequests, level: .warning, text: "the command sent no request to the simulator",
          hint: "Let it take its base URL from FAST2_BASE_URL."))
    }
    let entries = tail.entries
    let report = TrafficReport(
      command: command[0], end: end, duration: duration, contract: access.key.contract.rawValue, summary: summary,
      universe: .api, judge: judge, archived: witness.archives ? Int64(entries.count) : nil)
    return (report, entries)
  }

  /// The file that reproduces what has happened in a world.
  ///
  /// - Parameter failed: the request that is to be pointed at, in its world; nil takes the world at the base URL.
  /// - Returns: nil where its journal has lost entries, or has not that request any more.
  func bundle(_ failed: Finding.Place? = nil) -> [UInt8]? {
    guard let world = failed.map({ worlds.existing($0.world) }) ?? worlds.standard else { return nil }
    return FailureBundle.bytes(of: world, serving.application, failed: failed?.id)
  }

  /// Ends it.
  ///
  /// - Parameter last: is called when no request can come any more, and all that was seen can still be asked for.
  /// - Returns: a sentence about each fault rule that has hit nobody, by the world that has it.
  @discardableResult
  func stop(_ last: () -> Void = {}) -> [(world: String, rules: [String])] {
    tending.cancel()
    // Whoever asked is gone, so nobody waits for what is still in flight.
    Listener.stop(serving.listeners, grace: .seconds(1))
    last()
    let idle = worlds.idleFaults
    try? worlds.close()
    trust.end()
    return idle
  }
}

/// What a client needs to know of HTTPS, where it is served.
struct Trust {
  let variables: [(name: String, value: String)]
  /// To be removed afterwards.
  private let file: String?

  /// - Throws: where the file that clients are to trust can't be written.
  init(_ serving: Serving) throws(Serving.Problem) {
    guard let secure = serving.secure else {
      (variables, file) = ([], nil)
      return
    }
    let url = [(name: "FAST2_TLS_BASE_URL", value: "https://127.0.0.1:\(secure.port)")]
    if let kept = secure.authority {
      (variables, file) = (url + [("FAST2_TLS_CA_FILE", Files.absolute(kept))], nil)
    } else if let authority = serving.authority {
      guard let made = Files.temporary(authority, "fast2sim-ca-") else {
        throw Serving.Problem(message: "can't write the certificate that clients are to trust: \(Files.problem)")
      }
      (variables, file) = (url + [("FAST2_TLS_CA_FILE", made)], made)
    } else {
      (variables, file) = (url, nil)
    }
  }

  func end() { if let file { Files.remove(file) } }
}

/// Sees every request of every world, also of those that are reset or go before the end.
final class Witness: Sendable {
  private struct State {
    var summary = TrafficSummary()
    var tail = TrafficTail()
    var trace: SweepTrace
  }

  private let state: Guarded<State>
  let archives: Bool

  /// - Parameters:
  ///   - archives: whether requests are kept for an archive.
  ///   - trace: what is to be counted of an oddity.
  init(archives: Bool, _ trace: SweepTrace) {
    self.archives = archives
    state = Guarded(State(trace: trace))
  }

  /// Tells the fault rules that are to be counted.
  func expect(_ rules: [Int64]) { state.withLock { $0.trace.rules = Set(rules.map { String($0) }) } }

  func take(_ entry: JournalEntry, meant: Set<String>) {
    state.withLock { s in
      s.summary.record(entry, meant: meant)
      s.trace.record(entry)
      if archives { s.tail.append(entry) }
    }
  }

  var seen: (TrafficSummary, TrafficTail) { state.withLock { ($0.summary, $0.tail) } }

  var trace: SweepTrace { state.withLock { $0.trace } }
}
