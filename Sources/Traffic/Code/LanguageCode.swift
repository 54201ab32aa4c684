import Texts

/// Python 3, its standard library alone.
enum PythonCode {
  static func text(_ request: SentRequest) -> String {
    let parts = request.base.parted(by: "://") ?? ("http", request.base)
    let place = parts.after.parted(by: "/").map { ($0.before, "/" + $0.after) } ?? (parts.after, "")
    let target = [.text(place.1)] + request.target
    var arguments = [literal(request.method), value(target)]
    if let body = request.body {
      let written = value(body)
      arguments.append("body=\(body.count > 1 ? "(\(written))" : written).encode()")
    }
    let headers = request.joinedHeaders
    if !headers.isEmpty {
      let lines = headers.map { "        \(literal($0.name)): \(value($0.value, isHeader: true)),\n" }
      arguments.append("headers={\n\(lines.joined())    }")
    }
    let code = """
      connection = http.client.\(parts.before == "https" ? "HTTPSConnection" : "HTTPConnection")(\(literal(place.0)))
      connection.request(
      \(arguments.map { "    \($0),\n" }.joined()))
      answer = connection.getresponse()
      print(answer.status, answer.read().decode())

      """
    return imports(headers.flatMap(\.value) + target + (request.body ?? [])) + "\n\n" + code
  }

  private static func imports(_ pieces: [SentRequest.Piece]) -> String {
    var modules: Set = ["http.client"]
    for case .secret(_, let form) in pieces {
      modules.insert("os")
      switch form {
      case .plain: break
      case .json: modules.insert("json")
      case .form: modules.insert("urllib.parse")
      case .pair: modules.insert("base64")
      }
    }
    return modules.sorted().map { "import \($0)" }.joined(separator: "\n")
  }

  private static func value(_ pieces: [SentRequest.Piece], isHeader: Bool = false) -> String {
    if pieces.isEmpty { return "\"\"" }
    return SentRequest.merged(pieces).filter { $0 != .text("") }.map { piece in
      switch piece {
      // A header field is written as Latin-1; these are the bytes of UTF-8.
      case .text(let text) where isHeader && !RequestCode.isASCII(text):
        literal(text) + ".encode().decode(\"latin-1\")"
      case .text(let text): literal(text)
      case .secret(let name, .plain): variable(name)
      case .secret(let name, .json): "json.dumps(\(variable(name)))[1:-1]"
      case .secret(let name, .form): "urllib.parse.quote_plus(\(variable(name)))"
      case .secret(let name, .pair(let other)):
        "base64.b64encode((\(variable(name)) + \":\" + \(variable(other))).encode()).decode()"
      }
    }.joined(separator: " + ")
  }

  private static func variable(_ name: String) -> String { "os.environ[\"\(name)\"]" }

  static func literal(_ text: String) -> String {
    RequestCode.literal(text, quote: RequestCode.quote(text)) { value in
      value > 0xFFFF ? "\\U" + hex(value, 8) : "\\u" + hex(value, 4)
    }
  }
}

/// Node 18 and later.
enum JavaScriptCode {
  static func text(_ request: SentRequest) -> String {
    var lines = ["  method: \(literal(request.method)),"]
    let headers = request.joinedHeaders
    if !headers.isEmpty {
      // Pairs, since an object has names of its own.
      lines.append("  headers: [")
      lines += headers.map { "    [\(literal($0.name)), \(value($0.value, isHeader: true))]," }
      lines.append("  ],")
    }
    if let body = request.body {
      if ["GET", "HEAD"].contains(request.method) {
        lines.append("  // fetch sends no body with \(request.method): what was sent is left out.")
      } else {
        // A text would get a content type of its own.
        let written = value(body)
        lines.append("  body: \(request.hasContentType ? written : "new TextEncoder().encode(\(written))"),")
      }
    }
    return """
      fetch(\(value([.text(request.base)] + request.target)), {
      \(lines.joined(separator: "\n"))
      }).then(async (answer) => console.log(answer.status, await answer.text()));

      """
  }

