import Contract
import JSON
import Texts

/// What answers have in common, whatever data is in them: which members their objects have, of which kinds these are,
/// and which form texts have that are declared to have one.
struct AnswerShape {
  /// A place in an answer, `$.edges[].node.id`, with what was seen there.
  struct Place {
    var kinds: Set<String> = []
    var forms: Set<String> = []
    /// One text for each form; they are dates, times and codes, and tell of nobody.
    var examples: [String: String] = [:]
    /// The published name of the field that it is; nil where no object declares it.
    var field: String?
  }

  private(set) var places: [Text: Place] = [:]
  /// In the order in which they were first seen.
  private(set) var order: [String] = []

  mutating func add(_ value: JSONValue, as type: WireType?, at path: String = "$", field: String? = nil) {
    if places[path] == nil {
      places[path] = Place(field: field)
      order.append(path)
    }
    places[path]?.kinds.insert(Self.kind(value))
    switch (value.kind, type) {
    case (.object(let members), .object(let schema)?):
      for member in members {
        let field = schema.field(member.name)
        add(member.value, as: field?.type, at: "\(path).\(member.name)", field: field?.published)
      }
    case (.object(let members), _): for member in members { add(member.value, as: nil, at: "\(path).\(member.name)") }
    case (.array(let elements), .list(let element)?): for row in elements { add(row, as: element, at: path + "[]") }
    case (.array(let elements), _): for row in elements { add(row, as: nil, at: path + "[]") }
    case (.string(let text), let type?):
      guard let form = Self.form(text, type) else { return }
      places[path]?.forms.insert(form)
      places[path]?.examples[form] = text
    default: break
    }
  }

  private static func kind(_ value: JSONValue) -> String {
    switch value.kind {
    case .null: "null"
    case .bool: "boolean"
    case .number: "number"
    case .string: "string"
    case .array: "list"
    case .object: "object"
    }
  }

  /// The form of a text that is declared to have one; nil for all others.
  private static func form(_ text: String, _ type: WireType) -> String? {
    switch type {
    case .string(format: "date-time"?), .string(format: "yyyymmdd"?), .string(format: "date"?),
      .string(format: "hh:mm"?),
      .string(format: "uuid"?):
      // What the digits and letters are doesn't matter, where they stand does.
      return text.map { $0.isASCIIDigit ? "9" : $0.isLetter && $0 != "T" && $0 != "Z" ? "a" : String($0) }.joined()
        .replacing("+", with: "±").replacing("-99:99", with: "±99:99").uuidForm
    case .code(_, let document, let published):
      switch (document.has(text), published.has(text)) {
      case (true, true): return nil
      case (true, false): return "the code of 1.1"
      case (false, true): return "the published code"
      case (false, false): return "an unknown code"
      }
    case .string, .integer, .number, .boolean, .object, .list: return nil
    }
  }

  /// The places whose enclosing object both have, and that only one has.
  func extra(over other: AnswerShape) -> [String] {
    order.filter { path in
      guard other.places[path] == nil, !path.hasSuffix("[]"), let parent = Self.parent(path) else { return false }
      return other.places[parent]?.kinds.contains("object") ?? false
    }
  }

  /// The place of the object that a place is in; nil for the whole answer.
  static func parent(_ path: String) -> String? { path.lastIndex(of: ".").map { String(path[..<$0]) } }

  /// Whether two places are the same field under two names.
  func isRenamed(_ path: String, _ other: String, in shape: AnswerShape) -> Bool {
    guard let field = places[path]?.field, field == shape.places[other]?.field else { return false }
    return Self.parent(path) == Self.parent(other)
  }
}

extension String {
  /// One form for all UUIDs, whose hexadecimal digits are digits and letters by chance.
  fileprivate var uuidForm: String {
    let parts = split(separator: "-").map(\.count)
    return parts == [8, 4, 4, 4, 12] ? "uuid" : self
  }
}
