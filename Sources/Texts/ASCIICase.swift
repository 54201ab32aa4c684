extension StringProtocol {
  /// A to Z in lower case, and every other character as it is: for names that count without regard to case in a
  /// protocol. Swift's `lowercased()` makes a plain k of the Kelvin sign.
  package var asciiLowercased: String { mapped(from: UInt8(ascii: "A"), to: UInt8(ascii: "Z"), by: 32) }

  /// a to z in upper case, and every other character as it is.
  package var asciiUppercased: String { mapped(from: UInt8(ascii: "a"), to: UInt8(ascii: "z"), by: 0 &- 32) }

  private func mapped(from low: UInt8, to high: UInt8, by step: UInt8) -> String {
    guard utf8.contains(where: { $0 >= low && $0 <= high }) else { return String(self) }
    return String(decoding: utf8.map { $0 >= low && $0 <= high ? $0 &+ step : $0 }, as: UTF8.self)
  }

  /// A to Z and the capital letters of Latin-1, Å, Ä and Ö among them, in lower case, and every other character as it
  /// is: for words that people write.
  package var latinLowercased: String {
    String(
      String.UnicodeScalarView(
        asciiLowercased.unicodeScalars.map { scalar in
          let isCapital = (0xC0...0xDE).contains(scalar.value) && scalar.value != 0xD7
          return isCapital ? Unicode.Scalar(scalar.value + 32) ?? scalar : scalar
        }))
  }

  /// Whether both differ at most in the case of A to Z.
  package func isSameIgnoringASCIICase(_ other: some StringProtocol) -> Bool {
    utf8.count == other.utf8.count && zip(utf8, other.utf8).allSatisfy { $0 == $1 || lower($0) == lower($1) }
  }

  private func lower(_ byte: UInt8) -> UInt8 {
    byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte + 32 : byte
  }

  /// Whether it begins with exactly these characters.
  package func begins(with prefix: some StringProtocol) -> Bool { utf8.starts(with: prefix.utf8) }
}

extension [(name: String, value: String)] {
  /// The first value of that name in any case of A to Z, as of a header field.
  package func value(named name: String) -> String? { first { $0.name.isSameIgnoringASCIICase(name) }?.value }
}
