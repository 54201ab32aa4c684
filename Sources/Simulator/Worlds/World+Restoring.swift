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

extension World {
  /// Puts the world back to its starting point: data, counters, clock, random numbers and settings; its tokens are
  /// forged from now on (`docs/control-plane.md`).
  package func reset() throws {
    try replace(state.withLock { $0.start }, as: .begun) { try database.reset(then: $0, done: $1) }
    tell(.world("reset"))
  }

  /// Puts the world to a state that it or another world had; its tokens are forged from now on (rule control 1.2).
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
      made = try Self.state(begun, name, origin, options)
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
}
