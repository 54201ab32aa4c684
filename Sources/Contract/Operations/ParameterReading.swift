import Rules
import Texts

/// The parameters of an operation, in declared order.
struct InputParameters: Sendable {
  let parameters: [InputParameter]
  /// Whether at least one must be given (rule 1.12).
  let needsSome: Bool

  /// Reads path and query.
  ///
  /// - Parameter input: the place of the input that the parameters are of.
  func read(
    _ raw: RawInput, into input: UnsafeMutableRawPointer, _ context: inout DecodingContext
  ) throws(Refusal) {
    let given = raw.query.isEmpty ? [] : sorted(raw.query, &context)
    var some = false
    for index in 0..<parameters.count {
      // The schema stays where it is: it is a dozen values, each of which a copy would hold.
      let parameter = parameters[index]
      let texts: ParameterValues?
      switch parameter.schema.place {
      case .path:
        texts = .one(raw.pathNames.firstIndex { $0.isExactly(parameter.name) }.map { raw.pathValues[$0] } ?? "")
      case .query: texts = try values(given.isEmpty ? [] : given[index], parameter)
      }
      guard let texts else { continue }
      some = true
      context.enterParameter(
        parameter.name, kind: parameter.schema.place == .path ? "Path parameter" : "Query parameter")
      try parameter.read(texts, input, &context)
    }
    guard some || !needsSome else {
      let names = parameters.map { "'\($0.name)'" }.joined(separator: " or ")
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
      let parameter = parameters[index]
      guard parameter.schema.place == .query else { continue }
      if parameter.name.isExactly(name) || isList && parameter.schema.isList(name) { return index }
    }
    return nil
  }

  private func noteUnknown(_ name: String, _ context: inout DecodingContext) {
    let names = parameters.filter { $0.schema.place == .query }.map(\.name)
    let hint =
      nearest(name, names).map { "Did you mean '\($0)'?" }
      ?? (names.isEmpty ? "The operation takes no query." : "Valid are \(names.joined(separator: ", ")).")
    context.note(
      Note(.unknownParameter, "The operation has no query parameter '\(shortened(name))'; it was ignored.", hint: hint))
  }

  /// The texts to read; nil where the parameter was left out.
  private func values(_ given: [String?], _ parameter: InputParameter) throws(Refusal) -> ParameterValues? {
    if parameter.schema.repeatable {
      var texts: [String] = []
      for case let text? in given { Self.addParts(of: text, to: &texts) }
      if texts.isEmpty && parameter.schema.required { throw missing(parameter.schema) }
      return texts.isEmpty ? nil : .several(texts)
    }
    guard given.count <= 1 else {
      throw Refusal(
        .parameterRepeated, "Query parameter '\(parameter.name)' stands \(given.count) times; it takes one value.")
    }
    guard let text = given.first else {
      if parameter.schema.required { throw missing(parameter.schema) }
      return nil
    }
    guard let text, !text.isEmpty else {
      if parameter.schema.required || needsSome { throw missing(parameter.schema) }
      throw Refusal(
        .unreadableValue,
        "Query parameter '\(parameter.name)' has no value; valid is \(parameter.schema.type.expectation).",
        hint: "Give it a value, or leave it out.")
    }
    return .one(text)
  }

  /// What stands between commas, without what is empty.
  private static func addParts(of text: String, to texts: inout [String]) {
    var rest = text.utf8[...]
    while let comma = rest.firstIndex(of: UInt8(ascii: ",")) {
      if comma > rest.startIndex { texts.append(String(Substring(rest[..<comma]))) }
      rest = rest[rest.index(after: comma)...]
    }
    if !rest.isEmpty { texts.append(String(Substring(rest))) }
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
