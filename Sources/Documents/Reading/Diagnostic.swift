import Texts

/// A mistake in a document, told to the person who wrote it.
package struct Diagnostic: Sendable, Equatable, CustomStringConvertible {
  /// As it was given by the caller, or found through `include`.
  package var file: String
  /// From 1.
  package var line: Int
  /// From 1, in characters.
  package var column: Int
  /// Where in the document: `resurser[1].inloggning.namn`; empty for the document itself.
  package var path: String
  /// What is wrong, what was found there, and what would be valid; one sentence or two.
  package var message: String
  /// What was probably meant.
  package var suggestion: String?

  /// `file:line:column: path: message (did you mean …?)`; one line, whatever is
  /// in the file.
  package var description: String {
    let place = "\(file):\(line):\(column): " + (path.isEmpty ? "" : "\(path): ")
    return (place + message + (suggestion.map { " (did you mean \($0)?)" } ?? "")).visible
  }
}
