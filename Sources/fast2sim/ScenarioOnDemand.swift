import Client
import Documents
import JSON
import Locks
import Rules
import Simulator

/// Scenarios run for whoever asks a server to (`POST /_sim/scenario/run`): each on a server of its own, as
/// `fast2sim scenario run` does it, so that nobody's world is touched.
enum ScenarioOnDemand {
  /// Each has threads and a port of its own.
  private static let mostAtOnce = 4
  /// No step begins later, so that nobody waits for ever.
  private static let longest = Duration.seconds(60)
  private static let running = Guarded(0)

  /// Runs a scenario, and says what came of each step.
  ///
  /// - Throws: `control-conflict` where too many are being run; what a server can't be made for.
  static func run(_ scenario: StoredScenario) throws -> JSONValue {
    let isFree = running.withLock { count in
      guard count < mostAtOnce else { return false }
      count += 1
      return true
    }
    guard isFree else {
      throw Refusal(
        .controlConflict, "\(mostAtOnce) scenarios are being run", hint: "Ask again when one of them has answered.")
    }
    defer { running.withLock { $0 -= 1 } }
    let worlds = try ScenarioWorlds()
    defer { worlds.stop() }
    let base = try worlds.world(scenario)
    let script = scenario.script
    var runner = ScenarioRunner(vars: script.vars, on: .world(base, script.credentials), options: HTTPOptions())
    var report = ScenarioReport(name: script.name, file: "", steps: runner.run(script.steps, atMost: longest))
    report.remarks = worlds.idleFaults(base)
    return report.json
  }
}
