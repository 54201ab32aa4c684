import Foundation
import JSON
import TestKit
import Testing

/// `--log-format json`: what a server says is one object a line.
@Suite struct LogFormatTests {
  private static func lines(_ text: String) throws -> [JSONView] {
    try text.split(separator: "\n").map { JSONView(try JSONParser.parse(Array($0.utf8))) }
  }

  private func run(
    _ options: [String] = [], _ body: (HTTPClient) throws -> Void
  ) throws -> (ready: JSONView, lines: [JSONView]) {
    let scratch = try Scratch()
    let process = try ChildProcess(
      ["--port", "0", "--db", ":memory:", "--auth", "off", "--log-format", "json"] + options, in: scratch.directory)
    let ready = try #require(try Self.lines(try process.line()).first)
    let port = try #require(ready["url"]?.text?.split(separator: ":").last.flatMap { Int($0) })
    try body(HTTPClient(port: port))
    process.signal(SIGTERM)
    let result = try process.wait()
    #expect(result.end == .exit(0))
    #expect(try Self.lines(result.output).count == 1)
    return (ready, try Self.lines(result.errors))
  }

  @Test func `a request is an object with its remarks, and says of which trace it is`() throws {
    let trace = "4bf92f3577b34da6a3ce929d0e0e4736"
    let (ready, lines) = try run(["--log", "all", "--clock", "2026-03-02T08:00:00+01:00"]) { client in
      _ = try client.send("GET", "/v1/arbetsorder/101", headers: [("traceparent", "00-\(trace)-00f067aa0ba902b7-01")])
      _ = try client.send("GET", "/w/a/v1/arbetsorder/9?x=%0A%1b", headers: [("traceparent", "00-\(trace)-0-01")])
    }
    #expect(ready["message"]?.text?.hasSuffix(" ready") == true)
    #expect(ready["level"]?.text == "info")
    try #require(lines.count == 2)
    #expect(lines[0]["message"]?.text == "GET /v1/arbetsorder/101 200")
    #expect(lines[0]["level"]?.text == "info")
    #expect(lines[0]["world"]?.text == "default")
    #expect(lines[0]["clock"]?.text?.hasPrefix("2026-03-02T08:00:0") == true)
    #expect(lines[0]["operation"]?.text == "getArbetsorder_1")
    #expect(lines[0]["status"]?.int == 200)
    #expect((lines[0]["microseconds"]?.int ?? 0) > 0)
    #expect(lines[0]["request"]?.int == 1)
    #expect(lines[0]["traceId"]?.text == trace)
    #expect(lines[0]["traceparent"]?.text == "00-\(trace)-00f067aa0ba902b7-01")
    #expect(lines[0]["notes"] == nil)
    #expect(lines[1]["level"]?.text == "error")
    #expect(lines[1]["world"]?.text == "a")
    #expect(lines[1]["traceId"] == nil, "what is no traceparent is none")
    let notes = lines[1]["notes"]?.list ?? []
    #expect(notes.last?["code"]?.text == "not-found" || notes.first?["code"]?.text == "not-found")
    #expect(notes.first?["rule"]?.text?.isEmpty == false)
    #expect(notes.first?["basis"]?.text?.isEmpty == false)
  }

  @Test func `only those with notes are logged where only those are wanted`() throws {
    let (_, lines) = try run(["--log", "notes"]) { client in
      _ = try client.send("GET", "/v1/arbetsorder/101")
      _ = try client.send("GET", "/nowhere")
    }
    #expect(lines.count == 1)
    #expect(lines.first?["notes"]?.list.first?["code"]?.text == "no-resource")
  }

  @Test func `why it can't start is an object, too`() throws {
    let result = try Scratch().run(["serve", "--db", "no/such/folder/a.sqlite", "--log-format", "json"])
    #expect(result.end == .exit(4))
    let lines = try Self.lines(result.errors)
    #expect(lines.last?["level"]?.text == "error")
    #expect(lines.last?["message"]?.text?.contains("no/such/folder") == true)
  }

  @Test func `a world that goes is an object, too`() throws {
    let (_, lines) = try run(["--log", "all", "--max-worlds", "1"]) { client in
      for name in ["a", "b"] { _ = try client.send("GET", "/w/\(name)/v1/arbetsorder/101") }
    }
    #expect(lines.contains { $0["message"]?.text?.hasPrefix("world 'a' made room for 'b'") == true })
  }
}
