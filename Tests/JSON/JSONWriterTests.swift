import JSON
import Testing

private func written(_ body: (inout JSONWriter) -> Void) -> String {
  var writer = JSONWriter()
  body(&writer)
  return String(decoding: writer.bytes, as: UTF8.self)
}

@Suite struct JSONWriterTests {
  @Test func `the writer places the commas`() {
    let text = written { w in
      w.beginObject()
      w.key(JSONKey("a"))
      w.beginArray()
      w.int(1)
      w.beginArray()
      w.endArray()
      w.null()
      w.beginObject()
      w.endObject()
      w.bool(true)
      w.endArray()
      w.key(named: "b\"")
      w.bool(false)
      w.key(JSONKey("c"))
      w.raw(Array("{\"d\":1}".utf8))
      w.key(JSONKey("e"))
      w.string("f")
      w.endObject()
    }
    #expect(text == #"{"a":[1,[],null,{},true],"b\"":false,"c":{"d":1},"e":"f"}"#)
  }

  @Test func `a text comes in pieces, in its place or whole, and a line ends`() {
    let text = written { w in
      w.beginObject()
      w.key("a")
      w.beginString()
      w.piece("b\"")
      w.piece(decimal: -7)
      w.endString()
      w.key("c")
      w.string(atMost: 9) { $0.initialize(fromContentsOf: "d".utf8) }
      w.endObject()
      w.endLine()
      w.null()
    }
    #expect(text == "{\"a\":\"b\\\"-7\",\"c\":\"d\"}\nnull")
  }

  @Test(arguments: [
    ("", #""""#), ("Åsa 😀", #""Åsa 😀""#), ("\"\\/", #""\"\\/""#), ("\u{8}\t\n\u{C}\r", #""\b\t\n\f\r""#),
    ("\u{0}\u{1F}\u{1A}", #""\u0000\u001f\u001a""#), ("a\nb", #""a\nb""#), ("\u{7F}\u{2028}", "\"\u{7F}\u{2028}\""),
  ])
  func `strings are escaped`(text: String, expected: String) {
    #expect(written { $0.string(text) } == expected)
  }

  @Test(arguments: [0, 7, -7, 10, 1_234_567_890, .max, .min] as [Int64])
  func `integers are written in decimal`(value: Int64) {
    #expect(written { $0.int(value) } == String(value))
  }

  @Test(
    arguments: [
      (12, "12"), (12.5, "12.5"), (0.1, "0.1"), (-0.25, "-0.25"), (1e20, "1e+20"), (.leastNonzeroMagnitude, "5e-324"),
      (1e15, "1000000000000000"),
      (9_007_199_254_740_992, "9007199254740992"), (.infinity, "null"), (.nan, "null"), (0, "0"), (-3, "-3"),
    ] as [(Double, String)])
  func `doubles are written in their shortest form`(value: Double, expected: String) {
    #expect(written { $0.double(value) } == expected)
  }

  @Test(arguments: 0..<24)
  func `what is escaped is found at each place of a text`(place: Int) {
    for (byte, escape) in [("\"", "\\\""), ("\\", "\\\\"), ("\n", "\\n"), ("\u{1F}", "\\u001f")] {
      let (before, behind) = (String(repeating: "å", count: place), String(repeating: " ", count: 23 - place))
      let expected = "\"" + before + escape + behind + escape + "\""
      #expect(written { $0.string(before + byte + behind + byte) } == expected)
    }
  }

  @Test(arguments: ["a\"b", "\u{0}\u{1F}", "å😀", "\\u0041", "/\u{FFFF}"])
  func `what is written is read back`(text: String) throws {
    guard case .string(let read) = try JSONParser.parse(Array(written { $0.string(text) }.utf8)).kind else {
      Issue.record("no string")
      return
    }
    #expect(read == text)
  }

  @Test(arguments: [2, 900, 4_000, 4_096, 5_000])
  func `what is kept takes hardly more memory than it has bytes, whatever was reserved`(count: Int) {
    var writer = JSONWriter(capacity: 4_096)
    writer.string(String(repeating: "a", count: count - 2))
    let kept = writer.bytes
    #expect(kept.count == count)
    // An allocation is rounded up to 16 bytes, with a head of 32.
    #expect(kept.capacity <= kept.count * 5 / 4 + 32)
  }
}
