/// How much of what could be let pass with a note is refused (rule 1.9).
package enum Strictness: String, Sendable, CaseIterable {
  /// Nothing: it is noted.
  case lenient
  /// What the real system is known to refuse, and nothing else: what a client has to pass before it goes live.
  case fast2
  /// Every warning.
  case strict

  /// Reads a level, or the switch that there was before there were levels.
  package init?(reading text: String) {
    switch text {
    case "true": self = .strict
    case "false": self = .lenient
    default: self.init(rawValue: text)
    }
  }
}

extension NoteCode {
  /// Whether a request that earns this note is refused: what it has said itself is wrong. A habit of the client's is no
  /// fault of the request that shows it, and a fault rule is not the client's at all.
  package func isRefused(at strictness: Strictness) -> Bool {
    switch strictness {
    case .lenient: false
    // An unknown field and an unknown code are refused at every level.
    case .fast2: self == .aliasUsed
    case .strict: level == .warning && !Self.ofOthers.contains(self)
    }
  }

  /// What no single request of the client's has said itself.
  private static let ofOthers: Set<NoteCode> = [
    .loginEveryCall, .refreshUnused, .manyReads, .faultNotCompared, .patchChangedNothing,
  ]
}
