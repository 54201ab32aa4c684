#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

// Looking through the bytes of a head, eight at a time: targets and tokens are long, and each request has them.
extension UnsafeRawBufferPointer {
  private static var ones: UInt64 { 0x0101_0101_0101_0101 }

  /// Whether a byte below a bound is there, or the delete character.
  ///
  /// - Parameters:
  ///   - bound: at most 0x80.
  ///   - allowsTab: a tab is none.
  func hasControl(below bound: UInt8, allowsTab: Bool = false) -> Bool {
    func isControl(_ byte: UInt8) -> Bool { byte < bound && !(allowsTab && byte == 0x09) || byte == 0x7F }
    let ones = Self.ones
    var at = 0
    while at + 8 <= count {
      let word = loadUnaligned(fromByteOffset: at, as: UInt64.self)
      let delete = word ^ (ones &* 0x7F)
      let found = ((word &- ones &* UInt64(bound)) & ~word | (delete &- ones) & ~delete) & (ones << 7)
      if found != 0, self[at..<at + 8].contains(where: isControl) { return true }
      at += 8
    }
    return self[at...].contains(where: isControl)
  }

  /// Whether all are ASCII.
  var isASCII: Bool {
    var at = 0
    while at + 8 <= count {
      if loadUnaligned(fromByteOffset: at, as: UInt64.self) & (Self.ones << 7) != 0 { return false }
      at += 8
    }
    return self[at...].allSatisfy { $0 < 0x80 }
  }

  /// Where a byte is first.
  func place(of byte: UInt8) -> Int? {
    guard let base = baseAddress, let found = memchr(base, Int32(byte), count) else { return nil }
    return UnsafeRawPointer(found) - base
  }
}
