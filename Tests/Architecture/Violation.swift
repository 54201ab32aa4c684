/// A place where a file breaks a law of the house, and what to do about it.
struct Violation: Equatable, CustomStringConvertible {
  let file: String
  /// From 1.
  let line: Int
  let text: String

  init(_ source: SwiftText, _ index: Int, _ text: String) {
    file = source.file
    line = index + 1
    self.text = text
  }

  init(file: String, line: Int, _ text: String) {
    self.file = file
    self.line = line
    self.text = text
  }

  var description: String { "\(file):\(line): \(text)" }
}

/// Whether a byte can stand in an identifier; every byte of a character outside ASCII can.
func isWord(_ byte: UInt8) -> Bool {
  (byte >= 48 && byte <= 57) || (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122) || byte == 95 || byte >= 128
}

/// A word or a single sign of a line of code.
struct Token: Equatable {
  let text: String
  /// Where it begins in the line.
  let column: Int
}

/// The words and signs of a line of code, without blanks.
func tokens(_ code: [UInt8]) -> [Token] {
  var tokens: [Token] = []
  var at = 0
  while at < code.count {
    let start = at
    if isWord(code[at]) {
      while at < code.count, isWord(code[at]) { at += 1 }
    } else {
      at += 1
      if code[start] == 32 || code[start] == 9 || code[start] == 13 { continue }
    }
    tokens.append(Token(text: String(decoding: code[start..<at], as: UTF8.self), column: start))
  }
  return tokens
}
