import Foundation
import Rules
import TestKit
import Testing

/// The end of a server that a router leads to (`docs/shared.md`).
@Suite(.rule(.c1_2)) struct DrainTests {
  /// A request whose body has not come yet: it keeps a drain waiting.
  private static func begun(_ server: Served) throws -> HTTPClient {
    let client = HTTPClient(port: server.port)
    try client.connect()
    try client.write(
      "POST /v1/arbetsorder HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 23\r\n\r\n{\"objektId\":"
    )
    return client
  }

  private static func end(_ client: HTTPClient) throws -> TestAnswer {
    try client.write(" \"9900101\"}")
    return TestAnswer(raw: try client.read())
  }

  private static func awaitDrain(_ server: Served) throws {
    while try server.send("GET", "/_sim/ready").status == 200 {}
  }

  private static func served(_ more: [String] = [], in scratch: Scratch) throws -> Served {
    try Served(["--db", ":memory:", "--auth", "off", "--log", "off"] + more, in: scratch)
  }

  @Test func `SIGTERM with a drain answers what comes, makes no world, and ends with 0 once nobody asks`() throws {
    let scratch = try Scratch()
    let server = try Self.served(["--drain", "1m"], in: scratch)
    #expect(try server.send("GET", "/_sim/ready").text == #"{"status":"ready"}"#)
    #expect(try server.send("GET", "/w/old/v1/arbetsorder/101").status == 200)
    let begun = try Self.begun(server)
    server.process.signal(SIGTERM)
    try Self.awaitDrain(server)
    let ready = try server.send("GET", "/_sim/ready")
    expectProblem(ready, 503, "draining")
    #expect(ready.header("Connection") == "close")
    let old = try server.send("GET", "/w/old/v1/arbetsorder/101")
    #expect(old.status == 200)
    #expect(old.header("Connection") == "close")
    expectGatewayFault(
      try server.send("GET", "/w/new/v1/arbetsorder/101"), 503, "503", "Service Unavailable", note: "draining")
    expectProblem(try server.send("POST", "/_sim/worlds", json: #"{"name": "new"}"#), 503, "draining")
    #expect(try server.send("GET", "/_sim/health").status == 200, "it is alive")
    #expect(try Self.end(begun).status == 201)
    let result = try server.process.wait()
    #expect(result.end == .exit(0))
    #expect(result.errors == "")
  }

  @Test func `a key that names a new world is told the same`() throws {
    let server = try Served(["--db", ":memory:", "--log", "off", "--drain", "1m"], in: try Scratch())
    let begun = try Self.begun(server)
    server.process.signal(SIGTERM)
    try Self.awaitDrain(server)
    // demo-key@new:demo-secret
    let answer = try server.send(
      "POST", "/oauth2/token", [("Authorization", "Basic ZGVtby1rZXlAbmV3OmRlbW8tc2VjcmV0")],
      json: #"{"grant_type": "client_credentials"}"#)
    expectGatewayFault(answer, 503, "503", "Service Unavailable", note: "draining")
    begun.disconnect()
    #expect(try server.process.wait().end == .exit(0))
  }

  @Test func `a second SIGTERM ends the drain, and what is under way still has its answer`() throws {
    let server = try Self.served(["--drain", "PT1H"], in: try Scratch())
    let begun = try Self.begun(server)
    server.process.signal(SIGTERM)
    try Self.awaitDrain(server)
    server.process.signal(SIGTERM)
    while (try? server.send("GET", "/_sim/ready")) != nil {}
    #expect(try Self.end(begun).status == 201)
    #expect(try server.process.wait().end == .exit(0))
  }

  @Test func `a third SIGTERM does not wait`() throws {
    let server = try Self.served(["--drain", "PT1H"], in: try Scratch())
    let begun = try Self.begun(server)
    server.process.signal(SIGTERM)
    try Self.awaitDrain(server)
    server.process.signal(SIGTERM)
    while (try? server.send("GET", "/_sim/ready")) != nil {}
    server.process.signal(SIGTERM)
    #expect(try server.process.wait().end == .signal(SIGTERM))
    begun.disconnect()
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func `without a drain, and by Ctrl-C, the port refuses at once`(_ signal: Int32) throws {
    let server = try Self.served(signal == SIGINT ? ["--drain", "60m"] : [], in: try Scratch())
    server.process.signal(signal)
    while let answer = try? server.send("GET", "/_sim/ready") { #expect(answer.status == 200) }
    #expect(try server.process.wait().end == .exit(0))
  }

  @Test func `a call drains, too, and a stream of events ends`() throws {
    let server = try Self.served(in: try Scratch())
    let listener = HTTPClient(port: server.port)
    try listener.connect()
    try listener.write("GET /_sim/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
    _ = try listener.readSome()
    let answer = try server.send("POST", "/_sim/drain", json: #"{"within": "PT1M"}"#)
    #expect(answer.status == 202)
    #expect(answer.text == #"{"status":"draining","within":"PT1M"}"#)
    expectProblem(try server.send("GET", "/_sim/ready"), 503, "draining")
    _ = try listener.readToEnd()
    #expect(try server.process.wait().end == .exit(0))
  }

  @Test func `a drain that goes on is not cut short by another call, nor by the SIGTERM after one`() throws {
    let server = try Self.served(in: try Scratch())
    let begun = try Self.begun(server)
    for (asked, told) in [("PT1M", "PT1M"), ("PT2M", "PT60S")] {
      let answer = try server.send("POST", "/_sim/drain", json: #"{"within": "\#(asked)"}"#)
      #expect(answer.text == #"{"status":"draining","within":"\#(told)"}"#)
    }
    try Self.awaitDrain(server)
    server.process.signal(SIGTERM)
    // Long enough for a drain that looked at the signal to have ended.
    for _ in 0..<200 { #expect(try server.send("GET", "/v1/arbetsorder/101").status == 200) }
    #expect(try Self.end(begun).status == 201)
    #expect(try server.process.wait().end == .exit(0))
  }

  @Test(arguments: ["PT0S", "PT2H", "x"]) func `a drain lasts from a second to an hour`(_ time: String) throws {
    let world = TestServer.shared.standard.anonymous
    expectProblem(try world.post("/_sim/drain", #"{"within": "\#(time)"}"#), 400, "control-invalid")
    let result = try Scratch().run(["serve", "--drain", time])
    #expect(result.end == .exit(2))
    #expect(result.errors.hasPrefix("fast2sim: --drain is '\(time)'; valid is a time from a second to an hour"))
  }

  @Test func `a server of another program ends with that one`() throws {
    expectProblem(try TestServer.shared.standard.anonymous.post("/_sim/drain", "{}"), 409, "control-conflict")
    #expect(try TestServer.shared.standard.anonymous.get("/_sim/ready").status == 200)
  }
}