  private static func value(_ pieces: [SentRequest.Piece], isHeader: Bool = false) -> String {
    if pieces.isEmpty { return "\"\"" }
    return SentRequest.merged(pieces).filter { $0 != .text("") }.map { piece in
      switch piece {
      case .text(let text) where isHeader && !RequestCode.isASCII(text):
        "Buffer.from(\(literal(text))).toString(\"latin1\")"
      case .text(let text): literal(text)
      case .secret(let name, .plain): "process.env.\(name)"
      case .secret(let name, .json): "JSON.stringify(process.env.\(name)).slice(1, -1)"
      case .secret(let name, .form): "encodeURIComponent(process.env.\(name))"
      case .secret(let name, .pair(let other)):
        "Buffer.from(process.env.\(name) + \":\" + process.env.\(other)).toString(\"base64\")"
      }
    }.joined(separator: " + ")
  }

  static func literal(_ text: String) -> String {
    RequestCode.literal(text, quote: RequestCode.quote(text)) { "\\u{\(hex($0, 1))}" }
  }
}

/// C# 9 and later, .NET's own client.
enum CSharpCode {
  /// Header fields that .NET keeps with the body.
  private static let ofContent: Set<String> = [
    "allow", "content-disposition", "content-encoding", "content-language", "content-location", "content-md5",
    "content-range", "content-type", "expires", "last-modified",
  ]

  static func text(_ request: SentRequest) -> String {
    let headers = request.headers.map { (field: $0, isOfContent: ofContent.contains($0.name.asciiLowercased)) }
    var lines = [
      "using System;", "using System.Net.Http;", "using System.Text;", "using System.Text.Json;", "",
      // .NET writes header fields in ASCII alone unless it is told otherwise.
      "using var handler = new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 };",
      "using var client = new HttpClient(handler);",
      "using var request = new HttpRequestMessage(new HttpMethod(\(literal(request.method))),",
      "    \(value([.text(request.base)] + request.target)));",
    ]
    lines += headers.filter { !$0.isOfContent }.map { added("request.Headers", $0.field) }
    let kept = headers.filter { $0.isOfContent }
    if let body = request.body {
      lines.append("request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(\(value(body))));")
    } else if !kept.isEmpty {
      lines.append("request.Content = new ByteArrayContent(Array.Empty<byte>());")
    }
    lines += kept.map { added("request.Content.Headers", $0.field) }
    lines += [
      "using var answer = await client.SendAsync(request);",
      "Console.WriteLine((int)answer.StatusCode + \" \" + await answer.Content.ReadAsStringAsync());", "",
    ]
    return lines.joined(separator: "\n")
  }

  private static func added(_ place: String, _ field: (name: String, value: [SentRequest.Piece])) -> String {
    "\(place).TryAddWithoutValidation(\(literal(field.name)), \(value(field.value)));"
  }

  private static func value(_ pieces: [SentRequest.Piece]) -> String {
    if pieces.isEmpty { return "\"\"" }
    return SentRequest.merged(pieces).filter { $0 != .text("") }.map { piece in
      switch piece {
      case .text(let text): literal(text)
      case .secret(let name, .plain): variable(name)
      case .secret(let name, .json): "JsonEncodedText.Encode(\(variable(name))).ToString()"
      case .secret(let name, .form): "Uri.EscapeDataString(\(variable(name)))"
      case .secret(let name, .pair(let other)):
        "Convert.ToBase64String(Encoding.UTF8.GetBytes(\(variable(name)) + \":\" + \(variable(other))))"
      }
    }.joined(separator: " + ")
  }

  private static func variable(_ name: String) -> String { "Environment.GetEnvironmentVariable(\"\(name)\")" }

  static func literal(_ text: String) -> String {
    RequestCode.literal(text) { value in
      value > 0xFFFF ? "\\U" + hex(value, 8) : "\\u" + hex(value, 4)
    }
  }
}
