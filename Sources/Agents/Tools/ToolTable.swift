import JSON

extension Tool {
  /// The tools, in the order in which an agent is likely to need them.
  package static let all: [Tool] = knowledge + requests + worlds

  static let world = JSONSchema.Member(
    "world", .text(1...64), "The world; left out, the one at whose URL the tools were asked.")

  /// An enumeration of what a tool with several verbs does.
  static func action(_ verbs: [ToolVerb]) -> JSONSchema.Member {
    JSONSchema.Member(
      "action", .choice(verbs.map(\.name)), required: true,
      verbs.map { "\($0.name): \($0.about)" }.joined(separator: " "))
  }
}

/// One of the verbs of a tool that has several: a call of the control plane.
struct ToolVerb: Sendable {
  let name: String
  let about: String
  /// Arguments that it can't do without.
  let needs: [String]
  let run: @Sendable (ToolCall) throws -> JSONValue

  init(
    _ name: String, _ about: String, needs: [String] = [], run: @escaping @Sendable (ToolCall) throws -> JSONValue
  ) {
    self.name = name
    self.about = about
    self.needs = needs
    self.run = run
  }

  /// The answer of the verb that a call names.
  static func answer(_ verbs: [ToolVerb], _ call: ToolCall) throws -> ToolAnswer {
    // The schema has checked it.
    guard let verb = verbs.first(where: { $0.name == call.text("action") }) else { return ToolAnswer() }
    if let missing = verb.needs.first(where: { call.value($0) == nil }) {
      throw ToolProblem(message: "\(missing) is missing; action \(verb.name) needs it")
    }
    let value = try verb.run(call)
    return ToolAnswer(
      [("action", .text(verb.name)), ("world", .text(call.world)), ("done", value.isNull ? true : nil)],
      value.isNull ? nil : .data(value))
  }
}
