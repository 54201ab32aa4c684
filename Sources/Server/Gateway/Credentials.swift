import HTTPTransport
import JSON
import Model
import Rules
import Simulator
import Texts

/// How calls are authenticated (rule 3.7).
package enum AuthMode: String, Sendable, CaseIterable {
  /// Gateway token and login token.
  case full
  /// FAST2 13 and later: the login token alone, in either header.
  case noGateway = "no-gateway"
  /// Everybody is the first `intern` resurs of the seed; for first steps only.
  case off
}

extension AuthMode {
  /// As a world has it.
  init(_ autentisering: Autentisering) {
    switch autentisering {
    case .full: self = .full
    case .noGateway: self = .noGateway
    case .off: self = .off
    }
  }
}

/// Reading the headers that carry tokens and credentials.
enum Credentials {
  /// The value of an `Authorization` header by its scheme.
  enum Authorization: Equatable, Sendable {
    case bearer(TokenText)
    /// Key and secret.
    case basic(BasicCredentials)
    /// A scheme that nothing here takes, or a Basic value that can't be read.
    case other(String)
  }

  /// Nil where the header is missing or empty.
  static func authorization(_ headers: Headers) -> Authorization? {
    guard let value = headers[.authorization]?.trimmed, !value.isEmpty else { return nil }
    if value.hasPrefix("Bearer ") {
      return .bearer(TokenText(String(value[value.utf8.index(value.startIndex, offsetBy: 7)...]).trimmed))
    }
    let parts = value.split(separator: " ", maxSplits: 1)
    let scheme = parts[0].asciiLowercased
    let rest = parts.count > 1 ? String(parts[1]).trimmed : ""
    switch scheme {
    case "bearer": return .bearer(TokenText(rest))
    case "basic":
      guard let pair = BasicCredentials(rest) else { return .other("Basic that is not base64 of key:secret") }
      return .basic(pair)
    default: return .other(String(parts[0].prefix(40)))
    }
  }

  /// A login token, and what there is to say of its header.
  typealias Login = (token: TokenText, note: Note?)

  /// The login token of a request (rule 3.5). Nil where there is none.
  ///
  /// - Throws: `login-headers-differ`.
  static func login(_ headers: Headers) throws(Refusal) -> Login? {
    let right = headers[loginHeader]?.trimmed.nonEmpty
    let typo = headers[misspeltHeader]?.trimmed.nonEmpty
    switch (right, typo) {
    case (nil, nil): return nil
    case (let right?, nil): return (TokenText(right), nil)
    case (let right?, let typo?):
      guard right == typo else {
        throw Refusal(
          .loginHeadersDiffer, "Invalid JWT token: X-Auth-Token and X-Auht-Token carry different tokens",
          hint: "Send the login token in X-Auth-Token alone.")
      }
      return (TokenText(right), typoNote)
    case (nil, let typo?): return (TokenText(typo), typoNote)
    }
  }

  private static let loginHeader = HeaderName("X-Auth-Token")
  private static let misspeltHeader = HeaderName("X-Auht-Token")
  private static let typoNote = Note(
    .headerTypo, "the login token came in X-Auht-Token, as document 1.3.2 spells it",
    hint: "Send it in X-Auth-Token: that is the name in the published contract.")
}

/// Key and secret as Basic carries them: the key ends at the first colon (RFC 7617).
struct BasicCredentials: Equatable, Sendable {
  private let key: ArraySlice<UInt8>
  private let secret: ArraySlice<UInt8>

  /// Nil where a value is not base64 of two texts with a colon between them.
  init?(_ value: String) {
    guard let bytes = Base64.decode(value.utf8), let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    key = bytes[..<colon]
    secret = bytes[(colon + 1)...]
  }

  /// Key and secret in each way that they can be read: as they came, and then as a form encodes them, which RFC 6749
  /// section 2.3.1 asks for and half of all clients leave out. What is not UTF-8 is in neither.
  var readings: [(key: String, secret: String)] {
    let isEncoded = (key + secret).contains { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "+") }
    return [Self.texts(key, secret), isEncoded ? decoded.flatMap { Self.texts($0.key, $0.secret) } : nil].compactMap {
      $0
    }
  }

  /// The key by Latin-1, where key or secret is no UTF-8 as it came or as a form encodes it; nil where all is UTF-8.
  var latinKey: String? {
    func latin(_ bytes: some Sequence<UInt8>) -> String {
      String(String.UnicodeScalarView(bytes.map { UnicodeScalar($0) }))
    }
    if Self.texts(key, secret) == nil { return latin(key) }
    guard let decoded, Self.texts(decoded.key, decoded.secret) == nil else { return nil }
    return latin(decoded.key)
  }

  private var decoded: (key: [UInt8], secret: [UInt8])? {
    guard let key = Percent.decoded(key, isForm: true), let secret = Percent.decoded(secret, isForm: true) else {
      return nil
    }
    return (key, secret)
  }

  private static func texts(
    _ key: some Sequence<UInt8>, _ secret: some Sequence<UInt8>
  ) -> (key: String, secret: String)? {
    guard let key = String(validating: Array(key), as: UTF8.self),
      let secret = String(validating: Array(secret), as: UTF8.self)
    else { return nil }
    return (key, secret)
  }
}

extension String {
  /// Without blanks and tabs at its ends.
  var trimmed: String {
    guard let first = utf8.first, let last = utf8.last else { return self }
    guard first == 32 || first == 9 || last == 32 || last == 9 else { return self }
    var s = Substring(self)
    while let c = s.utf8.first, c == 32 || c == 9 { s.removeFirst() }
    while let c = s.utf8.last, c == 32 || c == 9 { s.removeLast() }
    return String(s)
  }

  /// Nil where it is empty.
  var nonEmpty: String? { isEmpty ? nil : self }
}
