import Texts
import Tid

extension World {
  // MARK: Tokens

  /// Makes a token that lives so many seconds by the world's clock.
  ///
  /// - Parameter besides: it ends no other one where users may have but one (rule control 3.3).
  package func issue(
    _ kind: TokenKind, subject: String, seconds: Int64, besides: Bool = false
  ) throws -> (text: String, token: Token) {
    let issued = now.sekunder
    let (id, signer) = state.withLock { s in
      s.worth = max(s.worth, .used)
      return (besides ? s.latest[subject] ?? s.tokens.uuid() : s.tokens.uuid(), s.signer)
    }
    let token = Token(kind: kind, subject: subject, id: id, issued: issued, expires: issued + seconds)
    return (try signer.sign(token), token)
  }

  /// The id of the tokens of sessions; those of logins are UUIDs.
  static let sessionID = "session"

  /// Makes a token for whoever looks at the world beside its clients: it ends no token of theirs, and draws no number
  /// that one of theirs would have got.
  package func issueForSession(_ kind: TokenKind, subject: String, seconds: Int64) throws -> String {
    let issued = now.sekunder
    let signer = state.withLock { s in
      s.worth = max(s.worth, .used)
      return s.signer
    }
    return try signer.sign(
      Token(kind: kind, subject: subject, id: Self.sessionID, issued: issued, expires: issued + seconds))
  }

  /// Reads a token; one that was found good before is not verified again (rule 3.4).
  package func verify(_ text: String, as kind: TokenKind) throws(TokenProblem) -> Token {
    try verified(TokenText(text), as: kind).token
  }

  /// The same, with the second of the world's clock at which it was found good.
  package func verified(
    _ text: TokenText, as kind: TokenKind
  ) throws(TokenProblem) -> (token: Token, now: Int64) {
    let system = options.system.now()
    let (known, now) = state.withLock { s in (s.verified[text.end], s.clock.now(system)) }
    if let known, known.text == text, known.token.kind == kind {
      guard now.sekunder < known.token.expires else { throw .expired(known.token.expires) }
      return (known.token, now.sekunder)
    }
    let (signer, epoch) = state.withLock { s in (s.signer, s.epoch) }
    let token = try signer.verify(text.text, kind: kind, now: now)
    state.withLock { s in
      // A reset since then has made it forged.
      guard s.epoch == epoch else { return }
      // Bounded: whoever logs in ten thousand times costs everybody one verification more.
      if s.verified.count >= 10_000 { s.verified.removeAll() }
      s.verified[text.end] = (text, token)
    }
    return (token, now.sekunder)
  }

  /// The id and the 32 bytes of the key that the tokens are signed with (rule 3.4).
  package var publicKey: (id: String, bytes: [UInt8]) { state.withLock { $0.signer }.publicKey }
}

/// The text of a token, with a number by which to look for it.
package struct TokenText: Sendable, Equatable {
  /// As it came.
  package let text: String
  /// Its last bytes, which are of the signature, and tell apart what was found good: hashing the whole of it would take
  /// longer than all else that a remembered token costs.
  let end: UInt64

  /// Takes every text.
  package init(_ text: String) {
    self.text = text
    var end: UInt64 = 0
    for byte in text.utf8.suffix(8) { end = end << 8 | UInt64(byte) }
    self.end = end
  }

  package static func == (a: TokenText, b: TokenText) -> Bool { a.end == b.end && a.text.isExactly(b.text) }
}
