import Foundation
import HTTPTransport
import Locks
import Rules
import Server
import TestKit
import Testing
import Traffic

/// How the console's page and its files are served.
@Suite(.rule(.c1_6)) struct ConsolePageTests {
  static let index = #"<!doctype html><script type="module" src="{{base}}app.js"></script>"#
  private static let files = ["index.html": index, "app.js": "import './lib/a.js';", "lib/a.js": "export {};"]

  private static func server(_ change: @escaping (inout ServerOptions) -> Void = { _ in }) throws -> TestServer {
    try TestServer(options: { options in
      options.console = ConsoleFiles(version: "0123abcd") { path in files[path].map { Array($0.utf8) } }
      change(&options)
    })
  }

  private static let open: TestServer = {
    // Without its server the suite can't test anything.
    do { return try server() } catch { fatalError("the server did not start: \(error)") }
  }()

  private func get(
    _ path: String, _ headers: [(String, String)] = [], method: String = "GET", of server: TestServer = open
  ) throws -> TestAnswer {
    try server.standard.anonymous.send(method, path, headers: headers)
  }

  private static let policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; "
    + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; "
    + "trusted-types 'none'"

  @Test(arguments: ["/_sim", "/_sim/", "/_sim/console/0123abcd/app.js", "/w/x/_sim/"])
  func `every answer says what a page may do`(_ path: String) throws {
    let answer = try get(path)
    #expect(answer.header("Content-Security-Policy") == Self.policy)
    #expect(answer.header("X-Content-Type-Options") == "nosniff")
    #expect(answer.header("Referrer-Policy") == "no-referrer")
    #expect(answer.header("Cross-Origin-Opener-Policy") == "same-origin")
  }

  @Test(arguments: [
    ("/_sim/", "console/0123abcd/"), ("/w/x/_sim/", "../../../_sim/console/0123abcd/"),
  ])
  func `the page names its files relative to itself, so that a proxy may move it`(_ path: String, base: String) throws {
    let answer = try get(path)
    #expect(answer.status == 200)
    #expect(answer.header("Content-Type") == "text/html; charset=utf-8")
    #expect(answer.header("Cache-Control") == "no-cache")
    #expect(answer.text == Self.index.replacingOccurrences(of: "{{base}}", with: base))
    let place = try #require(URL(string: base + "app.js", relativeTo: URL(string: "http://localhost" + path)))
    #expect(try get(place.path).text == Self.files["app.js"])
  }

  @Test(arguments: ["/_sim", "/w/x/_sim"]) func `without its slash the page is elsewhere`(_ path: String) throws {
    let answer = try get(path)
    #expect(answer.status == 308)
    #expect(answer.header("Location") == "_sim/")
  }

  @Test func `a file never changes under its URL`() throws {
    let answer = try get("/_sim/console/0123abcd/lib/a.js")
    #expect(answer.status == 200)
    #expect(answer.header("Content-Type") == "text/javascript; charset=utf-8")
    #expect(answer.header("Cache-Control") == "public, max-age=31536000, immutable")
    #expect(answer.text == Self.files["lib/a.js"])
    let head = try get("/_sim/console/0123abcd/lib/a.js", method: "HEAD")
    #expect(head.status == 200 && head.header("Content-Length") == "\(answer.raw.body.count)")
  }

  @Test(arguments: ["/_sim/", "/_sim/console/0123abcd/app.js"])
  func `what a browser has already is not sent again`(_ path: String) throws {
    let tag = try #require(try get(path).header("ETag"))
    let packed = try #require(try get(path, [("Accept-Encoding", "gzip")]).header("ETag"))
    #expect(tag != packed)
    for known in [tag, packed, "W/\(tag)", "\"x\", \(packed)", "*"] {
      let answer = try get(path, [("If-None-Match", known)])
      #expect(answer.status == 304 && answer.raw.body.isEmpty, "\(known)")
      #expect(answer.header("ETag") == tag)
    }
    #expect(try get(path, [("If-None-Match", "\"old\"")]).status == 200)
  }

  @Test(arguments: [
    ("gzip, deflate, br", true), ("br;q=1.0, gzip;q=0.5", true), ("*", true), ("x-gzip", true), ("GZIP", true),
    ("gzip;q=0", false), ("gzip; q=0.000, *", false), ("*;q=0", false), ("identity", false), ("", false),
    ("gzip;q=0.001", true), ("br", false),
  ])
  func `files are packed for whoever takes that`(_ field: String, isPacked: Bool) throws {
    for path in ["/_sim/", "/_sim/console/0123abcd/app.js"] {
      let answer = try get(path, [("Accept-Encoding", field)])
      #expect(answer.header("Content-Encoding") == (isPacked ? "gzip" : nil))
      #expect(answer.header("Vary") == "Accept-Encoding")
      let plain = isPacked ? Gzip.unpack(answer.raw.body, most: 1000) : answer.raw.body
      #expect(plain == (try get(path)).raw.body)
    }
  }

  @Test(arguments: [
    "/_sim/console", "/_sim/console/", "/_sim/console/0123abcd", "/_sim/console/0123abcd/", "/_sim//",
    "/_sim/console/0123abce/app.js", "/_sim/console/0123abcd/none.js", "/_sim/console/0123abcd/lib",
    "/_sim/console/0123abcd/lib/../app.js", "/_sim/console/0123abcd/lib%2Fa.js", "/_sim/console/0123abcd//app.js",
    "/_sim/console/0123abcd/app.js/", "/_sim/index.html", "/_sim/console/0123abcd/APP.js",
  ])
  func `there is nothing else`(_ path: String) throws {
    expectProblem(try get(path), 404, "control-not-found")
  }

  @Test(arguments: ["POST", "PUT", "DELETE", "OPTIONS"]) func `it is only read`(_ method: String) throws {
    for path in ["/_sim/", "/_sim/console/0123abcd/app.js"] {
      let answer = try get(path, method: method)
      expectProblem(answer, 405, "control-method-not-allowed")
      #expect(answer.header("Allow") == "GET, HEAD")
    }
  }

  @Test func `looking makes no world, and leaves nothing in a journal`() throws {
    let server = try Self.server()
    for path in ["/w/never/_sim", "/w/never/_sim/", "/w/never/_sim/console/0123abcd/app.js", "/_sim/"] {
      #expect(try get(path, of: server).status < 400)
    }
    #expect(try get("/_sim/worlds", of: server).json.list.count == 1)
    #expect(try get("/_sim/journal", of: server).json["entries"]?.list.isEmpty == true)
  }

  // MARK: Who may look

  @Test(arguments: ["example.com", "127.0.0.1.example.com", ""])
  func `under another name of the machine it is 403`(_ host: String) throws {
    for path in ["/_sim", "/_sim/", "/_sim/console/0123abcd/app.js"] {
      expectProblem(try get(path, [("Host", host)]), 403, "control-forbidden")
    }
  }

  @Test func `a link in another page leads to it, and no other page takes its files`() throws {
    let site = ("Sec-Fetch-Site", "cross-site")
    #expect(try get("/_sim/", [site, ("Sec-Fetch-Dest", "document")]).status == 200)
    for path in ["/_sim/", "/_sim/console/0123abcd/app.js"] {
      for dest in ["script", "iframe", "empty"] {
        expectProblem(try get(path, [site, ("Sec-Fetch-Dest", dest)]), 403, "control-forbidden")
      }
      expectProblem(try get(path, [("Origin", "http://example.com")]), 403, "control-forbidden")
    }
  }

  @Test func `with an admin key the page is for everybody, and what it shows is not`() throws {
    let server = try Self.server { $0.adminKey = "hemlig-7" }
    for path in ["/_sim/", "/_sim/console/0123abcd/app.js"] {
      #expect(try get(path, [("Host", "fast2.example.com")], of: server).status == 200)
    }
    expectProblem(try get("/_sim/clock", of: server), 403, "control-forbidden")
  }

  @Test func `a server without it says so`() throws {
    let server = try Self.server { $0.console = nil }
    for path in ["/_sim", "/_sim/", "/_sim/console/0123abcd/app.js"] {
      let answer = try get(path, of: server)
      expectProblem(answer, 404, "control-not-found")
      #expect(answer.json["detail"]?.text?.contains("--no-console") == true)
    }
    #expect(try get("/", Self.browser, of: server).status == 404)
    #expect(try get("/v1/nothing", of: server).header("X-Sim-Console") == nil)
  }

  // MARK: Ways to it

  private static let browser = [
    ("Accept", "text/html,application/xhtml+xml,*/*;q=0.8"), ("Sec-Fetch-Dest", "document"),
  ]

  @Test func `a browser at the base URL is led to it, a client is not`() throws {
    let answer = try get("/", Self.browser)
    #expect(answer.status == 303)
    #expect(answer.header("Location") == "_sim/")
    for headers in [[], [Self.browser[0]], [Self.browser[1]], [("Accept", "*/*"), Self.browser[1]]] {
      #expect(try get("/", headers).status == 404)
    }
    #expect(try get("/", Self.browser, method: "POST").status == 404)
    #expect(try get("/v1", Self.browser).status == 404)
  }

  @Test(arguments: ["/v1/nothing", "/v1/arbetsorder", "/v1/arbetsorder/%zz"])
  func `a refusal says where it is shown`(_ path: String) throws {
    let world = Self.open.world()
    // What leads nowhere makes no world.
    _ = try world.login()
    let answer = try world.anonymous.get(path)
    #expect(answer.status >= 400)
    let number = try #require(answer.header("X-Sim-Request-Id"))
    let base = "http://127.0.0.1:\(Self.open.port)\(world.base)"
    #expect(answer.header("X-Sim-Console") == "\(base)/_sim/#/j/\(number)")
    #expect(try world.anonymous.get("/_sim/journal/\(number)").status == 200)
    // The client's own name for the server, and none that it can't look at.
    let named = try world.anonymous.send("GET", path, headers: [("Host", "localhost:7")])
    #expect(named.header("X-Sim-Console")?.hasPrefix("http://localhost:7/w/") == true)
    #expect(try world.anonymous.send("GET", path, headers: [("Host", "sim:80")]).header("X-Sim-Console") == nil)
  }

  @Test func `what is answered well, and what /_sim refuses, says nothing of it`() throws {
    #expect(try Self.open.world().login().get(aRead).header("X-Sim-Console") == nil)
    #expect(try get("/_sim/nothing").header("X-Sim-Console") == nil)
  }

  @Test func `with an admin key a refusal says it under any name`() throws {
    let server = try Self.server { $0.adminKey = "hemlig-7" }
    let answer = try get("/v1/nothing", [("Host", "sim.example.com")], of: server)
    #expect(answer.header("X-Sim-Console")?.hasPrefix("http://sim.example.com/_sim/#/j/") == true)
  }

  @Test func `without headers of ours there is none of it, and the log says it all the same`() throws {
    let lines = Lines()
    let server = try TestServer(log: { lines.add($0.logLines) }, options: { $0.simHeaders = false })
    #expect(try get("/v1/nothing", of: server).header("X-Sim-Console") == nil)
    let first = try #require(lines.all.first?.split(separator: "\n").first)
    #expect(first.hasSuffix(" ms · look: http://127.0.0.1:\(server.port)/_sim/#/j/1"), "\(first)")
  }
}

private final class Lines: Sendable {
  private let list = Guarded<[String]>([])
  var all: [String] { list.withLock { $0 } }
  func add(_ text: String) { list.withLock { $0.append(text) } }
}
