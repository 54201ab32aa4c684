import JSON
import Rules
import Texts

/// `fast2sim rules`: every rule with what it rests on, and the share of each basis (rule control 4.5).
enum RulesCommand {
  static let options =
    [
      Option("basis", "WHAT", nil, "only rules that rest on it: document, published, observed or assumed"),
      Option("json", nil, nil, "print them as JSON, for programs"),
    ] + Option.common

  /// What each can be asked for by.
  static var numbers: [String] { Rule.inForce.map(\.word) }

  static func run(_ arguments: Arguments, _ environment: [String: String]) throws(UsageError) {
    // The page writes some numbers as two words: control 1.2.
    let number = arguments.rest.isEmpty ? nil : arguments.rest.joined(separator: "-")
    let one = try number.map { (number) throws(UsageError) in try rule(number) }
    let basis = arguments.text("basis") == nil ? nil : try arguments.choice("basis", Basis.assumed)
    if one != nil, basis != nil { throw UsageError(message: "rules takes either a number or --basis") }
    let asked = one.map { [$0] } ?? rules.filter { rule in basis.map { rule.basis.contains($0) } ?? true }
    if arguments.isOn("json") {
      return Console.out(bytes: (one.map(json) ?? .list(asked.map(json))).indented)
    }
    if let one { return Console.out(explanation(one).lines) }
    Console.out(basis == nil ? page : table(asked))
  }

  private static func rule(_ number: String) throws(UsageError) -> Rule {
    if let rule = Rule(named: number) { return rule }
    let near = nearest(number, numbers).map { "did you mean \($0)?" } ?? "fast2sim rules lists them"
    throw UsageError(message: "there is no rule '\(number)'; \(near)")
  }

  private static func json(_ rule: Rule) -> JSONValue {
    let entry = rule.entry
    return [
      "rule": .text(rule.number), "section": .text(entry.section), "text": .text(entry.text),
      "basis": .list(entry.basis.sorted().map { .text($0.rawValue) }), "source": .text(entry.source),
    ]
  }

  /// One rule for people, with the codes that name it.
  private static func explanation(_ rule: Rule) -> Page {
    var page = Page()
    page.add(Piece("rule \(rule.number)", .heading), Piece("  \(rule.entry.section)"))
    add(rule, to: &page)
    for code in NoteCode.allCases where code.rule == rule {
      page.add(Piece(code.level.rawValue, VerbCommand.tone(code.level)), Piece(" \(code.rawValue): \(code.advice)"))
    }
    for code in RefusalCode.allCases where code.rule == rule {
      page.add(Piece("refusal", .error), Piece(" \(code.rawValue): \(code.advice)"))
    }
    return page
  }

  /// What a rule says, and what it rests on.
  static func add(_ rule: Rule, to page: inout Page) {
    page.add(Piece(rule.entry.text))
    let basis = rule.entry.basis.sorted().map(\.rawValue).joined(separator: " and ")
    page.add(Piece("rests on \(basis): \(rule.entry.source)", .faint))
  }

  /// The page `docs/rules.md`.
  static var page: String {
    """
    # Rules

    What this simulator does, rule by rule, and what each rule rests on. Made by `fast2sim rules`; a refusal, a note
    and a line of the log name the rule that they follow from.

    - *document*: the vendor's document, version 1.1.
    - *published*: the OpenAPI description that the gateway publishes.
    - *observed*: seen in the real system, or in a client that works against it.
    - *assumed*: our own decision, because every source is silent. **Ask your landlord before you rely on one.**

    | basis | rules that rest on it | share | on it alone | share |
    |---|---|---|---|---|
    \(Basis.allCases.map(share).joined(separator: "\n"))

    There are \(rules.count) rules in force. Where a rule has several bases, the sources say that the thing exists,
    and a part of how it behaves is observed or assumed. `fast2sim rules --basis assumed` lists what to ask about
    before going live; [differences](differences.md) tells where the sources contradict each other.

    \(sections.map(chapter).joined(separator: "\n\n"))
    """
  }

  private static var rules: [Rule] { Rule.inForce }

  private static func share(_ basis: Basis) -> String {
    let resting = rules.count { $0.basis.contains(basis) }
    let alone = rules.count { $0.basis == [basis] }
    return "| \(basis.rawValue) | \(resting) | \(percent(resting)) | \(alone) | \(percent(alone)) |"
  }

  private static func percent(_ count: Int) -> String { "\((count * 100 + rules.count / 2) / rules.count) %" }

  private static var sections: [String] {
    rules.reduce(into: []) { if !$0.contains($1.entry.section) { $0.append($1.entry.section) } }
  }

  private static func chapter(_ section: String) -> String {
    "## \(section)\n\n" + table(rules.filter { $0.entry.section == section })
  }

  private static func table(_ rules: [Rule]) -> String {
    (["| rule | says | rests on | where |", "|---|---|---|---|"]
      + rules.map { rule in
        let entry = rule.entry
        let basis = entry.basis.sorted().map(\.rawValue).joined(separator: ", ")
        return "| \(rule.number) | \(entry.text) | \(basis) | \(entry.source) |"
      }).joined(separator: "\n")
  }
}
