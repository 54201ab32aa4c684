import Rules
import Texts
import Tid

/// What a request gives a parameter.
enum ParameterValues {
  case one(String)
  /// At least one.
  case several([String])

  var all: [String] {
    switch self {
    case .one(let text): [text]
    case .several(let texts): texts
    }
  }

  var first: String {
    switch self {
    case .one(let text): text
    case .several(let texts): texts.first ?? ""
    }
  }
}

/// A parameter, ready for use; `read` takes its values into the input of its operation.
///
/// A class: a list asks a dozen of them for their names, and each is a dozen values. It does not name the type of the
/// input, which every request would look up (`docs/decisions/0005-guarded-is-public.md` has the reason).
final class InputParameter: Sendable {
  typealias Read = @Sendable (ParameterValues, UnsafeMutableRawPointer, inout DecodingContext) throws(Refusal) -> Void

  let schema: ParameterSchema
  let read: Read
  var name: String { schema.name }

  /// - Parameter read: called with the place of an `Input`.
  init<Input: OperationInput>(
    schema: ParameterSchema, of input: Input.Type,
    read: @escaping @Sendable (ParameterValues, inout Input, inout DecodingContext) throws(Refusal) -> Void
  ) {
    self.schema = schema
    self.read = { (texts, place, context) throws(Refusal) in
      try read(texts, &place.assumingMemoryBound(to: Input.self).pointee, &context)
    }
  }
}

/// Collects the parameters and the body of an operation, as declared in its row.
struct InputBuilder<Input: OperationInput>: Sendable {
  let source: Source
  private(set) var parameters: [InputParameter] = []
  private(set) var bodySchema: BodySchema?
  typealias BodyReading = @Sendable (RawInput, inout Input, inout DecodingContext) throws(Refusal) -> Void
  private(set) var readBody: BodyReading?
  /// Whether at least one parameter must be given (rule 1.12).
  var needsSome = false

  init(source: Source) { self.source = source }

  /// A path parameter.
  ///
  /// - Parameter minimum: the least value, where one is declared; below it the path names no id (rule 1.12).
  mutating func path<Value: WireScalar>(
    _ name: String, _ path: any WritableKeyPath<Input, Value> & Sendable, minimum: Int64? = nil,
    _ description: String, _ example: String
  ) {
    let schema = ParameterSchema(
      name: name, place: .path, type: Value.wireType, codes: nil, required: true, repeatable: false, minimum: minimum,
      maximum: nil,
      standard: nil, source: source, description: description, example: example)
    parameters.append(
      InputParameter(schema: schema, of: Input.self) { (texts, input, context) throws(Refusal) in
        let text = texts.first
        let value: Value
        do { value = try Value.read(text: text, &context) } catch { throw notAnID(schema, text) }
        guard schema.allows(text) else { throw notAnID(schema, text) }
        input[keyPath: path] = value
      })
  }

  /// A query parameter that must be there.
  ///
  /// - Parameter standard: the value that it has when it is left out all the same.
  mutating func query<Value: WireScalar>(
    _ name: String, _ path: any WritableKeyPath<Input, Value> & Sendable, standard: Value? = nil,
    minimum: Int64? = nil, maximum: Int64? = nil, _ description: String, _ example: String
  ) {
    let text = standard.map { String(describing: $0) }
    let schema = query(name, Value.wireType, text == nil, minimum, maximum, text, nil, description, example)
    parameters.append(
      InputParameter(schema: schema, of: Input.self) { (texts, input, context) throws(Refusal) in
        input[keyPath: path] = try one(texts.first, schema, &context)
      })
  }

  /// A query parameter that may be left out.
  mutating func query<Value: WireScalar>(
    _ name: String, _ path: any WritableKeyPath<Input, Value?> & Sendable, minimum: Int64? = nil, source: Source? = nil,
    _ description: String, _ example: String
  ) {
    let schema = query(name, Value.wireType, false, minimum, nil, nil, source, description, example)
    parameters.append(
      InputParameter(schema: schema, of: Input.self) { (texts, input, context) throws(Refusal) in
        input[keyPath: path] = try one(texts.first, schema, &context) as Value
      })
  }

  /// A query parameter that takes several values (rule 4.15).
  mutating func query<Value: WireScalar>(
    _ name: String, _ path: any WritableKeyPath<Input, [Value]> & Sendable, required: Bool = false,
    source: Source? = nil, codes: [String]? = nil, _ description: String, _ example: String
  ) {
    let schema = query(
      name, Value.wireType, required, nil, nil, nil, source, description, example, repeatable: true, codes: codes)
    parameters.append(
      InputParameter(schema: schema, of: Input.self) { (texts, input, context) throws(Refusal) in
        var values: [Value] = []
        for text in texts.all { values.append(try one(text, schema, &context)) }
        input[keyPath: path] = values
      })
  }

