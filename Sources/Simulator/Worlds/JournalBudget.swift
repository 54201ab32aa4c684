import Locks
import Synchronization
import Tid
package import Traffic

/// What all journals of a server may take together (rule control 4.4), and who is told of all that goes into them.
///
/// Where they take more, entries of the world that has been idle longest go first, and each world keeps its latest.
package final class JournalBudget: Sendable {
  /// What each may take.
  package let limits: Journal.Limits
  /// Entries that a world keeps, whatever the others do; fewer only where its own limits say so.
  package static let least = 100
  private let maxBytes: Int
  private let used = Atomic<Int>(0)
  /// Beyond this many bytes the next trim is due.
  private let trimAt: Atomic<Int>
  private let isTrimming = Atomic<Bool>(false)
  private let journals = Guarded<[ObjectIdentifier: Known]>([:])
  /// Is told of every entry of every world before its answer is sent, whatever becomes of the world and its journal.
  let witness: Witness?

  /// Takes an entry, with the codes that its world allows.
  package typealias Witness = @Sendable (_ entry: JournalEntry, _ allowed: Set<String>) -> Void

  /// A journal for as long as its world lives.
  private struct Known: Sendable {
    weak let journal: WorldJournal?
  }

  /// - Parameters:
  ///   - maxBytes: of all together.
  ///   - witness: is told of every entry of every world; each answer waits for it.
  package init(
    limits: Journal.Limits = Journal.Limits(), maxBytes: Int = 256 << 20,
    witness: Witness? = nil
  ) {
    self.limits = limits
    self.maxBytes = maxBytes
    self.witness = witness
    trimAt = Atomic(maxBytes)
  }

  /// Bytes that all journals take, but for a few that each has not told yet.
  package var bytes: Int { used.load(ordering: .relaxed) }

  func enter(_ journal: WorldJournal) { journals.withLock { $0[ObjectIdentifier(journal)] = Known(journal: journal) } }

  func leave(_ journal: ObjectIdentifier) { journals.withLock { $0[journal] = nil } }

  /// - Returns: whether a trim is due.
  @discardableResult
  func add(_ bytes: Int) -> Bool {
    used.add(bytes, ordering: .relaxed).newValue > trimAt.load(ordering: .relaxed)
  }

  /// Lets entries go until all fits again, those of the world first that has been idle longest.
  ///
  /// Not to be called under the lock of a journal. It is due once for every 64th part of what may be used, so that its
  /// cost is shared by all the requests in between.
  func trim() {
    guard !isTrimming.exchange(true, ordering: .acquiring) else { return }
    defer { isTrimming.store(false, ordering: .releasing) }
    let slack = maxBytes / 64
    var excess = bytes - (maxBytes - slack)
    let known = journals.withLock { Array($0.values) }
    let byIdleness = known.compactMap { known -> (journal: WorldJournal, latest: Tidpunkt)? in
      guard let journal = known.journal, let latest = journal.spare(Self.least) else { return nil }
      return (journal, latest)
    }.sorted { $0.latest < $1.latest }
    for (journal, _) in byIdleness {
      guard excess > 0 else { break }
      excess -= journal.trim(to: Self.least, atMost: excess)
    }
    // Where each has no more than its least, the next look is worth while only when much more has come.
    trimAt.store(max(maxBytes, bytes + slack), ordering: .relaxed)
  }
}
