import Rules
import Server
import TestKit
import Testing

@Suite(.rule(.c1_6)) struct AccessTests {
  @Test(arguments: ["localhost", "LOCALHOST:80", "127.0.0.1", "127.0.0.1:8280", "[::1]", "[::1]:8280"])
  func `a Host of this machine may use the control plane`(_ host: String) throws {
    #expect(try get("/_sim/clock", "Host: \(host)").status == 200)
  }

  @Test(arguments: [
    "example.com", "127.0.0.1.example.com", "localhost.example.com:80", "127.0.0.2", "[::2]", "",
  ])
  func `any other Host is 403`(_ host: String) throws {
    expectProblem(try get("/_sim/clock", "Host: \(host)"), 403, "control-forbidden")
  }

  @Test(arguments: ["[::1", "[::1].example.com", "[::1]example.com", "localhost:x", "localhost:80:80"])
  func `a Host that is none is 400`(_ host: String) throws {
    expectProblem(try get("/_sim/clock", "Host: \(host)"), 400, "malformed-request")
  }

  @Test(arguments: ["http://example.com", "https://localhost", "http://localhost:1", "null"])
  func `a page of another origin is 403`(_ origin: String) throws {
    let answer = try TestServer.shared.world().anonymous.send("GET", "/_sim/clock", headers: [("Origin", origin)])
    expectProblem(answer, 403, "control-forbidden")
  }

  @Test
  func `a page of our own origin is let in`() throws {
    let world = TestServer.shared.world()
    let origin = "http://127.0.0.1:\(world.server.port)"
    #expect(try world.anonymous.send("GET", "/_sim/clock", headers: [("Origin", origin)]).status == 200)
    for site in ["same-origin", "none", "same-site"] {
      #expect(try world.anonymous.send("GET", "/_sim/clock", headers: [("Sec-Fetch-Site", site)]).status == 200)
    }
  }

  @Test(arguments: [("GET", "/_sim/clock"), ("POST", "/_sim/reset")])
  func `what a browser sends for another site is 403, and changes nothing`(_ method: String, path: String) throws {
    let world = TestServer.shared.world()
    let caller = try world.login()
    let answer = try world.anonymous.send(method, path, headers: [("Sec-Fetch-Site", "cross-site")])
    expectProblem(answer, 403, "control-forbidden")
    #expect(try caller.get(aRead).status == 200)
  }

  @Test(arguments: ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "", "json"])
  func `a body of another content type is 415`(_ type: String) throws {
    let answer = try TestServer.shared.world().anonymous.send(
      "PUT", "/_sim/clock", headers: [("Content-Type", type)], text: "{\"freeze\": true}")
    expectProblem(answer, 415, "control-content-type")
  }

  @Test
  func `a body without a content type is 415`() throws {
    let caller = TestServer.shared.world().anonymous
    expectProblem(
      try caller.send("PUT", "/_sim/clock", text: "{\"freeze\": true}"), 415, "control-content-type")
    expectProblem(try caller.send("POST", "/_sim/reset", text: "{}"), 415, "control-content-type")
  }

  @Test(arguments: ["/_sim/nothing", "/_sim/clock/x", "/_sim/CLOCK"])
  func `an unknown path is 404 and says what there is`(_ path: String) throws {
    let answer = try TestServer.shared.world().anonymous.get(path)
    expectProblem(answer, 404, "control-not-found")
    #expect(answer.json["hint"]?.text?.contains("GET /_sim/health") == true)
  }

  @Test(arguments: [("POST", "/_sim/clock", "GET"), ("GET", "/_sim/reset", "POST"), ("DELETE", "/_sim/health", "GET")])
  func `a wrong method is 405 and says the right one`(_ method: String, path: String, right: String) throws {
    let answer = try TestServer.shared.world().anonymous.send(method, path)
    expectProblem(answer, 405, "control-method-not-allowed")
    #expect(answer.json["hint"]?.text?.contains(right) == true)
    #expect(answer.header("Allow")?.contains(right) == true)
  }

  @Test
  func `health answers whatever the Host, for checks from outside`() throws {
    let answer = try get("/_sim/health", "Host: fast2.example.com")
    #expect(answer.status == 200)
    #expect(answer.text == #"{"status":"ok"}"#)
  }

  @Test
  func `no answer of the control plane lets another origin read it`() throws {
    let world = TestServer.shared.world()
    let answer = try world.anonymous.send("GET", "/_sim/health", headers: [("Origin", "http://example.com")])
    #expect(!answer.raw.headers.contains { $0.name.lowercased().hasPrefix("access-control") })
  }

  @Test
  func `the control plane needs no token of FAST2's`() throws {
    let world = TestServer.shared.world()
    #expect(try world.anonymous.send("POST", "/_sim/reset").status == 200)
    #expect(try world.anonymous.put("/_sim/clock", "{\"freeze\": true}").status == 200)
  }

  /// A GET with exactly these header fields.
  private func get(_ path: String, _ field: String) throws -> TestAnswer {
    let client = HTTPClient(port: TestServer.shared.port)
    try client.write("GET \(path) HTTP/1.1\r\n\(field)\r\n\r\n")
    return TestAnswer(raw: try client.read())
  }
}
