import Texts

/// What names stand for. Most of the received ones are known, and a few of their bytes tell which one it can be:
/// hashing all of a name costs more than to compare it.
struct NameIndex<Value: Sendable>: Sendable {
  private let entries: [(name: String, value: Value)]
  /// Where the entries of each hash begin; one more than there are hashes.
  private let starts: [Int]
  private static var hashes: Int { 128 }

  init(_ values: [Text: Value]) {
    let sorted = values.map { (hash: Self.hash($0.key.string), name: $0.key.string, value: $0.value) }
      .sorted { $0.hash < $1.hash }
    entries = sorted.map { ($0.name, $0.value) }
    starts = (0...Self.hashes).map { hash in sorted.firstIndex { $0.hash >= hash } ?? sorted.count }
  }

  subscript(name: String) -> Value? {
    let hash = Self.hash(name)
    for place in starts[hash]..<starts[hash + 1] where entries[place].name.isExactly(name) {
      return entries[place].value
    }
    return nil
  }

  private static func hash(_ name: String) -> Int {
    var name = name
    return name.withUTF8 { bytes in
      guard let last = bytes.last else { return 0 }
      return (bytes.count &* 37 &+ Int(bytes[0]) &* 11 &+ Int(bytes[bytes.count / 2]) &* 5 &+ Int(last)) & (hashes - 1)
    }
  }
}
