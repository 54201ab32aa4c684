import Foundation
import Rules
import TestKit
import Testing

/// What is answered is kept (rule 9.2): once the file of a served database is another one or shorter than it was,
/// nothing more is answered to be kept.
@Suite(.rule(.r9_2)) struct LostFileTests {
  enum Loss: String, CaseIterable {
    case deleted, moved, replaced, writtenOver, emptied, shortened, logDeleted, logEmptied, lockDeleted

    func happen(in scratch: Scratch) throws {
      let files = FileManager.default
      let path = scratch.path("fast2.sqlite")
      switch self {
      case .deleted: try files.removeItem(atPath: path)
      case .moved: try files.moveItem(atPath: path, toPath: path + ".away")
      case .replaced:
        try files.copyItem(atPath: path, toPath: path + ".copy")
        #expect(rename(path + ".copy", path) == 0)
      case .writtenOver:
        // Another database, as long as this one, in the same file.
        #expect(try scratch.run(["state", "export", "--out", "a.yaml"]).end == .exit(0))
        #expect(try scratch.run(["state", "import", "a.yaml", "--db", "other.sqlite"]).end == .exit(0))
        var bytes = try scratch.bytes("other.sqlite")
        bytes += [UInt8](repeating: 0, count: 1 << 20)
        let file = try FileHandle(forUpdating: URL(filePath: path))
        try file.write(contentsOf: bytes)
        try file.close()
      case .emptied: #expect(truncate(path, 0) == 0)
      case .shortened: #expect(truncate(path, 300_000) == 0)
      case .logDeleted: try files.removeItem(atPath: path + "-wal")
      case .logEmptied: #expect(truncate(path + "-wal", 0) == 0)
      case .lockDeleted: try files.removeItem(atPath: path + ".lock")
      }
    }
  }

  @Test(arguments: Loss.allCases) func `after a loss every write is 500, in the log, and health is 503`(
    _ loss: Loss
  ) throws {
    let scratch = try Scratch()
    let server = try Served(["--log", "off"], in: scratch)
    let headers = try server.login()
    for _ in 0..<3 {
      #expect(try server.send("POST", "/v1/arbetsorder", headers, json: Served.newOrder).status == 201)
    }
    try loss.happen(in: scratch)
    for _ in 0..<2 {
      let answer = try server.send("POST", "/v1/arbetsorder", headers, json: Served.newOrder)
      #expect(answer.status == 500)
      #expect(answer.notes == ["database-lost"])
      #expect(answer.json["message"]?.text?.contains("fast2.sqlite") == true)
      #expect(answer.json["userMessage"]?.text?.isEmpty == false)
    }
    let control = try server.send("POST", "/_sim/reset")
    #expect(control.status == 500)
    #expect(control.json["code"]?.text == "database-lost")
    // What is read then may fail, but the server is there.
    #expect([200, 500].contains(try server.send("GET", "/v1/arbetsorder", headers).status))
    let health = try server.send("GET", "/_sim/health")
    #expect(health.status == 503)
    #expect(health.json["code"]?.text == "database-lost")
    expectProblem(try server.send("GET", "/_sim/ready"), 503, "database-lost")
    try server.process.waitForErrors(containing: "POST /v1/arbetsorder 500")
    let end = try server.stop()
    #expect(end.end == .exit(1))
    #expect(end.errorLines.last?.hasPrefix("fast2sim: the database did not close cleanly: ") == true)
  }

  @Test func `a file that was only touched is served as before`() throws {
    let scratch = try Scratch()
    let server = try Served(["--log", "off"], in: scratch)
    let headers = try server.login()
    #expect(try server.send("POST", "/v1/arbetsorder", headers, json: Served.newOrder).status == 201)
    #expect(utimes(scratch.path("fast2.sqlite"), nil) == 0)
    for _ in 0..<2 {
      #expect(try server.send("POST", "/v1/arbetsorder", headers, json: Served.newOrder).status == 201)
    }
    #expect(try server.stop().end == .exit(0))
  }

  @Test func `what the next server has made in its place is left alone by the one before`() throws {
    let scratch = try Scratch()
    let first = try Served(["--log", "off"], in: scratch)
    for file in scratch.files { try FileManager.default.removeItem(atPath: scratch.path(file)) }
    let second = try Served(["--log", "off"], in: scratch)
    let id = try second.send("POST", "/v1/arbetsorder", second.login(), json: Served.newOrder).json["id"]?.int
    #expect(try first.stop().end == .exit(1))
    second.process.signal(SIGKILL)
    #expect(try second.process.wait().end == .signal(SIGKILL))
    let third = try Served(["--log", "off"], in: scratch)
    #expect(try third.send("GET", "/v1/arbetsorder/\(id ?? 0)", third.login()).status == 200)
  }

  @Test func `a kept world whose file is gone refuses writes, and the others go on`() throws {
    let scratch = try Scratch()
    let server = try Served(["--log", "off"], in: scratch)
    #expect(try server.send("POST", "/_sim/worlds", json: #"{"name": "k", "persist": true}"#).status == 201)
    try FileManager.default.removeItem(atPath: scratch.path("fast2.sqlite.worlds/1.sqlite"))
    #expect(try server.send("PUT", "/w/k/_sim/clock", json: #"{"rate": 2}"#).json["code"]?.text == "database-lost")
    #expect(try server.send("POST", "/v1/arbetsorder", server.login(), json: Served.newOrder).status == 201)
    #expect(try server.send("GET", "/_sim/health").status == 503)
  }
}
