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
///
/// It has memory of its own, because an array asks with each of the hundred small pieces of an answer whether it is
/// shared.
package struct JSONWriter: ~Copyable {
  private var memory: UnsafeMutableRawPointer
  private var capacity: Int
  private var count = 0
  private var needsComma = false

  /// What has been written, in memory that is as large as that.
  package var bytes: [UInt8] { Array(UnsafeRawBufferPointer(start: memory, count: count)) }

  /// - Parameter capacity: the bytes to reserve, at least 1.
  package init(capacity: Int = 256) {
    self.capacity = capacity
    memory = .allocate(byteCount: capacity, alignment: 1)
  }

  deinit { memory.deallocate() }

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
    text.withUTF8 { append(UnsafeRawBufferPointer($0)) }
  }

  /// Writes the text in quotes, escaped by RFC 8259; what is not ASCII goes out as UTF-8.
  package mutating func string(_ value: String) {
    separate()
    appendQuoted(value)
  }

  /// Writes a text that needs no escapes where it belongs.
  ///
  /// - Parameters:
  ///   - most: the bytes that it takes at most.
  ///   - write: writes it to the beginning of memory that has room for as many, and says how many it took.
  package mutating func text(most: Int, _ write: (UnsafeMutableBufferPointer<UInt8>) -> Int) {
    separate()
    reserve(most + 2)
    let start = (memory + count).assumingMemoryBound(to: UInt8.self)
    start[0] = UInt8(ascii: "\"")
    let length = write(UnsafeMutableBufferPointer(start: start + 1, count: most))
    start[length + 1] = UInt8(ascii: "\"")
    count += length + 2
  }

  /// Writes a value that is JSON already.
  package mutating func raw(_ value: [UInt8]) {
    separate()
    value.withUnsafeBytes { append($0) }
  }

  /// Writes the name of the member whose value comes next.
  package mutating func key(_ key: JSONKey) {
    key.bytes.withUnsafeBytes { bytes in
      append(needsComma ? bytes : UnsafeRawBufferPointer(rebasing: bytes.dropFirst()))
    }
    needsComma = false
  }

  /// Writes what `JSONKey.bytes` gave, as it is: the name of the member whose value comes next, or, where it is whole,
  /// with a value behind it.
  package mutating func member(_ encoded: UnsafeBufferPointer<UInt8>, isWhole: Bool) {
    append(UnsafeRawBufferPointer(encoded))
    needsComma = isWhole
  }

  /// Writes a name that is only known when it is written.
  package mutating func key(named name: String) {
    separate()
    appendQuoted(name)
    append(UInt8(ascii: ":"))
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
    if needsComma { append(UInt8(ascii: ",")) }
    needsComma = true
  }

  private mutating func open(_ bracket: Unicode.Scalar) {
    separate()
    append(UInt8(ascii: bracket))
    needsComma = false
  }

  private mutating func close(_ bracket: Unicode.Scalar) {
    append(UInt8(ascii: bracket))
    needsComma = true
  }

  private mutating func word(_ text: StaticString) {
    separate()
    append(text)
  }

  private mutating func append(_ text: StaticString) {
    append(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  private mutating func appendDecimal(_ value: Int64) {
    // The longest Int64 has 19 digits and a sign.
    withUnsafeTemporaryAllocation(byteCount: 20, alignment: 1) { digits in
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
      append(UnsafeRawBufferPointer(rebasing: digits[first...]))
    }
  }

  /// In quotes. Runs without escapes are copied whole, since most texts are one run.
  private mutating func appendQuoted(_ text: String) {
    // Only a text that Foundation made has no bytes at hand.
    let done: Void? = text.utf8.withContiguousStorageIfAvailable { appendQuoted(UnsafeRawBufferPointer($0)) }
    if done == nil { Array(text.utf8).withUnsafeBytes { appendQuoted($0) } }
  }

  private mutating func appendQuoted(_ bytes: UnsafeRawBufferPointer) {
    reserve(bytes.count + 2)
    append(UInt8(ascii: "\""))
    var start = 0
    while let next = Self.escaped(bytes, from: start) {
      append(UnsafeRawBufferPointer(rebasing: bytes[start..<next]))
      appendEscape(bytes[next])
      start = next + 1
    }
    append(UnsafeRawBufferPointer(rebasing: bytes[start...]))
    append(UInt8(ascii: "\""))
  }

  /// The place of the next byte that can't stand in a text; eight at a time, since texts are long.
  private static func escaped(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let high = ones << 7
    var at = start
    while at + 8 <= bytes.count {
      let word = bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)
      let quote = word ^ (ones &* UInt64(UInt8(ascii: "\"")))
      let slash = word ^ (ones &* UInt64(UInt8(ascii: "\\")))
      let found = ((word &- ones &* 0x20) & ~word | (quote &- ones) & ~quote | (slash &- ones) & ~slash) & high
      // A byte may be found that only stands above one that is meant.
      if found != 0 { break }
      at += 8
    }
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
    append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): append(byte)
    case 0x08: append(UInt8(ascii: "b"))
    case 0x09: append(UInt8(ascii: "t"))
    case 0x0A: append(UInt8(ascii: "n"))
    case 0x0C: append(UInt8(ascii: "f"))
    case 0x0D: append(UInt8(ascii: "r"))
    default:
      let low = byte & 0x0F
      append("u00")
      append(UInt8(ascii: "0") + byte >> 4)
      append(low < 10 ? UInt8(ascii: "0") + low : UInt8(ascii: "a") + low - 10)
    }
  }

  private mutating func reserve(_ more: Int) { if capacity - count < more { grow(by: more) } }

  private mutating func append(_ byte: UInt8) {
    reserve(1)
    memory.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
    count += 1
  }

  private mutating func append(_ bytes: UnsafeRawBufferPointer) {
    guard let start = bytes.baseAddress, bytes.count > 0 else { return }
    reserve(bytes.count)
    (memory + count).copyMemory(from: start, byteCount: bytes.count)
    count += bytes.count
  }

  @inline(never)
  private mutating func grow(by more: Int) {
    let larger = max(capacity * 2, count + more)
    let memory = UnsafeMutableRawPointer.allocate(byteCount: larger, alignment: 1)
    memory.copyMemory(from: self.memory, byteCount: count)
    self.memory.deallocate()
    self.memory = memory
    capacity = larger
  }
}
