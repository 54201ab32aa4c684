#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A text from outside, which is itself only: two are equal when their Unicode scalars are (rule 1.12), so when their
/// bytes in UTF-8 are, and they stand in the order of these bytes, as in the database.
///
/// Swift's own `String` calls two texts equal that only look the same: `å` in one character and in two, the Kelvin sign
/// and K. Ids, codes, names and keys of dictionaries are `Text`.
package struct Text: Sendable {
  /// The same text for what shows it or takes it apart; never to be compared.
  package let string: String

  /// Takes every text as it is.
  package init(_ string: String) { self.string = string }
  /// Takes every text as it is.
  package init(_ string: Substring) { self.string = String(string) }

  /// Whether nothing is in it.
  package var isEmpty: Bool { string.utf8.isEmpty }
  /// Its bytes in UTF-8.
  package var utf8: String.UTF8View { string.utf8 }
  /// Its Unicode scalars.
  package var unicodeScalars: String.UnicodeScalarView { string.unicodeScalars }
  /// Its beginning, for a message: at most that many characters as a reader counts them.
  package func prefix(_ characters: Int) -> Substring { string.prefix(characters) }
}

extension Text: Hashable, Comparable {
  package static func == (a: Text, b: Text) -> Bool { a.string.isExactly(b.string) }
  package static func == (a: Text, b: String) -> Bool { a.string.isExactly(b) }
  package static func != (a: Text, b: String) -> Bool { !a.string.isExactly(b) }
  package static func < (a: Text, b: Text) -> Bool { a.string.order(of: b.string) < 0 }

  package func hash(into hasher: inout Hasher) {
    // Only a text that Foundation made has no bytes at hand, and none comes from there.
    let done: Void? = string.utf8.withContiguousStorageIfAvailable {
      let bytes = UnsafeRawBufferPointer($0)
      hasher.combine(bytes.count)
      guard bytes.count <= 16 else { return hasher.combine(bytes: bytes) }
      // As numbers, which are taken in a quarter of the time: most texts that are looked up are ids and codes.
      var words = SIMD2<UInt64>(0, 0)
      withUnsafeMutableBytes(of: &words) { $0.copyMemory(from: bytes) }
      hasher.combine(words[0])
      if bytes.count > 8 { hasher.combine(words[1]) }
    }
    if done == nil { Text(String(decoding: Array(string.utf8), as: UTF8.self)).hash(into: &hasher) }
  }
}

extension Text: ExpressibleByStringLiteral, ExpressibleByStringInterpolation, LosslessStringConvertible {
  package init(stringLiteral value: String) { string = value }
  package var description: String { string }
}

extension String {
  /// Whether both have the same Unicode scalars.
  package func isExactly(_ other: String) -> Bool {
    let count = utf8.count
    return count == other.utf8.count && (isTheSame(as: other) || order(of: other) == 0)
  }

  /// Whether both are the same bytes of memory: then they are equal. Most short texts that are equal have no other
  /// memory, and long ones that were handed on share theirs.
  private func isTheSame(as other: String) -> Bool {
    withUnsafeBytes(of: self) { a in withUnsafeBytes(of: other) { a.hasSameBytes(as: $0) } }
  }

  /// Below 0 where the bytes of this text come first, above where the other's do; 0 for the same text.
  package func order(of other: String) -> Int32 {
    let order = utf8.withContiguousStorageIfAvailable { a in
      other.utf8.withContiguousStorageIfAvailable { b in Self.order(a, b) }
    }
    if let order, let order { return order }
    return Array(utf8).withUnsafeBufferPointer { a in
      Array(other.utf8).withUnsafeBufferPointer { b in Self.order(a, b) }
    }
  }

  private static func order(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Int32 {
    let shared = Swift.min(a.count, b.count)
    if shared > 0, let p = a.baseAddress, let q = b.baseAddress {
      let order = memcmp(p, q, shared)
      if order != 0 { return order }
    }
    return a.count < b.count ? -1 : a.count > b.count ? 1 : 0
  }
}

extension Text {
  /// Whether both look the same to a reader without being the same: `å` in one character and in two. For hints alone.
  package func isTwin(of other: Text) -> Bool { string == other.string && self != other }

  /// The first that looks like this text without being it; nil where there is none.
  package func twin(among others: some Sequence<Text>) -> Text? {
    // Plain ASCII has no other form that anybody types.
    string.utf8.contains { $0 >= 0x80 } ? others.first { isTwin(of: $0) } : nil
  }
}
