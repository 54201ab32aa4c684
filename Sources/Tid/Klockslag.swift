/// A time of day in whole seconds, 00:00:00 to 23:59:59.
package struct Klockslag: Sendable, Hashable, Comparable {
  /// 0 to 86,399.
  package let sekunder: Int

  /// 00:00:00, when a day begins.
  package static let midnatt = Klockslag(giltig: 0)

  private init(giltig sekunder: Int) { self.sekunder = sekunder }

  /// Nil outside 0 to 86,399.
  package init?(sekunder: Int) {
    guard (0..<86_400).contains(sekunder) else { return nil }
    self.sekunder = sekunder
  }

  /// Nil where there is no such time of day.
  package init?(timme: Int, minut: Int, sekund: Int = 0) {
    guard (0...23).contains(timme), (0...59).contains(minut), (0...59).contains(sekund) else { return nil }
    sekunder = timme * 3600 + minut * 60 + sekund
  }

  /// Reads `HHMM`, `HH:MM` or `HH:MM:SS`; nil for another form or an impossible time (rule 1.6).
  package init?(_ text: some StringProtocol) {
    var text = String(text)
    guard let klockslag = text.withUTF8({ Klockslag(utf8: UnsafeRawBufferPointer($0)) }) else { return nil }
    self = klockslag
  }

  /// The same of the bytes of a text.
  package init?(utf8 b: UnsafeRawBufferPointer) {
    let colon = UInt8(ascii: ":")
    let between: Int
    switch b.count {
    case 4: between = 0
    case 5 where b[2] == colon: between = 1
    case 8 where b[2] == colon && b[5] == colon: between = 1
    default: return nil
    }
    guard let h = twoDigits(b, 0), let m = twoDigits(b, 2 + between), let s = b.count == 8 ? twoDigits(b, 6) : 0 else {
      return nil
    }
    self.init(timme: h, minut: m, sekund: s)
  }

  /// `HH:MM`, the form of the wire (rule 1.6).
  package var kort: String { Tidstext.string(writeKort) }

  /// Writes the same to the beginning of a text that has room for `Tidstext.most` bytes.
  ///
  /// - Returns: the bytes that it took.
  package func writeKort(_ text: UnsafeMutableBufferPointer<UInt8>) -> Int {
    write(text, 0)
    return 5
  }

  /// `HH:MM:SS`.
  package var lang: String {
    String(unsafeUninitializedCapacity: 8) { text in
      write(text, 0)
      return 8
    }
  }

  /// Writes `HH:MM:SS` to a place of a text.
  func write(_ text: UnsafeMutableBufferPointer<UInt8>, _ place: Int) {
    twoDigits(sekunder / 3600, text, place)
    text[place + 2] = UInt8(ascii: ":")
    twoDigits(sekunder / 60 % 60, text, place + 3)
    text[place + 5] = UInt8(ascii: ":")
    twoDigits(sekunder % 60, text, place + 6)
  }

  /// Whether the first is earlier in the day.
  package static func < (a: Klockslag, b: Klockslag) -> Bool { a.sekunder < b.sekunder }
}
