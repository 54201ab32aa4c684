import Texts

extension Percent {
  /// The text that was encoded, but for a slash, which would otherwise be taken for one that separates.
  static func decoded(_ text: some StringProtocol) -> String { Percent.text(text, keeping: UInt8(ascii: "/")) }

  /// A text that is encoded, as it stands in a path or, with `isForm`, in a form.
  static func encoded(_ bytes: [UInt8], isForm: Bool = false) -> [UInt8] {
    let encoded = Percent.encoded(bytes) {
      $0 < 0x80 && SecretScanner.isWord($0) && $0 != UInt8(ascii: "%") || isForm && $0 == UInt8(ascii: " ")
    }
    return isForm ? encoded.map { $0 == UInt8(ascii: " ") ? UInt8(ascii: "+") : $0 } : encoded
  }
}
