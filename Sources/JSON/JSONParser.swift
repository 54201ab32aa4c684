import Texts

/// Reads JSON by RFC 8259 and nothing beyond it: no comments, no trailing commas, no duplicate names.
package enum JSONParser {
  /// Deeper than this is refused whatever the caller allows, since each level costs stack.
  package static let greatestDepth = 256

  /// Reads one value that fills the whole text.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8.
  ///   - maxDepth: how many arrays and objects may lie within one another; at most ``greatestDepth`` counts.
  ///   - maxNodes: how many names and values there may be.
  /// - Throws: the first fault, with its place and a sentence about it.
  package static func parse(_ bytes: [UInt8], maxDepth: Int = 64, maxNodes: Int = .max) throws(JSONError) -> JSONValue {
    try bytes.withUnsafeBufferPointer { (buffer) throws(JSONError) -> JSONValue in
      var reader = JSONReader(bytes: buffer, maxDepth: min(maxDepth, greatestDepth), maxNodes: maxNodes)
      return try reader.document()
    }
  }
}

/// One pass over the bytes.
struct JSONReader {
  let bytes: UnsafeBufferPointer<UInt8>
  let maxDepth: Int
  private var nodesLeft: Int
  var offset = 0
  var depth = 0
  private var line = 1
  private var lineStart = 0
  /// Bytes of this line that begin no character; only strings hold them, and they count them in passing.
  var continuations = 0

  init(bytes: UnsafeBufferPointer<UInt8>, maxDepth: Int, maxNodes: Int) {
    self.bytes = bytes
    self.maxDepth = maxDepth
    nodesLeft = maxNodes
  }

  var position: JSONPosition { JSONPosition(line: line, column: offset - lineStart - continuations + 1) }

  /// The byte to read next; nil at the end.
  var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  mutating func document() throws(JSONError) -> JSONValue {
    let value = try value(expected: "a value")
    skipBlanks()
    guard offset == bytes.count else { throw unexpected("the end of the text") }
    return value
  }

  mutating func skipBlanks() {
    while offset < bytes.count {
      switch bytes[offset] {
      case 0x20, 0x09, 0x0D: offset += 1
      case 0x0A:
        offset += 1
        line += 1
        lineStart = offset
        continuations = 0
      default: return
      }
    }
  }

  private mutating func value(expected: String) throws(JSONError) -> JSONValue {
    skipBlanks()
    nodesLeft -= 1
    guard nodesLeft >= 0 else { throw error(.tooMany, "There are more names and values than are taken.") }
    switch next {
    case UInt8(ascii: "\""): return JSONValue(.string(try string()))
    case UInt8(ascii: "{"): return JSONValue(.object(try object()))
    case UInt8(ascii: "["): return JSONValue(.array(try array()))
    case .some(let byte) where byte == UInt8(ascii: "-") || isDigit(byte):
      return JSONValue(.number(try number()))
    case UInt8(ascii: "t"):
      try word("true")
      return JSONValue(.bool(true))
    case UInt8(ascii: "f"):
      try word("false")
      return JSONValue(.bool(false))
    case UInt8(ascii: "n"):
      try word("null")
      return JSONValue(.null)
    default: throw unexpected(expected)
    }
  }

  private mutating func word(_ word: StaticString) throws(JSONError) {
    let found = bytes[offset...].prefix { $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") }
    guard found.elementsEqual(UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)) else {
      let text = String(decoding: found.prefix(20), as: UTF8.self)
      throw error(.syntax, "Expected a value, found the word '\(text)'.")
    }
    offset += word.utf8CodeUnitCount
  }

  private mutating func enter() throws(JSONError) {
    guard depth < maxDepth else {
      throw error(.tooDeep, "Expected at most \(maxDepth) levels of arrays and objects, found one more.")
    }
    depth += 1
    offset += 1
    skipBlanks()
  }

  private mutating func array() throws(JSONError) -> [JSONValue] {
    try enter()
    defer { depth -= 1 }
    var values: [JSONValue] = []
    if next == UInt8(ascii: "]") {
      offset += 1
      return values
    }
    while true {
      values.append(try value(expected: values.isEmpty ? "a value or ']'" : "a value after ','"))
      skipBlanks()
      switch next {
      case UInt8(ascii: ","): offset += 1
      case UInt8(ascii: "]"):
        offset += 1
        return values
      default: throw unexpected("',' or ']'")
      }
    }
  }

  private mutating func object() throws(JSONError) -> [JSONMember] {
    try enter()
    defer { depth -= 1 }
    var members: [JSONMember] = []
    // Most objects are small, and there comparing beats hashing.
    var names: Set<Text> = []
    if next == UInt8(ascii: "}") {
      offset += 1
      return members
    }
    members.reserveCapacity(8)
    while true {
      skipBlanks()
      let start = position
      guard next == UInt8(ascii: "\"") else {
        throw unexpected(members.isEmpty ? "a name in quotes or '}'" : "a name in quotes after ','")
      }
      let name = try string()
      nodesLeft -= 1
      if members.count == 16 { names = Set(members.map { Text($0.name) }) }
      let isNew = members.count < 16 ? !has(members, name) : names.insert(name)
      guard isNew else {
        let message = "The name '\(name.prefix(100))' stands twice in one object."
        throw JSONError(reason: .duplicateKey(name), message: message, position: start)
      }
      skipBlanks()
      guard next == UInt8(ascii: ":") else { throw unexpected("':' after the name") }
      offset += 1
      members.append(JSONMember(name: name, value: try value(expected: "a value after ':'")))
      skipBlanks()
      switch next {
      case UInt8(ascii: ","): offset += 1
      case UInt8(ascii: "}"):
        offset += 1
        return members
      default: throw unexpected("',' or '}'")
      }
    }
  }

  /// Whether one of the members has a name.
  private func has(_ members: [JSONMember], _ name: String) -> Bool {
    let length = name.utf8.count
    // By their places, and by their lengths first: a member that is taken out is copied, and most names differ there.
    for place in members.indices
    where members[place].name.utf8.count == length && members[place].name.isExactly(name) { return true }
    return false
  }

  private mutating func number() throws(JSONError) -> JSONNumber {
    let start = offset
    if next == UInt8(ascii: "-") { offset += 1 }
    if next == UInt8(ascii: "0") {
      offset += 1
      if isDigit(next) { throw error(.syntax, "Expected a number without leading zeros, found a digit after 0.") }
    } else {
      try digits("a digit after '-'")
    }
    if next == UInt8(ascii: ".") {
      offset += 1
      try digits("a digit after '.'")
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      offset += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { offset += 1 }
      try digits("a digit in the exponent")
    }
    return JSONNumber(checked: String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<offset]), as: UTF8.self))
  }

  private mutating func digits(_ expected: String) throws(JSONError) {
    guard isDigit(next) else { throw unexpected(expected) }
    while isDigit(next) { offset += 1 }
  }

  private func isDigit(_ byte: UInt8?) -> Bool {
    guard let byte else { return false }
    return byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }
}
