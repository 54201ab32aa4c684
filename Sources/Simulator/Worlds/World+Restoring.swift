import Locks
import Rules
package import Store
package import Tid

/// A named state of a world, to which it can be put back and from which others can be made.
package struct WorldSnapshot: Sendable {
  /// The data.
  package let image: Image
  /// What else a world made of it starts with.
  package let start: WorldStart
  /// Bytes of its database, with what it shares.
  package var bytes: Int { image.size }
  /// What the world's clock showed.
  package var made: Tidpunkt { start.shown ?? Tidpunkt(millisekunder: 0) }
}

/// What `undo` has taken back.
package struct UndoReport: Sendable {
  /// The steps, the latest first.
  package let steps: [UndoStep]
  /// What the clock shows afterwards.
  package let now: Tidpunkt
}

/// How far back `undo` goes.
package enum UndoReach: Sendable, Equatable {
  /// The latest requests to the API that changed data, so many of them.
  case requests(Int)
  /// Everything after an entry of the journal.
  case after(UInt64)
}

extension World {
  /// Puts the world back to its starting point: data, counters, clock, random numbers and settings; its tokens are
  /// forged from now on (`control.md` 2).
  package func reset() throws {
    try replace(state.withLock { $0.start }, as: .begun) { try database.reset(then: $0, done: $1) }
    tell(.world("reset"))
  }

  /// Puts the world to a state that it or another world had; its tokens are forged from now on (`control.md` 1.2).
  package func restore(_ snapshot: WorldSnapshot) throws {
    try replace(snapshot.start, as: .other) { try database.restore(snapshot.image, then: $0, done: $1) }
    // What it has become is not what a reset goes back to, which is all that a bundle can tell.
    state.withLock { $0.stepsAreLost = true }
    tell(.world("restored"))
  }

  /// Puts the world to another state.
  ///
  /// - Parameters:
  ///   - kind: which one, as far as what is rendered of it goes.
  ///   - replacing: replaces the data, and calls the first of what it is given in the same transaction, and the second
  ///     once that is lasting, before anybody else writes.
  func replace(
    _ start: WorldStart, as kind: FragmentCache.Replacement,
    _ replacing: ((WriteTransaction) throws -> Void, () -> Void) throws -> Void
  ) throws {
    // Where it fails, nobody knows how far it came.
    var isDone = false
    defer { if isDone { fragments.forgetOwn() } else { fragments.removeAll() } }
    var made: State?
    try replacing { transaction in
      fragments.replaced(kind)
      let (previous, origin) = state.withLock { ($0.worldID, $0.start) }
      let begun = try Self.begin(start, name, previous: previous, options, in: transaction)
      made = try Self.state(begun, origin, options)
    } _: {
      guard let fresh = made else { return }
      // Still under the writer's lock: the next write sees the new epoch.
      state.withLock { s in
        let (requests, epoch, snapshots) = (s.requests, s.epoch, s.snapshots)
        s = fresh
        s.snapshots = snapshots
        s.requests = requests
        s.beginNumber = requests
        s.epoch = epoch + 1
        s.worth = kind == .begun && snapshots.isEmpty ? .used : .changed
        s.writes = kind == .begun ? 0 : .max >> 1
        s.undo.forget(through: requests)
        journal.clear(through: requests, epoch: s.epoch)
      }
    }
    isDone = true
  }

  /// The world as it is now.
  package func snapshot() throws -> WorldSnapshot {
    let system = options.system.now()
    let (image, start) = try database.currentImage { stored in
      // Under the writer's lock, so that data and state belong together.
      state.withLock { s in
        var start = WorldStart()
        var remembered = stored ?? WorldState(randomID: "", randomState: 0)
        remembered.randomState = s.random.state
        remembered.clock = s.clock
        remembered.faults = s.faults.storedText
        start.state = remembered
        start.shown = s.clock.now(system)
        return start
      }
    }
    return WorldSnapshot(image: image, start: start)
  }

  /// Takes back the latest writes: data, counters, clock and random numbers are as they were before them.
  ///
  /// - Throws: `control-conflict` where not so much can be taken back; `control-invalid` for an entry that there is
  ///   not.
  package func undo(_ reach: UndoReach) throws -> UndoReport {
    var taken: ArraySlice<UndoStep> = []
    var index = 0
    try database.undo {
      (index, taken) = try state.withLock { s in
        let index = try s.undoStart(reach)
        return (index, s.undo.steps[index...])
      }
      return taken.map(\.changes)
    } then: { stored in
      state.withLock { s in
        s.undo.remove(from: index)
        if let first = taken.first?.origin {
          s.random = first.random ?? s.random
          s.faults = first.faults ?? s.faults
        }
        if let stored { s.clock = stored.clock }
      }
    }
    fragments.removeAll()
    tell(.world("undone"))
    return UndoReport(steps: taken.reversed(), now: now)
  }
}

extension World.State {
  fileprivate func undoStart(_ reach: UndoReach) throws(Refusal) -> Int {
    switch reach {
    case .requests(let count):
      if let start = undo.start(ofLast: count) { return start }
      throw Refusal(
        .controlConflict, "\(undo.countable) requests that changed data can be taken back, not \(count)",
        hint: "Ask for fewer, or put the world back with POST /_sim/reset or a snapshot.")
    case .after(let entry):
      guard entry <= requests else {
        throw Refusal(
          .controlInvalid, "there is no entry \(entry) yet; the latest is \(requests)",
          hint: "Take the number of an answer's X-Sim-Request-Id.")
      }
      if let start = undo.start(after: entry) { return start }
      throw Refusal(
        .controlConflict, "what came after entry \(entry) is no longer kept whole",
        hint: "1,000 writes or 64 MiB are kept; put the world back with POST /_sim/reset or a snapshot.")
    }
  }
}
