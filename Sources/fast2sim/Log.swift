import Rules
import Simulator
import Traffic

/// The server's log of requests, on standard error.
struct Log: Sendable {
  /// Which requests are logged.
  enum Scope: String, Sendable, CaseIterable {
    /// Every one.
    case all
    /// Those that have notes or were refused.
    case notes
    case off
  }

  private let scope: Scope

  init(_ scope: Scope) { self.scope = scope }

  /// Logs an exchange; an unexpected error is always logged, with its cause.
  func write(_ exchange: Exchange, cause: (any Error)?) {
    if let cause {
      Console.log(
        "\(exchange.logLines)\n  internal error: \(Secrets.text(String(describing: cause), exchange.secrets))")
      return
    }
    switch scope {
    case .all: Console.log(exchange.logLines)
    case .notes: if !exchange.remarks.isEmpty { Console.log(exchange.logLines) }
    case .off: break
    }
  }

  /// Logs that a world went; what only was touched is worth a line where every request is.
  @Sendable
  func write(_ gone: WorldGone) {
    switch scope {
    case .all: break
    case .notes: guard gone.level >= .warning else { return }
    case .off: return
    }
    Console.log("fast2sim: \(gone.text)")
  }
}
