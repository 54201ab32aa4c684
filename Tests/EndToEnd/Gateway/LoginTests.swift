import Rules
import TestKit
import Testing

@Suite struct LoginTests {
  @Test(.rule(.r3_3))
  func `login answers an access token and a refresh token`() throws {
    let answer = try TestServer.shared.world().gateway().logIn()
    #expect(answer.status == 200)
    #expect(answer.json.keys == ["access_token", "token_type", "expires_in", "refresh_token"])
    #expect(answer.json["token_type"]?.text == "Bearer")
    #expect(answer.json["expires_in"]?.int == 1800)
  }

  @Test(.rule(.r3_3))
  func `a wrong name and a wrong password are told apart by nothing`() throws {
    let caller = try TestServer.shared.world().gateway()
    let answers = [try caller.logIn("user", "wrong"), try caller.logIn("nobody", "password")]
    for answer in answers { expectAPIError(answer, 401, "login-failed") }
    #expect(answers[0].message == answers[1].message)
    expectAPIError(try caller.logIn("", ""), 401, "login-failed")
  }

  @Test(.rule(.r3_3))
  func `a refresh token buys one new pair and is then spent`() throws {
    let caller = try TestServer.shared.world().gateway()
    let first = try #require(try caller.logIn().json["refresh_token"]?.text)
    let pair = try caller.refresh(first)
    #expect(pair.status == 200)
    #expect(pair.json.keys == ["access_token", "token_type", "expires_in", "refresh_token"])
    let again = try caller.refresh(first)
    expectAPIError(again, 401, "refresh-token-spent")
    #expect(again.message.contains("Invalid JWT token"))
    let access = try #require(pair.json["access_token"]?.text)
    #expect(try caller.with(login: access).get(aRead).status == 200)
    let second = try #require(pair.json["refresh_token"]?.text)
    #expect(second != first)
    #expect(try caller.refresh(second).status == 200)
  }

  @Test(.rule(.r3_3, .r3_4), arguments: ["", "x", "a.b.c"])
  func `what is no refresh token is refused`(_ token: String) throws {
    let answer = try TestServer.shared.world().gateway().refresh(token)
    expectAPIError(answer, 401, "refresh-token-invalid")
    #expect(answer.message.contains("Invalid JWT token"))
  }

  @Test(.rule(.r3_3, .r3_5))
  func `an access token lives 1800 seconds of the world's clock`() throws {
    let world = TestServer.shared.world()
    try world.clock("{\"freeze\": true}")
    let caller = try world.login()
    try world.clock("{\"advance\": \"PT29M59S\"}")
    #expect(try caller.get(aRead).status == 200)
    try world.clock("{\"advance\": \"PT1S\"}")
    let answer = try caller.get(aRead)
    expectAPIError(answer, 401, "login-token-expired")
    #expect(answer.message.contains("Invalid JWT token"))
  }

  @Test(.rule(.r3_3, .r3_6))
  func `a refresh token lives 3600 seconds, and then only a new login helps`() throws {
    let world = TestServer.shared.world()
    try world.clock("{\"freeze\": true}")
    let caller = try world.gateway()
    let (early, late) = (try caller.logIn(), try caller.logIn())
    let access = try #require(late.json["access_token"]?.text)
    try world.clock("{\"advance\": \"PT59M59S\"}")
    #expect(try caller.refresh(try #require(early.json["refresh_token"]?.text)).status == 200)
    try world.clock("{\"advance\": \"PT1S\"}")
    expectAPIError(try caller.with(login: access).get(aRead), 401, "login-token-expired")
    let answer = try caller.refresh(try #require(late.json["refresh_token"]?.text))
    expectAPIError(answer, 401, "refresh-token-invalid")
    #expect(answer.message.contains("Invalid JWT token"))
    #expect(try caller.logIn().status == 200)
  }

  @Test(.rule(.r3_6))
  func `a refresh after half an hour keeps the user logged in`() throws {
    let world = TestServer.shared.world()
    try world.clock("{\"freeze\": true}")
    let caller = try world.gateway()
    var pair = try caller.logIn()
    for _ in 0..<3 {
      try world.clock("{\"advance\": \"PT45M\"}")
      let old = try #require(pair.json["access_token"]?.text)
      expectAPIError(try caller.with(login: old).get(aRead), 401, "login-token-expired")
      pair = try caller.refresh(try #require(pair.json["refresh_token"]?.text))
      let new = try #require(pair.json["access_token"]?.text)
      #expect(try caller.with(login: new).get(aRead).status == 200)
    }
  }

  @Test(.rule(.r3_5), arguments: [aRead, "/v1/arbetsorder", "/v1/kund/310001"])
  func `an operation without a login token is 401`(_ path: String) throws {
    let answer = try TestServer.shared.world().gateway().get(path)
    expectAPIError(answer, 401, "login-token-missing")
    #expect(answer.message.contains("Invalid JWT token"))
  }

  @Test(.rule(.r3_5))
  func `the document's spelling of the header is understood and noted`() throws {
    let caller = try TestServer.shared.world().login()
    let token = try #require(caller.login)
    let answer = try caller.with(login: nil).send("GET", aRead, headers: [("X-Auht-Token", token)])
    #expect(answer.status == 200)
    #expect(answer.notes == ["header-typo"])
  }

  @Test(.rule(.r3_5))
  func `both headers may carry the same token and not different ones`() throws {
    let caller = try TestServer.shared.world().login()
    let token = try #require(caller.login)
    let same = try caller.send("GET", aRead, headers: [("X-Auht-Token", token)])
    #expect(same.status == 200)
    #expect(same.notes == ["header-typo"])
    let other = try #require(try caller.logIn().json["access_token"]?.text)
    let different = try caller.send("GET", aRead, headers: [("X-Auht-Token", other)])
    expectAPIError(different, 401, "login-headers-differ")
    #expect(different.message.contains("Invalid JWT token"))
  }

  @Test(.rule(.r3_3))
  func `the lives of the login's tokens are settings`() throws {
    let server = try TestServer(seed: demoSeed(settings: "tokens: {accessSeconds: 60, refreshSeconds: 120}"))
    let world = server.standard
    try world.clock("{\"freeze\": true}")
    let caller = try world.login()
    #expect(try caller.logIn().json["expires_in"]?.int == 60)
    try world.clock("{\"advance\": \"PT60S\"}")
    expectAPIError(try caller.get(aRead), 401, "login-token-expired")
    try server.stop()
  }
}
