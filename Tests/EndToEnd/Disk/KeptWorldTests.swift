import Foundation
import Rules
import TestKit
import Testing

/// Worlds that stay, made by many at once: each has the file that it was answered to have, also after a restart.
@Suite(.rule(.c1_3)) struct KeptWorldTests {
  /// Calls of the control plane, from any thread.
  private struct Control: Sendable {
    private let port: Int

    init(_ server: Served) { port = server.port }

    func send(_ method: String, _ path: String, _ json: String? = nil) throws -> TestAnswer {
      let type = json.map { _ in [("Content-Type", "application/json")] } ?? []
      return TestAnswer(
        raw: try HTTPClient(port: port).send(method, path, headers: type, body: json.map { Array($0.utf8) }))
    }

    /// The status of making a world that stays.
    func make(_ name: String) throws -> Int {
      try send("POST", "/_sim/worlds", #"{"name": "\#(name)", "persist": true}"#).status
    }

    /// Lets a world differ from all others by the rate of its clock.
    func mark(_ name: String, _ rate: Int) throws {
      #expect(try send("PUT", "/w/\(name)/_sim/clock", #"{"rate": \#(rate)}"#).status == 200)
    }

    func rate(_ name: String) throws -> Int64? { try send("GET", "/w/\(name)/_sim/clock").json["rate"]?.int }

    /// How many worlds there are beside the default one.
    func count() throws -> Int { try send("GET", "/_sim/worlds").json.list.count - 1 }
  }

  @Test func `eighty worlds that eight clients make at once are eighty, before and after a restart`() throws {
    let scratch = try Scratch()
    let server = try Served(["--workers", "8", "--log", "off"], in: scratch)
    let control = Control(server)
    _ = try inParallel(8) { client in
      for n in 1...10 {
        let name = "c\(client)-\(n)"
        #expect(try control.make(name) == 201)
        try control.mark(name, client * 10 + n)
      }
    }
    func check(_ control: Control) throws {
      #expect(try control.count() == 80)
      for client in 0..<8 {
        for n in 1...10 {
          #expect(try control.rate("c\(client)-\(n)") == Int64(client * 10 + n), "c\(client)-\(n)")
        }
      }
    }
    try check(control)
    #expect(try server.stop().end == .exit(0))
    let again = try Served(["--log", "off"], in: scratch)
    try check(Control(again))
    #expect(try again.stop().end == .exit(0))
  }

  @Test func `of eight that make one name at once one succeeds, and the others leave no file`() throws {
    let scratch = try Scratch()
    let server = try Served(["--workers", "8", "--log", "off"], in: scratch)
    let control = Control(server)
    for round in 1...5 {
      let statuses = try inParallel(8) { _ in try control.make("same\(round)") }
      #expect(statuses.sorted() == [201] + [Int](repeating: 409, count: 7))
    }
    #expect(try server.stop().end == .exit(0))
    let files = try FileManager.default.contentsOfDirectory(atPath: scratch.path("fast2.sqlite.worlds"))
    #expect(files.count == 5, "\(files)")
  }

  @Test func `a name that is made and dropped at once is there once or not at all after a restart`() throws {
    let scratch = try Scratch()
    let server = try Served(["--workers", "8", "--log", "off"], in: scratch)
    let control = Control(server)
    _ = try inParallel(8) { client in
      for _ in 1...6 {
        let status =
          client % 2 == 0 ? try control.make("here") : try control.send("DELETE", "/_sim/worlds/here").status
        #expect([201, 204, 404, 409].contains(status), "\(status)")
      }
    }
    let kept = try control.count()
    #expect(try server.stop().end == .exit(0))
    let files = try FileManager.default.contentsOfDirectory(atPath: scratch.path("fast2.sqlite.worlds"))
    #expect(files.count == kept, "\(files)")
    let again = try Served(["--log", "off"], in: scratch)
    #expect(try Control(again).count() == kept)
  }

  @Test func `two files of one name stop the start, which names both`() throws {
    let scratch = try Scratch()
    let server = try Served(["--log", "off"], in: scratch)
    #expect(try Control(server).make("twice") == 201)
    #expect(try server.stop().end == .exit(0))
    try scratch.write("fast2.sqlite.worlds/7.sqlite", bytes: scratch.bytes("fast2.sqlite.worlds/1.sqlite"))
    let result = try scratch.run(["--port", "0"])
    #expect(result.end == .exit(4))
    #expect(
      result.errors == "fast2sim: fast2.sqlite.worlds/1.sqlite and fast2.sqlite.worlds/7.sqlite are both world "
        + "'twice'; move one of them away\n")
  }
}
