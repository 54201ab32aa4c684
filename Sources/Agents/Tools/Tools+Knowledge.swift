import Contract
import JSON
import Texts

/// The tools that say what there is to know; nothing of a world is in their answers.
extension Tool {
  static let knowledge: [Tool] = [guide, operations]

  private static let guide = Tool(
    "guide", "How to begin, and what the documents say",
    "Where the API is, with which keys and logins a client gets its tokens, and what to know before writing code. "
      + "topic reads a document that the answer names; search finds the lines of all documents that have a word.",
    takes: [
      .init("topic", .text(1...100), "The path of a document, such as docs/paging.md."),
      .init("search", .text(2...60), "A word, such as vardelista."), world,
    ]
  ) { call in
    if let topic = call.text("topic") { return try Guide.page(topic, call.host) }
    if let word = call.text("search") { return Guide.search(word, call.host) }
    return Guide.beginning(call)
  }

  private static let operations = Tool(
    "operations", "The operations of the API, or one of them",
    "Without operation: every operation with method, path and what it does. With one: its parameters, its body with "
      + "an example that works on the demo data, its answer, and the rules that it follows.",
    takes: [
      .init("operation", .text(1...100), "The id of an operation, such as postArbetsorder."),
      .init("contract", .choice(["1.1", "published"]), "By whose names; left out, those that the world speaks."), world,
    ]
  ) { call in
    guard let id = call.text("operation") else {
      let rows = Operations.all.map { "\($0.id.rawValue)  \($0.method.rawValue) \($0.path)  \($0.summary)\n" }
      let told = "Each path also stands behind /ao-produkt, as a client calls it."
      return ToolAnswer([("operations", .int(Int64(rows.count))), ("paths", .text(told))], .own(rows.joined()))
    }
    let operation = try known(id)
    let page = try OperationPage(operation, call, contract: call.text("contract"))
    return ToolAnswer(
      [("operation", .text(operation.id.rawValue))],
      .own(String(decoding: page.shown.indented, as: UTF8.self)))
  }

  /// The operation of an id.
  static func known(_ id: String) throws -> Contract.Operation {
    if let found = Operations.all.first(where: { $0.id.rawValue.isExactly(id) }) { return found }
    let near = nearest(id, Operations.all.map(\.id.rawValue)).map { "did you mean \($0)?" }
    throw ToolProblem(
      message: "operation: there is no '\(id.prefix(60))'; \(near ?? "the tool operations lists those that there are")")
  }

  static let rule = Tool(
    "rule", "What a rule or a code says, and what it rests on",
    "number: a rule such as 4.2, with what it rests on: document, published, observed or assumed. code: a note or "
      + "refusal such as status-step, and what to do about it. Without either, all rules in a line each.",
    takes: [
      .init("number", .text(1...40), "The number of a rule, as answers name it."),
      .init("code", .text(1...60), "The code of a note or a refusal."),
    ]
  ) { call in
    if let code = call.text("code") {
      let note = try call.sim("GET", "notes/\(Percent.value(code))")
      let rule = try call.sim("GET", "rules/\(Percent.value(note["rule"]?.stringValue ?? ""))")
      return ToolAnswer([("code", note)], .own(String(decoding: rule.indented, as: UTF8.self)))
    }
    if let number = call.text("number") {
      let rule = try call.sim("GET", "rules/\(Percent.value(number))")
      return ToolAnswer([("rule", rule["number"])], .own(String(decoding: rule.indented, as: UTF8.self)))
    }
    let rules = try call.sim("GET", "rules").arrayValue ?? []
    let lines = rules.map { rule in
      let part = { (name: String) in rule[name]?.stringValue ?? "" }
      return "\(part("number")) (\(part("basis"))) \(part("statement"))\n"
    }
    return ToolAnswer([("rules", .int(Int64(rules.count)))], .own(lines.joined()))
  }
}

/// What `guide` says.
enum Guide {
  static let first = "llms.txt"

  /// Where to begin: what no document knows, then what every client has to know.
  static func beginning(_ call: ToolCall) -> ToolAnswer {
    let host = call.host
    let access = host.access(call.world)
    let url = host.origin + ToolCall.base(call.world)
    let said: [(String, JSONValue?)] = [
      ("baseURL", .text(url)), ("tokenURL", .text(url + "/oauth2/token")), ("console", .text(url + "/_sim/")),
      (
        "next",
        .text(
          "operations lists what can be called; call tries it with tokens of its own; why_refused explains a refusal "
            + "and has a corrected request; journal shows what a client has really sent. With which keys and logins a "
            + "client gets its tokens stands in the last block.")
      ),
    ]
    let text = host.library.first { $0.path == first }?.text() ?? ""
    var answer = ToolAnswer(said, .own(text))
    answer.aside = .object([
      (
        "klienter",
        .list(
          access.klienter.filter { isShort($0.key + $0.secret) }.prefix(4).map {
            ["consumerKey": .text($0.key), "consumerSecret": .text($0.secret), "contract": .text($0.contract)]
          })
      ),
      (
        "logins",
        .list(
          access.logins.filter { isShort($0.resurs + $0.name + $0.password) }.prefix(4).map {
            [
              "resurs": .text($0.resurs), "username": .text($0.name), "password": .text($0.password),
              "extern": JSONValue(booleanLiteral: $0.isExtern),
            ]
          })
      ),
    ])
    return answer
  }

