/// The type of a wire value, as a schema needs it.
package indirect enum WireType: Sendable {
  /// - Parameter format: an OpenAPI format such as `date-time`, or nil for plain text.
  case string(format: String?)
  /// - Parameter bits: 32 or 64.
  case integer(bits: Int)
  case number
  case boolean
  /// A closed list of codes; the two contracts may spell them differently.
  case code(name: String, document: [String], published: [String])
  case object(ObjectSchema)
  case list(WireType)

  /// What a caller should send, as a noun phrase for messages.
  package var expectation: String {
    switch self {
    case .string(let format):
      switch format {
      case nil: "text (a JSON string)"
      case "yyyymmdd": "a date as YYYYMMDD or YYYY-MM-DD"
      case "date": "a date as YYYY-MM-DD or YYYYMMDD"
      case "hh:mm": "a time of day as HH:MM, HHMM or HH:MM:SS"
      case "date-time": "a date-time such as 2026-03-02T07:30:00+01:00 (without offset it means Swedish local time)"
      case .some(let other): "text of the format \(other)"
      }
    case .integer(let bits): "an integer of \(bits) bits"
    case .number: "a number"
    case .boolean: "true or false"
    case .code(_, _, let published): "one of " + published.joined(separator: ", ")
    case .object: "an object"
    case .list: "a list"
    }
  }
}

/// A wire object as a schema: what it is called, where it is described and what it holds, in declared order.
package struct ObjectSchema: Sendable {
  /// The name in the published OpenAPI, or our own where it has none.
  package let name: String
  /// One English sentence.
  package let description: String
  /// Where it is described.
  package let source: Source
  /// In declared order, those of both contracts.
  package let fields: [FieldSchema]

  /// The fields that exist under a contract, in declared order.
  package func fields(under kontrakt: Kontrakt) -> [FieldSchema] {
    fields.filter { $0.only == nil || $0.only == kontrakt }
  }

  /// The same object under another name and described in another place, all its fields too.
  func named(_ name: String, _ source: Source) -> ObjectSchema {
    let fields = fields.map { field in
      FieldSchema(
        published: field.published, document: field.document, variants: field.variants, type: field.type,
        codes: field.codes, required: field.required, only: field.only, source: source,
        description: field.description, example: field.example, personal: field.personal)
    }
    return ObjectSchema(name: name, description: description, source: source, fields: fields)
  }

  /// Every key under a contract, recursively, in declared order: `id`, `adress.postort`, `edges[].node.id`.
  package func keys(under kontrakt: Kontrakt) -> [String] {
    fields(under: kontrakt).flatMap { field in
      let name = field.name(under: kontrakt)
      return [name] + ObjectSchema.keys(of: field.type, under: kontrakt).map { name + $0 }
    }
  }

  private static func keys(of type: WireType, under kontrakt: Kontrakt) -> [String] {
    switch type {
    case .object(let schema): schema.keys(under: kontrakt).map { "." + $0 }
    case .list(let element): keys(of: element, under: kontrakt).map { "[]" + $0 }
    case .string, .integer, .number, .boolean, .code: []
    }
  }
}

/// One field of a wire object as a schema.
package struct FieldSchema: Sendable {
  /// The name in the published OpenAPI.
  package let published: String
  /// The name that contract 1.1 emits.
  package let document: String
  /// Other literal spellings in document 1.1, accepted on input under 1.1 without a note (rule 1.2).
  package let variants: [String]
  /// The type of the value; any but a list may be null where it is not required.
  package let type: WireType
  /// The closed list that a text is one of, the same in both contracts; the domain judges it.
  package let codes: [String]?
  /// Under which contract it must be present in a body.
  package let required: Requirement
  /// The one contract that has the field; nil where both have it, which is the rule.
  package let only: Kontrakt?
  /// Where it is described.
  package let source: Source
  /// One English line.
  package let description: String
  /// An invented value as the text of its JSON, without the quotes of a string, codes in their published spelling; nil
  /// for groups and lists.
  package let example: String?
  /// What a text may tell of a person, where its name alone does not say it.
  package let personal: Personal?

  /// The name that a contract emits.
  package func name(under kontrakt: Kontrakt) -> String { kontrakt == .document ? document : published }
}
