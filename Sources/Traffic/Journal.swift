package import Rules
import Texts

/// The latest requests of a world: a ring that is bounded in entries and in bytes (rules control 4.1, control 4.4).
package struct Journal: Sendable {
  /// What it holds at most.
  package struct Limits: Sendable {
    /// Entries.
    package var entries = 2000
    /// Bytes, about.
    package var bytes = 8 << 20

    /// The limits of the properties.
    package init() {}
  }

  private var ring: [JournalEntry?] = []
  private var first = 0
  /// How many entries there are.
  package private(set) var count = 0
  /// Bytes that they take, about.
  package private(set) var bytes = 0
  /// The number of the latest entry that is no longer there; 0 while all are.
  package private(set) var evictedThrough: UInt64 = 0
  private let limits: Limits

  package init(limits: Limits = Limits()) { self.limits = limits }

  /// One that goes on from the entries that came along with a world.
  package init(limits: Limits = Limits(), from tail: JournalTail) {
    self.limits = limits
    evictedThrough = tail.evictedThrough
    for entry in tail.entries { append(entry) }
  }

  /// Adds an entry. Answers of requests that were served at the same time may come out of order; entries don't.
  ///
  /// - Returns: bytes that came, less those that went.
  @discardableResult
  package mutating func append(_ entry: JournalEntry) -> Int {
    let (id, cost) = (entry.id, entry.cost)
    let before = bytes
    if count == ring.count { grow() }
    var place = count
    while place > 0, let earlier = ring[index(place - 1)], earlier.id > id {
      ring[index(place)] = earlier
      place -= 1
    }
    ring[index(place)] = entry
    count += 1
    bytes += cost
    while count > limits.entries || bytes > limits.bytes, count > 1 { evict() }
    return bytes - before
  }

  /// Lets the oldest one go.
  ///
  /// - Returns: bytes that went.
  @discardableResult
  package mutating func evict() -> Int {
    guard count > 0, let oldest = ring[first] else { return 0 }
    ring[first] = nil
    first = index(1)
    count -= 1
    bytes -= oldest.cost
    evictedThrough = max(evictedThrough, oldest.id)
    return oldest.cost
  }

  /// Lets all go.
  ///
  /// - Parameter through: the number of the latest request, whether or not it is here.
  package mutating func removeAll(through: UInt64) {
    ring = []
    (first, count, bytes) = (0, 0, 0)
    evictedThrough = max(evictedThrough, through)
  }

  private func index(_ place: Int) -> Int {
    let index = first + place
    return index < ring.count ? index : index - ring.count
  }

  private subscript(_ place: Int) -> JournalEntry? { ring[index(place)] }

  private mutating func grow() {
    var larger: [JournalEntry?] = (0..<count).map { ring[index($0)] }
    larger += Array(repeating: nil, count: max(16, count))
    ring = larger
    first = 0
  }

  /// The entry with the greatest number.
  package var latest: JournalEntry? { count > 0 ? self[count - 1] : nil }

  /// All entries, the oldest first.
  package var entries: [JournalEntry] { (0..<count).compactMap { self[$0] } }

  /// Those that clients sent, the oldest first.
  var ofClients: [JournalEntry] { entries.filter(\.exchange.origin.isClient) }

  /// The entry of a number; nil where it is not there.
  package subscript(id id: UInt64) -> JournalEntry? {
    guard id > 0 else { return nil }
    let place = place(after: id - 1)
    guard place < count, let entry = self[place], entry.id == id else { return nil }
    return entry
  }

  /// The place of the first entry with a greater number; `count` where there is none.
  private func place(after id: UInt64) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if let entry = ring[index(middle)], entry.id <= id { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Which entries are asked for.
  package struct Filter: Sendable {
    /// At most so many: the latest ones, or with `after` those that come next, so that nothing is skipped by whoever
    /// reads on from the last one seen.
    package var limit = 100
    /// Only those with a greater number.
    package var after: UInt64?
    /// Only those of an operation.
    package var operation: String?
    /// Only those with a status.
    package var status: Int?
    /// Only those with a remark of at least this level.
    package var level: NoteLevel?
    /// Only those with a remark of this code.
    package var code: String?
    /// Only those of a resurs or a klient.
    package var caller: String?
    /// Only those that clients sent, or only those that they did not.
    package var isOfClient: Bool?

    /// Every entry, up to a hundred.
    package init() {}

    func takes(_ entry: JournalEntry) -> Bool {
      if let operation, entry.exchange.operation != operation { return false }
      if let status, entry.exchange.status != status { return false }
      if let caller, entry.exchange.caller.map(caller.isExactly) != true { return false }
      if let isOfClient, entry.exchange.origin.isClient != isOfClient { return false }
      if let code, !entry.exchange.remarks.contains(where: { $0.code == code }) { return false }
      return level.map { level in entry.exchange.remarks.contains { $0.level >= level } } ?? true
    }
  }

  /// The entries that a filter lets through, the oldest first.
  package func entries(_ filter: Filter) -> [JournalEntry] {
    guard let after = filter.after else {
      return (0..<count).reversed().lazy.compactMap { self[$0] }.filter(filter.takes).prefix(filter.limit).reversed()
    }
    return Array((place(after: after)..<count).lazy.compactMap { self[$0] }.filter(filter.takes).prefix(filter.limit))
  }
}
