/// What to say where YAML stops at a path or a name that wants quotes: `{ao: $.list[0].id}` and `{id: ${ao}}` are text
/// to people, and the beginning of a list or a mapping to YAML.
enum QuotingAdvice {
  /// A sentence to put behind the message; empty where the line has no such thing.
  ///
  /// - Parameter line: where the reader stopped, from 1; what it stumbled over may stand on the line before.
  static func about(_ bytes: [UInt8], line: Int) -> String {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for number in [line, line - 1] where lines.indices.contains(number - 1) {
      if let word = unquoted(String(decoding: lines[number - 1], as: UTF8.self)) {
        return "; within {…} and […] this wants quotes: \"\(word)\""
      }
    }
    return ""
  }

  /// The first word of a flow collection that holds `${` or `$.…[` and stands without quotes.
  private static func unquoted(_ line: String) -> String? {
    var quote: Character?
    var depth = 0
    var index = line.startIndex
    while index < line.endIndex {
      let c = line[index]
      if let open = quote {
        if c == open { quote = nil }
      } else if c == "\"" || c == "'" {
        quote = c
      } else if c == "$", depth > 0, let word = word(line[index...]) {
        return word
      } else if c == "{" || c == "[" {
        depth += 1
      } else if c == "}" || c == "]" {
        depth -= 1
      }
      index = line.index(after: index)
    }
    return nil
  }

  private static func word(_ text: Substring) -> String? {
    if text.hasPrefix("${") {
      return text.firstIndex(of: "}").map { String(text[...$0]) }
    }
    guard text.hasPrefix("$.") || text.hasPrefix("$[") else { return nil }
    var end = text.startIndex
    var isInside = false
    while end < text.endIndex {
      let c = text[end]
      if c == "[" { isInside = true }
      if c == "]" {
        guard isInside else { break }
        isInside = false
      }
      if c == "," || c == "}" || c == " " { break }
      end = text.index(after: end)
    }
    let word = String(text[..<end])
    return word.contains("[") ? word : nil
  }
}
