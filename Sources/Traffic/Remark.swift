package import Rules

/// What an exchange shows of a note or a refusal: a code, how serious it is, a sentence, and what to do about it.
package struct Remark: Sendable, Equatable {
  /// A code of `NoteCode` or `RefusalCode`.
  package var code: String
  /// How much the caller should care.
  package var level: NoteLevel
  private let said: String
  private let advice: String
  private let secrets: KnownSecrets
  /// The rule behind it.
  package var rule: Rule

  /// What was seen, with the values that may be shown.
  package var text: String { Secrets.text(said, secrets) }
  /// What the caller should do; may be empty.
  package var hint: String { Secrets.text(advice, secrets) }
  /// Bytes of both.
  var byteCount: Int { said.utf8.count + advice.utf8.count }

  /// - Parameter secrets: what the world of the exchange knows to be secret.
  package init(_ note: Note, _ secrets: KnownSecrets = .none) {
    code = note.code.rawValue
    level = note.level
    (said, advice) = (note.text, note.hint)
    self.secrets = secrets
    rule = note.rule
  }

  /// - Parameter secrets: what the world of the exchange knows to be secret.
  package init(_ refusal: Refusal, _ secrets: KnownSecrets = .none) {
    code = refusal.code.rawValue
    level = .error
    (said, advice) = (refusal.message, refusal.hint)
    self.secrets = secrets
    rule = refusal.rule
  }

  /// What was shown before, with its secrets masked.
  init(code: String, level: NoteLevel, text: String, hint: String, rule: Rule) {
    self.code = code
    self.level = level
    (said, advice) = (text, hint)
    secrets = .none
    self.rule = rule
  }
}
