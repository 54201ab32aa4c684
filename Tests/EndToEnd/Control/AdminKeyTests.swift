import HTTPTransport
import Rules
import Server
import TestKit
import Testing

/// `/_sim` of a server that was started with `--admin-key` (`docs/control-plane.md`).
@Suite(.rule(.c1_6)) struct AdminKeyTests {
  private static let server: TestServer = {
    // Without its server the suite can't test anything.
    do { return try TestServer(options: { $0.adminKey = "hemlig-7" }) } catch {
      fatalError("the server did not start: \(error)")
    }
  }()

  private func get(_ path: String, _ headers: [(String, String)]) throws -> TestAnswer {
    try Self.server.standard.anonymous.send("GET", path, headers: headers)
  }

  @Test(arguments: ["localhost", "fast2.example.com", "192.0.2.7:8280"])
  func `the key opens the control plane under any Host`(_ host: String) throws {
    #expect(try get("/_sim/clock", [("X-Sim-Admin-Key", "hemlig-7"), ("Host", host)]).status == 200)
  }

  @Test(arguments: ["hemlig-8", "hemlig-", "hemlig-77", "HEMLIG-7", ""])
  func `another key is 403, and is not repeated`(_ key: String) throws {
    let answer = try get("/_sim/clock", [("X-Sim-Admin-Key", key)])
    expectProblem(answer, 403, "control-forbidden")
    #expect(answer.json["detail"]?.text?.contains("hemlig") == false)
    #expect(answer.json["hint"]?.text?.contains("--admin-key") == true)
  }

  @Test
  func `without the key this machine is refused too`() throws {
    let world = Self.server.world()
    let caller = try world.login()
    let answer = try world.anonymous.send("POST", "/_sim/reset")
    expectProblem(answer, 403, "control-forbidden")
    #expect(answer.json["detail"]?.text?.contains("X-Sim-Admin-Key is missing") == true)
    #expect(try caller.get(aRead).status == 200, "nothing was reset")
  }

  @Test
  func `health and the API need no key`() throws {
    #expect(try get("/_sim/health", []).text == #"{"status":"ok"}"#)
    #expect(try get("/_sim/health", [("X-Sim-Admin-Key", "hemlig-7")]).json["version"]?.text == "test")
    #expect(try Self.server.world().login().get(aRead).status == 200)
  }

  @Test(arguments: [("Origin", "http://example.com"), ("Sec-Fetch-Site", "cross-site")])
  func `a page of another site is 403, with the key too`(_ name: String, value: String) throws {
    let answer = try get("/_sim/clock", [("X-Sim-Admin-Key", "hemlig-7"), (name, value)])
    expectProblem(answer, 403, "control-forbidden")
  }

  @Test
  func `a body must be JSON, with the key too`() throws {
    let answer = try Self.server.standard.anonymous.send(
      "POST", "/_sim/reset", headers: [("X-Sim-Admin-Key", "hemlig-7"), ("Content-Type", "text/plain")], text: "{}")
    expectProblem(answer, 415, "control-content-type")
  }
}
