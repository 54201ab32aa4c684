package import Documents

extension SeededRandom {
  /// A version 4 UUID in lower case, such as an error's id (rule 2.1) or the name of a temp file (rule 7.1). Whoever
  /// sees some of them learns nothing of the others, unless he knows the seed.
  package mutating func uuid() -> String {
    var text = [UInt8]("fast2sim uuid ".utf8)
    for word in [state, next()] {
      for shift in stride(from: UInt64(56), through: 0, by: -8) {
        text.append(UInt8(truncatingIfNeeded: word >> shift))
      }
    }
    var bytes = Array(Crypto.sha256(text).prefix(16))
    bytes[6] = bytes[6] & 0x0F | 0x40
    bytes[8] = bytes[8] & 0x3F | 0x80
    let hex = Array(Crypto.hex(bytes).utf8)
    let groups = [hex[0..<8], hex[8..<12], hex[12..<16], hex[16..<20], hex[20..<32]]
    return groups.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "-")
  }
}
