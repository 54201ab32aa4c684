extension JSONValue {
  /// The text; nil where it is none.
  package var stringValue: String? { if case .string(let text) = kind { text } else { nil } }
  /// The truth value; nil where it is none.
  package var boolValue: Bool? { if case .bool(let on) = kind { on } else { nil } }
  /// The whole number; nil where it is none, or does not fit.
  package var intValue: Int64? { if case .number(let number) = kind { number.int64 } else { nil } }
  /// The number; nil where it is none.
  package var doubleValue: Double? { if case .number(let number) = kind { number.double } else { nil } }
  /// The elements; nil where it is no list.
  package var arrayValue: [JSONValue]? { if case .array(let elements) = kind { elements } else { nil } }
}
