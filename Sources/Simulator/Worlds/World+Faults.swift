import Documents
import JSON
import Store
package import Traffic

extension World {
  /// The rules, with what each has counted.
  package var faults: FaultPlan { state.withLock { $0.faults } }

  /// What becomes of a request by the rules of the world; nil where none hits it.
  package func faults(hitting facts: RequestFacts) -> FaultPlan.Decision? {
    let system = options.system.now()
    return state.withLock { s in
      let now = s.clock.now(system)
      var random = s.random
      defer { s.random = random }
      // 53 bits fill the fraction of a double.
      return s.faults.decide(facts, now: now) { Double(random.next() >> 11) * 0x1p-53 }
    }
  }

  /// Milliseconds that a fault delays an answer, from the world's random numbers where they may vary.
  package func delay(_ range: ClosedRange<Int64>) -> Int64 {
    guard range.lowerBound < range.upperBound else { return range.lowerBound }
    let count = UInt64(range.upperBound - range.lowerBound) + 1
    return state.withLock { range.lowerBound + Int64($0.random.next() % count) }
  }

  /// Changes the rules and remembers them; `done` is told once that is lasting.
  ///
  /// - Parameter change: what it throws leaves everything as it was.
  package func changeFaults<T: Sendable>(
    _ change: @escaping @Sendable (inout FaultPlan) throws -> T,
    done: @escaping @Sendable (Result<T, any Error>) -> Void
  ) {
    submit(
      WriteOrigin("changeFaults", counts: false), nil,
      { transaction in
        let (known, epoch) = self.state.withLock { ($0.faults, $0.epoch) }
        // What another change of the same commit has stored is not in the state yet.
        var plan = try transaction.worldState().map { FaultPlan($0.faults) } ?? known
        plan.takeCounts(of: known)
        let value = try change(&plan)
        try self.remember(plan, in: transaction)
        let changed = plan
        return { _ in
          self.state.withLock { s in
            guard s.epoch == epoch else { return }
            // Requests have been counted since.
            var latest = changed
            latest.takeCounts(of: s.faults)
            s.faults = latest
          }
          self.tell(.faults)
          done(.success(value))
        }
      }, fail: { done(.failure($0)) })
  }

  func remember(_ plan: FaultPlan, in transaction: WriteTransaction) throws {
    guard var stored = try transaction.worldState() else { return }
    stored.faults = plan.storedText
    stored.randomState = state.withLock { $0.random.state }
    try transaction.save(stored)
  }
}

extension FaultPlan {
  /// As a database remembers it; nil where there is nothing to remember.
  var storedText: String? { isUntouched ? nil : String(decoding: stored.compact, as: UTF8.self) }

  /// As a database remembers it.
  init(_ stored: String?) {
    guard let stored, let value = try? JSONParser.parse(Array(stored.utf8)) else {
      self.init()
      return
    }
    self.init(stored: value)
  }
}
