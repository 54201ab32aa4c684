import Texts

/// A field value with parameters, such as `form-data; name="file"; filename*=UTF-8''a.txt`: in any order, with names in
/// any case, as tokens or quoted strings (RFC 9110 section 5.6.6), extended (RFC 8187) or in sections (RFC 2231).
struct FieldParameters {
  /// What stands before the parameters, in lower case.
  let value: String
  private var parameters: [(name: String, value: [UInt8])] = []

  /// Nil where a quoted string has no end, or something stands behind it.
  init?(_ bytes: [UInt8]) {
    var reader = Reader(bytes)
    value = reader.upTo([.semicolon]).asciiLowercased
    while !reader.isAtEnd {
      reader.at += 1
      let name = reader.upTo([.equals, .semicolon]).asciiLowercased
      // A name alone, and nothing between two semicolons, say nothing.
      guard !reader.isAtEnd, bytes[reader.at] == .equals else { continue }
      reader.at += 1
      guard let value = reader.value() else { return nil }
      parameters.append((name, value))
    }
  }

  /// Whether a parameter stands there twice, so that two readers may take different ones.
  var isAmbiguous: Bool { Set(parameters.map(\.name)).count < parameters.count }

  /// A value as it came, its quotes undone.
  func bytes(_ name: String) -> [UInt8]? { parameters.first { $0.name == name }?.value }

  /// A value as text: the extended one where there is one that can be read (RFC 6266 section 4.3), then that in
  /// sections, then the plain one, whose bytes that are not UTF-8 are shown as U+FFFD.
  func text(_ name: String) -> String? {
    if let extended = bytes(name + "*"), let text = Self.extended(extended[...]) { return text }
    return sections(name) ?? bytes(name).map { String(decoding: $0, as: UTF8.self) }
  }

  /// `name*0="a"; name*1*=%C3; …` (RFC 2231 section 3).
  private func sections(_ name: String) -> String? {
    var whole: [UInt8] = []
    var charset: Charset?
    for number in 0..<parameters.count {
      if var encoded = bytes("\(name)*\(number)*")?[...] {
        if number == 0 {
          guard let (found, rest) = Self.charset(encoded) else { return nil }
          (charset, encoded) = (found, rest)
        }
        guard let plain = Percent.decoded(encoded) else { return nil }
        whole += plain
      } else if let literal = bytes("\(name)*\(number)") {
        whole += literal
      } else {
        guard number > 0 else { return nil }
        break
      }
    }
    return whole.isEmpty ? nil : (charset ?? .utf8).text(whole)
  }

  private enum Charset {
    case utf8, latin1

    func text(_ bytes: [UInt8]) -> String? {
      switch self {
      case .utf8: String(validating: bytes, as: UTF8.self)
      case .latin1: String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
      }
    }
  }

  /// `UTF-8'sv'…`: the charset, and what follows the language.
  private static func charset(_ value: ArraySlice<UInt8>) -> (Charset, ArraySlice<UInt8>)? {
    let pieces = value.split(separator: UInt8(ascii: "'"), maxSplits: 2, omittingEmptySubsequences: false)
    guard pieces.count == 3 else { return nil }
    switch String(decoding: pieces[0], as: UTF8.self).asciiLowercased {
    case "utf-8": return (.utf8, pieces[2])
    case "iso-8859-1": return (.latin1, pieces[2])
    default: return nil
    }
  }

  private static func extended(_ value: ArraySlice<UInt8>) -> String? {
    guard let (charset, rest) = charset(value), let bytes = Percent.decoded(rest) else { return nil }
    return charset.text(bytes)
  }
}

/// A place in a field value.
private struct Reader {
  let bytes: [UInt8]
  var at = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { at >= bytes.count }

  /// The text up to one of these bytes or the end, without blanks around it.
  mutating func upTo(_ ends: [UInt8]) -> String { String(decoding: piece(upTo: ends), as: UTF8.self) }

  /// A token, or a quoted string without its quotes; nil where that has no end, or something behind it.
  mutating func value() -> [UInt8]? {
    skipBlanks()
    guard !isAtEnd, bytes[at] == UInt8(ascii: "\"") else { return piece(upTo: [.semicolon]) }
    at += 1
    var text: [UInt8] = []
    while !isAtEnd, bytes[at] != UInt8(ascii: "\"") {
      // Browsers of Windows write paths as they are: a backslash is an escape only where it could be nothing else.
      let isEscape =
        bytes[at] == .backslash && at + 1 < bytes.count
        && (bytes[at + 1] == UInt8(ascii: "\"") || bytes[at + 1] == .backslash)
      if isEscape { at += 1 }
      text.append(bytes[at])
      at += 1
    }
    guard !isAtEnd else { return nil }
    at += 1
    skipBlanks()
    return isAtEnd || bytes[at] == .semicolon ? text : nil
  }

  private mutating func piece(upTo ends: [UInt8]) -> [UInt8] {
    skipBlanks()
    let start = at
    while !isAtEnd, !ends.contains(bytes[at]) { at += 1 }
    var end = at
    while end > start, bytes[end - 1].isBlank { end -= 1 }
    return Array(bytes[start..<end])
  }

  private mutating func skipBlanks() {
    while !isAtEnd, bytes[at].isBlank { at += 1 }
  }
}

extension UInt8 {
  fileprivate static let semicolon = UInt8(ascii: ";")
  fileprivate static let equals = UInt8(ascii: "=")
  fileprivate static let backslash = UInt8(ascii: "\\")
  static let cr: UInt8 = 0x0D
  static let lf: UInt8 = 0x0A
  /// A space or a tab.
  var isBlank: Bool { self == 0x20 || self == 0x09 }
}
