/// A number of things: `1 request`, `2 requests`.
package func amount(_ count: some BinaryInteger, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}

/// A number of pieces, so many to a whole, with one decimal: 1250 of 1000 are `1.3`.
package func oneDecimal(_ pieces: Int64, of whole: Int64) -> String {
  let tenths = tenths(pieces, of: whole)
  return "\(tenths / 10).\(tenths % 10)"
}

private func tenths(_ pieces: Int64, of whole: Int64) -> Int64 { (pieces * 10 + whole / 2) / whole }

extension ByteWriter {
  /// Writes what `oneDecimal` gives.
  package mutating func append(oneDecimal pieces: Int64, of whole: Int64) {
    let tenths = tenths(pieces, of: whole)
    append(decimal: tenths / 10)
    append(UInt8(ascii: "."))
    append(decimal: tenths % 10)
  }
}
