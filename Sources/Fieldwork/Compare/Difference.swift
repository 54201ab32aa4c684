package import JSON
import Texts

/// Where a target answers otherwise than the simulator.
package struct TargetDifference: Sendable, Hashable {
  /// What differs.
  package enum Kind: String, Sendable, CaseIterable {
    /// The same field under another name.
    case name
    case missingField = "missing field"
    case extraField = "extra field"
    case type
    case form
    case status
    case errorBody = "error body"
    case header
    case behaviour
  }

  /// What was asked, as a person says it.
  package let check: String
  /// The method and the template of the path; nil for what several requests show.
  package let operation: String?
  /// What differs.
  package let kind: Kind
  /// Where: a path in the body, the name of a header; empty for the whole answer.
  package let place: String
  /// What the simulator has there.
  package let simulator: String
  /// What the target has there.
  package let target: String
}

/// What a comparison found.
package struct ComparisonReport: Sendable {
  /// In the order of the checks.
  package var differences: [TargetDifference] = []
  /// How many checks both sides were asked.
  package var checks = 0
  /// How many places of answers were held against each other.
  package var places = 0
  /// Checks that could not be made, each with the reason.
  package var notCompared: [String] = []

  /// For a person: differences by check, then what was not compared.
  package func text(simulator: String, target: String) -> String {
    var lines = ["simulator: \(simulator)", "target:    \(target)", ""]
    var last = ""
    for difference in differences {
      let head = difference.check + (difference.operation.map { "  (\($0))" } ?? "")
      if head != last { lines.append(head) }
      last = head
      let place = difference.place.isEmpty ? "" : " \(difference.place)"
      lines.append(
        "  \(difference.kind.rawValue)\(place): simulator \(difference.simulator), target \(difference.target)")
    }
    if !differences.isEmpty { lines.append("") }
    for reason in notCompared { lines.append("not compared: \(reason)") }
    let found =
      differences.isEmpty ? "no difference" : amount(differences.count, "difference")
    lines.append("\(found) in \(checks) checks of \(places) fields")
    return lines.joined(separator: "\n")
  }

  /// For a program.
  package func json(simulator: String, target: String) -> JSONValue {
    .object([
      ("simulator", .text(simulator)), ("target", .text(target)), ("checks", .int(Int64(checks))),
      ("fields", .int(Int64(places))),
      (
        "differences",
        .list(
          differences.map { difference in
            .object([
              ("check", .text(difference.check)), ("operation", difference.operation.map { .text($0) }),
              ("kind", .text(difference.kind.rawValue)), ("place", .text(difference.place)),
              ("simulator", .text(difference.simulator)), ("target", .text(difference.target)),
            ])
          })
      ),
      ("notCompared", .list(notCompared.map { .text($0) })),
    ])
  }
}
