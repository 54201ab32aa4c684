import JSON
import Testing

private func parse(_ text: String, maxDepth: Int = 64) throws(JSONError) -> JSONValue {
  try JSONParser.parse(Array(text.utf8), maxDepth: maxDepth)
}

private func error(_ bytes: [UInt8], maxDepth: Int = 64) -> JSONError? {
  do {
    _ = try JSONParser.parse(bytes, maxDepth: maxDepth)
    return nil
  } catch {
    return error
  }
}

private func string(_ value: JSONValue?) -> String? {
  guard case .string(let text)? = value?.kind else { return nil }
  return text
}

private func number(_ value: JSONValue?) -> JSONNumber? {
  guard case .number(let number)? = value?.kind else { return nil }
  return number
}

@Suite struct JSONParserTests {
  @Test func `every kind of value is read`() throws {
    let value = try parse(#" {"a": [null, true, false, -1.5, "x"], "b": {}, "c": []} "#)
    guard case .array(let a)? = value["a"]?.kind else {
      Issue.record("a is no array")
      return
    }
    #expect(a.count == 5)
    guard case .null = a[0].kind, case .bool(true) = a[1].kind, case .bool(false) = a[2].kind else {
      Issue.record("a word was read as another")
      return
    }
    #expect(number(a[3])?.text == "-1.5")
    #expect(string(a[4]) == "x")
    #expect(value["d"] == nil)
  }

  @Test(arguments: [
    (#""""#, ""), (#""a""#, "a"), (#""Åsa Öberg""#, "Åsa Öberg"), (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
    (#""\u00e5\u00C5""#, "åÅ"), (#""\uD83D\uDE00""#, "😀"), (#""a\u0000b""#, "a\u{0}b"), (#""å\nä""#, "å\nä"),
    (#""\uFFFF\uE000""#, "\u{FFFF}\u{E000}"), (#""\udbff\udfff""#, "\u{10FFFF}"), ("\"\u{7F}\"", "\u{7F}"),
  ])
  func `strings are read with their escapes`(text: String, expected: String) throws {
    #expect(string(try parse(text)) == expected)
  }

  @Test(
    arguments: [
      ("0", 0), ("-0", 0), ("12", 12), ("1.0", 1), ("1e3", 1000), ("1.5E+1", 15), ("-120e-1", -12),
      ("0e999999999999999", 0),
      ("0.0000", 0), ("9223372036854775807", .max), ("-9223372036854775808", .min), ("-9.223372036854775808e18", .min),
      ("1.5", nil), ("1e-1", nil), ("9223372036854775808", nil), ("1e19", nil), ("1e999999999999999999999999", nil),
      ("1e-999999999999999999999999", nil),
    ] as [(String, Int64?)])
  func `a number is an integer when it is one exactly`(text: String, expected: Int64?) throws {
    #expect(number(try parse(text))?.int64 == expected)
  }

  @Test(arguments: [
    ("1.5", 1.5), ("-0.1e1", -1), ("1E400", .infinity), ("100000000000000000001", 1e20),
  ])
  func `a number is a double`(text: String, expected: Double) throws {
    #expect(number(try parse(text))?.double == expected)
  }

  @Test(arguments: [
    ("", 1, 1, "Expected a value, found the end of the text."),
    ("  \n ", 2, 2, "Expected a value, found the end of the text."),
    ("nul", 1, 1, "Expected a value, found the word 'nul'."),
    ("nulll", 1, 1, "Expected a value, found the word 'nulll'."),
    ("True", 1, 1, "Expected a value, found 'T'."),
    ("'a'", 1, 1, "Expected a value, found '''."),
    ("[1,]", 1, 4, "Expected a value after ',', found ']'."),
    ("[1 2]", 1, 4, "Expected ',' or ']', found '2'."),
    ("[,", 1, 2, "Expected a value or ']', found ','."),
    ("[", 1, 2, "Expected a value or ']', found the end of the text."),
    ("{\"a\":1,}", 1, 8, "Expected a name in quotes after ',', found '}'."),
    ("{a:1}", 1, 2, "Expected a name in quotes or '}', found 'a'."),
    ("{\"a\" 1}", 1, 6, "Expected ':' after the name, found '1'."),
    ("{\"a\":}", 1, 6, "Expected a value after ':', found '}'."),
    ("{\"a\":1", 1, 7, "Expected ',' or '}', found the end of the text."),
    ("{\"å\":1]", 1, 7, "Expected ',' or '}', found ']'."),
    ("1 2", 1, 3, "Expected the end of the text, found '2'."),
    ("{}\n}", 2, 1, "Expected the end of the text, found '}'."),
    ("01", 1, 2, "Expected a number without leading zeros, found a digit after 0."),
    ("-", 1, 2, "Expected a digit after '-', found the end of the text."),
    ("-a", 1, 2, "Expected a digit after '-', found 'a'."),
    ("+1", 1, 1, "Expected a value, found '+'."), (".5", 1, 1, "Expected a value, found '.'."),
    ("1.", 1, 3, "Expected a digit after '.', found the end of the text."),
    ("1.e1", 1, 3, "Expected a digit after '.', found 'e'."),
    ("1e", 1, 3, "Expected a digit in the exponent, found the end of the text."),
    ("0x1", 1, 2, "Expected the end of the text, found 'x'."),
    ("NaN", 1, 1, "Expected a value, found 'N'."),
    ("// a", 1, 1, "Expected a value, found '/'."),
    ("\u{FEFF}1", 1, 1, "Expected a value, found a byte order mark."),
    ("\u{A0}1", 1, 1, "Expected a value, found '\u{A0}'."),
    ("\"a", 1, 3, "Expected '\"' at the end of the string, found the end of the text."),
    ("\"å\\x\"", 1, 4, "Expected one of \" \\ / b f n r t u after '\\', found 'x'."),
    ("\"\\", 1, 3, "Expected one of \" \\ / b f n r t u after '\\', found the end of the text."),
    ("\"\\u12G4\"", 1, 6, "Expected four hexadecimal digits after '\\u', found 'G'."),
    ("\"\\u12", 1, 6, "Expected four hexadecimal digits after '\\u', found the end of the text."),
    (
      "\"a\tb\"", 1, 3,
      "Expected a character of a string; control characters are written as escapes, found the control character U+0009."
    ),
    ("\"x\\uD800\"", 1, 3, "Expected the escape of a low surrogate after that of a high one, found none."),
    ("\"\\uD800\\n\"", 1, 2, "Expected the escape of a low surrogate after that of a high one, found none."),
    ("\"\\uD800\\uD800\"", 1, 2, "Expected the escape of a low surrogate after that of a high one, found none."),
    ("\"\\uDC00\"", 1, 2, "Expected a high surrogate first, found the escape of a low one."),
  ])
  func `a break of the grammar is told with its place`(text: String, line: Int, column: Int, message: String) throws {
    let fault = try #require(error(Array(text.utf8)))
    #expect(fault.reason == .syntax)
    #expect(fault.message == message)
    #expect(fault.position == JSONPosition(line: line, column: column))
  }

  @Test(
    arguments: [
      [0x80], [0xC0, 0xAF], [0xC1, 0x81], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF0, 0x80, 0x80, 0x80],
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF], [0xC3], [0xE2, 0x82], [0xF0, 0x9F, 0x98],
      [0xC3, 0x28],
      [0xE2, 0x28, 0xA1], [0xF0, 0x9F, 0x28, 0x80],
    ] as [[UInt8]])
  func `bytes that are not UTF-8 are refused`(bytes: [UInt8]) throws {
    let quote = UInt8(ascii: "\"")
    for text in [[quote] + bytes + [quote], [quote] + bytes, bytes] {
      let fault = try #require(error(text))
      #expect(fault.reason == .invalidUTF8)
      #expect(fault.message.hasPrefix("Expected UTF-8, found the byte "))
    }
  }

  @Test(arguments: [3, 16, 17, 40])
  func `a name that comes again is refused`(size: Int) throws {
    let members = (0..<size).map { "\"n\($0)\":0" } + ["\"n\(size / 2)\":1"]
    let fault = try #require(error(Array("{\(members.joined(separator: ","))}".utf8)))
    #expect(fault.reason == .duplicateKey("n\(size / 2)"))
    #expect(fault.message == "The name 'n\(size / 2)' stands twice in one object.")
  }

  @Test func `a name that is written with escapes is the same name`() {
    #expect(error(Array(#"{"a":1,"\u0061":2}"#.utf8))?.position == JSONPosition(line: 1, column: 8))
  }

  @Test func `the depth that is allowed is read`() {
    let text = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
    #expect(error(Array(text.utf8)) == nil)
  }

  @Test(arguments: [("[", 65, 64), ("[", 200, 64), ("[", 1_000_000, 1_000_000), ("{\"a\":", 200_000, 64), ("[", 1, 0)])
  func `what is too deep is refused`(opening: String, count: Int, maxDepth: Int) throws {
    let fault = try #require(error(Array(String(repeating: opening, count: count).utf8), maxDepth: maxDepth))
    #expect(fault.reason == .tooDeep)
    #expect(fault.position.column == opening.utf8.count * min(maxDepth, JSONParser.greatestDepth) + 1)
  }
}
