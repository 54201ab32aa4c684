import Texts

/// The candidate that a name was probably meant to be; nil when none is near (rule 1.8).
///
/// Near is at most a third of the letters changed, added, left out or swapped, case aside.
package func nearest(_ name: String, _ candidates: [String]) -> String? {
  // Longer names are no slip of the pen, and the comparison is quadratic.
  guard (1...40).contains(name.utf8.count) else { return nil }
  let wanted = Array(name.asciiLowercased.utf8)
  var best: (distance: Int, name: String)?
  for candidate in candidates {
    let distance = editDistance(wanted, Array(candidate.asciiLowercased.utf8))
    guard distance <= max(1, min(wanted.count, candidate.utf8.count) / 3) else { continue }
    if best.map({ distance < $0.distance }) ?? true { best = (distance, candidate) }
  }
  return best?.name
}

/// The optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours.
private func editDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
  guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
  var beforeLast: [Int] = []
  var last = Array(0...b.count)
  for i in 1...a.count {
    var row = [i] + Array(repeating: 0, count: b.count)
    for j in 1...b.count {
      row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { row[j] = min(row[j], beforeLast[j - 2] + 1) }
    }
    beforeLast = last
    last = row
  }
  return last[b.count]
}
