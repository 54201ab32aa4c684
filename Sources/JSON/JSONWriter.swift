package import Texts

/// The escaped bytes of `"name":`, made once and written often.
package struct JSONKey: Sendable {
  /// With the comma before it, which the first member of an object leaves out.
  fileprivate let bytes: [UInt8]

  /// - Parameter name: any text.
  package init(_ name: String) {
    var writer = JSONWriter()
    writer.string(name)
    bytes = [UInt8(ascii: ",")] + writer.bytes + [UInt8(ascii: ":")]
  }

  /// For `JSONWriter.member`: with the comma before it, where a member comes before it.
  package func bytes(afterComma: Bool) -> [UInt8] { afterComma ? bytes : Array(bytes.dropFirst()) }
}

/// Writes one JSON value as UTF-8 bytes without blanks, and places the commas.
///
/// The caller balances begins and ends and gives each member a key; the writer doesn't check it.
package struct JSONWriter: ~Copyable {
  /// What has been written.
  package private(set) var out: ByteWriter
  private var needsComma = false

  /// What has been written, in memory that is as large as that.
  package var bytes: [UInt8] { out.bytes }

  /// - Parameter capacity: the bytes to reserve, at least 1.
  package init(capacity: Int = 256) { out = ByteWriter(capacity: capacity) }

  /// Writes `null`.
  package mutating func null() { word("null") }

  /// Writes `true` or `false`.
  package mutating func bool(_ value: Bool) { word(value ? "true" : "false") }

  /// Writes decimal digits.
  package mutating func int(_ value: Int64) {
    separate()
    out.append(decimal: value)
  }

  /// Writes the shortest text that reads back as the same double, and an integral one without a fraction.
  /// What is not finite has no form in JSON and becomes `null`.
  package mutating func double(_ value: Double) {
    separate()
    guard value.isFinite else {
      out.append(constant: "null")
      return
    }
    // Beyond 2^53 not every integer is a double, so there the shortest form is the exponent's.
    if value.magnitude <= 9_007_199_254_740_992, Double(Int64(value)) == value {
      out.append(decimal: Int64(value))
      return
    }
    out.append(value.description)
  }

  /// Writes the text in quotes, escaped by RFC 8259; what is not ASCII goes out as UTF-8.
  package mutating func string(_ value: String) {
    separate()
    var text = value
    text.withUTF8 { utf8 in
      let bytes = UnsafeRawBufferPointer(utf8)
      guard let first = Self.escaped(bytes, from: 0) else { return out.append(bytes, within: UInt8(ascii: "\"")) }
      out.append(UInt8(ascii: "\""))
      appendEscaped(bytes, first)
      endString()
    }
  }

  /// Opens a text that is written in pieces.
  package mutating func beginString() {
    separate()
    out.append(UInt8(ascii: "\""))
  }

  /// Writes a piece of the text that was opened last, escaped like a whole one.
  package mutating func piece(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      let bytes = UnsafeRawBufferPointer(utf8)
      guard let first = Self.escaped(bytes, from: 0) else { return out.append(bytes) }
      appendEscaped(bytes, first)
    }
  }

  /// Writes a piece that needs no escape into the text that was opened last.
  package mutating func piece(constant text: StaticString) { out.append(constant: text) }

  /// Writes decimal digits into the text that was opened last.
  package mutating func piece(decimal value: Int64) { out.append(decimal: value) }

  /// Closes the text that was opened last.
  package mutating func endString() { out.append(UInt8(ascii: "\"")) }

  /// Writes a text that is made in its place and needs no escape.
  ///
  /// - Parameters:
  ///   - most: bytes that there may be.
  ///   - write: puts them at the beginning, and says how many there are.
  package mutating func string(atMost most: Int, _ write: (UnsafeMutableBufferPointer<UInt8>) -> Int) {
    beginString()
    out.append(atMost: most, write)
    endString()
  }

  /// Writes a value that is JSON already.
  package mutating func raw(_ value: [UInt8]) {
    separate()
    value.withUnsafeBytes { out.append($0) }
  }

  /// Writes the name of the member whose value comes next.
  package mutating func key(_ key: JSONKey) {
    key.bytes.withUnsafeBytes { bytes in
      out.append(needsComma ? bytes : UnsafeRawBufferPointer(rebasing: bytes.dropFirst()))
    }
    needsComma = false
  }

  /// Writes what `JSONKey.bytes` gave, as it is: the name of the member whose value comes next, or, where it is whole,
  /// with a value behind it.
  ///
  /// - Parameter name: where `ByteWriter.piece` more bytes follow the name.
  package mutating func member(_ name: UnsafeRawBufferPointer, isWhole: Bool) {
    needsComma = isWhole
    guard let start = name.baseAddress, name.count <= ByteWriter.piece else { return out.append(name) }
    out.append(piece: start, name.count)
  }

  /// Writes a name that needs no escape.
  package mutating func key(_ name: StaticString) {
    separate()
    let bytes = UnsafeRawBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
    out.append(bytes, within: UInt8(ascii: "\""))
    out.append(UInt8(ascii: ":"))
    needsComma = false
  }

  /// Writes a name that is only known when it is written.
  package mutating func key(named name: String) {
    string(name)
    out.append(UInt8(ascii: ":"))
    needsComma = false
  }

  /// Writes a value as it was read.
  package mutating func value(_ value: JSONValue) {
    switch value.kind {
    case .null: null()
    case .bool(let on): bool(on)
    case .number(let number): raw(Array(number.text.utf8))
    case .string(let text): string(text)
    case .array(let elements):
      beginArray()
      for element in elements { self.value(element) }
      endArray()
    case .object(let members):
      beginObject()
      for member in members {
        key(named: member.name)
        self.value(member.value)
      }
      endObject()
    }
  }

  /// Opens an object.
  package mutating func beginObject() { open("{") }

  /// Closes the object that was opened last.
  package mutating func endObject() { close("}") }

  /// Opens an array.
  package mutating func beginArray() { open("[") }

  /// Closes the array that was opened last.
  package mutating func endArray() { close("]") }

  /// Ends a line; the next value is one of its own.
  package mutating func endLine() {
    out.append(UInt8(ascii: "\n"))
    needsComma = false
  }

  private mutating func separate() {
    if needsComma { out.append(UInt8(ascii: ",")) }
    needsComma = true
  }

  private mutating func open(_ bracket: Unicode.Scalar) {
    separate()
    out.append(UInt8(ascii: bracket))
    needsComma = false
  }

  private mutating func close(_ bracket: Unicode.Scalar) {
    out.append(UInt8(ascii: bracket))
    needsComma = true
  }

  private mutating func word(_ text: StaticString) {
    separate()
    out.append(constant: text)
  }

  // A call: most texts are one run without escapes, which is copied whole.
  /// - Parameter first: where the first escape is.
  @inline(never)
  private mutating func appendEscaped(_ bytes: UnsafeRawBufferPointer, _ first: Int) {
    var (start, next) = (0, Optional(first))
    while let place = next {
      out.append(UnsafeRawBufferPointer(rebasing: bytes[start..<place]))
      appendEscape(bytes[place])
      start = place + 1
      next = Self.escaped(bytes, from: start)
    }
    out.append(UnsafeRawBufferPointer(rebasing: bytes[start...]))
  }

  /// The place of the next byte that can't stand in a text; eight at a time, since texts are long.
  private static func escaped(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
    let ones: UInt64 = 0x0101_0101_0101_0101
    func mayHaveOne(_ at: Int) -> Bool {
      let word = bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)
      let quote = word ^ (ones &* UInt64(UInt8(ascii: "\"")))
      let slash = word ^ (ones &* UInt64(UInt8(ascii: "\\")))
      // A byte may be found that only stands above one that is meant.
      return ((word &- ones &* 0x20) & ~word | (quote &- ones) & ~quote | (slash &- ones) & ~slash) & (ones << 7) != 0
    }
    var at = start
    while at + 8 <= bytes.count, !mayHaveOne(at) { at += 8 }
    // The last ones, with some that were looked at already.
    if bytes.count - start >= 8, at + 8 > bytes.count, !mayHaveOne(bytes.count - 8) { return nil }
    while at < bytes.count {
      let byte = bytes[at]
      if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return at }
      at += 1
    }
    return nil
  }

  // A call: hardly any text has one.
  @inline(never)
  private mutating func appendEscape(_ byte: UInt8) {
    out.append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): out.append(byte)
    case 0x08: out.append(UInt8(ascii: "b"))
    case 0x09: out.append(UInt8(ascii: "t"))
    case 0x0A: out.append(UInt8(ascii: "n"))
    case 0x0C: out.append(UInt8(ascii: "f"))
    case 0x0D: out.append(UInt8(ascii: "r"))
    default:
      let low = byte & 0x0F
      out.append(constant: "u00")
      out.append(UInt8(ascii: "0") + byte >> 4)
      out.append(low < 10 ? UInt8(ascii: "0") + low : UInt8(ascii: "a") + low - 10)
    }
  }
}
