/// The candidate that a word was probably meant to be: the one with the fewest slips of the pen, at most one in three
/// letters (rule 1.8); nil where none is near. The first wins a tie. Case, and the dots of å, ä and ö, count for
/// nothing.
package func nearest(_ word: String, _ candidates: some Sequence<String>) -> String? {
  let folded = fold(word)
  // Longer words are no slip of the pen, and the comparison is quadratic.
  guard folded.count <= 64 else { return nil }
  let limit = max(1, folded.count / 3)
  var best: (candidate: String, distance: Int)?
  for candidate in candidates where !candidate.isExactly(word) {
    let other = fold(candidate)
    guard abs(other.count - folded.count) <= limit else { continue }
    let distance = editDistance(folded, other)
    // A wholly different short word is no slip.
    if distance <= limit, distance < max(folded.count, other.count), distance < best?.distance ?? Int.max {
      best = (candidate, distance)
    }
  }
  return best?.candidate
}

/// The same among texts.
package func nearest(_ word: Text, _ candidates: some Sequence<Text>) -> String? {
  nearest(word.string, candidates.lazy.map(\.string))
}

private func fold(_ word: String) -> [UInt32] {
  word.asciiLowercased.unicodeScalars.map { scalar in
    switch scalar {
    case "å", "ä", "Å", "Ä": 0x61
    case "ö", "Ö": 0x6F
    default: scalar.value
    }
  }
}

/// How many letters must be put in, left out, changed or swapped with their neighbours to make one word of another.
package func editDistance(_ a: [UInt32], _ b: [UInt32]) -> Int {
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
