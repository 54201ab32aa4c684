import Patterns
import Texts

/// Where a value is not what its schema asks for.
package struct SchemaProblem: Error, Sendable, Equatable {
  /// The place in the value: `$.count.min`.
  package var path: String
  /// What is wrong there, and what would be right.
  package var message: String

  /// - Parameters: see the properties.
  package init(path: String, message: String) {
    self.path = path
    self.message = message
  }
}

extension JSONSchema {
  /// The first thing that is wrong with a value; nil where nothing is.
  package func problem(with value: JSONValue, at path: String = "$") -> SchemaProblem? {
    switch (self, value.kind) {
    case (.any, _), (.boolean, .bool), (.null, .null): return nil
    case (.named(_, let schema), _): return schema.problem(with: value, at: path)
    case (.text(let rules), .string(let text)): return rules.problem(with: text, at: path)
    case (.choice(let valid), .string(let text)): return Self.choice(text, valid, path)
    case (.integer(let range), .number(let number)): return Self.integer(number, range, path)
    case (.number(let range), .number(let number)):
      guard !range.contains(number.double) else { return nil }
      return SchemaProblem(path: path, message: "\(number.text.prefix(40)) is not \(Self.shown(self))")
    case (.list(let element, let count), .array(let values)):
      guard count.contains(values.count) else {
        return SchemaProblem(path: path, message: "has \(values.count) elements; valid are \(count.words)")
      }
      for (index, value) in values.enumerated() {
        if let problem = element.problem(with: value, at: "\(path)[\(index)]") { return problem }
      }
      return nil
    case (.object(let members), .object(let given)): return members.problem(with: given, at: path)
    case (.map(let schema), .object(let given)):
      for member in given {
        if let problem = schema.problem(with: member.value, at: "\(path).\(member.name.prefix(60))") { return problem }
      }
      return nil
    case (.either(let schemas), _): return Self.either(schemas, value, path)
    default: return SchemaProblem(path: path, message: "must be \(Self.shown(self)), not \(Self.shown(value))")
    }
  }

  private static func choice(_ text: String, _ valid: [String], _ path: String) -> SchemaProblem? {
    guard !valid.has(text) else { return nil }
    let meant = nearest(text, valid).map { " (did you mean \($0)?)" } ?? ""
    let listed = valid.count <= 20 ? "; valid are \(valid.joined(separator: ", "))" : ""
    return SchemaProblem(path: path, message: "there is no '\(text.prefix(60))'\(meant)\(listed)")
  }

  private static func integer(_ number: JSONNumber, _ range: ClosedRange<Int64>, _ path: String) -> SchemaProblem? {
    if let whole = number.int64, range.contains(whole) { return nil }
    return SchemaProblem(path: path, message: "\(number.text.prefix(40)) is not \(shown(.integer(range)))")
  }

  /// The problem of the alternative that comes nearest: the only one of the value's own kind, if there is one.
  private static func either(_ schemas: [JSONSchema], _ value: JSONValue, _ path: String) -> SchemaProblem? {
    var problems: [SchemaProblem] = []
    for schema in schemas {
      guard let problem = schema.problem(with: value, at: path) else { return nil }
      if schema.takesKind(of: value) { problems.append(problem) }
    }
    if problems.count == 1 { return problems[0] }
    // Deeper is nearer.
    if let deepest = problems.max(by: { $0.path.utf8.count < $1.path.utf8.count }), deepest.path != path {
      return deepest
    }
    let valid = schemas.map(shown).joined(separator: " or ")
    return SchemaProblem(path: path, message: "must be \(valid), not \(shown(value))")
  }

  private func takesKind(of value: JSONValue) -> Bool {
    switch (self, value.kind) {
    case (.named(_, let schema), _): schema.takesKind(of: value)
    case (.any, _), (.boolean, .bool), (.null, .null), (.text, .string), (.choice, .string), (.integer, .number),
      (.number, .number), (.list, .array), (.object, .object), (.map, .object):
      true
    case (.either(let schemas), _): schemas.contains { $0.takesKind(of: value) }
    default: false
    }
  }

  /// What a person calls a value that is valid.
  package static func shown(_ schema: JSONSchema) -> String {
    switch schema {
    case .any: "a value"
    case .text(let rules):
      rules.format == "date-time"
        ? "a date-time such as 2026-03-02T08:00:00+01:00"
        : rules.format == "duration" ? "a duration such as PT45M" : "a text"
    case .choice(let valid): "one of \(valid.prefix(20).joined(separator: ", "))"
    case .integer(let range): "a whole number \(range.words)"
    case .number(let range): "a number \(range.words)"
    case .boolean: "true or false"
    case .null: "null"
    case .list: "a list"
    case .object, .map: "an object"
    case .either(let schemas): schemas.map(shown).joined(separator: " or ")
    case .named(_, let schema): shown(schema)
    }
  }

  private static func shown(_ value: JSONValue) -> String {
    switch value.kind {
    case .null: "null"
    case .bool(let on): on ? "true" : "false"
    case .number(let number): String(number.text.prefix(40))
    case .string(let text): "'\(text.prefix(60))'"
    case .array: "a list"
    case .object: "an object"
    }
  }
}

extension JSONSchema.TextRules {
  fileprivate func problem(with text: String, at path: String) -> SchemaProblem? {
    let count = text.unicodeScalars.count
    guard length.contains(count) else {
      return SchemaProblem(path: path, message: "has \(count) characters; valid are \(length.words)")
    }
    var work = Work()
    guard let pattern, !pattern.fits(text, &work) else { return nil }
    return SchemaProblem(path: path, message: "'\(text.prefix(60))' does not fit \(pattern.text)")
  }
}

extension JSONSchema.Members {
  fileprivate func problem(with given: [JSONMember], at path: String) -> SchemaProblem? {
    for member in given {
      guard let known = all.first(where: { $0.name.isExactly(member.name) }) else {
        let names = all.map(\.name)
        let meant =
          nearest(member.name, names).map { "did you mean \($0)?" } ?? "valid are \(names.joined(separator: ", "))"
        return SchemaProblem(path: path, message: "there is no '\(member.name.prefix(60))'; \(meant)")
      }
      if let problem = known.schema.problem(with: member.value, at: "\(path).\(member.name)") { return problem }
    }
    for member in all where member.isRequired && !given.contains(where: { $0.name.isExactly(member.name) }) {
      return SchemaProblem(path: path, message: "\(member.name) is missing")
    }
    guard given.count >= least else {
      return SchemaProblem(
        path: path, message: "has none of \(all.map(\.name).joined(separator: ", ")); send at least \(least)")
    }
    return nil
  }
}

extension ClosedRange {
  fileprivate var words: String { "from \(lowerBound) to \(upperBound)" }
}
