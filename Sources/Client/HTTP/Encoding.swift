import Texts

/// How texts are written into requests.
package enum Encoding {
  /// Percent-encodes all but the letters, digits and `-._~` of ASCII: for a value in a path, a query or a form.
  package static func percent(_ text: String) -> String {
    encoded(text) { $0.isOfPlainName || $0 == UInt8(ascii: "~") }
  }

  /// Percent-encodes what can't stand in a URL at all, and leaves the rest, encodings too, as it is written.
  package static func url(_ text: String) -> String {
    encoded(text) { $0 > 0x20 && $0 < 0x7F && !"\"<>\\^`{|}".utf8.contains($0) }
  }

  /// `a=b&c=d`, both percent-encoded.
  package static func form(_ pairs: [(name: String, value: String)]) -> String {
    pairs.map { "\(percent($0.name))=\(percent($0.value))" }.joined(separator: "&")
  }

  private static func encoded(_ text: String, _ stays: (UInt8) -> Bool) -> String {
    String(decoding: Percent.encoded(text.utf8, stays), as: UTF8.self)
  }
}
