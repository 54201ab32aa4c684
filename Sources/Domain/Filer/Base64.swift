/// Base64 in its two alphabets (RFC 4648): the URL one without padding for tokens, the plain one for Basic and for the
/// files of a seed.
package enum Base64 {
  private static let url = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  /// Base64url without padding.
  package static func encodeURL(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count * 4 / 3 + 3)
    var i = 0
    while i < bytes.count {
      let n = min(3, bytes.count - i)
      var group = UInt32(bytes[i]) << 16
      if n > 1 { group |= UInt32(bytes[i + 1]) << 8 }
      if n > 2 { group |= UInt32(bytes[i + 2]) }
      for k in 0...n { out.append(url[Int(group >> UInt32(18 - 6 * k)) & 63]) }
      i += 3
    }
    return out
  }

  /// Reads either alphabet, with or without padding; nil where a byte is of neither or the length is impossible.
  package static func decode(_ text: some Sequence<UInt8>) -> [UInt8]? {
    var out: [UInt8] = []
    var buffer: UInt32 = 0
    var bits = 0
    var padded = false
    for byte in text {
      if byte == UInt8(ascii: "=") {
        padded = true
        continue
      }
      guard !padded, let value = value(byte) else { return nil }
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

  private static func value(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 65...90: UInt32(byte - 65)
    case 97...122: UInt32(byte - 71)
    case 48...57: UInt32(byte + 4)
    case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
    case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
    default: nil
    }
  }
}
