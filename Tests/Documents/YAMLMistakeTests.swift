import Testing

@testable import Documents

/// What is said of a text that is no YAML: where, and what to look at there, without the words of the library.
@Suite struct YAMLMistakeTests {
  /// A text behind `a: 1`, and what is said of it: line and column, and a sentence.
  static let cases: [(text: String, said: String)] = [
    // Indentation.
    (
      "b:\n  - {c: 1}\n - {c: 2}",
      "4:2: this line is indented by 1 blank, the keys that it stands among by 0 blanks since line 1: indent it like "
        + "them, or like what it belongs to"
    ),
    (
      "b:\n  c: |\n    text\n   more",
      "5:4: this line is indented by 3 blanks, the keys that it stands among by 2 blanks since line 3: indent it like "
        + "them, or like what it belongs to"
    ),
    (
      "b: x\n  c: y",
      "3:4: this line is indented deeper than the one above, which has a value already: indent them alike, or leave "
        + "that value out"
    ),
    (
      "b:\n  - c: 1\n  d: 2",
      "4:3: this line stands in the list that begins on line 3, and does not begin with '-': indent it deeper for the "
        + "item above, or less for what comes after the list"
    ),
    (
      "b:\n  c: 1\n  - d: 2",
      "4:3: '-' begins an item of a list, and at this indentation there are keys since line 3"
    ),
    ("b:\n\t- c", "3:1: a tab: lines are indented with blanks"),
    // Quotes.
    ("b: x: y", "2:5: a second ': ' on the line: put text that has one in quotes"),
    (
      "b: \"x\" y",
      "2:8: something stands behind a value that has ended: put the whole value in quotes, or it on a line of its own"
    ),
    ("b: \"x\nc: y", "4:1: the quotes that begin on line 2 do not end"),
    (
      "b: \"\\q\"",
      "2:5: a backslash in double quotes begins an escape such as \\n: write \\\\ for itself, or take single quotes"
    ),
    ("b: @x", "2:4: a value can't begin with '@': put it in quotes"),
    ("b: `x", "2:4: a value can't begin with '`': put it in quotes"),
    ("b: &", "2:5: '&' and '*' begin names in YAML: put text that begins with one in quotes"),
    // Keys and items.
    ("b c\nd: e", "3:1: line 2 has a word without a colon and a blank behind it: a key is written key: value"),
    (
      "b: - c",
      "2:4: '-' begins an item of a list, and an item begins a line: put it on a line of its own, or the text in quotes"
    ),
    ("b: |x", "2:5: behind '|' or '>' nothing more stands on the line: the text begins on the next one"),
    ("b: !!x%zz y", "2:7: tags (!…) are not part of this format"),
    // Brackets.
    ("b: {c: 1\nd: 2", "3:2: before this a ',' or a '}' is missing: the '{' of line 2 has not ended"),
    ("b: [c, d}", "2:9: before this a ',' or a ']' is missing: the '[' of line 2 has not ended"),
  ]

  private func said(_ text: String) -> String {
    guard case .failure(let mistake) = YAMLDocument.json(Array(text.utf8), file: "f") else { return "read" }
    return mistake.description
  }

  @Test(arguments: cases) func `a mistake is told in words for whoever wrote the text`(
    _ text: String, _ said: String
  ) {
    let place = said.prefix { $0 != " " }
    #expect(self.said("a: 1\n\(text)\n") == "f:\(place) not YAML:\(said.dropFirst(place.count))")
  }

  @Test func `what begins as JSON is called JSON`() {
    #expect(
      said("{\"a\": 1 \"b\": 2}")
        == "f:1:12: not JSON: before this a ',' or a '}' is missing: the '{' of line 1 has not ended")
    #expect(said("{\"a\": 1, \"a\": 2}") == "f:1:10: a: stands twice; the first is on line 1")
  }

  /// Whatever is cut out of a document, nothing of the library's own words is said.
  @Test func `no part of a document is told of in the words of the library`() {
    let text = "a: [1, {b: \"c\"}]\nd:\n  - e: 'f'\n    g: |\n      h\n  - i: &j k\n    l: *j\n# m\nn: \"\\u00e5\"\n"
    let bytes = Array(text.utf8)
    for start in bytes.indices {
      for length in [1, 2, 5] where start + length <= bytes.count {
        var cut = bytes
        cut.removeSubrange(start..<(start + length))
        let said = said(String(decoding: cut, as: UTF8.self))
        for word in ["did not find", "scalar", "context", "token", "flow ", "block ", "indicator"] {
          #expect(!said.contains(word), "\(said)")
        }
      }
    }
  }
}
