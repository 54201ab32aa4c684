import Dispatch
import HTTPTransport
import Locks
import TestKit
import Testing

/// Streams of events over real sockets.
@Suite struct EventStreamTests {
  /// Hands out every stream that a request has opened, and says when one has ended.
  private final class Opened: Sendable {
    let streams = Guarded<[EventStream]>([])
    let ends = Guarded(0)
    let opened = DispatchSemaphore(value: 0)
    let ended = DispatchSemaphore(value: 0)

    func response() -> Response {
      let stream = EventStream {
        self.ends.withLock { $0 += 1 }
        self.ended.signal()
      }
      streams.withLock { $0.append(stream) }
      var response = Response(status: 200, headers: [("Content-Type", "text/event-stream")])
      response.events = stream
      return response
    }

    func handler(_ change: @escaping @Sendable (inout Response) -> Void = { _ in }) -> Answering {
      Answering { request, reply in
        guard request.segments.first == "events" else { return reply.send(Mirror.answer(request)) }
        var response = self.response()
        change(&response)
        reply.send(response)
        self.opened.signal()
      }
    }

    var latest: EventStream? { streams.withLock { $0.last } }
  }

  private static let request = "GET /events HTTP/1.1\r\nHost: a\r\n\r\n"

  private func open(_ client: HTTPClient, _ opened: Opened) throws -> EventStream {
    try client.write(Self.request)
    try opened.opened.signalled()
    return try #require(opened.latest)
  }

  @Test func `what is pushed arrives, the stream ends on close, and the connection goes on`() throws {
    let opened = Opened()
    try withListener(opened.handler()) { listener, client throws in
      let stream = try open(client, opened)
      let other = newClient(listener)
      for number in 0..<50 {
        #expect(stream.push(Array("data: \(number)\n\n".utf8)))
        // The only worker is free while the stream rests.
        if number % 10 == 0 { #expect(try other.send("GET", "/a").status == 200) }
      }
      stream.close()
      let answer = try client.read()
      #expect(answer["Content-Type"] == "text/event-stream")
      #expect(answer["Content-Length"] == nil)
      #expect(answer.text == (0..<50).map { "data: \($0)\n\n" }.joined())
      try opened.ended.signalled()
      #expect(!stream.push([1]))
      #expect(try client.send("GET", "/a").status == 200)
      #expect(opened.ends.withLock { $0 } == 1)
    }
  }

  @Test func `large pushes from several threads arrive whole`() throws {
    let opened = Opened()
    try withListener(opened.handler(), workers: 2) { _, client throws in
      let stream = try open(client, opened)
      DispatchQueue.concurrentPerform(iterations: 8) { index in
        stream.push(Array(repeating: UInt8(index), count: 100_000))
      }
      stream.close()
      let body = try client.read().body
      #expect(body.count == 800_000)
      for start in stride(from: 0, to: body.count, by: 100_000) {
        #expect(Set(body[start..<start + 100_000]).count == 1)
      }
    }
  }

  @Test func `a client that goes is noticed by the pushes after it`() throws {
    let opened = Opened()
    try withListener(opened.handler()) { _, client throws in
      let stream = try open(client, opened)
      stream.push(Array("first".utf8))
      client.pause(milliseconds: 10_000)
      client.disconnect()
      try Patience.until { !stream.push(Array("more".utf8)) }
      try opened.ended.signalled()
      #expect(opened.ends.withLock { $0 } == 1)
    }
  }

  @Test func `a client that does not read is cut off, and not told that all is well`() throws {
    let opened = Opened()
    try withListener(opened.handler()) { _, client throws in
      let stream = try open(client, opened)
      let piece = [UInt8](repeating: 7, count: 64 * 1024)
      try Patience.until { !stream.push(piece) }
      try opened.ended.signalled()
      #expect(throws: (any Error).self) { try client.read() }
    }
  }

  @Test func `a push too large before the answer has gone out cuts it off, too`() throws {
    let opened = Opened()
    let handler = opened.handler { $0.events?.push([UInt8](repeating: 7, count: EventStream.maxBacklog + 1)) }
    try withListener(handler) { _, client throws in
      _ = try open(client, opened)
      #expect(throws: (any Error).self) { try client.read() }
      try opened.ended.signalled()
    }
  }

  @Test func `a stop ends open streams properly, and those that come while it lasts`() throws {
    let opened = Opened()
    try withListener(opened.handler()) { listener, client throws in
      let stream = try open(client, opened)
      stream.push(Array("last".utf8))
      listener.stop(grace: .seconds(60))
      #expect(try client.read().text == "last")
      try opened.ended.signalled()
      #expect(!stream.push([1]))
    }
  }

  @Test func `a stop does not wait for a client that does not read`() throws {
    let opened = Opened()
    try withListener(opened.handler()) { listener, client throws in
      let stream = try open(client, opened)
      let piece = [UInt8](repeating: 7, count: 64 * 1024)
      // As much as waits without being cut off; the rest lies in the sockets.
      for _ in 0..<8 { stream.push(piece) }
      listener.stop(grace: .zero)
      try opened.ended.signalled()
    }
  }

  @Test(arguments: ["HEAD", "GET"])
  func `a stream whose answer is never sent ends all the same`(method: String) throws {
    let opened = Opened()
    let handler = opened.handler { if method == "GET" { $0.delivery = .drop } }
    try withListener(handler) { _, client throws in
      try client.write("\(method) /events HTTP/1.1\r\nHost: a\r\n\r\n")
      if method == "HEAD" { #expect(try client.read(isHead: true).status == 200) }
      try opened.ended.signalled()
    }
  }

  @Test func `a second answer's stream ends at once`() throws {
    let opened = Opened()
    let handler = Answering { request, reply in
      reply.send(Response(status: 204))
      reply.send(opened.response())
    }
    try withListener(handler) { _, client throws in
      #expect(try client.send("GET", "/").status == 204)
      try opened.ended.signalled()
    }
  }

  @Test func `without a socket the client gets what it would have, and leaves`() throws {
    let opened = Opened()
    let handler = opened.handler { $0.events?.push(Array("early".utf8)) }
    let answer = InProcess(handler: handler).send("GET", "/events")
    #expect(String(decoding: answer.body, as: UTF8.self) == "early")
    try opened.ended.signalled()
    #expect(opened.latest?.push([1]) == false)
  }

  @Test(arguments: [(Delivery.drop, ""), (.truncate(2), "ab"), (.drip(1), "abc"), (.whole, "abc")])
  func `without a socket a body is what of it would have come`(delivery: Delivery, text: String) {
    for streamed in [false, true] {
      let handler = Answering { _, reply in
        let bytes = Array("abc".utf8)
        var response = Response(status: 200, body: bytes)
        if streamed {
          response = Response(
            status: 200, headers: [],
            stream: ResponseStream(length: 3) { Array(bytes[$0..<min(3, $0 + $1)]) })
        }
        response.delivery = delivery
        reply.send(response)
      }
      let answer = InProcess(handler: handler).send("GET", "/")
      #expect(String(decoding: answer.body, as: UTF8.self) == text)
      #expect(answer.delivery == delivery)
    }
  }
}
