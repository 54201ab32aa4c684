import JSON

/// Whether requests came in an order (`control.md` 2, verify).
extension Verification {
  static func ordered(_ matches: [RequestMatch], _ strict: Bool, _ journal: Journal) -> Verdict {
    let entries = journal.entries
    let best = strict ? run(matches, entries) : order(matches, entries)
    if best.count == matches.count { return .met(best.map { entries[$0].id }) }
    guard journal.evictedThrough == 0 else {
      return .inconclusive(gone(journal, "what is left has no such sequence"))
    }
    let undecided = Int64(entries.count { entry in matches.contains { $0.isUndecided(entry.facts) } })
    guard undecided == 0 else { return .inconclusive(unread(undecided, 0)) }
    return strict ? interrupted(matches, entries, best) : misplaced(matches, entries, best)
  }

  /// The places of the first steps that came in order, as many as did.
  private static func order(_ matches: [RequestMatch], _ entries: [JournalEntry]) -> [Int] {
    var found: [Int] = []
    for match in matches {
      let next = found.last.map { $0 + 1 } ?? 0
      guard let at = entries[next...].firstIndex(where: { match.matches($0.facts) }) else { break }
      found.append(at)
    }
    return found
  }

  /// The places of the longest piece of the journal that begins as the steps do; the first one of several.
  private static func run(_ matches: [RequestMatch], _ entries: [JournalEntry]) -> [Int] {
    var best = 0..<0
    for start in entries.indices {
      var end = start
      while end < entries.count, end - start < matches.count, matches[end - start].matches(entries[end].facts) {
        end += 1
      }
      if end - start > best.count { best = start..<end }
      if best.count == matches.count { break }
    }
    return Array(best)
  }

  /// A step that came, but before the one that it must come after, is named with both; else what comes nearest to it.
  private static func misplaced(_ matches: [RequestMatch], _ entries: [JournalEntry], _ found: [Int]) -> Verdict {
    let (step, match) = (found.count + 1, matches[found.count])
    if let before = found.last, let early = entries[...before].lastIndex(where: { match.matches($0.facts) }) {
      let (mine, theirs) = (entries[early].id, entries[before].id)
      guard mine != theirs else {
        return .failed(
          "step \(step) of \(matches.count) came only as entry \(mine), which is step \(step - 1) already",
          [Miss(entries[early], [Difference(path: "sequence", expected: "another after \(mine)", actual: nil)])])
      }
      return .failed(
        "step \(step) of \(matches.count) came as entry \(mine), before step \(step - 1), which is entry \(theirs)",
        [Miss(entries[early], [Difference(path: "sequence", expected: "after \(theirs)", actual: "\(mine)")])])
    }
    let left = entries[(found.last.map { $0 + 1 } ?? 0)...]
    let after = found.last.map { " after entry \(entries[$0].id), which is step \(step - 1)" } ?? ""
    return .failed(
      "step \(step) of \(matches.count) did not come\(after)",
      nearest(left.map { (entry: $0, differences: match.differences($0.facts)) }))
  }

  /// With `strict`: what stands where the next step should have come.
  private static func interrupted(_ matches: [RequestMatch], _ entries: [JournalEntry], _ found: [Int]) -> Verdict {
    let (step, match) = (found.count + 1, matches[found.count])
    guard let last = found.last else { return misplaced(matches, entries, []) }
    let begun =
      "step \(step) of \(matches.count) must follow entry \(entries[last].id), which is step \(step - 1), at once"
    guard last + 1 < entries.count else { return .failed("\(begun); nothing came after it", []) }
    let other = entries[last + 1]
    return .failed(
      "\(begun); entry \(other.id) stands there",
      [Miss(other, match.differences(other.facts))])
  }
}
