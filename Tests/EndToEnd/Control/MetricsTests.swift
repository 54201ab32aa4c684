import Rules
import Server
import Simulator
import TestKit
import Testing

/// `/_sim/metrics`, as Prometheus reads it (`docs/shared.md`).
@Suite struct MetricsTests {
  /// The samples by name and labels.
  private static func samples(_ server: TestServer) throws -> [String: Double] {
    let answer = try server.standard.anonymous.get("/_sim/metrics")
    #expect(answer.status == 200)
    #expect(answer.header("Content-Type") == "text/plain; version=0.0.4; charset=utf-8")
    let lines = answer.text.split(separator: "\n").filter { !$0.hasPrefix("#") }
    return try Dictionary(
      lines.map { line in
        let end = try #require(line.lastIndex(of: " "))
        return (String(line[..<end]), try #require(Double(line[line.index(after: end)...])))
      },
      uniquingKeysWith: { a, _ in
        Issue.record("a sample is there twice")
        return a
      })
  }

  private static func requests(_ operation: String, _ status: String) -> String {
    #"fast2sim_requests_total{operation="\#(operation)",status="\#(status)"}"#
  }

  @Test func `requests are counted by operation and status, with what was noted and how long it took`() throws {
    let server = try TestServer(options: { $0.auth = .off })
    let caller = server.standard.anonymous
    for _ in 0..<3 { #expect(try caller.get("/v1/arbetsorder/101").status == 200) }
    #expect(try caller.get("/v1/arbetsorder/9").status == 404)
    #expect(try caller.get("/nowhere/\(Int.max)").status == 404)
    #expect(try caller.send("HEAD", "/v1/arbetsorder/101").status == 200)
    #expect(try caller.send("PATCH", "/v1/arbetsorder/101").status == 405)
    #expect(try caller.post("/v1/arbetsorder", #"{"objektId": "9900101"}"#).status == 201)
    #expect(try caller.get("/_sim/clock").status == 200)
    let found = try Self.samples(server)
    #expect(found[Self.requests("getArbetsorder_1", "200")] == 4, "HEAD is answered as GET is")
    #expect(found[Self.requests("getArbetsorder_1", "404")] == 1)
    #expect(found[Self.requests("none", "404")] == 1)
    #expect(found[Self.requests("none", "405")] == 1)
    #expect(found[Self.requests("postArbetsorder", "201")] == 1)
    #expect(found[Self.requests("control", "200")] == 1)
    #expect(found[#"fast2sim_notes_total{code="no-resource"}"#] == 1)
    #expect(found[#"fast2sim_request_duration_seconds_count{operation="getArbetsorder_1"}"#] == 5)
    #expect(found[#"fast2sim_request_duration_seconds_bucket{operation="getArbetsorder_1",le="+Inf"}"#] == 5)
    #expect((found[#"fast2sim_request_duration_seconds_sum{operation="getArbetsorder_1"}"#] ?? 0) > 0)
    #expect(found["fast2sim_commits_total"] == 1)
    #expect(found["fast2sim_ready"] == 1)
    #expect(found[#"fast2sim_build_info{version="test"}"#] == 1)
    let names = found.keys.filter { $0.hasPrefix("fast2sim_request_duration_seconds_bucket") }
    #expect(names.contains { $0.hasSuffix(#"le="0.00025"}"#) })
    try server.stop()
  }

  @Test func `a status that nobody would think of is counted by its class`() throws {
    let server = try TestServer(options: { $0.auth = .off })
    let caller = server.standard.anonymous
    #expect(try caller.post("/_sim/faults", #"{"effect": {"status": 418}}"#).status == 201)
    #expect(try caller.get("/v1/arbetsorder/101").status == 418)
    #expect(try Self.samples(server)[Self.requests("getArbetsorder_1", "4xx")] == 1)
    try server.stop()
  }

  @Test func `worlds are counted as they come and go, and never named`() throws {
    var limits = WorldLimits()
    limits.maxWorlds = 5
    let server = try TestServer(worldLimits: limits, options: { $0.auth = .off })
    let first = try Self.samples(server)
    #expect(first[#"fast2sim_worlds{storage="memory"}"#] == 0)
    #expect(first[#"fast2sim_worlds{storage="file"}"#] == 1)
    #expect(try server.world("w0").anonymous.get("/v1/arbetsorder/101").status == 200)
    _ = try Self.samples(server)
    let before = try Self.samples(server).keys.sorted()
    for n in 1..<40 { #expect(try server.world("w\(n)").anonymous.get("/v1/arbetsorder/101").status == 200) }
    let after = try Self.samples(server)
    #expect(after.keys.sorted() == before, "worlds add no series")
    #expect(after[#"fast2sim_worlds{storage="memory"}"#] == 5)
    #expect(after["fast2sim_worlds_made_total"] == 40)
    #expect(after[#"fast2sim_worlds_gone_total{reason="count"}"#] == 35)
    #expect((after[#"fast2sim_worlds_bytes{storage="memory"}"#] ?? 0) > 0)
    #expect((after[#"fast2sim_worlds_bytes{storage="file"}"#] ?? 0) > 0)
    #expect(try server.standard.anonymous.send("DELETE", "/_sim/worlds/w39").status == 204)
    #expect(try Self.samples(server)[#"fast2sim_worlds_gone_total{reason="dropped"}"#] == 1)
    try server.stop()
  }

  @Test func `who listens to events is counted until the listener goes`() throws {
    let server = try TestServer()
    let listener = HTTPClient(port: server.port)
    try listener.connect()
    try listener.write("GET /_sim/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
    _ = try listener.readSome()
    #expect(try Self.samples(server)["fast2sim_event_streams"] == 1)
    listener.disconnect()
    // A server learns of that when it says the next thing.
    while try Self.samples(server)["fast2sim_event_streams"] != 0 {
      #expect(try server.standard.anonymous.get("/v1/arbetsorder/101").status == 401)
    }
    try server.stop()
  }

  @Test(.rule(.c1_6)) func `the admin key may come as Bearer, which is all that Prometheus sends`() throws {
    let server = try TestServer(options: { $0.adminKey = "hemlig-7" })
    let caller = server.standard.anonymous
    func get(_ path: String, _ name: String, _ value: String) throws -> TestAnswer {
      try caller.send("GET", path, headers: [(name, value)])
    }
    #expect(try get("/_sim/metrics", "Authorization", "Bearer hemlig-7").status == 200)
    #expect(try get("/_sim/metrics", "X-Sim-Admin-Key", "hemlig-7").status == 200)
    expectProblem(try get("/_sim/metrics", "Authorization", "Bearer hemlig-8"), 403, "control-forbidden")
    expectProblem(try get("/_sim/clock", "Authorization", "Bearer hemlig-7"), 403, "control-forbidden")
    expectProblem(try caller.get("/_sim/metrics"), 403, "control-forbidden")
    try server.stop()
  }
}
