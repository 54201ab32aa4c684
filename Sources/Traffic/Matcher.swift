package import JSON

/// Where a value is not what a matcher asks for.
package struct Difference: Sendable, Equatable {
  /// `$.a.b[0]`, `method`, `headers.accept`.
  package var path: String
  /// What was asked for.
  package var expected: String
  /// What was there; nil where nothing was.
  package var actual: String?

  package init(path: String, expected: String, actual: String?) {
    self.path = path
    self.expected = expected
    self.actual = actual
  }
}

/// What a value must be: the same in faults, verify and scenarios (`formats.md`, matchers). A plain value matches
/// exactly, an object as a subset, a list in full.
package indirect enum Matcher: Sendable {
  case value(JSONValue)
  case subset([(name: String, matcher: Matcher)])
  case list([Matcher])
  case type(String)
  /// A regular expression that somewhere in the text fits.
  case regex(String)
  /// A text has the part in it, or a list has an element that fits.
  case contains(JSONValue, element: Matcher)
  case length(Int64)
  case oneOf([Matcher])
  case absent(Bool)

  private static let words = ["$type", "$match", "$contains", "$length", "$oneOf", "$absent"]
  private static let types = ["integer", "number", "string", "boolean", "object", "array", "null"]

  /// - Parameter path: where the value stands, for what is thrown.
  /// - Throws: what is no matcher, with its place.
  package init(_ value: JSONValue, at path: String = "$") throws(SchemaProblem) {
    switch value.kind {
    case .object(let members):
      if let word = members.first(where: { $0.name.hasPrefix("$") }) {
        guard members.count == 1 else {
          throw SchemaProblem(path: path, message: "\(word.name) stands alone in its object")
        }
        self = try Self.word(word, path)
      } else {
        var parts: [(name: String, matcher: Matcher)] = []
        for member in members {
          parts.append((member.name, try Matcher(member.value, at: "\(path).\(member.name)")))
        }
        self = .subset(parts)
      }
    case .array(let elements):
      var parts: [Matcher] = []
      for (index, element) in elements.enumerated() { parts.append(try Matcher(element, at: "\(path)[\(index)]")) }
      self = .list(parts)
    default: self = .value(value)
    }
  }

  private static func word(_ member: JSONMember, _ path: String) throws(SchemaProblem) -> Matcher {
    let value = member.value
    func wrong(_ valid: String) -> SchemaProblem { SchemaProblem(path: "\(path).\(member.name)", message: valid) }
    switch member.name {
    case "$type":
      guard let type = value.stringValue, types.contains(type) else {
        throw wrong("valid are \(types.joined(separator: ", "))")
      }
      return .type(type)
    case "$match":
      guard let pattern = value.stringValue else { throw wrong("must be a regular expression as text") }
      guard (try? Regex(pattern)) != nil else { throw wrong("'\(pattern.prefix(60))' is no regular expression") }
      return .regex(pattern)
    case "$contains": return .contains(value, element: try Matcher(value, at: "\(path).$contains"))
    case "$length":
      guard let length = value.intValue, length >= 0 else { throw wrong("must be a whole number from 0") }
      return .length(length)
    case "$oneOf":
      guard let elements = value.arrayValue, !elements.isEmpty else { throw wrong("must be a list of values") }
      var parts: [Matcher] = []
      for (index, element) in elements.enumerated() {
        parts.append(try Matcher(element, at: "\(path).$oneOf[\(index)]"))
      }
      return .oneOf(parts)
    case "$absent":
      guard let on = value.boolValue else { throw wrong("must be true or false") }
      return .absent(on)
    default:
      let meant =
        nearest(member.name, words).map { "did you mean \($0)?" } ?? "valid are \(words.joined(separator: ", "))"
      throw wrong("there is no such matcher; \(meant)")
    }
  }

  /// What is not as asked for; empty where the value matches.
  ///
  /// - Parameter value: nil where there is none.
  package func differences(_ value: JSONValue?, at path: String = "$") -> [Difference] {
    if case .absent(let wanted) = self {
      guard wanted == (value != nil) else { return [] }
      return [Difference(path: path, expected: wanted ? "nothing" : "a value", actual: value.map(Self.shown))]
    }
    guard let value else {
      if case .oneOf(let matchers) = self, matchers.contains(where: { $0.differences(nil).isEmpty }) { return [] }
      return [Difference(path: path, expected: expected, actual: nil)]
    }
    switch (self, value.kind) {
    case (.subset(let parts), .object):
      return parts.flatMap { $0.matcher.differences(value[$0.name], at: "\(path).\($0.name)") }
    case (.list(let parts), .array(let elements)):
      guard parts.count == elements.count else { return [difference(value, path)] }
      return zip(parts, elements).enumerated().flatMap { $1.0.differences($1.1, at: "\(path)[\($0)]") }
    default: return fits(value) ? [] : [difference(value, path)]
    }
  }

  private func difference(_ value: JSONValue, _ path: String) -> Difference {
    Difference(path: path, expected: expected, actual: Self.shown(value))
  }

  private func fits(_ value: JSONValue) -> Bool {
    switch (self, value.kind) {
    case (.value(let wanted), _): return wanted.isEqual(to: value)
    case (.type(let type), _): return Self.isA(type, value)
    case (.regex(let pattern), .string(let text)):
      // Compiled anew: a compiled one is not made for several threads.
      guard let regex = try? Regex(pattern) else { return false }
      return text.firstMatch(of: regex) != nil
    case (.contains(let part, _), .string(let text)): return part.stringValue.map { text.contains($0) } ?? false
    case (.contains(_, let element), .array(let elements)):
      return elements.contains { element.differences($0).isEmpty }
    case (.length(let length), .string(let text)): return Int64(text.count) == length
    case (.length(let length), .array(let elements)): return Int64(elements.count) == length
    case (.oneOf(let matchers), _): return matchers.contains { $0.differences(value).isEmpty }
    default: return false
    }
  }

  private static func isA(_ type: String, _ value: JSONValue) -> Bool {
    switch (type, value.kind) {
    case ("null", .null), ("boolean", .bool), ("number", .number), ("string", .string), ("array", .array),
      ("object", .object):
      true
    case ("integer", .number(let number)): number.int64 != nil
    default: false
    }
  }

  private var expected: String {
    switch self {
    case .value(let value): Self.shown(value)
    case .subset: "an object"
    case .list(let parts): "a list of \(parts.count)"
    case .type(let type): "a value of type \(type)"
    case .regex(let pattern): "text that matches \(pattern)"
    case .contains(let part, _): "something that contains \(Self.shown(part))"
    case .length(let length): "a length of \(length)"
    case .oneOf(let matchers): "one of " + matchers.map(\.expected).joined(separator: ", ")
    case .absent(let wanted): wanted ? "nothing" : "a value"
    }
  }

  private static func shown(_ value: JSONValue) -> String {
    let text = String(decoding: value.compact, as: UTF8.self)
    return text.count > 200 ? String(text.prefix(200)) + "…" : text
  }
}

extension JSONValue {
  /// Whether two values say the same: numbers by value, members in any order.
  package func isEqual(to other: JSONValue) -> Bool {
    switch (kind, other.kind) {
    case (.null, .null): return true
    case (.bool(let a), .bool(let b)): return a == b
    case (.string(let a), .string(let b)): return a == b
    case (.number(let a), .number(let b)):
      if let x = a.int64, let y = b.int64 { return x == y }
      return a.text == b.text || a.double == b.double
    case (.array(let a), .array(let b)): return a.count == b.count && zip(a, b).allSatisfy { $0.isEqual(to: $1) }
    case (.object(let a), .object(let b)):
      return a.count == b.count && a.allSatisfy { m in other[m.name].map { m.value.isEqual(to: $0) } ?? false }
    default: return false
    }
  }
}
