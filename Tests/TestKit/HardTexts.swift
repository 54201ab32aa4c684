/// Texts that readers and writers stumble over, the same ones in each run.
package enum HardTexts {
  private static let ranges: [ClosedRange<UInt32>] = [
    0...0x1F, 0x20...0x7E, 0x7F...0x9F, 0xA0...0xFF, 0x300...0x36F, 0x590...0x6FF, 0x1100...0x11FF, 0x2000...0x206F,
    0x2028...0x2029, 0x3000...0x30FF, 0x4E00...0x9FFF, 0xAC00...0xD7A3, 0xD7FE...0xD7FF, 0xE000...0xF8FF,
    0xFDD0...0xFDEF, 0xFE00...0xFE0F, 0xFEFF...0xFEFF, 0xFFF0...0xFFFF, 0x1F300...0x1FAFF, 0x1FFFE...0x1FFFF,
    0xE0000...0xE007F, 0x10FFFE...0x10FFFF,
  ]

  private static let pieces = [
    "null", "~", "yes", "Off", "y", "0x1F", "1e3", "-1", ".inf", "=", "<<", "---", "...", "- ", "? ", ": ", ":", "#",
    " #", "&a", "*a", "!t", "%", "|", ">", "@", "`", "'", "\"", "\\", "\\u0041", "[", "]", "{", "}", ",", " ", "  ",
    "\t",
    "\n", "\r\n", "\r", "\u{85}", "\u{2028}", "\u{FEFF}", "\u{0}", "\u{1B}[31m", "å", "a\u{30A}", "\u{212A}", "/",
    "2026-01-01", "12:30", "key: value", "${name}", "//", "<!--",
  ]

  /// - Parameter count: how many; the first ones are the pieces by themselves.
  package static func texts(_ count: Int, seed: UInt64 = 1) -> [String] {
    var state = seed
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    func part() -> String {
      guard next(3) > 0 else { return pieces[next(pieces.count)] }
      let range = ranges[next(ranges.count)]
      let value = range.lowerBound + UInt32(next(range.count))
      return Unicode.Scalar(value).map { String($0) } ?? "?"
    }
    return (0..<count).map { index in
      if index < pieces.count { return pieces[index] }
      return (0...next(12)).map { _ in part() }.joined()
    }
  }

  /// The text with every character that JSON can escape escaped.
  package static func escaped(_ text: String) -> String {
    text.utf16.map { unit in
      let hex = String(unit, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - hex.utf8.count) + hex
    }.joined()
  }
}
