// Values made in code: literals, so that a document reads in Swift as it will read in JSON.

extension JSONValue: ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
  /// Text.
  package init(stringLiteral value: String) { self.init(.string(value)) }
  /// A whole number.
  package init(integerLiteral value: Int64) { self.init(.number(JSONNumber(value))) }
  /// True or false.
  package init(booleanLiteral value: Bool) { self.init(.bool(value)) }
}

extension JSONValue: ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
  /// A list.
  package init(arrayLiteral elements: JSONValue...) { self.init(.array(elements)) }
  /// An object; its members keep their order, and the names must differ.
  package init(dictionaryLiteral elements: (String, JSONValue)...) { self = .object(elements.map { ($0, $1) }) }
}

extension JSONValue {
  /// The value that stands for nothing.
  package static var null: JSONValue { JSONValue(.null) }

  /// Text that is only known when the program runs.
  package static func text(_ value: String) -> JSONValue { JSONValue(.string(value)) }

  /// A whole number that is only known when the program runs.
  package static func int(_ value: Int64) -> JSONValue { JSONValue(.number(JSONNumber(value))) }

  /// A number as `JSONWriter` writes it: null where it is not finite.
  package static func number(_ value: Double) -> JSONValue {
    var writer = JSONWriter(capacity: 32)
    writer.double(value)
    return JSONNumber(valid: String(decoding: writer.bytes, as: UTF8.self)).map { JSONValue(.number($0)) } ?? .null
  }

  /// A list that is only known when the program runs.
  package static func list(_ elements: [JSONValue]) -> JSONValue { JSONValue(.array(elements)) }

  /// An object of the members that have a value; names must differ.
  package static func object(_ members: [(String, JSONValue?)]) -> JSONValue {
    JSONValue(.object(members.compactMap { name, value in value.map { JSONMember(name: name, value: $0) } }))
  }

  /// The members in order, for an object that is to be extended; empty for anything else.
  package var members: [(String, JSONValue?)] {
    guard case .object(let members) = kind else { return [] }
    return members.map { ($0.name, $0.value) }
  }
}
