import Contract
import JSON
import Texts
import Tid

/// An answer read by the declaration of its wire object, in whichever contract it came.
struct Wire {
  private let value: JSONValue?
  private let schema: ObjectSchema

  init(_ value: JSONValue?, _ schema: ObjectSchema) {
    self.value = value
    self.schema = schema
  }

  /// The value of a field, by its published name; nil where it is null or left out.
  func value(_ published: String) -> JSONValue? {
    guard let value, let field = schema.fields.first(where: { $0.published == published }) else { return nil }
    for name in [field.published, field.document] + field.variants {
      guard let found = value[name] else { continue }
      if case .null = found.kind { return nil }
      return found
    }
    return nil
  }

  /// As text, also where a number came.
  func string(_ name: String) -> String? {
    guard let value = value(name) else { return nil }
    if case .number(let number) = value.kind { return number.text }
    return value.stringValue.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The same as a text that is itself only.
  func text(_ name: String) -> Text? { string(name).map { Text($0) } }

  /// As a whole number, also where text came.
  func int(_ name: String) -> Int64? { value(name).flatMap { $0.intValue ?? $0.stringValue.flatMap { Int64($0) } } }

  /// The same; nil where it is out of range.
  func int(_ name: String, in range: ClosedRange<Int64>) -> Int64? {
    int(name).flatMap { range.contains($0) ? $0 : nil }
  }

  func bool(_ name: String) -> Bool? { value(name)?.boolValue }

  /// As a date, also where a time stands behind it; nil where it is none.
  func date(_ name: String) -> Datum? { string(name).flatMap { Datum($0.prefix(10)) } }

  /// A group of fields; one without a value has none.
  func group(_ name: String) -> Wire {
    guard case .object(let inner)? = schema.fields.first(where: { $0.published == name })?.type else {
      return Wire(nil, schema)
    }
    return Wire(value(name), inner)
  }

  /// The elements of a list of groups.
  func list(_ name: String) -> [Wire] {
    guard case .list(.object(let inner))? = schema.fields.first(where: { $0.published == name })?.type else {
      return []
    }
    return value(name)?.arrayValue?.map { Wire($0, inner) } ?? []
  }
}

extension WireType {
  /// What the body of a refusal is: of the token endpoint, of the gateway, or the API's own.
  static func refusal(_ body: JSONValue?) -> WireType {
    if body?["error"] != nil { return .object(OAuthErrorUt.shape.schema) }
    return .object(body?["code"] != nil ? GatewayFaultUt.shape.schema : ErrorMessage.shape.schema)
  }
}
