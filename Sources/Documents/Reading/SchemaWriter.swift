/// JSON Schema of shapes, for completion and checks in editors.
struct SchemaWriter {
  /// A piece of JSON; objects keep their order.
  indirect enum Piece {
    case text(String)
    case number(Int64)
    case bool(Bool)
    case list([Piece])
    case object([(String, Piece)])
  }

  private var definitions: [(name: String, piece: Piece)] = []
  private var known: Set<String> = []
  /// Below the root, rows may be told in part, and null takes a value away.
  private var isLaidOver = false

  /// The schema document of a format's root.
  ///
  /// - Parameter isLaidOver: what stands below the root is laid over rows that are there.
  static func document(_ root: any AnyShape, id: String, title: String, isLaidOver: Bool = false) -> String {
    var writer = SchemaWriter()
    writer.isLaidOver = isLaidOver
    guard case .object(let body) = writer.body(of: root, isPart: false) else { return "" }
    let definitions = writer.definitions.sorted { $0.name < $1.name }.map { ($0.name, $0.piece) }
    let head: [(String, Piece)] = [
      ("$schema", .text("https://json-schema.org/draft/2020-12/schema")), ("$id", .text(id)), ("title", .text(title)),
    ]
    return SchemaWriter.text(.object(head + body + [("$defs", .object(definitions))])) + "\n"
  }

  private mutating func body(of shape: any AnyShape, isPart: Bool) -> Piece {
    var properties: [(String, Piece)] = []
    var required: [Piece] = []
    for property in shape.properties {
      var piece = piece(isPart && !property.required ? .either([property.schema, .null]) : property.schema)
      if let about = property.about, case .object(let members) = piece {
        piece = .object([("description", .text(about))] + members)
      }
      properties.append((property.name, piece))
      if property.required, !isPart { required.append(.text(property.name)) }
    }
    var members: [(String, Piece)] = [
      ("type", .text("object")), ("additionalProperties", .bool(false)), ("properties", .object(properties)),
    ]
    if !required.isEmpty { members.append(("required", .list(required))) }
    return .object(members)
  }

  private mutating func piece(_ type: SchemaType) -> Piece {
    switch type {
    // A scalar that looks like a number is text where text is expected, and editors cannot know that.
    case .text: .object([("type", .list(["string", "number", "boolean"].map(Piece.text)))])
    case .number: .object([("type", .text("number")), ("minimum", .number(0))])
    case .boolean: .object([("type", .text("boolean"))])
    case .null: .object([("type", .text("null"))])
    case .any: .object([])
    case .date: .object([("type", .text("string")), ("pattern", .text(#"^\d{4}-?\d{2}-?\d{2}$"#))])
    case .instant: .object([("type", .text("string")), ("pattern", .text(#"^\d{4}-?\d{2}-?\d{2}(T.+)?$"#))])
    case .clock: .object([("type", .text("string")), ("pattern", .text(#"^\d{2}:?\d{2}(:\d{2})?$"#))])
    case .duration: .object([("type", .text("string")), ("pattern", .text("^P[0-9WDTHMS.,]+$"))])
    case .pattern(let pattern): .object([("type", .text("string")), ("pattern", .text(pattern))])
    case .integer(let low, let high):
      .object(
        [("type", .text("integer"))] + (low == .min ? [] : [("minimum", .number(low))])
          + (high == .max ? [] : [("maximum", .number(high))]))
    case .choice(let words): .object([("enum", .list(words.map(Piece.text)))])
    case .list(let element): .object([("type", .text("array")), ("items", piece(element))])
    case .map(let value): .object([("type", .text("object")), ("additionalProperties", piece(value))])
    case .either(let types): .object([("anyOf", .list(types.map { piece($0) }))])
    case .shape(let shape): reference(shape)
    }
  }

  /// A shape with a name is written once; one without stands where it is used.
  private mutating func reference(_ shape: any AnyShape) -> Piece {
    if shape.name.isEmpty { return body(of: shape, isPart: isLaidOver && shape.isLaidOver) }
    if known.insert(shape.name).inserted {
      let piece = body(of: shape, isPart: isLaidOver && shape.isLaidOver)
      definitions.append((shape.name, piece))
    }
    return .object([("$ref", .text("#/$defs/\(shape.name)"))])
  }

  private static func text(_ piece: Piece, indent: String = "") -> String {
    let inner = indent + "  "
    switch piece {
    case .text(let s): return quoted(s)
    case .number(let n): return String(n)
    case .bool(let b): return b ? "true" : "false"
    case .list(let items):
      return "[" + items.map { text($0, indent: inner) }.joined(separator: ", ") + "]"
    case .object(let members):
      if members.isEmpty { return "{}" }
      let lines = members.map { "\(inner)\(quoted($0.0)): \(text($0.1, indent: inner))" }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
    }
  }

  private static func quoted(_ s: String) -> String {
    var out = "\""
    for scalar in s.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { out += "\\" }
      out.unicodeScalars.append(scalar)
    }
    return out + "\""
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
