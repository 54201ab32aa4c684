import JSON
import Rules
import Texts

/// The control plane as an OpenAPI 3.1 document, made of its table.
enum ControlOpenAPI {
  /// - Parameters:
  ///   - version: the product's.
  ///   - server: the URL of the world's base.
  static func document(version: String, server: String) -> JSONValue {
    var named: [Text: JSONValue] = [:]
    ControlSchema.problem.collectNamed(into: &named)
    for operation in ControlTable.all {
      operation.body?.schema.collectNamed(into: &named)
      for other in operation.otherAnswers { other.schema.collectNamed(into: &named) }
      if case .json(_, let schema) = operation.answer { schema.collectNamed(into: &named) }
    }
    let components = named.sorted { $0.key < $1.key }.map { ($0.key.string, Optional($0.value)) }
    return [
      "openapi": "3.1.0",
      "info": [
        "title": "fast2sim, control plane", "version": .text(version),
        "description": "Worlds, clock, faults and journal of the simulator. It never needs FAST2's tokens.",
      ],
      "servers": [["url": .text(server)]], "paths": paths,
      "components": [
        "schemas": .object(components),
        "securitySchemes": [
          "adminKey": [
            "type": "apiKey", "in": "header", "name": "X-Sim-Admin-Key",
            "description": "Needed where the server was started with --admin-key.",
          ]
        ],
      ],
    ]
  }

  private static var paths: JSONValue {
    var order: [String] = []
    var byPath: [String: [(String, JSONValue?)]] = [:]
    for operation in ControlTable.all {
      let path = "/_sim/" + operation.path
      if byPath[path] == nil { order.append(path) }
      byPath[path, default: []].append((operation.method.asciiLowercased, described(operation)))
    }
    return .object(order.map { ($0, .object(byPath[$0] ?? [])) })
  }

  private static func described(_ operation: ControlOperation) -> JSONValue {
    let parameters = operation.parameters.map(described)
    return .object([
      ("operationId", .text(operation.id.rawValue)), ("summary", .text(operation.summary)),
      ("x-fast2sim-rule", .text(operation.rule.number)),
      ("security", operation.isOpen ? .list([]) : .list([["adminKey": []], [:]])),
      ("parameters", parameters.isEmpty ? nil : .list(parameters)),
      ("requestBody", operation.body.map(described)), ("responses", answers(operation)),
    ])
  }

  private static func described(_ parameter: ControlParameter) -> JSONValue {
    .object([
      ("name", .text(parameter.name)), ("in", .text(parameter.place.rawValue)),
      ("required", parameter.place == .path ? true : nil), ("description", .text(parameter.about)),
      ("schema", parameter.schema.document),
    ])
  }

  private static func described(_ body: ControlBody) -> JSONValue {
    let content: JSONValue = ["schema": body.schema.document, "example": body.example]
    return .object([
      ("required", .init(booleanLiteral: body.isRequired)),
      ("content", .object((body.isJudgedThere ? ["application/json"] : ControlMedia.types).map { ($0, content) })),
    ])
  }

  private static func answers(_ operation: ControlOperation) -> JSONValue {
    let success: (String, JSONValue?)
    switch operation.answer {
    case .json(let status, let schema):
      success = (
        String(status), content("Done.", [("application/json", schema.document)] + operation.texts.map { ($0, [:]) })
      )
    case .nothing: success = ("204", ["description": "Done."])
    case .text(let types): success = ("200", content("Done.", types.map { ($0, [:]) }))
    }
    let others: [(String, JSONValue?)] = operation.otherAnswers.map { status, schema, about in
      let isRefusal = refusedAlways.contains { $0.status == status }
      let problem = isRefusal ? [("application/problem+json", ControlSchema.problem.document)] : []
      return (String(status), content(about, [("application/json", schema.document)] + problem))
    }
    let empty: [(String, JSONValue?)] = operation.withoutBody.map { (String($0), ["description": .text($1)]) }
    let told = operation.failures.map(\.status) + operation.otherAnswers.map(\.status)
    let always = refusedAlways.filter { !told.contains($0.status) }
    let refused: [(String, JSONValue?)] = (operation.failures + always).map { status, about in
      (String(status), content(about, [("application/problem+json", ControlSchema.problem.document)]))
    }
    return .object([success] + empty + others + refused)
  }

  /// What any call can be refused with.
  private static let refusedAlways: [(status: Int, about: String)] = [
    (400, "Something is wrong with the request; detail says what would be right."),
    (403, "The control plane is not for this caller."), (413, "The body is too long."),
    (414, "The target is too long."), (415, "The body is neither JSON nor YAML by its type."),
    (431, "The header fields are too long."),
  ]

  private static func content(_ about: String, _ media: [(String, JSONValue)]) -> JSONValue {
    ["description": .text(about), "content": .object(media.map { ($0, ["schema": $1]) })]
  }
}