  /// Whether a few of them leave room for the rest.
  private static func isShort(_ text: String) -> Bool { text.utf8.count <= 100 }

  static func page(_ topic: String, _ host: AgentHost) throws -> ToolAnswer {
    let paths = host.library.map(\.path)
    let asked = topic.hasPrefix(AgentPage.scheme) ? String(topic.dropFirst(AgentPage.scheme.count)) : topic
    let page = host.library.first { $0.path.isExactly(asked) || $0.path.isExactly("docs/\(asked).md") }
    guard let page else {
      let near = nearest(asked, paths).map { "did you mean \($0)?" }
      throw ToolProblem(
        message:
          "topic: there is no document '\(topic.prefix(60))'; \(near ?? "there are \(paths.joined(separator: ", "))")")
    }
    return ToolAnswer([("topic", .text(page.path)), ("title", .text(page.title))], .own(page.text()))
  }

  private static let mostFound = 60

  static func search(_ word: String, _ host: AgentHost) -> ToolAnswer {
    let sought = word.asciiLowercased
    var lines: [String] = []
    for page in host.library where page.type.hasPrefix("text/") {
      for line in page.text().split(separator: "\n") where line.asciiLowercased.holds(sought) {
        lines.append("\(page.path): \(line.prefix(240))\n")
      }
    }
    let shown = lines.prefix(mostFound)
    return ToolAnswer(
      [("found", .int(Int64(lines.count))), ("shown", .int(Int64(shown.count)))], .own(shown.joined()))
  }
}

/// An operation as the served description has it.
struct OperationPage {
  private let operation: Contract.Operation
  private let row: JSONValue
  private let document: JSONValue

  init(_ operation: Contract.Operation, _ call: ToolCall, contract: String?, in world: String? = nil) throws {
    self.operation = operation
    document = try call.sim("GET", "openapi.json", query: [("contract", contract)], in: world)
    let rows = (document["paths"]?.members ?? []).flatMap { $0.1?.members.map { $0.1 ?? .null } ?? [] }
    guard let row = rows.first(where: { $0["operationId"]?.stringValue == operation.id.rawValue }) else {
      throw ToolProblem(
        message: "contract \(contract ?? "of the world") has no operation \(operation.id.rawValue); the other has it")
    }
    self.row = row
  }

  /// A body that works on the demo data; nil where it takes none.
  var example: JSONValue? { row["requestBody"]?["content"]?.members.first?.1?["example"] }

  /// The value that a parameter has in examples.
  func example(ofParameter name: String) -> String? {
    operation.parameters.first { $0.name.isExactly(name) }?.example
  }

  /// For reading: without what every operation has in common.
  var shown: JSONValue {
    let content = row["requestBody"]?["content"]?.members.first
    let success = row["responses"]?["\(operation.success)"]
    let parameters = operation.parameters.map { parameter -> JSONValue in
      .object([
        ("name", .text(parameter.name)), ("in", .text(parameter.place.rawValue)),
        ("required", parameter.required ? true : nil), ("repeatable", parameter.repeatable ? true : nil),
        ("about", .text(parameter.description)), ("codes", parameter.codes.map { .list($0.map(JSONValue.text)) }),
        ("default", parameter.standard.map(JSONValue.text)), ("example", parameter.example.map(JSONValue.text)),
      ])
    }
    return .object([
      ("operation", .text(operation.id.rawValue)), ("method", .text(operation.method.rawValue)),
      ("path", .text("/ao-produkt" + operation.path)), ("summary", .text(operation.summary)),
      ("needsLogin", JSONValue(booleanLiteral: operation.needsLogin)),
      ("changesData", JSONValue(booleanLiteral: operation.isWrite)),
      ("parameters", parameters.isEmpty ? nil : .list(parameters)),
      ("contentType", (content?.0).map(JSONValue.text)), ("example", content?.1?["example"]),
      ("body", content?.1?["schema"].map { resolved($0, 5) }),
      ("success", .int(Int64(operation.success))),
      ("answer", success?["content"]?.members.first?.1?["schema"].map { resolved($0, 3) }),
      ("rules", row["description"]), ("notSimulated", operation.notSimulated.map(JSONValue.text)),
    ])
  }

  /// A schema with its references looked up; what lies deeper keeps its name alone.
  private func resolved(_ schema: JSONValue, _ depth: Int) -> JSONValue {
    if let name = schema["$ref"]?.stringValue?.split(separator: "/").last.map(String.init) {
      guard depth > 0, let found = document["components"]?["schemas"]?[name] else { return ["schema": .text(name)] }
      return resolved(found, depth - 1)
    }
    switch schema.kind {
    case .object(let members):
      return .object(members.map { ($0.name, $0.name == "example" ? $0.value : resolved($0.value, depth)) })
    case .array(let elements): return .list(elements.map { resolved($0, depth) })
    case .null, .bool, .number, .string: return schema
    }
  }
}
