import JSON

/// Values of the demo seed in documents that are read and in requests that are sent.
struct OpenAPIExamples {
  let kontrakt: Kontrakt

  /// The example of a body, of all that its fields' examples make together.
  func body(_ body: BodySchema) -> JSONValue { object(body.object, omitting: body.exampleOmits) }

  /// The example of a field: for groups that of what they hold, for lists a list of one.
  func field(_ field: FieldSchema) -> JSONValue {
    guard let example = field.example else { return value(field.type) }
    // The contract of a call is that of the client whose gateway token it carries (rule 1.1).
    if field.published == "client_id" { return .text(key) }
    return OpenAPITypes(kontrakt: kontrakt, direction: .input).example(example, field.type)
  }

  /// The key of the demo seed's client that speaks this contract.
  var key: String { kontrakt == .document ? "demo-key" : "demo-key-published" }

  private func object(_ object: ObjectSchema, omitting: Set<String> = []) -> JSONValue {
    .object(
      object.fields(under: kontrakt).filter { !omitting.contains($0.published) }.map {
        ($0.name(under: kontrakt), field($0))
      })
  }

  private func value(_ type: WireType) -> JSONValue {
    switch type {
    case .object(let object): self.object(object)
    case .list(let element): [value(element)]
    case .string, .integer, .number, .boolean, .code: .null
    }
  }
}
