package import JSON
package import Rules
import Texts

/// What was exercised since a world began: operations with their outcomes, status transitions, and the codes of notes
/// and refusals (`docs/control-plane.md`).
package struct Coverage: Sendable {
  private struct Outcome: Hashable {
    let operation: String
    let status: Int
  }

  private var outcomes: [Outcome: Int64] = [:]
  /// Where the latest one is counted: most requests end as the one before did.
  private var latest: Dictionary<Outcome, Int64>.Index?
  private(set) var transitions: [StatusTransition: Int64] = [:]
  private(set) var codes: [String: Int64] = [:]
  /// Those that led to no operation included.
  package private(set) var requests: Int64 = 0

  package init() {}

  /// All that there is to exercise.
  package struct Universe: Sendable {
    /// Ids of operations.
    package var operations: [String]
    /// Steps that the rules allow.
    package var transitions: [StatusTransition]
    /// Codes with the number of their rule.
    package var codes: [(code: String, rule: String)]

    package init(operations: [String], transitions: [StatusTransition], codes: [(code: String, rule: String)]) {
      self.operations = operations
      self.transitions = transitions
      self.codes = codes
    }
  }

  /// By operation, then by status.
  var statuses: [String: [Int: Int64]] {
    var statuses: [String: [Int: Int64]] = [:]
    for (outcome, count) in outcomes { statuses[outcome.operation, default: [:]][outcome.status] = count }
    return statuses
  }

  /// How often notes of each level were told, refusals among them; a level of which there was none is left out.
  package var levels: [NoteLevel: Int64] {
    codes.reduce(into: [:]) { $0[NoteCode(exactly: $1.key)?.level ?? .error, default: 0] += $1.value }
  }

  /// Counts a request.
  package mutating func record(_ exchange: Exchange, _ steps: [StatusTransition]) {
    requests += 1
    if let operation = exchange.operation {
      count(Outcome(operation: operation, status: exchange.status))
    }
    for step in steps { transitions[step, default: 0] += 1 }
    for remark in exchange.remarks { codes[remark.code, default: 0] += 1 }
  }

  private mutating func count(_ outcome: Outcome) {
    if let latest, outcomes.keys[latest] == outcome {
      outcomes.values[latest] += 1
    } else {
      outcomes[outcome, default: 0] += 1
      latest = outcomes.index(forKey: outcome)
    }
  }

  /// What was seen how often, and what never was.
  package func json(_ universe: Universe) -> JSONValue {
    let statuses = statuses
    let operations: [JSONValue] = universe.operations.map { operation in
      let seen = (statuses[operation] ?? [:]).sorted { $0.key < $1.key }
      return [
        "operation": .text(operation), "count": .int(seen.reduce(0) { $0 + $1.value }),
        "statuses": .list(seen.map { ["status": .int(Int64($0.key)), "count": .int($0.value)] }),
      ]
    }
    let all =
      universe.transitions + transitions.keys.filter { !universe.transitions.contains($0) }.sorted(by: Self.order)
    let steps: [JSONValue] = all.map { step in
      .object(step.json.members + [("count", .int(transitions[step] ?? 0))])
    }
    let remarks: [JSONValue] = universe.codes.map { code, rule in
      ["code": .text(code), "rule": .text(rule), "count": .int(codes[code] ?? 0)]
    }
    return [
      "operations": .list(operations), "transitions": .list(steps), "codes": .list(remarks),
      "never": [
        "operations": .list(universe.operations.filter { statuses[$0] == nil }.map(JSONValue.text)),
        "transitions": .list(universe.transitions.filter { transitions[$0] == nil }.map(\.json)),
        "codes": .list(universe.codes.filter { codes[$0.code] == nil }.map { .text($0.code) }),
      ],
    ]
  }

  private static func order(_ a: StatusTransition, _ b: StatusTransition) -> Bool {
    (a.from ?? "", a.to) < (b.from ?? "", b.to)
  }
}
