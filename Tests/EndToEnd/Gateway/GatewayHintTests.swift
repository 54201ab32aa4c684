import Rules
import TestKit
import Testing

/// What the gateway's refusals tell besides what its body has room for (rules 1.4, 3.5).
@Suite struct GatewayHintTests {
  /// A mistyped path, and the one that was meant; nil where none is near.
  private static let paths: [(String, String?)] = [
    ("/v1/arbetsordr/1", "/v1/arbetsorder/{id}"), ("/v1/arbetsorder/101/statuss", "/v1/arbetsorder/{id}/status"),
    ("/ao-produkt/v1/arbetsordrar", "/ao-produkt/v1/arbetsorder"),
    ("/ao-product/v1/arbetsorder", "/ao-produkt/v1/arbetsorder"),
    ("/v1/arbetsorder/101/status/vardelist", "/v1/arbetsorder/{id}/status/vardelista"),
    ("/v1/auth/logn", "/v1/auth/login"), ("/oauth/token", "/oauth2/token"),
    ("/V1/Arbetsorder/1", "/v1/arbetsorder/{id}"),
    ("/v1/fastastrukturen/objket/9900101", "/v1/fastastrukturen/objekt/{id}"),
    ("/v1/kunder/310001", "/v1/kund/{id}"), ("/v1//arbetsorder", "/v1/arbetsorder"),
    ("/v1/arbetsorder/a/b/c/d/e/f", nil),
    ("/api/orders/1", nil), ("/", nil), ("/v1", nil), ("/v1/" + String(repeating: "x", count: 9000), nil),
  ]

  @Test(.rule(.r1_4), arguments: paths)
  func `a mistyped path is told which one was meant`(_ path: String, _ meant: String?) throws {
    let world = TestServer.shared.world()
    let answer = try world.login().get(path)
    expectGatewayFault(answer, 404, "404", "Not Found", note: "no-resource")
    #expect(answer.json["description"]?.text == "No matching resource found for given API Request")
    let hint = try answer.remark(world).hint
    if let meant {
      #expect(hint.hasPrefix("Did you mean \(meant)?"), "\(hint)")
    } else {
      #expect(!hint.contains("Did you mean"), "\(hint)")
    }
    #expect(hint.contains("Paths begin with"))
  }

  @Test(.rule(.r3_5), arguments: ["Bearer ", "bearer ", "BEARER  "])
  func `a scheme in front of the login token is told apart`(_ scheme: String) throws {
    let world = TestServer.shared.world()
    let caller = try world.login()
    let answer = try caller.with(login: scheme + (caller.login ?? "")).get(aRead)
    expectAPIError(answer, 401, "login-token-invalid")
    #expect(answer.message.contains("Invalid JWT token"))
    #expect(try answer.remark(world).hint.contains("Bearer"))
  }
}
