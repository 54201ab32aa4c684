package import Rules

/// What an exchange shows of a note or a refusal: a code, how serious it is, a sentence, and what to do about it.
package struct Remark: Sendable, Equatable {
  /// A code of `NoteCode` or `RefusalCode`.
  package var code: String
  /// How much the caller should care.
  package var level: NoteLevel
  /// What was seen, with the values.
  package var text: String
  /// What the caller should do; may be empty.
  package var hint: String
  /// The rule behind it.
  package var rule: Rule

  package init(_ note: Note) {
    code = note.code.rawValue
    level = note.level
    text = note.text
    hint = note.hint
    rule = note.rule
  }

  package init(_ refusal: Refusal) {
    code = refusal.code.rawValue
    level = .error
    text = refusal.message
    hint = refusal.hint
    rule = refusal.rule
  }
}
