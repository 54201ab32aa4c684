// What a byte of a text may be. Inlined, since the first line of every request is looked through.
extension UInt8 {
  /// A letter or a digit of ASCII.
  @inlinable package var isAlphanumeric: Bool {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: false
    }
  }

  /// One of those, or `-`, `.` or `_`: what plain names are made of.
  @inlinable package var isOfPlainName: Bool { isAlphanumeric || "-._".utf8.contains(self) }

  /// One of a token, such as a method or the name of a header field (RFC 9110 section 5.6.2).
  @inlinable package var isOfToken: Bool { isAlphanumeric || "!#$%&'*+-.^_`|~".utf8.contains(self) }
}
