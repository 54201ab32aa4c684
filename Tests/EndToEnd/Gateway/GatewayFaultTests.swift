import Rules
import TestKit
import Testing

@Suite struct GatewayFaultTests {
  @Test(.rule(.r3_2, .r2_2), arguments: [aRead, "/ao-produkt" + aRead, "/v1/arbetsorder"])
  func `a call without a gateway token is 900902`(_ path: String) throws {
    let answer = try TestServer.shared.world().anonymous.get(path)
    expectGatewayFault(answer, 401, "900902", "Missing Credentials", note: "gateway-missing-credentials")
  }

  @Test(.rule(.r3_2), arguments: ["/v1/auth/login", "/v1/auth/refresh", "/auth/1.0/v1/auth/login"])
  func `login and refresh need a gateway token too`(_ path: String) throws {
    let answer = try TestServer.shared.world().anonymous.post(path, "{}")
    expectGatewayFault(answer, 401, "900902", "Missing Credentials", note: "gateway-missing-credentials")
  }

  @Test(
    .rule(.r3_2, .r2_2),
    arguments: [
      "Bearer abc", "Bearer a.b.c", "Bearer ", "Basic ZGVtby1rZXk6ZGVtby1zZWNyZXQ=", "Bearer demo-token", "x",
    ])
  func `a gateway token that is not known is 900901`(_ authorization: String) throws {
    let answer = try TestServer.shared.world().anonymous.send("GET", aRead, headers: [("Authorization", authorization)])
    expectGatewayFault(answer, 401, "900901", "Invalid Credentials", note: "gateway-invalid-credentials")
  }

  @Test(.rule(.r3_2, .r2_2))
  func `a gateway token is good until its last second and 900903 from then on`() throws {
    let world = TestServer.shared.world()
    try world.clock("{\"freeze\": true}")
    let caller = try world.login()
    try world.clock("{\"advance\": \"PT29M59S\"}")
    #expect(try caller.get(aRead).status == 200)
    try world.clock("{\"advance\": \"PT11H30M\"}")
    #expect(try caller.logIn().status == 200)
    try world.clock("{\"advance\": \"PT1S\"}")
    expectGatewayFault(
      try caller.logIn(), 401, "900903", "Access Token Expired", note: "gateway-token-expired")
  }

  @Test(.rule(.r2_2))
  func `the description of an authentication fault names the API that was called`() throws {
    let answer = try TestServer.shared.world().anonymous.send("GET", "/ao-produkt" + aRead)
    #expect(answer.json["description"]?.text?.contains("900902") == true)
    #expect(answer.header("WWW-Authenticate")?.hasPrefix("OAuth2 realm=") == true)
  }

  @Test(.rule(.r1_4, .r2_2), arguments: ["/", "/v2/arbetsorder", "/v1/arbetsorder/1/2/3", "/v1", "/oauth2", "/w"])
  func `an unknown path is the gateway's 404`(_ path: String) throws {
    let answer = try TestServer.shared.standard.anonymous.get(path)
    expectGatewayFault(answer, 404, "404", "Not Found", note: "no-resource")
  }

  @Test(
    .rule(.r1_4, .r2_2, .r1_12),
    arguments: [
      ("DELETE", "/v1/arbetsorder", "GET, HEAD, POST"),
      ("POST", "/v1/arbetsorder/101", "GET, HEAD, PUT"),
      ("GET", "/oauth2/token", "POST"),
      ("PUT", "/oauth2/jwks", "GET, HEAD"),
      ("GET", "/ao-produkt/v1/auth/login/", "POST"),
      ("PUT", "/v1/arbetsorder/handelser", "GET, HEAD, POST"),
      ("DELETE", "/v1/arbetsorder/tider/stoppa", "POST, PUT"),
      ("GET", "/v1/filetransfer/tempfile", "POST"),
      ("PATCH", "/v1/kund/310001", "GET, HEAD"),
    ])
  func `a known path with the wrong method is the gateway's 405 and names the right ones`(
    _ method: String, path: String, allow: String
  ) throws {
    let answer = try TestServer.shared.world().anonymous.send(method, path)
    expectGatewayFault(answer, 405, "405", "Method Not Allowed", note: "method-not-allowed")
    #expect(answer.header("Allow") == allow)
  }
}
