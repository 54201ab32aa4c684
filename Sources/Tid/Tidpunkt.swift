/// An instant in UTC, to the millisecond.
package struct Tidpunkt: Sendable, Hashable, Comparable {
  /// Milliseconds since 1970-01-01T00:00:00Z; negative before it.
  package var millisekunder: Int64
  /// The milliseconds of all instants that a clock shows, and of what lies between two of them: with these can be
  /// reckoned. What comes from outside and lies beyond them is no time.
  package static let raknebara: ClosedRange<Int64> = -400_000_000_000_000...400_000_000_000_000

  /// What a clock may show, and a file may name: from the year 1 until the last day of 9999 has begun, since dates have
  /// four digits for the year.
  package static let visbara = Tidpunkt(sekunder: -62_135_596_800)...Tidpunkt(sekunder: 253_402_210_800)

  /// - Parameter millisekunder: since 1970-01-01T00:00:00Z.
  package init(millisekunder: Int64) { self.millisekunder = millisekunder }
  /// - Parameter sekunder: whole seconds since 1970-01-01T00:00:00Z.
  package init(sekunder: Int64) { millisekunder = sekunder * 1000 }

  /// Whole seconds since 1970-01-01T00:00:00Z, rounded down.
  package var sekunder: Int64 { millisekunder / 1000 - (millisekunder % 1000 < 0 ? 1 : 0) }

  /// Whether the first is earlier.
  package static func < (a: Tidpunkt, b: Tidpunkt) -> Bool { a.millisekunder < b.millisekunder }
  /// Later by so long, never beyond what the milliseconds can hold.
  package func plus(_ langd: Tidslangd) -> Tidpunkt {
    let (sum, tooFar) = millisekunder.addingReportingOverflow(langd.millisekunder)
    return Tidpunkt(millisekunder: tooFar ? .max : sum)
  }

  /// Later by that many seconds, earlier for a negative number; never beyond what the milliseconds can hold.
  package func plus(sekunder: Int64) -> Tidpunkt {
    let (product, tooLong) = sekunder.multipliedReportingOverflow(by: 1000)
    let (sum, tooFar) = millisekunder.addingReportingOverflow(product)
    if tooLong || tooFar { return Tidpunkt(millisekunder: sekunder < 0 ? .min : .max) }
    return Tidpunkt(millisekunder: sum)
  }
}
