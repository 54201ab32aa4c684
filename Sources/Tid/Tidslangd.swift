/// A length of time, as ISO 8601 writes durations: weeks, days, hours, minutes and seconds, to the millisecond. The
/// one type for it, whether it comes over HTTP, from a scenario or from a seed.
package struct Tidslangd: Sendable, Hashable {
  /// Never negative, and at most `langst`.
  package let millisekunder: Int64

  /// The longest that is taken, 100 years of 366 days, in milliseconds.
  package static let langst: Int64 = 100 * 366 * 86_400_000

  /// Why a text is no length of time.
  package enum Fel: Error, Sendable, Equatable {
    /// Not of the form `P2W`, `P1D`, `PT40H`, `P1DT2H30M`, `PT0.5S`.
    case form
    /// It goes back.
    case negativ
    /// Months and years are as long as the calendar makes them.
    case kalender
    /// Only seconds have a fraction.
    case brakdel
    /// Above `langst`.
    case forLang
  }

  /// Reads `PT45M`, `PT1H30M`, `P1DT2H`, `P2W`, `PT0.5S` or `PT0,5S`: each unit at most once and from large to small,
  /// and up to nine digits of a second, of which those below a millisecond are left out.
  package init(_ text: String) throws(Fel) {
    var rest = Array(text.utf8)[...]
    guard rest.first != UInt8(ascii: "-") else { throw .negativ }
    guard rest.popFirst() == UInt8(ascii: "P") else { throw .form }
    var total: Int64 = 0
    var inTime = false
    var last = Int64.max
    while let first = rest.first {
      if first == UInt8(ascii: "T"), !inTime {
        inTime = true
        rest.removeFirst()
        guard !rest.isEmpty else { throw .form }
        continue
      }
      let (length, unit) = try Self.component(&rest, inTime: inTime)
      guard unit < last else { throw .form }
      last = unit
      total += length
    }
    guard last != .max else { throw .form }
    guard total <= Self.langst else { throw .forLang }
    millisekunder = total
  }

  /// Whole seconds; nil where there is a fraction.
  package var helaSekunder: Int64? { millisekunder % 1000 == 0 ? millisekunder / 1000 : nil }

  /// One number with its letter, in milliseconds, and the milliseconds of its unit.
  private static func component(
    _ rest: inout ArraySlice<UInt8>, inTime: Bool
  ) throws(Fel) -> (length: Int64, unit: Int64) {
    guard rest.first != UInt8(ascii: "-") else { throw .negativ }
    let whole = rest.prefix { $0 >= 48 && $0 <= 57 }
    rest = rest.dropFirst(whole.count)
    var thousandths: Int64?
    if rest.first == UInt8(ascii: ".") || rest.first == UInt8(ascii: ",") {
      rest.removeFirst()
      let digits = rest.prefix { $0 >= 48 && $0 <= 57 }
      rest = rest.dropFirst(digits.count)
      guard (1...9).contains(digits.count) else { throw .form }
      thousandths = Int64(number((Array(digits) + [48, 48])[0..<3]) ?? 0)
    }
    let unit = try unit(rest.popFirst(), inTime)
    guard !whole.isEmpty else { throw .form }
    guard thousandths == nil || unit == 1000 else { throw .brakdel }
    guard whole.count <= 10, let count = number(whole) else { throw .forLang }
    return (Int64(count) * unit + (thousandths ?? 0), unit)
  }

  private static func unit(_ letter: UInt8?, _ inTime: Bool) throws(Fel) -> Int64 {
    switch (letter, inTime) {
    case (UInt8(ascii: "Y"), false), (UInt8(ascii: "M"), false): throw .kalender
    case (UInt8(ascii: "W"), false): return 7 * 86_400_000
    case (UInt8(ascii: "D"), false): return 86_400_000
    case (UInt8(ascii: "H"), true): return 3_600_000
    case (UInt8(ascii: "M"), true): return 60_000
    case (UInt8(ascii: "S"), true): return 1000
    default: throw .form
    }
  }
}

extension Tidslangd.Fel {
  /// What follows the text in a message: what is wrong with it, and what would be right.
  package var reason: String {
    switch self {
    case .form: "is no duration such as PT45M, P1DT2H or PT0.5S"
    case .negativ: "goes back; a duration is never negative"
    case .kalender: "counts months or years, whose length depends on the calendar; count weeks or days"
    case .brakdel: "has a fraction, which only seconds may have, such as PT0.5S"
    case .forLang: "is longer than 100 years"
    }
  }
}
