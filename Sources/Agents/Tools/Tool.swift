import JSON

/// A tool of the protocol. What agents are told of it, what it takes, its row in `docs/agents.md` and what it does come
/// from here.
package struct Tool: Sendable {
  /// What it is called by.
  package let name: String
  /// In a few words, for people.
  package let title: String
  /// What it does and when to use it, for an agent.
  package let about: String
  /// Whether a world may be otherwise afterwards, and what was there be gone.
  package let changes: Bool
  /// What it takes besides `cursor`.
  let takes: [JSONSchema.Member]
  let run: @Sendable (ToolCall) throws -> ToolAnswer

  init(
    _ name: String, _ title: String, changes: Bool = false, _ about: String, takes: [JSONSchema.Member],
    run: @escaping @Sendable (ToolCall) throws -> ToolAnswer
  ) {
    self.name = name
    self.title = title
    self.about = about
    self.changes = changes
    self.takes = takes
    self.run = run
  }

  private static let cursor = JSONSchema.Member(
    "cursor", .text(3...40), "The cursor of an answer that was cut: goes on in it. Everything else is left out then.")

  /// With a cursor nothing else is there, so the schema can't ask for it.
  var schema: JSONSchema {
    .object(
      takes.map { .init($0.name, $0.schema, $0.isRequired ? "Needed, unless cursor is there. \($0.about)" : $0.about) }
        + [Self.cursor])
  }

  /// As a list of tools has it.
  var description: JSONValue {
    [
      "name": .text(name), "title": .text(title), "description": .text(about),
      "inputSchema": schema.plain.document,
      "annotations": [
        "title": .text(title), "readOnlyHint": JSONValue(booleanLiteral: !changes),
        "destructiveHint": JSONValue(booleanLiteral: changes), "idempotentHint": JSONValue(booleanLiteral: !changes),
        "openWorldHint": false,
      ],
    ]
  }

  /// As `docs/agents.md` has it.
  package var row: String { "| `\(name)` | \(title) | \(changes ? "yes" : "no") |" }
}

extension JSONSchema {
  /// Without names: there is nowhere to look them up.
  var plain: JSONSchema {
    switch self {
    case .named(_, let schema): schema.plain
    case .list(let element, let count): .list(element.plain, count)
    case .map(let element): .map(element.plain)
    case .either(let schemas): .either(schemas.map(\.plain))
    case .object(let members):
      .object(
        members.all.map { Member($0.name, $0.schema.plain, required: $0.isRequired, $0.about) }, least: members.least)
    case .any, .text, .choice, .integer, .number, .boolean, .null: self
    }
  }
}

/// What a tool says to that it can't do what was asked, in a sentence that helps.
struct ToolProblem: Error {
  let message: String
  /// What the server said, which may quote what others have sent.
  var data: JSONValue?
}

/// What a tool answers.
struct ToolAnswer {
  enum Body {
    /// A text of the product's own.
    case own(String)
    /// What a world or its callers have put there, whatever it says.
    case data(JSONValue)
  }

  /// What the simulator itself says: short, and without a text of anybody else.
  var said: [(String, JSONValue?)]
  var body: Body?
  /// Data that stands beside a text of the product's own; short.
  var aside: JSONValue?
  var isError = false

  init(_ said: [(String, JSONValue?)] = [], _ body: Body? = nil) {
    self.said = said
    self.body = body
  }
}

/// A call of a tool.
struct ToolCall {
  let host: AgentHost
  let arguments: JSONValue

  func answer(_ tool: Tool) -> ShownAnswer {
    if let problem = tool.schema.problem(with: arguments) {
      let place = problem.path == "$" ? "" : String(problem.path.dropFirst(2)) + ": "
      return shown(failed(ToolProblem(message: "\(place)\(problem.message)")))
    }
    if let cursor = text("cursor") { return goesOn(cursor) }
    if let missing = tool.takes.first(where: { $0.isRequired && value($0.name) == nil }) {
      return shown(failed(ToolProblem(message: "\(missing.name) is missing: \(missing.about)")))
    }
    do { return shown(try tool.run(self)) } catch let problem as ToolProblem { return shown(failed(problem)) } catch {
      return shown(failed(ToolProblem(message: "\(error)")))
    }
  }

  private func failed(_ problem: ToolProblem) -> ToolAnswer {
    var answer = ToolAnswer([("error", .text(problem.message))], problem.data.map { .data($0) })
    answer.isError = true
    return answer
  }

  private func goesOn(_ cursor: String) -> ShownAnswer {
    guard let (kept, offset) = host.rest.find(cursor) else {
      return shown(
        failed(
          ToolProblem(message: "cursor: it leads to nothing any more; call again without it, and ask for less at once"))
      )
    }
    return ShownAnswer([], kept: kept, from: offset)
  }

  private func shown(_ answer: ToolAnswer) -> ShownAnswer { ShownAnswer(answer, host.rest) }

  // MARK: What it was given

  func value(_ name: String) -> JSONValue? { arguments[name].flatMap { $0.isNull ? nil : $0 } }
  func text(_ name: String) -> String? { value(name)?.stringValue }
  func number(_ name: String) -> Int64? { value(name)?.intValue }

  /// The world that is meant.
  var world: String { text("world") ?? host.world }

  /// Those of its arguments that have these names, and a value.
  func members(_ names: [String]) -> JSONValue { .object(names.map { ($0, value($0)) }) }
}
