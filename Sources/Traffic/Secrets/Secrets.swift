package import JSON
import Texts

/// Hides what nobody may read in a journal, a log or a file: tokens, passwords, keys (rule control 4.1). What is a
/// secret is told by the meaning of its name, by its look, and by what the world knows of its own.
package enum Secrets {
  /// What stands for all that is hidden.
  static let stars = Array("***".utf8)

  /// What stands for a secret; what is a mask already stays. For a token it is three stars and the end of a long one,
  /// so that two can be told apart.
  static func mask(_ secret: [UInt8], _ kind: SecretNames.Kind) -> [UInt8] {
    if secret.isEmpty || isMask(secret) || secret.starts(with: "${".utf8) {
      return secret
    }
    switch kind {
    case .word: return stars
    case .token:
      guard secret.count > 20 else { return stars }
      let end = secret.suffix(4)
      return stars + (end.allSatisfy { $0 < 0x80 && SecretScanner.isWord($0) } ? end : [])
    case .id:
      let sum = secret.reduce(0x811C_9DC5 as UInt32) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
      return stars + Array(String(sum >> 16 & 0xFFF | 0x1000, radix: 16).utf8)
    }
  }

  /// Whether it looks as what stands for a secret.
  static func isMask(_ text: some Collection<UInt8>) -> Bool { text.starts(with: stars) && text.count <= 11 }

  /// A header field as it may be shown.
  package static func header(_ name: String, _ value: String, _ known: KnownSecrets = .none) -> String {
    isCredential(header: name) ? kept(header: name, value) : named(name, value, known)
  }

  /// The value of a name as it may be shown.
  static func named(_ name: String, _ value: String, _ known: KnownSecrets) -> String {
    guard let kind = SecretNames.kind(name) else { return text(value, known) }
    return String(decoding: mask(Array(value.utf8), kind), as: UTF8.self)
  }

  /// Any text as it may be shown: a message, a line of a log, a body.
  package static func text(_ text: String, _ known: KnownSecrets = .none) -> String {
    self.text(text, known.values())
  }

  private static func text(_ text: String, _ values: SecretValues) -> String {
    SecretScanner.masked(Array(text.utf8), values).map { String(decoding: $0, as: UTF8.self) } ?? text
  }

  private enum Credential { case token, authorization, other }

  /// It knows the names that most of them have; whoever shows a field asks for the meaning of its name.
  private static func credential(_ name: String) -> Credential? {
    // Most names are shorter or longer than any of those, and are compared with nothing.
    switch name.utf8.count {
    case 12 where isSame(name, "x-auth-token") || isSame(name, "x-auht-token"): .token
    case 13 where isSame(name, "authorization"), 19 where isSame(name, "proxy-authorization"): .authorization
    case 6 where isSame(name, "cookie"), 10 where isSame(name, "set-cookie"), 15 where isSame(name, "x-sim-admin-key"):
      .other
    default: nil
    }
  }

  /// Whether a header field is one of tokens and credentials.
  static func isCredential(header name: String) -> Bool { credential(name) != nil }

  /// The value of a header field as it may be kept.
  static func kept(header name: String, _ value: String) -> String {
    switch credential(name) {
    case .token: keptToken(value)
    case .authorization: keptCredentials(value)
    case .other: "***"
    case nil: value
    }
  }

  /// See `masked` of a text.
  private static func keptToken(_ token: String) -> String {
    // What is a mask already stays.
    if isMask(token.utf8) { return token }
    return token.utf8.count > 20 ? "***\(end(token))" : "***"
  }

  private static func end(_ token: String) -> Substring {
    let end = token.utf8.suffix(4)
    return end.allSatisfy { $0 < 0x80 } ? Substring(end) : ""
  }

  private static func keptCredentials(_ value: String) -> String {
    guard let blank = value.utf8.firstIndex(of: UInt8(ascii: " ")) else { return keptToken(value) }
    let (scheme, secret) = (value[..<blank], value.utf8[value.utf8.index(after: blank)...])
    if isMask(secret) { return value }
    // What Basic carries ends with the end of a password.
    let isLong = value.utf8.count > 27 && scheme.utf8.count == 6 && isSame(String(scheme), "bearer")
    return "\(scheme) ***\(isLong ? end(value) : "")"
  }

  /// Whether a name is another one but for the case of its letters; on bytes, as every answer leaves some of them.
  ///
  /// - Parameter other: in lower case, and as long.
  private static func isSame(_ name: String, _ other: StaticString) -> Bool {
    var (name, place) = (name, other.utf8Start)
    return name.withUTF8 { bytes in
      for byte in bytes {
        let isCapital = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
        guard (isCapital ? byte | 0x20 : byte) == place.pointee else { return false }
        place += 1
      }
      return true
    }
  }

  /// A query parameter as it may be shown; name and value are decoded.
  package static func query(_ name: String, _ value: String, _ known: KnownSecrets = .none) -> String {
    named(name, value, known)
  }

  /// A target as it may be shown.
  package static func target(_ target: String, _ known: KnownSecrets = .none) -> String {
    let values = known.values()
    return values.isOpen(path: target) ? target : text(target, values)
  }

  /// A body as it may be shown, whatever its type is said to be.
  package static func body(_ body: [UInt8], _ known: KnownSecrets = .none) -> [UInt8] {
    SecretScanner.masked(body, known.values()) ?? body
  }

  /// A JSON value as it may be shown.
  package static func masked(_ value: JSONValue, _ known: KnownSecrets = .none) -> JSONValue {
    switch value.kind {
    case .array(let elements): return .list(elements.map { masked($0, known) })
    case .string(let text): return .text(Self.text(text, known))
    case .object(let members):
      return .object(
        members.map { member in
          guard let kind = SecretNames.kind(member.name) else { return (member.name, masked(member.value, known)) }
          return (member.name, hidden(member.value, kind, known))
        })
    case .null, .bool, .number: return value
    }
  }

  /// What stands under the name of a secret.
  private static func hidden(_ value: JSONValue, _ kind: SecretNames.Kind, _ known: KnownSecrets) -> JSONValue {
    switch value.kind {
    case .string(let text): return .text(String(decoding: mask(Array(text.utf8), kind), as: UTF8.self))
    case .number: return .text("***")
    case .array(let elements): return .list(elements.map { hidden($0, kind, known) })
    case .object(let members):
      // `tokens` may be settings, and what begins with $ says how a secret is compared.
      guard kind == .word else { return masked(value, known) }
      return .object(
        members.map { ($0.name, $0.name.hasPrefix("$") ? masked($0.value, known) : hidden($0.value, kind, known)) })
    case .null, .bool: return value
    }
  }

  /// What stands under the name of a secret in a body of JSON or of a form.
  package static func found(in body: [UInt8]) -> [String] {
    if let value = try? JSONParser.parse(body) {
      return value.members.compactMap { SecretNames.kind($0.0) == nil ? nil : $0.1?.stringValue }
    }
    return body.split(separator: UInt8(ascii: "&")).compactMap { pair in
      let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1)
      let texts = parts.map { Percent.decoded(String(decoding: $0, as: UTF8.self)) }
      return texts.count == 2 && SecretNames.kind(texts[0]) != nil ? texts[1] : nil
    }
  }

  /// A name of JSON without its escapes.
  static func unescaped(_ name: String) -> String {
    guard name.utf8.contains(UInt8(ascii: "\\")) else { return name }
    let value = try? JSONParser.parse(Array("\"\(name)\"".utf8))
    return value?.stringValue ?? name
  }
}