  /// A JSON body.
  ///
  /// - Parameters:
  ///   - required: under which contract it must be there; under another one an empty body leaves every field out.
  ///   - example: how the example of the body differs from those of its fields.
  mutating func body<Body: WireBody>(
    _ path: any WritableKeyPath<Input, Body> & Sendable, required: Requirement = .always,
    example: BodyExample = BodyExample()
  ) {
    bodySchema = BodySchema(
      mediaTypes: ["application/json"], required: required, example: example, describe: { Body.shape.schema })
    readBody = { (raw, input, context) throws(Refusal) in
      if raw.body.isEmpty, !required.holds(under: context.kontrakt) { return }
      guard raw.body.isEmpty || mediaType(raw.contentType) == "application/json" else {
        throw Refusal(
          .contentType,
          "The Content-Type of the body is \(raw.contentType.map(quoted) ?? "missing"); valid is application/json.",
          hint: "Send the header Content-Type: application/json.")
      }
      input[keyPath: path] = try Body.decode(body: raw.body, &context)
    }
  }

  /// The body of a token request, JSON or form (rule 3.1).
  mutating func tokenBody(_ path: any WritableKeyPath<Input, TokenIn> & Sendable) {
    bodySchema = BodySchema(
      mediaTypes: ["application/x-www-form-urlencoded", "application/json"], required: .always, example: BodyExample(),
      describe: { TokenIn.shape.schema })
    readBody = { (raw, input, context) throws(Refusal) in
      input[keyPath: path] = try TokenIn.decode(raw, context.kontrakt)
    }
  }

  /// A multipart body, which the transport takes apart while it comes in (rule 7.6).
  mutating func multipart(_ object: @escaping @autoclosure @Sendable () -> ObjectSchema) {
    bodySchema = BodySchema(
      mediaTypes: ["multipart/form-data"], required: .always, example: BodyExample(), describe: object)
  }

  private func query(
    _ name: String, _ type: WireType, _ required: Bool, _ minimum: Int64?, _ maximum: Int64?, _ standard: String?,
    _ source: Source?, _ description: String, _ example: String, repeatable: Bool = false,
    codes: [String]? = nil
  ) -> ParameterSchema {
    ParameterSchema(
      name: name, place: .query, type: type, codes: codes, required: required, repeatable: repeatable, minimum: minimum,
      maximum: maximum, standard: standard, source: source ?? self.source, description: description, example: example)
  }
}

/// The media type of a Content-Type without its parameters, in lower case.
func mediaType(_ contentType: String?) -> String? {
  // What nearly everybody sends.
  guard let contentType, contentType != "application/json" else { return contentType }
  let first = contentType.split(separator: ";", omittingEmptySubsequences: false).first ?? ""
  return first.filter { $0 != " " && $0 != "\t" }.asciiLowercased
}

private func one<Value: WireScalar>(
  _ text: String, _ schema: ParameterSchema, _ context: inout DecodingContext
) throws(Refusal) -> Value {
  let text = Value.self == Tidpunkt.self ? plusRestored(text, schema, &context) : text
  let value = try Value.read(text: text, &context)
  guard schema.allows(text) else {
    let valid = schema.maximum.map { "\(schema.minimum ?? .min) to \($0)" } ?? "\(schema.minimum ?? 0) or more"
    throw context.outOfRange(text, valid)
  }
  return value
}

extension ParameterSchema {
  /// Whether a text that was read as its type keeps to the declared range.
  fileprivate func allows(_ text: String) -> Bool {
    guard let number = Int64(text) else { return true }
    return number >= minimum ?? .min && number <= maximum ?? .max
  }
}

private func notAnID(_ schema: ParameterSchema, _ text: String) -> Refusal {
  let valid = schema.minimum.map { "an integer of \($0) or more" } ?? schema.type.expectation
  return Refusal(.notAnID, "Path parameter '\(schema.name)' received \(quoted(text)); valid is \(valid).")
}

/// A `+` that a query turned into a blank: `2026-03-02T07:30:00 01:00` (rule 1.6).
private func plusRestored(_ text: String, _ schema: ParameterSchema, _ context: inout DecodingContext) -> String {
  var bytes = Array(text.utf8)
  guard bytes.count > 17, bytes[bytes.count - 6] == UInt8(ascii: " "), bytes[bytes.count - 3] == UInt8(ascii: ":"),
    [5, 4, 2, 1].allSatisfy({ (48...57).contains(bytes[bytes.count - $0]) })
  else { return text }
  bytes[bytes.count - 6] = UInt8(ascii: "+")
  let restored = String(decoding: bytes, as: UTF8.self)
  context.note(
    Note(
      .plusInQuery, "Query parameter '\(schema.name)' received \(quoted(text)); it was read as \(quoted(restored)).",
      hint: "In a query + means a blank; send it as %2B."))
  return restored
}
