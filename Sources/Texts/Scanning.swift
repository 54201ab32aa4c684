// Looking through bytes eight at a time: targets and tokens are long, and each request has them. Inlined, since the
// heads of all requests are looked through, and mostly they are short.
extension UnsafeRawBufferPointer {
  @usableFromInline static var ones: UInt64 { 0x0101_0101_0101_0101 }

  /// Whether a byte below a bound is there, or the delete character.
  ///
  /// - Parameters:
  ///   - bound: at most 0x80.
  ///   - allowsTab: a tab is none.
  @inlinable package func hasControl(below bound: UInt8, allowsTab: Bool = false) -> Bool {
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
  @inlinable package var isASCII: Bool {
    var at = 0
    while at + 8 <= count {
      if loadUnaligned(fromByteOffset: at, as: UInt64.self) & (Self.ones << 7) != 0 { return false }
      at += 8
    }
    return self[at...].allSatisfy { $0 < 0x80 }
  }

  /// Whether all are ASCII that shows itself: none below the blank, and no delete character.
  @inlinable package var isVisibleASCII: Bool {
    let ones = Self.ones
    func isVisible(_ at: Int) -> Bool {
      let word = loadUnaligned(fromByteOffset: at, as: UInt64.self)
      let (below, delete) = (word &- ones &* 0x20, (word ^ (ones &* 0x7F)) &- ones)
      return (word | below | delete) & (ones << 7) == 0
    }
    guard count >= 8 else { return allSatisfy { $0 >= 0x20 && $0 < 0x7F } }
    var at = 0
    while at + 8 <= count {
      if !isVisible(at) { return false }
      at += 8
    }
    // The last ones, with some that were looked at already.
    return isVisible(count - 8)
  }
}
