import JSON
import Rules
import Server
import TestKit
import Testing

/// `fast2sim mcp`: messages in, messages out, and nothing else (`docs/agents.md`).
@Suite(.rule(.c1_1)) struct MCPCommandTests {
  private static let stateless = """
    {"jsonrpc":"2.0","id":"ö","method":"tools/call","params":{"name":"clock","_meta":\
    {"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}}}
    """

  /// What comes out for what goes in.
  private func carried(_ arguments: [String], _ messages: [String]) throws -> (lines: [JSONView], end: ChildProcess.End)
  {
    let scratch = try Scratch()
    try scratch.write("messages", messages.joined(separator: "\n"))
    let result = try scratch.run(["mcp"] + arguments, after: "exec <messages")
    #expect(result.errors == "")
    return (result.output.split(separator: "\n").map { JSONView(try? JSONParser.parse(Array($0.utf8))) }, result.end)
  }

  @Test func `a private server answers line by line, and ends with its input`() throws {
    let (lines, end) = try carried(
      ["--clock", "2026-03-02T08:00:00+01:00"],
      [
        #"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25"}}"#,
        #"{"jsonrpc":"2.0","method":"notifications/initialized"}"#, "", "{", "\r", Self.stateless,
      ])
    #expect(end == .exit(0))
    #expect(lines.count == 3)
    #expect(lines[0]["result"]?["protocolVersion"]?.text == "2025-11-25")
    #expect(lines[1]["error"]?["code"]?.int == -32700)
    #expect(lines[2]["id"]?.text == "ö")
    #expect(lines[2]["result"]?["content"]?[0]?["text"]?.text?.contains("2026-03-02T08:00:0") == true)
  }

  @Test func `a message that is too long is told so, and the next ones are answered`() throws {
    let long = String(repeating: "x", count: 33 << 20)
    let pings = (1...2).map { #"{"jsonrpc":"2.0","id":\#($0),"method":"ping"}"# }
    let url = "http://127.0.0.1:\(TestServer.shared.port)"
    let (lines, end) = try carried(["--url", url], [pings[0], long, pings[1]])
    #expect(end == .exit(0))
    #expect(lines.map { $0["id"]?.int } == [1, nil, 2])
    #expect(lines.count == 3 && lines[1]["error"]?["code"]?.int == -32700)
  }

  @Test func `a running server is reached in the world that is named`() throws {
    let world = TestServer.shared.world()
    let url = "http://127.0.0.1:\(TestServer.shared.port)"
    let (lines, end) = try carried(["--url", url, "--world", String(world.base.dropFirst(3))], [Self.stateless])
    #expect(end == .exit(0))
    #expect(lines.first?["result"]?["content"]?[0]?["text"]?.text?.contains(world.base.dropFirst(3)) == true)
  }

  @Test func `a server that can't be reached, or wants a key, is an answer that says so`() throws {
    let ping = #"{"jsonrpc":"2.0","id":7,"method":"ping"}"#
    let nobody = try carried(["--url", "http://127.0.0.1:1"], [ping]).lines
    #expect(nobody.first?["id"]?.int == 7)
    #expect(nobody.first?["error"]?["code"]?.int == -32603)
    let server = try TestServer(options: { $0.adminKey = "hemlig-7" })
    let url = "http://127.0.0.1:\(server.port)"
    let without = try carried(["--url", url], [ping]).lines
    #expect(without.first?["error"]?["message"]?.text?.contains("X-Sim-Admin-Key is missing") == true)
    #expect(try carried(["--url", url, "--admin-key", "hemlig-7"], [ping]).lines.first?["result"] != nil)
    try server.stop()
  }

  @Test(arguments: [["mcp", "--world", "x"], ["mcp", "serve"], ["mcp", "--url", "x"], ["mcp", "--db", "x.sqlite"]])
  func `a mistake on the command line ends it with 2`(_ arguments: [String]) throws {
    let result = try Scratch().run(arguments)
    #expect(result.end == .exit(2))
    #expect(result.output == "")
  }
}
