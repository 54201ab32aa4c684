import JSON
import Rules
import Simulator
import Texts
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

  /// How it is written.
  enum Format: String, Sendable, CaseIterable {
    /// For people: a line, and one more for each remark.
    case text
    /// For programs: an object a line.
    case json
  }

  private let scope: Scope

  init(_ scope: Scope) { self.scope = scope }

  /// Logs an exchange; an unexpected error is always logged, with its cause.
  func write(_ exchange: Exchange, cause: (any Error)?) {
    switch scope {
    case .all: break
    case .notes: guard cause != nil || !exchange.remarks.isEmpty else { return }
    case .off: guard cause != nil else { return }
    }
    let reason = cause.map { Secrets.text(String(describing: $0), exchange.secrets) }
    // Enough for most, so that it is taken from the system once.
    if Console.isJSON {
      var json = JSONWriter(capacity: 1000)
      exchange.writeLog(to: &json, at: SystemTime.machine.now(), cause: reason)
      json.endLine()
      json.out.withBytes(Console.log(lines:))
    } else {
      var text = ByteWriter(capacity: 500)
      exchange.writeLog(to: &text, cause: reason)
      text.append(UInt8(ascii: "\n"))
      text.withBytes(Console.log(lines:))
    }
  }

  /// Logs that a world went; what only was touched is worth a line where every request is.
  func write(_ gone: WorldGone) {
    switch scope {
    case .all: break
    case .notes: guard gone.level >= .warning else { return }
    case .off: return
    }
    Console.log("fast2sim: \(gone.text)")
  }
}
