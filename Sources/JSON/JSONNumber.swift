/// A number as it was written, so that nothing is lost before somebody asks for a type.
package struct JSONNumber: Sendable, Hashable {
  /// The characters of the number, valid by RFC 8259.
  package let text: String

  /// For text that the parser has checked.
  init(checked text: String) { self.text = text }

  /// The number in decimal digits.
  package init(_ value: Int64) { text = String(value) }

  /// The exact value where it is integral and fits, also for `1.0` and `1e3`; otherwise nil.
  package var int64: Int64? { Int64(text) ?? integral }

  /// The nearest double; infinite where the number is out of its range.
  package var double: Double { Double(text) ?? .nan }

  /// Reads what has a fraction or an exponent, in decimal, since a detour over a double would round.
  private var integral: Int64? {
    var digits: [UInt8] = []
    var exponent = 0
    var inFraction = false
    var rest = text.utf8[...]
    let negative = rest.first == UInt8(ascii: "-")
    if negative { rest.removeFirst() }
    while let byte = rest.first, byte != UInt8(ascii: "e"), byte != UInt8(ascii: "E") {
      rest.removeFirst()
      if byte == UInt8(ascii: ".") {
        inFraction = true
        continue
      }
      if inFraction { exponent -= 1 }
      if byte != UInt8(ascii: "0") || !digits.isEmpty { digits.append(byte - UInt8(ascii: "0")) }
    }
    guard let last = digits.lastIndex(where: { $0 != 0 }) else { return 0 }
    exponent += digits.count - 1 - last + JSONNumber.exponent(rest.dropFirst())
    guard exponent >= 0, last + 1 + exponent <= 19 else { return nil }
    return JSONNumber.scaled(digits[...last], by: exponent, negative: negative)
  }

  /// An exponent beyond any length of text saturates: then only the sign matters.
  private static func exponent(_ text: Substring.UTF8View) -> Int {
    var value = 0
    for byte in text where byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") {
      value = min(value * 10 + Int(byte - UInt8(ascii: "0")), 1_000_000_000_000)
    }
    return text.first == UInt8(ascii: "-") ? -value : value
  }

  private static func scaled(_ digits: ArraySlice<UInt8>, by exponent: Int, negative: Bool) -> Int64? {
    var value: Int64 = 0
    for digit in digits + repeatElement(0, count: exponent) {
      let (product, tooLarge) = value.multipliedReportingOverflow(by: 10)
      // Towards the sign, so that the least Int64 is reached too.
      let step = negative ? -Int64(digit) : Int64(digit)
      let (sum, past) = product.addingReportingOverflow(step)
      if tooLarge || past { return nil }
      value = sum
    }
    return value
  }
}

extension JSONNumber {
  /// A number as RFC 8259 writes it; nil for any other text.
  package init?(valid text: String) {
    var rest = text.utf8[...]
    func digits() -> Int {
      let count = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
      rest.removeFirst(count)
      return count
    }
    if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    let isZero = rest.first == UInt8(ascii: "0")
    let whole = digits()
    guard whole > 0, !isZero || whole == 1 else { return nil }
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      guard digits() > 0 else { return nil }
    }
    if let e = rest.first, e == UInt8(ascii: "e") || e == UInt8(ascii: "E") {
      rest.removeFirst()
      if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { rest.removeFirst() }
      guard digits() > 0 else { return nil }
    }
    guard rest.isEmpty else { return nil }
    self.init(checked: text)
  }
}
