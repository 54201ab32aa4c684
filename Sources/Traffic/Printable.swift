/// Text that came over the wire, as it can be shown: at most 2,000 bytes, and `?` for what a terminal or a pager acts
/// on instead of showing it, so that no request can write lines of its own.
func printable(_ text: String) -> String {
  let shown = text.utf8.count > 2000 ? String(text.prefix(2000)) + "…" : text
  guard shown.unicodeScalars.contains(where: steers) else { return shown }
  return String(String.UnicodeScalarView(shown.unicodeScalars.map { steers($0) ? "?" : $0 }))
}

/// Whether a terminal or a pager acts on a character instead of showing it.
private func steers(_ scalar: Unicode.Scalar) -> Bool {
  if scalar.value >= 32 && scalar.value < 127 { return false }
  return switch scalar.properties.generalCategory {
  case .control, .format, .lineSeparator, .paragraphSeparator: true
  default: false
  }
}
