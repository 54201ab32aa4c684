/// What the xUnit plugin of Jenkins takes as a report of JUnit 10, as far as we write any: which element may stand in
/// which, and which attributes it may and must have.
package enum JUnitSchema {
  private struct Element {
    var parents: Set<String>
    var must: Set<String>
    var may: Set<String> = []
    var hasText = false
  }

  private static let elements: [String: Element] = [
    "testsuites": Element(parents: [""], must: [], may: ["name", "time", "tests", "failures", "errors"]),
    "testsuite": Element(
      parents: ["testsuites", "testsuite"], must: ["name", "tests", "failures", "errors"],
      may: ["group", "time", "skipped", "timestamp", "hostname", "id", "package", "file", "log", "url"]),
    "properties": Element(parents: ["testsuite"], must: []),
    "property": Element(parents: ["properties"], must: ["name", "value"]),
    "testcase": Element(parents: ["testsuite"], must: ["name"], may: ["time", "classname", "group"]),
    "failure": Element(parents: ["testcase"], must: [], may: ["type", "message"], hasText: true),
    "error": Element(parents: ["testcase"], must: [], may: ["type", "message"], hasText: true),
    "skipped": Element(parents: ["testcase"], must: [], may: ["type", "message"], hasText: true),
    "system-out": Element(parents: ["testcase", "testsuite"], must: [], hasText: true),
    "system-err": Element(parents: ["testcase", "testsuite"], must: [], hasText: true),
  ]

  /// What of a report the plugin would refuse; empty where it takes it.
  package static func mistakes(_ xml: String) -> [String] {
    var mistakes: [String] = []
    var open: [String] = []
    var rest = xml[...]
    if rest.hasPrefix("<?xml"), let end = rest.firstRange(of: "?>") { rest = rest[end.upperBound...] }
    while let start = rest.firstIndex(of: "<"), let end = rest[start...].firstIndex(of: ">") {
      let text = rest[..<start].filter { !$0.isWhitespace }
      let parent = open.last ?? ""
      if !text.isEmpty, elements[parent]?.hasText != true { mistakes.append("text in '\(parent)': \(text.prefix(40))") }
      let tag = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      if tag.hasPrefix("/") {
        if open.popLast() != String(tag.dropFirst()) { mistakes.append("</\(tag.dropFirst())> ends nothing") }
        continue
      }
      let isEmpty = tag.hasSuffix("/")
      let name = String(tag.prefix { !$0.isWhitespace && $0 != "/" })
      mistakes += judged(name, in: parent, attributes(isEmpty ? tag.dropLast() : tag))
      if !isEmpty { open.append(name) }
    }
    if let name = open.last { mistakes.append("<\(name)> does not end") }
    return mistakes
  }

  private static func judged(_ name: String, in parent: String, _ attributes: [String: String]) -> [String] {
    guard let element = elements[name] else { return ["there is no element \(name)"] }
    var mistakes: [String] = []
    if !element.parents.contains(parent) { mistakes.append("\(name) in '\(parent)'") }
    let given = Set(attributes.keys)
    for attribute in given.subtracting(element.must.union(element.may)).sorted() {
      mistakes.append("\(name) has no attribute \(attribute)")
    }
    for attribute in element.must.subtracting(given).sorted() { mistakes.append("\(name) lacks \(attribute)") }
    if let time = attributes["time"], time.wholeMatch(of: /[0-9,]+(\.[0-9]*)?/) == nil {
      mistakes.append("\(name) time '\(time)'")
    }
    return mistakes
  }

  private static func attributes(_ tag: Substring) -> [String: String] {
    var found: [String: String] = [:]
    for match in tag.matches(of: /([A-Za-z:-]+)="([^"]*)"/) { found[String(match.1)] = String(match.2) }
    return found
  }
}
