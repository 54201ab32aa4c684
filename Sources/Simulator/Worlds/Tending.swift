package import Dispatch
import Locks
import Tid

/// Does some work every few seconds, until it is cancelled.
package final class Tending: Sendable {
  /// Dispatch's timers are made to be used from any thread.
  private struct Timer: @unchecked Sendable { let source: any DispatchSourceTimer }

  private let timer: Timer

  /// - Parameters:
  ///   - pause: how long it waits each time, and before the first.
  ///   - work: done on a thread of its own choice, one after the other.
  package init(every pause: DispatchTimeInterval = .seconds(5), _ work: @escaping @Sendable () -> Void) {
    let source = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "fast2sim.tending", qos: .utility))
    source.schedule(deadline: .now() + pause, repeating: pause)
    source.setEventHandler(handler: work)
    source.activate()
    timer = Timer(source: source)
  }

  /// Stops it.
  package func cancel() { timer.source.cancel() }
}

extension Worlds {
  /// Lets idle worlds go and rest from now on (rule control 1.3).
  ///
  /// - Parameter whenIdle: called once after every spell of work, when no world has been used for five to ten seconds.
  package func startTending(whenIdle: @escaping @Sendable () -> Void = {}) -> Tending {
    let seen = Guarded<(lastUse: Tidpunkt, isTold: Bool)>((lastUse, true))
    return Tending { [self] in
      tend()
      let latest = lastUse
      let isDue = seen.withLock { seen in
        defer { seen = (latest, seen.lastUse == latest) }
        return seen.lastUse == latest && !seen.isTold
      }
      if isDue { whenIdle() }
    }
  }

  /// The machine's time of the latest request to any world.
  private var lastUse: Tidpunkt {
    others.withLock { Array($0.byName.values) }.reduce(standard.lastUse) { max($0, $1.lastUse) }
  }
}
