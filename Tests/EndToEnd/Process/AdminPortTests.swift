import Foundation
import TestKit
import Testing

/// `--admin-port`: `/_sim` apart from the API (`docs/shared.md`).
@Suite struct AdminPortTests {
  private struct Apart {
    let server: Served
    let admin: HTTPClient
    let adminPort: Int

    init(_ options: [String] = [], in scratch: Scratch) throws {
      server = try Served(
        ["--db", ":memory:", "--auth", "off", "--log", "off", "--admin-port", "0", "--port-file", "ports"] + options,
        in: scratch)
      let ports = try scratch.text("ports").split(separator: "\n").compactMap { Int($0) }
      let isSecure = options.contains("--tls")
      #expect(ports.count == (isSecure ? 3 : 2))
      #expect(ports[0] == server.port)
      let trust = isSecure ? TLSTrust(authority: try scratch.bytes("tls/ca.pem")) : nil
      adminPort = try #require(ports.last)
      admin = HTTPClient(port: adminPort, trust: trust)
    }

    func ask(_ method: String, _ path: String, _ headers: [(String, String)] = []) throws -> TestAnswer {
      try server.send(method, path, headers, over: admin)
    }
  }

  @Test func `the API's port shows the API alone, and the other one all`() throws {
    let apart = try Apart(in: try Scratch())
    for path in ["/_sim/health", "/_sim/ready", "/_sim/", "/_sim", "/w/a/_sim/clock", "/", "/_sim/metrics"] {
      let answer = try apart.server.send("GET", path, [("Sec-Fetch-Dest", "document"), ("Accept", "text/html")])
      expectGatewayFault(answer, 404, "404", "Not Found", note: "no-resource")
    }
    #expect(try apart.server.send("POST", "/_sim/reset").status == 404)
    let order = try apart.server.send("POST", "/v1/arbetsorder", json: Served.newOrder)
    #expect(order.status == 201)
    #expect(try apart.ask("GET", "/_sim/health").json["status"]?.text == "ok")
    #expect(try apart.ask("GET", "/_sim/ready").status == 200)
    #expect(try apart.ask("GET", "/_sim/").header("Content-Type")?.hasPrefix("text/html") == true)
    #expect(try apart.ask("GET", "/v1/arbetsorder/\(order.json["id"]?.int ?? 0)").status == 200, "the page calls it")
    let names = try apart.ask("GET", "/_sim/worlds").json.list.compactMap { $0["name"]?.text }
    #expect(names == ["default"], "what the API's port does not show makes no world")
    let refused = try apart.server.send("GET", "/v1/arbetsorder/9")
    #expect(refused.status == 404)
    #expect(refused.header("X-Sim-Console") == nil, "the page is not to be found from there")
    #expect(apart.server.ready.contains("look: http://127.0.0.1:\(apart.adminPort)/_sim/"))
    #expect(try apart.server.stop().end == .exit(0))
  }

  @Test func `a large body for what is not shown is refused as one of the API is`() throws {
    let apart = try Apart(["--limit", "body=1000"], in: try Scratch())
    let text = "{\"a\": \"\(String(repeating: "x", count: 2000))\"}"
    #expect(try apart.server.send("POST", "/_sim/state", json: text).status == 413)
    #expect(try apart.server.stop().end == .exit(0))
  }

  @Test func `with TLS the key goes over TLS alone, and the API has both ports`() throws {
    let scratch = try Scratch()
    let apart = try Apart(
      ["--tls", "--tls-dir", "tls", "--admin-key", "hemlig-7", "--env-file", "env"], in: scratch)
    #expect(try apart.ask("GET", "/_sim/clock").status == 403)
    #expect(try apart.ask("GET", "/_sim/clock", [("X-Sim-Admin-Key", "hemlig-7")]).status == 200)
    let secure = HTTPClient(
      port: apart.server.securePort, trust: TLSTrust(authority: try scratch.bytes("tls/ca.pem")))
    #expect(try apart.server.send("GET", "/v1/arbetsorder/101", over: secure).status == 200)
    #expect(
      try apart.server.send("GET", "/_sim/clock", [("X-Sim-Admin-Key", "hemlig-7")], over: secure).status == 404)
    let variable = try scratch.text("env").split(separator: "\n").first { $0.hasPrefix("FAST2_SIM_URL=") }
    #expect(variable == "FAST2_SIM_URL=https://127.0.0.1:\(apart.adminPort)/_sim")
    #expect(try apart.server.stop().end == .exit(0))
  }

  @Test func `it needs a port of its own`() throws {
    let result = try Scratch().run(["serve", "--port", "8281", "--admin-port", "8281"])
    #expect(result.end == .exit(2))
    #expect(result.errors == "fast2sim: --admin-port is 8281, where the API is; /_sim needs a port of its own\n")
  }
}
