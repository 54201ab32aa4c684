import JSON
import Rules
import Server
import TestKit
import Testing

/// Servers that share a secret: each can tell the tokens of all (`docs/shared.md`).
@Suite(.rule(.c1_3, .r3_4)) struct SharedSecretTests {
  private static let secret = [UInt8](repeating: 7, count: 32)
  private static let order = #"{"objektId": "9900101"}"#

  private static func server(touch: Bool = true, secret: [UInt8]? = SharedSecretTests.secret) throws -> TestServer {
    try TestServer(sharedSecret: secret, options: { $0.worldsByTouch = touch })
  }

  private static func claims(_ token: String?) throws -> JSONView {
    let parts = try #require(token).split(separator: ".")
    return JSONView(try JSONParser.parse(try #require(Base64.decodeURL(parts[1].utf8))))
  }

  /// The tokens of a caller, at the same place of another server.
  private static func moved(_ caller: TestCaller, to server: TestServer) -> TestCaller {
    let base = caller.world.base
    let world = base.isEmpty ? server.standard : server.world(String(base.dropFirst(3)))
    return TestCaller(world: world, gateway: caller.gateway, login: caller.login)
  }

  @Test func `both tokens name their world, with a secret and without one`() throws {
    let caller = try TestServer.shared.world("claimed").login()
    for token in [caller.gateway, caller.login] {
      #expect(try Self.claims(token)["world"]?.text == "claimed")
      #expect(try Self.claims(token)["epoch"] == nil)
    }
    #expect(try Self.claims(TestServer.shared.standard.login().login)["world"]?.text == "default")
    let shared = try Self.server()
    #expect(try Self.claims(shared.world("claimed").login().login)["epoch"]?.text?.isEmpty == false)
    try shared.stop()
  }

  @Test func `a world that is elsewhere is said to be lost, and never begins afresh`() throws {
    let (a, b) = (try Self.server(), try Self.server())
    let caller = try a.world("x").login()
    #expect(try caller.post("/v1/arbetsorder", Self.order).status == 201)
    let elsewhere = Self.moved(caller, to: b)
    for path in [aRead, "/v1/arbetsorder", "/ao-produkt/v1/arbetsorder/101/status"] {
      expectGatewayFault(try elsewhere.get(path), 409, "409", "Conflict", note: "world-lost")
    }
    #expect(try b.standard.anonymous.get("/_sim/worlds").json.list.count == 1)
    // The gateway token alone is enough, and so is the login token.
    for caller in [
      TestCaller(world: elsewhere.world, gateway: caller.gateway, login: nil),
      TestCaller(world: elsewhere.world, gateway: nil, login: caller.login),
    ] {
      #expect(try caller.get(aRead).notes.first == "world-lost")
    }
    // Whoever begins anew gets a new world, and the old tokens are of none.
    let again = try b.world("x").login()
    #expect(try again.get(aRead).status == 200)
    #expect(try elsewhere.get(aRead).status == 401)
    for server in [a, b] { try server.stop() }
  }

  @Test func `at the base URL the claim leads, also where its world is not here`() throws {
    let (a, b) = (try Self.server(), try Self.server())
    let caller = try a.standard.login(key: "demo-key@x")
    let id = try #require(try caller.post("/v1/arbetsorder", Self.order).json["id"]?.int)
    #expect(try a.world("x").login().get("/v1/arbetsorder/\(id)").status == 200)
    #expect(try Self.moved(caller, to: b).get(aRead).notes.first == "world-lost")
    // One that came by its path.
    let other = try a.world("y").login()
    let atBase = TestCaller(world: a.standard, gateway: other.gateway, login: other.login)
    let made = try #require(try atBase.post("/v1/arbetsorder", Self.order).json["id"]?.int)
    #expect(try other.get("/v1/arbetsorder/\(made)").status == 200)
    for server in [a, b] { try server.stop() }
  }

  @Test func `where worlds are not made by touching a token tells a lost one from an unknown one`() throws {
    let (a, b) = (try Self.server(), try Self.server(touch: false))
    let caller = try a.world("x").login()
    #expect(try Self.moved(caller, to: b).get(aRead).notes.first == "world-lost")
    #expect(try b.world("x").anonymous.get(aRead).notes.first == "world-unknown")
    #expect(try Self.moved(try a.world("y").login(), to: b).get(aRead).notes.first == "world-lost")
    for server in [a, b] { try server.stop() }
  }

  @Test func `a token of another world, another secret or no secret proves nothing`() throws {
    let a = try Self.server()
    let foreign = try Self.server(secret: [UInt8](repeating: 8, count: 32))
    let caller = try a.world("x").login()
    let other = TestCaller(world: a.world("z"), gateway: caller.gateway, login: caller.login)
    #expect(try other.get(aRead).status == 401)
    #expect(try Self.moved(caller, to: foreign).get(aRead).status == 401)
    #expect(try Self.moved(caller, to: TestServer.shared).get(aRead).status == 401)
    let token = try #require(caller.gateway)
    let cut = TestCaller(world: foreign.world("q"), gateway: String(token.dropLast(4)), login: nil)
    #expect(try cut.get(aRead).status == 401)
    for server in [a, foreign] { try server.stop() }
  }

  @Test func `a reset ends the tokens of before, as without a secret`() throws {
    let a = try Self.server()
    let caller = try a.world("x").login()
    #expect(try caller.get(aRead).status == 200)
    #expect(try caller.send("POST", "/_sim/reset").status == 200)
    #expect(try caller.get(aRead).status == 401)
    try a.stop()
  }

  @Test func `a secret that could be guessed, or is not there, is refused`() throws {
    let scratch = try Scratch()
    try scratch.write("short", "hemlig\n")
    let short = try scratch.run(["serve", "--db", ":memory:", "--key-secret-file", "short"])
    #expect(short.end == .exit(2))
    #expect(short.errors.contains("short has 6 bytes; a secret has 32 to 4096"))
    #expect(!short.errors.contains("hemlig"))
    #expect(try scratch.run(["serve", "--db", ":memory:", "--key-secret-file", "none"]).end == .exit(2))
  }

  @Test func `the program takes the secret from its file, whatever line end is there`() throws {
    let scratch = try Scratch()
    let secret = String(repeating: "ab", count: 32)
    try scratch.write("a", secret)
    try scratch.write("b", secret + "\r\n")
    let first = try Served(["--db", ":memory:", "--log", "off", "--key-secret-file", "a"], in: scratch)
    let second = try Served(["--db", ":memory:", "--log", "off", "--key-secret-file", "b"], in: scratch)
    let tokens = try first.login()
    #expect(try first.send("GET", "/v1/arbetsorder/101", tokens).status == 200)
    #expect(try second.send("GET", "/w/y/v1/arbetsorder/101", tokens).status == 401)
    let form = [("Authorization", "Basic ZGVtby1rZXlAeDpkZW1vLXNlY3JldA==")]
    let token = try first.send("POST", "/oauth2/token", form, json: #"{"grant_type": "client_credentials"}"#)
    let gateway = [("Authorization", "Bearer \(token.json["access_token"]?.text ?? "")")]
    #expect(try second.send("GET", "/w/x/v1/arbetsorder/101", gateway).notes.first == "world-lost")
    #expect(try first.stop().end == .exit(0))
    #expect(try second.stop().end == .exit(0))
  }
}
