import Texts

/// A place in a text, both counted from 1.
package struct JSONPosition: Sendable, Hashable {
  /// The line; a line ends with a line feed.
  package var line: Int
  /// The character within the line, counted in Unicode scalars.
  package var column: Int

  /// - Parameters: both from 1.
  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// A member of an object, in the order in which it was written.
package struct JSONMember: Sendable {
  /// The name with its escapes resolved.
  package var name: String
  /// What the name stands for.
  package var value: JSONValue

  package init(name: String, value: JSONValue) {
    self.name = name
    self.value = value
  }
}

/// A value of RFC 8259.
package struct JSONValue: Sendable {
  /// The six kinds of RFC 8259, with `true` and `false` as one.
  package enum Kind: Sendable {
    case null
    case bool(Bool)
    case number(JSONNumber)
    case string(String)
    case array([JSONValue])
    /// Members in the order of the text; no two have the same name.
    case object([JSONMember])
  }

  /// What the value is.
  package var kind: Kind

  package init(_ kind: Kind) { self.kind = kind }

  /// The member of that name; nil where there is none, or where the value is no object.
  package subscript(name: String) -> JSONValue? {
    guard case .object(let members) = kind else { return nil }
    return members.first { $0.name.isExactly(name) }?.value
  }
}

/// Why a text is no JSON value.
package struct JSONError: Error, Sendable {
  /// The kinds of fault that a caller may want to tell apart.
  package enum Reason: Sendable, Hashable {
    /// The text breaks the grammar of RFC 8259.
    case syntax
    /// Arrays and objects are nested deeper than the caller allows.
    case tooDeep
    /// There are more names and values than the caller takes.
    case tooMany
    /// An object has this name twice.
    case duplicateKey(String)
    /// The bytes are not UTF-8.
    case invalidUTF8
  }

  /// The kind of fault.
  package var reason: Reason
  /// A sentence that says what was expected and what was found.
  package var message: String
  /// Where the unexpected thing begins.
  package var position: JSONPosition
}
