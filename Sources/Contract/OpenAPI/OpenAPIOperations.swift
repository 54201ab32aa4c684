import JSON
import Rules
import Texts

/// The paths of a contract: every route that the sources print, each with its methods.
struct OpenAPIOperations {
  /// One method of one path.
  private struct Entry {
    let path: String
    let method: OperationMethod
    let operation: Operation
    /// Unique: the operation's own for its first path and method.
    let id: String
  }

  let kontrakt: Kontrakt

  /// Paths in the order of the table; the methods of a path stand together.
  func paths(_ table: [Operation]) -> JSONValue {
    let entries = table.flatMap(entries)
    var order: [String] = []
    for entry in entries where !order.contains(entry.path) { order.append(entry.path) }
    return .object(order.map { path in (path, item(entries.filter { $0.path == path })) })
  }

  private func entries(_ operation: Operation) -> [Entry] {
    let ways = ([operation.path] + operation.aliases).flatMap { path in operation.methods.map { (path, $0) } }
    return ways.enumerated().map { index, way in
      // The published ids end in _1 where a name stands twice; what only the document has continues from 2.
      let id = index == 0 ? operation.id.rawValue : "\(operation.id.rawValue)_alias\(index > 1 ? String(index) : "")"
      return Entry(path: way.0, method: way.1, operation: operation, id: id)
    }
  }

  private func item(_ entries: [Entry]) -> JSONValue {
    let methods = entries.map { ($0.method.rawValue.asciiLowercased, Optional(operation($0))) }
    let bases = entries[0].operation.bases
    return .object(methods + [("servers", bases == .product ? nil : OpenAPI.servers(bases))])
  }

  private func operation(_ entry: Entry) -> JSONValue {
    let operation = entry.operation
    let alias: [(String, JSONValue?)] =
      entry.id == operation.id.rawValue ? [] : [("x-fast2-alias-of", .text(operation.id.rawValue))]
    return .object(
      [
        ("tags", [.text(operation.tag.rawValue)]), ("operationId", .text(entry.id)),
        ("summary", .text(operation.summary)), ("description", .text(description(operation))),
        ("parameters", operation.parameters.isEmpty ? nil : .list(operation.parameters.map(parameter))),
        ("requestBody", operation.body.map(body)),
        ("responses", OpenAPIResponses(kontrakt: kontrakt).responses(operation)),
        ("security", OpenAPI.security(operation)),
      ] + operation.source.extensions(operation.rules)
        + [("x-fast2-rules", .list(operation.rules.map { .text($0.number) }))] + alias)
  }

  private func description(_ operation: Operation) -> String {
    let some = operation.parameters.map { "`\($0.name)`" }.joined(separator: " or ")
    let needs = operation.needsSome ? ["At least one is needed: \(some)."] : []
    return (needs + operation.rules.map { "\($0.entry.text) (rule \($0.number))" }).joined(separator: "\n\n")
  }

  private func parameter(_ parameter: ParameterSchema) -> JSONValue {
    let types = OpenAPITypes(kontrakt: kontrakt, direction: .input)
    var schema = types.schema(parameter.type, codes: parameter.codes)
    // An empty item of a list is left out, so only a parameter that stands alone has a shortest length.
    if case .string(nil) = parameter.type, parameter.codes == nil, !parameter.repeatable {
      schema.append(("minLength", 1))
    }
    schema += [
      ("minimum", parameter.minimum.map { .int($0) }), ("maximum", parameter.maximum.map { .int($0) }),
      ("default", parameter.standard.map { types.example($0, parameter.type) }),
    ]
    var description = parameter.description + types.form(parameter.type)
    var example = parameter.example.map { types.example($0, parameter.type) }
    if parameter.repeatable {
      schema = [("type", "array"), ("minItems", parameter.required ? 1 : nil), ("items", .object(schema))]
      description += " Repeated, joined by commas, or as \(parameter.name)[]."
      example = example.map { [$0] }
    }
    return .object(
      [
        ("name", .text(parameter.name)), ("in", .text(parameter.place.rawValue)), ("description", .text(description)),
        ("required", parameter.required ? true : nil), ("style", parameter.repeatable ? "form" : nil),
        ("explode", parameter.repeatable ? true : nil), ("schema", .object(schema)), ("example", example),
      ] + parameter.source.extensions())
  }

  private func body(_ body: BodySchema) -> JSONValue {
    let schema: JSONValue = ["$ref": "#/components/schemas/\(body.object.name)"]
    let content = body.mediaTypes.map { type -> (String, JSONValue?) in
      let example = type == "multipart/form-data" ? nil : OpenAPIExamples(kontrakt: kontrakt).body(body)
      return (type, .object([("schema", schema), ("example", example)]))
    }
    return .object([
      ("description", .text(body.object.description)),
      ("required", JSONValue(.bool(body.required.holds(under: kontrakt)))),
      ("content", .object(content)),
    ])
  }
}
