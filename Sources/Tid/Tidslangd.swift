/// Durations as ISO 8601 writes them.
package enum Tidslangd {
  /// Reads `PT45M`, `PT1H30M`, `P1DT2H`, `P2W`, each with an optional `-` before it; nil for another form, for months
  /// and years, whose length depends on where they begin, and for more than 100 years.
  package static func sekunder(_ text: String) -> Int64? {
    var rest = Array(text.utf8)[...]
    let sign: Int64 = rest.first == UInt8(ascii: "-") ? -1 : 1
    if sign < 0 { rest.removeFirst() }
    guard rest.first == UInt8(ascii: "P") else { return nil }
    rest.removeFirst()
    var total: Int64 = 0
    var inTime = false
    var last = Int64.max
    while let first = rest.first {
      if first == UInt8(ascii: "T"), !inTime {
        inTime = true
        rest.removeFirst()
        guard !rest.isEmpty else { return nil }
        continue
      }
      guard let (count, unit) = component(&rest, inTime: inTime), unit < last else { return nil }
      last = unit
      total += count * unit
    }
    guard last != .max, total <= 100 * 366 * 86_400 else { return nil }
    return sign * total
  }

  /// One number with its letter; the unit is in seconds.
  private static func component(_ rest: inout ArraySlice<UInt8>, inTime: Bool) -> (count: Int64, unit: Int64)? {
    let digits = rest.prefix { $0 >= 48 && $0 <= 57 }
    guard (1...10).contains(digits.count), let count = number(digits) else { return nil }
    rest = rest.dropFirst(digits.count)
    let unit: Int64
    switch (rest.first, inTime) {
    case (UInt8(ascii: "W"), false): unit = 7 * 86_400
    case (UInt8(ascii: "D"), false): unit = 86_400
    case (UInt8(ascii: "H"), true): unit = 3600
    case (UInt8(ascii: "M"), true): unit = 60
    case (UInt8(ascii: "S"), true): unit = 1
    default: return nil
    }
    rest.removeFirst()
    return (Int64(count), unit)
  }
}
