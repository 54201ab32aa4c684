import Texts

/// A table of routes that can't be served: two rows answer the same request, or a pattern is malformed.
package struct RouterError: Error, Sendable, Hashable {
  /// A sentence that names the rows.
  package let message: String
}

/// The values of a path's parameters.
package struct PathParameters: Sendable, Hashable {
  /// In the order of the pattern.
  package let names: [String]
  /// The decoded segments for them.
  package let values: [String]

  init(names: [String], values: [String]) {
    self.names = names
    self.values = values
  }

  /// The decoded segment for a name in the pattern; nil where the pattern has no such name.
  package subscript(name: String) -> String? { names.firstIndex(of: name).map { values[$0] } }
}

/// Finds the row for a method and a path. A literal segment beats a parameter, whatever the order of the rows.
///
/// It answers the place of a row rather than something of the caller's: a generic type of another room is not
/// specialised, and every request would look its types up.
package struct Router: Sendable {
  /// What a lookup gives.
  package enum Match: Sendable {
    /// The place of the row among those that the router was made of, and what the path says.
    case found(Int, PathParameters)
    /// The path exists for these methods only, in alphabetical order; HEAD is there where GET is.
    case wrongMethod(allowed: [String])
    /// No such path.
    case notFound
  }

  /// A row of the table; a segment `{name}` of the pattern is a parameter.
  package typealias Row = (method: String, pattern: String)

  private struct Entry {
    let place: Int
    let names: [String]
    let row: String
  }

  /// A node has a handful of literals and of methods: looking at each is quicker than hashing what is looked for.
  private struct Node {
    var literals: [(length: Int, text: String, node: Int)] = []
    var parameter: Int?
    var entries: [(method: String, entry: Entry)] = []

    func entry(_ method: String) -> Entry? {
      for place in entries.indices where entries[place].method.isExactly(method) { return entries[place].entry }
      return nil
    }

    func literal(_ segment: String) -> Int? {
      let length = segment.utf8.count
      // By its length first: a text that is only looked at is held and let go.
      for place in literals.indices where literals[place].length == length && literals[place].text.isExactly(segment) {
        return literals[place].node
      }
      return nil
    }
  }

  private let nodes: [Node]

  /// - Throws: for two rows with the same method and shape, and for a malformed pattern; the message names them.
  package init(_ rows: [Row]) throws(RouterError) {
    var nodes = [Node()]
    for (place, row) in rows.enumerated() { try Self.add(row, place, &nodes) }
    self.nodes = nodes
  }

  /// Looks up decoded segments; one empty last segment, of a trailing slash, doesn't count.
  package func match(method: String, segments: [String]) -> Match {
    var values: [String] = []
    let count = segments.last?.isEmpty == true ? segments.count - 1 : segments.count
    guard let node = find(segments, 0..<count, from: 0, &values) else { return .notFound }
    if let entry = nodes[node].entry(method) ?? (method.isExactly("HEAD") ? nodes[node].entry("GET") : nil) {
      return .found(entry.place, PathParameters(names: entry.names, values: values))
    }
    var allowed = nodes[node].entries.map(\.method)
    if allowed.contains("GET"), !allowed.contains("HEAD") { allowed.append("HEAD") }
    return .wrongMethod(allowed: allowed.sorted())
  }

  /// The node that a path leads to; only where a literal fits and a parameter would too are both ways tried.
  private func find(_ segments: [String], _ range: Range<Int>, from start: Int, _ values: inout [String]) -> Int? {
    let known = values.count
    var node = start
    for place in range {
      let segment = segments[place]
      // An empty segment is no value: /v1//status is a slip, not an order without a number.
      let parameter = segment.isEmpty ? nil : nodes[node].parameter
      if let next = nodes[node].literal(segment) {
        guard parameter != nil else {
          node = next
          continue
        }
        if let found = find(segments, place + 1..<range.upperBound, from: next, &values) { return found }
      }
      guard let parameter else {
        values.removeLast(values.count - known)
        return nil
      }
      values.append(segment)
      node = parameter
    }
    guard nodes[node].entries.isEmpty else { return node }
    values.removeLast(values.count - known)
    return nil
  }

  private static func add(_ row: Row, _ place: Int, _ nodes: inout [Node]) throws(RouterError) {
    let name = "\(row.method) \(row.pattern)"
    guard row.pattern.first == "/" else { throw RouterError(message: "The pattern of \(name) doesn't begin with '/'.") }
    var names: [String] = []
    var node = 0
    var segments = row.pattern.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    if segments.last == "" { segments.removeLast() }
    for segment in segments {
      if segment.hasPrefix("{"), segment.hasSuffix("}"), segment.count > 2 {
        let parameter = String(segment.dropFirst().dropLast())
        guard !names.contains(parameter) else {
          throw RouterError(message: "\(name) has the parameter \(parameter) twice.")
        }
        names.append(parameter)
        let next = nodes[node].parameter ?? add(&nodes)
        nodes[node].parameter = next
        node = next
      } else {
        guard !segment.isEmpty, !segment.contains(where: { $0 == "{" || $0 == "}" }) else {
          throw RouterError(message: "\(name) has the malformed segment '\(segment)'.")
        }
        let text = String(segment)
        if let known = nodes[node].literal(text) {
          node = known
        } else {
          let made = add(&nodes)
          nodes[node].literals.append((text.utf8.count, text, made))
          node = made
        }
      }
    }
    if let other = nodes[node].entry(row.method) {
      throw RouterError(message: "\(name) can never be reached: \(other.row) answers the same requests.")
    }
    nodes[node].entries.append((row.method, Entry(place: place, names: names, row: name)))
  }

  /// A new node.
  private static func add(_ nodes: inout [Node]) -> Int {
    nodes.append(Node())
    return nodes.count - 1
  }
}
