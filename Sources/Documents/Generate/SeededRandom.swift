/// Random numbers that a seed decides: SplitMix64 by Steele, Lea and Flood. What comes before and after a number
/// follows from it, so that numbers themselves are for chance only, and names that nobody is to guess are digests.
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
}

extension SeededRandom {
  /// 0 up to but not including `bound`, which is positive.
  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

  mutating func pick<Element>(_ from: [Element]) -> Element { from[below(from.count)] }
}
