/// Reading ISO 8601 date-times as the API takes them (rule 1.6).
package enum Tidsform {
  /// Why a text is no date-time.
  package enum Fel: Error, Sendable, Equatable {
    /// Not of the form `YYYY-MM-DDTHH:MM[:SS[.fff]][Z|±HH:MM]`.
    case form
    /// The form is right, but there is no such day or time.
    case omojlig
    /// A local time that the spring change skips.
    case hoppasOver
  }

  /// Reads a date-time with or without offset; without it the text means Swedish local time.
  package static func tidpunkt(_ text: String) throws(Fel) -> Tidpunkt {
    let b = Array(text.utf8)
    guard b.count >= 16, b[10] == UInt8(ascii: "T") || b[10] == UInt8(ascii: "t") else { throw .form }
    var rest = b[11...]
    let offset = try takeOffset(&rest)
    let millis = try takeFraction(&rest)
    guard matches(b[0..<10], "0000-00-00"), matches(rest, "00:00") || matches(rest, "00:00:00") else { throw .form }
    guard let datum = Datum(String(decoding: b[0..<10], as: UTF8.self)),
      let klockslag = Klockslag(String(decoding: rest, as: UTF8.self))
    else { throw .omojlig }
    guard let offset else {
      do {
        let t = try SvenskTid.tidpunkt(datum, klockslag)
        return Tidpunkt(millisekunder: t.millisekunder + millis)
      } catch { throw .hoppasOver }
    }
    let seconds = Int64(datum.dagnummer) * 86_400 + Int64(klockslag.sekunder - offset)
    return Tidpunkt(millisekunder: seconds * 1000 + millis)
  }

  /// Takes a trailing `Z`, `±HH:MM` or `±HHMM`; nil where there is none. Seconds.
  private static func takeOffset(_ rest: inout ArraySlice<UInt8>) throws(Fel) -> Int? {
    if let last = rest.last, last == UInt8(ascii: "Z") || last == UInt8(ascii: "z") {
      rest.removeLast()
      return 0
    }
    guard let at = rest.lastIndex(where: { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }) else { return nil }
    let sign = rest[at] == UInt8(ascii: "-") ? -1 : 1
    guard matches(rest[(at + 1)...], "00:00") || matches(rest[(at + 1)...], "0000"),
      let h = number(rest[(at + 1)...].prefix(2)), let m = number(rest.suffix(2))
    else { throw .form }
    guard h <= 18, m <= 59 else { throw .omojlig }
    rest = rest[..<at]
    return sign * (h * 3600 + m * 60)
  }

  /// Whether the bytes have a digit for each `0` of the pattern, and its other signs where they stand.
  private static func matches(_ bytes: ArraySlice<UInt8>, _ pattern: StaticString) -> Bool {
    pattern.withUTF8Buffer { pattern in
      bytes.count == pattern.count
        && zip(bytes, pattern).allSatisfy { $1 == 48 ? (48...57).contains($0) : $0 == $1 }
    }
  }

  /// Takes `.f` to `.fffffffff` after whole seconds; the result is whole milliseconds.
  private static func takeFraction(_ rest: inout ArraySlice<UInt8>) throws(Fel) -> Int64 {
    guard let at = rest.firstIndex(of: UInt8(ascii: ".")) else { return 0 }
    let digits = rest[(at + 1)...]
    guard at - rest.startIndex == 8, (1...9).contains(digits.count), number(digits) != nil else { throw .form }
    let padded = Array((Array(digits) + [48, 48, 48])[0..<3])
    rest = rest[..<at]
    return Int64(number(padded[...]) ?? 0)
  }
}
