import Documents
import JSON
import Rules
import Store
import Texts
package import Tid
import Traffic

/// Something that fell due while the clock moved (rule control 1.6).
package struct Due: Sendable, Equatable {
  /// When, by the world's clock.
  package let at: Tidpunkt
  /// `tempfil-expired`, `sla-due`, `booking-starts` or `fault-ends`.
  package let what: String
  /// The name of the temp file, the id of the arbetsorder, or the number of the rule.
  package let id: String
  /// What people call it; nil where it has no name.
  package let text: String?
}

/// How a clock is to change.
package protocol ClockMove: Sendable {
  /// It goes to what falls due next, when all else is done.
  var goesToNextDue: Bool { get }

  /// - Parameter system: the machine's time.
  func apply(_ clock: inout Clock, _ system: Tidpunkt)
}

/// A clock that was changed.
package struct ClockChanged: Sendable {
  /// The clock itself.
  package let clock: Clock
  /// What it shows.
  package let now: Tidpunkt
  /// What fell due on the way, in order, up to `World.maxDue`.
  package let due: [Due]
  /// What fell due next, where it was to go there.
  package let wentTo: Tidpunkt?
}

extension World {
  /// Things that fall due are listed up to this many.
  package static let maxDue = 1000

  /// What falls due next, soonest first, and the clock from which that was seen. Time depends on the limit alone, not
  /// on how much there is.
  ///
  /// - Parameter limit: at most so many, up to `maxDue`.
  package func upcoming(_ limit: Int) throws -> (clock: Clock, now: Tidpunkt, due: [Due]) {
    let (clock, now) = clock
    let faults = faults
    let due = try database.read { try Self.due(now, Tidpunkt.visbara.upperBound, faults, limit, in: $0) }
    return (clock, now, due)
  }

  /// Changes the clock and remembers it. What falls due on the way happens in the same transaction, and is listed.
  ///
  /// `control-conflict` where it is to go to what falls due next, and nothing does.
  package func changeClock(
    _ move: some ClockMove, done: @escaping @Sendable (Result<ClockChanged, any Error>) -> Void
  ) {
    submit(
      WriteOrigin("changeClock", counts: false), nil,
      { transaction in
        let system = self.options.system.now()
        let (known, epoch, faults) = self.state.withLock { ($0.clock, $0.epoch, $0.faults) }
        // What another change of the same commit has stored is not in the state yet.
        var clock = try transaction.worldState().map { Clock($0) } ?? known
        let before = clock.now(system)
        move.apply(&clock, system)
        let next = move.goesToNextDue ? try Self.next(clock.now(system), faults, in: transaction) : nil
        if let next { clock.set(next, system) }
        let after = clock.now(system)
        guard Tidpunkt.visbara.contains(after) else {
          throw Refusal(
            .controlInvalid, "the clock would leave the years 1 to 9999",
            hint: "Set it to a time between them with now; a date has four digits for its year.")
        }
        try self.remember(clock, in: transaction)
        let due = after > before ? try Self.due(before, after, faults, Self.maxDue, in: transaction) : []
        if after > before { try transaction.deleteExpiredTempfiler(nu: after) }
        let changed = clock
        return { _ in
          // A reset since the commit has put the clock back.
          self.state.withLock { if $0.epoch == epoch { $0.clock = changed } }
          let now = changed.now(self.options.system.now())
          self.tell(.clock(now))
          done(.success(ClockChanged(clock: changed, now: now, due: due, wentTo: next)))
        }
      }, fail: { done(.failure($0)) })
  }

  private static func next(
    _ now: Tidpunkt, _ faults: FaultPlan, in transaction: ReadTransaction
  ) throws -> Tidpunkt {
    guard let next = try due(now, Tidpunkt.visbara.upperBound, faults, 1, in: transaction).first else {
      throw Refusal(
        .controlConflict, "nothing falls due after \(SvenskTid.iso(now))",
        hint: "GET /_sim/due lists what does; set the clock with now or advance.")
    }
    return next.at
  }

  /// What falls due after one moment and up to another, soonest first.
  private static func due(
    _ before: Tidpunkt, _ after: Tidpunkt, _ faults: FaultPlan, _ limit: Int, in transaction: ReadTransaction
  ) throws -> [Due] {
    let data = try transaction.forfaller(efter: before, till: after, hogst: limit).map {
      Due(at: $0.nar, what: $0.slag.rawValue, id: $0.id.string, text: $0.text?.string)
    }
    let ended = faults.rules.compactMap { rule in
      rule.ends.flatMap { end in
        end > before && end <= after
          ? Due(at: end, what: "fault-ends", id: String(rule.id), text: rule.source["name"]?.stringValue) : nil
      }
    }
    let all = (data + ended).enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
    return all.prefix(limit).map(\.element)
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
