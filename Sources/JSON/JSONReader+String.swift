import Texts

extension JSONReader {
  /// Reads a string from its opening quote past its closing one.
  mutating func string() throws(JSONError) -> String {
    offset += 1
    let start = offset
    try skipPlain()
    if next == UInt8(ascii: "\"") {
      defer { offset += 1 }
      return String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<offset]), as: UTF8.self)
    }
    var text: [UInt8] = []
    text.append(contentsOf: bytes[start..<offset])
    while next == UInt8(ascii: "\\") {
      try escape(into: &text)
      let runStart = offset
      try skipPlain()
      text.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[runStart..<offset]))
    }
    offset += 1
    return String(decoding: text, as: UTF8.self)
  }

  /// Moves to the quote or backslash that ends a run of plain characters.
  private mutating func skipPlain() throws(JSONError) {
    while offset < bytes.count {
      skipASCII()
      guard offset < bytes.count else { break }
      let byte = bytes[offset]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return }
      if byte < 0x20 { throw unexpected("a character of a string; control characters are written as escapes") }
      if byte < 0x80 {
        offset += 1
        continue
      }
      let length = sequenceLength
      guard length > 0 else { throw notUTF8() }
      offset += length
      continuations += length - 1
    }
    throw unexpected("'\"' at the end of the string")
  }

  /// Moves past what is plain and ASCII, eight bytes at a time, as long as there are eight.
  private mutating func skipASCII() {
    guard let start = bytes.baseAddress else { return }
    let ones: UInt64 = 0x0101_0101_0101_0101
    while offset &+ 8 <= bytes.count {
      let word = UInt64(littleEndian: UnsafeRawPointer(start + offset).loadUnaligned(as: UInt64.self))
      let (quote, slash) = (word ^ ones &* 0x22, word ^ ones &* 0x5C)
      // The top bit of a byte that is a quote, a backslash, a control character or no ASCII; above the first of them
      // there may be others, by what it borrows.
      let stops = ((quote &- ones) | (slash &- ones) | (word &- ones &* 0x20) | word) & ones << 7
      guard stops == 0 else { return offset &+= stops.trailingZeroBitCount >> 3 }
      offset &+= 8
    }
  }

  private mutating func escape(into text: inout [UInt8]) throws(JSONError) {
    let start = self
    offset += 1
    let plain: Unicode.Scalar
    switch next {
    case UInt8(ascii: "\""): plain = "\""
    case UInt8(ascii: "\\"): plain = "\\"
    case UInt8(ascii: "/"): plain = "/"
    case UInt8(ascii: "b"): plain = "\u{8}"
    case UInt8(ascii: "f"): plain = "\u{C}"
    case UInt8(ascii: "n"): plain = "\n"
    case UInt8(ascii: "r"): plain = "\r"
    case UInt8(ascii: "t"): plain = "\t"
    case UInt8(ascii: "u"):
      text.append(contentsOf: String(try unicodeEscape(from: start)).utf8)
      return
    default: throw unexpected("one of \" \\ / b f n r t u after '\\'")
    }
    text.append(UInt8(ascii: plain))
    offset += 1
  }

  /// Reads the rest of `\uXXXX`, and the second half of a surrogate pair.
  private mutating func unicodeEscape(from start: JSONReader) throws(JSONError) -> Unicode.Scalar {
    let first = try hexUnit()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xDC00 else {
      throw start.error(.syntax, "Expected a high surrogate first, found the escape of a low one.")
    }
    let pairMessage = "Expected the escape of a low surrogate after that of a high one, found none."
    guard next == UInt8(ascii: "\\"), offset + 1 < bytes.count, bytes[offset + 1] == UInt8(ascii: "u") else {
      throw start.error(.syntax, pairMessage)
    }
    offset += 1
    let second = try hexUnit()
    guard second >= 0xDC00, second < 0xE000,
      let scalar = Unicode.Scalar(0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00))
    else { throw start.error(.syntax, pairMessage) }
    return scalar
  }

  /// Reads `uXXXX`.
  private mutating func hexUnit() throws(JSONError) -> UInt16 {
    offset += 1
    var unit: UInt16 = 0
    for _ in 0..<4 {
      let digit: UInt8
      switch next {
      case .some(let byte) where byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9"):
        digit = byte - UInt8(ascii: "0")
      case .some(let byte) where byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "f"):
        digit = byte | 0x20 - UInt8(ascii: "a") + 10
      default: throw unexpected("four hexadecimal digits after '\\u'")
      }
      unit = unit << 4 | UInt16(digit)
      offset += 1
    }
    return unit
  }

  /// The bytes of the well-formed character at the offset (Unicode, table 3-7); 0 where it is not well-formed.
  var sequenceLength: Int {
    let lead = bytes[offset]
    var second: ClosedRange<UInt8> = 0x80...0xBF
    let length: Int
    switch lead {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF:
      length = 3
      if lead == 0xE0 { second = 0xA0...0xBF }
      if lead == 0xED { second = 0x80...0x9F }
    case 0xF0...0xF4:
      length = 4
      if lead == 0xF0 { second = 0x90...0xBF }
      if lead == 0xF4 { second = 0x80...0x8F }
    default: return 0
    }
    guard offset + length <= bytes.count, second.contains(bytes[offset + 1]) else { return 0 }
    for index in offset + 2..<max(offset + length, offset + 2) where bytes[index] & 0xC0 != 0x80 { return 0 }
    return length
  }
}

extension JSONReader {
  func error(_ reason: JSONError.Reason, _ message: String) -> JSONError {
    JSONError(reason: reason, message: message, position: position)
  }

  /// The error for a byte that begins no UTF-8; for a letter of Latin-1, the usual cause, it shows the right bytes.
  func notUTF8() -> JSONError {
    let byte = bytes[offset]
    let found = "Expected UTF-8, found the byte \(hex(UInt32(byte), 2).asciiUppercased)"
    guard byte >= 0xA0 else { return error(.invalidUTF8, "\(found).") }
    let letter = String(Unicode.Scalar(byte))
    let right = letter.utf8.map { hex(UInt32($0), 2).asciiUppercased }.joined(separator: " ")
    return error(.invalidUTF8, "\(found); the '\(letter)' that it is in Latin-1 is \(right) in UTF-8.")
  }

  /// The error for what stands at the offset, where something else should stand.
  func unexpected(_ expected: String) -> JSONError {
    guard let byte = next else { return error(.syntax, "Expected \(expected), found the end of the text.") }
    let length = sequenceLength
    guard length > 0 else { return notUTF8() }
    if byte < 0x20 || byte == 0x7F {
      let name = hex(UInt32(byte), 4).asciiUppercased
      return error(.syntax, "Expected \(expected), found the control character U+\(name).")
    }
    let character = String(decoding: bytes[offset..<offset + length], as: UTF8.self)
    if character == "\u{FEFF}" { return error(.syntax, "Expected \(expected), found a byte order mark.") }
    return error(.syntax, "Expected \(expected), found '\(character)'.")
  }
}
