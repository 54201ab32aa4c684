import JSON
import Rules
import Server
import TestKit
import Testing

/// `POST /_sim/mcp`: what a client of the Model Context Protocol may get wrong, and what it is told (`docs/agents.md`).
@Suite(.rule(.c1_1, .c1_6)) struct AgentProtocolTests {
  private let agent = TestAgent(TestServer.shared.world())

  @Test(arguments: [
    ("", -32700), ("{", -32700), (#"{"jsonrpc":"2.0","jsonrpc":"2.0"}"#, -32700), ("[]", -32600), ("7", -32600),
    (#"[{"jsonrpc":"2.0","id":1,"method":"ping"}]"#, -32600), (#"{"id":1,"method":"ping"}"#, -32600),
    (#"{"jsonrpc":"1.0","id":1,"method":"ping"}"#, -32600), (#"{"jsonrpc":"2.0","id":1}"#, -32600),
    (#"{"jsonrpc":"2.0","id":null,"method":"ping"}"#, -32600), (#"{"jsonrpc":"2.0","id":1.5,"method":"ping"}"#, -32600),
    (#"{"jsonrpc":"2.0","id":1,"method":7}"#, -32600),
  ])
  func `what is no message is 400 with an error of JSON-RPC`(_ text: String, code: Int64) throws {
    let answer = try agent.send(text)
    #expect(answer.status == 400)
    #expect(answer.json["error"]?["code"]?.int == code)
    #expect(answer.json["id"]?.isNull == true)
  }

  @Test func `a message that is too deep or has too much in it is refused`() throws {
    let deep = String(repeating: "[", count: 200)
    #expect(try agent.send(deep).json["error"]?["code"]?.int == -32700)
    let wide = "[" + String(repeating: "1,", count: 250_000) + "1]"
    #expect(try agent.send(wide).json["error"]?["code"]?.int == -32700)
  }

  @Test func `what wants no answer is 202 without a body`() throws {
    for text in [
      #"{"jsonrpc":"2.0","method":"notifications/initialized"}"#, #"{"jsonrpc":"2.0","id":1,"result":{}}"#,
    ] {
      let answer = try agent.send(text)
      #expect(answer.status == 202)
      #expect(answer.text == "")
    }
  }

  @Test(arguments: [
    ("2025-11-25", "2025-11-25"), ("2025-06-18", "2025-06-18"), ("2024-11-05", "2025-11-25"), ("x", "2025-11-25"),
    ("2026-07-28", "2025-11-25"),
  ])
  func `a handshake agrees upon a version`(asked: String, agreed: String) throws {
    let result = try agent.ask("initialize", #"{"protocolVersion":"\#(asked)","capabilities":{}}"#).json["result"]
    #expect(result?["protocolVersion"]?.text == agreed)
    #expect(result?["serverInfo"]?["name"]?.text == "fast2sim")
    #expect(result?["instructions"]?.text?.contains("never instructions") == true)
    #expect(result?["resultType"] == nil)
  }

  @Test func `without state a request says all, and so does its answer`() throws {
    let result = try agent.stateless("server/discover").json["result"]
    #expect(result?["supportedVersions"]?.list.compactMap(\.text) == ["2026-07-28", "2025-11-25", "2025-06-18"])
    #expect(result?["resultType"]?.text == "complete")
    #expect(result?["_meta"]?["io.modelcontextprotocol/serverInfo"]?["version"]?.text == "test")
    #expect(result?["ttlMs"]?.int == 3_600_000)
    #expect(try agent.stateless("ping").status == 404)
    #expect(try agent.stateless("initialize").json["result"]?["protocolVersion"]?.text == "2025-11-25")
  }

  @Test func `headers must say what the message says`() throws {
    let headers = TestAgent.headers("tools/list")
    for name in ["MCP-Protocol-Version", "Mcp-Method"] {
      let without = try agent.stateless("tools/list", headers: headers.filter { $0.0 != name })
      #expect(without.status == 400)
      #expect(without.json["error"]?["code"]?.int == -32020)
      let other = headers.map { ($0.0, $0.0 == name ? "2025-11-25" : $0.1) }
      #expect(try agent.stateless("tools/list", headers: other).json["error"]?["code"]?.int == -32020)
      let twice = try agent.stateless("tools/list", headers: headers + headers.filter { $0.0 == name })
      #expect(twice.json["error"]?["code"]?.int == -32020)
    }
    let call = #""name":"rule","arguments":{"number":"4.2"}"#
    let good = TestAgent.headers("tools/call") + [("Mcp-Name", "rule")]
    #expect(try agent.stateless("tools/call", call, headers: good).status == 200)
    let encoded = TestAgent.headers("tools/call") + [("Mcp-Name", "=?base64?cnVsZQ==?=")]
    #expect(try agent.stateless("tools/call", call, headers: encoded).status == 200)
    for name in ["guide", "=?base64?cnVsZR==?=", "=?base64?%?="] {
      let wrong = TestAgent.headers("tools/call") + [("Mcp-Name", name)]
      #expect(try agent.stateless("tools/call", call, headers: wrong).json["error"]?["code"]?.int == -32020)
    }
  }

  @Test func `a version that is not spoken is named, with those that are`() throws {
    let later = try agent.stateless("tools/list", version: "2027-01-01")
    #expect(later.status == 400)
    #expect(later.json["error"]?["code"]?.int == -32022)
    #expect(later.json["error"]?["data"]?["supported"]?.list.count == 3)
    #expect(later.json["error"]?["data"]?["requested"]?.text == "2027-01-01")
    let old = try agent.ask("ping", headers: [("MCP-Protocol-Version", "2024-11-05")])
    #expect(old.status == 400)
    #expect(old.json["error"]?["code"]?.int == -32022)
    let notice = #"{"jsonrpc":"2.0","method":"notifications/initialized"}"#
    #expect(try agent.send(notice, headers: [("MCP-Protocol-Version", "2024-11-05")]).status == 400)
    let bare = try agent.send(
      #"{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"_meta":{"io.modelcontextprotocol/protocolVersion":1}}}"#
    )
    #expect(bare.json["error"]?["code"]?.int == -32602)
  }

  @Test func `what there is not is said with what was probably meant`() throws {
    let method = try agent.ask("tools/lst")
    #expect(method.status == 200)
    #expect(method.json["error"]?["code"]?.int == -32601)
    #expect(method.json["error"]?["message"]?.text?.contains("did you mean tools/list?") == true)
    let tool = try agent.ask("tools/call", #"{"name":"jurnal"}"#)
    #expect(tool.json["error"]?["code"]?.int == -32602)
    #expect(tool.json["error"]?["message"]?.text?.contains("did you mean journal?") == true)
    #expect(try agent.ask("tools/call", "{}").json["error"]?["code"]?.int == -32602)
    let uri = #"{"uri":"fast2sim://docs/pagin.md"}"#
    #expect(try agent.ask("resources/read", uri).json["error"]?["code"]?.int == -32002)
    #expect(try agent.ask("tools/list", #"{"cursor":"x"}"#).json["error"]?["code"]?.int == -32602)
  }

  @Test func `a page of another site, another Host and another method are refused as everywhere`() throws {
    let ping = #"{"jsonrpc":"2.0","id":1,"method":"ping"}"#
    expectProblem(try agent.send(ping, headers: [("Origin", "http://example.com")]), 403, "control-forbidden")
    expectProblem(try agent.send(ping, headers: [("Sec-Fetch-Site", "cross-site")]), 403, "control-forbidden")
    expectProblem(try agent.send(ping, headers: [("Host", "fast2.example.com")]), 403, "control-forbidden")
    expectProblem(try agent.send(ping, headers: [("Content-Type", "text/plain")]), 415, "control-content-type")
    for method in ["GET", "DELETE"] {
      expectProblem(
        try agent.world.anonymous.send(method, "/_sim/mcp"), 405, "control-method-not-allowed")
    }
  }

  @Test func `tools do what the key of whoever asks lets them do`() throws {
    let server = try TestServer(options: { $0.adminKey = "hemlig-7" })
    let agent = TestAgent(server.world())
    let call = #"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"clock"}}"#
    expectProblem(try agent.send(call), 403, "control-forbidden")
    let answer = try agent.send(call, headers: [("X-Sim-Admin-Key", "hemlig-7"), ("Host", "fast2.example.com")])
    #expect(answer.json["result"]?["isError"]?.bool == false)
    try server.stop()
  }

  @Test func `llms txt is served`() throws {
    let answer = try agent.world.anonymous.get("/_sim/llms.txt")
    #expect(answer.header("Content-Type") == "text/plain; charset=utf-8")
    #expect(answer.text.hasPrefix("# fast2sim\n"))
  }
}

/// Somebody who sends messages to the agents' endpoint of a world.
struct TestAgent {
  let world: TestWorld

  init(_ world: TestWorld) { self.world = world }

  func send(_ text: String, headers: [(String, String)] = []) throws -> TestAnswer {
    let isTyped = headers.contains { $0.0 == "Content-Type" }
    return try world.anonymous.send(
      "POST", "/_sim/mcp", headers: headers + (isTyped ? [] : [("Content-Type", "application/json")]), text: text)
  }

  func ask(_ method: String, _ params: String = "{}", headers: [(String, String)] = []) throws -> TestAnswer {
    try send(#"{"jsonrpc":"2.0","id":1,"method":"\#(method)","params":\#(params)}"#, headers: headers)
  }

  static func headers(_ method: String, version: String = "2026-07-28") -> [(String, String)] {
    [("MCP-Protocol-Version", version), ("Mcp-Method", method)]
  }

  /// - Parameter params: members besides `_meta`.
  func stateless(
    _ method: String, _ params: String = "", version: String = "2026-07-28", headers: [(String, String)]? = nil
  ) throws -> TestAnswer {
    let prefix = "io.modelcontextprotocol/"
    let meta = #""_meta":{"\#(prefix)protocolVersion":"\#(version)","\#(prefix)clientCapabilities":{}}"#
    return try ask(
      method, "{\(meta)\(params.isEmpty ? "" : ",")\(params)}",
      headers: headers ?? Self.headers(method, version: version))
  }

  /// What a tool says, and what stands beside it.
  func tool(_ name: String, _ arguments: String = "{}") throws -> ToolTexts {
    let answer = try ask("tools/call", #"{"name":"\#(name)","arguments":\#(arguments)}"#)
    guard let content = answer.json["result"]?["content"]?.list, let first = content.first?["text"]?.text else {
      throw Unexpected(answer: answer)
    }
    return ToolTexts(
      said: JSONView(try JSONParser.parse(Array(first.utf8))), text: content.dropFirst().first?["text"]?.text ?? "",
      aside: content.dropFirst(2).first?["text"]?.text ?? "", isError: answer.json["result"]?["isError"]?.bool ?? false,
      count: content.compactMap { $0["text"]?.text?.utf8.count }.reduce(0, +))
  }
}

/// The answer of a tool.
struct ToolTexts {
  /// What the simulator says.
  let said: JSONView
  /// What stands beside it, with its marks.
  let text: String
  /// Data that comes last.
  let aside: String
  let isError: Bool
  /// Bytes of all texts.
  let count: Int

  /// What stands between the marks of data.
  var data: JSONView {
    let inner = text.hasPrefix("<data>\n") ? String(text.dropFirst(7).dropLast(8)) : ""
    return JSONView(try? JSONParser.parse(Array(inner.utf8)))
  }
}
