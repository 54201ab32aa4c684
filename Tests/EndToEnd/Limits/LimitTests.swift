import Rules
import Server
import TestKit
import Testing

/// What exceeds a limit is refused, its connection may be closed, and the next good request is answered (rule 1.11).
@Suite(.rule(.r1_11)) struct LimitTests {
  private func expectStillServing(_ caller: TestCaller, sourceLocation: SourceLocation = #_sourceLocation) throws {
    #expect(try caller.get(aRead).status == 200, sourceLocation: sourceLocation)
  }

  @Test(.rule(.r2_2))
  func `a target over 16 KiB is the gateway's 414`() throws {
    // Its own: the library answers the longest itself where several clients could be meant (docs/limits.md).
    let server = try TestServer()
    let caller = try server.standard.login()
    let start = "/v1/arbetsorder?kundNr="
    let room = 16 * 1024 - (caller.world.base + start).utf8.count
    #expect(try caller.get(start + String(repeating: "x", count: room)).status == 200)
    for length in [room + 1, 40_000] {
      let answer = try caller.get(start + String(repeating: "x", count: length))
      expectGatewayFault(answer, 414, "414", "URI Too Long", note: "target-too-long")
      #expect(answer.header("Connection") == "close")
    }
    try expectStillServing(caller)
    try server.stop()
  }

  @Test(.rule(.r2_2))
  func `header fields over 16 KiB are the gateway's 431`() throws {
    let caller = try TestServer.shared.world().login()
    let fits = (0..<6).map { ("X-Padding-\($0)", String(repeating: "x", count: 2_000)) }
    #expect(try caller.send("GET", aRead, headers: fits).status == 200)
    let answer = try caller.send("GET", aRead, headers: fits + [("X-More", String(repeating: "x", count: 6_000))])
    expectGatewayFault(answer, 431, "431", "Request Header Fields Too Large", note: "headers-too-large")
    try expectStillServing(caller)
  }

  @Test
  func `a body of 1 MiB is read and judged`() throws {
    let caller = try TestServer.shared.world().login()
    let start = "{\"objektId\": \"9900101\", \"information\": {\"kommentar\": \""
    let text = start + String(repeating: "x", count: 1 << 20)
    let body = Array(text.utf8.prefix((1 << 20) - 3)) + Array("\"}}".utf8)
    let answer = try caller.send(
      "POST", "/v1/arbetsorder", headers: [("Content-Type", "application/json")], body: body)
    #expect([201, 400].contains(answer.status), "\(answer)")
    #expect(answer.notes.first != "body-too-large")
  }

  @Test(.rule(.r2_2), arguments: [(1 << 20) + 1, 50_000_000])
  func `a sized body over 1 MiB is the gateway's 413`(_ size: Int) throws {
    let caller = try TestServer.shared.world().login()
    let answer = try caller.send(
      "POST", "/v1/arbetsorder", headers: [("Content-Type", "application/json")],
      body: [UInt8](repeating: 0x20, count: size))
    expectGatewayFault(answer, 413, "413", "Payload Too Large", note: "body-too-large")
    #expect(answer.header("Connection") == "close")
    try expectStillServing(caller)
  }

  @Test(.rule(.r2_2), arguments: [(1 << 20) + 1, 50_000_000])
  func `a chunked body over 1 MiB is the gateway's 413`(_ size: Int) throws {
    let caller = try TestServer.shared.world().login()
    let client = HTTPClient(port: caller.world.server.port, timeout: 30)
    try client.write(
      """
      POST \(caller.world.base)/v1/arbetsorder HTTP/1.1\r
      Host: localhost\r
      Authorization: Bearer \(caller.gateway ?? "")\r
      X-Auth-Token: \(caller.login ?? "")\r
      Content-Type: application/json\r
      Transfer-Encoding: chunked\r
      \r

      """)
    var left = size
    let chunk = [UInt8](repeating: 0x20, count: 256 * 1024)
    while left > 0 {
      let count = min(left, chunk.count)
      try client.write(Array("\(String(count, radix: 16))\r\n".utf8) + chunk[..<count] + Array("\r\n".utf8))
      left -= count
    }
    try client.write("0\r\n\r\n")
    let answer = TestAnswer(raw: try client.read())
    expectGatewayFault(answer, 413, "413", "Payload Too Large", note: "body-too-large")
    try expectStillServing(caller)
  }

  @Test
  func `JSON of 64 levels is read and of 65 is 400`() throws {
    let caller = try TestServer.shared.world().login()
    for (depth, code) in [
      (64, "unknown-field"), (65, "json-too-deep"), (200, "json-too-deep"), (100_000, "json-too-deep"),
    ] {
      // The outermost object is a level too.
      let lists = depth - 1
      let value = String(repeating: "[", count: lists) + String(repeating: "]", count: lists)
      expectAPIError(
        try caller.post("/v1/arbetsorder", "{\"objektId\": \"9900101\", \"djup\": \(value)}"), 400, code)
    }
    let open = String(repeating: "[", count: 500_000)
    expectAPIError(try caller.post("/v1/arbetsorder", open), 400, "json-too-deep")
    try expectStillServing(caller)
  }

  @Test(.rule(.r1_8))
  func `a query of 1,000 parameters is read and of more is 400`() throws {
    let caller = try TestServer.shared.world().login()
    func query(_ count: Int) -> String {
      "/v1/arbetsorder?" + Array(repeating: "a", count: count).joined(separator: "&")
    }
    #expect(try caller.get(query(1000)).status == 200)
    expectAPIError(try caller.get(query(1001)), 400, "too-many-parameters")
    // As many as fit into a target; 10,000 of them are longer than one may be.
    expectAPIError(try caller.get(query(8000)), 400, "too-many-parameters")
    expectGatewayFault(try caller.get(query(10_000)), 414, "414", "URI Too Long", note: "target-too-long")
    try expectStillServing(caller)
  }

  @Test(arguments: ["/v1/kund/kundnummer/a%00b", "/v1/%00", "/v1/arbetsorder?kundNr=a%00b", "/v1/arbetsorder?%00"])
  func `a NUL in a target is refused`(_ target: String) throws {
    let caller = try TestServer.shared.world().login()
    expectAPIError(try caller.get(target), 400, "malformed-request")
    try expectStillServing(caller)
  }

  @Test
  func `a raw byte 0 in a target is refused`() throws {
    let caller = try TestServer.shared.world().login()
    let client = HTTPClient(port: caller.world.server.port)
    try client.write("GET \(caller.world.base)/v1/kund/a\u{0}b HTTP/1.1\r\nHost: localhost\r\n\r\n")
    #expect(try client.read().status == 400)
    try expectStillServing(caller)
  }

  @Test(arguments: ["/v1/kund/kundnummer/%", "/v1/kund/kundnummer/%4", "/v1/arbetsorder?kundNr=%zz"])
  func `a broken escape is refused`(_ target: String) throws {
    let caller = try TestServer.shared.world().login()
    expectAPIError(try caller.get(target), 400, "malformed-request")
  }

  @Test(
    .rule(.r2_2),
    arguments: [
      ("two lengths", "Content-Length: 2\r\nContent-Length: 2"),
      ("two different lengths", "Content-Length: 2\r\nContent-Length: 3"),
      ("a length and chunks", "Content-Length: 2\r\nTransfer-Encoding: chunked"),
      ("chunks and a length", "Transfer-Encoding: chunked\r\nContent-Length: 2"),
      ("two encodings", "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked"),
      ("another encoding", "Transfer-Encoding: gzip"),
    ])
  func `ambiguous framing is refused and the connection closed`(_ name: String, fields: String) throws {
    let caller = try TestServer.shared.world().login()
    let client = HTTPClient(port: caller.world.server.port)
    try client.write(
      "POST \(caller.world.base)/v1/arbetsorder HTTP/1.1\r\nHost: localhost\r\n\(fields)\r\n\r\n{}"
        + "GET /_sim/health HTTP/1.1\r\nHost: localhost\r\n\r\n")
    let answer = TestAnswer(raw: try client.read())
    expectAPIError(answer, 400, "malformed-request")
    #expect(answer.header("Connection")?.lowercased() == "close")
    // What came behind it is not answered as a request of its own.
    #expect(try client.readToEnd().isEmpty)
    try expectStillServing(caller)
  }

  @Test
  func `a limit of the body is a setting`() throws {
    let server = try TestServer(options: { $0.bodyBytes = 1000 })
    let caller = try server.standard.login()
    let big = "{\"objektId\": \"9900101\", \"externtNr\": \"\(String(repeating: "1", count: 1000))\"}"
    expectGatewayFault(
      try caller.post("/v1/arbetsorder", big), 413, "413", "Payload Too Large", note: "body-too-large")
    #expect(try caller.get(aRead).status == 200)
    try server.stop()
  }
}
