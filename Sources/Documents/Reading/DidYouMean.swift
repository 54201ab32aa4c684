package import Texts

/// The nearest of the valid words, for messages.
package enum DidYouMean {
  /// The candidate with the fewest slips of the pen; nil where none is near. The first wins a tie.
  package static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let folded = fold(word)
    guard folded.count <= 64 else { return nil }
    let limit = max(1, folded.count / 3)
    var best: (candidate: String, distance: Int)?
    for candidate in candidates where !candidate.isExactly(word) {
      let other = fold(candidate)
      guard abs(other.count - folded.count) <= limit else { continue }
      let d = distance(folded, other)
      // A wholly different short word is no slip.
      if d <= limit, d < max(folded.count, other.count), d < best?.distance ?? Int.max { best = (candidate, d) }
    }
    return best?.candidate
  }

  /// The same among texts.
  package static func nearest(to word: Text, among candidates: some Sequence<Text>) -> String? {
    nearest(to: word.string, among: candidates.lazy.map(\.string))
  }

  /// Lower case, and å, ä, ö as the formats write them.
  private static func fold(_ word: String) -> [UInt32] {
    word.asciiLowercased.unicodeScalars.map { scalar in
      switch scalar {
      case "å", "ä", "Å", "Ä": 0x61
      case "ö", "Ö": 0x6F
      default: scalar.value
      }
    }
  }

  /// Insertions, deletions, replacements and swaps of neighbours.
  private static func distance(_ a: [UInt32], _ b: [UInt32]) -> Int {
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    var before: [Int] = []
    var last = Array(0...b.count)
    for i in 1...a.count {
      var row = [i] + [Int](repeating: 0, count: b.count)
      for j in 1...b.count {
        let same = a[i - 1] == b[j - 1]
        row[j] = min(row[j - 1] + 1, last[j] + 1, last[j - 1] + (same ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { row[j] = min(row[j], before[j - 2] + 1) }
      }
      before = last
      last = row
    }
    return last[b.count]
  }
}
