import Contract
import Rules

/// `fast2sim operations --fidelity`: how far each operation can be relied on, from the table of operations and the
/// register of rules.
enum FidelityPage {
  /// The page `docs/fidelity.md`.
  static var text: String {
    """
    # Fidelity

    How far each operation can be relied on before it was tried against FAST2 itself. Made by `fast2sim operations
    --fidelity`, from the table of operations and the register of [rules](rules.md), which says what each number is.

    - *documented*: where the vendor's document 1.1 (§) and the OpenAPI that the gateway publishes describe it, and the
      rules that rest on either. Parameters and fields that only one of them has are named.
    - *observed*: rules that rest on what was seen in the real system, or in a client that works against it.
    - *assumed*: rules that rest, at least in part, on a decision of ours, because every source is silent. In **bold**:
      on that alone. **Ask your landlord before you rely on one.**
    - *not simulated*: what FAST2 does there and fast2sim does not. [Limits](limits.md) tells what holds for all of
      them: nothing leaves the machine, nobody else works in FAST2, and rights are three roles.

    ## In numbers

    | part | operations | in the document | published | rules | in part assumed | assumed alone |
    |---|---|---|---|---|---|---|
    \((tags.map { row($0.rawValue, operations(of: $0)) } + [row("all", Operations.all)]).joined(separator: "\n"))

    ## Every operation

    Rules about all calls, and about what happens between them, which no operation has for itself.

    \(rulesTable(general))

    \(tags.map(chapter).joined(separator: "\n\n"))
    """
  }

  private static var tags: [OperationTag] { OperationTag.allCases.filter { !operations(of: $0).isEmpty } }

  private static func operations(of tag: OperationTag) -> [Contract.Operation] {
    Operations.all.filter { $0.tag == tag }
  }

  /// Rules of the API that no operation names; how data is kept here is no matter of FAST2's.
  private static var general: [Rule] {
    let named = Set(Operations.all.flatMap(\.rules))
    return Rule.allCases.filter { rule in
      rule.entry.stage.isInForce && !named.contains(rule) && !rule.number.hasPrefix("control")
        && rule.entry.section != "Persistence"
    }
  }

  private static func rules(of operations: [Contract.Operation]) -> [Rule] {
    let named = Set(operations.flatMap(\.rules))
    return Rule.allCases.filter(named.contains)
  }

  private static func row(_ name: String, _ operations: [Contract.Operation]) -> String {
    let rules = rules(of: operations)
    let counts = [
      operations.count, operations.count { $0.source.basis.contains(.document) },
      operations.count { $0.source.basis.contains(.published) },
      rules.count, rules.count { $0.basis.contains(.assumed) }, rules.count { $0.basis == [.assumed] },
    ]
    return "| \(name) | \(counts.map(String.init).joined(separator: " | ")) |"
  }

  // MARK: A part of the API

  private static func chapter(_ tag: OperationTag) -> String {
    let operations = operations(of: tag)
    let assumed = rules(of: operations).filter { $0.basis.contains(.assumed) }
    let table =
      (["| operation | documented | observed | assumed | not simulated |", "|---|---|---|---|---|"]
      + operations.map(row)).joined(separator: "\n")
    return "## \(tag.rawValue)\n\n\(table)"
      + (assumed.isEmpty ? "" : "\n\nWhat is assumed in them, at least in part:\n\n\(rulesTable(assumed))")
  }

  private static func row(_ operation: Contract.Operation) -> String {
    let cells = [
      "`\(operation.method.rawValue) \(operation.path)` \(operation.id.rawValue)", documented(operation),
      numbers(operation) { $0.contains(.observed) }, numbers(operation) { $0.contains(.assumed) },
      operation.notSimulated ?? "",
    ]
    return "| \(cells.joined(separator: " | ")) |"
  }

  private static func documented(_ operation: Contract.Operation) -> String {
    let rules = numbers(operation) { $0.contains(.document) || $0.contains(.published) }
    return
      ([operation.source.basis == [.observed] ? "nowhere" : operation.source.text] + (rules.isEmpty ? [] : [rules])
      + lone(operation)).joined(separator: "; ")
  }

  private static func numbers(_ operation: Contract.Operation, _ rests: (Set<Basis>) -> Bool) -> String {
    operation.rules.filter { rests($0.basis) }.map {
      $0.basis == [.assumed] ? "**\($0.number)**" : $0.number
    }.joined(separator: ", ")
  }

  /// Parameters and fields of an operation that another source describes than the operation itself.
  private static func lone(_ operation: Contract.Operation) -> [String] {
    var found = Lone(operation.source)
    for parameter in operation.parameters { found.add("`\(parameter.name)`", parameter.source) }
    if let body = operation.body { found.add(.object(body.object), "") }
    if let answer = operation.answer { found.add(answer, "") }
    return found.sentences
  }

  private static func rulesTable(_ rules: [Rule]) -> String {
    (["| rule | says | rests on |", "|---|---|---|"]
      + rules.map { rule in
        let basis = rule.basis.sorted().map(\.rawValue).joined(separator: ", ")
        return "| \(rule.basis == [.assumed] ? "**\(rule.number)**" : rule.number) | \(rule.entry.text) | \(basis) |"
      }).joined(separator: "\n")
  }
}

/// What only one source has, of an operation that both describe.
private struct Lone {
  private let source: Source
  private var document: [String] = []
  private var published: [String] = []
  private var neither: [String] = []

  init(_ source: Source) { self.source = source }

  /// Notes a parameter or a field; false where another source than the operation's describes it.
  @discardableResult
  mutating func add(_ name: String, _ other: Source) -> Bool {
    guard other.basis != source.basis else { return true }
    func enter(_ names: inout [String]) { if !names.contains(name) { names.append(name) } }
    switch other {
    case .both: return true
    case .document: enter(&document)
    case .published: enter(&published)
    case .observed: enter(&neither)
    }
    return false
  }

  /// Notes the fields of a value, and those within them.
  mutating func add(_ type: WireType, _ path: String) {
    switch type {
    case .object(let schema):
      for field in schema.fields where add("`\(path)\(field.published)`", field.source) {
        add(field.type, "\(path)\(field.published).")
      }
    case .list(let element): add(element, path)
    case .string, .integer, .number, .boolean, .code: break
    }
  }

  var sentences: [String] {
    [("document alone", document), ("published alone", published), ("observed alone", neither)].compactMap {
      label, names in
      names.isEmpty ? nil : "\(label): \(names.joined(separator: " "))"
    }
  }
}
