import JSON
import Texts

/// What `why_refused` says of a request: the rule, what it rests on, what would be valid, and a request that is taken.
enum Refused {
  static func explain(_ call: ToolCall) throws -> ToolAnswer {
    guard let entry = try entry(call), let id = entry["id"]?.intValue else {
      return ToolAnswer([("world", .text(call.world)), ("refused", false), ("why", "no request was refused here")])
    }
    let notes = entry["notes"]?.arrayValue ?? []
    let status = entry["status"]?.intValue ?? 0
    guard let refusal = notes.first(where: { $0["level"]?.stringValue == "error" }) else {
      let why =
        status >= 400
        ? "no rule refused it: a fault rule or a preset answered in the place of FAST2; the tool fault lists the rules"
        : "it was not refused; notes has what was noted"
      return ToolAnswer(
        [
          ("world", .text(call.world)), ("entry", .int(id)), ("refused", JSONValue(booleanLiteral: status >= 400)),
          ("status", .int(status)), ("why", .text(why)),
        ], .data(.object([("notes", .list(notes.map(Sent.note))), ("faults", entry["faults"])])))
    }
    var said: [(String, JSONValue?)] = [
      ("world", .text(call.world)), ("entry", .int(id)), ("refused", true), ("status", .int(status)),
    ]
    said += try known(refusal["code"]?.stringValue ?? "", call)
    if let faults = entry["faults"]?.arrayValue, !faults.isEmpty {
      said.append(("fault", "a fault rule of this world had a hand in it; the tool fault lists them"))
    }
    let corrector = Corrector(call, entry)
    let correction = corrector?.run()
    said.append(("corrected", JSONValue(booleanLiteral: correction != nil)))
    said.append(("next", .text(next(corrector, correction))))
    return ToolAnswer(said, .data(told(entry, refusal, correction, call)))
  }

  private static func next(_ corrector: Corrector?, _ correction: Correction?) -> String {
    if correction != nil {
      return "Use corrected of the data as the arguments of the tool call; a copy of the world has taken it."
    }
    return corrector?.hasCopy == false
      ? "No copy of the world could be made, in which a request would be tried; where there is no room for one, let a "
        + "world go that is not needed any more. Or change what message and hint name."
      : "No corrected request could be made; change what message and hint name."
  }

  /// Entries among which the last refused one is looked for.
  private static let mostLookedAt = 1000

  /// The entry that is meant: the one that is named, or the last that was refused.
  private static func entry(_ call: ToolCall) throws -> JSONValue? {
    if let entry = call.number("entry") { return try call.sim("GET", "journal/\(entry)") }
    let latest = try call.sim("GET", "journal", query: [("limit", "\(mostLookedAt)")])
    let refused = latest["entries"]?.arrayValue?.last { ($0["status"]?.intValue ?? 0) >= 400 }
    guard let id = refused?["id"]?.intValue else { return nil }
    return try call.sim("GET", "journal/\(id)")
  }

  /// What there is to say of a code and its rule, whoever was refused.
  private static func known(_ code: String, _ call: ToolCall) throws -> [(String, JSONValue?)] {
    let note = try call.sim("GET", "notes/\(Percent.value(code))")
    let rule = try call.sim("GET", "rules/\(Percent.value(note["rule"]?.stringValue ?? ""))")
    return [
      ("code", .text(code)), ("advice", note["hint"]),
      (
        "rule",
        .object([
          ("number", rule["number"]), ("statement", rule["statement"]), ("basis", rule["basis"]),
          ("where", rule["where"]),
        ])
      ),
    ]
  }

  /// What would be taken in the place of what was refused, where that is a list: the statuses that an arbetsorder can
  /// go to, or the codes that the refusal names.
  private static func valid(_ entry: JSONValue, _ refusal: JSONValue, _ call: ToolCall) -> JSONValue? {
    let told = RefusalTold(refusal)
    guard told.code.hasPrefix("status-"),
      let id = Draft.arbetsorder(in: entry["target"]?.stringValue ?? ""),
      let steps = try? call.sim("GET", "board/\(id)/steps")
    else {
      let listed = ValidValues(told).listed
      return listed.isEmpty ? nil : .list(listed.map(JSONValue.text))
    }
    let allowed = (steps["steps"]?.arrayValue ?? []).filter { $0["allowed"]?.boolValue == true }
    return .list(allowed.compactMap { $0["status"] })
  }

  private static func told(
    _ entry: JSONValue, _ refusal: JSONValue, _ correction: Correction?, _ call: ToolCall
  ) -> JSONValue {
    let request = entry["request"]?["text"]?.stringValue
    return .object([
      ("message", refusal["text"]), ("hint", refusal["hint"]), ("valid", valid(entry, refusal, call)),
      (
        "request",
        .object([
          ("method", entry["method"]), ("target", entry["target"]), ("caller", entry["caller"]),
          ("contract", entry["contract"]),
          (
            "body",
            request.flatMap { $0.isEmpty ? nil : $0 }.map { text in
              (try? JSONParser.parse(Array(text.utf8))) ?? .text(text)
            }
          ),
        ])
      ), ("corrected", correction?.arguments), ("changes", correction.map { .list($0.changes) }),
      ("answer", correction.map { ["status": .int(Int64($0.status))] }), ("before", correction.flatMap(\.before)),
    ])
  }
}

/// A request that was taken, in the place of one that was refused.
struct Correction {
  /// Of the tool `call`.
  let arguments: JSONValue
  /// What is otherwise than in the request that was refused: where, what it was, what it is.
  let changes: [JSONValue]
  /// What it was answered.
  let status: Int
  /// Arguments of calls that have to come first; nil where none have.
  let before: JSONValue?
}
