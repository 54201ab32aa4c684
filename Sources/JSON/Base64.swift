/// Base64 in its two alphabets (RFC 4648): the URL one without padding for tokens and cursors, the plain one with
/// padding for Basic and for the files of a seed.
package enum Base64 {
  private static let plain = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  private static let url = Array(plain.dropLast(2)) + Array("-_".utf8)

  /// Base64 of the plain alphabet, padded.
  package static func encode(_ bytes: [UInt8]) -> String {
    var out = encoded(bytes, plain)
    while out.count % 4 != 0 { out.append(UInt8(ascii: "=")) }
    return String(decoding: out, as: UTF8.self)
  }

  /// Base64url without padding.
  package static func encodeURL(_ bytes: [UInt8]) -> [UInt8] { encoded(bytes, url) }

  private static func encoded(_ bytes: [UInt8], _ alphabet: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count * 4 / 3 + 4)
    var i = 0
    while i < bytes.count {
      let n = min(3, bytes.count - i)
      var group = UInt32(bytes[i]) << 16
      if n > 1 { group |= UInt32(bytes[i + 1]) << 8 }
      if n > 2 { group |= UInt32(bytes[i + 2]) }
      for k in 0...n { out.append(alphabet[Int(group >> UInt32(18 - 6 * k)) & 63]) }
      i += 3
    }
    return out
  }

  /// Reads either alphabet, padded to the full length or not at all; nil where a byte is of neither, the length is
  /// impossible, or bits are left over.
  package static func decode(_ text: some Sequence<UInt8>) -> [UInt8]? {
    var digits = Array(text)
    if digits.count % 4 == 0 {
      for _ in 0..<2 where digits.last == UInt8(ascii: "=") { digits.removeLast() }
    }
    return decoded(digits) {
      switch $0 {
      case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
      case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
      default: nil
      }
    }
  }

  /// Reads base64url in the one spelling that RFC 7515 section 2 has for it: no padding, no other alphabet, no blank,
  /// no bit left over; nil for all else.
  package static func decodeURL(_ text: some Sequence<UInt8>) -> [UInt8]? {
    decoded(text) {
      switch $0 {
      case UInt8(ascii: "-"): 62
      case UInt8(ascii: "_"): 63
      default: nil
      }
    }
  }

  private static func decoded(_ text: some Sequence<UInt8>, _ last: (UInt8) -> UInt32?) -> [UInt8]? {
    var out: [UInt8] = []
    var buffer: UInt32 = 0
    var bits = 0
    for byte in text {
      let value: UInt32
      switch byte {
      case 65...90: value = UInt32(byte - 65)
      case 97...122: value = UInt32(byte - 71)
      case 48...57: value = UInt32(byte + 4)
      default:
        guard let of = last(byte) else { return nil }
        value = of
      }
      buffer = buffer << 6 | value
      bits += 6
      if bits >= 8 {
        bits -= 8
        out.append(UInt8(truncatingIfNeeded: buffer >> UInt32(bits)))
      }
    }
    // What is left over must be zero: a second spelling of the same token would otherwise pass.
    guard bits < 6, buffer & (1 << UInt32(bits) - 1) == 0 else { return nil }
    return out
  }
}
