import Simulator
import Synchronization

/// How a server ends that a router leads to: it is not ready any more, makes no world, and answers what still comes
/// until nobody asks (`docs/shared.md`).
package final class Drain: Sendable {
  private let isBegun = Atomic(false)
  /// Microseconds of the clock for durations: when the latest call of the API was answered, or the drain began.
  private let latest = Atomic<Int64>(0)
  /// Milliseconds that whoever asked for it gives it at most; 0 where nobody has said.
  private let given = Atomic<Int64>(0)

  /// Whether it has begun. It never ends but with the process.
  package var isOn: Bool { isBegun.load(ordering: .relaxed) }

  /// Milliseconds that a call of `/_sim` has given it at most; nil where none has.
  package var most: Int64? {
    let most = given.load(ordering: .relaxed)
    return most > 0 ? most : nil
  }

  /// To be called as each call of the API is answered, once it is on.
  func answered(_ elapsed: Int64) { latest.store(elapsed, ordering: .relaxed) }

  /// - Returns: false where it had begun before.
  fileprivate func begin(_ elapsed: Int64, most: Int64?) -> Bool {
    let isFirst = isBegun.compareExchange(expected: false, desired: true, ordering: .sequentiallyConsistent).exchanged
    guard isFirst else { return false }
    latest.store(elapsed, ordering: .relaxed)
    given.store(most ?? 0, ordering: .relaxed)
    return true
  }

  fileprivate func quiet(_ elapsed: Int64) -> Int64 { elapsed - latest.load(ordering: .relaxed) }
}

extension Application {
  /// Begins to drain: `/_sim/ready` is 503, and no world is made from now on. Whoever comes later changes nothing.
  ///
  /// - Parameter most: milliseconds that it may last; nil leaves that to whoever ends the process.
  /// - Returns: whether it begins now.
  @discardableResult
  package func beginDrain(most: Int64? = nil) -> Bool {
    worlds.makeNoMore()
    return drain.begin(elapsed, most: most)
  }

  /// Microseconds since a call of the API was last answered, or since the drain began. Calls of `/_sim` don't count:
  /// a router goes on asking whether it is ready.
  package var quiet: Int64 { drain.quiet(elapsed) }
}
