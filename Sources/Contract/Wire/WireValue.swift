package import JSON
package import Rules
package import Texts

/// What can stand in a field of a wire object: it writes itself as JSON, reads itself, and tells its type.
///
/// Writing goes through pointers into the object, so that a large answer is written without copying its groups.
package protocol WireValue: Sendable {
  /// The type as a schema shows it.
  static var wireType: WireType { get }
  /// How a plan writes it by itself; nil where it takes a call.
  static var plain: PlainKind? { get }
  /// Whether an empty value is written as `null` where it stands in a field (rule 1.5).
  static var isNullWhenEmpty: Bool { get }
  /// Whether there is no value at all: a missing value, an empty list, a group of such.
  static func isEmpty(_ slot: UnsafePointer<Self>) -> Bool
  /// What a `null` makes of it as input; what can't be without a value stays as it is.
  static func clear(_ slot: UnsafeMutablePointer<Self>)
  /// Writes the value as one JSON value.
  static func write(_ slot: UnsafePointer<Self>, to writer: inout JSONWriter, _ kontrakt: Kontrakt)
  /// Reads the value, leaving notes in the context.
  ///
  /// - Throws: `unreadableValue`, `outOfRange`, `invalidDate`, `unknownCode`, and for objects what `Shape` throws.
  static func read(_ json: JSONValue, _ context: inout DecodingContext) throws(Refusal) -> Self
}

extension WireValue {
  /// Written by a call.
  package static var plain: PlainKind? { nil }
  /// It can't be without a value.
  package static func clear(_ slot: UnsafeMutablePointer<Self>) {}
  /// A plain value that is empty still travels.
  package static var isNullWhenEmpty: Bool { false }
  /// A plain value always has content.
  package static func isEmpty(_ slot: UnsafePointer<Self>) -> Bool { false }

  /// The value as JSON bytes under a contract; nil values are `null`, each group without a value too (rule 1.5).
  ///
  /// - Parameter capacity: the bytes to reserve; the result takes no more than it needs, since journals keep it.
  package func encoded(_ kontrakt: Kontrakt, capacity: Int = 512) -> [UInt8] {
    var writer = JSONWriter(capacity: capacity)
    withUnsafePointer(to: self) { Self.write($0, to: &writer, kontrakt) }
    return writer.bytes
  }
}

/// A value that is written as one JSON scalar and can be read from text too: from a query, a path, or a JSON string.
package protocol WireScalar: WireValue {
  /// Reads the text.
  ///
  /// - Throws: `unreadableValue`, `outOfRange`, `invalidDate`, `unknownCode`.
  static func read(text: String, _ context: inout DecodingContext) throws(Refusal) -> Self
}

extension WireScalar {
  /// Reads a scalar that travels as a JSON string.
  package static func read(_ json: JSONValue, _ context: inout DecodingContext) throws(Refusal) -> Self {
    guard case .string(let text) = json.kind else { throw context.unreadable(json, wireType) }
    return try read(text: text, &context)
  }
}

extension String: WireScalar {
  package static var wireType: WireType { .string(format: nil) }
  package static func write(_ slot: UnsafePointer<String>, to writer: inout JSONWriter, _ kontrakt: Kontrakt) {
    writer.string(slot.pointee)
  }
  package static func read(text: String, _ context: inout DecodingContext) throws(Refusal) -> String { text }
}

/// What a caller sends and the domain keeps is a text of its own type, which compares by its scalars (rule 1.12).
extension Text: WireScalar {
  package static var wireType: WireType { .string(format: nil) }
  package static var plain: PlainKind? { .text }
  package static func write(_ slot: UnsafePointer<Text>, to writer: inout JSONWriter, _ kontrakt: Kontrakt) {
    writer.string(slot.pointee.string)
  }
  package static func read(text: String, _ context: inout DecodingContext) throws(Refusal) -> Text { Text(text) }
}

extension Int64: WireScalar {
  package static var wireType: WireType { .integer(bits: 64) }
  package static var plain: PlainKind? { .int64 }
  package static func write(_ slot: UnsafePointer<Int64>, to writer: inout JSONWriter, _ kontrakt: Kontrakt) {
    writer.int(slot.pointee)
  }
  package static func read(text: String, _ context: inout DecodingContext) throws(Refusal) -> Int64 {
    try integer(text, Int64.self, &context)
  }
  package static func read(_ json: JSONValue, _ context: inout DecodingContext) throws(Refusal) -> Int64 {
    try integer(json, Int64.self, &context)
  }
}

