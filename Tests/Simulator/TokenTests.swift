import JSON
import Rules
import Simulator
import TestKit
import Testing
import Tid

@Suite(.rule(.r3_4)) struct TokenSignerTests {
  private static let secret = [UInt8](repeating: 1, count: 32)
  private let signer: TokenSigner
  private let token = Self.token(.access)

  private static func token(_ kind: TokenKind) -> Token {
    Token(kind: kind, subject: "R100", id: "jti-1", issued: 1000, expires: 2800)
  }

  init() throws { signer = try TokenSigner(secret: Self.secret, worldID: "one") }

  @Test(arguments: TokenKind.allCases)
  func `a token that was signed is read again`(_ kind: TokenKind) throws {
    let token = Self.token(kind)
    let read = try signer.verify(try signer.sign(token), kind: kind, now: Tidpunkt(sekunder: 1500))
    #expect(read == token)
  }

  @Test(arguments: [(1800, 60), (600, 60), (590, 59), (100, 10), (9, 0)] as [(Int64, Int64)])
  func `a token is near its end with a tenth of its life left, and at most a minute`(_ life: Int64, _ left: Int64) {
    let token = Token(kind: .access, subject: "R100", id: "jti-1", issued: 1000, expires: 1000 + life)
    #expect(World.noticeExpiry(token, now: token.expires - left - 1) == nil)
    #expect(World.noticeExpiry(token, now: token.expires - left)?.code == .tokenNearExpiry)
  }

  @Test
  func `signing is deterministic, and depends on the secret and the world`() throws {
    let same = try TokenSigner(secret: Self.secret, worldID: "one")
    let text = try signer.sign(token)
    #expect(try same.sign(token) == text)
    let otherWorld = try TokenSigner(secret: Self.secret, worldID: "two")
    let otherSecret = try TokenSigner(secret: [UInt8](repeating: 2, count: 32), worldID: "one")
    for other in [otherWorld, otherSecret] {
      let foreign = try other.sign(token)
      #expect(foreign != text)
      expectForged(foreign, .access)
    }
  }

  @Test(arguments: [(Int64(0), true), (2799, true), (2800, false), (999_999, false)])
  func `exp is the first second at which a token is expired`(_ now: Int64, good: Bool) throws {
    let text = try signer.sign(token)
    if good {
      #expect(try signer.verify(text, kind: .access, now: Tidpunkt(sekunder: now)) == token)
    } else {
      #expect(throws: TokenProblem.expired(2800)) {
        try signer.verify(text, kind: .access, now: Tidpunkt(sekunder: now))
      }
    }
  }

  @Test
  func `a kind is taken for no other`() throws {
    for kind in TokenKind.allCases {
      let text = try signer.sign(Self.token(kind))
      for other in TokenKind.allCases where other != kind { expectForged(text, other) }
    }
  }

  @Test(
    arguments: [
      "", ".", "..", "...", "a.b", "a.b.c", "a.b.c.d", "e30.e30.", "e30.e30.e30", "\u{0}.\u{0}.\u{0}", "åäö.åäö.åäö",
      String(repeating: "a", count: 9000), String(repeating: ".", count: 9000),
    ])
  func `what is no token at all is forged`(_ text: String) { expectForged(text, .access) }

  @Test(arguments: ["none", "HS256", "eddsa", "ES256", "EdDSA2", ""])
  func `the algorithm is pinned, whatever the signature`(_ algorithm: String) throws {
    let parts = try signer.sign(token).split(separator: ".").map(String.init)
    let header = encoded(Array("{\"alg\":\"\(algorithm)\",\"typ\":\"JWT\"}".utf8))
    expectForged("\(header).\(parts[1]).\(parts[2])", .access)
    expectForged("\(header).\(parts[1]).", .access)
  }

  @Test
  func `a change of any one letter makes a token forged`() throws {
    let text = Array(try signer.sign(token).utf8)
    for index in text.indices {
      var changed = text
      changed[index] = changed[index] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
      expectForged(String(decoding: changed, as: UTF8.self), .access)
    }
  }

  @Test(arguments: ["{}", "[]", "null", "{\"exp\":9999999999}", "x", ""])
  func `what the right key signed must still be a token's claims`(_ claims: String) throws {
    let key = try SigningKey(seed: Crypto.hmac(key: Self.secret, Array("fast2sim token key one".utf8)))
    let signed = encoded(Array("{\"alg\":\"EdDSA\"}".utf8)) + "." + encoded(Array(claims.utf8))
    expectForged(signed + "." + encoded(try key.sign(Array(signed.utf8))), .access)
  }

  private func encoded(_ bytes: [UInt8]) -> String { String(decoding: Base64.encodeURL(bytes), as: UTF8.self) }

  private func expectForged(_ text: String, _ kind: TokenKind, sourceLocation: SourceLocation = #_sourceLocation) {
    do {
      let token = try signer.verify(text, kind: kind, now: Tidpunkt(sekunder: 1500))
      Issue.record("read as \(token)", sourceLocation: sourceLocation)
    } catch {
      if case .forged = error { return }
      Issue.record("not forged but \(error)", sourceLocation: sourceLocation)
    }
  }
}
