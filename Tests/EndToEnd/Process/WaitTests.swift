import TestKit
import Testing

/// `fast2sim wait`.
@Suite struct WaitTests {
  @Test(arguments: ["", "/", "/_sim", "/w/test-1"]) func `it returns when the simulator is ready`(_ tail: String) throws
  {
    let scratch = try Scratch()
    let server = try Served(["--db", ":memory:", "--contract", "published"], in: scratch)
    let result = try scratch.run(["wait", "--url", server.url + tail, "--timeout", "20s"])
    #expect(result.end == .exit(0))
    let place = tail.hasPrefix("/w/") ? server.url + tail : server.url
    #expect(result.output == "fast2sim \(productVersion) is ready at \(place) · contract published\n")
    #expect(result.errors == "")
  }

  @Test func `a certificate of one's own is no obstacle`() throws {
    let scratch = try Scratch()
    let server = try Served(["--db", ":memory:", "--tls"], in: scratch)
    let url = "https://127.0.0.1:\(server.securePort)"
    let result = try scratch.run(["wait", "--url", url, "--timeout", "20s"])
    #expect(result.output == "fast2sim \(productVersion) is ready at \(url) · contract 1.1\n")
    #expect(result.end == .exit(0))
  }

  @Test func `it begins before the simulator does`() throws {
    let scratch = try Scratch()
    let first = try Served(["--db", ":memory:"], in: scratch)
    let url = first.url
    #expect(try first.stop().end == .exit(0))
    let waiting = try ChildProcess(["wait"], environment: ["FAST2SIM_URL": url], in: scratch.directory)
    let server = try ChildProcess(["--db", ":memory:", "--port", "\(first.port)"], in: scratch.directory)
    #expect(try waiting.wait().end == .exit(0))
    server.signal(15)
    #expect(try server.wait().end == .exit(0))
  }

  @Test func `it says why there is none`() throws {
    let scratch = try Scratch()
    let server = try Served(["--db", ":memory:"], in: scratch)
    let (url, port) = (server.url, server.port)
    #expect(try server.stop().end == .exit(0))
    let result = try scratch.run(["wait", "--url", url, "--timeout", "100ms"])
    #expect(result.end == .exit(1))
    #expect(
      result.errors == "fast2sim: \(url) is not ready after 100ms: Nothing answers at 127.0.0.1:\(port): "
        + "the connection was refused.\n")
    #expect(
      try scratch.run(["wait", "--url", url, "--timeout", "0s"]).errors.hasPrefix("fast2sim: \(url) is not ready: "))
  }

  @Test func `something else that answers is no simulator`() throws {
    let scratch = try Scratch()
    let server = try Served(["--db", ":memory:"], in: scratch)
    let url = "\(server.url)/v1"
    #expect(
      try scratch.run(["wait", "--url", url, "--timeout", "0"]).errors
        == "fast2sim: \(url) is not ready: something else answers there, with 404 to GET /_sim/health\n")
  }

  static let mistakes: [(arguments: [String], message: String)] = [
    (["--url", "localhost:8280"], "--url is 'localhost:8280'; valid is a base URL such as http://127.0.0.1:8280"),
    (["--timeout", "soon"], "--timeout is 'soon'; valid is a time of at most a day, such as 500ms, 30s or 2m"),
    (["--timeout", "25h"], "--timeout is '25h'; valid is a time of at most a day, such as 500ms, 30s or 2m"),
    (["8280"], "wait takes no '8280'; see fast2sim help wait"),
    (["--timout", "1s"], "there is no option --timout; did you mean --timeout?"),
  ]

  @Test(arguments: mistakes) func `a wrong call is told what would be right`(_ arguments: [String], _ message: String)
    throws
  {
    let result = try Scratch().run(["wait"] + arguments)
    #expect(result.end == .exit(2))
    #expect(result.errors == "fast2sim: \(message)\n")
  }
}
