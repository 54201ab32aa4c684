/// What becomes of what a note is about (rule control 4.3).
package enum NoteMode: String, Sendable, CaseIterable {
  /// Nobody is told.
  case ignore
  /// The request is answered, and the note is left.
  case note
  /// The request is refused.
  case refuse
}
