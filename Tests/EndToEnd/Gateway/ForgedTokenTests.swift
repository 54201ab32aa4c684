import JSON
import Rules
import Simulator
import TestKit
import Testing

/// Ways of making a token that looks like a good one (rule 3.4).
enum Forgery: String, CaseIterable, Sendable, CustomTestStringConvertible {
  case none = "alg none, no signature"
  case noneSigned = "alg none, the old signature"
  case publicKeyAsSecret = "HS256 with the public key for a secret"
  case wrongKey = "EdDSA with another key"
  case changedClaims = "other claims under the old signature"
  case cutSignature = "a signature cut short"
  case sloppySignature = "a second spelling of the same signature"

  var testDescription: String { rawValue }

  /// - Parameters:
  ///   - token: a good one.
  ///   - key: the world's public key.
  func forge(_ token: String, key: [UInt8]) throws -> String {
    let parts = token.split(separator: ".").map(String.init)
    switch self {
    case .none: return encoded("{\"alg\":\"none\",\"typ\":\"JWT\"}") + ".\(parts[1])."
    case .noneSigned: return encoded("{\"alg\":\"none\",\"typ\":\"JWT\"}") + ".\(parts[1]).\(parts[2])"
    case .publicKeyAsSecret:
      let signed = encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + ".\(parts[1])"
      return signed + "." + encoded(Crypto.hmac(key: key, Array(signed.utf8)))
    case .wrongKey:
      let signed = "\(parts[0]).\(parts[1])"
      let other = try SigningKey(seed: [UInt8](repeating: 7, count: 32))
      return signed + "." + encoded(try other.sign(Array(signed.utf8)))
    case .changedClaims:
      let claims = String(decoding: try #require(Base64.decode(parts[1].utf8)), as: UTF8.self)
      return "\(parts[0]).\(encoded(claims.replacing("\"exp\":1", with: "\"exp\":2"))).\(parts[2])"
    case .cutSignature: return "\(parts[0]).\(parts[1]).\(parts[2].dropLast(4))"
    case .sloppySignature:
      // 64 bytes leave four bits unused in the last letter; A and Q end in four zeros, what follows them does not.
      let next: [Character: Character] = ["A": "B", "Q": "R", "g": "h", "w": "x"]
      let letter = try #require(parts[2].last)
      let last = try #require(next[letter])
      return "\(parts[0]).\(parts[1]).\(parts[2].dropLast())\(last)"
    }
  }

  private func encoded(_ text: String) -> String { encoded(Array(text.utf8)) }
  private func encoded(_ bytes: [UInt8]) -> String { String(decoding: Base64.encodeURL(bytes), as: UTF8.self) }
}

@Suite struct ForgedTokenTests {
  private func publicKey(_ world: TestWorld) throws -> [UInt8] {
    let x = try #require(try world.anonymous.get("/oauth2/jwks").json["keys"]?[0]?["x"]?.text)
    return try #require(Base64.decode(x.utf8))
  }

  private func expectForgedGateway(_ caller: TestCaller, _ token: String) throws {
    let answer = try caller.with(gateway: token).get(aRead)
    expectGatewayFault(answer, 401, "900901", "Invalid Credentials", note: "gateway-invalid-credentials")
  }

  private func expectForgedLogin(_ caller: TestCaller, _ token: String) throws {
    let answer = try caller.with(login: token).get(aRead)
    expectAPIError(answer, 401, "login-token-invalid")
    #expect(answer.message.contains("Invalid JWT token"))
  }

