import Rules
import TestKit
import Testing

private let grant = "grant_type=client_credentials"

@Suite struct TokenEndpointTests {
  @Test(.rule(.r3_1))
  func `key and secret in a Basic header buy a gateway token`() throws {
    let answer = try TestServer.shared.world().anonymous.token(grant, headers: [basic("demo-key", "demo-secret")])
    #expect(answer.status == 200)
    #expect(answer.json.keys == ["access_token", "scope", "token_type", "expires_in"])
    #expect(answer.json["scope"]?.text == "default")
    #expect(answer.json["token_type"]?.text == "Bearer")
    #expect(answer.json["expires_in"]?.int == 43200)
  }

  @Test(
    .rule(.r3_1),
    arguments: [
      ("form, Basic", "application/x-www-form-urlencoded", "grant_type=client_credentials", true),
      (
        "form, key and secret in it", "application/x-www-form-urlencoded; charset=utf-8",
        "client_secret=demo-secret&grant_type=client_credentials&client_id=demo-key&scope=x", false
      ),
      (
        "form, percent-encoded", "application/x-www-form-urlencoded",
        "grant%5Ftype=client%5Fcredentials&client_id=demo%2Dkey&client_secret=demo-secret", false
      ),
      ("JSON, Basic", "application/json", "{\"grant_type\": \"client_credentials\"}", true),
      (
        "JSON, key and secret in it", "application/json; charset=utf-8",
        "{\"grant_type\": \"client_credentials\", \"client_id\": \"demo-key\", \"client_secret\": \"demo-secret\"}",
        false
      ),
    ])
  func `the token call takes its values in either form`(_ name: String, type: String, body: String, basic: Bool)
    throws
  {
    let world = TestServer.shared.world()
    let headers = [("Content-Type", type)] + (basic ? [EndToEndTests.basic("demo-key", "demo-secret")] : [])
    let answer = try world.anonymous.send("POST", "/oauth2/token", headers: headers, text: body)
    #expect(answer.status == 200, "\(answer)")
    let token = try #require(answer.json["access_token"]?.text)
    #expect(try world.anonymous.with(gateway: token).logIn().status == 200)
  }

  @Test(.rule(.r3_1))
  func `the token that the vendor hands out works in a Bearer header`() throws {
    let world = TestServer.shared.world()
    let answer = try world.anonymous.token(grant, headers: [("Authorization", "Bearer demo-token")])
    let token = try #require(answer.json["access_token"]?.text)
    #expect(try world.anonymous.with(gateway: token).logIn().status == 200)
  }

  @Test(
    .rule(.r2_3),
    arguments: [
      ("wrong secret", basic("demo-key", "wrong"), grant),
      ("wrong key", basic("other-key", "demo-secret"), grant),
      ("wrong Bearer", ("Authorization", "Bearer other-token"), grant),
      ("Basic that is no base64", ("Authorization", "Basic ***"), grant),
      ("another scheme", ("Authorization", "Digest x"), grant),
      ("no credentials", ("X-Nothing", "here"), grant),
      ("wrong secret in the form", ("X-Nothing", "here"), grant + "&client_id=demo-key&client_secret=wrong"),
      ("key alone in the form", ("X-Nothing", "here"), grant + "&client_id=demo-key"),
    ])
  func `a client that is not known is refused as RFC 6749 says`(
    _ name: String, header: (String, String), form: String
  ) throws {
    let answer = try TestServer.shared.world().anonymous.token(form, headers: [header])
    #expect(answer.status == 401)
    #expect(answer.json.keys == ["error", "error_description"])
    #expect(answer.json["error"]?.text == "invalid_client")
    #expect(answer.header("WWW-Authenticate")?.hasPrefix("Basic") == true)
    #expect(answer.header("Cache-Control") == "no-store")
    #expect(answer.notes == ["oauth-invalid-client"])
  }

  @Test(
    .rule(.r2_3),
    arguments: [
      ("no grant type", "", "invalid_request", "oauth-invalid-request"),
      ("an empty grant type", "grant_type=", "invalid_request", "oauth-invalid-request"),
      (
        "a parameter twice", "grant_type=client_credentials&grant_type=client_credentials", "invalid_request",
        "oauth-invalid-request"
      ),
      ("a broken escape", "grant_type=%zz", "invalid_request", "oauth-invalid-request"),
      ("Latin-1 in the form", "grant_type=%D6", "invalid_request", "oauth-invalid-request"),
      ("another grant type", "grant_type=password", "unsupported_grant_type", "oauth-unsupported-grant-type"),
    ])
  func `a wrong token request is refused as RFC 6749 says`(
    _ name: String, form: String, error: String, note: String
  ) throws {
    let answer = try TestServer.shared.world().anonymous.token(form, headers: [basic("demo-key", "demo-secret")])
    #expect(answer.status == 400)
    #expect(answer.json["error"]?.text == error)
    #expect(answer.json["error_description"]?.text?.isEmpty == false)
    #expect(answer.notes == [note])
  }

  @Test(.rule(.r2_3), arguments: ["text/plain", "application/xml"])
  func `a token request of another content type is an invalid request`(_ type: String) throws {
    let answer = try TestServer.shared.world().anonymous.send(
      "POST", "/oauth2/token", headers: [basic("demo-key", "demo-secret"), ("Content-Type", type)], text: grant)
    #expect(answer.status == 400)
    #expect(answer.json["error"]?.text == "invalid_request")
  }

  @Test(.rule(.r2_3))
  func `a token request of malformed JSON is an invalid request`() throws {
    let answer = try TestServer.shared.world().anonymous.send(
      "POST", "/oauth2/token", headers: [basic("demo-key", "demo-secret"), ("Content-Type", "application/json")],
      text: "{\"grant_type\"")
    #expect(answer.status == 400)
    #expect(answer.json["error"]?.text == "invalid_request")
  }

  @Test(.rule(.r3_1))
  func `the life of a gateway token is a setting`() throws {
    let server = try TestServer(seed: demoSeed(settings: "tokens: {gatewaySeconds: 2147483647}"))
    let answer = try server.standard.anonymous.token(grant, headers: [basic("demo-key", "demo-secret")])
    #expect(answer.json["expires_in"]?.int == 2_147_483_647)
    try server.stop()
  }
}
