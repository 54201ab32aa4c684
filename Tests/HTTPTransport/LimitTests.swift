import HTTPTransport
import TestKit
import Testing

private func head(_ target: String, _ fields: String = "") -> String {
  "GET \(target) HTTP/1.1\r\nHost: a\r\n\(fields)\r\n"
}

@Suite struct LimitTests {
  @Test func `a long target is read up to the limit`() throws {
    try withListener { _, client throws in
      let target = "/" + String(repeating: "a", count: 16 * 1024 - 1)
      #expect(try client.send("GET", target).status == 200)
    }
  }

  @Test(arguments: [16 * 1024 + 1, 40_000])
  func `a target beyond the limit is answered 414 by the handler`(count: Int) throws {
    try withListener { _, client throws in
      let answer = try client.send("GET", "/" + String(repeating: "a", count: count - 1))
      #expect(answer.status == 414)
      #expect(answer.text == "targetTooLong(limit: 16384)")
      #expect(!client.isConnected)
    }
  }

  @Test(arguments: [(16_000, 200), (17_000, 431), (80_000, 431)])
  func `fields beyond the limit are answered 431 by the handler`(count: Int, status: Int) throws {
    try withListener { _, client throws in
      let answer = try client.send("GET", "/", headers: [("X-Long", String(repeating: "a", count: count))])
      #expect(answer.status == status)
      if status == 431 { #expect(answer.text == "headersTooLarge(limit: 16384)") }
    }
  }

  @Test func `a body beyond the limit is refused by its length, before it comes`() throws {
    try withListener { _, client throws in
      try client.write("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1001\r\n\r\n")
      let answer = try client.read()
      #expect(answer.status == 413)
      #expect(answer.text == "bodyTooLarge(limit: 1000)")
      #expect(!client.isConnected)
    }
  }

  @Test func `a client that sends on after the refusal still gets it`() throws {
    try withListener { _, client throws in
      let answer = try client.send("POST", "/", body: [UInt8](repeating: 0, count: 20_000_000))
      #expect(answer.status == 413)
    }
  }

  @Test(arguments: [(1_000, 200), (1_001, 413), (2_000_000, 413)])
  func `a body in chunks is counted`(count: Int, status: Int) throws {
    try withListener { _, client throws in
      let chunk = String(count, radix: 16) + "\r\n" + String(repeating: "a", count: count) + "\r\n0\r\n\r\n"
      try client.write("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk)
      #expect(try client.read().status == status)
      #expect(client.isConnected == (status == 200))
    }
  }

  @Test func `a refused body that does not end is cut`() throws {
    var limits = TransportLimits()
    limits.drainBytes = 10_000
    try withListener(limits: limits) { _, client throws in
      try client.write("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n")
      let chunk = "1000\r\n" + String(repeating: "a", count: 4_096) + "\r\n"
      #expect(throws: HTTPClientError.self) {
        for _ in 0..<100_000 { try client.write(chunk) }
      }
    }
  }

  @Test(arguments: [
    ("Content-Length: 3\r\nContent-Length: 4", "Content-Length is there more than once."),
    ("Content-Length: 3\r\nContent-Length: 3", "Content-Length is there more than once."),
    ("Content-Length: 3\r\nTransfer-Encoding: chunked", "Content-Length and Transfer-Encoding are there together."),
    ("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked", "Transfer-Encoding is there more than once."),
    ("Transfer-Encoding: gzip, chunked", "Transfer-Encoding is something else than chunked."),
    ("Content-Length : 3", "A header name is empty, or holds a blank or a control character."),
  ])
  func `ambiguous framing is refused and the connection closed`(fields: String, reason: String) throws {
    try withListener { _, client throws in
      try client.write("POST / HTTP/1.1\r\nHost: a\r\n\(fields)\r\n\r\nabc")
      let answer = try client.read()
      #expect(answer.status == 400)
      #expect(answer.text == "malformed(reason: \"\(reason)\")")
      #expect(!client.isConnected)
    }
  }

  @Test(arguments: ["garbage\r\n\r\n", "\u{0}\u{1}\u{2}\r\n\r\n", "GET\r\n\r\n", "\r\n\r\n\r\n"])
  func `garbage does no harm`(bytes: String) throws {
    var limits = TransportLimits()
    limits.headerDeadline = .milliseconds(300)
    try withListener(limits: limits) { listener, client throws in
      try client.write(bytes)
      client.finishWriting()
      let answer = String(decoding: try client.readToEnd(), as: UTF8.self)
      #expect(answer.isEmpty || answer.hasPrefix("HTTP/1."))
      #expect(try newClient(listener).send("GET", "/").status == 200)
    }
  }

  // Over TLS the client would wait for its handshake, before it can write anything.
  @Test(.disabled(if: speaksTLS)) func `a connection beyond the limit waits until another one ends`() throws {
    var limits = TransportLimits()
    limits.maxConnections = 2
    try withListener(limits: limits) { listener, client throws in
      let other = newClient(listener)
      #expect(try client.send("GET", "/").status == 200)
      #expect(try other.send("GET", "/").status == 200)
      let third = newClient(listener)
      try third.write("GET /3 HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(try client.send("GET", "/").status == 200)
      client.disconnect()
      #expect(try third.read().text == "GET [\"3\"]")
    }
  }

  @Test func `a client that trickles its first fields is cut`() throws {
    var limits = TransportLimits()
    limits.headerDeadline = .milliseconds(200)
    try withListener(limits: limits) { _, client throws in
      #expect(throws: HTTPClientError.self) { try trickle(client) }
    }
  }

  @Test func `a client that trickles the fields of a later request is cut`() throws {
    var limits = TransportLimits()
    limits.headerDeadline = .milliseconds(200)
    try withListener(limits: limits) { _, client throws in
      #expect(try client.send("GET", "/").status == 200)
      #expect(throws: HTTPClientError.self) { try trickle(client) }
    }
  }

  @Test(arguments: ["Content-Length: 900", "Transfer-Encoding: chunked"])
  func `a client that trickles its body is cut`(framing: String) throws {
    var limits = TransportLimits()
    limits.bodyGrace = .milliseconds(200)
    try withListener(limits: limits) { _, client throws in
      try client.write("POST / HTTP/1.1\r\nHost: a\r\n\(framing)\r\n\r\n")
      #expect(throws: HTTPClientError.self) {
        for _ in 0..<800 {
          try client.write(framing.hasPrefix("T") ? "1;\r\na\r\n" : "a")
          client.pause(milliseconds: 10)
          if client.isClosedByServer { throw HTTPClientError.closed(after: []) }
        }
      }
    }
  }

  @Test func `a body that keeps its pace is taken, and its connection serves on`() throws {
    var limits = TransportLimits()
    limits.bodyGrace = .milliseconds(50)
    limits.bodyBytesPerSecond = 1
    try withListener(limits: limits) { _, client throws in
      try client.write("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 20\r\n\r\n")
      for _ in 0..<20 {
        try client.write("a")
        client.pause(milliseconds: 10)
      }
      #expect(try client.read().status == 200)
      client.pause(milliseconds: 100)
      #expect(try client.send("GET", "/").status == 200)
      #expect(client.isConnected)
    }
  }

  @Test func `a silent connection is cut after the idle time and not at the deadline for fields`() throws {
    var limits = TransportLimits()
    limits.headerDeadline = .milliseconds(50)
    limits.idle = .seconds(1)
    try withListener(limits: limits) { _, client throws in
      #expect(try client.send("GET", "/").status == 200)
      #expect(try client.readToEnd().isEmpty)
    }
  }
}

/// Writes a field byte by byte until the server cuts; each wait for an answer paces the next byte.
private func trickle(_ client: HTTPClient) throws {
  try client.write("GET / HTTP/1.1\r\nX-Slow: ")
  for _ in 0..<100_000 {
    try client.write("a")
    client.pause(milliseconds: 10)
    if client.isClosedByServer { throw HTTPClientError.closed(after: []) }
  }
}
