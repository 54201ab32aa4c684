/// Percent-encoded text.
enum Percent {
  /// The text that was encoded; what is no encoding stands as it is, and so does a slash, which would otherwise be
  /// taken for one that separates.
  static func decoded(_ text: some StringProtocol) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
    let bytes = Array(text.utf8)
    var decoded: [UInt8] = []
    var place = 0
    while place < bytes.count {
      if bytes[place] == UInt8(ascii: "%"), place + 2 < bytes.count, let high = digit(bytes[place + 1]),
        let low = digit(bytes[place + 2]), high << 4 | low != UInt8(ascii: "/")
      {
        decoded.append(high << 4 | low)
        place += 3
      } else {
        decoded.append(bytes[place])
        place += 1
      }
    }
    return String(decoding: decoded, as: UTF8.self)
  }

  /// A text that is encoded, as it stands in a path or, with `isForm`, in a form.
  static func encoded(_ bytes: [UInt8], isForm: Bool = false) -> [UInt8] {
    bytes.flatMap { byte -> [UInt8] in
      if byte < 0x80, SecretScanner.isWord(byte), byte != UInt8(ascii: "%") { return [byte] }
      if isForm, byte == UInt8(ascii: " ") { return [UInt8(ascii: "+")] }
      let digits = Array("0123456789ABCDEF".utf8)
      return [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
