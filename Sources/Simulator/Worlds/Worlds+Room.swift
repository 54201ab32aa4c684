import Locks
package import Rules
import Store
import Synchronization
import Texts
package import Tid

/// How much would be missed of a world that went: of two, the lesser one goes first (rule control 1.3).
package enum WorldWorth: Int, Sendable, Comparable {
  /// It was only asked for; the next one of its name would be the same.
  case touched
  /// It has given tokens, which would be good no more.
  case used
  /// It was written to, changed by the control plane, or made by it.
  case changed

  /// Whether the first would be missed less.
  package static func < (a: WorldWorth, b: WorldWorth) -> Bool { a.rawValue < b.rawValue }
}

/// A world in memory that the server has let go by itself.
package struct WorldGone: Sendable {
  /// Why it went.
  package enum Reason: Sendable, Equatable {
    /// Nobody asked for it for so many seconds.
    case idle(Int64)
    /// There may be so many.
    case count(Int)
    /// All together may take so many bytes.
    case bytes(Int)
  }

  /// Its name.
  package let name: String
  /// What was lost with it.
  package let worth: WorldWorth
  /// Why it went.
  package let reason: Reason
  /// The machine's time of its last request.
  package let lastUse: Tidpunkt
  /// The world that it made room for; nil where none was made.
  package let newcomer: String?

  /// Loss of data is a warning.
  package var level: NoteLevel { worth == .changed ? .warning : .info }

  /// A line for the log.
  package var text: String {
    let what =
      switch worth {
      case .touched: "nothing was changed in it"
      case .used: "its tokens are good no more"
      case .changed: "its data is lost"
      }
    let room = newcomer.map { "world '\(name)' made room for '\($0)'" } ?? "world '\(name)' was let go"
    let last = "last used \(SvenskTid.iso(lastUse))"
    return switch reason {
    case .idle(let seconds): "\(room): idle for \(seconds) s, see --world-ttl; \(what)"
    case .count(let most): "\(room): there may be \(most) in memory, see --max-worlds; \(last), \(what)"
    case .bytes(let most):
      "\(room): worlds in memory may take \(most) bytes, see --worlds-max-bytes; \(last), \(what)"
    }
  }
}

extension World {
  /// What one costs before anything is written to it: its connection with its statements, and the pages that making it
  /// has changed (measured: 0.52 MiB).
  static let leastWeight = 544 << 10

  /// About how many bytes of memory it takes that it shares with no other.
  var weight: Int {
    let (writes, kept) = state.withLock { s in
      (s.writes, s.undo.bytes + s.snapshots.reduce(0) { $0 + $1.snapshot.image.ownBytes })
    }
    var weight = Self.leastWeight + kept + journal.bytes
    guard writes > 0 else { return weight }
    weight += max(0, Int(clamping: (try? database.bytes()) ?? 0) - begunBytes)
    // A write changes a dozen pages of four KiB, and later ones mostly the same again.
    return weight + (writes > begunBytes / (48 << 10) ? begunBytes : writes * (48 << 10))
  }
}

extension Worlds {
  /// Enters a world, and lets others go where there is no room for so many.
  ///
  /// - Returns: those that went, for `announce`.
  func enter(_ made: World, _ o: inout Others) -> [(World, WorldGone)] {
    var gone: [(World, WorldGone)] = []
    func leave(_ reason: WorldGone.Reason, _ o: inout Others) -> Bool {
      guard let world = leastMissed(o) else { return false }
      gone.append((world, WorldGone(world, reason, newcomer: made.name)))
      letGo(world.name, &o)
      return true
    }
    if made.database.path == nil {
      while isOverCount(o), leave(.count(limits.maxWorlds), &o) {}
      while isOverBytes(o), leave(.bytes(limits.allBytes), &o) {}
      o.weigh(made.name, World.leastWeight)
    }
    o.add(made)
    return gone
  }

  /// Whether another world in memory would need one of those to go that there are.
  func isFull(_ o: Others) -> Bool { isOverCount(o) || isOverBytes(o) }

  private func isOverCount(_ o: Others) -> Bool { o.weights.count >= limits.maxWorlds }

  private func isOverBytes(_ o: Others) -> Bool { o.bytes + World.leastWeight > limits.allBytes }

  /// Tells whom it concerns that worlds have gone, and one was made. To be called outside the lock of the others.
  func announce(_ gone: [(World, WorldGone)], _ made: World? = nil) {
    for (world, departure) in gone {
      options.counts.gone(departure.reason)
      notice(departure)
      dropped(world)
    }
    guard let made else { return }
    options.counts.worldsMade.add(1, ordering: .relaxed)
    standard.tell(.worlds(made.name, isMade: true))
  }

  /// Tells those who listen to a world that has gone, and those who listen at the root.
  func dropped(_ world: World) {
    world.tell(.world("dropped"))
    standard.tell(.worlds(world.name, isMade: false))
  }

  /// The world in memory that would be missed least: of those with the least to lose the one idle longest.
  private func leastMissed(_ o: Others) -> World? {
    o.weights.keys.lazy.compactMap { o.byName[$0] }.map { (world: $0, rank: $0.rank) }.min {
      ($0.rank.worth, $0.rank.lastUse) < ($1.rank.worth, $1.rank.lastUse)
    }?.world
  }

  /// Lets worlds in memory go that have been idle for long, or that there is no room for, and makes the others that
  /// rest small.
  ///
  /// - Returns: the names of those that went.
  @discardableResult
  package func tend() -> [String] {
    let now = options.system.now()
    let weighed = others.withLock { o in o.weights.keys.compactMap { o.byName[$0] } }.map { ($0, $0.weight) }
    var gone: [(World, WorldGone)] = []
    let resting = others.withLock { o -> [World] in
      for (world, weight) in weighed where o.byName[world.name] === world { o.weigh(world.name, weight) }
      for world in weighed.map(\.0) where o.byName[world.name] === world {
        guard idle(world, now) >= limits.idleSeconds else { continue }
        gone.append((world, WorldGone(world, .idle(idle(world, now)), newcomer: nil)))
        letGo(world.name, &o)
      }
      // The last one stays: what a world may use has a limit of its own.
      while o.bytes > limits.allBytes, o.weights.count > 1, let world = leastMissed(o) {
        gone.append((world, WorldGone(world, .bytes(limits.allBytes), newcomer: nil)))
        letGo(world.name, &o)
      }
      return o.byName.values.filter { idle($0, now) >= limits.restSeconds }
    }
    announce(gone)
    for world in [standard] + others.withLock({ Array($0.byName.values) }) { world.tell(.tick) }
    // Memory goes back to the system in one go: asking for it costs milliseconds.
    if resting.count(where: { $0.rest() }) > 0 || !gone.isEmpty { Database.trimMemory() }
    return gone.map(\.0.name).sorted()
  }

  private func idle(_ world: World, _ now: Tidpunkt) -> Int64 {
    (now.millisekunder - world.lastUse.millisekunder) / 1000
  }
}

extension WorldGone {
  fileprivate init(_ world: World, _ reason: Reason, newcomer: String?) {
    let rank = world.rank
    self.init(name: world.name, worth: rank.worth, reason: reason, lastUse: rank.lastUse, newcomer: newcomer)
  }
}
