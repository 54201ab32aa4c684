import Rules

/// `fast2sim rules`: every rule with what it rests on, and the share of each basis (`control.md` 4.5).
enum RulesCommand {
  static let options =
    [Option("basis", "WHAT", nil, "only rules that rest on it: document, published, observed or assumed")]
    + Option.common

  static func run(_ words: [String], _ environment: [String: String]) throws(UsageError) {
    var arguments = try Arguments(words, options, environment: environment)
    if arguments.isOn("help") { return Console.out(Help.rules) }
    if let word = arguments.rest.first {
      throw UsageError(message: "rules takes no '\(word)'; see fast2sim rules --help")
    }
    try arguments.add(Configuration(named: arguments.text("config"), options: allOptions))
    guard arguments.text("basis") != nil else { return Console.out(page) }
    let basis = try arguments.choice("basis", Basis.assumed)
    Console.out(table(rules.filter { $0.basis.contains(basis) }))
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

  private static var rules: [Rule] { Rule.allCases.filter { $0.entry.stage.isInForce } }

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
