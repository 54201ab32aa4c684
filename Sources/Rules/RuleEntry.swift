/// What is known of one rule: what it says, what it rests on, and which stage of the work brings it into force.
package struct RuleEntry: Sendable, Equatable {
  /// One or two English sentences for a caller whose request was refused.
  package var text: String
  /// The section that the rule stands in, such as `Arbetsorder`.
  package var section: String
  /// Everything that the rule rests on; never empty.
  package var basis: Set<Basis>
  /// Where its basis can be read, such as `document §2.1`; several are separated by `; `.
  package var source: String
  /// When the rule comes into force.
  package var stage: Stage

  /// What it rests on and where that is, such as `document and observed: document §2.1`.
  package var ground: String { "\(basis.sorted().map(\.rawValue).joined(separator: " and ")): \(source)" }
}

/// What a rule rests on (rule control 4.5).
package enum Basis: String, Sendable, CaseIterable, Comparable {
  /// The vendor's document, version 1.1.
  case document
  /// The gateway's published OpenAPI.
  case published
  /// Seen in the real system or in a real client of it.
  case observed
  /// Our own decision where every source is silent.
  case assumed

  /// From the firmest to the weakest.
  package static func < (a: Basis, b: Basis) -> Bool { a.rank < b.rank }

  private var rank: Int {
    switch self {
    case .document: 0
    case .published: 1
    case .observed: 2
    case .assumed: 3
    }
  }
}

/// The stages in which the rules come into force; the gate demands tests of those that are.
package enum Stage: String, Sendable, CaseIterable {
  /// The server that a client can use from end to end.
  case core
  /// Files, booking, messages, contact persons, time registrations and SLA.
  case wholeContract = "whole-contract"
  /// Faults, journal, and the rest of `/_sim`.
  case controlPlane = "control-plane"

  /// Whether the server keeps the rules of this stage.
  package var isInForce: Bool { true }
}

extension Rule {
  /// What is known of the rule.
  package var entry: RuleEntry {
    // RuleTableTests proves that the table has a row for every case.
    Rule.table[self]!
  }

  /// What the rule rests on.
  package var basis: Set<Basis> { entry.basis }

  private static let table: [Rule: RuleEntry] = {
    var table: [Rule: RuleEntry] = [:]
    for section in commonSections + arbetsorderSections + laterSections {
      for row in section.rows {
        table[row.rule] = RuleEntry(
          text: row.text, section: section.title, basis: Set(row.basis), source: row.source,
          stage: row.stage ?? section.stage)
      }
    }
    return table
  }()
}

/// Rules that stand together under one heading.
struct RuleSection: Sendable {
  let title: String
  /// The stage of the rows that name none.
  let stage: Stage
  let rows: [RuleRow]

  init(_ title: String, _ stage: Stage, _ rows: [RuleRow]) {
    self.title = title
    self.stage = stage
    self.rows = rows
  }
}

/// One row of the table, as it is written.
struct RuleRow: Sendable {
  let rule: Rule
  let basis: [Basis]
  let source: String
  let stage: Stage?
  let text: String

  init(_ rule: Rule, _ basis: [Basis], _ source: String, stage: Stage? = nil, _ text: String) {
    self.rule = rule
    self.basis = basis
    self.source = source
    self.stage = stage
    self.text = text
  }
}
