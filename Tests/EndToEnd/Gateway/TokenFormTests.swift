import JSON
import Rules
import Simulator
import TestKit
import Testing

/// One spelling for each token, and nothing in it that is not understood (rules 3.3, 3.4).
@Suite struct TokenFormTests {
  private static let secret = "demo-federated-secret"

  private func part(_ text: String) -> String { String(decoding: Base64.encodeURL(Array(text.utf8)), as: UTF8.self) }

  /// An `id_token` of the demo seed's provider, signed as it should be.
  private func idToken(_ header: String, _ claims: String) -> String {
    let claims = #"{"iss": "https://login.example.com", "sub": "integration"\#(claims)}"#
    let signed = part(#"{"alg": "HS256"\#(header)}"#) + "." + part(claims)
    let signature = Crypto.hmac(key: Array(Self.secret.utf8), Array(signed.utf8))
    return signed + "." + String(decoding: Base64.encodeURL(signature), as: UTF8.self)
  }

  private func federated(_ token: String) throws -> TestAnswer {
    let body = JSONValue.object([("id_token", .text(token))]).compact
    return try TestServer.shared.world().gateway().post(
      "/v1/auth/federatedlogin", String(decoding: body, as: UTF8.self))
  }

  /// What is added to header and claims, and what the refusal names.
  private static let signed: [(header: String, claims: String, named: String)] = [
    (#", "crit": ["urgency"], "urgency": 5"#, "", "crit"), (#", "crit": ["exp"], "exp": 4000000000"#, "", "crit"),
    (#", "crit": []"#, "", "crit"), (#", "crit": "b64""#, "", "crit"),
    (#", "crit": ["b64"], "b64": false"#, "", "crit"), (#", "b64": false"#, "", "b64"), (#", "b64": 0"#, "", "b64"),
    ("", #", "nbf": 4000000000"#, "nbf"), ("", #", "nbf": 4e9"#, "nbf"), ("", #", "nbf": "2020-01-01""#, "nbf"),
    ("", #", "nbf": null"#, "nbf"),
  ]

  @Test(.rule(.r3_3), arguments: signed)
  func `an id_token that asks for what is not done here, or is not valid yet, logs nobody in`(
    _ more: (header: String, claims: String, named: String)
  ) throws {
    let answer = try federated(idToken(more.header, more.claims))
    expectAPIError(answer, 401, "login-failed")
    #expect(answer.message.contains(more.named), "\(answer)")
  }

  @Test(.rule(.r3_3)) func `an id_token is good from its nbf on, by the world's clock`() throws {
    let world = TestServer.shared.world()
    try world.clock(Orders.still)
    // 2026-03-02T07:00:00Z is 1772434800.
    for (claims, status) in [(1_772_434_800, 200), (1_772_434_801, 401)] {
      let token = idToken(#", "b64": true"#, ", \"nbf\": \(claims)")
      #expect(try world.gateway().post("/v1/auth/federatedlogin", "{\"id_token\": \"\(token)\"}").status == status)
    }
  }

  /// Other spellings of the same bytes, by name.
  private static let spellings: [(String, @Sendable (String) -> String)] = [
    ("padding", { $0 + "=" }), ("more padding", { $0 + "==" }), ("a line break at the end", { $0 + "\n" }),
    ("padding of each part", { $0.split(separator: ".").map { $0 + "=" }.joined(separator: ".") }),
    ("a blank within", { $0.replacing(".", with: ". ", maxReplacements: 1) }),
    ("a fourth part", { $0 + "." }),
    (
      "bits that no byte has",
      { token in
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
        let last = token.last.flatMap { letters.firstIndex(of: $0) } ?? 0
        return token.dropLast() + String(letters[(last + 1) % 64])
      }
    ), ("the other alphabet", { $0.replacing("-", with: "+").replacing("_", with: "/") }),
  ]

  @Test(.rule(.r3_4, .r3_5), arguments: spellings)
  func `a token has one spelling`(_ name: String, _ spell: @Sendable (String) -> String) throws {
    let world = TestServer.shared.world()
    let caller = try world.login()
    let (gateway, login) = (try #require(caller.gateway), try #require(caller.login))
    // It has been found good before, so that nothing can be remembered by half of it.
    #expect(try caller.get(aRead).status == 200)
    // A header can't hold a line break, and one that has no `-` has one alphabet.
    if spell(gateway) != gateway, !spell(gateway).contains("\n") {
      #expect(try caller.with(gateway: spell(gateway)).get(aRead).notes == ["gateway-invalid-credentials"])
      let answer = try caller.with(login: spell(login)).get(aRead)
      if spell(login) != login { expectAPIError(answer, 401, "login-token-invalid") }
    }
    let id = idToken("", ", \"jti\": \"~~~???>>>\"")
    #expect(spell(id) != id)
    expectAPIError(try federated(spell(id)), 401, "login-failed")
    #expect(try federated(id).status == 200)
  }

  /// Method and path of what answers tokens, with a body that is good and one that is not.
  private static let givers: [(path: String, good: String, bad: String)] = [
    ("/v1/auth/login", #"{"username": "user", "password": "password"}"#, #"{"username": "user", "password": "x"}"#),
    ("/auth/1.0/v1/auth/login", #"{"username": "user", "password": "password"}"#, #"{"user": "user"}"#),
    (
      "/v1/auth/loginsso",
      #"{"ssoId": "integration@example.com", "ssoIdHash": "a", "ssoTimestamp": "1", "ssoTimestampHash": "b"}"#, "{}"
    ), ("/v1/auth/federatedlogin", "", #"{"id_token": "x"}"#),
    ("/v1/auth/refresh", "", #"{"refresh_token": "x"}"#),
  ]

  @Test(.rule(.r3_1, .r3_3)) func `what answers a token is not to be stored, whatever it answers`() throws {
    let world = TestServer.shared.world()
    var answers: [TestAnswer] = []
    let form = "grant_type=client_credentials"
    answers.append(try world.anonymous.token(form, headers: [basic("demo-key", "demo-secret")]))
    answers.append(try world.anonymous.token(form, headers: [basic("demo-key", "x")]))
    answers.append(try world.anonymous.token("grant_type=password", headers: [basic("demo-key", "demo-secret")]))
    let gateway = try world.gateway()
    for giver in Self.givers {
      var good = giver.good
      if giver.path.hasSuffix("federatedlogin") { good = "{\"id_token\": \"\(idToken("", ""))\"}" }
      if giver.path.hasSuffix("refresh") {
        good = "{\"refresh_token\": \"\(try gateway.logIn().json["refresh_token"]?.text ?? "")\"}"
      }
      let answer = try gateway.post(giver.path, good)
      #expect(answer.status == 200, "\(giver.path): \(answer)")
      answers += [answer, try gateway.post(giver.path, giver.bad), try world.anonymous.post(giver.path, good)]
    }
    for answer in answers {
      #expect(answer.header("Cache-Control") == "no-store", "\(answer)")
      #expect(answer.header("Pragma") == "no-cache", "\(answer)")
    }
    #expect(try world.login().get(aRead).header("Cache-Control") == nil)
  }
}
