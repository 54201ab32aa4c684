import Domain
import HTTPTransport
import Rules
import Simulator

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
  enum Authorization: Equatable {
    case bearer(String)
    /// Key and secret.
    case basic(String, String)
    /// A scheme that nothing here takes, or a Basic value that can't be read.
    case other(String)
  }

  /// Nil where the header is missing or empty.
  static func authorization(_ request: Request) -> Authorization? {
    guard let value = request.headers[.authorization]?.trimmed, !value.isEmpty else { return nil }
    if value.hasPrefix("Bearer ") {
      return .bearer(String(value[value.utf8.index(value.startIndex, offsetBy: 7)...]).trimmed)
    }
    let parts = value.split(separator: " ", maxSplits: 1)
    let scheme = parts[0].lowercased()
    let rest = parts.count > 1 ? String(parts[1]).trimmed : ""
    switch scheme {
    case "bearer": return .bearer(rest)
    case "basic":
      guard let bytes = Base64.decode(rest.utf8), let text = String(validating: bytes, as: UTF8.self),
        let colon = text.firstIndex(of: ":")
      else { return .other("Basic that is not base64 of key:secret") }
      return .basic(String(text[..<colon]), String(text[text.index(after: colon)...]))
    default: return .other(String(parts[0].prefix(40)))
    }
  }

  /// The login token and what there is to say of its header (rule 3.5). Nil where there is none.
  ///
  /// - Throws: `login-headers-differ`.
  static func login(_ request: Request) throws(Refusal) -> (token: String, note: Note?)? {
    let right = request.headers[loginHeader]?.trimmed.nonEmpty
    let typo = request.headers[misspeltHeader]?.trimmed.nonEmpty
    switch (right, typo) {
    case (nil, nil): return nil
    case (let right?, nil): return (right, nil)
    case (let right?, let typo?):
      guard right == typo else {
        throw Refusal(
          .loginHeadersDiffer, "Invalid JWT token: X-Auth-Token and X-Auht-Token carry different tokens",
          hint: "Send the login token in X-Auth-Token alone.")
      }
      return (right, typoNote)
    case (nil, let typo?): return (typo, typoNote)
    }
  }

  private static let loginHeader = HeaderName("X-Auth-Token")
  private static let misspeltHeader = HeaderName("X-Auht-Token")
  private static let typoNote = Note(
    .headerTypo, "the login token came in X-Auht-Token, as document 1.3.2 spells it",
    hint: "Send it in X-Auth-Token: that is the name in the published contract.")
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
