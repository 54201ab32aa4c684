/// Words to be found in texts, whatever the case of A to Z and of the letters of Latin-1.
package struct Mention: Sendable {
  private let words: [[UInt8]]

  /// - Parameter text: words with blanks between them; each must be found.
  package init(_ text: String) {
    words = text.latinLowercased.utf8.split(separator: UInt8(ascii: " ")).map(Array.init)
  }

  /// Whether every word is somewhere in one of the texts.
  package func isIn(_ texts: [String?]) -> Bool {
    // A line feed between them, which no word has: what ends one text and begins the next is no hit.
    let all = Array(texts.compactMap { $0 }.joined(separator: "\n").latinLowercased.utf8)
    return words.allSatisfy { Self.isFound($0, in: all) }
  }

  private static func isFound(_ word: [UInt8], in text: [UInt8]) -> Bool {
    guard let first = word.first, text.count >= word.count else { return word.isEmpty }
    for start in 0...(text.count - word.count) where text[start] == first {
      if text[start..<(start + word.count)].elementsEqual(word) { return true }
    }
    return false
  }
}
