package import Tid

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The machine's clock: the one place where the product reads what time it is.
package struct SystemTime: Sendable {
  /// Reads the time.
  package let now: @Sendable () -> Tidpunkt
  /// Microseconds by a clock that only runs forward, from an arbitrary start.
  package let elapsed: @Sendable () -> Int64

  package init(now: @escaping @Sendable () -> Tidpunkt, elapsed: @escaping @Sendable () -> Int64) {
    self.now = now
    self.elapsed = elapsed
  }

  /// The clocks of the machine.
  package static let machine = SystemTime(
    now: {
      let t = read(CLOCK_REALTIME)
      return Tidpunkt(millisekunder: Int64(t.tv_sec) * 1000 + Int64(t.tv_nsec) / 1_000_000)
    },
    elapsed: {
      let t = read(CLOCK_MONOTONIC)
      return Int64(t.tv_sec) * 1_000_000 + Int64(t.tv_nsec) / 1000
    })

  private static func read(_ clock: clockid_t) -> timespec {
    var t = timespec()
    clock_gettime(clock, &t)
    return t
  }
}

/// A world's clock: it follows the machine's at a distance, or stands still (`control.md` 1.6).
package struct Clock: Sendable, Equatable {
  /// Milliseconds that the world is ahead of the machine while it runs.
  package var offset: Int64
  /// Where it stands; nil while it runs.
  package var frozen: Tidpunkt?

  package init(offset: Int64 = 0, frozen: Tidpunkt? = nil) {
    self.offset = offset
    self.frozen = frozen
  }

  /// What the clock shows when the machine's shows `system`.
  package func now(_ system: Tidpunkt) -> Tidpunkt {
    frozen ?? Tidpunkt(millisekunder: system.millisekunder + offset)
  }

  /// Sets what it shows; it runs on, or stands, as before.
  package mutating func set(_ now: Tidpunkt, _ system: Tidpunkt) {
    offset = now.millisekunder - system.millisekunder
    if frozen != nil { frozen = now }
  }

  /// Stops it where it is, or lets it run on from there.
  package mutating func freeze(_ on: Bool, _ system: Tidpunkt) {
    let shown = now(system)
    offset = shown.millisekunder - system.millisekunder
    frozen = on ? shown : nil
  }
}
