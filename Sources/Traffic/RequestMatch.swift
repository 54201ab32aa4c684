package import JSON
package import Patterns
import Texts

/// Parts of an exchange that are only there as they may be shown: a world that is moved takes along no secret that is
/// in its journal.
package struct HiddenParts: OptionSet, Sendable {
  /// The sum of those of its parts.
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The target up to its query.
  package static let path = HiddenParts(rawValue: 1)
  /// The query.
  package static let query = HiddenParts(rawValue: 2)
  /// Header fields, tokens and credentials apart, of which no more is ever kept.
  package static let headers = HiddenParts(rawValue: 4)
  /// The body that was sent.
  package static let body = HiddenParts(rawValue: 8)
  /// The body that was answered.
  package static let response = HiddenParts(rawValue: 16)
}

/// What is known of a request when it is compared with a match.
package struct RequestFacts: Sendable {
  /// The name of its world.
  package var world: String
  /// As sent.
  package var method: String
  /// The target as sent, without the world's prefix.
  package var target: String
  /// The id of the operation; nil where none was found.
  package var operation: String?
  /// The klient's key, or the id of who is logged in; nil where neither is known.
  package var caller: String?
  /// Names and values.
  package var headers: [(name: String, value: String)]
  /// Names and values, decoded.
  package var query: [(name: String, value: String)]
  /// The bytes of the body; nil where it was too long to be kept.
  package var body: [UInt8]?
  /// What can't be compared with what was sent.
  package var hidden: HiddenParts = []

  package init(
    world: String, method: String, target: String, operation: String?, caller: String?,
    headers: [(name: String, value: String)], query: [(name: String, value: String)], body: [UInt8]?
  ) {
    self.world = world
    self.method = method
    self.target = target
    self.operation = operation
    self.caller = caller
    self.headers = headers
    self.query = query
    self.body = body
  }

  var path: String { Percent.decoded(target.prefix { $0 != "?" }) }

  /// The body as JSON; nil where it is none.
  var json: JSONValue? { body.flatMap { $0.isEmpty ? nil : try? JSONParser.parse($0) } }

  fileprivate func headers(_ name: String) -> [String] {
    headers.filter { $0.name.isSameIgnoringASCIICase(name) }.map(\.value)
  }

  fileprivate func query(_ name: String) -> [String] { query.filter { $0.name.isExactly(name) }.map(\.value) }
}

