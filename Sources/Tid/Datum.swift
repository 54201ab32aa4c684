/// A calendar date of the Gregorian calendar, without time or zone.
package struct Datum: Sendable, Hashable, Comparable {
  /// Days since 1970-01-01; negative before it.
  package let dagnummer: Int

  /// - Parameter dagnummer: days since 1970-01-01.
  package init(dagnummer: Int) { self.dagnummer = dagnummer }

  /// Nil where there is no such day (20260230), or the year is not 1 to 9999.
  package init?(ar: Int, manad: Int, dag: Int) {
    guard (1...9999).contains(ar), (1...12).contains(manad), dag >= 1, dag <= Datum.dagar(i: manad, ar: ar) else {
      return nil
    }
    dagnummer = Datum.dagnummer(ar: ar, manad: manad, dag: dag)
  }

  /// Days since 1970-01-01 of a day that exists, in any year, also beyond those of a Datum read from text.
  static func dagnummer(ar: Int, manad: Int, dag: Int) -> Int {
    // The proleptic Gregorian day count with March as the first month, so that the leap day ends the year.
    let y = manad <= 2 ? ar - 1 : ar
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (manad + (manad > 2 ? -3 : 9)) + 2) / 5 + dag - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// Year, month 1–12 and day 1–31.
  package var delar: (ar: Int, manad: Int, dag: Int) {
    let z = dagnummer + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    // Within 400 years, in half of the instructions: an answer has a dozen dates.
    let dayOfEra = UInt32(truncatingIfNeeded: z - era * 146_097)
    let yearOfEra = (dayOfEra &- dayOfEra / 1460 &+ dayOfEra / 36_524 &- dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra &- (365 &* yearOfEra &+ yearOfEra / 4 &- yearOfEra / 100)
    let mp = (5 &* dayOfYear &+ 2) / 153
    let manad = Int(mp < 10 ? mp &+ 3 : mp &- 9)
    let ar = Int(yearOfEra) + era * 400 + (manad <= 2 ? 1 : 0)
    return (ar, manad, Int(dayOfYear &- (153 &* mp &+ 2) / 5 &+ 1))
  }

  /// 1 is Monday, 7 is Sunday.
  package var veckodag: Int { ((dagnummer + 3) % 7 + 7) % 7 + 1 }

  /// The days of a month, 28 to 31.
  package static func dagar(i manad: Int, ar: Int) -> Int {
    switch manad {
    case 2: ar % 4 == 0 && (ar % 100 != 0 || ar % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Whether the first is the earlier day.
  package static func < (a: Datum, b: Datum) -> Bool { a.dagnummer < b.dagnummer }
  /// The day that many days later; earlier for a negative number.
  package static func + (a: Datum, days: Int) -> Datum { Datum(dagnummer: a.dagnummer + days) }

  /// `YYYYMMDD`, the form of the wire (rule 1.6).
  package var kompakt: String { Tidstext.string(writeKompakt) }

  /// Writes the same to the beginning of a text that has room for `Tidstext.most` bytes.
  ///
  /// - Returns: the bytes that it took.
  package func writeKompakt(_ text: UnsafeMutableBufferPointer<UInt8>) -> Int {
    let d = delar
    guard (0...9999).contains(d.ar) else {
      return Tidstext.copy(fixed(d.ar, 4) + fixed(d.manad, 2) + fixed(d.dag, 2), text)
    }
    twoDigits(d.ar / 100, text, 0)
    twoDigits(d.ar, text, 2)
    twoDigits(d.manad, text, 4)
    twoDigits(d.dag, text, 6)
    return 8
  }

  /// `YYYY-MM-DD`.
  package var iso: String {
    let d = delar
    guard (0...9999).contains(d.ar) else { return "\(fixed(d.ar, 4))-\(fixed(d.manad, 2))-\(fixed(d.dag, 2))" }
    return String(unsafeUninitializedCapacity: 10) { text in
      Self.write(d, text)
      return 10
    }
  }

  /// Writes `YYYY-MM-DD` to the beginning of a text; the year is 0 to 9999.
  static func write(_ d: (ar: Int, manad: Int, dag: Int), _ text: UnsafeMutableBufferPointer<UInt8>) {
    twoDigits(d.ar / 100, text, 0)
    twoDigits(d.ar, text, 2)
    text[4] = UInt8(ascii: "-")
    twoDigits(d.manad, text, 5)
    text[7] = UInt8(ascii: "-")
    twoDigits(d.dag, text, 8)
  }

  /// Reads `YYYYMMDD` or `YYYY-MM-DD`; nil for another form or an impossible day (rule 1.6).
  package init?(_ text: some StringProtocol) {
    var text = String(text)
    guard let datum = text.withUTF8({ Datum(utf8: UnsafeRawBufferPointer($0)) }) else { return nil }
    self = datum
  }

  /// The same of the bytes of a text.
  package init?(utf8 b: UnsafeRawBufferPointer) {
    let between: Int
    switch b.count {
    case 8: between = 0
    case 10 where b[4] == UInt8(ascii: "-") && b[7] == UInt8(ascii: "-"): between = 1
    default: return nil
    }
    guard let century = twoDigits(b, 0), let year = twoDigits(b, 2), let manad = twoDigits(b, 4 + between),
      let dag = twoDigits(b, 6 + 2 * between)
    else { return nil }
    self.init(ar: century * 100 + year, manad: manad, dag: dag)
  }
}

/// Texts of dates and times that are written where they belong, without a `String` of their own.
package enum Tidstext {
  /// Bytes that any of them takes at most, whatever its year is.
  package static let most = 48

  static func string(_ write: (UnsafeMutableBufferPointer<UInt8>) -> Int) -> String {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: most) { text in
      let count = write(text)
      return String(decoding: text[..<count], as: UTF8.self)
    }
  }

  static func copy(_ words: String, _ text: UnsafeMutableBufferPointer<UInt8>) -> Int {
    text.update(fromContentsOf: Array(words.utf8))
  }
}

/// Writes the last two decimal digits of a number: an answer has a dozen dates, each of them text of nothing else.
@inline(__always)
func twoDigits(_ n: Int, _ text: UnsafeMutableBufferPointer<UInt8>, _ place: Int) {
  text[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: n / 10 % 10)
  text[place + 1] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: n % 10)
}

/// Reads two decimal digits; nil where there are others.
@inline(__always)
func twoDigits(_ text: UnsafeRawBufferPointer, _ place: Int) -> Int? {
  let (first, second) = (text[place] &- UInt8(ascii: "0"), text[place + 1] &- UInt8(ascii: "0"))
  return first <= 9 && second <= 9 ? Int(first) * 10 + Int(second) : nil
}

/// Decimal digits, zero-filled to `width`.
func fixed(_ n: Int, _ width: Int) -> String {
  let s = String(n)
  return s.utf8.count >= width ? s : String(repeating: "0", count: width - s.utf8.count) + s
}

/// Nil unless all bytes are ASCII digits and there is at least one.
func number(_ bytes: ArraySlice<UInt8>) -> Int? {
  guard !bytes.isEmpty else { return nil }
  var n = 0
  for b in bytes {
    guard b >= 48, b <= 57 else { return nil }
    n = n * 10 + Int(b - 48)
  }
  return n
}
