import Locks
package import Simulator
package import Tid

/// A machine's clock that stands until a test moves it.
package final class Machine: Sendable {
  private let shown = Guarded(TestServer.start)

  package init() {}

  package var now: Tidpunkt { shown.withLock { $0 } }

  package func pass(milliseconds: Int64) {
    shown.withLock { $0 = Tidpunkt(millisekunder: $0.millisekunder + milliseconds) }
  }

  /// What a server takes for the machine's clocks.
  package var system: SystemTime { SystemTime(now: { self.now }, elapsed: { 0 }) }
}
