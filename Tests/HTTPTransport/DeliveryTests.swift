import Dispatch
import HTTPTransport
import Locks
import TestKit
import Testing

/// Ways of delivering an answer. Nothing here measures time: what must come is waited for.
@Suite struct DeliveryTests {
  private static let bytes = (0..<40_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }

  /// Answers `/plain` as usual, and everything else in a way of its own, from memory or from a stream.
  private func answering(_ delivery: Delivery, streamed: Bool = false) -> Answering {
    Answering { request, reply in
      let bytes = DeliveryTests.bytes
      var response = Response(status: 200, headers: [("X-Mirror", "yes")], body: bytes)
      if streamed {
        response = Response(
          status: 200, headers: [("X-Mirror", "yes")],
          stream: ResponseStream(length: bytes.count) { Array(bytes[$0..<min(bytes.count, $0 + $1)]) })
      }
      if request.segments.first == "plain" { response = Response(status: 204) } else { response.delivery = delivery }
      reply.send(response)
    }
  }

  @Test func `a dropped answer is a connection that ends without a byte, and the next one is served`() throws {
    try withListener(answering(.drop)) { _, client throws in
      for _ in 0..<3 {
        #expect(throws: HTTPClientError.closed(after: [])) { try client.send("GET", "/a") }
        #expect(try client.send("GET", "/plain").status == 204)
      }
    }
  }

  @Test(arguments: [(0, false), (1, false), (20_000, false), (39_999, false), (0, true), (20_000, true)])
  func `a truncated answer promises all and sends a part`(count: Int, streamed: Bool) throws {
    try withListener(answering(.truncate(count), streamed: streamed)) { _, client throws in
      try client.write("GET /a HTTP/1.1\r\nHost: a\r\n\r\n")
      let got = try client.readToEnd()
      let end = try #require(
        got.indices.first { got[$0...].starts(with: Array("\r\n\r\n".utf8)) }, "the header fields have come")
      let head = String(decoding: got[..<end], as: UTF8.self)
      #expect(head.contains("Content-Length: 40000"))
      #expect(Array(got[(end + 4)...]) == Array(DeliveryTests.bytes.prefix(count)))
    }
  }

  @Test(arguments: [false, true])
  func `what is truncated behind its end is whole, and the connection goes on`(streamed: Bool) throws {
    try withListener(answering(.truncate(40_000), streamed: streamed)) { _, client throws in
      #expect(try client.send("GET", "/a").body == DeliveryTests.bytes)
      #expect(!client.isClosedByServer)
      #expect(try client.send("GET", "/plain").status == 204)
    }
  }

  @Test(arguments: [false, true])
  func `a dripped answer comes whole, and the connection goes on`(streamed: Bool) throws {
    try withListener(answering(.drip(400_000), streamed: streamed)) { _, client throws in
      #expect(try client.send("GET", "/a").body == DeliveryTests.bytes)
      #expect(!client.isClosedByServer)
      #expect(try client.send("HEAD", "/a")["Content-Length"] == "40000")
    }
  }

  @Test func `answers that wait or drip keep no worker from others`() throws {
    let held = Guarded<[Reply]>([])
    let handler = Answering { request, reply in
      switch request.segments.first {
      case "drip":
        // Longer than any test waits.
        var response = Response(status: 200, body: DeliveryTests.bytes)
        response.delivery = .drip(1)
        reply.send(response)
      case "delay":
        var response = Response(status: 200)
        response.delay = 600_000
        reply.send(response)
        held.withLock { $0.append(reply) }
      default: reply.send(Mirror.answer(request))
      }
    }
    try withListener(handler, workers: 1) { listener, client throws in
      var waiting: [HTTPClient] = []
      for target in ["/drip", "/delay", "/drip", "/delay"] {
        let other = newClient(listener)
        try other.write("GET \(target) HTTP/1.1\r\nHost: a\r\n\r\n")
        waiting.append(other)
      }
      for _ in 0..<20 { #expect(try client.send("GET", "/a").status == 200) }
      // Otherwise the stop may come before the worker has seen them.
      try Patience.until { held.withLock { $0.count } == 2 }
      listener.stop(grace: .zero)
      for index in [1, 3] { #expect(try waiting[index].read().status == 503) }
      for index in [0, 2] { #expect(throws: (any Error).self) { try waiting[index].read() } }
    }
  }

  @Test func `a delayed answer comes, in the order of the delays`() throws {
    let handler = Answering { request, reply in
      var response = Mirror.answer(request)
      response.delay = request.segments.first.flatMap { Int64($0) } ?? 0
      reply.send(response)
    }
    try withListener(handler) { listener, client throws in
      try client.write("GET /30 HTTP/1.1\r\nHost: a\r\n\r\nGET /1 HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(try client.read().text == "GET [\"30\"]")
      #expect(try client.read().text == "GET [\"1\"]")
    }
  }

  @Test func `a drip has the grace of a stop`() throws {
    let begun = DispatchSemaphore(value: 0)
    let handler = Answering { _, reply in
      var response = Response(status: 200, body: DeliveryTests.bytes)
      response.delivery = .drip(100_000)
      reply.send(response)
      begun.signal()
    }
    try withListener(handler) { listener, client throws in
      try client.write("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
      try begun.signalled()
      DispatchQueue.global().async { listener.stop(grace: .seconds(60)) }
      #expect(try client.read().body == DeliveryTests.bytes)
    }
  }
}
