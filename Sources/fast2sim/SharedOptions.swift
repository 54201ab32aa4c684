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
    Option("admin-port", "N", nil, "/_sim and its page there, the API alone at --port; 0 takes a free one"),
    Option("key-secret-file", "FILE", nil, "token keys follow from it, so that each server knows all tokens"),
    Option("log-format", "FORMAT", "text", "json: what is said is an object a line, for programs"),
    Option("drain", "TIME", nil, "SIGTERM: serve on, unready, until nobody asks, at most so long: 10s"),
  ]

  /// Milliseconds that SIGTERM drains at most; nil stops at once.
  let drain: Int64?
  /// Where `/_sim` is to be, apart from the API; nil shows both at one port.
  let adminPort: Int?
  /// What token keys are to follow from; nil draws a secret for the database.
  let secret: [UInt8]?
  /// How what is said is written.
  let logFormat: Log.Format

  init(_ a: Arguments) throws(UsageError) {
    drain = try Self.drain(a)
    adminPort = a.text("admin-port") == nil ? nil : try a.number("admin-port", 0, in: 0...65_535)
    secret = try a.text("key-secret-file").map { (file) throws(UsageError) in try Self.secret(file) }
    logFormat = try a.choice("log-format", .text)
  }

  /// The secret in a file, without blanks and line ends around it.
  ///
  /// - Throws: where it can't be read, or could be guessed.
  private static func secret(_ file: String) throws(UsageError) -> [UInt8] {
    guard let bytes = Files.read(file) else { throw Files.unreadable(file) }
    func isBlank(_ byte: UInt8) -> Bool { byte == 10 || byte == 13 || byte == 32 || byte == 9 }
    let secret = Array(Array(bytes.drop(while: isBlank).reversed()).drop(while: isBlank).reversed())
    guard (32...4096).contains(secret.count) else {
      throw UsageError(
        message: "\(file) has \(secret.count) bytes; a secret has 32 to 4096, such as openssl rand -hex 32 writes")
    }
    return secret
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

  /// Returns when nothing is under way and nobody asks, the time is over, or a signal ends it early: the first SIGTERM
  /// after a call that has begun it does not, since whoever stops a server by a hook and then by a signal means one
  /// end.
  ///
  /// - Parameter most: milliseconds.
  static func run(_ serving: Serving, most: Int64) {
    var isExpected = !serving.application.beginDrain(most: most)
    for listener in serving.listeners { listener.drain() }
    let clock = SystemTime.machine
    let end = clock.elapsed() + most * 1000
    while clock.elapsed() < end {
      if Signals.isPending {
        guard Signals.receive() == SIGTERM, isExpected else { return }
        isExpected = false
      }
      if serving.listeners.allSatisfy(\.isIdle), serving.application.quiet >= quiet { return }
      usleep(pause)
    }
  }
}
