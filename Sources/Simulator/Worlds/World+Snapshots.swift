package import Rules
import Texts

extension World {
  /// Snapshots that one world can have.
  package static let maxSnapshots = 100

  /// The snapshots in the order in which they were made.
  package var snapshots: [(name: String, snapshot: WorldSnapshot)] { state.withLock { $0.snapshots } }

  /// A snapshot by its name; nil where there is none.
  package func snapshot(named name: String) -> WorldSnapshot? { snapshots.first { $0.name == name }?.snapshot }

  /// Remembers the world as it is now under a name, which replaces one of that name.
  ///
  /// - Throws: `control-conflict` past `maxSnapshots`; what reading the data throws.
  package func takeSnapshot(_ name: String) throws -> WorldSnapshot {
    let taken = try snapshot()
    let fits = state.withLock { s in
      s.snapshots.removeAll { $0.name == name }
      guard s.snapshots.count < Self.maxSnapshots else { return false }
      s.snapshots.append((name, taken))
      s.worth = .changed
      return true
    }
    guard fits else {
      throw Refusal(
        .controlConflict, "the world has \(Self.maxSnapshots) snapshots, and no room for more",
        hint: "DELETE /_sim/snapshots/NAME lets one go.")
    }
    return taken
  }

  /// Lets a snapshot go.
  ///
  /// - Throws: `control-not-found`.
  package func dropSnapshot(_ name: String) throws(Refusal) {
    let gone = state.withLock { s in
      let before = s.snapshots.count
      s.snapshots.removeAll { $0.name == name }
      return s.snapshots.count < before
    }
    if !gone { throw unknownSnapshot(name) }
  }

  /// Says which snapshots there are.
  package func unknownSnapshot(_ name: String) -> Refusal {
    let names = snapshots.map(\.name)
    return Refusal(
      .controlNotFound, "world '\(self.name)' has no snapshot '\(name.prefix(64))'",
      hint: names.isEmpty
        ? "It has none; POST /_sim/snapshots {\"name\": \"…\"} takes one."
        : "It has \(names.joined(separator: ", ")).")
  }
}

extension Worlds {
  /// The state that a reference names: a world as it is now, `world@entry:N` for the world right after an entry of its
  /// journal, a snapshot of the world that is asked, or `world/snapshot`.
  ///
  /// - Throws: `control-not-found`; `control-conflict` where the state right after an entry is no longer kept.
  package func state(named reference: String, seenFrom asked: World) throws -> WorldSnapshot {
    if let (name, number) = reference.parted(by: "@entry:") {
      guard let world = existing(name), let entry = UInt64(number) else { throw Self.unknown(name) }
      return try world.snapshot(after: entry)
    }
    if let slash = reference.firstIndex(of: "/") {
      let (name, snapshot) = (String(reference[..<slash]), String(reference[reference.index(after: slash)...]))
      guard let world = existing(name) else { throw Self.unknown(name) }
      guard let found = world.snapshot(named: snapshot) else { throw world.unknownSnapshot(snapshot) }
      return found
    }
    if let world = existing(reference) { return try world.snapshot() }
    if let found = asked.snapshot(named: reference) { return found }
    throw Self.unknown(reference)
  }

  private static func unknown(_ name: String) -> Refusal {
    Refusal(
      .controlNotFound, "there is neither a world nor a snapshot '\(name.prefix(64))'",
      hint: "Name a world of GET /_sim/worlds, a snapshot of GET /_sim/snapshots, world/snapshot or world@entry:N.")
  }
}
