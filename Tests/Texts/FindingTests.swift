import Testing
import Texts

@Suite struct FindingTests {
  @Test(arguments: [
    ("abc", "b", "-", "a-c"), ("aaaa", "aa", "b", "bb"), ("aaa", "aa", "b", "ba"), ("abc", "", "x", "abc"),
    ("ababac", "abac", "!", "ab!"), ("${a} $${", "${", "$${", "$${a} $$${"), ("", "a", "b", ""),
    // What looks alike is another text, and a mark behind it takes nothing away.
    ("e\u{301}", "\u{E9}", "x", "e\u{301}"), ("{{\u{301}", "{{", "x", "x\u{301}"), ("a\r\nb", "\n", ";", "a\r;b"),
  ])
  func `a text takes the place of another`(text: String, part: String, other: String, result: String) {
    #expect(Array(text.replacing(part, with: other).utf8) == Array(result.utf8))
    #expect(text.holds(part) == (part.isEmpty || text != result))
  }

  @Test(arguments: [
    ("http://a://b", "://", "http", "a://b"), ("a=b", "=", "a", "b"), ("=b", "=", "", "b"), ("a=", "=", "a", ""),
    ("aab", "ab", "a", ""),
  ])
  func `a text is parted at the first place`(text: String, part: String, before: String, after: String) throws {
    let parts = try #require(text.parted(by: part))
    #expect(parts.before == before)
    #expect(parts.after == after)
  }

  @Test(arguments: [("a", "b"), ("a", ""), ("", "a"), ("\u{212A}", "K")])
  func `a text is not parted by what is not in it`(text: String, part: String) {
    #expect(text.parted(by: part) == nil)
  }

  /// Bytes that count how often they are looked at.
  private struct Counted: Collection {
    final class Count { var looks = 0 }
    let bytes: [UInt8]
    let looked = Count()
    var startIndex: Int { 0 }
    var endIndex: Int { bytes.count }
    func index(after i: Int) -> Int { i + 1 }
    subscript(_ i: Int) -> UInt8 {
      looked.looks += 1
      return bytes[i]
    }
  }

  @Test func `each byte is looked at once, though the place nearly begins everywhere`() {
    let text = Counted(bytes: Array(repeating: UInt8(ascii: "a"), count: 10_000))
    let part = Array(repeating: UInt8(ascii: "a"), count: 1_000) + [UInt8(ascii: "b")]
    #expect(text.end(ofFirst: part) == nil)
    #expect(text.looked.looks == 10_000)
  }
}
