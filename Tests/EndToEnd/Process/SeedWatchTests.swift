import Foundation
import TestKit
import Testing

/// `serve --watch-seed` as a process.
@Suite struct SeedWatchTests {
  private static let demo = "fast2: seed/1\nname: vakt\ninclude: [demo.yaml, mer.yaml]\n"

  private static func more(_ rows: String) -> String { "fast2: seed/1\n\(rows)" }

  /// A prio of the seed's own file.
  private static func prio(_ text: String) -> String {
    more("prio: [{kod: \"77\", beskrivning: \(text)}]\nkunder: [{id: 7, nummer: K7, namn: \(text)}]\n")
  }

  private func scratch(_ rows: String) throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write("demo.yaml", try repositoryText("seed/demo.yaml"))
    try scratch.write("seed.yaml", Self.demo)
    try scratch.write("mer.yaml", rows)
    return scratch
  }

  private func kund(_ server: Served, world: String = "") throws -> String {
    let headers = try world.isEmpty ? server.login() : []
    if world.isEmpty { return try server.send("GET", "/v1/kund/7", headers).json["namnHela"]?.text ?? "-" }
    let state = try server.send("GET", "/w/\(world)/_sim/state")
    return state.json["kunder"]?.list.first { $0["id"]?.int == 7 }?["namn"]?.text ?? "-"
  }

  private static let options = ["--seed", "seed.yaml", "--watch-seed", "--log", "off"]

  @Test(arguments: [":memory:", "fast2.sqlite"])
  func `a changed file is laid over, and what was written stays`(_ database: String) throws {
    let scratch = try scratch(Self.prio("Ett"))
    let server = try Served(Self.options + ["--db", database], in: scratch)
    #expect(try kund(server) == "Ett")
    #expect(try kund(server, world: "gammal") == "Ett")
    let headers = try server.login()
    let made = try server.send("POST", "/v1/arbetsorder", headers, json: Served.newOrder)
    #expect(made.status == 201)
    try scratch.write("mer.yaml", Self.prio("Två"))
    try server.process.waitForErrors(containing: "fast2sim: seed.yaml is laid over: 0 added, 2 changed\n")
    #expect(try kund(server) == "Två")
    // Tokens and what a request has made are as they were, and so is a world that was there.
    let id = made.json["id"]?.int ?? 0
    #expect(try server.send("GET", "/v1/arbetsorder/\(id)", headers).status == 200)
    #expect(try kund(server, world: "gammal") == "Ett")
    #expect(try kund(server, world: "ny") == "Två")
    #expect(try server.send("GET", "/_sim/health").json["seed"]?["status"]?.text == "laid-over")
    #expect(try server.send("POST", "/_sim/reset", json: "{}").status < 300)
    #expect(try kund(server) == "Två", "a reset goes back to the changed seed")
    #expect(try server.send("GET", "/v1/arbetsorder/\(id)", server.login()).status == 404)
    #expect(try server.stop().end == .exit(0))
  }

  @Test func `mistakes are told, and what is served stays`() throws {
    let scratch = try scratch(Self.prio("Ett"))
    let server = try Served(Self.options + ["--db", ":memory:"], in: scratch)
    try scratch.write("mer.yaml", Self.prio("Två") + "x: y\n")
    try server.process.waitForErrors(containing: "mer.yaml:4:1: x: unknown key\n")
    try server.process.waitForErrors(containing: "seed.yaml has 1 mistake; what is served stays as it was\n")
    #expect(try server.send("GET", "/_sim/health").json["seed"]?["status"]?.text == "refused")
    #expect(try kund(server) == "Ett")
    try FileManager.default.removeItem(atPath: scratch.path("seed.yaml"))
    try server.process.waitForErrors(containing: "can't read seed.yaml")
    #expect(try kund(server) == "Ett")
    try scratch.write("mer.yaml", Self.prio("Tre"))
    try scratch.write("seed.yaml~", Self.demo)
    #expect(rename(scratch.path("seed.yaml~"), scratch.path("seed.yaml")) == 0)
    try server.process.waitForErrors(containing: "is laid over: 0 added, 2 changed\n")
    #expect(try kund(server) == "Tre")
    #expect(try server.stop().end == .exit(0))
  }

  @Test func `a row that a request has written stays, and is named`() throws {
    let scratch = try scratch(Self.prio("Ett"))
    let server = try Served(Self.options + ["--db", ":memory:"], in: scratch)
    let put = try server.send(
      "PUT", "/v1/kund/7/kontaktuppgift", server.login(), json: #"{"epostAdress": "min@example.com"}"#)
    #expect(put.status == 200, "\(put)")
    try scratch.write("mer.yaml", Self.prio("Två"))
    try server.process.waitForErrors(
      containing: "0 added, 1 changed; left as somebody has written them since: kunder 7\n")
    #expect(try kund(server) == "Ett")
    #expect(try server.stop().end == .exit(0))
  }

  @Test func `what changed while nobody served is laid over at the next start`() throws {
    let scratch = try scratch(Self.prio("Ett"))
    let first = try Served(Self.options, in: scratch)
    #expect(try first.stop().end == .exit(0))
    try scratch.write("mer.yaml", Self.prio("Två"))
    let second = try Served(Self.options, in: scratch)
    try second.process.waitForErrors(containing: "is laid over: 0 added, 2 changed\n")
    #expect(try kund(second) == "Två")
    #expect(try second.stop().end == .exit(0))
  }

  @Test func `a world that has become a scenario is left alone`() throws {
    let scratch = try scratch(Self.prio("Ett"))
    let server = try Served(Self.options + ["--db", ":memory:"], in: scratch)
    #expect(try server.send("POST", "/_sim/scenario", json: #"{"name": "sla-bruten"}"#).status < 300)
    try scratch.write("mer.yaml", Self.prio("Två"))
    try server.process.waitForErrors(containing: "has become a scenario, and seed.yaml is not laid over it")
    #expect(try kund(server) == "-")
    #expect(try server.stop().end == .exit(0))
  }

  @Test func `another seed is not laid over`() throws {
    let scratch = try scratch(Self.prio("Ett"))
    #expect(try Served(in: scratch).stop().end == .exit(0))
    let server = try Served(Self.options, in: scratch)
    try server.process.waitForErrors(
      containing: "seed.yaml is another seed: it is called vakt, and what is served began as demo; --reseed begins")
    #expect(try kund(server) == "-")
    #expect(try server.stop().end == .exit(0))
  }

  @Test(arguments: [["--watch-seed"], ["--watch-seed", "--scenario", "sla-bruten"]])
  func `it needs a file`(_ options: [String]) throws {
    let result = try Scratch().run(options + ["--db", ":memory:", "--port", "0"])
    #expect(result.end == .exit(2))
    #expect(result.errors.contains("--watch-seed needs --seed FILE"))
  }
}
