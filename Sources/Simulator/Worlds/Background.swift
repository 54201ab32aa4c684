import Dispatch
import Locks

/// Work that no worker of the server should do.
package enum Background {
  /// How much runs at a time; the rest waits in the order in which it came.
  private static let most = 64

  private struct State {
    var running = 0
    var waiting: [@Sendable () -> Void] = []
  }

  private static let state = Guarded(State())

  /// Runs work on a thread of its own, at once unless as much as may be is running. It may wait for long.
  package static func run(_ work: @escaping @Sendable () -> Void) {
    let starts = state.withLock { s in
      guard s.running < most else {
        s.waiting.append(work)
        return false
      }
      s.running += 1
      return true
    }
    guard starts else { return }
    // A queue for each: those that run beside each other on one queue get no further thread for a second and more,
    // where the first ones wait.
    DispatchQueue(label: "fast2sim.background").async {
      var next = Optional(work)
      while let work = next {
        work()
        next = state.withLock { s in
          guard s.waiting.isEmpty else { return s.waiting.removeFirst() }
          s.running -= 1
          return nil
        }
      }
    }
  }
}
