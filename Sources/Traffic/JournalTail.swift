package import JSON

/// The latest entries of a journal, as they go to another server with their world (`docs/shared.md`). What is older is
/// there as if newer ones had driven it out.
package struct JournalTail: Sendable {
  /// As many as a page of the console shows: whoever looks why the latest requests were refused finds them.
  package static let mostEntries = 200
  /// Bytes of the entries as they are written, about as many as the data of a world take that a test has used: a world
  /// is held while it is moved, and a server takes 32 MiB of it.
  package static let mostBytes = 1 << 20

  /// The oldest first.
  let entries: [JournalEntry]
  /// The number of the latest entry that is not there.
  let evictedThrough: UInt64

  /// Of a journal as it is now.
  ///
  /// - Parameters:
  ///   - begun: up to this number no entry was ever meant to be there.
  ///   - latest: the latest number that belongs to the world as it is moved.
  package init(_ journal: Journal, after begun: UInt64, through latest: UInt64) {
    let all = journal.entries.filter { $0.id <= latest }
    entries = Array(all.suffix(Self.mostEntries))
    let cut = all.dropLast(entries.count).last?.id ?? 0
    evictedThrough = max(journal.evictedThrough, cut, Self.gap(all, after: begun, through: latest))
  }

  /// The latest number whose request is still to be answered, so that it has no entry yet; 0 where all have.
  private static func gap(_ entries: [JournalEntry], after begun: UInt64, through latest: UInt64) -> UInt64 {
    var expected = latest
    for entry in entries.reversed() where expected > begun {
      guard entry.id == expected else { break }
      expected -= 1
    }
    return expected > begun ? expected : 0
  }

  /// Nothing, where a world came without.
  package init(evictedThrough: UInt64) {
    entries = []
    self.evictedThrough = evictedThrough
  }

  /// As it is written: the latest entries for which there is room, with secrets masked.
  package var json: JSONValue {
    var written: [JSONValue] = []
    var (left, gone) = (Self.mostBytes, evictedThrough)
    for entry in entries.reversed() {
      // What takes more in memory need not be written to know that there is no room for it.
      let text = entry.cost > left ? nil : entry.moved
      left -= text?.compact.count ?? left + 1
      guard let text, left >= 0 else {
        gone = max(gone, entry.id)
        break
      }
      written.append(text)
    }
    return ["evictedThrough": .int(Int64(clamping: gone)), "entries": .list(written.reversed())]
  }

  /// Reads what `json` wrote, here or elsewhere.
  ///
  /// - Parameters:
  ///   - world: the name that the world has here.
  ///   - latest: the latest number that it has given.
  /// - Returns: nil where anything is not as `json` writes it.
  package init?(_ value: JSONValue, world: String, through latest: UInt64) {
    guard let gone = value["evictedThrough"]?.intValue.flatMap({ UInt64(exactly: $0) }), gone <= latest,
      let written = value["entries"]?.arrayValue, written.count <= Self.mostEntries
    else { return nil }
    var entries: [JournalEntry] = []
    for text in written {
      guard let entry = try? JournalEntry(moved: text, world: world), entry.id <= latest,
        entry.id > entries.last?.id ?? 0, entry.cost <= Journal.Limits().bytes
      else { return nil }
      entries.append(entry)
    }
    self.entries = entries
    evictedThrough = gone
  }
}
