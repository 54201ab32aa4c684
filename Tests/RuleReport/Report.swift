import Rules

/// What the log proves of the rules, and what it leaves unproved.
struct Report {
  /// Rules in force that no single request can show, and why; they need a test all the same.
  static let withoutRequest: [Rule: String] = [:]
  /// The stages whose rules are in force.
  static let inForce = Set(Stage.allCases.filter(\.isInForce))

  private let log: Log
  private let exceptions: [Rule: String]
  private let codes: [String: Rule]

  init(_ log: Log, withoutRequest exceptions: [Rule: String] = Self.withoutRequest) {
    self.log = log
    self.exceptions = exceptions
    codes = Dictionary(
      RefusalCode.allCases.map { ($0.rawValue, $0.rule) } + NoteCode.allCases.map { ($0.rawValue, $0.rule) },
      uniquingKeysWith: { first, _ in first })
  }

  /// What is missing, a line each; empty when the gate is passed.
  func failures() -> [String] {
    var lines = log.unreadable.map { "line \($0) of the log is no entry" }
    for rule in Rule.allCases where Self.inForce.contains(rule.entry.stage) {
      if log.tests[rule.number, default: 0] == 0 {
        lines.append("rule \(rule.number) has no test: write one, and name the rule with @Test(.rule(…))")
      }
      if sample(rule) == nil, exceptions[rule] == nil {
        lines.append("rule \(rule.number) has no request against the demo seed: let one of its tests send it")
      }
    }
    for rule in exceptions.keys.sorted(by: { $0.number < $1.number }) where sample(rule) != nil {
      lines.append("rule \(rule.number) has a request after all: take it out of Report.withoutRequest")
    }
    let seen = Set(log.exchanges.flatMap(\.notes))
    for code in RefusalCode.allCases where !seen.contains(code.rawValue) {
      lines.append("refusal \(code.rawValue) (rule \(code.rule.number)) was never seen in X-Sim-Notes over HTTP")
    }
    for code in NoteCode.allCases where !seen.contains(code.rawValue) {
      lines.append("note \(code.rawValue) (rule \(code.rule.number)) was never seen in X-Sim-Notes over HTTP")
    }
    for code in seen.subtracting(codes.keys).sorted() {
      lines.append("\(code) was seen in X-Sim-Notes but is neither a RefusalCode nor a NoteCode")
    }
    return lines
  }

  /// Numbers that stand in only one of the enum and the design.
  ///
  /// - Parameters:
  ///   - behaviour: the text of the design's rules.
  ///   - control: the text of the design's control plane.
  static func designFailures(behaviour: String, control: String) -> [String] {
    let design = numbers(behaviour) + numbers(control).map { "control \($0)" }
    let rules = Rule.allCases.map(\.number)
    return design.filter { !rules.contains($0) }.map { "rule \($0) is in the design but no case of Rule" }
      + rules.filter { !design.contains($0) }.map { "rule \($0) is a case of Rule but not in the design" }
  }

  /// The numbers of lines such as `- 4.13 …`.
  private static func numbers(_ text: String) -> [String] {
    text.split(separator: "\n").compactMap { line in
      guard line.hasPrefix("- "), let word = line.dropFirst(2).split(separator: " ").first else { return nil }
      let parts = word.split(separator: ".", omittingEmptySubsequences: false)
      guard parts.count == 2, parts.allSatisfy({ Int($0) != nil }) else { return nil }
      return String(word)
    }
  }

  /// The request against the demo seed that shows the rule best: one whose note is the rule's, else the shortest that is
  /// not merely on the way. Getting tokens is on the way for every rule but those about tokens.
  func sample(_ rule: Rule) -> Log.Exchange? {
    let aboutTokens = rule.number.hasPrefix("3.") || rule == .r2_3
    func key(_ exchange: Log.Exchange) -> (Int, Int, String, Int64) {
      let shows = exchange.notes.contains { codes[$0] == rule }
      return (shows ? 0 : 1, exchange.target.utf8.count, exchange.method + exchange.target, exchange.status)
    }
    return log.exchanges
      .filter { $0.demoSeed && $0.rules.contains(rule.number) && (aboutTokens || !getsTokens($0)) }
      .min { key($0) < key($1) }
  }

  private func getsTokens(_ exchange: Log.Exchange) -> Bool {
    guard exchange.method == "POST" else { return false }
    let path = exchange.target.prefix { $0 != "?" }
    let onTheWay = path.hasSuffix("/oauth2/token") || path.hasSuffix("/auth/login") || path.hasSuffix("/auth/refresh")
    return onTheWay && exchange.status == 200 && exchange.notes.isEmpty
  }

  /// The table of all rules.
  func table() -> String {
    let head = ["rule", "stage", "basis", "tests", "a request against the demo seed"]
    let rows = Rule.allCases.map { rule in
      [
        rule.number, rule.entry.stage.rawValue, rule.basis.sorted().map(\.rawValue).joined(separator: "+"),
        String(log.tests[rule.number, default: 0]), show(rule),
      ]
    }
    let widths = head.indices.map { column in ([head] + rows).map { $0[column].count }.max() ?? 0 }
    return ([head] + rows).map { row in
      row.indices.map { $0 == row.count - 1 ? row[$0] : padded(row[$0], widths[$0]) }.joined(separator: "  ")
    }.joined(separator: "\n")
  }

  /// One line: how much of what is in force is shown.
  func summary() -> String {
    let rules = Rule.allCases.filter { Self.inForce.contains($0.entry.stage) }
    let tested = rules.count { log.tests[$0.number, default: 0] > 0 }
    let shown = rules.count { sample($0) != nil }
    let seen = Set(log.exchanges.flatMap(\.notes)).intersection(codes.keys)
    return "rules in force: \(rules.count), with a test: \(tested), with a request: \(shown) "
      + "(\(exceptions.count) need none); codes seen over HTTP: \(seen.count) of \(codes.count)"
  }

  private func show(_ rule: Rule) -> String {
    if let sample = sample(rule) {
      let notes = sample.notes.isEmpty ? "" : " [\(sample.notes.joined(separator: ", "))]"
      return "\(sample.method) \(shortened(sample.target)) → \(sample.status)\(notes)"
    }
    return exceptions[rule].map { "(\($0))" } ?? "–"
  }

  private func shortened(_ target: String) -> String {
    target.count <= 100 ? target : target.prefix(99) + "…"
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
