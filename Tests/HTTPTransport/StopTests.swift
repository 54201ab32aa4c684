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
