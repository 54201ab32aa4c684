import Texts

/// What names stand for. Most of the received ones are known, and a few of their bytes tell which one it can be:
/// hashing all of a name costs more than to compare it.
struct NameIndex<Value: Sendable>: Sendable {
  private let values: [Value]
  /// The bytes of all names in the order of their values, and where each begins; one more than there are names.
  private let bytes: [UInt8]
  private let places: [Int]
  /// Where the names of each hash begin; one more than there are hashes.
  private let starts: [Int]
  private static var hashes: Int { 128 }

  init(_ values: [Text: Value]) {
    let sorted = values.map { (name: Array($0.key.utf8), value: $0.value) }
      .map { (hash: $0.name.withUnsafeBufferPointer(Self.hash), name: $0.name, value: $0.value) }
      .sorted { $0.hash < $1.hash }
    self.values = sorted.map(\.value)
    bytes = sorted.flatMap(\.name)
    places = sorted.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.name.count) }
    starts = (0...Self.hashes).map { hash in sorted.firstIndex { $0.hash >= hash } ?? sorted.count }
  }

  subscript(name: String) -> Value? {
    var name = name
    return name.withUTF8 { wanted in
      let hash = Self.hash(wanted)
      return bytes.withUnsafeBytes { bytes in
        for place in starts[hash]..<starts[hash + 1] {
          let name = UnsafeRawBufferPointer(rebasing: bytes[places[place]..<places[place + 1]])
          if name.hasSameBytes(as: UnsafeRawBufferPointer(wanted)) { return values[place] }
        }
        return nil
      }
    }
  }

  private static func hash(_ name: UnsafeBufferPointer<UInt8>) -> Int {
    guard let last = name.last else { return 0 }
    return (name.count &* 37 &+ Int(name[0]) &* 11 &+ Int(name[name.count / 2]) &* 5 &+ Int(last)) & (hashes - 1)
  }
}
