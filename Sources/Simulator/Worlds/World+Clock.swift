import Locks
import Store
package import Tid

extension World {
  /// Changes the clock and remembers it; `done` gets it, and what it shows afterwards.
  package func changeClock(
    _ change: @escaping @Sendable (inout Clock, _ system: Tidpunkt) -> Void,
    done: @escaping @Sendable (Result<(clock: Clock, now: Tidpunkt), any Error>) -> Void
  ) {
    submit(
      WriteOrigin("changeClock", counts: false), nil,
      { transaction in
        let system = self.options.system.now()
        let (known, epoch) = self.state.withLock { ($0.clock, $0.epoch) }
        // What another change of the same commit has stored is not in the state yet.
        var clock = try transaction.worldState().map { Clock($0) } ?? known
        change(&clock, system)
        try self.remember(clock, in: transaction)
        let changed = clock
        return { _ in
          // A reset since the commit has put the clock back.
          self.state.withLock { if $0.epoch == epoch { $0.clock = changed } }
          self.tell(.clock(changed.now(self.options.system.now())))
          done(.success((changed, changed.now(self.options.system.now()))))
        }
      }, fail: { done(.failure($0)) })
  }

  func remember(_ clock: Clock, in transaction: WriteTransaction) throws {
    guard var stored = try transaction.worldState() else { return }
    stored.clock = clock
    stored.randomState = state.withLock { $0.random.state }
    try transaction.save(stored)
  }
}

extension WorldState {
  /// The clock as the database remembers it.
  var clock: Clock {
    get { Clock(self) }
    set {
      clockOffset = newValue.offset
      clockFrozen = newValue.frozen
      clockRate = newValue.rate
      clockSince = newValue.since
    }
  }
}

extension Clock {
  /// As the database remembers it.
  init(_ stored: WorldState) {
    self.init(
      offset: stored.clockOffset, frozen: stored.clockFrozen, rate: stored.clockRate, since: stored.clockSince)
  }
}
