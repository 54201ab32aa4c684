import TestKit
import Testing

/// The two clients of the demo seed, by the contract that they speak (rule 1.1).
enum Client: String, CaseIterable, Sendable {
  case document = "demo-key"
  case published = "demo-key-published"

  /// One of two names: the document's first.
  func name(_ document: String, _ published: String) -> String { self == .document ? document : published }
}

/// The keys of an answer, written out: `group.key` in order, and `name under 1.1|published name` where they differ.
struct KeyTree {
  /// The keys of each object in order, by its path; the answer itself has the empty path.
  private var children: [String: [String]] = [:]
  /// Every path there is.
  let paths: [String]

  init(_ literal: String, _ client: Client) {
    paths = literal.split { $0 == " " || $0 == "\n" }.map { word in
      let names = word.split(separator: "|")
      return String(client == .document ? names[0] : names[names.count - 1])
    }
    for path in paths {
      let cut = path.lastIndex(of: ".")
      let parent = cut.map { String(path[..<$0]) } ?? ""
      children[parent, default: []].append(cut.map { String(path[path.index(after: $0)...]) } ?? path)
    }
  }

  /// What differs from the keys expected, one sentence each. A group is null, or it has every key, in order, and some
  /// value.
  ///
  /// - Parameter seen: gets the paths that stood in the answer.
  func problems(_ answer: JSONView, seen: inout Set<String>) -> [String] {
    var found: [String] = []
    check(answer, "", &found, &seen)
    return found
  }

  func problems(_ answer: JSONView) -> [String] {
    var seen: Set<String> = []
    return problems(answer, seen: &seen)
  }

  private func check(_ value: JSONView, _ path: String, _ found: inout [String], _ seen: inout Set<String>) {
    if value.isList {
      let elements = path.isEmpty ? "" : path + "[]"
      for element in value.list { check(element, elements, &found, &seen) }
      return
    }
    guard let expected = children[path] else {
      if !value.keys.isEmpty { found.append("\(path) is a group, expected a value") }
      return
    }
    if value.isNull { return }
    if value.keys != expected { found.append("\(path.isEmpty ? "top" : path): \(value.keys), expected \(expected)") }
    var some = path.isEmpty
    for key in value.keys {
      let below = path.isEmpty ? key : "\(path).\(key)"
      seen.insert(below)
      guard let member = value[key] else { continue }
      if !member.isNull { some = true }
      check(member, below, &found, &seen)
    }
    if !some { found.append("\(path) has no value, expected null") }
  }
}
