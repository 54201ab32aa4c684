/// The name of a field in the text of a refusal or a note.
///
/// A contract may call it otherwise, and so may the request (rule 1.2): in a text it stands between two marks, so that
/// whoever knows both can put the right name in its place. Where nobody does, it reads as the published contract has
/// it.
package struct FieldName: Sendable, Hashable, CustomStringConvertible {
  /// In the published contract.
  package let published: String

  package init(_ published: String) { self.published = published }

  // Two code points for private use, which no text that is meant to be read has.
  private static let opening: Unicode.Scalar = "\u{F2F20}"
  private static let closing: Unicode.Scalar = "\u{F2F21}"

  /// Between its marks.
  package var description: String { "\(Self.opening)\(published)\(Self.closing)" }

  /// Whether a text names any field.
  package static func isNamed(in text: String) -> Bool { text.unicodeScalars.contains(opening) }

  /// A text with `name` of each field in its place, and without marks.
  package static func resolved(_ text: String, _ name: (FieldName) -> String = \.published) -> String {
    guard isNamed(in: text) else { return text }
    var shown = String.UnicodeScalarView()
    var pending: String.UnicodeScalarView?
    for scalar in text.unicodeScalars {
      switch scalar {
      case opening:
        if let pending { shown += pending }
        pending = String.UnicodeScalarView()
      case closing:
        if let open = pending { shown += name(FieldName(String(open))).unicodeScalars }
        pending = nil
      default: if pending == nil { shown.append(scalar) } else { pending?.append(scalar) }
      }
    }
    if let pending { shown += pending }
    return String(shown)
  }
}
