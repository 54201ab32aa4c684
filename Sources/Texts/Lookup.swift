extension Dictionary where Key == Text {
  /// The value of exactly that text.
  package subscript(_ key: String) -> Value? {
    get { self[Text(key)] }
    set { self[Text(key)] = newValue }
  }

  /// The value of exactly that text, or another one.
  package subscript(_ key: String, default other: @autoclosure () -> Value) -> Value {
    get { self[Text(key), default: other()] }
    // In place: a list that is appended to is not copied.
    _modify { yield &self[Text(key), default: other()] }
  }

  /// Enters a value; gives the one that it replaced.
  @discardableResult
  package mutating func updateValue(_ value: Value, forKey key: String) -> Value? {
    updateValue(value, forKey: Text(key))
  }

  /// Removes a value; gives it back.
  @discardableResult
  package mutating func removeValue(forKey key: String) -> Value? { removeValue(forKey: Text(key)) }
}

extension Set where Element == Text {
  /// Whether exactly that text is in it.
  package func contains(_ text: String) -> Bool { contains(Text(text)) }

  /// Enters a text; false where it is there already.
  @discardableResult
  package mutating func insert(_ text: String) -> Bool { insert(Text(text)).inserted }
}

extension Collection where Element == String {
  /// Whether exactly that text is one of them.
  package func has(_ text: String) -> Bool { contains { $0.isExactly(text) } }
}

extension Sequence where Element == Text {
  /// All of them in one, for a message.
  package func joined(separator: String) -> String { map(\.string).joined(separator: separator) }
}

extension RawRepresentable<String> {
  /// The value of exactly that word: `init(rawValue:)`, which the compiler writes, takes what only looks like it, too.
  package init?(exactly word: String) {
    guard let found = Self(rawValue: word), found.rawValue.isExactly(word) else { return nil }
    self = found
  }

  /// The value of exactly that word.
  package init?(exactly word: Text) { self.init(exactly: word.string) }
}
