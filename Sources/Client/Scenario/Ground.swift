package import Documents
import Texts

/// What the steps of a scenario are run against.
package struct Ground: Sendable {
  /// The base URL, without a slash at its end.
  package var base: String
  /// What stands between the base URL and the paths of FAST2's API, which begin with `/v1/`: `/ao-produkt` behind the
  /// gateway; empty for a world of the simulator, which serves both.
  package var product: String
  /// It has `/_sim`: steps may move the clock, and a failure can tell the notes of the journal.
  package var hasControl: Bool
  /// Steps that write may run.
  package var allowsWrites: Bool
  /// With what the callers get their tokens.
  package var credentials: ScenarioCredentials

  /// A world that was made for the scenario.
  ///
  /// - Parameter base: the base URL of the world.
  package static func world(_ base: String, _ credentials: ScenarioCredentials) -> Ground {
    Ground(base: base, product: "", hasControl: true, allowsWrites: true, credentials: credentials)
  }

  /// An installation that somebody uses: the real system, or a simulator that others share.
  package static func target(_ base: String, _ credentials: ScenarioCredentials, allowsWrites: Bool) -> Ground {
    let trimmed = base.hasSuffix("/") ? String(base.dropLast()) : base
    return Ground(
      base: trimmed, product: "/ao-produkt", hasControl: false, allowsWrites: allowsWrites, credentials: credentials)
  }

  /// The URL of a path behind the base URL.
  func url(_ target: String) -> String {
    base + (target.hasPrefix("/v1/") ? product : "") + Percent.url(target)
  }
}
