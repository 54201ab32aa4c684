import Documents
import Foundation
import Rules
import Store
import TestKit
import Testing

/// A database that has data is taken as it is (rule 9.4).
@Suite(.rule(.r9_4)) struct SecondStartTests {
  @Test func `a second start takes the database as it is and says nothing`() throws {
    let scratch = try Scratch()
    let first = try Served(in: scratch)
    let id = try #require(
      try first.send("POST", "/v1/arbetsorder", first.login(), json: Served.newOrder).json["id"]?.int)
    #expect(try first.stop().end == .exit(0))
    let second = try Served(in: scratch)
    #expect(try second.send("GET", "/v1/arbetsorder/\(id)", second.login()).status == 200)
    #expect(try second.stop().errors == "")
  }

  @Test func `an own seed needs no naming again`() throws {
    let scratch = try Scratch()
    try scratch.write("own.yaml", try demo(named: "own"))
    #expect(try Served(["--seed", "own.yaml"], in: scratch).stop().errors == "")
    #expect(try Served(in: scratch).stop().errors == "")
  }

  @Test func `an edited seed is said in one line with the way out`() throws {
    let scratch = try Scratch()
    let id = try start(scratch, thenEdit: "# edited\n")
    let second = try Served(["--seed", "own.yaml"], in: scratch)
    #expect(try second.send("GET", "/v1/arbetsorder/\(id)", second.login()).status == 200)
    #expect(
      try second.stop().errors == """
        fast2sim: own.yaml differs from what fast2.sqlite was filled from; serving the database as it is. \
        --reseed replaces all data (a copy is kept).

        """)
  }

  @Test func `reseed replaces the data and keeps a copy`() throws {
    let scratch = try Scratch()
    let id = try start(scratch, thenEdit: "# edited\n")
    let second = try Served(["--seed", "own.yaml", "--reseed", "--log", "off"], in: scratch)
    #expect(try second.send("GET", "/v1/arbetsorder/\(id)", second.login()).status == 404)
    #expect(try second.stop().errors == "fast2sim: the old data is kept in fast2.sqlite.1.bak\n")
    #expect(scratch.files == ["fast2.sqlite", "fast2.sqlite.1.bak", "own.yaml"])

    let old = try Served(["--db", "fast2.sqlite.1.bak"], in: scratch)
    #expect(try old.send("GET", "/v1/arbetsorder/\(id)", old.login()).status == 200)
    #expect(try old.stop().end == .exit(0))

    let third = try Served(["--seed", "own.yaml", "--reseed"], in: scratch)
    #expect(try third.stop().errors == "fast2sim: the old data is kept in fast2.sqlite.2.bak\n", "no copy is lost")
  }

  /// Serves an own seed, creates an arbetsorder, stops, and edits the seed.
  private func start(_ scratch: Scratch, thenEdit addition: String) throws -> Int64 {
    try scratch.write("own.yaml", try demo(named: "own"))
    let first = try Served(["--seed", "own.yaml"], in: scratch)
    let id = try #require(
      try first.send("POST", "/v1/arbetsorder", first.login(), json: Served.newOrder).json["id"]?.int)
    #expect(try first.stop().end == .exit(0))
    try scratch.write("own.yaml", try demo(named: "own") + addition)
    return id
  }

  private func demo(named name: String) throws -> String {
    String(decoding: DemoSeed.bytes, as: UTF8.self).replacingOccurrences(
      of: "\nname: demo\n", with: "\nname: \(name)\n")
  }
}
