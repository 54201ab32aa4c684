/// Whether requests came in an order (`docs/control-plane.md`).
extension Verification {
  static func ordered(_ matches: [RequestMatch], _ strict: Bool, _ journal: Journal) -> Verdict {
    let entries = journal.ofClients
    var look = Look()
    let best = strict ? run(matches, entries, &look) : order(matches, entries, &look)
    if best.count == matches.count { return .met(best.map { entries[$0].id }) }
    guard journal.evictedThrough == 0 else {
      return .inconclusive(gone(journal, "what is left has no such sequence"))
    }
    guard look.undecided == 0 else { return .inconclusive(look.doubt(0)) }
    return strict ? interrupted(matches, entries, best, &look) : misplaced(matches, entries, best, &look)
  }

  /// The places of the first steps that came in order, as many as did.
  private static func order(_ matches: [RequestMatch], _ entries: [JournalEntry], _ look: inout Look) -> [Int] {
    var found: [Int] = []
    for match in matches {
      let next = found.last.map { $0 + 1 } ?? 0
      guard let at = entries[next...].firstIndex(where: { look.fits(match, $0) }) else { break }
      found.append(at)
    }
    return found
  }

  /// The places of the longest piece of the journal that begins as the steps do; the first one of several.
  private static func run(_ matches: [RequestMatch], _ entries: [JournalEntry], _ look: inout Look) -> [Int] {
    var best = 0..<0
    for start in entries.indices {
      var end = start
      while end < entries.count, end - start < matches.count, look.fits(matches[end - start], entries[end]) {
        end += 1
      }
      if end - start > best.count { best = start..<end }
      if best.count == matches.count { break }
    }
    return Array(best)
  }

  /// A step that came, but before the one that it must come after, is named with both; else what comes nearest to it.
  private static func misplaced(
    _ matches: [RequestMatch], _ entries: [JournalEntry], _ found: [Int], _ look: inout Look
  ) -> Verdict {
    let (step, match) = (found.count + 1, matches[found.count])
    if let before = found.last, let early = entries[...before].lastIndex(where: { look.fits(match, $0) }) {
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
      nearest(match, left))
  }

  /// With `strict`: what stands where the next step should have come.
  private static func interrupted(
    _ matches: [RequestMatch], _ entries: [JournalEntry], _ found: [Int], _ look: inout Look
  ) -> Verdict {
    let (step, match) = (found.count + 1, matches[found.count])
    guard let last = found.last else { return misplaced(matches, entries, [], &look) }
    let begun =
      "step \(step) of \(matches.count) must follow entry \(entries[last].id), which is step \(step - 1), at once"
    guard last + 1 < entries.count else { return .failed("\(begun); nothing came after it", []) }
    let other = entries[last + 1]
    return .failed(
      "\(begun); entry \(other.id) stands there",
      [Miss(other, match.differences(other.facts))])
  }
}
