package import Texts

/// Values that are secret in one world, whatever name they stand under: passwords and secrets of its seed. They only
/// grow, so that what was a secret yesterday is not shown today; bounded.
package struct SecretValues: Sendable {
  /// Found as whole words.
  private(set) var words: Set<String> = []
  /// Found by looking for each: what is no word; by its first byte.
  private(set) var others: [UInt8: [[UInt8]]] = [:]
  private var otherCount = 0

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
        if words.count < Self.mostWords { words.insert(secret.string) }
        continue
      }
      for form in [bytes, Percent.encoded(bytes), Percent.encoded(bytes, isForm: true), Self.escaped(bytes)]
      where otherCount < Self.mostOthers && !(others[form[0]]?.contains(form) ?? false) {
        others[form[0], default: []].append(form)
        otherCount += 1
      }
    }
  }

  /// As it stands in JSON.
  private static func escaped(_ bytes: [UInt8]) -> [UInt8] {
    bytes.flatMap { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") ? [UInt8(ascii: "\\"), $0] : [$0] }
  }
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
