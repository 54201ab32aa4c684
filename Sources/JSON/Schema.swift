package import Patterns

/// What a JSON value must look like: a body is checked by it, and a description is written from it.
package indirect enum JSONSchema: Sendable {
  case any
  case text(TextRules)
  /// One of a closed list.
  case choice([String])
  case integer(ClosedRange<Int64>)
  case number(ClosedRange<Double>)
  case boolean
  case null
  case list(JSONSchema, ClosedRange<Int>)
  /// An object with these members and no others.
  case object(Members)
  /// An object from any name.
  case map(JSONSchema)
  /// Whatever one of them takes.
  case either([JSONSchema])
  /// One that stands by itself in a description, under a name.
  case named(String, JSONSchema)

  /// What a text must look like.
  package struct TextRules: Sendable {
    /// Characters, counted as Unicode scalars.
    package var length: ClosedRange<Int>
    /// A format of JSON Schema, such as `date-time`; said, and checked by whoever reads the text.
    package var format: String?
    /// Must fit somewhere; anchored where all of the text is meant.
    package var pattern: Pattern?
  }

  /// The members of an object.
  package struct Members: Sendable {
    /// In the order of the description.
    package var all: [Member]
    /// How many must be there at least.
    package var least: Int
  }

  /// A member of an object.
  package struct Member: Sendable {
    /// As it is written.
    package var name: String
    /// What its value must look like.
    package var schema: JSONSchema
    /// Whether it must be there.
    package var isRequired: Bool
    /// A sentence for the description.
    package var about: String

    /// - Parameters: see the properties.
    package init(_ name: String, _ schema: JSONSchema, required: Bool = false, _ about: String) {
      self.name = name
      self.schema = schema
      isRequired = required
      self.about = about
    }
  }
}

extension JSONSchema {
  /// A text of a number of characters.
  package static func text(_ length: ClosedRange<Int>, format: String? = nil) -> JSONSchema {
    .text(TextRules(length: length, format: format))
  }
  /// A text of a number of characters in which a pattern fits.
  ///
  /// - Parameter pattern: one of ours, which is compiled once.
  package static func text(_ length: ClosedRange<Int>, pattern: StaticString) -> JSONSchema {
    let compiled = try? Pattern("\(pattern)")
    precondition(compiled != nil, "\(pattern) is no regular expression")
    return .text(TextRules(length: length, pattern: compiled))
  }
  /// A date-time of RFC 3339.
  package static let instant = text(1...60, format: "date-time")
  /// A duration of ISO 8601.
  package static let duration = text(2...60, format: "duration")
  /// A list of at most so many.
  package static func list(_ element: JSONSchema, most: Int = 10_000) -> JSONSchema { .list(element, 0...most) }
  /// An object with these members.
  ///
  /// - Parameter least: how many of them must be there.
  package static func object(_ members: [Member], least: Int = 0) -> JSONSchema {
    .object(Members(all: members, least: least))
  }
  /// A value that may be missing by being null.
  package static func nullable(_ schema: JSONSchema) -> JSONSchema { .either([schema, .null]) }
}
