package import JSON

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
  /// The bytes of the body.
  package var body: [UInt8]

  package init(
    world: String, method: String, target: String, operation: String?, caller: String?,
    headers: [(name: String, value: String)], query: [(name: String, value: String)], body: [UInt8]
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

  var path: String { String(target.prefix { $0 != "?" }) }

  fileprivate func header(_ name: String) -> String? {
    let wanted = name.lowercased()
    return headers.first { $0.name.lowercased() == wanted }?.value
  }
}

/// Which requests are meant: what is left out counts for all (`control.md` 2, 3.1).
package struct RequestMatch: Sendable {
  private var operations: [String] = []
  private var method: String?
  private var path: String?
  private var world: String?
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
    self.path = value["path"]?.stringValue
    world = value["world"]?.stringValue
    caller = value["caller"]?.stringValue
    headers = try Self.matchers(value["headers"], "\(path).headers")
    query = try Self.matchers(value["query"], "\(path).query")
    if let wanted = value["body"] { body = try Matcher(wanted, at: "\(path).body") }
  }

  private static func matchers(
    _ value: JSONValue?, _ path: String
  ) throws(SchemaProblem) -> [(name: String, matcher: Matcher)] {
    guard let value, case .object(let members) = value.kind else { return [] }
    var found: [(name: String, matcher: Matcher)] = []
    for member in members { found.append((member.name, try Matcher(member.value, at: "\(path).\(member.name)"))) }
    return found
  }

  /// What of a request is not as asked for; empty where it is meant.
  package func differences(_ facts: RequestFacts) -> [Difference] {
    var found: [Difference] = []
    func check(_ part: String, _ isRight: Bool, _ expected: @autoclosure () -> String, _ actual: String?) {
      if !isRight { found.append(Difference(path: part, expected: expected(), actual: actual)) }
    }
    if !operations.isEmpty {
      check(
        "operation", facts.operation.map(operations.contains) ?? false, operations.joined(separator: " or "),
        facts.operation)
    }
    if let method { check("method", method == facts.method, method, facts.method) }
    if let path { check("path", Glob.matches(path, facts.path, separator: "/"), path, facts.path) }
    if let world { check("world", Glob.matches(world, facts.world, separator: nil), world, facts.world) }
    if let caller { check("caller", caller == facts.caller, caller, facts.caller) }
    for (name, matcher) in headers {
      found += matcher.differences(facts.header(name).map { .text($0) }, at: "headers.\(name)")
    }
    for (name, matcher) in query {
      let value = facts.query.first { $0.name == name }?.value
      found += matcher.differences(value.map { .text($0) }, at: "query.\(name)")
    }
    if let body { found += body.differences(try? JSONParser.parse(facts.body), at: "body") }
    return found
  }

  /// Whether a request is meant.
  package func matches(_ facts: RequestFacts) -> Bool { differences(facts).isEmpty }
}

/// Patterns with `*`, as in names of files.
enum Glob {
  /// - Parameter separator: what one `*` does not go past; nil lets it.
  static func matches(_ pattern: String, _ text: String, separator: Character?) -> Bool {
    matches(Array(pattern)[...], Array(text)[...], separator)
  }

  private static func matches(_ p: ArraySlice<Character>, _ t: ArraySlice<Character>, _ s: Character?) -> Bool {
    guard let first = p.first else { return t.isEmpty }
    guard first == "*" else { return first == t.first && matches(p.dropFirst(), t.dropFirst(), s) }
    let isDouble = p.dropFirst().first == "*"
    let rest = p.dropFirst(isDouble ? 2 : 1)
    var left = t
    while true {
      if matches(rest, left, s) { return true }
      guard let next = left.first, isDouble || next != s else { return false }
      left = left.dropFirst()
    }
  }
}
