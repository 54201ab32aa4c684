/// What of JSON YAML's flow style cannot read: a character beyond U+FFFF escaped as two surrogates, and those that RFC
/// 8259 lets stand as they are and YAML does not, such as DEL, U+2028 and U+FFFE.
enum JSONEscapes {
  /// The bytes with such pairs written out and such characters escaped, where the document begins with `{` or `[`; else
  /// the bytes as they are.
  static func readable(_ bytes: [UInt8]) -> [UInt8] {
    let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    guard isJSON(bytes), bytes.contains(where: { $0 == 0x5C || $0 >= 0x7F }) else { return bytes }
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var state = State.between
    var i = 0
    while i < bytes.count {
      if bytes[i] == UInt8(ascii: "\\"), i + 1 < bytes.count {
        if let pair = pair(bytes, i) {
          out += Array(pair.utf8)
          i += 12
        } else {
          out.append(contentsOf: bytes[i...(i + 1)])
          i += 2
        }
      } else if state == .text, let (scalar, width) = unreadable(bytes, i) {
        let hex = String(scalar, radix: 16)
        out += Array(("\\u" + String(repeating: "0", count: 4 - hex.utf8.count) + hex).utf8)
        i += width
      } else {
        state.take(bytes[i])
        out.append(bytes[i])
        i += 1
      }
    }
    return out
  }

  /// Whether the document begins as JSON does.
  static func isJSON(_ bytes: [UInt8]) -> Bool {
    let first = bytes.first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }

  /// Where in the document a byte stands: texts in single quotes and comments are YAML's own.
  private enum State {
    case between, text, single, comment

    mutating func take(_ byte: UInt8) {
      switch (self, byte) {
      case (.between, UInt8(ascii: "\"")): self = .text
      case (.between, UInt8(ascii: "'")): self = .single
      case (.between, UInt8(ascii: "#")): self = .comment
      case (.text, UInt8(ascii: "\"")), (.single, UInt8(ascii: "'")), (.comment, 0x0A): self = .between
      default: break
      }
    }
  }

  /// A character escaped as two surrogates at an offset.
  private static func pair(_ bytes: [UInt8], _ i: Int) -> String? {
    guard let high = unit(bytes, i), (0xD800...0xDBFF).contains(high), let low = unit(bytes, i + 6),
      (0xDC00...0xDFFF).contains(low),
      let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
    else { return nil }
    return String(scalar)
  }

  /// A character at an offset that libyaml does not take, or takes for the end of a line.
  private static func unreadable(_ b: [UInt8], _ i: Int) -> (scalar: UInt32, width: Int)? {
    func follows(_ second: UInt8, _ thirds: ClosedRange<UInt8>) -> Bool {
      i + 2 < b.count && b[i + 1] == second && thirds.contains(b[i + 2])
    }
    switch b[i] {
    case 0x7F: return (0x7F, 1)
    case 0xC2 where i + 1 < b.count && b[i + 1] < 0xA0: return (UInt32(b[i + 1]), 2)
    case 0xE2 where follows(0x80, 0xA8...0xA9): return (0x2000 + UInt32(b[i + 2] - 0x80), 3)
    case 0xEF where follows(0xBB, 0xBF...0xBF): return (0xFEFF, 3)
    case 0xEF where follows(0xBF, 0xBE...0xBF): return (0xFFC0 + UInt32(b[i + 2] - 0x80), 3)
    default: return nil
    }
  }

  /// The value of `\uXXXX` at an offset; nil where there is none.
  private static func unit(_ bytes: [UInt8], _ i: Int) -> UInt32? {
    guard i + 6 <= bytes.count, bytes[i] == UInt8(ascii: "\\"), bytes[i + 1] == UInt8(ascii: "u") else { return nil }
    return UInt32(String(decoding: bytes[(i + 2)..<(i + 6)], as: UTF8.self), radix: 16)
  }
}