  @Test(.rule(.r3_4, .r3_2), arguments: Forgery.allCases)
  func `a forged gateway token is 900901`(_ forgery: Forgery) throws {
    let world = TestServer.shared.world()
    let caller = try world.login()
    try expectForgedGateway(caller, try forgery.forge(try #require(caller.gateway), key: try publicKey(world)))
    #expect(try caller.get(aRead).status == 200)
  }

  @Test(.rule(.r3_4, .r3_5), arguments: Forgery.allCases)
  func `a forged login token is an API error`(_ forgery: Forgery) throws {
    let world = TestServer.shared.world()
    let caller = try world.login()
    try expectForgedLogin(caller, try forgery.forge(try #require(caller.login), key: try publicKey(world)))
    #expect(try caller.get(aRead).status == 200)
  }

  @Test(.rule(.r3_4), arguments: Forgery.allCases)
  func `a forged refresh token is an API error`(_ forgery: Forgery) throws {
    let world = TestServer.shared.world()
    let caller = try world.gateway()
    let token = try #require(try caller.logIn().json["refresh_token"]?.text)
    let answer = try caller.refresh(try forgery.forge(token, key: try publicKey(world)))
    expectAPIError(answer, 401, "refresh-token-invalid")
    #expect(answer.message.contains("Invalid JWT token"))
    #expect(try caller.refresh(token).status == 200)
  }

  @Test(.rule(.r3_4))
  func `no kind of token passes for another`() throws {
    let caller = try TestServer.shared.world().gateway()
    let pair = try caller.logIn()
    let gateway = try #require(caller.gateway)
    let access = try #require(pair.json["access_token"]?.text)
    let refresh = try #require(pair.json["refresh_token"]?.text)
    // Each has been used in its own place first: what was found good there must not count here.
    #expect(try caller.with(login: access).get(aRead).status == 200)
    for token in [access, refresh] { try expectForgedGateway(caller, token) }
    for token in [gateway, refresh] { try expectForgedLogin(caller, token) }
    for token in [gateway, access] { expectAPIError(try caller.refresh(token), 401, "refresh-token-invalid") }
  }

  @Test(.rule(.r3_4, .c1_2))
  func `tokens of another world are forged`() throws {
    let there = try TestServer.shared.world().login()
    let here = try TestServer.shared.world().login()
    try expectForgedGateway(here, try #require(there.gateway))
    try expectForgedLogin(here, try #require(there.login))
    let refresh = try #require(try there.logIn().json["refresh_token"]?.text)
    expectAPIError(try here.refresh(refresh), 401, "refresh-token-invalid")
  }

  @Test(.rule(.r3_4))
  func `tokens of another data directory are forged`() throws {
    let server = try TestServer()
    let there = try server.standard.login()
    let here = try TestServer.shared.standard.login()
    try expectForgedGateway(here, try #require(there.gateway))
    try expectForgedLogin(here, try #require(there.login))
    try server.stop()
  }

  @Test(.rule(.r3_4))
  func `tokens of before a reset are forged`() throws {
    let world = TestServer.shared.world()
    let old = try world.login()
    #expect(try old.get(aRead).status == 200)
    #expect(try world.anonymous.send("POST", "/_sim/reset").status == 200)
    let new = try world.login()
    try expectForgedGateway(new, try #require(old.gateway))
    try expectForgedLogin(new, try #require(old.login))
    #expect(try new.get(aRead).status == 200)
  }

  @Test(.rule(.r3_4))
  func `the key set verifies a token`() throws {
    let world = TestServer.shared.world()
    let answer = try world.anonymous.get("/oauth2/jwks")
    #expect(answer.status == 200)
    #expect(answer.header("Content-Type") == "application/json")
    let key = try #require(answer.json["keys"]?[0])
    for (name, value) in [("kty", "OKP"), ("crv", "Ed25519"), ("alg", "EdDSA"), ("use", "sig")] {
      #expect(key[name]?.text == value)
    }
    let caller = try world.login()
    for token in [try #require(caller.gateway), try #require(caller.login)] {
      let parts = token.split(separator: ".").map(String.init)
      let header = JSONView(try JSONParser.parse(try #require(Base64.decode(parts[0].utf8))))
      #expect(header["alg"]?.text == "EdDSA")
      #expect(header["kid"]?.text == key["kid"]?.text)
      let signature = try #require(Base64.decode(parts[2].utf8))
      let publicKey = try publicKey(world)
      #expect(SigningKey.verify(signature, of: Array("\(parts[0]).\(parts[1])".utf8), publicKey: publicKey))
    }
  }

  @Test(.rule(.r3_4))
  func `iat and exp follow the world's clock`() throws {
    let world = TestServer.shared.world()
    try world.clock("{\"now\": \"2031-05-06T07:08:09+02:00\", \"freeze\": true}")
    let caller = try world.login()
    for (token, life) in [(try #require(caller.gateway), Int64(43200)), (try #require(caller.login), 1800)] {
      let claims = JSONView(try JSONParser.parse(try #require(Base64.decode(token.split(separator: ".")[1].utf8))))
      #expect(claims["iat"]?.int == 1_935_810_489)
      #expect(claims["exp"]?.int == 1_935_810_489 + life)
    }
  }
}
