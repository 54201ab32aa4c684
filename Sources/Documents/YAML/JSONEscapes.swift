/// The one thing of JSON that YAML's flow style cannot read: a character beyond U+FFFF escaped as two surrogates.
enum JSONEscapes {
  /// The bytes with such pairs written out, where the document begins with `{` or `[`; else the bytes as they are.
  static func readable(_ bytes: [UInt8]) -> [UInt8] {
    let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    guard isJSON(bytes), bytes.contains(UInt8(ascii: "\\")) else { return bytes }
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var i = 0
    while i < bytes.count {
      guard bytes[i] == UInt8(ascii: "\\"), i + 1 < bytes.count else {
        out.append(bytes[i])
        i += 1
        continue
      }
      if let high = unit(bytes, i), (0xD800...0xDBFF).contains(high), let low = unit(bytes, i + 6),
        (0xDC00...0xDFFF).contains(low),
        let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
      {
        out.append(contentsOf: Character(scalar).utf8)
        i += 12
      } else {
        out.append(contentsOf: bytes[i...(i + 1)])
        i += 2
      }
    }
    return out
  }

  /// Whether the document begins as JSON does.
  static func isJSON(_ bytes: [UInt8]) -> Bool {
    let first = bytes.first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }

  /// The value of `\uXXXX` at an offset; nil where there is none.
  private static func unit(_ bytes: [UInt8], _ i: Int) -> UInt32? {
    guard i + 6 <= bytes.count, bytes[i] == UInt8(ascii: "\\"), bytes[i + 1] == UInt8(ascii: "u") else { return nil }
    return UInt32(String(decoding: bytes[(i + 2)..<(i + 6)], as: UTF8.self), radix: 16)
  }
}
