import Texts

/// Text that came over the wire, as it can be shown: at most 2,000 bytes, on one line, so that no request can write
/// lines of its own.
func printable(_ text: String) -> String {
  (text.utf8.count > 2000 ? String(text.prefix(2000)) + "…" : text).visible
}
