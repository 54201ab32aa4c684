import JSON
import Tid

/// Reckoning with the instants of the control plane.
enum Instants {
  /// An instant more than so many seconds before. Both come from a server that may be any.
  static func before(_ instant: JSONValue, _ seconds: Int64) throws(StepFailure) -> JSONValue {
    guard let text = instant.stringValue, let read = try? Tidsform.tidpunkt(text) else {
      throw StepFailure(message: "the clock shows no date-time")
    }
    let before = read.plus(sekunder: -max(0, seconds) - 1)
    guard Tidpunkt.visbara.contains(before) else {
      throw StepFailure(message: "\(seconds) s before \(text) is no time that a clock can show")
    }
    return .text(SvenskTid.iso(before))
  }
}
