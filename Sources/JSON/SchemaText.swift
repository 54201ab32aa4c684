import Patterns
package import Texts

extension JSONSchema {
  /// The schema in the words of JSON Schema 2020-12, as OpenAPI 3.1 takes it; named ones are references.
  package var document: JSONValue {
    switch self {
    case .any: return .object([])
    case .text(let rules):
      return .object([
        ("type", "string"), ("minLength", .int(Int64(rules.length.lowerBound))),
        ("maxLength", .int(Int64(rules.length.upperBound))), ("format", rules.format.map(JSONValue.text)),
        ("pattern", (rules.pattern?.text).map(JSONValue.text)),
      ])
    case .choice(let valid): return .object([("type", "string"), ("enum", .list(valid.map(JSONValue.text)))])
    case .integer(let range):
      return .object([
        ("type", "integer"), ("minimum", .int(range.lowerBound)), ("maximum", .int(range.upperBound)),
      ])
    case .number(let range):
      return .object([
        ("type", "number"), ("minimum", Self.number(range.lowerBound)), ("maximum", Self.number(range.upperBound)),
      ])
    case .boolean: return .object([("type", "boolean")])
    case .null: return .object([("type", "null")])
    case .list(let element, let count):
      return .object([
        ("type", "array"), ("items", element.document), ("minItems", .int(Int64(count.lowerBound))),
        ("maxItems", .int(Int64(count.upperBound))),
      ])
    case .object(let members): return members.document
    case .map(let schema): return .object([("type", "object"), ("additionalProperties", schema.document)])
    case .either(let schemas): return .object([("anyOf", .list(schemas.map(\.document)))])
    case .named(let name, _): return .object([("$ref", .text("#/components/schemas/\(name)"))])
    }
  }

  /// The named schemas in it, each once, by their names.
  package func collectNamed(into found: inout [Text: JSONValue]) {
    switch self {
    case .named(let name, let schema):
      guard found[name] == nil else { return }
      found[name] = .null
      schema.collectNamed(into: &found)
      found[name] = schema.document
    case .list(let element, _), .map(let element): element.collectNamed(into: &found)
    case .object(let members): for member in members.all { member.schema.collectNamed(into: &found) }
    case .either(let schemas): for schema in schemas { schema.collectNamed(into: &found) }
    case .any, .text, .choice, .integer, .number, .boolean, .null: break
    }
  }

  private static func number(_ value: Double) -> JSONValue? {
    guard value.isFinite else { return nil }
    var writer = JSONWriter()
    writer.double(value)
    return try? JSONParser.parse(writer.bytes)
  }
}

extension JSONSchema.Members {
  fileprivate var document: JSONValue {
    let required = all.filter(\.isRequired).map { JSONValue.text($0.name) }
    return .object([
      ("type", "object"), ("required", required.isEmpty ? nil : .list(required)),
      (
        "properties",
        .object(
          all.map { member in
            var schema = member.schema.document.members
            // A sibling of a reference is a further condition in 2020-12, so it may carry the sentence.
            schema.append(("description", .text(member.about)))
            return (member.name, .object(schema))
          })
      ), ("minProperties", least > 0 ? .int(Int64(least)) : nil), ("additionalProperties", false),
    ])
  }
}
