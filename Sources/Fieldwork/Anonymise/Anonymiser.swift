package import Contract
package import JSON
package import Texts

/// Puts invented values in the place of what tells of people, by the declarations of the wire objects. What is read is
/// held in memory; what comes out can be kept.
///
/// A whole run is read twice: once to learn who is in it, and once to replace, so that a text that came before the
/// person it names is clean too.
package struct Anonymiser: Sendable {
  private var pseudonyms: Pseudonyms
  /// Values that stand in a file already, such as those of the demo seed: they stay.
  private let published: Set<Text>
  /// Leaves all values but secrets.
  private let isOff: Bool

  /// - Parameters:
  ///   - published: values that are no secret to whoever gets the file.
  ///   - isOff: only secrets are replaced.
  package init(_ pseudonyms: Pseudonyms, published: Set<Text> = [], isOff: Bool = false) {
    self.pseudonyms = pseudonyms
    self.published = published
    self.isOff = isOff
  }

  /// Learns who is in a value, so that texts that name them are clean wherever they stand.
  ///
  /// - Parameter type: what the value is; nil where no operation declares it.
  package mutating func learn(_ value: JSONValue, as type: WireType?) { _ = anonymised(value, as: type) }

  /// The value without what tells of people. Names of members, numbers and truth values stay.
  ///
  /// - Parameter type: what the value is; nil where no operation declares it.
  package mutating func anonymised(_ value: JSONValue, as type: WireType?) -> JSONValue {
    switch (value.kind, type) {
    case (.array(let elements), .list(let element)?): .list(elements.map { anonymised($0, as: element) })
    case (.array(let elements), _): .list(elements.map { anonymised($0, as: nil) })
    case (.object(let members), .object(let schema)?):
      .object(members.map { ($0.name, member($0, schema)) })
    case (.object(let members), _): .object(members.map { ($0.name, unknown($0)) })
    case (.string(let text), .string(let format)?) where format == nil: .text(anonymised(text, .prose))
    case (.string, .string?), (.string, .code?): value
    case (.string(let text), _): .text(anonymised(text, .prose))
    default: value
    }
  }

  private mutating func member(_ member: JSONMember, _ schema: ObjectSchema) -> JSONValue {
    guard let field = schema.field(member.name) else { return unknown(member) }
    guard case .string(let text) = member.value.kind else {
      // A number where a text is declared: a phone number, a customer number.
      if case .number(let number) = member.value.kind, case .string(format: nil) = field.type {
        return self.number(number, PersonalFields.kind(field) ?? .prose)
      }
      return anonymised(member.value, as: field.type)
    }
    switch field.type {
    case .string(format: nil):
      return .text(anonymised(text, PersonalFields.kind(field) ?? .prose))
    case .string, .code, .integer, .number, .boolean:
      // What has a form of its own tells of nobody, if it has that form.
      return text.count <= 40 && !text.contains("@") ? member.value : .text(anonymised(text, .prose))
    case .object, .list: return .text(anonymised(text, .prose))
    }
  }

  /// The value of one member without what tells of people.
  mutating func anonymised(_ member: JSONMember, in schema: ObjectSchema?) -> JSONValue {
    schema.map { self.member(member, $0) } ?? unknown(member)
  }

  /// Whether a text is no secret.
  func isPublished(_ text: String) -> Bool { published.contains(text) }

  private mutating func unknown(_ member: JSONMember) -> JSONValue {
    let kind = PersonalFields.guess(member.name)
    switch member.value.kind {
    case .string(let text): return .text(anonymised(text, kind))
    case .number(let number): return self.number(number, kind)
    case .null, .bool, .array, .object: return anonymised(member.value, as: nil)
    }
  }

  private mutating func number(_ number: JSONNumber, _ kind: Personal) -> JSONValue {
    guard [.secret, .number, .phone].contains(kind), !isOff || kind == .secret else {
      return JSONValue(.number(number))
    }
    let text = anonymised(number.text, kind)
    return JSONNumber(valid: text).map { JSONValue(.number($0)) } ?? .text(text)
  }

  /// A text without what tells of people.
  package mutating func anonymised(_ text: String, _ kind: Personal) -> String {
    if kind == .secret { return text.isEmpty ? "" : "***" }
    guard !isOff, !text.isEmpty, !published.contains(text) else { return text }
    switch kind {
    case .plain, .secret: return text
    case .name: return pseudonyms.name(text)
    case .phone:
      return text.contains(where: \.isLetter)
        ? FreeText.anonymised(text, isProse: true, &pseudonyms) : pseudonyms.phone(text)
    case .mail: return pseudonyms.mail(text)
    case .number: return pseudonyms.customerNumber(text)
    case .prose: return FreeText.anonymised(text, isProse: true, &pseudonyms)
    case .label: return FreeText.anonymised(text, isProse: false, &pseudonyms)
    case .fileName:
      guard let dot = text.lastIndex(of: "."), text[dot...].count <= 6 else {
        return FreeText.anonymised(text, isProse: true, &pseudonyms)
      }
      return FreeText.anonymised(String(text[..<dot]), isProse: true, &pseudonyms) + text[dot...]
    }
  }
}

extension ObjectSchema {
  /// The field that a received name means, in either contract and every spelling of the document; nil where none does.
  func field(_ name: String) -> FieldSchema? {
    fields.first { $0.published == name || $0.document == name }
      ?? fields.first { $0.variants.contains(name) }
  }
}
