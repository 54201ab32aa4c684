import Contract
import JSON
import Texts
import Traffic

/// The tools about requests: sending one, and what became of those that were sent.
extension Tool {
  static let requests: [Tool] = [callTool, whyRefused, rule, journal, verify]

  private static let callTool = Tool(
    "call", "Call the API as a resurs", changes: true,
    "Sends one request to the simulated API with tokens of its own, and answers status, body and notes. Name it by "
      + "operation and parameters, or by method and path. What changes data can be taken back with the tool world, "
      + "action undo. It uploads no files.",
    takes: [
      .init("operation", .text(1...100), "The id of an operation, such as postArbetsorder."),
      .init("parameters", .map(.any), "By name, those of the path and of the query; a list sends several values."),
      .init("method", .choice(["GET", "POST", "PUT", "DELETE", "PATCH"]), "With path, in place of operation."),
      .init("path", .text(1...4000), "Behind the base URL, such as /ao-produkt/v1/arbetsorder?limit=5."),
      .init("body", .any, "What is sent as JSON."),
      .init("resurs", .text(1...200), "Who calls, by id; left out, the first who can log in."),
      .init("klient", .text(1...200), "The consumer key; left out, the first. It decides the contract."), world,
    ]
  ) { call in
    let (method, path, operation) = try ToolTarget.read(call)
    let isPlain = operation.map { [.token, .jwks].contains($0.id) } ?? false
    let who = Caller(resurs: call.text("resurs"), klient: call.text("klient"), isPlain: isPlain)
    let answer = try call.api(method, path, body: call.value("body"), as: who, in: call.world)
    return Sent(method: method, path: path, answer: answer, entry: call.entry(answer, in: call.world)).shown(call.world)
  }

  private static let whyRefused = Tool(
    "why_refused", "Why a request was refused, and what would be taken",
    "Explains a refusal: the rule, what the rule rests on, what would be valid, and where one can be made a corrected "
      + "request, tried in a copy of the world that is dropped again. corrected has the arguments for the tool call. "
      + "Without entry: the last request that was refused, of whichever client.",
    takes: [
      .init("entry", .integer(1...Int64.max), "The number of an entry of the journal: an answer's X-Sim-Request-Id."),
      world,
    ]
  ) { try Refused.explain($0) }

  private static let journal = Tool(
    "journal", "What was asked and answered",
    "The requests that reached the API, as they were sent, the oldest first, with notes and refusals. With entry: all "
      + "of one, with bodies and what changed in the data; with entry and format: code that sends it again. after goes "
      + "on behind an entry.",
    takes: [
      .init("entry", .integer(1...Int64.max), "The number of one."),
      .init("format", .choice(RequestCode.allCases.map(\.rawValue)), "With entry: as code."),
      .init("limit", .integer(1...1000), "At most so many of the latest; 20 where it is left out."),
      .init("after", .integer(0...Int64.max), "Only those with a greater number."),
      .init("operation", .text(1...100), "Only those of an operation."),
      .init("status", .integer(100...999), "Only those with a status."),
      .init("level", .choice(["info", "warning", "error"]), "Only those with a note of at least this level."),
      .init("code", .text(1...60), "Only those with this note or refusal."),
      .init("caller", .text(1...1000), "Only those of a resurs."),
      .init("origin", .choice(["client", "console"]), "Only those of clients, or of the console and these tools."),
      world,
    ]
  ) { call in
    let said: [(String, JSONValue?)] = [("world", .text(call.world))]
    if let entry = call.number("entry") {
      let query = [("format", call.text("format"))]
      return ToolAnswer(said, .data(try call.sim("GET", "journal/\(entry)", query: query)))
    }
    let names = ["after", "operation", "status", "level", "code", "caller", "origin"]
    let query = names.map { ($0, call.text($0) ?? call.number($0).map { "\($0)" }) }
    let found = try call.sim("GET", "journal", query: query + [("limit", "\(call.number("limit") ?? 20)")])
    let entries = found["entries"]?.arrayValue ?? []
    return ToolAnswer(
      said + [("shown", .int(Int64(entries.count))), ("kept", found["count"])],
      .data(.list(entries.map(Sent.line))))
  }

  private static let verify = Tool(
    "verify", "Whether such requests were made",
    "Answers met, failed with the nearest misses, or inconclusive. Example of check: "
      + "{\"operation\": \"postArbetsorder\", \"body\": {\"objektId\": \"9900101\"}, \"count\": {\"exactly\": 1}}. "
      + "What the tool call sends does not count.",
    takes: [.init("check", Verification.schema, required: true, "Which requests, and how many."), world]
  ) { call in
    let verdict = try call.sim("POST", "verify", body: call.value("check"), taking: [409, 422])
    return ToolAnswer([("verdict", verdict["verdict"]), ("world", .text(call.world))], .data(verdict))
  }
}

