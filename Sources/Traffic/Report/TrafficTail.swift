/// The latest requests of all worlds in the order in which they came, for an archive.
package struct TrafficTail: Sendable {
  /// Bytes that are kept, about.
  package static let maxBytes = 64 << 20

  private var kept: [JournalEntry?] = []
  private var first = 0
  private var bytes = 0
  /// How many came.
  package private(set) var count: Int64 = 0

  package init() {}

  /// Adds an entry; the oldest ones go where there are too many.
  package mutating func append(_ entry: JournalEntry) {
    count += 1
    // What changed in the data is no part of an archive, and may hold on to much.
    kept.append(entry.withoutChanges)
    bytes += entry.cost
    while bytes > Self.maxBytes, first < kept.count - 1 {
      bytes -= kept[first]?.cost ?? 0
      kept[first] = nil
      first += 1
    }
    guard first > 1000, first > kept.count / 2 else { return }
    kept.removeFirst(first)
    first = 0
  }

  /// The entries that are left, the oldest first.
  package var entries: [JournalEntry] { kept[first...].compactMap { $0 } }
}
