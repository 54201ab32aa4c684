import JSON
import Tid

/// Reckoning with the instants of the control plane.
enum Instants {
  /// An instant so many seconds before.
  static func earlier(_ instant: JSONValue, _ seconds: Int64) throws(StepFailure) -> JSONValue {
    guard let text = instant.stringValue, let read = try? Tidsform.tidpunkt(text) else {
      throw StepFailure(message: "the clock shows no date-time")
    }
    return .text(SvenskTid.iso(Tidpunkt(millisekunder: read.millisekunder - seconds * 1_000)))
  }
}
