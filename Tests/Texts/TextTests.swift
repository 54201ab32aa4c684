import Testing
import Texts

@Suite struct `When two texts are one` {
  /// Pairs that Swift's `String` calls equal.
  static let twins: [(String, String)] = [
    ("S\u{F6}r", "So\u{308}r"), ("K", "\u{212A}"), (";", "\u{37E}"), ("\u{C5}", "\u{212B}"),
    ("q\u{307}\u{323}", "q\u{323}\u{307}"), ("\u{D55C}", "\u{1112}\u{1161}\u{11AB}"),
  ]

  @Test(arguments: twins) func `what only looks the same is another text`(_ a: String, _ b: String) {
    #expect(a == b)
    #expect(Text(a) != Text(b) && Text(a) != b && !a.isExactly(b))
    #expect(Text(a).isTwin(of: Text(b)) && !Text(a).isTwin(of: Text(a)))
    #expect(Set([Text(a), Text(b)]).count == 2)
    var table: [Text: Int] = [:]
    table[a] = 1
    table[b, default: 0] += 2
    #expect(table[a] == 1 && table[b] == 2 && table.count == 2)
    #expect((Text(a) < Text(b)) == Array(a.utf8).lexicographicallyPrecedes(Array(b.utf8)))
  }

  @Test func `a text is itself, however it came to be`() {
    for text in ["", "a", "på", "fifteen letters", "sixteen letters.", String(repeating: "å", count: 100)] {
      let other = String(decoding: Array(text.utf8), as: UTF8.self)
      let part = "x\(text)y".dropFirst().dropLast()
      #expect(Text(text) == Text(other) && Text(text) == Text(part) && Text(text).hashValue == Text(part).hashValue)
      #expect(!(Text(text) < Text(other)))
    }
    #expect(Text("a") < Text("aa") && Text("") < Text("a") && Text("Z") < Text("a") && Text("z") < Text("å"))
  }

  @Test(arguments: [
    ("", "", true), ("abc", "", true), ("", "a", false), ("abc", "bc", true), ("abc", "cb", false),
    ("aaab", "aab", true), ("abababc", "ababc", true), ("Sör", "o", false), ("So\u{308}r", "o", true),
    ("a\r\nb", "\n", true), ("a\r\nb", "\r", true),
  ])
  func `a part is found by its characters`(_ text: String, _ part: String, _ isThere: Bool) {
    #expect(text.holds(part) == isThere)
  }

  @Test func `only A to Z have a case in a protocol`() {
    #expect("X-\u{212A}EY-\u{C5}".asciiLowercased == "x-\u{212A}ey-\u{C5}")
    #expect(!"\u{212A}ey".isSameIgnoringASCIICase("key") && "KEY".isSameIgnoringASCIICase("key"))
    #expect("straße".asciiUppercased == "STRAßE")
    #expect("\u{212A}ÅÄÖÉ×Þß\u{C5}Ł".latinLowercased.isExactly("\u{212A}åäöé×þß\u{E5}Ł"))
    #expect("[a{".isSameIgnoringASCIICase("[A{") && !"[".isSameIgnoringASCIICase("{"))
    #expect("e\u{301}x".begins(with: "e"))
  }
}
