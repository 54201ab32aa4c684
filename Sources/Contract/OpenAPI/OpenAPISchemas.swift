import JSON

/// The components of a contract: the objects that its operations take and answer, and those of errors.
struct OpenAPISchemas {
  let kontrakt: Kontrakt
  /// What bodies are and hold, by name.
  let inputs: [String: ObjectSchema]
  /// What answers are and hold, by name.
  let outputs: [String: ObjectSchema]

  init(_ kontrakt: Kontrakt, _ table: [Operation]) {
    self.kontrakt = kontrakt
    var inputs: [String: ObjectSchema] = [:]
    var outputs: [String: ObjectSchema] = [:]
    for operation in table {
      if let body = operation.body { Self.collect(.object(body.object), kontrakt, &inputs) }
      if let answer = operation.answer { Self.collect(answer, kontrakt, &outputs) }
    }
    for error in [ErrorMessage.wireType, GatewayFaultUt.wireType, GatewayAuthFaultUt.wireType, OAuthErrorUt.wireType] {
      Self.collect(error, kontrakt, &outputs)
    }
    self.inputs = inputs
    self.outputs = outputs
  }

  /// By name.
  var components: JSONValue {
    let all = inputs.map { ($0.key, input($0.value)) } + outputs.map { ($0.key, output($0.value)) }
    return .object(all.sorted { $0.0 < $1.0 }.map { ($0.0, $0.1) })
  }

  /// A body: what a contract requires can't be null, and names that it does not know are refused (rules 1.8, 4.9).
  private func input(_ object: ObjectSchema) -> JSONValue {
    let types = OpenAPITypes(kontrakt: kontrakt, direction: .input)
    let fields = object.fields(under: kontrakt)
    let required = fields.filter { $0.required.holds(under: kontrakt) }
    return self.object(object, required, types, closed: object.name != TokenIn.shape.schema.name) { field in
      field.type.isBinary
        ? types.schema(field.type)
        : types.schema(field.type, codes: field.codes, nullable: !field.required.holds(under: kontrakt))
    }
  }

  /// An answer: every field is always there, and null where it has no value (rule 1.5).
  private func output(_ object: ObjectSchema) -> JSONValue {
    let types = OpenAPITypes(kontrakt: kontrakt, direction: .output)
    return self.object(object, object.fields(under: kontrakt), types, closed: true) { field in
      types.schema(field.type, codes: field.codes, nullable: !field.isAlwaysThere)
    }
  }

  private func object(
    _ object: ObjectSchema, _ required: [FieldSchema], _ types: OpenAPITypes, closed: Bool,
    _ schema: (FieldSchema) -> [(String, JSONValue?)]
  ) -> JSONValue {
    let properties = object.fields(under: kontrakt).map { field -> (String, JSONValue?) in
      var members = schema(field)
      // In OpenAPI 3.0 nothing may stand beside a reference.
      if members.first?.0 == "$ref" { members = [("allOf", [.object(members)])] }
      members.append(("description", .text(field.description + types.form(field.type))))
      if let example = field.example { members.append(("example", types.example(example, field.type))) }
      // Only the document prints more than one name, and only input takes them (rule 1.2).
      if types.direction == .input, kontrakt == .document, !field.variants.isEmpty {
        members.append(("x-fast2-variants", .list(field.variants.map { .text($0) })))
      }
      return (field.name(under: kontrakt), .object(members + field.source.extensions()))
    }
    return .object(
      [
        ("type", "object"), ("description", .text(object.description)),
        ("additionalProperties", closed ? false : nil),
        (
          "required",
          required.isEmpty ? nil : .list(required.map { .text($0.name(under: kontrakt)) })
        ),
        ("properties", .object(properties)),
      ] + object.source.extensions())
  }

  private static func collect(_ type: WireType, _ kontrakt: Kontrakt, _ found: inout [String: ObjectSchema]) {
    switch type {
    case .list(let element): collect(element, kontrakt, &found)
    case .object(let object):
      guard found.updateValue(object, forKey: object.name) == nil else { return }
      for field in object.fields(under: kontrakt) { collect(field.type, kontrakt, &found) }
    case .string, .integer, .number, .boolean, .code: break
    }
  }
}

extension FieldSchema {
  /// Whether an answer has a value here in any case: what is required, and lists, which are empty at the least.
  fileprivate var isAlwaysThere: Bool {
    if case .list = type { return true }
    return required == .always
  }
}

extension WireType {
  fileprivate var isBinary: Bool { if case .string("binary") = self { true } else { false } }
}
