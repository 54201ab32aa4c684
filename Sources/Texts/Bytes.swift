#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

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

extension UnsafeRawBufferPointer {
  /// Whether another place holds the same bytes. What collections do by themselves goes byte by byte.
  package func hasSameBytes(as other: UnsafeRawBufferPointer) -> Bool {
    guard count == other.count else { return false }
    guard let first = baseAddress, let second = other.baseAddress else { return true }
    return memcmp(first, second, count) == 0
  }
}

extension [UInt8] {
  /// The same, of two arrays.
  package func hasSameBytes(as other: [UInt8]) -> Bool {
    withUnsafeBytes { first in other.withUnsafeBytes { first.hasSameBytes(as: $0) } }
  }
}
