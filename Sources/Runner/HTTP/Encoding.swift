/// How texts are written into requests.
package enum Encoding {
  /// Base64 of RFC 4648, padded.
  package static func base64(_ bytes: [UInt8]) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var out: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let part = bytes[start..<min(start + 3, bytes.count)]
      let word = part.reduce(0) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - part.count))
      for index in 0..<4 {
        let letter = letters[Int(word >> UInt32(18 - 6 * index) & 0x3F)]
        out.append(index <= part.count ? letter : UInt8(ascii: "="))
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// Percent-encodes all but the letters, digits and `-._~` of ASCII: for a value in a path, a query or a form.
  package static func percent(_ text: String) -> String {
    encoded(text) { (0x30...0x39).contains($0) || isLetter($0) || "-._~".utf8.contains($0) }
  }

  /// Percent-encodes what can't stand in a URL at all, and leaves the rest, encodings too, as it is written.
  package static func url(_ text: String) -> String {
    encoded(text) { $0 > 0x20 && $0 < 0x7F && !"\"<>\\^`{|}".utf8.contains($0) }
  }

  /// `a=b&c=d`, both percent-encoded.
  package static func form(_ pairs: [(name: String, value: String)]) -> String {
    pairs.map { "\(percent($0.name))=\(percent($0.value))" }.joined(separator: "&")
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) && byte < 0x80 }

  private static func encoded(_ text: String, _ stays: (UInt8) -> Bool) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var out: [UInt8] = []
    for byte in text.utf8 {
      if stays(byte) {
        out.append(byte)
      } else {
        out += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}
