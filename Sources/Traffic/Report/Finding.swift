package import Rules

/// What was noted or refused with one code in one operation; in worlds that allow it and in others apart.
package struct Finding: Sendable {
  struct Key: Hashable, Sendable {
    let code: String
    let operation: String?
    let isMeant: Bool
  }

  /// The request that showed it first.
  package struct Place: Sendable {
    /// The world that was asked.
    package let world: String
    /// The number of the request in its world.
    package let id: UInt64
    /// Method and target, as they can be shown.
    package let request: String
    /// The status of the answer.
    package let status: Int
  }

  /// How many different sentences are kept.
  static let maxTexts = 10

  /// A code of `NoteCode` or `RefusalCode`.
  package let code: String
  /// How much the caller should care.
  package let level: NoteLevel
  /// The operation's id; nil where no operation answered.
  package let operation: String?
  /// The rule behind it; nil where it is about no request.
  package let rule: Rule?
  /// What to do about it; may be empty.
  package let hint: String
  /// Whoever made the worlds that it was seen in said that it is meant there.
  package let isMeant: Bool
  /// Nil where it is about no request.
  package let first: Place?
  /// How often it was seen.
  package private(set) var count: Int64 = 1
  /// What was seen, with the values: the different sentences in the order in which they came, at most ten.
  package private(set) var texts: [String]

  init(_ remark: Remark, _ exchange: Exchange, isMeant: Bool) {
    self.isMeant = isMeant
    code = remark.code
    level = remark.level
    operation = exchange.operation
    rule = remark.rule
    hint = printable(remark.hint)
    texts = [printable(remark.text)]
    first = Place(
      world: exchange.world, id: exchange.id, request: printable("\(exchange.method) \(exchange.target)"),
      status: exchange.status)
  }

  /// What no single request showed.
  package init(code: String, level: NoteLevel, text: String, hint: String) {
    self.code = code
    self.level = level
    self.hint = hint
    isMeant = false
    operation = nil
    rule = nil
    first = nil
    texts = [text]
  }

  mutating func add(_ remark: Remark) {
    count += 1
    guard texts.count < Self.maxTexts else { return }
    let text = printable(remark.text)
    if !texts.contains(text) { texts.append(text) }
  }
}

/// The findings of one code.
package struct FindingGroup: Sendable {
  /// One for each operation, or two where it is allowed in some worlds, in the order in which they were first seen;
  /// never empty.
  package internal(set) var findings: [Finding]

  /// The code.
  package var code: String { findings[0].code }
  /// The level.
  package var level: NoteLevel { findings[0].level }
  /// How often it was seen in all.
  package var count: Int64 { findings.reduce(0) { $0 + $1.count } }
}

/// Which findings make a run fail.
package struct FindingJudge: Sendable {
  /// A code that is meant, in every operation or in one.
  package struct Allowance: Sendable, Equatable {
    /// The code.
    package let code: String
    /// Nil allows it everywhere.
    package let operation: String?

    /// - Parameter text: `status-step`, or `status-step@updateStatus` for one operation.
    package init(_ text: String) {
      let parts = text.split(separator: "@", maxSplits: 1)
      code = parts.first.map(String.init) ?? ""
      operation = parts.count > 1 ? String(parts[1]) : nil
    }

    /// As it was written.
    package var text: String { operation.map { "\(code)@\($0)" } ?? code }

    func covers(_ finding: Finding) -> Bool {
      finding.code == code && (operation == nil || operation == finding.operation)
    }
  }

  /// Findings of this level or a graver one fail the run; nil fails none.
  package let threshold: NoteLevel?
  /// What never fails it.
  package let allowed: [Allowance]

  package init(threshold: NoteLevel?, allowed: [Allowance] = []) {
    self.threshold = threshold
    self.allowed = allowed
  }

  /// Whether somebody has said that it is meant.
  package func isAllowed(_ finding: Finding) -> Bool { finding.isMeant || allowed.contains { $0.covers(finding) } }

  /// Whether it makes the run fail.
  package func fails(_ finding: Finding) -> Bool {
    threshold.map { finding.level >= $0 && !isAllowed(finding) } ?? false
  }

  /// What was allowed and never seen where no world allowed it: a list that nobody clears up allows more than is meant.
  package func unused(_ findings: [Finding]) -> [Allowance] {
    allowed.filter { allowance in !findings.contains { !$0.isMeant && allowance.covers($0) } }
  }
}
