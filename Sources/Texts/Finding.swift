extension StringProtocol {
  /// Whether exactly these characters stand somewhere in it. Takes time by the sum of both lengths, since both may come
  /// from outside.
  package func holds(_ part: String) -> Bool {
    part.utf8.isEmpty || utf8.count >= part.utf8.count && utf8.end(ofFirst: part.utf8) != nil
  }

  /// The text with another in each place of exactly these characters, from the left; none of them within another.
  /// Nothing stands everywhere, and is replaced nowhere. Takes time by the sum of all lengths.
  package func replacing(_ part: String, with other: String) -> String {
    guard !part.utf8.isEmpty, holds(part) else { return String(self) }
    var sought = Sought(part.utf8)
    var bytes: [UInt8] = []
    for byte in utf8 {
      bytes.append(byte)
      guard sought.isEnded(by: byte) else { continue }
      bytes.removeLast(part.utf8.count)
      bytes.append(contentsOf: other.utf8)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What is before the first place of exactly these characters, and what is behind it; nil where there is none.
  package func parted(by part: String) -> (before: String, after: String)? {
    guard let end = utf8.end(ofFirst: part.utf8) else { return nil }
    return (
      String(decoding: utf8[..<end].dropLast(part.utf8.count), as: UTF8.self),
      String(decoding: utf8[end...], as: UTF8.self)
    )
  }
}

extension Collection<UInt8> {
  /// Where the first place of these bytes ends; nil where there is none, and of no bytes. Takes time by the sum of both
  /// lengths.
  package func end(ofFirst part: some Collection<UInt8>) -> Index? {
    guard !part.isEmpty else { return nil }
    var sought = Sought(part)
    return firstIndex { sought.isEnded(by: $0) }.map { index(after: $0) }
  }
}

/// Bytes that are looked for one by one, in the way of Knuth, Morris and Pratt.
private struct Sought {
  private let wanted: [UInt8]
  /// For each beginning of them: how long its longest end is that they begin with, too.
  private var borders = [0]
  private var matched = 0

  /// - Precondition: there is one.
  init(_ part: some Collection<UInt8>) {
    wanted = Array(part)
    for byte in wanted.dropFirst() {
      advance(by: byte)
      borders.append(matched)
    }
    matched = 0
  }

  /// Whether a place ends with that byte. The next place begins behind it.
  mutating func isEnded(by byte: UInt8) -> Bool {
    advance(by: byte)
    guard matched == wanted.count else { return false }
    matched = 0
    return true
  }

  private mutating func advance(by byte: UInt8) {
    while matched > 0, wanted[matched] != byte { matched = borders[matched - 1] }
    if wanted[matched] == byte { matched += 1 }
  }
}
