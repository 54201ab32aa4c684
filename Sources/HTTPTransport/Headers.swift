/// Header fields in the order in which they came, repeats included.
package struct Headers: Sendable {
  /// One field.
  package struct Field: Sendable {
    /// As it was written.
    package let name: String
    /// Without blanks around it; bytes that are not UTF-8 are shown as U+FFFD.
    package let value: String
    /// See `nameKey`: each request is asked for a dozen names, and hardly any is there.
    fileprivate let key: UInt64
  }

  /// All fields.
  package private(set) var fields: [Field] = []

  /// What the handler has read of the fields (`RequestHandler.reading(of:)`); nil where it has read nothing.
  package internal(set) var reading: (any AnyObject & Sendable)?

  /// - Parameter fields: names and values.
  package init(_ fields: [(String, String)] = []) {
    self.fields = fields.map { Field(name: $0.0, value: $0.1, key: nameKey($0.0)) }
  }

  /// Makes room.
  mutating func reserve(_ count: Int) { fields.reserveCapacity(count) }

  /// - Parameter key: of the name, by `nameKey`.
  mutating func append(_ name: String, _ value: String, key: UInt64) {
    fields.append(Field(name: name, value: value, key: key))
  }

  /// The first value of that name, in any case; nil where there is none.
  package subscript(name: String) -> String? { self[HeaderName(name)] }

  /// The same, for a name that every request is asked for.
  package subscript(name: HeaderName) -> String? {
    for field in fields where field.key == name.key && sameName(field.name, name.text) { return field.value }
    return nil
  }

  /// All values of that name, in any case.
  package func all(_ name: String) -> [String] { fields.filter { sameName($0.name, name) }.map(\.value) }
}

/// A name to look for, read once.
package struct HeaderName: Sendable {
  fileprivate let text: String
  fileprivate let key: UInt64

  /// - Parameter text: in any case.
  package init(_ text: String) {
    self.text = text
    key = nameKey(text)
  }

  /// `Content-Type`.
  package static let contentType = HeaderName("Content-Type")
  /// `Content-Length`.
  package static let contentLength = HeaderName("Content-Length")
  /// `Transfer-Encoding`.
  package static let transferEncoding = HeaderName("Transfer-Encoding")
  /// `Authorization`.
  package static let authorization = HeaderName("Authorization")
}

/// A number that names share where they differ in nothing but the case of ASCII letters, and that hardly any others
/// share: FNV-1a, of 64 bits.
func nameKey(_ name: UnsafeRawBufferPointer) -> UInt64 {
  var key: UInt64 = 0xCBF2_9CE4_8422_2325
  for byte in name { key = (key ^ UInt64(lowercase(byte))) &* 0x100_0000_01B3 }
  return key
}

/// The same, of a text.
func nameKey(_ name: String) -> UInt64 {
  var name = name
  return name.withUTF8 { nameKey(UnsafeRawBufferPointer($0)) }
}

/// Whether two header names are the same but for the case of ASCII letters.
func sameName(_ a: String, _ b: String) -> Bool {
  guard a.utf8.count == b.utf8.count else { return false }
  var (a, b) = (a, b)
  return a.withUTF8 { a in
    b.withUTF8 { b in (0..<a.count).allSatisfy { a[$0] == b[$0] || lowercase(a[$0]) == lowercase(b[$0]) } }
  }
}

private func lowercase(_ byte: UInt8) -> UInt8 {
  byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
}