/// Where a call goes.
enum ToolTarget {
  static func read(_ call: ToolCall) throws -> (method: String, path: String, operation: Contract.Operation?) {
    guard let id = call.text("operation") else {
      guard let method = call.text("method"), let path = call.text("path") else {
        throw ToolProblem(message: "operation is missing, or method and path in its place")
      }
      return (method, try checked(path) + query(call.value("parameters"), besides: path), nil)
    }
    if let other = ["method", "path"].first(where: { call.value($0) != nil }) {
      throw ToolProblem(message: "\(other) does not go with operation, which says it")
    }
    let operation = try Tool.known(id)
    var path = operation.routes.first { $0.begins(with: "/ao-produkt") } ?? operation.path
    var rest = call.value("parameters")?.members ?? []
    for parameter in operation.parameters where parameter.place == .path {
      guard let value = rest.first(where: { $0.0.isExactly(parameter.name) })?.1.flatMap(text) else {
        throw ToolProblem(
          message: "parameters.\(parameter.name) is missing: \(parameter.description)"
            + (parameter.example.map { " Such as \($0)." } ?? ""))
      }
      path = path.replacing("{\(parameter.name)}", with: Percent.value(value))
      rest.removeAll { $0.0.isExactly(parameter.name) }
    }
    return (operation.method.rawValue, path + query(.object(rest), besides: path), operation)
  }

  /// The path of the API: neither `/_sim`, which has tools of its own, nor another world's.
  private static func checked(_ path: String) throws -> String {
    let text = Percent.visible(path)
    let first = text.split(separator: "/", maxSplits: 1).first.map { Percent.text($0.prefix { $0 != "?" }) } ?? ""
    guard text.hasPrefix("/"), !["_sim", "w"].has(first) else {
      throw ToolProblem(
        message: "path: '\(path.prefix(80))' is not one of the API behind the base URL, such as "
          + "/ao-produkt/v1/arbetsorder; world says in which world")
    }
    return text
  }

  private static func query(_ parameters: JSONValue?, besides path: String) -> String {
    let items = (parameters?.members ?? []).flatMap { name, value -> [String] in
      (value?.arrayValue ?? [value].compactMap(\.self)).compactMap { value in
        text(value).map { "\(Percent.value(name))=\(Percent.value($0))" }
      }
    }
    let mark = path.utf8.contains(UInt8(ascii: "?")) ? "&" : "?"
    return items.isEmpty ? "" : mark + items.joined(separator: "&")
  }

  private static func text(_ value: JSONValue) -> String? {
    switch value.kind {
    case .string(let text): text
    case .number(let number): number.text
    case .bool(let on): on ? "true" : "false"
    case .null, .array, .object: nil
    }
  }
}

/// A request that was sent, and its answer.
struct Sent {
  let method: String
  let path: String
  let answer: AgentAnswer
  /// Nil where it is not in the journal.
  let entry: JSONValue?

  /// Whether it was refused.
  var isRefused: Bool { answer.status >= 400 }

  func shown(_ world: String) -> ToolAnswer {
    let notes = entry?["notes"]?.arrayValue ?? []
    let said: [(String, JSONValue?)] = [
      ("status", .int(Int64(answer.status))), ("world", .text(world)), ("entry", entry?["id"]),
      ("contract", entry?["contract"]), ("codes", notes.isEmpty ? nil : .list(notes.compactMap { $0["code"] })),
      ("next", isRefused ? entry?["id"].map { "Call why_refused with entry \($0.intValue ?? 0)." } : nil),
    ]
    return ToolAnswer(
      said,
      .data(
        .object([
          ("request", .text("\(method) \(path)")), ("body", body),
          ("notes", notes.isEmpty ? nil : .list(notes.map(Self.note))),
          ("transitions", entry?["transitions"].flatMap { $0.arrayValue?.isEmpty == false ? $0 : nil }),
        ])))
  }

  /// What was answered, by the journal where it keeps it: there secrets are masked.
  private var body: JSONValue {
    guard !answer.body.isEmpty else { return .null }
    let kept = entry?["response"]?["text"]?.stringValue.map { Array($0.utf8) }
    if let value = try? JSONParser.parse(kept ?? answer.body) { return value }
    let type = answer.header("Content-Type") ?? "no content type"
    return .text("\(answer.body.count) bytes of \(type), which is no JSON")
  }

  static func note(_ note: JSONValue) -> JSONValue {
    .object(["code", "level", "text", "hint", "rule"].map { ($0, note[$0]) })
  }

  /// An entry in a list.
  static func line(_ entry: JSONValue) -> JSONValue {
    let notes = (entry["notes"]?.arrayValue ?? []).map(note)
    return .object(
      ["id", "time", "method", "target", "operation", "caller", "contract", "status", "origin"].map { ($0, entry[$0]) }
        + [("notes", notes.isEmpty ? nil : .list(notes))])
  }
}
