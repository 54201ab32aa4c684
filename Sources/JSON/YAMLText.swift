extension JSONValue {
  /// The value as YAML 1.2 for people, in blocks but for short lists of scalars; it reads back as the same value.
  package var yaml: [UInt8] {
    var text = YAMLText()
    text.write(self, "")
    return Array(text.text.utf8)
  }
}

/// Writes blocks; a text stands without quotes only where no reader can take it for anything else.
private struct YAMLText {
  var text = ""

  /// - Parameter margin: the blanks before each line of the value.
  mutating func write(_ value: JSONValue, _ margin: String) {
    switch value.kind {
    case .array(let elements) where Self.isBlock(value):
      for element in elements {
        text += margin + "- "
        // What stands in a list begins on the line of its dash.
        let start = text.utf8.count
        write(element, margin + "  ")
        drop(margin.utf8.count + 2, at: start)
      }
    case .object(let members) where !members.isEmpty:
      for member in members {
        text += margin + Self.scalar(member.name) + ":"
        if Self.isBlock(member.value) {
          text += "\n"
          write(member.value, margin + "  ")
        } else {
          text += " " + Self.inline(member.value) + "\n"
        }
      }
    default: text += margin + Self.inline(value) + "\n"
    }
  }

  private mutating func drop(_ count: Int, at start: Int) {
    let from = text.utf8.index(text.utf8.startIndex, offsetBy: start)
    text.removeSubrange(from..<text.utf8.index(from, offsetBy: count))
  }

  private static func isBlock(_ value: JSONValue) -> Bool {
    switch value.kind {
    case .array: !value.isShortList
    case .object(let members): !members.isEmpty
    default: false
    }
  }

  private static func inline(_ value: JSONValue) -> String {
    switch value.kind {
    case .array(let elements): "[" + elements.map(inline).joined(separator: ", ") + "]"
    case .object: "{}"
    case .null: "null"
    case .bool(let on): on ? "true" : "false"
    case .number(let number): number.text
    case .string(let string): scalar(string)
    }
  }

  /// The text itself, or in quotes as JSON has it, which YAML 1.2 reads the same.
  private static func scalar(_ string: String) -> String {
    if isPlain(string) { return string }
    var writer = JSONWriter()
    writer.string(string)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private static let words: Set<String> = [
    "null", "true", "false", "yes", "no", "on", "off", "y", "n",
  ]

  /// Begins with a letter or `/`, and has nothing that means something to YAML; words that older readers take for
  /// values don't count.
  private static func isPlain(_ string: String) -> Bool {
    guard let first = string.unicodeScalars.first, first == "/" || first.properties.isAlphabetic,
      string.utf8.last != UInt8(ascii: " "), !words.contains(string.lowercased())
    else { return false }
    var before: Unicode.Scalar = " "
    for scalar in string.unicodeScalars {
      if scalar == "#" && before == " " || before == ":" && scalar == " " { return false }
      if scalar.value < 0x20 || (0x7F...0xA0).contains(scalar.value) || scalar.value == 0x2028 || scalar.value == 0x2029
        || scalar.value == 0xFEFF || "{}[],&*?|<>=!%@`\"'\\".unicodeScalars.contains(scalar)
      {
        return false
      }
      before = scalar
    }
    return before != ":"
  }
}
