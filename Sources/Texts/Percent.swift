/// Percent-encoding (RFC 3986 section 2.1), and that of forms, in which `+` is a blank.
package enum Percent {
  /// The bytes that are encoded; nil where two hexadecimal digits don't follow a `%`.
  package static func decoded(_ bytes: ArraySlice<UInt8>, isForm: Bool = false) -> [UInt8]? {
    decoded(bytes, isForm, isStrict: true, keeping: nil)
  }

  /// The text that was encoded; what is no encoding stands as it is, and bytes that are no UTF-8 are shown as U+FFFD.
  ///
  /// - Parameter kept: a character that stays encoded.
  package static func text(_ text: some StringProtocol, isForm: Bool = false, keeping kept: UInt8? = nil) -> String {
    guard isForm || text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
    let bytes = decoded(Array(text.utf8)[...], isForm, isStrict: false, keeping: kept)
    return String(decoding: bytes ?? [], as: UTF8.self)
  }

  /// The bytes, encoded but for those that stay.
  package static func encoded(_ bytes: some Sequence<UInt8>, _ stays: (UInt8) -> Bool) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    return bytes.flatMap { byte -> [UInt8] in
      stays(byte) ? [byte] : [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
  }

  /// All but the letters, digits and `-._~` of ASCII encoded: for a value in a path, a query or a form.
  package static func value(_ text: String) -> String {
    encoded(text) { $0.isOfPlainName || $0 == UInt8(ascii: "~") }
  }

  /// What can't stand in a URL at all encoded; the rest, encodings too, as it is written.
  package static func url(_ text: String) -> String {
    encoded(text) { $0 > 0x20 && $0 < 0x7F && !"\"<>\\^`{|}".utf8.contains($0) }
  }

  /// `a=b&c=d`, both encoded.
  package static func form(_ pairs: [(name: String, value: String)]) -> String {
    pairs.map { "\(value($0.name))=\(value($0.value))" }.joined(separator: "&")
  }

  /// Names and values of the query of a target, decoded; none where it has no query.
  package static func query(_ target: String) -> [(name: String, value: String)] {
    guard let query = target.parted(by: "?")?.after else { return [] }
    return query.split(separator: "&").map { pair in
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (text(parts[0], isForm: true), parts.count > 1 ? text(parts[1], isForm: true) : "")
    }
  }

  /// What is no visible character of ASCII encoded; the rest, encodings too, as it is written.
  package static func visible(_ text: String) -> String { encoded(text) { (33...126).contains($0) } }

  private static func encoded(_ text: String, _ stays: (UInt8) -> Bool) -> String {
    String(decoding: encoded(text.utf8, stays), as: UTF8.self)
  }

  private static func decoded(
    _ bytes: ArraySlice<UInt8>, _ isForm: Bool, isStrict: Bool, keeping kept: UInt8?
  ) -> [UInt8]? {
    // Most texts have nothing to decode.
    guard bytes.contains(where: { $0 == UInt8(ascii: "%") || isForm && $0 == UInt8(ascii: "+") }) else {
      return Array(bytes)
    }
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count)
    var rest = bytes
    while let byte = rest.popFirst() {
      if byte != UInt8(ascii: "%") {
        decoded.append(isForm && byte == UInt8(ascii: "+") ? 0x20 : byte)
      } else if let high = rest.first.flatMap(hexDigit), let low = rest.dropFirst().first.flatMap(hexDigit),
        high << 4 | low != kept
      {
        decoded.append(high << 4 | low)
        rest.removeFirst(2)
      } else if isStrict {
        return nil
      } else {
        decoded.append(byte)
      }
    }
    return decoded
  }
}

/// The value of a hexadecimal digit of either case; nil for other characters.
package func hexDigit(_ byte: UInt8) -> UInt8? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
  case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
  case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
  default: nil
  }
}

/// A number in lower hexadecimal digits, at least so many.
package func hex(_ value: UInt32, _ digits: Int) -> String {
  let text = String(value, radix: 16)
  return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
}
