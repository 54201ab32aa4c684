import Rules
import Server
import TestKit
import Testing

@Suite(.rule(.r3_7)) struct AuthModeTests {
  private static let login = "{\"username\": \"user\", \"password\": \"password\"}"

  @Test
  func `without a gateway the login token alone is enough, in either header`() throws {
    let server = try TestServer(options: { $0.auth = .noGateway })
    let caller = server.world().anonymous
    let token = try #require(try caller.post("/v1/auth/login", Self.login).json["access_token"]?.text)
    for header in [("X-Auth-Token", token), ("Authorization", "Bearer \(token)")] {
      #expect(try caller.send("GET", aRead, headers: [header]).status == 200)
    }
    let typo = try caller.send("GET", aRead, headers: [("X-Auht-Token", token)])
    #expect(typo.status == 200)
    #expect(typo.notes == ["header-typo"])
    try server.stop()
  }

  @Test
  func `without a gateway a missing or wrong login token is an API error`() throws {
    let server = try TestServer(options: { $0.auth = .noGateway })
    let caller = server.world().anonymous
    expectAPIError(try caller.get(aRead), 401, "login-token-missing")
    expectAPIError(
      try caller.send("GET", aRead, headers: [("Authorization", "Bearer x")]), 401, "login-token-invalid")
    let refresh = try #require(try caller.post("/v1/auth/login", Self.login).json["refresh_token"]?.text)
    expectAPIError(
      try caller.send("GET", aRead, headers: [("Authorization", "Bearer \(refresh)")]), 401, "login-token-invalid")
    #expect(try caller.refresh(refresh).status == 200)
    try server.stop()
  }

  @Test(.rule(.r1_1), arguments: [AuthMode.noGateway, .off])
  func `without a gateway the resurs decides whose names travel, before the world and the option`(
    _ mode: AuthMode
  ) throws {
    let order = #"{"arbetsordertypKod": "F", "objektId": "9900101", "kundNr": "KUNDA10001", "ursprung": 1}"#
    for (kontrakt, setting, name) in [
      ("published", "1.1", "arbetsorderId"), ("1.1", "published", "id"), (nil, "published", "arbetsorderId"),
    ] {
      let seed = demoSeed(settings: "contract: \"\(setting)\"").replacing(
        "{namn: user, losenord: password}",
        with: "{namn: user, losenord: password}\(kontrakt.map { ", kontrakt: \"\($0)\"" } ?? "")", maxReplacements: 1)
      let server = try TestServer(seed: seed, options: { $0.auth = mode })
      let caller = server.standard.anonymous
      let token = try mode == .off ? nil : caller.post("/v1/auth/login", Self.login).json["access_token"]?.text
      #expect(try caller.with(login: token).post("/v1/arbetsorder", order).json.keys == [name])
      try server.stop()
    }
    // With a gateway its klient decides.
    let seed = demoSeed(settings: "contract: \"1.1\"").replacing(
      "{namn: user, losenord: password}", with: "{namn: user, losenord: password}, kontrakt: published",
      maxReplacements: 1)
    let server = try TestServer(seed: seed)
    #expect(try server.standard.login().post("/v1/arbetsorder", order).json.keys == ["id"])
    try server.stop()
  }

  @Test
  func `without a gateway there is no token endpoint`() throws {
    let server = try TestServer(options: { $0.auth = .noGateway })
    let answer = try server.world().anonymous.token("grant_type=client_credentials")
    expectGatewayFault(answer, 404, "404", "Not Found", note: "no-resource")
    try server.stop()
  }

  @Test
  func `with auth off everybody is the first intern resurs`() throws {
    let server = try TestServer(options: { $0.auth = .off })
    let caller = server.world().anonymous
    let created = try caller.post("/v1/arbetsorder", "{\"objektId\": \"9900101\"}")
    #expect(created.status == 201)
    let id = try #require(created.json["id"]?.int)
    let read = try caller.get("/v1/arbetsorder/\(id)")
    #expect(read.text.contains("Anna Berg"))
    #expect(try caller.send("GET", aRead, headers: [("X-Auth-Token", "x")]).status == 200)
    try server.stop()
  }

  @Test
  func `with auth off a client that fetches tokens still gets them`() throws {
    let server = try TestServer(options: { $0.auth = .off })
    #expect(try server.world().login().get(aRead).status == 200)
    try server.stop()
  }
}
