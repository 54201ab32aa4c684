/// A pattern with `*`, as in names of files.
///
/// Every part of it is laid once over every place of the text, so that no pattern, however many stars it has, costs
/// more than the product of the two lengths; and that is bounded.
package struct Glob: Sendable {
  private enum Part {
    case byte(UInt8)
    /// Anything without a separator.
    case within
    case anything
    /// Any number of whole segments, each with its separator.
    case segments
  }

  /// The product of the lengths of pattern and text.
  static let maxProduct = 4 << 20

  /// As it was written.
  package let text: String
  /// It has a star.
  package let isOpen: Bool
  private let separator: UInt8?
  private let parts: [Part]

  /// - Parameter separator: what one `*` does not go past, and two do; nil lets one go past everything.
  package init(_ text: String, separator: UInt8?) {
    self.text = text
    self.separator = separator
    isOpen = text.utf8.contains(UInt8(ascii: "*"))
    parts = isOpen ? Self.parts(Array(text.utf8), separator) : []
  }

  /// Whether it fits a whole text. A bound that is met counts as no, and is a reason of the work.
  package func fits(_ text: String, _ work: inout Work) -> Bool {
    guard isOpen else { return text.utf8.elementsEqual(self.text.utf8) }
    let bytes = Array(text.utf8)
    let product = parts.count * bytes.count
    guard product <= Self.maxProduct else {
      work.giveUp("\(self.text.prefix(60)) and a text of \(bytes.count) bytes are too long to be compared")
      return false
    }
    guard work.spend(1 + product >> 5) else { return false }
    return fits(bytes)
  }

  private func fits(_ text: [UInt8]) -> Bool {
    var reached = [true] + Array(repeating: false, count: text.count)
    var next = Array(repeating: false, count: reached.count)
    for part in parts {
      var isAnyBefore = false
      for place in reached.indices {
        let before = place > 0 ? text[place - 1] : 0
        switch part {
        case .byte(let byte): next[place] = place > 0 && reached[place - 1] && before == byte
        case .within: next[place] = reached[place] || place > 0 && next[place - 1] && before != separator
        case .anything: next[place] = reached[place] || place > 0 && next[place - 1]
        case .segments: next[place] = reached[place] || isAnyBefore && before == separator
        }
        isAnyBefore = isAnyBefore || reached[place]
      }
      // Nothing is reached any more: the usual end of a rule that is not meant.
      guard isAnyBefore else { return false }
      swap(&reached, &next)
    }
    return reached.last ?? false
  }

  private static func parts(_ pattern: [UInt8], _ separator: UInt8?) -> [Part] {
    let star = UInt8(ascii: "*")
    var parts: [Part] = []
    var place = 0
    while place < pattern.count {
      guard pattern[place] == star else {
        parts.append(.byte(pattern[place]))
        place += 1
        continue
      }
      let begins = place == 0 || pattern[place - 1] == separator
      let count = pattern[place...].prefix { $0 == star }.count
      place += count
      if count == 1 {
        parts.append(separator == nil ? .anything : .within)
      } else if begins, let separator, place < pattern.count, pattern[place] == separator {
        parts.append(.segments)
        place += 1
      } else {
        parts.append(.anything)
      }
    }
    return parts
  }
}
