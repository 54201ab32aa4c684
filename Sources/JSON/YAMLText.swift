import Texts

extension JSONValue {
  /// The value as YAML 1.2 for people, in blocks but for short lists of scalars; it reads back as the same value, in
  /// our own reader and in others, whatever its texts are.
  package var yaml: [UInt8] {
    var text = YAMLText()
    text.write(self, "")
    return text.bytes
  }
}

/// Writes blocks; a text stands without quotes only where no reader can take it for anything else.
private struct YAMLText {
  var bytes: [UInt8] = []

  /// Readers look no further than 1,024 characters for the colon of a key.
  private static let longKey = 1000

  /// - Parameters:
  ///   - margin: the blanks before each line of the value.
  ///   - isBegun: the first line has its margin already, as in a list, where it begins on the line of the dash.
  mutating func write(_ value: JSONValue, _ margin: String, isBegun: Bool = false) {
    switch value.kind {
    case .array(let elements) where Self.isBlock(value):
      for (index, element) in elements.enumerated() {
        put(index == 0 && isBegun ? "- " : margin + "- ")
        write(element, margin + "  ", isBegun: true)
      }
    case .object(let members) where !members.isEmpty:
      for (index, member) in members.enumerated() {
        if index > 0 || !isBegun { put(margin) }
        let start = bytes.count
        scalar(member.name)
        if bytes.count - start > Self.longKey {
          bytes.insert(contentsOf: Array("? ".utf8), at: start)
          put("\n" + margin)
        }
        put(":")
        if Self.isBlock(member.value) {
          put("\n")
          write(member.value, margin + "  ")
        } else {
          put(" ")
          inline(member.value)
          put("\n")
        }
      }
    case .null, .bool, .number, .string, .array, .object:
      if !isBegun { put(margin) }
      inline(value)
      put("\n")
    }
  }

  private mutating func put(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private static func isBlock(_ value: JSONValue) -> Bool {
    switch value.kind {
    case .array: !value.isShortList
    case .object(let members): !members.isEmpty
    case .null, .bool, .number, .string: false
    }
  }

  private mutating func inline(_ value: JSONValue) {
    switch value.kind {
    case .array(let elements):
      put("[")
      for (index, element) in elements.enumerated() {
        if index > 0 { put(", ") }
        inline(element)
      }
      put("]")
    case .object: put("{}")
    case .null: put("null")
    case .bool(let on): put(on ? "true" : "false")
    case .number(let number): put(number.text)
    case .string(let string): scalar(string)
    }
  }

  /// The text itself, or in quotes.
  private mutating func scalar(_ string: String) {
    if Self.isPlain(string) { put(string) } else { Quoted.append(string, to: &bytes, .yaml) }
  }

  private static let words: Set<Text> = [
    "null", "true", "false", "yes", "no", "on", "off", "y", "n",
  ]
  private static let marks = Set("{}[],&*?|<>=!%@`\"'\\".unicodeScalars)
  /// Which ASCII characters can't stand in plain text: asking Unicode of each takes most of the time.
  private static let isSpecialASCII = (0..<128).map { isSpecial(Unicode.Scalar(UInt8($0))) }

  private static func isSpecial(_ scalar: Unicode.Scalar) -> Bool {
    Quoted.isEscaped(scalar) || scalar.properties.isWhitespace && scalar != " " || marks.contains(scalar)
  }

  /// Begins with a letter or `/`, and has nothing that means something to YAML; words that older readers take for
  /// values don't count.
  private static func isPlain(_ string: String) -> Bool {
    guard let first = string.unicodeScalars.first, first == "/" || first.properties.isAlphabetic,
      string.utf8.last != UInt8(ascii: " "), string.utf8.count > 5 || !words.contains(string.asciiLowercased)
    else { return false }
    var before: Unicode.Scalar = " "
    for scalar in string.unicodeScalars {
      if scalar == "#" && before == " " || before == ":" && scalar == " " { return false }
      if scalar.isASCII ? isSpecialASCII[Int(scalar.value)] : isSpecial(scalar) { return false }
      before = scalar
    }
    return before != ":"
  }
}