extension Int32: WireScalar {
  package static var wireType: WireType { .integer(bits: 32) }
  package static func write(_ slot: UnsafePointer<Int32>, to writer: inout JSONWriter, _ kontrakt: Kontrakt) {
    writer.int(Int64(slot.pointee))
  }
  package static func read(text: String, _ context: inout DecodingContext) throws(Refusal) -> Int32 {
    try integer(text, Int32.self, &context)
  }
  package static func read(_ json: JSONValue, _ context: inout DecodingContext) throws(Refusal) -> Int32 {
    try integer(json, Int32.self, &context)
  }
}

extension Double: WireScalar {
  package static var wireType: WireType { .number }
  package static func write(_ slot: UnsafePointer<Double>, to writer: inout JSONWriter, _ kontrakt: Kontrakt) {
    writer.double(slot.pointee)
  }
  package static func read(text: String, _ context: inout DecodingContext) throws(Refusal) -> Double {
    // `Double(_:)` also reads hexadecimal, "inf" and "nan", which are no numbers of JSON.
    let plain = text.utf8.allSatisfy { (48...57).contains($0) || [43, 45, 46, 69, 101].contains($0) }
    guard plain, let value = Double(text) else { throw context.unreadable(text, wireType) }
    guard value.isFinite else { throw context.outOfRange(text, "a number of double precision") }
    return value
  }
  package static func read(_ json: JSONValue, _ context: inout DecodingContext) throws(Refusal) -> Double {
    switch json.kind {
    case .number(let number):
      guard number.double.isFinite else { throw context.outOfRange(number.text, "a number of double precision") }
      return number.double
    case .string(let text):
      let value = try read(text: text, &context)
      context.noteCoerced(text, wireType)
      return value
    case .null, .bool, .array, .object: throw context.unreadable(json, wireType)
    }
  }
}

extension Bool: WireScalar {
  package static var wireType: WireType { .boolean }
  package static var plain: PlainKind? { .bool }
  package static func write(_ slot: UnsafePointer<Bool>, to writer: inout JSONWriter, _ kontrakt: Kontrakt) {
    writer.bool(slot.pointee)
  }
  package static func read(text: String, _ context: inout DecodingContext) throws(Refusal) -> Bool {
    switch text {
    case "true": return true
    case "false": return false
    default: throw context.unreadable(text, wireType)
    }
  }
  package static func read(_ json: JSONValue, _ context: inout DecodingContext) throws(Refusal) -> Bool {
    switch json.kind {
    case .bool(let value): return value
    case .string(let text):
      let value = try read(text: text, &context)
      context.noteCoerced(text, wireType)
      return value
    case .null, .number, .array, .object: throw context.unreadable(json, wireType)
    }
  }
}

private func integer<I: FixedWidthInteger & WireScalar>(
  _ text: String, _: I.Type, _ context: inout DecodingContext
) throws(Refusal) -> I {
  if let value = I(text), text.utf8.first != UInt8(ascii: "+") { return value }
  let digits = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
  guard !digits.isEmpty, text.utf8.count <= 400, digits.allSatisfy({ (48...57).contains($0) }) else {
    throw context.unreadable(text, I.wireType)
  }
  throw context.outOfRange(text, "\(I.min) to \(I.max)")
}

private func integer<I: FixedWidthInteger & WireScalar>(
  _ json: JSONValue, _: I.Type, _ context: inout DecodingContext
) throws(Refusal) -> I {
  switch json.kind {
  case .number(let number):
    if let value = number.int64 {
      guard let narrow = I(exactly: value) else { throw context.outOfRange(number.text, "\(I.min) to \(I.max)") }
      return narrow
    }
    // A number this large has no decimals: it is whole, and out of range. Any other that is no integer has decimals.
    guard abs(number.double) >= 0x1p63 else {
      throw context.unreadable(json, I.wireType)
    }
    throw context.outOfRange(number.text, "\(I.min) to \(I.max)")
  case .string(let text):
    let value = try integer(text, I.self, &context)
    context.noteCoerced(text, I.wireType)
    return value
  case .null, .bool, .array, .object: throw context.unreadable(json, I.wireType)
  }
}
