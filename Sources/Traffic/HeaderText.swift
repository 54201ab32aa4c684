/// The header fields of a message as a journal keeps them: one piece of text, in which secrets are masked. Every
/// request leaves two of them, and hardly any is read.
package struct HeaderText: Sendable {
  /// Each name and each value behind its length in four bytes.
  private var bytes: [UInt8] = []

  /// - Parameter capacity: bytes to make room for; more are taken as well.
  package init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  /// The room that a field takes.
  package static func room(_ name: String, _ value: String) -> Int {
    // A longer value is hardly ever kept as it is.
    8 + name.utf8.count + min(value.utf8.count, 64)
  }

  /// Adds a field; of a secret only what may be kept.
  package mutating func append(_ name: String, _ value: String) {
    var (name, value) = (name, value)
    name.withUTF8 { name in
      put { $0.append(contentsOf: name) }
      value.withUTF8 { value in put { Secrets.append(header: name, value, to: &$0) } }
    }
  }

  /// Bytes that it takes.
  package var byteCount: Int { bytes.count }

  /// The fields, in order.
  package var fields: [(name: String, value: String)] {
    var fields: [(name: String, value: String)] = []
    var place = 0
    while place < bytes.count { fields.append((take(&place), take(&place))) }
    return fields
  }

  /// Adds a piece, and its length before it.
  private mutating func put(_ piece: (inout [UInt8]) -> Void) {
    let start = bytes.count
    for _ in 0..<4 { bytes.append(0) }
    piece(&bytes)
    let count = bytes.count - start - 4
    for place in 0..<4 { bytes[start + place] = UInt8(truncatingIfNeeded: count >> (8 * place)) }
  }

  private func take(_ place: inout Int) -> String {
    let count = (0..<4).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
    place += 4 + count
    return String(decoding: bytes[(place - count)..<place], as: UTF8.self)
  }
}
