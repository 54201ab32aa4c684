/// Patterns with `*`, as in names of files.
///
/// Every part of the pattern is laid once over every place of the text, so that no pattern, however many stars it has,
/// costs more than the product of the two lengths.
enum Glob {
  private enum Part {
    case byte(UInt8)
    /// Anything without a separator.
    case within
    case anything
    /// Any number of whole segments, each with its separator.
    case segments
  }

  /// - Parameter separator: what one `*` does not go past, and two do; nil lets one go past everything.
  static func matches(_ pattern: String, _ text: String, separator: UInt8?) -> Bool {
    let text = Array(text.utf8)
    var reached = [true] + Array(repeating: false, count: text.count)
    for part in parts(Array(pattern.utf8), separator) {
      var next = Array(repeating: false, count: reached.count)
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
      reached = next
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
