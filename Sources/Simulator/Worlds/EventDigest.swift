import Locks
import Traffic

/// Hands a listener the entries of a journal together, at most so often.
///
/// A request only leaves its entry here; what telling costs is paid on the thread of the timers, and a page that looks
/// on does not slow down what it looks at. Where more came than anybody reads, how many is all that is told.
final class EventDigest: Sendable {
  private struct State {
    var entries: [JournalEntry] = []
    var count: UInt64 = 0
    var through: UInt64 = 0
    var isPlanned = false
  }

  /// Entries that are handed on one by one.
  static let most = 200
  private let state = Guarded(State())
  /// Milliseconds of real time.
  private let pause: Int64
  private let listener: @Sendable (WorldEvent) -> Void

  init(every pause: Int64, _ listener: @escaping @Sendable (WorldEvent) -> Void) {
    self.pause = pause
    self.listener = listener
  }

  func take(_ event: WorldEvent) {
    guard case .journal(let entry) = event else {
      // What came before is told before.
      flush()
      return listener(event)
    }
    let isFirst = state.withLock { state -> Bool in
      state.count += 1
      state.through = max(state.through, entry.id)
      if state.count <= Self.most { state.entries.append(entry) }
      defer { state.isPlanned = true }
      return !state.isPlanned
    }
    if isFirst { Timers.after(pause) { self.flush() } }
  }

  private func flush() {
    let (entries, count, through) = state.withLock { state in
      defer { state = State() }
      return (state.entries, state.count, state.through)
    }
    guard count > Self.most else { return entries.forEach { listener(.journal($0)) } }
    listener(.skipped(count: count, through: through))
  }
}

extension World {
  /// As `listen`, but that entries of the journal come together, at most so often.
  ///
  /// - Parameter pause: milliseconds of real time, from 1.
  package func listen(every pause: Int64, _ listener: @escaping @Sendable (WorldEvent) -> Void) -> UInt64 {
    let digest = EventDigest(every: pause, listener)
    return listen { digest.take($0) }
  }
}
