/// A question that waits for its requests.
extension Verification {
  /// Tells which entries can change the answer, so that the journal is not looked through for each that comes: most are
  /// compared once, by themselves.
  package struct Watch: Sendable {
    /// So often at most the whole journal is looked through before the time of the question is over.
    package static let mostLooks = 100

    private let verification: Verification
    /// How often it was looked through.
    package private(set) var looks = 0
    /// The latest entry of the last look.
    private var latest: UInt64 = 0
    /// Where requests are counted: how many more must come.
    private var missing: Int64 = 0
    /// What was gone by then.
    private var evicted: UInt64 = 0

    package init(_ verification: Verification) { self.verification = verification }

    /// Answers the question as the journal is now.
    package mutating func verdict(_ journal: Journal) -> Verdict {
      looks += 1
      latest = journal.latest?.id ?? 0
      evicted = journal.evictedThrough
      if case .count(let match, let range) = verification.question {
        var look = Look()
        missing = range.lowerBound - Int64(journal.ofClients.count { look.fits(match, $0) })
      }
      return verification.verdict(journal)
    }

    /// Whether the answer may be another one since that entry came; it need not be.
    ///
    /// - Parameter evictedThrough: the number of the latest entry that is gone.
    package mutating func isTouched(by entry: JournalEntry, evictedThrough: UInt64) -> Bool {
      guard looks < Self.mostLooks, entry.exchange.origin.isClient else { return false }
      // What is gone makes a failure inconclusive, once.
      if evictedThrough != evicted { return true }
      var look = Look()
      switch verification.question {
      case .count(let match, _):
        guard look.fits(match, entry) || look.undecided > 0 else { return false }
        missing -= 1
        return missing <= 0
      case .sequence(let matches, _):
        // One that comes late stands before others, and may be what they lacked.
        if entry.id < latest { return true }
        latest = entry.id
        guard let last = matches.last else { return false }
        return look.fits(last, entry) || look.undecided > 0
      }
    }
  }
}
