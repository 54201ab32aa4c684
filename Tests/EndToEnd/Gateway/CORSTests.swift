import HTTPTransport
import Rules
import Server
import Simulator
import TestKit
import Testing

/// Pages of other sites that call the API (`--cors`).
@Suite struct CORSTests {
  private static let page = "http://localhost:5173"
  private static let asks = [("Access-Control-Request-Method", "POST")]

  private static func preflight(_ origin: String, _ fields: String = "authorization,x-auth-token") -> [(String, String)]
  {
    [("Origin", origin), ("Access-Control-Request-Headers", fields)] + asks
  }

  @Test func `a page of a site that is named may ask, send and read`() throws {
    let server = try TestServer(options: { $0.cors = CORS([Self.page]) })
    defer { try? server.stop() }
    let world = server.world("sida")
    let fields = "content-type, x-sim-fault, x-sim-eget, x-annat"
    for path in ["/v1/arbetsorder", "/v1/arbetsorder/101", "/oauth2/token", "/annat", "/ao-produkt/v1/auth/login"] {
      let answer = try world.anonymous.send("OPTIONS", path, headers: Self.preflight(Self.page, fields))
      #expect(answer.status == 204)
      #expect(answer.header("Access-Control-Allow-Origin") == Self.page)
      #expect(answer.header("Access-Control-Allow-Credentials") == "true")
      #expect(answer.header("Access-Control-Allow-Methods") == "DELETE, GET, HEAD, POST, PUT")
      let allowed = answer.header("Access-Control-Allow-Headers")
      #expect(allowed == "Authorization, Content-Type, X-Auth-Token, X-Auht-Token, X-Sim-Fault, x-sim-eget")
      #expect(answer.header("Access-Control-Max-Age") == "600")
      #expect(answer.header("Vary") == "Origin")
      #expect(answer.header("X-Sim-Request-Id") == nil)
    }
    #expect(!server.worlds.exists("sida"))
    let caller = try world.login()
    for (path, status) in [(aRead, 200), ("/v1/arbetsorder/9", 404), ("/v1/arbetsorder?a=%zz", 400)] {
      let answer = try caller.send("GET", path, headers: [("Origin", Self.page)])
      #expect(answer.status == status)
      #expect(answer.header("Access-Control-Allow-Origin") == Self.page)
      #expect(answer.header("Access-Control-Expose-Headers")?.contains("X-Sim-Request-Id") == true)
      #expect(answer.header("Vary") == "Origin")
    }
  }

  @Test(arguments: ["http://localhost:5174", "https://localhost:5173", "http://localhost:5173.evil.example", "null"])
  func `a page of another site is not let in`(_ origin: String) throws {
    let server = try TestServer(options: { $0.cors = CORS([Self.page]) })
    defer { try? server.stop() }
    let asked = try server.standard.anonymous.send("OPTIONS", aRead, headers: Self.preflight(origin))
    #expect(asked.status == 204)
    let sent = try server.standard.login().send("GET", aRead, headers: [("Origin", origin)])
    #expect(sent.status == 200)
    for answer in [asked, sent] {
      #expect(!answer.raw.headers.contains { $0.name.hasPrefix("Access-Control-") })
      #expect(answer.header("Vary") == "Origin")
    }
  }

  @Test func `every site may be let in, and then without credentials`() throws {
    let server = try TestServer(options: { $0.cors = CORS(["*"]) })
    defer { try? server.stop() }
    let caller = try server.standard.login()
    for answer in [
      try caller.send("OPTIONS", aRead, headers: Self.preflight("https://a.example")),
      try caller.send("GET", aRead, headers: [("Origin", "https://a.example")]),
    ] {
      #expect(answer.header("Access-Control-Allow-Origin") == "*")
      #expect(answer.header("Access-Control-Allow-Credentials") == nil)
    }
  }

  @Test func `the control plane stays closed to pages`() throws {
    let server = try TestServer(options: { $0.cors = CORS(["*"]) })
    defer { try? server.stop() }
    for path in ["/_sim/clock", "/w/a/_sim/clock"] {
      let asked = try server.standard.anonymous.send("OPTIONS", path, headers: Self.preflight(Self.page))
      #expect(asked.status == 405)
      let sent = try server.standard.anonymous.send("GET", path, headers: [("Origin", Self.page)])
      #expect(sent.status == 403)
      #expect(!(asked.raw.headers + sent.raw.headers).contains { $0.name.hasPrefix("Access-Control-") })
    }
  }

  @Test func `nobody is let in unless it is asked for`() throws {
    let caller = try TestServer.shared.world().login()
    let asked = try caller.send("OPTIONS", aRead, headers: Self.preflight(Self.page))
    #expect(asked.status == 405)
    let sent = try caller.send("GET", aRead, headers: [("Origin", Self.page)])
    #expect(sent.status == 200)
    #expect(sent.header("Vary") == nil)
    #expect(!(asked.raw.headers + sent.raw.headers).contains { $0.name.hasPrefix("Access-Control-") })
  }

  /// What is given, and the origin that browsers send.
  @Test(arguments: [
    ("*", "*"), ("http://localhost:5173", "http://localhost:5173"), ("HTTPS://A.Example", "https://a.example"),
    ("https://a.example:443", "https://a.example"), ("http://a.example:80", "http://a.example"),
    ("http://a.example:443", "http://a.example:443"), ("http://[::1]:3000", "http://[::1]:3000"),
    ("capacitor://localhost", "capacitor://localhost"), ("http://a.example/", nil), ("a.example", nil),
    ("http://", nil), ("http://a.example:x", nil), ("null", nil), ("", nil), ("http://a.example?", nil),
  ])
  func `an origin is scheme, host and port`(_ given: String, _ origin: String?) {
    #expect(CORS.origin(given) == origin)
  }

  @Test func `the command line takes origins, joined or one by one`() throws {
    let scratch = try Scratch()
    let flags = ["--cors", "http://a.example", "--cors", "http://b.example,http://c.example"]
    let server = try Served(["--db", ":memory:"] + flags, in: scratch)
    for origin in ["http://a.example", "http://b.example", "http://c.example"] {
      let answer = try HTTPClient(port: server.port).send("GET", "/v1/arbetsorder", headers: [("Origin", origin)])
      #expect(answer["Access-Control-Allow-Origin"] == origin)
    }
    #expect(try server.stop().end == .exit(0))
    let wrong = try scratch.run(["--cors", "http://a.example/"])
    #expect(wrong.end == .exit(2))
    #expect(wrong.errors.contains("--cors is 'http://a.example/'; valid are origins such as"))
  }
}
