import JSON

/// Schemas of values as OpenAPI 3.0 has them.
struct OpenAPITypes {
  /// Which way a value travels: input takes more forms of a date than output has (rule 1.6).
  enum Direction { case input, output }

  let kontrakt: Kontrakt
  let direction: Direction

  /// The schema of a type; an object is a reference to its component.
  ///
  /// - Parameters:
  ///   - codes: the closed list that a text is one of.
  ///   - nullable: whether `null` may stand for the value; OpenAPI 3.0 wants it in the list of an enum too.
  func schema(_ type: WireType, codes: [String]? = nil, nullable: Bool = false) -> [(String, JSONValue?)] {
    let null: [(String, JSONValue?)] = nullable ? [("nullable", true)] : []
    switch type {
    case .object(let object):
      guard nullable else { return [("$ref", reference(object))] }
      return null + [("allOf", [["$ref": reference(object)]])]
    case .list(let element): return [("type", "array")] + null + [("items", .object(schema(element)))]
    case .code(_, let document, let published):
      return [("type", "string")] + null + [("enum", list(kontrakt == .document ? document : published, nullable))]
    case .string(let format):
      return [("type", "string")] + null + (codes.map { [("enum", list($0, nullable))] } ?? text(format))
    case .integer(let bits): return [("type", "integer"), ("format", "int\(String(bits))")] + null
    case .number: return [("type", "number"), ("format", "double")] + null
    case .boolean: return [("type", "boolean")] + null
    }
  }

  /// An example as the JSON of its type.
  func example(_ text: String, _ type: WireType) -> JSONValue {
    switch type {
    case .integer: Int64(text).map { .int($0) } ?? .text(text)
    case .number: (try? JSONParser.parse(Array(text.utf8))) ?? .text(text)
    case .boolean: JSONValue(.bool(text == "true"))
    case .code(_, let document, let published):
      .text(kontrakt == .document ? published.firstIndex(of: text).map { document[$0] } ?? text : text)
    case .list(let element): .list([example(text, element)])
    case .string, .object: .text(text)
    }
  }

  /// A sentence on the forms of a date or a time, for a description; empty for any other type (rule 1.6).
  func form(_ type: WireType) -> String {
    guard case .string(let format) = type else { return "" }
    return switch (format, direction) {
    case ("yyyymmdd", .output): " YYYYMMDD."
    case ("yyyymmdd", .input): " YYYYMMDD or YYYY-MM-DD."
    case ("date", .input): " YYYY-MM-DD or YYYYMMDD."
    case ("hh:mm", .output): " HH:MM."
    case ("hh:mm", .input): " HH:MM, HHMM or HH:MM:SS."
    case ("date-time", .output): " With the offset of Swedish local time."
    case ("date-time", .input): " Without an offset it is Swedish local time."
    default: ""
    }
  }

  private func reference(_ object: ObjectSchema) -> JSONValue { "#/components/schemas/\(object.name)" }

  private func list(_ codes: [String], _ nullable: Bool) -> JSONValue {
    .list(codes.map { .text($0) } + (nullable ? [.null] : []))
  }

  private static let month = "(0[1-9]|1[0-2])"
  private static let day = "(0[1-9]|[12][0-9]|3[01])"
  private static let hour = "([01][0-9]|2[0-3])"

  private func text(_ format: String?) -> [(String, JSONValue?)] {
    let (month, day, hour) = (Self.month, Self.day, Self.hour)
    switch format {
    case nil: return []
    case "yyyymmdd":
      let compact = "\(month)\(day)"
      let pattern = direction == .output ? "^[0-9]{4}\(compact)$" : "^[0-9]{4}(\(compact)|-\(month)-\(day))$"
      return [("pattern", .text(pattern))]
    case "hh:mm":
      let pattern = direction == .output ? ":[0-5][0-9]" : "(:?[0-5][0-9]|:[0-5][0-9]:[0-5][0-9])"
      return [("pattern", .text("^\(hour)\(pattern)$"))]
    case let format?: return [("format", .text(format))]
    }
  }
}
