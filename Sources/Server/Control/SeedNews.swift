import JSON
import Locks
package import Tid

/// What became of a seed that changed while it was served; `/_sim/health` shows it.
package final class SeedNews: Sendable {
  /// What became of it.
  package enum Outcome: String, Sendable, CaseIterable {
    case laidOver = "laid-over"
    case refused
  }

  private let latest = Guarded<JSONValue?>(nil)

  package init() {}

  /// Keeps the latest.
  ///
  /// - Parameter moment: of the machine's time.
  package func tell(_ outcome: Outcome, _ text: String, _ moment: Tidpunkt) {
    let value: JSONValue = [
      "status": .text(outcome.rawValue), "at": .text(SvenskTid.iso(moment)), "detail": .text(text),
    ]
    latest.withLock { $0 = value }
  }

  /// Nil while nothing has changed.
  var value: JSONValue? { latest.withLock { $0 } }
}
