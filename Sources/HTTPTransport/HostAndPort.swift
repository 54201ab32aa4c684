import Texts

/// A host and a port, as the field Host and the authority of a target name them (RFC 9110 section 7.2, RFC 3986 3.2).
package struct HostAndPort: Sendable, Hashable {
  /// In lower case; an address of IPv6 has its brackets.
  package let host: String
  /// Nil where none is named.
  package let port: Int?

  /// Nil where the text is none: something behind the bracket, a port that is no number up to 65535, a character that
  /// no host has.
  package init?(_ text: String) {
    var text = text
    guard let split = text.withUTF8({ Self.split(UnsafeRawBufferPointer($0)) }) else { return nil }
    host = String(decoding: text.utf8.prefix(split.host), as: UTF8.self).asciiLowercased
    port = split.port
  }

  /// The length of the host, and the port.
  static func split(_ text: UnsafeRawBufferPointer) -> (host: Int, port: Int?)? {
    var end = 0
    if text.first == UInt8(ascii: "[") {
      guard let bracket = text.firstIndex(of: UInt8(ascii: "]")), bracket > 1,
        text[1..<bracket].allSatisfy(isOfAddress)
      else { return nil }
      end = bracket + 1
    } else {
      while end < text.count, isOfName(text[end]) { end += 1 }
    }
    guard end < text.count else { return (end, nil) }
    guard text[end] == UInt8(ascii: ":") else { return nil }
    let digits = text[(end + 1)...]
    if digits.isEmpty { return (end, nil) }
    var port = 0
    for digit in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit), port <= 65_535 else { return nil }
      port = port * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return port <= 65_535 ? (end, port) : nil
  }

  private static func isOfAddress(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ":") || isOfName(byte) }

  /// What a registered name is made of; others come percent-encoded.
  private static func isOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"), UInt8(ascii: "%"), UInt8(ascii: "!"), UInt8(ascii: "$"), UInt8(ascii: "&"),
      UInt8(ascii: "'"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "*"), UInt8(ascii: "+"),
      UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "="):
      true
    default: false
    }
  }
}
