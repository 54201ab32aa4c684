import JSON

/// JSON Schema of shapes, for completion and checks in editors.
struct SchemaWriter {
  private var definitions: [(name: String, value: JSONValue?)] = []
  private var known: Set<String> = []
  /// Below the root, rows may be told in part, and null takes a value away.
  private var isLaidOver = false

  /// The schema document of a format's root.
  ///
  /// - Parameter isLaidOver: what stands below the root is laid over rows that are there.
  static func document(_ root: any AnyShape, id: String, title: String, isLaidOver: Bool = false) -> String {
    var writer = SchemaWriter()
    writer.isLaidOver = isLaidOver
    let body = writer.body(of: root, isPart: false).members
    let head: [(String, JSONValue?)] = [
      ("$schema", "https://json-schema.org/draft/2020-12/schema"), ("$id", .text(id)), ("title", .text(title)),
    ]
    let definitions = JSONValue.object(writer.definitions.sorted { $0.name < $1.name })
    return text(.object(head + body + [("$defs", definitions)])) + "\n"
  }

  private mutating func body(of shape: any AnyShape, isPart: Bool) -> JSONValue {
    var properties: [(String, JSONValue?)] = []
    var required: [JSONValue] = []
    for property in shape.properties {
      let value = value(isPart && !property.required ? .either([property.schema, .null]) : property.schema)
      properties.append((property.name, .object([("description", property.about.map(JSONValue.text))] + value.members)))
      if property.required, !isPart { required.append(.text(property.name)) }
    }
    return .object([
      ("type", "object"), ("additionalProperties", false), ("properties", .object(properties)),
      ("required", required.isEmpty ? nil : .list(required)),
    ])
  }

  private mutating func value(_ type: SchemaType) -> JSONValue {
    switch type {
    // A scalar that looks like a number is text where text is expected, and editors cannot know that.
    case .text: ["type": ["string", "number", "boolean"]]
    case .number: ["type": "number", "minimum": 0]
    case .boolean: ["type": "boolean"]
    case .null: ["type": "null"]
    case .any: [:]
    case .date: ["type": "string", "pattern": #"^\d{4}-?\d{2}-?\d{2}$"#]
    case .instant: ["type": "string", "pattern": #"^\d{4}-?\d{2}-?\d{2}(T.+)?$"#]
    case .clock: ["type": "string", "pattern": #"^\d{2}:?\d{2}(:\d{2})?$"#]
    case .duration: ["type": "string", "pattern": "^P[0-9WDTHMS.,]+$"]
    case .pattern(let pattern): ["type": "string", "pattern": .text(pattern)]
    case .integer(let low, let high):
      .object([
        ("type", "integer"), ("minimum", low == .min ? nil : .int(low)), ("maximum", high == .max ? nil : .int(high)),
      ])
    case .choice(let words): ["enum": .list(words.map(JSONValue.text))]
    case .list(let element): ["type": "array", "items": value(element)]
    case .map(let element): ["type": "object", "additionalProperties": value(element)]
    case .either(let types): ["anyOf": .list(types.map { value($0) })]
    case .shape(let shape): reference(shape)
    }
  }

  /// A shape with a name is written once; one without stands where it is used.
  private mutating func reference(_ shape: any AnyShape) -> JSONValue {
    if shape.name.isEmpty { return body(of: shape, isPart: isLaidOver && shape.isLaidOver) }
    if known.insert(shape.name).inserted {
      let value = body(of: shape, isPart: isLaidOver && shape.isLaidOver)
      definitions.append((shape.name, value))
    }
    return ["$ref": .text("#/$defs/\(shape.name)")]
  }

  /// A member a line, and lists on one.
  private static func text(_ value: JSONValue, indent: String = "") -> String {
    let inner = indent + "  "
    switch value.kind {
    case .array(let items): return "[" + items.map { text($0, indent: inner) }.joined(separator: ", ") + "]"
    case .object(let members) where !members.isEmpty:
      let lines = members.map { "\(inner)\(text(.text($0.name))): \(text($0.value, indent: inner))" }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
    case .null, .bool, .number, .string, .object: return String(decoding: value.compact, as: UTF8.self)
    }
  }
}

/// What the schema of a shape is made of.
protocol AnyShape: Sendable {
  var name: String { get }
  /// It can be told in part, where a document is laid over an installation.
  var isLaidOver: Bool { get }
  /// Name, description, whether it must be there, and form of every key and variant.
  var properties: [(name: String, about: String?, required: Bool, schema: SchemaType)] { get }
}

/// What editors are told of a value.
indirect enum SchemaType: Sendable {
  case text, number, boolean, date, instant, clock, duration, null, any
  case integer(Int64, Int64)
  /// Text in which a regular expression fits.
  case pattern(String)
  case choice([String])
  case list(SchemaType)
  /// A mapping from any word.
  case map(SchemaType)
  case either([SchemaType])
  case shape(any AnyShape)
}
