import Dispatch

/// Looks after idle worlds every few seconds, until it is cancelled.
package final class Tending: Sendable {
  /// Dispatch's timers are made to be used from any thread.
  private struct Timer: @unchecked Sendable { let source: any DispatchSourceTimer }

  private let timer: Timer

  fileprivate init(_ work: @escaping @Sendable () -> Void) {
    let source = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "fast2sim.tending", qos: .utility))
    source.schedule(deadline: .now() + .seconds(5), repeating: .seconds(5))
    source.setEventHandler(handler: work)
    source.activate()
    timer = Timer(source: source)
  }

  /// Stops it.
  package func cancel() { timer.source.cancel() }
}

extension Worlds {
  /// Lets idle worlds go and rest from now on (`control.md` 1.3).
  package func startTending() -> Tending { Tending { [self] in tend() } }
}
