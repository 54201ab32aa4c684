/// Finds a text among many that are there at once. A dictionary takes several times as long, since it asks each key's
/// type for its hash and whether two are equal.
package struct TextIndex: Sendable {
  /// The bytes of all texts, ordered by their hashes, and where each begins; one more than there are texts.
  private let bytes: [UInt8]
  private let starts: [Int]
  /// The place of each among those that were given.
  private let places: [Int]
  /// Where the texts of each hash begin; one more than there are hashes, of which there are a power of two.
  private let hashes: [Int]
  /// Another one in each process, so that nobody can send many texts of one hash: it is what hashing nothing gives.
  private let seed = UInt64(truncatingIfNeeded: Hasher().finalize())

  /// - Parameter texts: no two are equal.
  package init(_ texts: [Text]) {
    var count = 16
    while count < 2 * texts.count { count *= 2 }
    let (seed, mask) = (seed, UInt64(count - 1))
    let sorted = texts.enumerated().map { (place: $0, bytes: Array($1.utf8)) }
      .map { (hash: Int($0.bytes.withUnsafeBytes { Self.hash($0, seed) } & mask), place: $0.place, bytes: $0.bytes) }
      .sorted { $0.hash < $1.hash }
    bytes = sorted.flatMap(\.bytes)
    starts = sorted.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.bytes.count) }
    places = sorted.map(\.place)
    var hashes = Array(repeating: 0, count: count + 1)
    for text in sorted { hashes[text.hash + 1] += 1 }
    for next in 1...count { hashes[next] += hashes[next - 1] }
    self.hashes = hashes
  }

  /// Its place among those that were given; nil for another text.
  package func place(of text: String) -> Int? {
    var text = text
    return text.withUTF8 { wanted in
      let wanted = UnsafeRawBufferPointer(wanted)
      let hash = Int(Self.hash(wanted, seed) & UInt64(hashes.count - 2))
      return bytes.withUnsafeBytes { bytes in
        for place in hashes[hash]..<hashes[hash + 1] {
          let found = UnsafeRawBufferPointer(rebasing: bytes[starts[place]..<starts[place + 1]])
          if Self.areSame(found, wanted) { return places[place] }
        }
        return nil
      }
    }
  }

  private static func word(_ bytes: UnsafeRawBufferPointer, _ at: Int) -> UInt64 {
    bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)
  }

  /// Whether both are the same. Most are ids and codes, for which a call of C is long.
  private static func areSame(_ a: UnsafeRawBufferPointer, _ b: UnsafeRawBufferPointer) -> Bool {
    guard a.count == b.count else { return false }
    guard a.count >= 8 else { return zip(a, b).allSatisfy { $0 == $1 } }
    for at in stride(from: 0, to: a.count - 8, by: 8) where word(a, at) != word(b, at) { return false }
    return word(a, a.count - 8) == word(b, b.count - 8)
  }

  private static func hash(_ text: UnsafeRawBufferPointer, _ seed: UInt64) -> UInt64 {
    func mixed(_ number: UInt64) -> UInt64 {
      let (high, low) = number.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
      return high ^ low
    }
    var hash = seed ^ UInt64(text.count)
    guard text.count >= 8 else { return mixed(hash ^ text.reduce(0) { $0 << 8 | UInt64($1) }) }
    for at in stride(from: 0, to: text.count - 8, by: 8) { hash = mixed(hash ^ word(text, at)) }
    // The last ones, some of which were taken already.
    return mixed(hash ^ word(text, text.count - 8))
  }
}
