extension StringProtocol {
  /// Whether exactly these characters stand in it one after another. Costs no more than both lengths together.
  package func holds(_ part: some StringProtocol) -> Bool {
    Array(utf8).withUnsafeBufferPointer { text in
      Array(part.utf8).withUnsafeBufferPointer { Finding.first($0, in: text) != nil }
    }
  }
}

/// Looking for bytes in bytes, by the method of Knuth, Morris and Pratt: no byte of the text is looked at twice.
package enum Finding {
  /// Where the part begins first; nil where it is nowhere. An empty part is at the beginning.
  package static func first(_ part: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let head = part.first else { return 0 }
    guard part.count <= text.count else { return nil }
    guard part.count > 1 else { return text.firstIndex(of: head) }
    let back = steps(back: part)
    var matched = 0
    for (place, byte) in text.enumerated() {
      while matched > 0, part[matched] != byte { matched = back[matched - 1] }
      if part[matched] == byte { matched += 1 }
      if matched == part.count { return place - matched + 1 }
    }
    return nil
  }

  /// For each beginning of the part how much of it also ends it, but not all.
  private static func steps(back part: UnsafeBufferPointer<UInt8>) -> [Int] {
    var back = [0]
    back.reserveCapacity(part.count)
    var matched = 0
    for byte in part.dropFirst() {
      while matched > 0, part[matched] != byte { matched = back[matched - 1] }
      if part[matched] == byte { matched += 1 }
      back.append(matched)
    }
    return back
  }
}
