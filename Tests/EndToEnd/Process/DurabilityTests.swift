import Foundation
import Locks
import Rules
import Store
import TestKit
import Testing
import Texts

/// What is answered is kept (rule 9.2), and stopping takes nothing away.
@Suite struct DurabilityTests {
  /// What the connections have been told; shared by their threads.
  private final class Acknowledged: Sendable {
    private let ids = Guarded<[Int64]>([])
    var all: [Int64] { ids.withLock { $0 } }
    func add(_ id: Int64) -> Int {
      ids.withLock {
        $0.append(id)
        return $0.count
      }
    }
  }

  @Test(.rule(.r9_2)) func `every acknowledged arbetsorder survives the end of the process`() throws {
    let scratch = try Scratch()
    let server = try Served(["--log", "off"], in: scratch)
    let (headers, port, process) = (try server.login(), server.port, server.process.id)
    let acknowledged = Acknowledged()
    let threads = DispatchGroup()
    for _ in 0..<8 {
      threads.enter()
      Thread {
        defer { threads.leave() }
        let client = HTTPClient(port: port)
        for _ in 0..<125 {
          // The connection ends in the middle of a request when the process is killed.
          guard
            let raw = try? client.send(
              "POST", "/v1/arbetsorder", headers: headers + [("Content-Type", "application/json")],
              text: Served.newOrder),
            raw.status == 201, let id = TestAnswer(raw: raw).json["id"]?.int
          else { return }
          if acknowledged.add(id) == 400 { kill(process, SIGKILL) }
        }
      }.start()
    }
    threads.wait()
    #expect(try server.process.wait().end == .signal(SIGKILL))
    let ids = acknowledged.all
    #expect(ids.count >= 400)
    #expect(Set(ids).count == ids.count)

    let again = try Served(["--log", "off"], in: scratch)
    let client = HTTPClient(port: again.port)
    let login = try again.login()
    for id in ids {
      let read = try again.send("GET", "/v1/arbetsorder/\(id)", login, over: client)
      #expect(read.status == 200, "arbetsorder \(id)")
      #expect(read.json["id"]?.int == id)
    }
    let next = try again.send("POST", "/v1/arbetsorder", login, json: Served.newOrder).json["id"]?.int
    #expect(ids.allSatisfy { $0 < next ?? 0 }, "a number is never given twice")
    #expect(try again.stop().end == .exit(0))
    let database = try Database.open(path: scratch.path("fast2.sqlite"))
    #expect(try database.integrityCheck() == [])
    try database.close()
  }

  @Test(.rule(.r9_4)) func `a server that is killed in its first start leaves nothing, or the whole seed`() throws {
    for milliseconds in stride(from: 10, through: 250, by: 20) {
      let scratch = try Scratch()
      let process = try ChildProcess(["serve", "--port", "0", "--log", "off"], in: scratch.directory)
      Thread.sleep(forTimeInterval: Double(milliseconds) / 1000)
      process.signal(SIGKILL)
      #expect(try process.wait().end == .signal(SIGKILL))
      guard scratch.files.contains("fast2.sqlite") else {
        // The file of the lock holds nobody up once its process is dead.
        let left = scratch.files.filter { $0 != "fast2.sqlite.lock" }
        #expect(left == [], "after \(milliseconds) ms")
        continue
      }
      let database = try Database.open(path: scratch.path("fast2.sqlite"))
      #expect(try database.seedInfo()?.namn == "demo", "after \(milliseconds) ms")
      #expect(try database.integrityCheck() == [])
      try database.close()
    }
  }

  @Test(.rule(.r9_2), arguments: [SIGTERM, SIGINT])
  func `a request in flight is answered before the server stops with 0`(_ signal: Int32) throws {
    let scratch = try Scratch()
    let server = try Served(in: scratch)
    let client = HTTPClient(port: server.port)
    let tokens = try server.login().map { "\($0): \($1)\r\n" }.joined()
    try client.write(
      "POST /v1/arbetsorder HTTP/1.1\r\nHost: localhost\r\n\(tokens)Content-Type: application/json\r\n"
        + "Content-Length: \(Served.newOrder.utf8.count)\r\nExpect: 100-continue\r\n\r\n")
    #expect(try client.read().status == 100, "now the request has begun")
    server.process.signal(signal)
    try client.write(Served.newOrder)
    let created = TestAnswer(raw: try client.read())
    #expect(created.status == 201)
    let result = try server.process.wait()
    #expect(result.end == .exit(0))
    #expect(result.errors == "")
    #expect(scratch.files == ["fast2.sqlite"], "no log is left beside it")

    let again = try Served(in: scratch)
    let id = try #require(created.json["id"]?.int)
    #expect(try again.send("GET", "/v1/arbetsorder/\(id)", again.login()).status == 200)
  }

  @Test func `a second signal does not wait for anybody`() throws {
    let server = try Served(["--db", ":memory:"], in: try Scratch())
    let client = HTTPClient(port: server.port)
    try client.write(
      "POST /oauth2/token HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        + "Content-Length: 10\r\nExpect: 100-continue\r\n\r\n")
    #expect(try client.read().status == 100)
    server.process.signal(SIGINT)
    // The listening socket is closed as soon as the first signal has been taken.
    while (try? HTTPClient(port: server.port).connect()) != nil {}
    server.process.signal(SIGINT)
    #expect(try server.process.wait().end == .signal(SIGINT))
  }
}
