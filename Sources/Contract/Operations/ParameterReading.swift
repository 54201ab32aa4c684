import Rules
import Texts

extension InputBuilder {
  /// Reads path and query into the input, in declared order.
  func readParameters(
    _ raw: RawInput, into input: inout Input, _ context: inout DecodingContext
  ) throws(Refusal) {
    let given = raw.query.isEmpty ? [] : sorted(raw.query, &context)
    var some = false
    for index in 0..<parameters.count {
      let parameter = parameters[index]
      let schema = parameter.schema
      let texts: [String]
      switch schema.place {
      case .path: texts = [raw.pathNames.firstIndex { $0.isExactly(schema.name) }.map { raw.pathValues[$0] } ?? ""]
      case .query: texts = try values(given.isEmpty ? [] : given[index], schema)
      }
      guard !texts.isEmpty else { continue }
      some = true
      context.enterParameter(schema.name, kind: schema.place == .path ? "Path parameter" : "Query parameter")
      try parameter.read(texts, &input, &context)
    }
    guard some || !needsSome else {
      let names = parameters.map { "'\($0.schema.name)'" }.joined(separator: " or ")
      throw Refusal(.parameterMissing, "The query has no parameter; valid is \(names).")
    }
  }

  /// The values of each parameter by its index; a name that is none is noted and left out (rule 1.8).
  private func sorted(_ query: [RawInput.QueryItem], _ context: inout DecodingContext) -> [[String?]] {
    var given = [[String?]](repeating: [], count: parameters.count)
    for item in query {
      if let index = place(of: item.name) { given[index].append(item.value) } else { noteUnknown(item.name, &context) }
    }
    return given
  }

  /// Which parameter a name of the query is, in its list form too.
  private func place(of name: String) -> Int? {
    let isList = name.utf8.last == UInt8(ascii: "]")
    for index in parameters.indices {
      let schema = parameters[index].schema
      guard schema.place == .query else { continue }
      if schema.name.isExactly(name) || isList && schema.isList(name) { return index }
    }
    return nil
  }

  private func noteUnknown(_ name: String, _ context: inout DecodingContext) {
    let names = parameters.filter { $0.schema.place == .query }.map(\.schema.name)
    let hint =
      nearest(name, names).map { "Did you mean '\($0)'?" }
      ?? (names.isEmpty ? "The operation takes no query." : "Valid are \(names.joined(separator: ", ")).")
    context.note(
      Note(.unknownParameter, "The operation has no query parameter '\(shortened(name))'; it was ignored.", hint: hint))
  }

  /// The texts to read; none where the parameter was left out.
  private func values(_ given: [String?], _ schema: ParameterSchema) throws(Refusal) -> [String] {
    if schema.repeatable {
      let texts = given.flatMap { text in
        (text ?? "").utf8.split(separator: UInt8(ascii: ",")).map { String(Substring($0)) }
      }
      if texts.isEmpty && schema.required { throw missing(schema) }
      return texts
    }
    guard given.count <= 1 else {
      throw Refusal(
        .parameterRepeated, "Query parameter '\(schema.name)' stands \(given.count) times; it takes one value.")
    }
    guard let text = given.first else {
      if schema.required { throw missing(schema) }
      return []
    }
    guard let text, !text.isEmpty else {
      if schema.required || needsSome { throw missing(schema) }
      throw Refusal(
        .unreadableValue, "Query parameter '\(schema.name)' has no value; valid is \(schema.type.expectation).",
        hint: "Give it a value, or leave it out.")
    }
    return [text]
  }

  private func missing(_ schema: ParameterSchema) -> Refusal {
    Refusal(
      .parameterMissing, "Query parameter '\(schema.name)' is required; valid is \(schema.type.expectation).",
      hint: "Send ?\(schema.name)=\(schema.example ?? "…").")
  }
}

extension ParameterSchema {
  /// Whether a name is the list form of this parameter: `status[]`, `status[0]`.
  fileprivate func isList(_ name: String) -> Bool {
    guard repeatable, name.hasPrefix(self.name), name.hasSuffix("]") else { return false }
    let rest = name.utf8.dropFirst(self.name.utf8.count)
    return rest.first == UInt8(ascii: "[") && rest.dropFirst().dropLast().allSatisfy { (48...57).contains($0) }
  }
}
