import JSON
import Texts
package import Tid

/// What a token is for; one kind is never taken for another (rule 3.4).
package enum TokenKind: String, Sendable, CaseIterable { case gateway, access, refresh }

/// The claims of a token that was found good. An object, since a world remembers it and every request asks for two.
package final class Token: Sendable, Equatable {
  /// What it is for.
  package let kind: TokenKind
  /// The key of the gateway-klient, or the id of the resurs.
  package let subject: String
  /// Unique within the world.
  package let id: String
  /// Whole seconds since 1970, by the world's clock.
  package let issued: Int64
  /// The first second at which it is expired.
  package let expires: Int64

  package init(kind: TokenKind, subject: String, id: String, issued: Int64, expires: Int64) {
    self.kind = kind
    self.subject = subject
    self.id = id
    self.issued = issued
    self.expires = expires
  }

  package static func == (a: Token, b: Token) -> Bool {
    (a.kind, a.subject, a.id, a.issued, a.expires) == (b.kind, b.subject, b.id, b.issued, b.expires)
  }
}

/// Why a token is not good (rules 3.2, 3.4, 3.5).
package enum TokenProblem: Error, Sendable, Equatable {
  /// Not a token of this world and of this kind: malformed, another algorithm, another signature, another kind.
  case forged(String)
  /// It was good until this second.
  case expired(Int64)
}

/// Makes and reads the signed tokens of one world: JWT with EdDSA (rule 3.4).
package struct TokenSigner: Sendable {
  private let key: SigningKey
  /// The id of the key and of the world's tokens: changes with every reset.
  private let keyID: String
  private let world: String
  /// What tokens name besides the world, so that whoever has the secret can check them; nil where nobody shares it.
  private let epoch: String?

  /// - Parameters:
  ///   - secret: the secret of the data directory.
  ///   - worldID: a random id that reset renews; other ids and other secrets give other keys.
  ///   - world: the name of the world.
  ///   - shared: a secret of several servers, from which the key follows in the place of `secret`.
  package init(
    secret: [UInt8], worldID: String, world: String = "default", shared: [UInt8]? = nil
  ) throws(CryptoError) {
    self.world = world
    epoch = shared == nil ? nil : worldID
    let seed =
      try shared.map { (shared) throws(CryptoError) in
        try Crypto.hkdf(shared, salt: Array("fast2sim token key".utf8), info: Array("\(world)\0\(worldID)".utf8))
      } ?? Crypto.hmac(key: secret, Array("fast2sim token key \(worldID)".utf8))
    key = try SigningKey(seed: seed)
    keyID = Crypto.hex(Crypto.sha256(key.publicKey).prefix(8))
  }

  /// The world that a token says to be of; nil where it says none. Nothing of it is checked.
  static func world(of text: String) -> String? { claims(of: text)?.text("world") }

  /// Whether a token was given by a world of a name, here or at another server with the same secret, expired or not.
  static func isOf(_ world: String, _ text: String, shared: [UInt8]) -> Bool {
    guard let claims = claims(of: text), claims.text("world")?.isExactly(world) == true,
      let epoch = claims.text("epoch"), epoch.utf8.count <= 64,
      let signer = try? TokenSigner(secret: [], worldID: epoch, world: world, shared: shared)
    else { return false }
    let parts = Array(text.utf8).split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 3, let signature = Base64.decodeURL(parts[2]) else { return false }
    return signer.key.verify(signature, of: Array(parts[0]) + [UInt8(ascii: ".")] + Array(parts[1]))
  }

  private static func claims(of text: String) -> JSONValue? {
    guard text.utf8.count <= 8192 else { return nil }
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count == 3 ? JWTPart.object(parts[1]) : nil
  }

  private var issuer: String { "fast2sim:\(keyID)" }

  private static func audience(_ kind: TokenKind) -> String { kind == .gateway ? "fast2-gateway" : "fast2-api" }

  /// The id and the 32 bytes of the public key.
  package var publicKey: (id: String, bytes: [UInt8]) { (keyID, key.publicKey) }

  /// The id of the key that a token claims to be signed with; nil where it is no JWT. Nothing of it is checked.
  static func keyID(of text: String) -> String? {
    guard text.utf8.count <= 8192, let first = text.utf8.split(separator: UInt8(ascii: "."), maxSplits: 1).first,
      let header = JWTPart.object(first)
    else { return nil }
    return header.text("kid")
  }

  /// Writes and signs a token.
  package func sign(_ token: Token) throws(CryptoError) -> String {
    var header = JSONWriter()
    header.beginObject()
    for (name, value) in [("alg", "EdDSA"), ("typ", "JWT"), ("kid", keyID)] {
      header.key(named: name)
      header.string(value)
    }
    header.endObject()
    var claims = JSONWriter()
    claims.beginObject()
    let texts = [
      ("iss", issuer), ("aud", Self.audience(token.kind)), ("sub", token.subject), ("kind", token.kind.rawValue),
      ("jti", token.id), ("world", world),
    ]
    for (name, value) in texts + (epoch.map { [("epoch", $0)] } ?? []) {
      claims.key(named: name)
      claims.string(value)
    }
    for (name, value) in [("iat", token.issued), ("exp", token.expires)] {
      claims.key(named: name)
      claims.int(value)
    }
    claims.endObject()
    let signed = Base64.encodeURL(header.bytes) + [UInt8(ascii: ".")] + Base64.encodeURL(claims.bytes)
    let signature = try key.sign(signed)
    return String(decoding: signed + [UInt8(ascii: ".")] + Base64.encodeURL(signature), as: UTF8.self)
  }

  /// Reads a token and checks all of it: algorithm, signature, issuer, audience, kind, and expiry at `now`.
  package func verify(_ text: String, kind: TokenKind, now: Tidpunkt) throws(TokenProblem) -> Token {
    let bytes = Array(text.utf8)
    guard bytes.count <= 8192 else { throw .forged("it is longer than any token of this simulator") }
    let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 3, let header = JWTPart.object(parts[0]), let claims = JWTPart.object(parts[1]),
      let signature = Base64.decodeURL(parts[2])
    else { throw .forged("it is not a JWT of three base64url parts") }
    guard header.text("alg") == "EdDSA" else { throw .forged("its algorithm is not EdDSA") }
    if let wish = JWTPart.wish(header) { throw .forged(wish) }
    guard key.verify(signature, of: Array(parts[0]) + [UInt8(ascii: ".")] + Array(parts[1])) else {
      throw .forged("its signature is not this world's")
    }
    guard claims.text("iss") == issuer, let subject = claims.text("sub"), let id = claims.text("jti"),
      let issued = claims.number("iat"),
      let expires = claims.number("exp")
    else { throw .forged("its claims are not those of a token of this world") }
    guard claims.text("kind") == kind.rawValue, claims.text("aud") == Self.audience(kind) else {
      throw .forged("its kind is \(claims.text("kind") ?? "foreign"), and what is needed is of kind \(kind.rawValue)")
    }
    let token = Token(kind: kind, subject: subject, id: id, issued: issued, expires: expires)
    guard now.sekunder < expires else { throw .expired(expires) }
    return token
  }
}

extension JSONValue {
  fileprivate func text(_ name: String) -> String? {
    if case .string(let s)? = self[name]?.kind { s } else { nil }
  }

  fileprivate func number(_ name: String) -> Int64? {
    if case .number(let n)? = self[name]?.kind { n.int64 } else { nil }
  }
}
