import Documents
import Foundation
import JSON
import Testing
import Traffic

/// What an editor's YAML plug-in makes of the shipped files: it knows nothing but the schema.
@Suite struct `The schemas for editors` {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: root.appendingPathComponent(path)))
  }

  @Test(arguments: ["seed/demo.yaml"] + ShippedScenarios.names.map { "scenarios/\($0).yaml" })
  func `take what ships`(_ file: String) throws {
    let schema = file.hasPrefix("seed") ? "seed/seed.schema.json" : "scenarios/scenario.schema.json"
    let check = SchemaReading(root: try JSONParser.parse(Self.bytes(schema)))
    let value = try YAMLDocument.json(Self.bytes(file)).get()
    #expect(check.problems(value, check.root, "$") == [])
  }

  @Test(arguments: [
    ("as: 5\nsend: GET /v1/avtal", true), ("send: get /v1/avtal", false), ("send: GET /v1/avtal\nexpct: 200", false),
    ("send: GET /v1/avtal\nexpect: 200", true), ("send: GET /v1/avtal\nexpect: 99", false),
    ("advance: PT5M", true), ("advance: 5", false), ("send: GET /v1/avtal\nsave: {a: id}", false),
    ("send: GET /v1/avtal\nexpect: {answer: some}", false), ("send: GET /v1/avtal\nas: {gatway: none}", false),
    ("send: GET /v1/avtal\nupload: [{size: 3}]", true), ("send: GET /v1/avtal\nupload: {size: x}", false),
    ("send: GET /v1/avtal\nexpect: {status: {$oneof: [200]}}", false),
  ])
  func `tell a step from what is none`(_ step: String, _ isGood: Bool) throws {
    let check = SchemaReading(root: try JSONParser.parse(Array(ScenarioSchema.json.utf8)))
    let text = "fast2: scenario/1\nname: a\nsteps:\n- " + step.replacing("\n", with: "\n  ")
    let value = try YAMLDocument.json(Array(text.utf8)).get()
    #expect(check.problems(value, check.root, "$").isEmpty == isGood, "\(check.problems(value, check.root, "$"))")
  }
}

/// As much of JSON Schema as the schemas use.
private struct SchemaReading {
  let root: JSONValue

  func problems(_ value: JSONValue, _ schema: JSONValue, _ path: String) -> [String] {
    if let name = schema["$ref"]?.stringValue?.split(separator: "/").last {
      guard let target = root["$defs"]?[String(name)] else { return ["\(path): \(name) is not there"] }
      return problems(value, target, path)
    }
    if let options = schema["anyOf"]?.arrayValue {
      let all = options.map { problems(value, $0, path) }
      return all.contains { $0.isEmpty } ? [] : ["\(path): none of \(all.count) fits: \(all.joined())"]
    }
    var found: [String] = []
    let types = schema["type"].map { $0.arrayValue ?? [$0] } ?? []
    if !types.isEmpty, !types.contains(where: { isA($0.stringValue ?? "", value) }) { return ["\(path): wrong type"] }
    if let words = schema["enum"]?.arrayValue, !words.contains(where: { $0.isEqual(to: value) }) {
      found.append("\(path): not in the list")
    }
    if let pattern = schema["pattern"]?.stringValue, let text = value.stringValue,
      (try? Regex(pattern).firstMatch(in: text)) == nil
    {
      found.append("\(path): \(text) is not \(pattern)")
    }
    if let number = value.doubleValue {
      if let low = schema["minimum"]?.doubleValue, number < low { found.append("\(path): too small") }
      if let high = schema["maximum"]?.doubleValue, number > high { found.append("\(path): too large") }
    }
    if let elements = value.arrayValue, let items = schema["items"] {
      for (index, element) in elements.enumerated() { found += problems(element, items, "\(path)[\(index)]") }
    }
    if case .object = value.kind { found += members(value, schema, path) }
    return found
  }

  private func members(_ value: JSONValue, _ schema: JSONValue, _ path: String) -> [String] {
    var found = (schema["required"]?.arrayValue ?? []).compactMap { name in
      value[name.stringValue ?? ""] == nil ? "\(path): \(name.stringValue ?? "") is missing" : nil
    }
    for (name, member) in value.members {
      guard let member else { continue }
      if let known = schema["properties"]?[name] {
        found += problems(member, known, "\(path).\(name)")
      } else if let other = schema["additionalProperties"] {
        found += other.boolValue == false ? ["\(path).\(name): unknown"] : problems(member, other, "\(path).\(name)")
      }
    }
    return found
  }

  private func isA(_ type: String, _ value: JSONValue) -> Bool {
    switch (type, value.kind) {
    case ("null", .null), ("boolean", .bool), ("number", .number), ("string", .string), ("array", .array),
      ("object", .object):
      true
    case ("integer", .number(let number)): number.int64 != nil
    default: false
    }
  }
}
