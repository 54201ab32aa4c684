/// A Swift file taken apart into code, string literals and comments, well enough for rules about text.
///
/// Regex literals are not understood; the sources have none.
struct SwiftText {
  /// The file as the reader of a violation knows it, such as `Sources/Tid/Datum.swift`.
  let file: String
  /// The lines as written.
  let lines: [String]
  /// The lines with strings and comments blanked; columns are those of `lines`, in UTF-8.
  private(set) var code: [[UInt8]]
  /// The text of comments, line by line, with its `//` or `///`.
  private(set) var comments: [String]
  /// The text of string literals, without what is interpolated, with the line on which each piece stands.
  private(set) var strings: [(line: Int, text: String)] = []

  /// The name of the room, where the file lies in one.
  var room: String? {
    let parts = file.split(separator: "/")
    return parts.count > 2 && ["Sources", "Plugins"].contains(parts[0]) ? String(parts[1]) : nil
  }

  init(file: String, text: String) {
    self.file = file
    var lexer = Lexer(bytes: Array(text.utf8))
    lexer.run()
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    code = lexer.code.split(separator: newline, omittingEmptySubsequences: false).map(Array.init)
    comments = lexer.comment.split(separator: newline, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self).trimmed
    }
    strings = lexer.strings
  }

  /// A line's code as text, from index 0.
  func codeText(_ line: Int) -> String { String(decoding: code[line], as: UTF8.self) }

  /// Every name and keyword of the code.
  var words: Set<String> {
    Set(
      code.indices.flatMap { line in
        codeText(line).split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
      })
  }
}

private let newline = UInt8(ascii: "\n")
private let quote = UInt8(ascii: "\"")
private let hash = UInt8(ascii: "#")
private let slash = UInt8(ascii: "/")
private let star = UInt8(ascii: "*")
private let backslash = UInt8(ascii: "\\")

/// Copies a file's bytes twice, once with all but code blanked and once with all but comments blanked.
private struct Lexer {
  /// What the innermost open bracket of a string interpolation belongs to.
  private struct Literal {
    var hashes: Int
    var multiline: Bool
    /// Open round brackets of the interpolation that is being read.
    var depth = 0
  }

  let bytes: [UInt8]
  var code: [UInt8]
  var comment: [UInt8]
  var strings: [(line: Int, text: String)] = []
  private var at = 0
  private var line = 0
  private var open: [Literal] = []
  private var piece: [UInt8] = []

  init(bytes: [UInt8]) {
    self.bytes = bytes
    code = bytes
    comment = bytes.map { $0 == newline ? newline : UInt8(ascii: " ") }
  }

  mutating func run() {
    while at < bytes.count {
      switch bytes[at] {
      case slash where peek(1) == slash: lineComment()
      case slash where peek(1) == star: blockComment()
      case quote,
        hash where startsString:
        openString()
      case UInt8(ascii: "(") where !open.isEmpty:
        open[open.count - 1].depth += 1
        step()
      case UInt8(ascii: ")") where !open.isEmpty:
        open[open.count - 1].depth -= 1
        step()
        if open[open.count - 1].depth == 0 { readString() }
      default: step()
      }
    }
  }

  private func peek(_ n: Int) -> UInt8? { at + n < bytes.count ? bytes[at + n] : nil }

  /// Whether a run of `#` here ends in a quote.
  private var startsString: Bool {
    var n = at
    while n < bytes.count, bytes[n] == hash { n += 1 }
    return n < bytes.count && bytes[n] == quote
  }

  private mutating func step() {
    if bytes[at] == newline { line += 1 }
    at += 1
  }

  private mutating func blank() {
    if bytes[at] != newline { code[at] = UInt8(ascii: " ") }
    step()
  }

  private mutating func takeComment() {
    if bytes[at] != newline { comment[at] = bytes[at] }
    blank()
  }

  private mutating func lineComment() {
    while at < bytes.count, bytes[at] != newline { takeComment() }
  }

  private mutating func blockComment() {
    var depth = 0
    repeat {
      if bytes[at] == slash, peek(1) == star {
        depth += 1
        takeComment()
      } else if bytes[at] == star, peek(1) == slash {
        depth -= 1
        takeComment()
      }
      takeComment()
    } while at < bytes.count && depth > 0
  }

  private mutating func openString() {
    var hashes = 0
    while bytes[at] == hash {
      hashes += 1
      blank()
    }
    let multiline = peek(1) == quote && peek(2) == quote
    for _ in 0..<(multiline ? 3 : 1) { blank() }
    open.append(Literal(hashes: hashes, multiline: multiline))
    readString()
  }

  /// Reads the innermost literal up to its end or its next interpolation.
  private mutating func readString() {
    let literal = open[open.count - 1]
    let escape = [backslash] + Array(repeating: hash, count: literal.hashes)
    let end = Array(repeating: quote, count: literal.multiline ? 3 : 1) + Array(repeating: hash, count: literal.hashes)
    while at < bytes.count {
      if bytes[at...].starts(with: end) {
        for _ in end { blank() }
        endPiece()
        open.removeLast()
        return
      }
      if bytes[at...].starts(with: escape) {
        for _ in escape { blank() }
        guard at < bytes.count else { break }
        if bytes[at] == UInt8(ascii: "(") {
          endPiece()
          open[open.count - 1].depth = 1
          step()
          return
        }
        take()
      } else {
        if bytes[at] == newline { endPiece() }
        take()
      }
    }
    endPiece()
    open.removeLast()
  }

  private mutating func take() {
    if bytes[at] != newline { piece.append(bytes[at]) }
    blank()
  }

  private mutating func endPiece() {
    if !piece.isEmpty { strings.append((line, String(decoding: piece, as: UTF8.self))) }
    piece = []
  }
}

extension StringProtocol {
  /// Without the blanks at both ends.
  var trimmed: String {
    let body = drop { $0 == " " || $0 == "\t" || $0 == "\r" }
    guard let last = body.lastIndex(where: { $0 != " " && $0 != "\t" && $0 != "\r" }) else { return "" }
    return String(body[...last])
  }
}
