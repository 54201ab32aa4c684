package import JSON
package import Patterns
import Texts

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

/// What a value must be: the same in faults, verify and scenarios (`docs/control-plane.md`). A plain value matches
/// exactly, an object as a subset, a list in full.
package indirect enum Matcher: Sendable {
  case value(JSONValue)
  case subset([(name: String, matcher: Matcher)])
  case list([Matcher])
  case type(String)
  /// A regular expression that somewhere in the text fits.
  case regex(Pattern)
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
      if let word = members.first(where: { $0.name.utf8.first == UInt8(ascii: "$") }) {
        guard members.count == 1 else {
          throw SchemaProblem(path: path, message: "\(word.name) stands alone in its object")
        }
        self = try Self.word(word, path)
      } else {
        var parts: [(name: String, matcher: Matcher)] = []
        for member in members {
          parts.append((member.name, try Matcher(member.value, at: "\(path).\(member.name.prefix(60))")))
        }
        self = .subset(parts)
      }
    case .array(let elements):
      var parts: [Matcher] = []
      for (index, element) in elements.enumerated() { parts.append(try Matcher(element, at: "\(path)[\(index)]")) }
      self = .list(parts)
    case .null, .bool, .number, .string: self = .value(value)
    }
  }

  private static func word(_ member: JSONMember, _ path: String) throws(SchemaProblem) -> Matcher {
    let value = member.value
    func wrong(_ valid: String) -> SchemaProblem { SchemaProblem(path: "\(path).\(member.name)", message: valid) }
    switch member.name {
    case "$type":
      guard let type = value.stringValue, types.has(type) else {
        throw wrong("valid are \(types.joined(separator: ", "))")
      }
      return .type(type)
    case "$match":
      guard let pattern = value.stringValue else { throw wrong("must be a regular expression as text") }
      do throws(PatternProblem) { return .regex(try Pattern(pattern)) } catch {
        throw wrong("'\(pattern.prefix(60))' is no regular expression: \(error.message)")
      }
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

  /// Differences of one comparison that are told; more help nobody.
  private static let mostDifferences = 50

  /// What is not as asked for; empty where the value matches. Told are at most 50.
  ///
  /// - Parameter value: nil where there is none.
  package func differences(_ value: JSONValue?, at path: String = "$") -> [Difference] {
    var work = Work()
    return differences(value, at: path, &work)
  }

  /// The same, for so much work; what was not compared to its end says so, and does not match.
  package func differences(_ value: JSONValue?, at path: String, _ work: inout Work) -> [Difference] {
    var found: [Difference] = []
    collect(value, at: path, &work, into: &found)
    return found
  }

  private func collect(_ value: JSONValue?, at path: String, _ work: inout Work, into found: inout [Difference]) {
    guard found.count < Self.mostDifferences else { return }
    switch (self, value?.kind) {
    case (.subset(let parts), .object(let members)?):
      let known = MemberIndex(members, lookups: parts.count)
      for part in parts where work.spend() {
        part.matcher.collect(known[part.name], at: "\(path).\(part.name.prefix(60))", &work, into: &found)
      }
      // A comparison that was given up is no match.
      if work.left == 0, work.reason != nil, found.isEmpty { found.append(difference(value, path, work.reason)) }
    case (.list(let parts), .array(let elements)?) where parts.count == elements.count:
      for (index, part) in parts.enumerated() {
        part.collect(elements[index], at: "\(path)[\(index)]", &work, into: &found)
      }
    default:
      let before = work.reason
      guard !fits(value, &work) else { return }
      found.append(difference(value, path, before == nil ? work.reason : nil))
    }
  }

  /// - Parameter reason: why it was not compared to its end.
  private func difference(_ value: JSONValue?, _ path: String, _ reason: String?) -> Difference {
    let actual = value.map(Self.shown)
    guard let reason else { return Difference(path: path, expected: expected, actual: actual) }
    return Difference(
      path: path, expected: expected, actual: "\(actual ?? "nothing"), not compared to the end: \(reason)")
  }

  /// Whether a value matches. A bound that is met counts as no, and is a reason of the work.
  ///
  /// - Parameter value: nil where there is none.
  package func fits(_ value: JSONValue?, _ work: inout Work) -> Bool {
    guard work.spend() else { return false }
    switch (self, value?.kind) {
    case (.absent(let wanted), let kind): return wanted == (kind == nil)
    case (.oneOf(let matchers), _): return matchers.contains { $0.fits(value, &work) }
    case (_, nil): return false
    case (.subset(let parts), .object(let members)?):
      let known = MemberIndex(members, lookups: parts.count)
      return parts.allSatisfy { $0.matcher.fits(known[$0.name], &work) }
    case (.list(let parts), .array(let elements)?):
      return parts.count == elements.count && zip(parts, elements).allSatisfy { $0.fits($1, &work) }
    case (.value(let wanted), _): return value.map(wanted.isEqual) ?? false
    case (.type(let type), _): return value.map { Self.isA(type, $0) } ?? false
    case (.regex(let pattern), .string(let text)?): return pattern.fits(text, &work)
    case (.contains(let part, _), .string(let text)?): return part.stringValue.map { text.holds($0) } ?? false
    case (.contains(_, let element), .array(let elements)?):
      return elements.contains { element.fits($0, &work) }
    case (.length(let length), .string(let text)?): return Int64(text.unicodeScalars.count) == length
    case (.length(let length), .array(let elements)?): return Int64(elements.count) == length
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
    case .regex(let pattern): "text that matches \(pattern.text.prefix(200))"
    case .contains(let part, _): "something that contains \(Self.shown(part))"
    case .length(let length): "a length of \(length)"
    case .oneOf(let matchers):
      // Within one another they would say each thing once for every level.
      String(("one of " + matchers.prefix(20).map(\.brief).joined(separator: ", ")).prefix(300))
        + (matchers.count > 20 ? ", …" : "")
    case .absent(let wanted): wanted ? "nothing" : "a value"
    }
  }

  /// `expected`, within another one.
  private var brief: String { if case .oneOf = self { "one of several" } else { expected } }

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
    case (.string(let a), .string(let b)): return a.isExactly(b)
    case (.number(let a), .number(let b)):
      if let x = a.int64, let y = b.int64 { return x == y }
      return a.text == b.text || a.double == b.double
    case (.array(let a), .array(let b)): return a.count == b.count && zip(a, b).allSatisfy { $0.isEqual(to: $1) }
    case (.object(let a), .object(let b)):
      guard a.count == b.count else { return false }
      let known = MemberIndex(b, lookups: a.count)
      return a.allSatisfy { member in known[member.name].map { member.value.isEqual(to: $0) } ?? false }
    default: return false
    }
  }
}
