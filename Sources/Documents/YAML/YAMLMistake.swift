import Texts

/// A mistake in the syntax of a document, in words for whoever wrote it: what libyaml says speaks of its own parts.
struct YAMLMistake {
  /// A place in the text, from 1; columns count characters.
  struct Spot {
    var line: Int
    var column: Int
  }

  /// As libyaml calls it.
  let problem: String
  /// Where it was found.
  let at: Spot
  /// Where what was being read began; nil where the library says nothing of it.
  let begun: Spot?
  /// The document.
  let bytes: [UInt8]

  /// What libyaml finds wrong with a line by itself, and what that means to a person.
  private static let plain: [(problem: String, sentence: String)] = [
    (
      "block sequence entries are not allowed in this context",
      "'-' begins an item of a list, and an item begins a line: put it on a line of its own, or the text in quotes"
    ),
    ("mapping keys are not allowed in this context", "'?' can't stand here: put text that begins with it in quotes"),
    ("did not find expected node content", "a value is missing before this"),
    (
      "found unknown escape character",
      "a backslash in double quotes begins an escape such as \\n: write \\\\ for itself, or take single quotes"
    ),
    (
      "did not find expected alphabetic or numeric character",
      "'&' and '*' begin names in YAML: put text that begins with one in quotes"
    ),
    (
      "did not find expected comment or line break",
      "behind '|' or '>' nothing more stands on the line: the text begins on the next one"
    ),
    ("did not find expected hexdecimal number", "an escape in double quotes needs hexadecimal digits here"),
    ("found invalid Unicode character escape code", "there is no character of this number"),
    ("found unexpected document indicator", "'---' or '...' begins a line within quotes: the quotes do not end"),
    ("did not find expected <document start>", "a second document begins here; one file is one document"),
    ("found incompatible YAML document", "the line with %YAML names a version that is not 1.1 or 1.2: leave it out"),
    ("found a tab character that violates indentation", tab),
    ("found a tab character where an indentation space is expected", tab),
    (
      "control characters are not allowed", "a control character: write it as an escape in double quotes, such as \\x1B"
    ),
  ]

  private static let tab = "a tab: lines are indented with blanks"

  /// One sentence, without a point at its end.
  var sentence: String {
    switch problem {
    case "did not find expected key": notAKey
    case "did not find expected '-' indicator": notAnItem
    case "mapping values are not allowed in this context": strayColon
    case "could not find expected ':'":
      "line \(begun?.line ?? at.line) has a word without a colon and a blank behind it: a key is written key: value"
    case "found unexpected end of stream": "the quotes that begin on line \(begun?.line ?? at.line) do not end"
    case "did not find expected ',' or '}'": open("}", "{")
    case "did not find expected ',' or ']'": open("]", "[")
    case "found character that cannot start any token": character
    case let word where word.holds("directive"):
      "a line that begins with % is no part of this format: put the text in quotes"
    case let word where word.holds("tag") || word.holds("URI"): "tags (!…) are not part of this format"
    default: Self.plain.first { $0.problem == problem }?.sentence ?? "this can't be read (\(problem))"
    }
  }

  // MARK: Indentation

  /// A line that is none of the keys it stands among.
  private var notAKey: String {
    guard isFirstOnLine else {
      return "something stands behind a value that has ended: put the whole value in quotes, or it on a line of its own"
    }
    guard let begun else { return "this line is not indented like the ones that it belongs to" }
    if begun.column == at.column {
      return first == "-"
        ? "'-' begins an item of a list, and at this indentation there are keys since line \(begun.line)"
        : "a key is wanted here, among those that begin on line \(begun.line)"
    }
    return "this line is indented by \(Self.blanks(at)), the keys that it stands among by \(Self.blanks(begun)) since "
      + "line \(begun.line): indent it like them, or like what it belongs to"
  }

  /// A line that is no item of the list it stands in.
  private var notAnItem: String {
    guard let begun else { return "an item of this list begins with '-'" }
    let words = "this line stands in the list that begins on line \(begun.line), and does not begin with '-'"
    return words + ": indent it deeper for the item above, or less for what comes after the list"
  }

  /// A colon where no key is.
  private var strayColon: String {
    let before = line(at.line).prefix(max(0, at.column - 1))
    if before.holds(": ") { return "a second ': ' on the line: put text that has one in quotes" }
    let previous = line(at.line - 1)
    if before.first == " ", previous.contains(":"), !previous.hasSuffix(":") {
      return "this line is indented deeper than the one above, which has a value already: indent them alike, or leave "
        + "that value out"
    }
    return "a colon where no key can stand: put text that has ': ' in it in quotes"
  }

  // MARK: Brackets

  private func open(_ end: String, _ start: String) -> String {
    "before this a ',' or a '\(end)' is missing: the '\(start)' of line \(begun?.line ?? at.line) has not ended"
  }

  private var character: String {
    switch first {
    case "\t": Self.tab
    case let c?: "a value can't begin with '\(c)': put it in quotes"
    case nil: "a value is missing here"
    }
  }

  // MARK: The text

  private static func blanks(_ spot: Spot) -> String { spot.column == 2 ? "1 blank" : "\(spot.column - 1) blanks" }

  /// What stands at the place.
  private var first: Character? { line(at.line).dropFirst(at.column - 1).first }

  private var isFirstOnLine: Bool { line(at.line).prefix(max(0, at.column - 1)).allSatisfy { $0 == " " } }

  private func line(_ number: Int) -> String {
    guard number > 0 else { return "" }
    var rest = bytes[...]
    for _ in 1..<number {
      guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { return "" }
      rest = rest[(end + 1)...]
    }
    return String(decoding: rest.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }, as: UTF8.self)
  }
}
