extension JSONValue {
  /// The value as JSON without blanks.
  package var compact: [UInt8] {
    var writer = JSONWriter()
    writer.value(self)
    return writer.bytes
  }

  /// The value as JSON for people: two blanks a level, a line feed at the end; what is empty, and a short list without
  /// lists and objects, stays on its line. What some reader or a terminal stumbles over is escaped.
  package var indented: [UInt8] {
    var text = IndentedText()
    text.write(self, "\n")
    return text.bytes + [UInt8(ascii: "\n")]
  }
}

/// Puts line feeds and blanks between the pieces that `JSONWriter` makes.
private struct IndentedText {
  var bytes: [UInt8] = []

  /// - Parameter line: the line feed and the blanks of the value's own level.
  mutating func write(_ value: JSONValue, _ line: String) {
    switch value.kind {
    case .array(let elements) where value.isShortList:
      put("[")
      for (index, element) in elements.enumerated() {
        put(index == 0 ? "" : ", ")
        write(element, line)
      }
      put("]")
    case .array(let elements):
      put("[")
      for (index, element) in elements.enumerated() {
        put(index == 0 ? "" : ",")
        put(line + "  ")
        write(element, line + "  ")
      }
      put(line)
      put("]")
    case .object(let members) where !members.isEmpty:
      put("{")
      for (index, member) in members.enumerated() {
        put(index == 0 ? "" : ",")
        put(line + "  ")
        Quoted.append(member.name, to: &bytes, .json)
        put(": ")
        write(member.value, line + "  ")
      }
      put(line)
      put("}")
    case .object: put("{}")
    case .null: put("null")
    case .bool(let on): put(on ? "true" : "false")
    case .number(let number): put(number.text)
    case .string(let text): Quoted.append(text, to: &bytes, .json)
    }
  }

  private mutating func put(_ text: String) { bytes.append(contentsOf: text.utf8) }
}

extension JSONValue {
  /// Whether it is a list of scalars that fits on a line.
  var isShortList: Bool {
    guard case .array(let elements) = kind, elements.allSatisfy(\.isScalar) else { return false }
    let length = elements.reduce(0) { length, element in
      if case .string(let text) = element.kind { length + text.utf8.count + 4 } else { length + 8 }
    }
    return length <= 90
  }

  /// Whether it is neither a list nor an object.
  package var isScalar: Bool {
    switch kind {
    case .array, .object: false
    case .null, .bool, .number, .string: true
    }
  }
}
