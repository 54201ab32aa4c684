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

/// A world's clock: it runs at a rate from where it was last set, or stands still (rule control 1.6).
package struct Clock: Sendable, Equatable {
  /// Thousandths: 1000 runs as the machine's clock does, 60,000 a minute in each of its seconds.
  package static let realRate: Int64 = 1000
  /// The slowest and the fastest, in thousandths: at the latter a day goes by in nine seconds.
  package static let rates: ClosedRange<Int64> = 1...10_000_000

  /// Milliseconds that the world was ahead of the machine at `since`; ever since, where it runs at the real rate.
  package var offset: Int64
  /// Where it stands; nil while it runs.
  package var frozen: Tidpunkt?
  /// How fast it runs, in thousandths.
  package private(set) var rate: Int64
  /// The machine's time from which the rate counts.
  package private(set) var since: Tidpunkt

  package init(
    offset: Int64 = 0, frozen: Tidpunkt? = nil, rate: Int64 = Clock.realRate,
    since: Tidpunkt = Tidpunkt(millisekunder: 0)
  ) {
    self.offset = offset
    self.frozen = frozen
    self.rate = rate
    self.since = since
  }

  /// What the clock shows when the machine's shows `system`.
  package func now(_ system: Tidpunkt) -> Tidpunkt {
    if let frozen { return frozen }
    let real = system.millisekunder + offset
    guard rate != Self.realRate else { return Tidpunkt(millisekunder: real) }
    // A machine that is set years ahead must not make the product overflow.
    let gained = Int128(system.millisekunder - since.millisekunder) * Int128(rate - Self.realRate) / 1000
    return Tidpunkt(millisekunder: Int64(clamping: Int128(real) + gained))
  }

  /// Sets what it shows; it runs on, or stands, as before.
  package mutating func set(_ now: Tidpunkt, _ system: Tidpunkt) {
    offset = now.millisekunder - system.millisekunder
    since = system
    if frozen != nil { frozen = now }
  }

  /// Stops it where it is, or lets it run on from there.
  package mutating func freeze(_ on: Bool, _ system: Tidpunkt) {
    let shown = now(system)
    frozen = on ? shown : nil
    set(shown, system)
  }

  /// Makes it run so fast from where it is; one that stands does so once it is let go.
  ///
  /// - Parameter rate: one of `rates`.
  package mutating func run(_ rate: Int64, _ system: Tidpunkt) {
    set(now(system), system)
    self.rate = rate
  }
}
