import HTTPTransport
import Locks
import TestKit
import Testing

/// What is no HTTP/1.1, or could be read in two ways, gets one whole answer of the handler's and an end of the
/// connection (RFC 9112).
@Suite struct MessageTests {
  private static let long = String(repeating: "a", count: 200_000)
  private static let chunked = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"

  /// First lines.
  static let lines = [
    "GET /", "GET / HTTP/0.9", "GET / HTTP/2.0", "GET / HTTP/1", "GET / http/1.1", "GET / HTTP/1.1 x",
    "GET /a b HTTP/1.1", "GET /\ta HTTP/1.1", "G\u{1}T / HTTP/1.1", "G(T / HTTP/1.1",
    String(repeating: "G", count: 100) + " / HTTP/1.1",
  ].map { ($0 + "\r\nHost: a\r\n\r\n", 400) }

  /// Header fields of a GET besides a Host.
  static let fields = [
    "Host: b", "X: a\u{0}b", "X: a\u{0}", "X: \u{0}", "X: a\rb", "X: a\nY: b", "X: a\nb", "X: a\r\n b", "X : a", ": a",
    "X\tY: a", "utan kolon", "X: \u{7F}", "X: \u{1B}[0m", "Content-Length: -1", "Content-Length: 5, 6",
    "Content-Length: +5", "Content-Length: 0x5", "Content-Length: 5 5", "Content-Length:",
    "Content-Length: 18446744073709551616", "Content-Length: 2\r\nContent-Length: 2",
    "Content-Length: -1\r\nContent-Length: -1", "Content-Length: x\r\nTransfer-Encoding: chunked",
    "Transfer-Encoding: gzip", "Transfer-Encoding: chunked, gzip", "Transfer-Encoding: chunked ",
    "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
  ].map { ("GET / HTTP/1.1\r\nHost: a\r\n\($0)\r\n\r\n", 400) }

  /// Hosts.
  static let hosts = ["a:x", "a:99999", "a:80:80", "a b", "[::1", "[::1].a", "a/b", "a@b", "a\u{0}.b", "a, b"].map {
    ("GET / HTTP/1.1\r\nHost: \($0)\r\n\r\n", 400)
  }

  static let others: [(String, Int)] =
    (speaksTLS ? [] : [("skräp\r\nHost: a\r\n\r\n", 400)]) + [
      ("GET / HTTP/1.1\r\n\r\n", 400), ("GET / HTTP/1.1\r\nX: a\r\n\r\n", 400),
      ("\(chunked)xyz\r\n", 400), ("\(chunked)-1\r\n", 400), ("\(chunked)3\r\nabcdef\r\n", 400),
      ("\(chunked)FFFFFFFFFFFFFFFFFF\r\n", 413), ("\(chunked)3;\(long)\r\nabc\r\n0\r\n\r\n", 400),
      ("\(chunked)0\r\nutan kolon\r\n\r\n", 400), ("\(chunked)0\r\nX: \(long)\r\n\r\n", 431),
      ("GET / HTTP/1.1\r\nHost: a\r\nX: \(long)\r\n\r\n", 431), ("GET /\(long) HTTP/1.1\r\n", 414),
    ]

  @Test(arguments: lines + fields + hosts + others, [false, true])
  func `it is refused once, and whole`(_ message: (text: String, status: Int), isCut: Bool) throws {
    try withListener { _, client throws in
      let bytes = Array(message.text.utf8)
      // The client may be refused before it has written all.
      if isCut {
        try client.write(Array(bytes[..<(bytes.count / 2)]))
        client.pause(milliseconds: 5)
        try? client.write(Array(bytes[(bytes.count / 2)...]))
      } else {
        try client.write(bytes)
      }
      try Self.expectOne(client, message.status)
    }
  }

  @Test func `a refusal behind a good request on the same connection is whole too`() throws {
    for (text, status) in [Self.fields[1], Self.fields[14], Self.hosts[0], Self.others[6], Self.lines[2]] {
      try withListener { _, client throws in
        #expect(try client.send("GET", "/").status == 200)
        // Longer than the kernel's clock is coarse: over TLS bytes are not counted.
        if speaksTLS { client.pause(milliseconds: 30) }
        try client.write(text)
        try Self.expectOne(client, status)
      }
    }
  }

  /// Counts how often header fields are read.
  private final class Reader: RequestHandler {
    final class Fields: Sendable {
      let name: String?
      init(_ name: String?) { self.name = name }
    }

    let count = Guarded(0)

    func reading(of headers: Headers) -> (any AnyObject & Sendable)? {
      count.withLock { $0 += 1 }
      return Fields(headers["X"])
    }

    func bodyLimit(for head: RequestHead) -> Int { 1_000 }
    func fault(_ fault: TransportFault, _ head: RequestHead?) -> Response { Mirror().fault(fault, head) }

    func handle(_ request: Request, _ reply: Reply) {
      let read = request.headers.reading as? Fields
      reply.send(Response(status: 200, body: Array((read?.name ?? "nothing").utf8)))
    }
  }

