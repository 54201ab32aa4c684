/// Random numbers that a seed decides: SplitMix64 by Steele, Lea and Flood. Not for secrets.
package struct SeededRandom: RandomNumberGenerator, Sendable, Equatable {
  /// The whole state; the next number follows from it.
  package var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A version 4 UUID in lower case, such as an error's id (rule 2.1).
  package mutating func uuid() -> String {
    var (a, b) = (next(), next())
    a = a & ~0xF000 | 0x4000
    b = b & ~(0b11 << 62) | (0b10 << 62)
    var bytes: [UInt8] = []
    for word in [a, b] {
      for shift in stride(from: UInt64(56), through: 0, by: -8) {
        bytes.append(UInt8(truncatingIfNeeded: word >> shift))
      }
    }
    let hex = Array(Crypto.hex(bytes).utf8)
    let groups = [hex[0..<8], hex[8..<12], hex[12..<16], hex[16..<20], hex[20..<32]]
    return groups.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "-")
  }
}
