import Dispatch
import HTTPTransport
import Locks
import TestKit
import Testing

@Suite struct ListenerTests {
  @Test func `a connection serves many requests`() throws {
    let workers = Guarded<Set<Int>>([])
    let handler = Answering { request, reply in
      workers.withLock { _ = $0.insert(request.worker) }
      reply.send(Mirror.answer(request))
    }
    try withListener(handler, workers: 2) { _, client throws in
      for number in 0..<50 {
        let answer = try client.send("GET", "/a/\(number)")
        #expect(answer.status == 200)
        #expect(answer.text == "GET [\"a\", \"\(number)\"]")
        #expect(!client.isClosedByServer)
      }
    }
    #expect(workers.withLock { $0 } == [0])
  }

  @Test func `connections are spread evenly, and a worker keeps its own`() throws {
    let handler = Answering { request, reply in
      reply.send(Response(status: 200, body: Array("\(request.worker)".utf8)))
    }
    try withListener(handler, workers: 3) { listener, _ throws in
      let clients = (0..<12).map { _ in newClient(listener) }
      let first = try clients.map { try $0.send("GET", "/").text }
      for worker in 0..<3 { #expect(first.filter { $0 == "\(worker)" }.count == 4) }
      #expect(try clients.map { try $0.send("GET", "/").text } == first)
    }
  }

  @Test func `answers carry the handler's fields and no date of the library`() throws {
    try withListener { _, client throws in
      let answer = try client.send("GET", "/")
      #expect(answer["x-mirror"] == "yes")
      #expect(answer["Date"] == nil)
      #expect(answer["Content-Length"] == "\(answer.body.count)")
    }
  }

  @Test func `HEAD is answered like GET without a body`() throws {
    try withListener { _, client throws in
      let answer = try client.send("HEAD", "/a")
      #expect(answer.status == 200)
      #expect(answer.body.isEmpty)
      #expect(answer["Content-Length"] == "\("HEAD [\"a\"]".utf8.count)")
      #expect(try client.send("GET", "/b").text == "GET [\"b\"]")
    }
  }

  @Test func `pipelined requests are answered in order`() throws {
    try withListener { _, client throws in
      try client.write("GET /1 HTTP/1.1\r\nHost: a\r\n\r\nGET /2 HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(try client.read().text == "GET [\"1\"]")
      #expect(try client.read().text == "GET [\"2\"]")
    }
  }

  @Test func `a body comes with its length or in chunks`() throws {
    try withListener { _, client throws in
      #expect(try client.send("POST", "/", text: "abc").text.hasSuffix("body abc"))
      try client.write(
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nde\r\n1;x=y\r\nf\r\n0\r\n\r\n")
      #expect(try client.read().text.hasSuffix("body def"))
      #expect(!client.isClosedByServer)
    }
  }

  @Test func `a large answer arrives whole`() throws {
    let bytes = (0..<5_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try withListener(Answering { _, reply in reply.send(Response(status: 200, body: bytes)) }) { _, client throws in
      #expect(try client.send("GET", "/").body == bytes)
    }
  }

  @Test func `100-continue is granted where the body is welcome`() throws {
    try withListener { _, client throws in
      try client.write("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n")
      #expect(try client.read().status == 100)
      try client.write("abc")
      #expect(try client.read().text.hasSuffix("body abc"))
    }
  }

  @Test func `100-continue is refused without a 100 where the body is too long`() throws {
    try withListener { _, client throws in
      try client.write("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 3000\r\n\r\n")
      #expect(try client.read().status == 413)
      #expect(!client.isConnected)
    }
  }

  @Test func `answers that come later from many threads reach their requests`() throws {
    let queue = DispatchQueue(label: "late", attributes: .concurrent)
    let handler = Answering { request, reply in
      let answer = Mirror.answer(request)
      if request.segments[1].hasSuffix("7") { return reply.send(answer) }
      queue.async { reply.send(answer) }
    }
    let wrong = Guarded<[String]>([])
    try withListener(handler, workers: 2) { listener, _ throws in
      DispatchQueue.concurrentPerform(iterations: 8) { thread in
        let client = newClient(listener)
        for number in 0..<300 {
          let text = (try? client.send("GET", "/\(thread)/\(number)").text) ?? "no answer"
          if text != "GET [\"\(thread)\", \"\(number)\"]" { wrong.withLock { $0.append(text) } }
        }
      }
    }
    #expect(wrong.withLock { $0 } == [])
  }

  @Test func `only the first answer counts`() throws {
    let handler = Answering { _, reply in
      reply.send(Response(status: 201))
      reply.send(Response(status: 202))
    }
    try withListener(handler) { _, client throws in
      #expect(try client.send("GET", "/").status == 201)
      #expect(try client.send("GET", "/").status == 201)
    }
  }

  @Test func `a reply that is dropped answers 500`() throws {
    try withListener(Answering { _, _ in }) { _, client throws in
      #expect(try client.send("GET", "/").status == 500)
      #expect(try client.send("GET", "/").status == 500)
    }
  }

  @Test func `an answer may end its connection`() throws {
    try withListener(Answering { _, reply in reply.send(Response(status: 200, closes: true)) }) { _, client throws in
      #expect(try client.send("GET", "/")["Connection"] == "close")
    }
  }

  @Test(arguments: [0, 99, 1_000])
  func `an impossible status goes out as 500`(status: Int) throws {
    try withListener(Answering { _, reply in reply.send(Response(status: status)) }) { _, client throws in
      #expect(try client.send("GET", "/").status == 500)
    }
  }

  @Test func `a field cannot smuggle another one in`() throws {
    let handler = Answering { _, reply in
      reply.send(Response(status: 200, headers: [("X-A", "1\r\nX-B: 2"), ("Content-Length", "7"), ("X-C", "3")]))
    }
    try withListener(handler) { _, client throws in
      let answer = try client.send("GET", "/")
      #expect(answer["X-B"] == nil)
      #expect(answer["X-C"] == "3")
      #expect(answer["Content-Length"] == "0")
    }
  }

  @Test func `a port that is taken is told`() throws {
    try withListener { listener, _ throws in
      let error = #expect(throws: ListenerError.self) {
        _ = try Listener(configuration: ListenerConfiguration(port: listener.port), handler: Mirror())
      }
      #expect(error?.reason == .addressInUse)
      #expect(error?.message == "Can't listen on 127.0.0.1, port \(listener.port): Address already in use.")
    }
  }

  @Test(
    arguments: [("127.0.0.1", 70_000, .badPort), ("no.such.host.invalid", 0, .unknownHost)]
      as [(String, Int, ListenerError.Reason)])
  func `an impossible address is told`(host: String, port: Int, reason: ListenerError.Reason) {
    let error = #expect(throws: ListenerError.self) {
      _ = try Listener(configuration: ListenerConfiguration(host: host, port: port), handler: Mirror())
    }
    #expect(error?.reason == reason)
  }

  @Test func `a stop lets a request in flight finish and refuses new connections`() throws {
    let waiting = Guarded<Reply?>(nil)
    let arrived = DispatchSemaphore(value: 0)
    let stopped = DispatchSemaphore(value: 0)
    let handler = Answering { _, reply in
      waiting.withLock { $0 = reply }
      arrived.signal()
    }
    try withListener(handler, workers: 2) { listener, client throws in
      let port = listener.port
      try client.write("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
      try arrived.signalled()
      DispatchQueue.global().async {
        listener.stop(grace: .seconds(10))
        stopped.signal()
      }
      refusedConnection(port)
      waiting.withLock { $0?.send(Response(status: 200, body: Array("late".utf8))) }
      let answer = try client.read()
      #expect(answer.text == "late")
      #expect(answer["Connection"] == "close")
      try stopped.signalled()
    }
  }

  @Test func `a stop answers what outlives its grace`() throws {
    let kept = Guarded<[Reply]>([])
    let arrived = DispatchSemaphore(value: 0)
    let handler = Answering { _, reply in
      kept.withLock { $0.append(reply) }
      arrived.signal()
    }
    try withListener(handler) { listener, client throws in
      try client.write("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
      try arrived.signalled()
      listener.stop(grace: .milliseconds(1))
      #expect(try client.read().status == 503)
    }
    kept.withLock { $0 }.first?.send(Response(status: 200))
  }

  @Test func `an idle connection does not hold up a stop`() throws {
    try withListener { listener, client throws in
      _ = try client.send("GET", "/")
      listener.stop(grace: .seconds(100))
      #expect(try client.readToEnd().isEmpty)
    }
  }
}

/// Returns when the port refuses connections; the client's own time limit ends the trying.
func refusedConnection(_ port: Int) {
  while true {
    let client = HTTPClient(port: port, timeout: 1)
    do { try client.connect() } catch { return }
  }
}
