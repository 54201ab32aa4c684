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
    guard b[4] == UInt8(ascii: "-"), b[7] == UInt8(ascii: "-"),
      [b[0..<4], b[5..<7], b[8..<10]].allSatisfy({ number($0) != nil }),
      rest.count == 5 || rest.count == 8
    else { throw .form }
    let clock = String(decoding: rest, as: UTF8.self)
    guard let datum = Datum(String(decoding: b[0..<10], as: UTF8.self)), let klockslag = Klockslag(clock) else {
      throw clock.utf8.allSatisfy({ ($0 >= 48 && $0 <= 57) || $0 == 58 }) ? .omojlig : .form
    }
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
    let digits = rest[(at + 1)...].filter { $0 != UInt8(ascii: ":") }
    guard digits.count == 4, let h = number(digits[0..<2]), let m = number(digits[2..<4]) else { throw .form }
    guard h <= 18, m <= 59 else { throw .omojlig }
    rest = rest[..<at]
    return sign * (h * 3600 + m * 60)
  }

  /// Takes `.f` to `.fffffffff`; the result is whole milliseconds.
  private static func takeFraction(_ rest: inout ArraySlice<UInt8>) throws(Fel) -> Int64 {
    guard let at = rest.firstIndex(of: UInt8(ascii: ".")) else { return 0 }
    let digits = rest[(at + 1)...]
    guard (1...9).contains(digits.count), number(digits) != nil else { throw .form }
    let padded = Array((Array(digits) + [48, 48, 48])[0..<3])
    rest = rest[..<at]
    return Int64(number(padded[...]) ?? 0)
  }
}
