import Dispatch
import Locks
import TestKit
import Testing

/// SIGTERM in the middle of work.
@Suite struct StopTests {
  /// Four of twenty such stops aborted, where a connection was suspended behind the last look at what is under way.
  @Test func `a stop among clients that write ends with 0, and what was acknowledged is there`() throws {
    let scratch = try Scratch()
    var acknowledged: [Int64] = []
    for _ in 0..<10 {
      let server = try Served(["--db", "fast2.sqlite", "--auth", "off", "--log", "off"], in: scratch)
      let clients = (0..<8).map { _ in Ordering(server.port) }
      for client in clients { try client.first.signalled() }
      let result = try server.stop()
      #expect(result.end == .exit(0), "\(result.errors)")
      #expect(result.errors == "")
      for client in clients {
        try client.end.signalled()
        acknowledged += client.numbers.withLock { $0 }
      }
    }
    let server = try Served(["--db", "fast2.sqlite", "--auth", "off", "--log", "off"], in: scratch)
    let client = HTTPClient(port: server.port)
    let missing = try acknowledged.filter { try client.send("GET", "/v1/arbetsorder/\($0)").status != 200 }
    #expect(missing == [])
    #expect(Set(acknowledged).count == acknowledged.count)
    #expect(try server.stop().end == .exit(0))
  }
}

/// A client that makes arbetsorder, on a thread of its own, for as long as it is answered.
private final class Ordering: Sendable {
  let first = DispatchSemaphore(value: 0)
  let end = DispatchSemaphore(value: 0)
  /// Of those that were answered with 201.
  let numbers = Guarded<[Int64]>([])

  init(_ port: Int) {
    DispatchQueue(label: "ordering").async {
      self.order(port)
      self.first.signal()
      self.end.signal()
    }
  }

  private func order(_ port: Int) {
    let client = HTTPClient(port: port)
    let type = [("Content-Type", "application/json")]
    while let raw = try? client.send("POST", "/v1/arbetsorder", headers: type, text: #"{"objektId": "9900101"}"#),
      raw.status == 201
    {
      if let id = TestAnswer(raw: raw).json["id"]?.int { numbers.withLock { $0.append(id) } }
      first.signal()
    }
  }
}
