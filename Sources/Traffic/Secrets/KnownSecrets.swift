package import Texts

/// Values that are secret in one world, whatever name they stand under: passwords and secrets of its seed. They only
/// grow, so that what was a secret yesterday is not shown today; bounded.
package struct SecretValues: Sendable {
  /// Found as whole words.
  private(set) var words = SecretWords()
  /// Found by looking for each: what is no word; in the row of its first byte. No rows where there are none.
  private(set) var others: [[[UInt8]]] = []
  private var otherCount = 0
  /// Whether one of those is of nothing but what plain paths are made of.
  private var hasPath = false

  private static let mostWords = 20_000
  private static let mostOthers = 4000
  /// A shorter one would be found where it is none.
  private static let shortest = 6

  /// None at first.
  package init() {}

  /// Learns secrets.
  ///
  /// - Parameter open: texts that everybody may see; a secret that is one of them, or a word that stands for secrets,
  ///   can't be told from what it is not.
  package mutating func learn(_ secrets: some Sequence<Text>, except open: Set<Text> = []) {
    for secret in secrets {
      let bytes = Array(secret.utf8)
      let isNumber = bytes.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
      guard bytes.count >= (isNumber ? 8 : Self.shortest), !open.contains(secret), !SecretNames.isName(secret.string)
      else {
        continue
      }
      if bytes.allSatisfy(SecretScanner.isWord) {
        if words.count < Self.mostWords { words.insert(secret.string, bytes) }
        continue
      }
      if others.isEmpty { others = Array(repeating: [], count: Self.rows) }
      for form in [bytes, Percent.encoded(bytes), Percent.encoded(bytes, isForm: true), Self.escaped(bytes)]
      where otherCount < Self.mostOthers && !others[Self.row(form[0])].contains(form) {
        others[Self.row(form[0])].append(form)
        hasPath = hasPath || form.allSatisfy(Self.isOfPath)
        otherCount += 1
      }
    }
  }

  /// Secrets are kept in as many rows, by their first byte, for a text has few bytes that one begins with.
  static let rows = 32

  /// The row of what begins with a byte.
  static func row(_ first: UInt8) -> Int { Int(first) % rows }

  /// Whether a text is a path of plain words, none of which can be known. Then nothing in it is a secret: it has no
  /// value of a name, and a token has full stops. Most targets are such, and need not be gone through.
  func isOpen(path: String) -> Bool {
    guard !hasPath else { return false }
    return path.utf8.withContiguousStorageIfAvailable { bytes in
      var start = 0
      for (place, byte) in bytes.enumerated() where byte == Self.slash {
        if words.mayHold(bytes[start..<place]) { return false }
        start = place + 1
      }
      return !words.mayHold(bytes[start...]) && bytes.allSatisfy(Self.isOfPath)
    } ?? false
  }

  private static let slash = UInt8(ascii: "/")

  private static func isOfPath(_ byte: UInt8) -> Bool {
    byte.isAlphanumeric || byte == slash || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }

  /// As it stands in JSON.
  private static func escaped(_ bytes: [UInt8]) -> [UInt8] {
    bytes.flatMap { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") ? [UInt8(ascii: "\\"), $0] : [$0] }
  }
}

/// Secrets that are found as whole words.
struct SecretWords: Sendable {
  private var words: Set<String> = []
  /// How long those of each row are, a bit for each length: most words of a text are as long as none of them, and need
  /// not be looked up. No rows where there are no words.
  private var lengths: [UInt64] = []

  /// How many there are.
  var count: Int { words.count }

  /// - Parameter bytes: those of the word.
  mutating func insert(_ word: String, _ bytes: [UInt8]) {
    words.insert(word)
    if lengths.isEmpty { lengths = Array(repeating: 0, count: SecretValues.rows) }
    if bytes.allSatisfy({ $0 < 0x80 }) {
      lengths[SecretValues.row(bytes[0])] |= Self.bit(bytes.count)
    } else {
      // It is the same word with other bytes: the Kelvin sign and K.
      lengths = Array(repeating: .max, count: SecretValues.rows)
    }
  }

  /// Whether a part of a text is one of them, as it stands or without its encoding.
  func holds(_ part: ArraySlice<UInt8>) -> Bool {
    guard !lengths.isEmpty, mayHold(part) || part.contains(where: { $0 >= 0x80 || $0 == Self.percent }) else {
      return false
    }
    let word = String(decoding: part, as: UTF8.self)
    return words.contains(word) || part.contains(Self.percent) && words.contains(Percent.decoded(word))
  }

  /// Whether one of them begins like that and is as long; of ASCII without an encoding no other can be it.
  func mayHold(_ part: some RandomAccessCollection<UInt8>) -> Bool {
    guard let first = part.first, !lengths.isEmpty else { return false }
    return lengths[SecretValues.row(first)] & Self.bit(part.count) != 0
  }

  private static let percent = UInt8(ascii: "%")
  private static func bit(_ length: Int) -> UInt64 { 1 << UInt64(min(length, 63)) }
}

/// The secrets of one world, as they are when something is shown.
package final class KnownSecrets: Sendable, Equatable {
  /// The values as they are now.
  let values: @Sendable () -> SecretValues

  /// - Parameter values: is asked whenever something is shown.
  package init(_ values: @escaping @Sendable () -> SecretValues) { self.values = values }

  /// Makes sure that what is secret now is known from now on.
  package func learn() { _ = values() }

  /// Of nobody.
  package static let none = KnownSecrets { SecretValues() }

  package static func == (a: KnownSecrets, b: KnownSecrets) -> Bool { a === b }
}
