import Locks
import Store
import Synchronization

/// What has happened to the worlds of a server since it began, counted as it happens.
package final class WorldCounts: Sendable {
  let commitsDone = Atomic<UInt64>(0)
  let worldsMade = Atomic<UInt64>(0)
  let worldsDropped = Atomic<UInt64>(0)
  private let idle = Atomic<UInt64>(0)
  private let count = Atomic<UInt64>(0)
  private let bytes = Atomic<UInt64>(0)

  package init() {}

  /// Transactions that wrote, with what waited for them.
  package var commits: UInt64 { commitsDone.load(ordering: .relaxed) }
  /// Worlds that were made, by touching or by hand.
  package var made: UInt64 { worldsMade.load(ordering: .relaxed) }

  /// How many worlds have gone, by why: `dropped` by a call, the others by themselves.
  package var gone: [(reason: String, count: UInt64)] {
    [
      ("bytes", bytes.load(ordering: .relaxed)), ("count", count.load(ordering: .relaxed)),
      ("dropped", worldsDropped.load(ordering: .relaxed)), ("idle", idle.load(ordering: .relaxed)),
    ]
  }

  func gone(_ reason: WorldGone.Reason) {
    switch reason {
    case .idle: idle.add(1, ordering: .relaxed)
    case .count: count.add(1, ordering: .relaxed)
    case .bytes: bytes.add(1, ordering: .relaxed)
    }
  }
}

/// What the worlds of a server take now.
package struct WorldTotals: Sendable {
  /// How many are in memory, the default one among them where it is.
  package var inMemory = 0
  /// How many have a file.
  package var onDisk = 0
  /// About how many bytes of memory those take, as `--worlds-max-bytes` bounds it, without the default one.
  package var memoryBytes = 0
  /// Bytes of the files.
  package var diskBytes: Int64 = 0
}

extension Worlds {
  /// What they take now: as many numbers for ten thousand worlds as for one.
  package var totals: WorldTotals {
    let (named, bytes) = others.withLock { o in (Array(o.byName.values), o.bytes) }
    var totals = WorldTotals(memoryBytes: bytes)
    for world in [standard] + named {
      guard world.database.path != nil else {
        totals.inMemory += 1
        continue
      }
      totals.onDisk += 1
      totals.diskBytes += (try? world.database.bytes()) ?? 0
    }
    return totals
  }
}
