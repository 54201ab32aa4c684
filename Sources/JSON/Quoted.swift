import Texts

/// Texts in quotes as every reader takes them: what some reader of JSON or YAML refuses, drops or takes for the end of
/// a line, and what a terminal acts on, is escaped.
enum Quoted {
  /// The two languages differ only in how a character beyond U+FFFF is escaped.
  enum Language { case json, yaml }

  /// Whether a character can't stand as it is: C0, DEL and C1 with U+0085, the separators of lines and paragraphs, the
  /// byte order mark, and what is no character.
  static func isEscaped(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E, 0xA0...0x2027: false
    case 0...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFDD0...0xFDEF: true
    default: scalar.value & 0xFFFE == 0xFFFE
    }
  }

  static func append(_ text: String, to bytes: inout [UInt8], _ language: Language) {
    // Most texts have nothing to escape but what JSON escapes.
    guard text.unicodeScalars.contains(where: { $0.value >= 0x7F && isEscaped($0) }) else {
      var writer = JSONWriter(capacity: text.utf8.count + 2)
      writer.string(text)
      return bytes.append(contentsOf: writer.bytes)
    }
    bytes.append(UInt8(ascii: "\""))
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": bytes += [UInt8(ascii: "\\"), UInt8(ascii: scalar)]
      case "\n": bytes += Array("\\n".utf8)
      case "\r": bytes += Array("\\r".utf8)
      case "\t": bytes += Array("\\t".utf8)
      default:
        if isEscaped(scalar) { escape(scalar, to: &bytes, language) } else { bytes += Array(String(scalar).utf8) }
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func escape(_ scalar: Unicode.Scalar, to bytes: inout [UInt8], _ language: Language) {
    switch (language, scalar.value) {
    case (.yaml, 0x10000...): bytes += Array(("\\U" + hex(scalar.value, 8)).utf8)
    default: for unit in String(scalar).utf16 { bytes += Array(("\\u" + hex(UInt32(unit), 4)).utf8) }
    }
  }
}
