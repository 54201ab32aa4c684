/// The escaped bytes of `"name":`, made once and written often.
package struct JSONKey: Sendable {
  let bytes: [UInt8]

  /// - Parameter name: any text.
  package init(_ name: String) {
    var bytes: [UInt8] = []
    appendQuoted(name, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    self.bytes = bytes
  }

  /// For `JSONWriter.member`: with the comma before it, where a member comes before it.
  package func bytes(afterComma: Bool) -> [UInt8] { (afterComma ? [UInt8(ascii: ",")] : []) + bytes }
}

/// Writes one JSON value as UTF-8 bytes without blanks, and places the commas.
///
/// The caller balances begins and ends and gives each member a key; the writer doesn't check it.
package struct JSONWriter: Sendable {
  /// What has been written.
  package private(set) var bytes: [UInt8]
  private var needsComma = false

  /// What has been written, in memory that is at most a quarter larger; a text of more than 64 KiB is left where it is,
  /// since nothing keeps such for long.
  package var compactBytes: [UInt8] {
    guard bytes.capacity - bytes.count > bytes.count / 4, bytes.count <= 1 << 16 else { return bytes }
    return bytes.withUnsafeBufferPointer { Array($0) }
  }

  /// - Parameter capacity: the bytes to reserve.
  package init(capacity: Int = 256) {
    bytes = []
    bytes.reserveCapacity(capacity)
  }

  /// Writes `null`.
  package mutating func null() { word("null") }

  /// Writes `true` or `false`.
  package mutating func bool(_ value: Bool) { word(value ? "true" : "false") }

  /// Writes decimal digits.
  package mutating func int(_ value: Int64) {
    separate()
    appendDecimal(value)
  }

  /// Writes the shortest text that reads back as the same double, and an integral one without a fraction.
  /// What is not finite has no form in JSON and becomes `null`.
  package mutating func double(_ value: Double) {
    separate()
    guard value.isFinite else {
      append("null")
      return
    }
    // Beyond 2^53 not every integer is a double, so there the shortest form is the exponent's.
    if value.magnitude <= 9_007_199_254_740_992, Double(Int64(value)) == value {
      appendDecimal(Int64(value))
      return
    }
    var text = value.description
    text.withUTF8 { bytes.append(contentsOf: $0) }
  }

  /// Writes the text in quotes, escaped by RFC 8259; what is not ASCII goes out as UTF-8.
  package mutating func string(_ value: String) {
    separate()
    appendQuoted(value, to: &bytes)
  }

  /// Writes a value that is JSON already.
  package mutating func raw(_ value: [UInt8]) {
    separate()
    bytes.append(contentsOf: value)
  }

  /// Writes the name of the member whose value comes next.
  package mutating func key(_ key: JSONKey) {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    bytes.append(contentsOf: key.bytes)
    needsComma = false
  }

  /// Writes what `JSONKey.bytes` gave, as it is: the name of the member whose value comes next, or, where it is whole,
  /// with a value behind it.
  package mutating func member(_ encoded: UnsafeBufferPointer<UInt8>, isWhole: Bool) {
    bytes.append(contentsOf: encoded)
    needsComma = isWhole
  }

  /// Writes a name that is only known when it is written.
  package mutating func key(named name: String) {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    appendQuoted(name, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
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

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
  }

  private mutating func open(_ bracket: Unicode.Scalar) {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    bytes.append(UInt8(ascii: bracket))
    needsComma = false
  }

  private mutating func close(_ bracket: Unicode.Scalar) {
    bytes.append(UInt8(ascii: bracket))
    needsComma = true
  }

  private mutating func word(_ text: StaticString) {
    separate()
    append(text)
  }

  private mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  private mutating func appendDecimal(_ value: Int64) {
    // The longest Int64 has 19 digits and a sign.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
      var first = 20
      var rest = value.magnitude
      repeat {
        let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
        first -= 1
        digits[first] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit)
        rest = quotient
      } while rest > 0
      if value < 0 {
        first -= 1
        digits[first] = UInt8(ascii: "-")
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: digits[first...]))
    }
  }
}

/// Appends the text in quotes. Runs without escapes are copied whole, since most texts are one run.
private func appendQuoted(_ text: String, to bytes: inout [UInt8]) {
  bytes.append(UInt8(ascii: "\""))
  var text = text
  text.withUTF8 { utf8 in
    var runStart = 0
    for (index, byte) in utf8.enumerated() {
      guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else { continue }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[runStart..<index]))
      appendEscape(byte, to: &bytes)
      runStart = index + 1
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[runStart...]))
  }
  bytes.append(UInt8(ascii: "\""))
}

private func appendEscape(_ byte: UInt8, to bytes: inout [UInt8]) {
  let letter: Unicode.Scalar
  switch byte {
  case UInt8(ascii: "\""): letter = "\""
  case UInt8(ascii: "\\"): letter = "\\"
  case 0x08: letter = "b"
  case 0x09: letter = "t"
  case 0x0A: letter = "n"
  case 0x0C: letter = "f"
  case 0x0D: letter = "r"
  default:
    let low = byte & 0x0F
    bytes.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "u"), UInt8(ascii: "0"), UInt8(ascii: "0")])
    bytes.append(UInt8(ascii: "0") + byte >> 4)
    bytes.append(low < 10 ? UInt8(ascii: "0") + low : UInt8(ascii: "a") + low - 10)
    return
  }
  bytes.append(UInt8(ascii: "\\"))
  bytes.append(UInt8(ascii: letter))
}
