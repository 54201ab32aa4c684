import JSON

/// Values of the demo seed in documents that are read and in requests that are sent.
struct OpenAPIExamples {
  let kontrakt: Kontrakt

  /// The example of a body: those of its fields together.
  func body(_ body: BodySchema) -> JSONValue { object(body.object, body.example, at: "") }

  /// The example of a field: for groups that of what they hold, for lists a list of one.
  private func field(_ field: FieldSchema, _ example: BodyExample, at path: String) -> JSONValue {
    guard let text = example.values[path] ?? field.example else { return value(field.type, example, at: path + ".") }
    // The contract of a call is that of the client whose gateway token it carries (rule 1.1).
    if field.published == "client_id" { return .text(key) }
    return OpenAPITypes(kontrakt: kontrakt, direction: .input).example(text, field.type)
  }

  /// The key of the demo seed's client that speaks this contract.
  var key: String { kontrakt == .document ? "demo-key" : "demo-key-published" }

  private func object(_ object: ObjectSchema, _ example: BodyExample, at path: String) -> JSONValue {
    .object(
      object.fields(under: kontrakt).filter { !example.omits.contains(path + $0.published) }.map {
        ($0.name(under: kontrakt), field($0, example, at: path + $0.published))
      })
  }

  private func value(_ type: WireType, _ example: BodyExample, at path: String) -> JSONValue {
    switch type {
    case .object(let object): self.object(object, example, at: path)
    case .list(let element): [value(element, example, at: path)]
    case .string, .integer, .number, .boolean, .code: .null
    }
  }
}
