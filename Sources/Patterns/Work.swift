/// What comparing may still cost. One for all that is done for one request or one question, so that no rule, however
/// it is written, costs more than that.
///
/// A step is about what one comparison of a character, a value or a place of a pattern costs.
package struct Work: Sendable {
  /// For one request.
  package static let ofRequest = 1_000_000
  /// For one question about a whole journal.
  package static let ofQuestion = 10_000_000

  /// Steps.
  package private(set) var left: Int
  /// Why something was not compared to its end, since that was last asked for; nil where everything was.
  package private(set) var reason: String?

  /// - Parameter steps: what all of it may cost.
  package init(_ steps: Int = ofRequest) { left = steps }

  /// Takes steps; false where there are none left, which is then a reason.
  package mutating func spend(_ steps: Int = 1) -> Bool {
    left -= steps
    if left >= 0 { return true }
    left = 0
    giveUp("there is too much to compare")
    return false
  }

  /// Remembers why something is not compared to its end: the first reason since it was last asked for.
  package mutating func giveUp(_ why: String) { reason = reason ?? why }

  /// Why something was given up since this was last asked; nil where nothing was.
  package mutating func takeReason() -> String? {
    defer { reason = nil }
    return reason
  }
}
