import HTTPTransport
import Server
import Simulator
import Tid

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What `serve` was asked for where a team shares it, or several stand behind a router (`docs/shared.md`).
struct SharedOptions {
  static let options = [
    Option("drain", "TIME", nil, "SIGTERM: serve on, unready, until nobody asks, at most so long: 10s")
  ]

  /// Milliseconds that SIGTERM drains at most; nil stops at once.
  let drain: Int64?

  init(_ a: Arguments) throws(UsageError) {
    drain = try Self.drain(a)
  }

  private static func drain(_ a: Arguments) throws(UsageError) -> Int64? {
    guard let text = a.text("drain") else { return nil }
    let given = WaitCommand.milliseconds(text) ?? (try? Tidslangd(text).millisekunder)
    guard let given, (1000...3_600_000).contains(given) else {
      throw a.wrong("drain", "valid is a time from a second to an hour, such as 10s, 2m or PT10S")
    }
    return given
  }
}

/// The end of a server that a router leads to.
enum Draining {
  /// Microseconds without a call of the API after which nobody asks any more.
  private static let quiet: Int64 = 1_000_000
  /// Microseconds between two looks.
  private static let pause: useconds_t = 20_000

  /// Returns when nothing is under way and nobody asks, the time is over, or the next signal has come.
  ///
  /// - Parameter most: milliseconds.
  static func run(_ serving: Serving, most: Int64) {
    serving.application.beginDrain()
    for listener in serving.listeners { listener.drain() }
    let clock = SystemTime.machine
    let end = clock.elapsed() + most * 1000
    while clock.elapsed() < end, !Signals.isPending {
      if serving.listeners.allSatisfy(\.isIdle), serving.application.quiet >= quiet { return }
      usleep(pause)
    }
    if Signals.isPending { _ = Signals.receive() }
  }
}
