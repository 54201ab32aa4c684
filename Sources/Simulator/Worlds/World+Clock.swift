import Locks
import Rules
import Store
import Texts
package import Tid
import Traffic

/// Something that fell due while the clock moved (`control.md` 1.6).
package struct Due: Sendable, Equatable {
  /// When, by the world's clock.
  package let at: Tidpunkt
  /// `tempfil-expired`, `sla-due`, `booking-starts` or `fault-ends`.
  package let what: String
  /// The name of the temp file, the id of the arbetsorder, or the number of the rule.
  package let id: String
}

/// A clock that was changed.
package struct ClockChanged: Sendable {
  /// The clock itself.
  package let clock: Clock
  /// What it shows.
  package let now: Tidpunkt
  /// What fell due on the way, in order, up to `World.maxDue`.
  package let due: [Due]
}

extension World {
  /// The last day of 9999 has begun: dates have four digits for the year.
  private static let lastInstant = Tidpunkt(sekunder: 253_402_210_800)

  /// Things that fall due are listed up to this many.
  package static let maxDue = 1000

  /// Changes the clock and remembers it. What falls due on the way happens in the same transaction, and is listed.
  package func changeClock(
    _ change: @escaping @Sendable (inout Clock, _ system: Tidpunkt) -> Void,
    done: @escaping @Sendable (Result<ClockChanged, any Error>) -> Void
  ) {
    submit(
      WriteOrigin("changeClock", counts: false), nil,
      { transaction in
        let system = self.options.system.now()
        let (known, epoch, faults) = self.state.withLock { ($0.clock, $0.epoch, $0.faults) }
        // What another change of the same commit has stored is not in the state yet.
        var clock = try transaction.worldState().map { Clock($0) } ?? known
        let before = clock.now(system)
        change(&clock, system)
        let after = clock.now(system)
        guard after <= Self.lastInstant else {
          throw Refusal(
            .controlInvalid, "the clock would go past the end of the year 9999",
            hint: "Set it to an earlier time with now; no date has more than four digits for its year.")
        }
        try self.remember(clock, in: transaction)
        let due = try Self.due(before, after, faults, in: transaction)
        let changed = clock
        return { _ in
          // A reset since the commit has put the clock back.
          self.state.withLock { if $0.epoch == epoch { $0.clock = changed } }
          let now = changed.now(self.options.system.now())
          self.tell(.clock(now))
          done(.success(ClockChanged(clock: changed, now: now, due: due)))
        }
      }, fail: { done(.failure($0)) })
  }

  private static func due(
    _ before: Tidpunkt, _ after: Tidpunkt, _ faults: FaultPlan, in transaction: WriteTransaction
  ) throws -> [Due] {
    guard after > before else { return [] }
    let data = try transaction.forfaller(efter: before, till: after, hogst: maxDue).map {
      Due(at: $0.nar, what: $0.slag.rawValue, id: $0.id.string)
    }
    try transaction.deleteExpiredTempfiler(nu: after)
    let ended = faults.rules.compactMap { rule in
      rule.ends.flatMap { end in
        end > before && end <= after ? Due(at: end, what: "fault-ends", id: String(rule.id)) : nil
      }
    }
    let all = (data + ended).enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
    return all.prefix(maxDue).map(\.element)
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