/// Which requests are meant: what is left out counts for all (rule control 3.1).
package struct RequestMatch: Sendable {
  private var operations: [String] = []
  private var method: String?
  private var path: Glob?
  private var world: Glob?
  private var caller: String?
  private var headers: [(name: String, matcher: Matcher)] = []
  private var query: [(name: String, matcher: Matcher)] = []
  private var body: Matcher?

  /// The members that say which requests are meant.
  package static let members: [JSONSchema.Member] = [
    JSONSchema.Member(
      "operation", .either([.text(1...100), .list(.text(1...100), 1...100)]), "The id of the operation, or several."),
    JSONSchema.Member("method", .text(1...20), "The method."),
    JSONSchema.Member(
      "path", .text(1...1000), "The path behind the world's base; * stands for a segment, ** for any number of them."),
    JSONSchema.Member("world", .text(1...64), "The name of the world; * stands for any characters."),
    JSONSchema.Member("caller", .text(1...200), "The id of the resurs, or the key of the klient."),
    JSONSchema.Member("headers", .map(.any), "Header fields by name, each a value or a matcher."),
    JSONSchema.Member("query", .map(.any), "Query parameters by name, each a value or a matcher."),
    JSONSchema.Member("body", .any, "The JSON body: a value or a matcher."),
  ]

  /// Reads the members of an object that `members` lists; the others are somebody else's.
  ///
  /// - Throws: a matcher that is none.
  package init(_ value: JSONValue, at path: String = "$") throws(SchemaProblem) {
    if let one = value["operation"]?.stringValue { operations = [one] }
    if let several = value["operation"]?.arrayValue { operations = several.compactMap(\.stringValue) }
    method = value["method"]?.stringValue
    self.path = value["path"]?.stringValue.map { Glob($0, separator: UInt8(ascii: "/")) }
    world = value["world"]?.stringValue.map { Glob($0, separator: nil) }
    caller = value["caller"]?.stringValue
    headers = try Self.matchers(value["headers"], "\(path).headers")
    query = try Self.matchers(value["query"], "\(path).query")
    if let wanted = value["body"] { body = try Matcher(wanted, at: "\(path).body") }
  }

  /// Looks for names that no request can have.
  ///
  /// - Throws: the first, with what was probably meant.
  package func check(_ known: KnownNames, at path: String = "$") throws(SchemaProblem) {
    for (index, operation) in operations.enumerated() {
      let place = operations.count > 1 ? "\(path).operation[\(index)]" : "\(path).operation"
      try known.check(operation, among: known.operations, "operation", at: place)
    }
    if let caller { try known.check(caller, among: known.callers, "caller", at: "\(path).caller") }
    guard let world, !world.isOpen, let own = known.world, world.text != own else { return }
    let meant = nearest(world.text, [own]).map { "; did you mean \($0)?" } ?? ""
    throw SchemaProblem(
      path: "\(path).world",
      message: "this is the world '\(own)', which sees no request of '\(world.text.prefix(60))'\(meant)")
  }

  private static func matchers(
    _ value: JSONValue?, _ path: String
  ) throws(SchemaProblem) -> [(name: String, matcher: Matcher)] {
    guard let value, case .object(let members) = value.kind else { return [] }
    var found: [(name: String, matcher: Matcher)] = []
    for member in members {
      let path = "\(path).\(member.name.prefix(60))"
      found.append((member.name, try Matcher(try textual(member.value, path), at: path)))
    }
    return found
  }

  /// What travels in a header field or a query is text: a number stands for its text, and what no text can be is a
  /// mistake that would otherwise never match.
  private static func textual(_ value: JSONValue, _ path: String) throws(SchemaProblem) -> JSONValue {
    switch value.kind {
    case .string: return value
    case .number(let number): return .text(number.text)
    case .bool(let on): return .text(on ? "true" : "false")
    case .object(let members) where members.count == 1:
      switch (members[0].name, members[0].value.kind) {
      case ("$oneOf", .array(let elements)):
        var parts: [JSONValue] = []
        for element in elements { parts.append(try textual(element, "\(path).$oneOf")) }
        return .object([("$oneOf", .list(parts))])
      case ("$contains", .number), ("$contains", .bool):
        return .object([("$contains", try textual(members[0].value, path))])
      case ("$type", .string(let type)) where type != "string": break
      case (let name, _) where name.utf8.first == UInt8(ascii: "$"): return value
      default: break
      }
    case .null, .array, .object: break
    }
    throw SchemaProblem(
      path: path, message: "is text when it travels; valid are a text, a number and a matcher of text")
  }

  /// What of a request is not as asked for; empty where it is meant.
  package func differences(_ facts: RequestFacts) -> [Difference] {
    var work = Work()
    return differences(facts, &work)
  }

  /// The same, for so much work; what was not compared to its end says so.
  package func differences(_ facts: RequestFacts, _ work: inout Work) -> [Difference] {
    var found = headDifferences(facts, &work)
    guard let body else { return found }
    if facts.body == nil {
      let kept = facts.hidden.contains(.body) ? "one whose secrets are masked" : "one that was too long for that"
      found.append(Difference(path: "body", expected: "a body that is kept", actual: kept))
    } else {
      found += body.differences(facts.json, at: "body", &work)
    }
    return found
  }

  private func headDifferences(_ facts: RequestFacts, _ work: inout Work) -> [Difference] {
    var found: [Difference] = []
    func check(_ part: String, _ isRight: Bool, _ expected: @autoclosure () -> String, _ actual: String?) {
      if !isRight { found.append(Difference(path: part, expected: expected(), actual: actual)) }
    }
    check("operation", isOperation(facts), operations.joined(separator: " or "), facts.operation)
    check("method", method?.isExactly(facts.method) ?? true, method ?? "", facts.method)
    if let path { check("path", path.fits(facts.path, &work), path.text, facts.path) }
    if let world { check("world", world.fits(facts.world, &work), world.text, facts.world) }
    check("caller", isCaller(facts), caller ?? "", facts.caller)
    for (name, matcher) in headers {
      found += Self.differences(matcher, facts.headers(name), at: "headers.\(name)", &work)
    }
    for (name, matcher) in query {
      found += Self.differences(matcher, facts.query(name), at: "query.\(name)", &work)
    }
    return found
  }

  private func isCaller(_ facts: RequestFacts) -> Bool {
    guard let caller else { return true }
    return facts.caller?.isExactly(caller) ?? false
  }

  private func isOperation(_ facts: RequestFacts) -> Bool {
    operations.isEmpty || facts.operation.map(operations.contains) ?? false
  }

  /// A name may be there several times: one value that fits is enough, but none may be where none is asked for.
  private static func differences(
    _ matcher: Matcher, _ values: [String], at path: String, _ work: inout Work
  ) -> [Difference] {
    guard !fits(matcher, values, &work) else { return [] }
    return matcher.differences(values.first.map(JSONValue.text), at: path, &work)
  }

  private static func fits(_ matcher: Matcher, _ values: [String], _ work: inout Work) -> Bool {
    values.isEmpty ? matcher.fits(nil, &work) : values.contains { matcher.fits(.text($0), &work) }
  }

  /// What is asked for of the head and can't be compared.
  private func unknown(of facts: RequestFacts) -> HiddenParts {
    guard !facts.hidden.isEmpty else { return [] }
    var asked: HiddenParts = path == nil ? [] : .path
    if !query.isEmpty { asked.insert(.query) }
    if !headers.isEmpty { asked.insert(.headers) }
    return facts.hidden.intersection(asked)
  }

  /// Whether all of the head fits that can be compared.
  private func fitsHead(_ facts: RequestFacts, _ work: inout Work) -> Bool {
    guard isOperation(facts), method?.isExactly(facts.method) ?? true, isCaller(facts),
      world.map({ $0.fits(facts.world, &work) }) ?? true,
      facts.hidden.contains(.path) || path.map({ $0.fits(facts.path, &work) }) ?? true
    else { return false }
    for (name, matcher) in headers where !facts.hidden.contains(.headers) {
      guard work.spend(facts.headers.count), Self.fits(matcher, facts.headers(name), &work) else { return false }
    }
    for (name, matcher) in query where !facts.hidden.contains(.query) {
      guard work.spend(facts.query.count), Self.fits(matcher, facts.query(name), &work) else { return false }
    }
    return true
  }

  /// Whether a request is meant.
  package func matches(_ facts: RequestFacts) -> Bool {
    var work = Work()
    return matches(facts, &work) { facts.json }
  }

  /// Whether a request is meant. A bound that is met counts as no, and is a reason of the work.
  ///
  /// - Parameter json: the body as JSON; asked for only where everything else fits and the body decides.
  func matches(_ facts: RequestFacts, _ work: inout Work, json: () -> JSONValue?) -> Bool {
    guard fitsHead(facts, &work), unknown(of: facts).isEmpty else { return false }
    guard let body else { return true }
    return facts.body != nil && body.fits(json(), &work)
  }

  /// Whether only what was not kept could say if a request is meant: its body, or what is hidden of it.
  func isUndecided(_ facts: RequestFacts) -> Bool {
    var work = Work()
    let isBodyUnknown = body != nil && facts.body == nil
    guard isBodyUnknown || !unknown(of: facts).isEmpty, fitsHead(facts, &work) else { return false }
    return isBodyUnknown || body?.fits(facts.json, &work) ?? true
  }
}
