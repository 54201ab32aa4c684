import Foundation
import JSON
import Rules
import TestKit
import Testing

/// An entry as code that sends it again (rule control 4.1). What comes is run, where its language is there.
@Suite(.rule(.c4_1)) struct RequestCodeTests {
  private enum Tool: String, CaseIterable {
    case curl, python, js

    var command: (program: String, file: String) {
      switch self {
      case .curl: ("/bin/sh", "again.sh")
      case .python: ("python3", "again.py")
      case .js: ("node", "again.cjs")
      }
    }

    var isThere: Bool {
      let name = self == .curl ? "curl" : command.program
      return (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
        FileManager.default.isExecutableFile(atPath: "\($0)/\(name)")
      }
    }
  }

  /// What ends quotes, commands, lines and literals in some language.
  private static let hostile = [
    #"it's "quoted" \ \\ \n $HOME ${HOME} $(id) `id` %s %00"#, "rad 1\nrad 2\r\n\ttab", "😀 å a\u{30A} \u{2028}\u{2029}",
    "\u{202E}bakvänt\u{FEFF}\u{1B}[31m\u{7F}\u{85}", #"'\''"#, #"{a,b}[1-3]"#, #""""'''"#, "*** AKUT ***",
    "!! #{x} {{y}}",
    "secret-0-", "@fil", "C:\\u0041 \\U00000041 \\x41", "</script>", "\u{1F469}\u{200D}\u{1F467}",
  ]

  private let world = TestServer.shared.world()

  private func code(_ id: Int64, _ format: String) throws -> String {
    let answer = try world.anonymous.get("/_sim/journal/\(id)?format=\(format)")
    #expect(answer.status == 200, "\(answer)")
    #expect(answer.header("Content-Type") == "text/plain; charset=utf-8")
    return answer.text
  }

  private func number(_ answer: TestAnswer) throws -> Int64 {
    try #require(answer.header("X-Sim-Request-Id").flatMap { Int64($0) })
  }

  /// Runs what is answered of an entry, and reads the entry that this made.
  private func again(_ id: Int64, _ tool: Tool, _ variables: [String: String] = [:]) throws -> JSONView {
    let scratch = try Scratch()
    let (program, file) = tool.command
    let text = try code(id, tool.rawValue)
    try scratch.write(file, text)
    let result = try ChildProcess.run(
      [program, file], program: "/usr/bin/env", environment: variables, in: scratch.directory)
    #expect(result.end == .exit(0), "\(tool): \(result.errors)\n\(text)")
    let last = try world.anonymous.get("/_sim/journal?limit=1").json["entries"]?[0]?["id"]?.int ?? 0
    #expect(last > id)
    return try world.anonymous.get("/_sim/journal/\(last)").json
  }

  private func header(_ entry: JSONView, _ name: String) -> String? {
    entry["request"]?["headers"]?.list.first { $0["name"]?.text?.lowercased() == name.lowercased() }?["value"]?.text
  }

  @Test(arguments: Tool.allCases.map(\.rawValue))
  func `what is run sends what was sent, whatever texts are in it`(_ name: String) throws {
    let tool = try #require(Tool(rawValue: name))
    guard tool.isThere else { return }
    let fields = [("X-Egen", #"it's "q" \ $(id) `id` å 😀 %s {a} ***"#), ("X-Tom", "")]
    let query = "?a=it's&b={x,y}[1-2]&c=$(id)&d=%22&e=`id`&f=/../x"
    let texts = Self.hostile + HardTexts.texts(80)
    let json = JSONValue.object([
      ("beskrivning", .text(Self.hostile.joined(separator: "\n"))), ("a", .list(texts.map(JSONValue.text))),
    ])
    let bodies = [String(decoding: json.compact, as: UTF8.self), Self.hostile.joined(separator: "\n") + "\u{0}\\0%"]
    for body in bodies {
      for type in [[("Content-Type", "application/json")], []] {
        let sent = try world.anonymous.send("POST", "/v1/arbetsorder" + query, headers: fields + type, text: body)
        let id = try number(sent)
        let first = try world.anonymous.get("/_sim/journal/\(id)").json
        let second = try again(id, tool)
        #expect(second["method"]?.text == "POST")
        // A URL of JavaScript has an escape for the quote, which means the same.
        #expect(second["target"]?.text?.replacing("%27", with: "'") == first["target"]?.text)
        #expect(second["status"]?.int == first["status"]?.int)
        #expect(second["request"]?["text"]?.text == body)
        for name in ["X-Egen", "X-Tom", "Content-Type"] {
          #expect(header(second, name) == header(first, name), "\(name)")
        }
      }
    }
  }

  @Test(arguments: Tool.allCases.map(\.rawValue))
  func `a read with tokens, a login and a token come with variables in the place of secrets`(_ name: String) throws {
    let tool = try #require(Tool(rawValue: name))
    guard tool.isThere else { return }
    let caller = try world.login()
    let variables = [
      "FAST2_GATEWAY_TOKEN": caller.gateway ?? "", "FAST2_LOGIN_TOKEN": caller.login ?? "", "CONSUMER_KEY": "demo-key",
      "CONSUMER_SECRET": "demo-secret", "FAST2_PASSWORD": "password",
    ]
    let form = [("Content-Type", "application/x-www-form-urlencoded")]
    let basic = [("Authorization", "Basic ZGVtby1rZXk6ZGVtby1zZWNyZXQ=")]
    let answers = [
      try caller.get("/v1/arbetsorder/101"), try caller.send("HEAD", "/v1/arbetsorder/101"),
      try caller.put("/v1/arbetsorder/101", #"{"prioKod": "30"}"#),
      try world.gateway().post("/v1/auth/login", #"{"username": "user", "password": "password"}"#),
      try world.anonymous.send("POST", "/oauth2/token", headers: basic + form, text: "grant_type=client_credentials"),
      try world.anonymous.send(
        "POST", "/oauth2/token", headers: form,
        text: "client_id=demo-key&client_secret=demo-secret&grant_type=client_credentials"),
    ]
    for answer in answers {
      let id = try number(answer)
      #expect(answer.status == 200)
      let text = try code(id, tool.rawValue)
      for secret in ["demo-secret", "***", caller.login ?? "-", "\"password\": \"password\""] {
        #expect(!text.contains(secret), "\(text)")
      }
      let entry = try again(id, tool, variables)
      #expect(entry["status"]?.int == 200, "\(text)")
      #expect(entry["method"]?.text == (try world.anonymous.get("/_sim/journal/\(id)").json["method"]?.text))
    }
  }

  @Test func `a literal of C# is the text that was sent`() throws {
    let body = Self.hostile.joined(separator: "\n") + "\u{0}"
    let sent = try world.anonymous.send(
      "POST", "/v1/arbetsorder", headers: [("Content-Type", "text/plain"), ("X-Egen", "a\"b\\c")], text: body)
    let text = try code(try number(sent), "csharp")
    let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("request.Content = ") })
    let literal = line.dropFirst("request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(\"".count)
    #expect(literal.hasSuffix("\"));"))
    #expect(Self.read(String(literal.dropLast(4))) == body)
    #expect(text.contains(#"request.Headers.TryAddWithoutValidation("X-Egen", "a\"b\\c");"#))
    #expect(text.contains(#"request.Content.Headers.TryAddWithoutValidation("Content-Type", "text/plain");"#))
  }

  /// A string of C# between its quotes; nil where one ends before, or an escape is none.
  private static func read(_ literal: String) -> String? {
    var out = String.UnicodeScalarView()
    var rest = Array(literal.unicodeScalars)[...]
    while let scalar = rest.popFirst() {
      if scalar == "\"" { return nil }
      guard scalar == "\\" else {
        out.append(scalar)
        continue
      }
      switch rest.popFirst() {
      case "n": out.append("\n")
      case "r": out.append("\r")
      case "t": out.append("\t")
      case let same? where same == "\"" || same == "\\": out.append(same)
      case let kind? where kind == "u" || kind == "U":
        let digits = rest.prefix(kind == "u" ? 4 : 8)
        rest = rest.dropFirst(digits.count)
        guard let value = UInt32(String(String.UnicodeScalarView(digits)), radix: 16), let made = Unicode.Scalar(value)
        else { return nil }
        out.append(made)
      default: return nil
      }
    }
    return String(out)
  }

  @Test func `a body that is not kept can't be written, and a format that there is not is refused`() throws {
    let long = String(repeating: "x", count: 70_000)
    let id = try number(try world.anonymous.post("/v1/arbetsorder", "{\"x\": \"\(long)\"}"))
    expectProblem(try world.anonymous.get("/_sim/journal/\(id)?format=curl"), 409, "control-conflict")
    let bytes = try world.anonymous.send("POST", "/v1/arbetsorder", body: [0xFF, 0xFE])
    expectProblem(try world.anonymous.get("/_sim/journal/\(try number(bytes))?format=js"), 409, "control-conflict")
    expectProblem(try world.anonymous.get("/_sim/journal/\(id)?format=perl"), 400, "control-invalid")
  }

  @Test func `the code is what a person would write`() throws {
    let caller = try world.login()
    let id = try number(try caller.put("/v1/arbetsorder/101/status", #"{"statuskod": "GODK"}"#))
    let url = "http://127.0.0.1:\(world.server.port)\(world.base)/v1/arbetsorder/101/status"
    #expect(
      try code(id, "curl") == #"""
        curl -sS -i -X PUT '\#(url)' \
          -H 'Content-Type: application/json' \
          -H "Authorization: Bearer ${FAST2_GATEWAY_TOKEN}" \
          -H "X-Auth-Token: ${FAST2_LOGIN_TOKEN}" \
          --data-raw '{"statuskod": "GODK"}'

        """#)
    #expect(try code(id, "python").contains(#"        "X-Auth-Token": os.environ["FAST2_LOGIN_TOKEN"],"#))
    #expect(try code(id, "js").contains(#"    ["Authorization", "Bearer " + process.env.FAST2_GATEWAY_TOKEN],"#))
  }
}
