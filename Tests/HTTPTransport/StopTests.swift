import Dispatch
import HTTPTransport
import TestKit
import Testing

/// A stop at the worst moment.
@Suite struct StopTests {
  /// At the limit of connections the listening is turned off and on all the time, and the stop turns it off for good.
  /// Where libmicrohttpd 0.9.75 did both, nine of ten runs of this aborted the process.
  @Test func `a stop in the middle of new connections does no harm`() throws {
    var limits = TransportLimits()
    limits.maxConnections = 2
    for _ in 0..<400 {
      let listener = try Listener(configuration: ListenerConfiguration(workers: 2, limits: limits), handler: Mirror())
      let clients = (0..<4).map { _ in Arriving(listener.port) }
      for client in clients { try client.awaitFirst() }
      listener.stop(grace: .zero)
      for client in clients { try client.awaitEnd() }
    }
  }

  /// A request that begins between the last look at what is under way and the end of the workers, on a connection that
  /// was kept, must not leave its connection suspended: libmicrohttpd 0.9.75 aborts the process where one is.
  @Test(arguments: [Duration.zero, .milliseconds(1)])
  func `a stop among clients that write on kept connections does no harm`(grace: Duration) throws {
    let writer = DispatchQueue(label: "writer")
    let handler = Answering { request, reply in
      writer.async { reply.send(Response(status: 201, body: request.body)) }
    }
    for _ in 0..<100 {
      var configuration = ListenerConfiguration(workers: 2)
      if speaksTLS { configuration.tls = try TestTLS.shared.get().keys }
      let listener = try Listener(configuration: configuration, handler: handler)
      let clients = (0..<8).map { _ in Writing(listener) }
      for client in clients { try client.awaitFirst() }
      listener.stop(grace: grace)
      for client in clients { try client.awaitEnd() }
    }
  }

  /// Where libmicrohttpd 0.9.75 refuses a request while it is told to stop, it takes an answer for granted that it
  /// has not.
  @Test func `a stop among clients that send what is no HTTP does no harm`() throws {
    for _ in 0..<200 {
      let listener = try Listener(configuration: ListenerConfiguration(workers: 2), handler: Mirror())
      let clients = (0..<8).map { _ in HTTPClient(port: listener.port) }
      for client in clients { try client.write("GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n") }
      _ = try clients[0].readToEnd()
      listener.stop(grace: .zero)
      for client in clients { _ = try client.readToEnd() }
    }
  }

  @Test func `a stop among answers that go out bit by bit does no harm`() throws {
    let handler = Answering { _, reply in
      var response = Response(status: 200, body: [UInt8](repeating: 97, count: 1_000_000))
      response.delivery = .drip(100)
      reply.send(response)
    }
    for _ in 0..<50 {
      let listener = try Listener(configuration: ListenerConfiguration(workers: 2), handler: handler)
      let clients = (0..<8).map { _ in HTTPClient(port: listener.port) }
      for client in clients { try client.write("GET / HTTP/1.1\r\nHost: a\r\n\r\n") }
      listener.stop(grace: .zero)
      for client in clients { _ = try client.readToEnd() }
    }
  }
}

/// A client that writes on one connection, on a thread of its own, for as long as it is answered.
private final class Writing: Sendable {
  private let first = DispatchSemaphore(value: 0)
  private let end = DispatchSemaphore(value: 0)

  init(_ listener: Listener) {
    DispatchQueue(label: "writing").async { [first, end] in
      let client = newClient(listener)
      while let answer = try? client.send("POST", "/", text: "x"), answer.status == 201 { first.signal() }
      first.signal()
      end.signal()
    }
  }

  func awaitFirst() throws { try first.signalled() }
  func awaitEnd() throws { try end.signalled() }
}

/// A client that connects for each of its requests, on a thread of its own, until the port refuses it.
private final class Arriving: Sendable {
  private let first = DispatchSemaphore(value: 0)
  private let end = DispatchSemaphore(value: 0)

  init(_ port: Int) {
    DispatchQueue(label: "arriving").async { [first, end] in
      let client = HTTPClient(port: port, timeout: 1)
      while (try? client.connect()) != nil {
        // Waits for its turn: clients that leave at once would fill the system's queue, and then wait for a second.
        _ = try? client.send("GET", "/")
        first.signal()
      }
      first.signal()
      end.signal()
    }
  }

  func awaitFirst() throws { try first.signalled() }
  func awaitEnd() throws { try end.signalled() }
}
