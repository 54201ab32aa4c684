import Contract
import JSON

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
  func text(_ name: String) -> String? {
    guard let value = value(name) else { return nil }
    if case .number(let number) = value.kind { return number.text }
    return value.stringValue.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// As a whole number, also where text came.
  func int(_ name: String) -> Int64? { value(name).flatMap { $0.intValue ?? $0.stringValue.flatMap { Int64($0) } } }

  func bool(_ name: String) -> Bool? { value(name)?.boolValue }

  /// `2026-03-02` of `20260302` and the like; nil where it is no date.
  func date(_ name: String) -> String? {
    guard let text = text(name) else { return nil }
    let digits = text.prefix(10).filter(\.isASCIIDigit)
    guard digits.count == 8, text.prefix(8).allSatisfy({ $0.isASCIIDigit || $0 == "-" }) else { return nil }
    return "\(digits.prefix(4))-\(digits.dropFirst(4).prefix(2))-\(digits.suffix(2))"
  }

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
