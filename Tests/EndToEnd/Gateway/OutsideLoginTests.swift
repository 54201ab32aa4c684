import JSON
import Rules
import Simulator
import TestKit
import Testing

/// Logins by single sign-on and by an outside provider, and the operation that needs no login (rules 3.3, 3.5).
@Suite(.rule(.r3_3)) struct OutsideLoginTests {
  private static let secret = "demo-federated-secret"
  private static let claims = #"{"iss": "https://login.example.com", "sub": "integration"}"#

  private func token(_ header: String, _ claims: String, secret: String? = secret) -> String {
    func part(_ text: String) -> String { String(decoding: Base64.encodeURL(Array(text.utf8)), as: UTF8.self) }
    let signed = part(header) + "." + part(claims)
    guard let secret else { return signed + "." }
    let signature = Crypto.hmac(key: Array(secret.utf8), Array(signed.utf8))
    return signed + "." + String(decoding: Base64.encodeURL(signature), as: UTF8.self)
  }

  private func federated(_ token: String, _ world: TestWorld? = nil) throws -> TestAnswer {
    try (world ?? TestServer.shared.world()).gateway().post("/v1/auth/federatedlogin", "{\"id_token\": \"\(token)\"}")
  }

  private func sso(_ fields: String) throws -> TestAnswer {
    try TestServer.shared.world().gateway().post("/v1/auth/loginsso", "{\(fields)}")
  }

  private static let good = """
    "ssoId": "integration@example.com", "ssoIdHash": "a", "ssoTimestamp": "20260302080000", "ssoTimestampHash": "b"
    """

  @Test func `an id that the seed registers logs its resurs in`() throws {
    let world = TestServer.shared.world()
    let gateway = try world.gateway()
    let answer = try gateway.post("/ao-produkt/v1/auth/loginsso", "{\(Self.good)}")
    #expect(answer.status == 200)
    #expect(answer.json.keys == ["access_token", "token_type", "expires_in", "refresh_token"])
    let caller = TestCaller(world: world, gateway: gateway.gateway, login: answer.json["access_token"]?.text)
    let made = try caller.post("/v1/arbetsorder", #"{"objektId": "9900101"}"#)
    let id = try #require(made.json["id"]?.int)
    #expect(try caller.get("/v1/arbetsorder/\(id)").json["registrerad"]?["registreradAv"]?["id"]?.text == "R900")
    let again = try gateway.post(
      "/v1/auth/refresh", "{\"refresh_token\": \"\(answer.json["refresh_token"]?.text ?? "")\"}")
    #expect(again.status == 200)
  }

  @Test(
    arguments: [
      (good.replacing("integration@", with: "nobody@"), 401, "login-failed"),
      (good.replacing("\"a\"", with: "\"\""), 401, "login-failed"),
      (#""ssoId": "integration@example.com""#, 400, "required-missing"),
    ])
  func `another id, an empty hash and a missing field log nobody in`(
    _ fields: String, _ status: Int, _ code: String
  ) throws {
    let answer = try sso(fields)
    #expect(answer.status == status)
    #expect(answer.notes == [code])
  }

  @Test func `a token that the provider signed logs in, until it expires by the world's clock`() throws {
    let world = TestServer.shared.world()
    try world.clock(Orders.still)
    #expect(try federated(token(#"{"alg": "HS256"}"#, Self.claims), world).status == 200)
    // 2026-03-02T07:00:00Z is 1772434800.
    let expiring = token(#"{"alg": "HS256"}"#, Self.claims.replacing("}", with: #", "exp": 1772434801}"#))
    #expect(try federated(expiring, world).status == 200)
    try world.clock("{\"advance\": \"PT1S\"}")
    #expect(try federated(expiring, world).notes == ["login-failed"])
  }

  @Test func `any other token logs nobody in`() throws {
    let tokens = [
      token(#"{"alg": "none"}"#, Self.claims, secret: nil), token(#"{"alg": "HS256"}"#, Self.claims, secret: "wrong"),
      token(#"{"alg": "HS256"}"#, Self.claims, secret: nil), token(#"{"alg": "RS256"}"#, Self.claims),
      token(#"{"alg": "HS256"}"#, Self.claims.replacing("integration", with: "other")),
      token(#"{"alg": "HS256"}"#, Self.claims.replacing("login.", with: "evil.")),
      token(#"{"alg": "HS256"}"#, Self.claims.replacing("}", with: #", "exp": "soon"}"#)),
      token(#"{"alg": "HS256"}"#, #"{"iss": "https://login.example.com"}"#), "a.b.c", "", "x",
      String(repeating: "a", count: 20_000),
    ]
    for token in tokens {
      let answer = try federated(token)
      #expect(answer.status == 401)
      #expect(answer.notes == ["login-failed"])
    }
  }

  @Test func `an identity without a secret takes an unsigned token, and only that`() throws {
    let server = try TestServer(
      seed: """
        fast2: seed/1
        name: federated
        gateway: {klienter: [{nyckel: demo-key, hemlighet: demo-secret}]}
        prio: [{kod: "10"}]
        tilltrade: [{kod: N}]
        resurser: [{id: R1, federerad: [{utgivare: "https://login.example.com", subjekt: integration}]}]
        """)
    #expect(try federated(token(#"{"alg": "none"}"#, Self.claims, secret: nil), server.world()).status == 200)
    #expect(try federated(token(#"{"alg": "HS256"}"#, Self.claims), server.world()).notes == ["login-failed"])
  }

  @Test(.rule(.r3_2)) func `both need the token of the gateway`() throws {
    let anonymous = TestServer.shared.world().anonymous
    #expect(try anonymous.post("/v1/auth/loginsso", "{\(Self.good)}").notes == ["gateway-missing-credentials"])
    #expect(try anonymous.post("/v1/auth/federatedlogin", "{}").notes == ["gateway-missing-credentials"])
  }

  @Test(.rule(.r3_5, .r1_5)) func `avtal needs the gateway's token, no login, and answers nothing`() throws {
    let world = TestServer.shared.world()
    let answer = try world.gateway().get("/ao-produkt/v1/avtal")
    #expect(answer.status == 200)
    #expect(answer.header("Content-Length") == "0")
    #expect(try world.anonymous.get("/v1/avtal").notes == ["gateway-missing-credentials"])
  }
}
