/// Header fields in the order in which they came, repeats included.
package struct Headers: Sendable {
  /// One field.
  package struct Field: Sendable {
    /// As it was written.
    package let name: String
    /// Without blanks around it; bytes that are not UTF-8 are shown as U+FFFD.
    package let value: String
  }

  /// All fields.
  package private(set) var fields: [Field] = []

  /// - Parameter fields: names and values.
  package init(_ fields: [(String, String)] = []) {
    self.fields = fields.map { Field(name: $0.0, value: $0.1) }
  }

  /// Makes room.
  mutating func reserve(_ count: Int) { fields.reserveCapacity(count) }
  mutating func append(_ name: String, _ value: String) { fields.append(Field(name: name, value: value)) }

  /// The first value of that name, in any case; nil where there is none.
  package subscript(name: String) -> String? { fields.first { sameName($0.name, name) }?.value }

  /// All values of that name, in any case.
  package func all(_ name: String) -> [String] { fields.filter { sameName($0.name, name) }.map(\.value) }
}

/// Whether two header names are the same but for the case of ASCII letters.
func sameName(_ a: String, _ b: String) -> Bool {
  let a = a.utf8
  let b = b.utf8
  guard a.count == b.count else { return false }
  var others = b.makeIterator()
  for byte in a {
    guard let other = others.next(), byte == other || lowercase(byte) == lowercase(other) else { return false }
  }
  return true
}

private func lowercase(_ byte: UInt8) -> UInt8 {
  byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
}