  @Test func `fields that a connection sends again are read once, and others anew`() throws {
    let reader = Reader()
    try withListener(reader) { _, client throws in
      for (value, read) in [("a", 1), ("a", 1), ("b", 2), ("bb", 3), ("bb", 3), ("a", 4)] {
        #expect(try client.send("GET", "/", headers: [("X", value)]).text == value)
        #expect(reader.count.withLock { $0 } == read)
      }
    }
  }

  @Test(arguments: [
    ("GET / HTTP/1.1\r\nHost: a\r\nX: b\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\u{0}\u{0}X\u{0} b\r\n\r\n"),
    (
      "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", "GET / HTTP/1.1\r\nConnection: keep-alive\r\n\r\n"
    ),
  ])
  func `fields that look like those of before in the library's buffer are refused as ever`(
    _ good: String, _ bad: String
  ) throws {
    try withListener(Reader()) { _, client throws in
      try client.write(good)
      #expect(try client.read().status == 200)
      if speaksTLS { client.pause(milliseconds: 30) }
      try client.write(bad)
      try Self.expectOne(client, 400)
    }
  }

  /// Heads of which the library drops a line, so that what it kept of them is shorter than what came.
  static let dropped: [String] = {
    let cookie = "Cookie: \(String(repeating: "a=b;", count: 2_000))\r\n"
    let long = (1...3).map { "X-Long-\($0): \(String(repeating: "x", count: 8_000))\r\n" }.joined()
    return [
      "GET / HTTP/1.1\r\n\(cookie)Host: a\r\n: y\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\n\(cookie): y\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: a\r\n: y\r\n\(cookie)\r\n", "GET / HTTP/1.1\r\n\(long)\(cookie)Host: a\r\n: y\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: a\r\n" + String(repeating: ": y\r\n", count: 500) + "\(cookie)\r\n",
      "DELETE /\(String(repeating: "a", count: 5_000)) HTTP/1.1\r\nHost: a\r\n\(cookie)\(long): y\r\n\r\n",
      "GET / HTTP/1.1\nContent-Length: 0x5\nHost: a\n\nPOST / HTTP/1.1\r\nHost: a\r\n\r\n",
      "GET / HTTP/1.1\nHost: a\nContent-Length: 5 5\n\n",
      "\r\n\r\nGET / HTTP/1.1\r\n: y\r\n\(cookie)Content-Length: x\r\n\r\n",
    ]
  }()

  @Test(arguments: dropped, [false, true])
  func `a line without a name is refused, however long the head is, and others are served on`(
    _ head: String, isSecond: Bool
  ) throws {
    try withListener { listener, client throws in
      if isSecond {
        #expect(try client.send("GET", "/").status == 200)
        if speaksTLS { client.pause(milliseconds: 30) }
      }
      try client.write(head)
      try Self.expectOne(client, 400)
      #expect(try newClient(listener).send("GET", "/").status == 200)
    }
  }

  private static func expectOne(_ client: HTTPClient, _ status: Int) throws {
    let text = String(decoding: try client.readToEnd(), as: UTF8.self)
    let parts = text.components("\r\n\r\n")
    #expect(text.hasPrefix("HTTP/1.1 \(status) "), "\(text)")
    #expect(parts.count == 2, "\(text)")
    #expect(text.contains("Content-Type: text/plain\r\n"), "\(text)")
    #expect(text.contains("Content-Length: \(parts.last?.utf8.count ?? -1)\r\n"), "\(text)")
    #expect(text.contains("Connection: close\r\n"), "\(text)")
  }

  @Test(arguments: [
    "GET / HTTP/1.1\r\nHost: a \t\r\n\r\n", "GET / HTTP/1.1\r\nHost:\r\n\r\n", "GET / HTTP/1.0\r\n\r\n",
    "\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", "GET / HTTP/1.1\r\nHOST: [::1]:80\r\nX:\r\nY: \ta\tb\t \r\n\r\n",
    "GET / HTTP/1.1\r\nHost: a.b-c_d:\r\nCookie: a=b; c=\"d\"\r\n\r\n",
    "GET /?a=b&c HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc",
    "\(chunked)3;a=\"b\"\r\nabc\r\n0\r\nX: a\r\n\r\n",
  ])
  func `what only looks odd is answered`(_ message: String) throws {
    try withListener { _, client throws in
      try client.write(message)
      #expect(try client.read().status == 200)
    }
  }

  @Test func `a blank behind a value is no part of it`() throws {
    let handler = Answering { request, reply in
      reply.send(Response(status: 200, body: Array("[\(request.headers["x"] ?? "")]".utf8)))
    }
    try withListener(handler) { _, client throws in
      #expect(try client.send("GET", "/", headers: [("X", "\t en två \t ")]).text == "[en två]")
    }
  }

  @Test func `a client that connects and goes again is told nothing`() throws {
    let faults = FaultCounter()
    try withListener(faults) { listener, client throws in
      try client.connect()
      client.finishWriting()
      #expect(try client.readToEnd().isEmpty)
      #expect(try newClient(listener).send("GET", "/").status == 200)
    }
    #expect(faults.count.withLock { $0 } == 0)
  }
}

extension String {
  fileprivate func components(_ separator: String) -> [Substring] {
    split(separator: separator, omittingEmptySubsequences: false)
  }
}
