import Domain
import HTTPTransport
import JSON
import Rules
import Simulator
import Texts

/// The calls about settings, state and scenarios (`docs/control-plane.md`).
extension Control {
  func readSettings() -> Response { json(Self.shown(turn.world.settings)) }

  func changeSettings(_ asked: ControlRequest, _ operation: ControlOperation, _ reply: Reply) {
    let (body, control) = (asked.body ?? .object([]), self)
    turn.world.changeSettings { settings, register in
      try SettingsChange(body).apply(to: &settings, register, operation)
    } done: { result in
      switch result {
      case .success(let changed):
        control.turn.world.remember("PUT", operation.path, body)
        reply.send(control.json(Self.shown(changed)))
      case .failure(let error): reply.send(control.turn.failed(error))
      }
    }
  }

  static func shown(_ s: Settings) -> JSONValue {
    func bool(_ on: Bool) -> JSONValue { JSONValue(booleanLiteral: on) }
    let modes: [(String, JSONValue?)] = NoteCode.allCases.compactMap { code in
      s.notes[code].map { (code.rawValue, .text($0.rawValue)) }
    }
    return .object([
      ("contract", s.contract.map { .text($0.rawValue) } ?? .null),
      ("strict", s.strictness.map { .text($0.rawValue) } ?? .null),
      ("auth", s.auth.map { .text($0.rawValue) } ?? .null), ("firstArbetsorderId", .int(s.firstArbetsorderId)),
      ("prio", .text(s.prio.string)), ("tilltrade", .text(s.tilltrade.string)),
      (
        "status",
        ["orderWhenUtforareGiven": bool(s.orderWhenUtforareGiven), "allowSkip": bool(s.allowSkip)]
      ), ("arbetsorder", ["editableWhenUtford": bool(s.editableWhenUtford)]),
      ("messages", ["onPlanering": bool(s.messagesOnPlanering)]),
      (
        "tokens",
        [
          "gatewaySeconds": .int(s.gatewayTokenSeconds), "accessSeconds": .int(s.accessTokenSeconds),
          "refreshSeconds": .int(s.refreshTokenSeconds),
        ]
      ),
      (
        "files",
        [
          "maxBytes": .int(s.filesMaxBytes), "types": .list(s.filesTypes.map(JSONValue.text)),
          "tempHours": .int(s.filesTempHours),
        ]
      ), ("quirks", .list(Quirk.allCases.filter(s.quirks.contains).map { .text($0.rawValue) })),
      ("notes", .object(modes)),
    ])
  }

  func readState(_ asked: ControlRequest) throws -> Response {
    let state = try turn.world.stateAsSeed()
    guard asked.query["format"] == "yaml" else { return json(state.indented) }
    return turn.finished(
      Response(status: 200, headers: [("Content-Type", "application/yaml")], body: state.yaml), [], nil)
  }

  func layState(_ asked: ControlRequest, _ reply: Reply) {
    let control = self
    turn.world.lay(asked.request.body) { reply.send(control.done($0, "POST", "state", asked.body)) }
  }

  func removeState(_ asked: ControlRequest, _ reply: Reply) {
    let control = self
    let (register, id) = (asked.path["register"] ?? "", asked.path["id"] ?? "")
    turn.world.removeRow(id, of: register) {
      reply.send(control.done($0, "DELETE", "state/\(register)/\(id.replacing("/", with: "%2F"))", nil))
    }
  }

  /// 204, with the step remembered for bundles; or why not.
  func done(_ result: Result<Void, any Error>, _ method: String, _ path: String, _ body: JSONValue?) -> Response {
    switch result {
    case .success:
      turn.world.remember(method, path, body)
      return nothing
    case .failure(let error): return turn.failed(error)
    }
  }

  func listScenarios() -> Response { json(.list(app.scenarios.titles.map(Self.shown))) }

  func loadScenario(_ asked: ControlRequest) throws -> Response {
    let scenario = try scenario(asked.body ?? .null, asked.request.body)
    try turn.world.load(scenario)
    return json(Self.shown(scenario.title))
  }

  func runScenario(_ asked: ControlRequest, _ reply: Reply) throws {
    guard let run = app.options.runScenario else {
      throw Refusal(
        .controlNotFound, "this server has nothing that sends a scenario's steps",
        hint: "fast2sim scenario run does, with a server of its own.")
    }
    let scenario = try scenario(asked.body ?? .null, asked.request.body)
    let control = self
    // Its steps wait for answers, which no worker may do.
    Background.run {
      do { reply.send(control.json(try run(scenario))) } catch { reply.send(control.turn.failed(error)) }
    }
  }

  /// A stored one by its name, or what was sent.
  private func scenario(_ body: JSONValue, _ bytes: [UInt8]) throws -> StoredScenario {
    if body.members.count == 1, let name = body["name"]?.stringValue { return try app.scenarios.named(name) }
    return try app.scenarios.read(bytes, file: "body")
  }

  private static func shown(_ scenario: ScenarioListing) -> JSONValue {
    [
      "name": .text(scenario.name), "why": scenario.why.map(JSONValue.text) ?? .null,
      "steps": JSONValue(booleanLiteral: scenario.hasSteps), "source": .text(scenario.source.rawValue),
    ]
  }
}

extension Strictness {
  /// As a body has it: a level, or true for strict and false for lenient; nil for all else.
  init?(_ value: JSONValue) {
    guard let text = value.stringValue ?? value.boolValue.map({ $0 ? "true" : "false" }) else { return nil }
    self.init(reading: text)
  }
}

/// What a PUT to `/_sim/settings` changes; what it does not name stays.
struct SettingsChange: Sendable {
  let body: JSONValue

  init(_ body: JSONValue) { self.body = body }

  /// Takes over what no seed has, for a bundle: its seed has the rest.
  func applyOwn(to s: inout Settings) {
    s.auth = body["auth"]?.stringValue.flatMap { Autentisering(rawValue: $0) }
    s.quirks = Set((body["quirks"]?.arrayValue ?? []).compactMap { $0.stringValue.flatMap { Quirk(rawValue: $0) } })
    for (name, value) in body["notes"]?.members ?? [] {
      if let code = NoteCode(rawValue: name) { s.notes[code] = value?.stringValue.flatMap { NoteMode(rawValue: $0) } }
    }
  }

  /// - Throws: `control-invalid` for codes that the world does not have.
  func apply(to s: inout Settings, _ register: RegisterSnapshot, _ operation: ControlOperation) throws(Refusal) {
    if let value = body["contract"] { s.contract = value.stringValue.flatMap { Kontraktsval(rawValue: $0) } }
    if let value = body["strict"] { s.strictness = Strictness(value) }
    if let value = body["auth"] { s.auth = value.stringValue.flatMap { Autentisering(rawValue: $0) } }
    if let id = body["firstArbetsorderId"]?.intValue { s.firstArbetsorderId = id }
    try code("prio", register.prio.keys.sorted(), &s.prio, operation)
    try code("tilltrade", register.tilltrade.keys.sorted(), &s.tilltrade, operation)
    flag("status", "orderWhenUtforareGiven", &s.orderWhenUtforareGiven)
    flag("status", "allowSkip", &s.allowSkip)
    flag("arbetsorder", "editableWhenUtford", &s.editableWhenUtford)
    flag("messages", "onPlanering", &s.messagesOnPlanering)
    number("tokens", "gatewaySeconds", &s.gatewayTokenSeconds)
    number("tokens", "accessSeconds", &s.accessTokenSeconds)
    number("tokens", "refreshSeconds", &s.refreshTokenSeconds)
    number("files", "maxBytes", &s.filesMaxBytes)
    number("files", "tempHours", &s.filesTempHours)
    if let types = body["files"]?["types"]?.arrayValue { s.filesTypes = types.compactMap(\.stringValue) }
    if let quirks = body["quirks"]?.arrayValue {
      s.quirks = Set(quirks.compactMap { $0.stringValue.flatMap { Quirk(rawValue: $0) } })
    }
    for (name, value) in body["notes"]?.members ?? [] {
      guard let code = NoteCode(rawValue: name) else { continue }
      s.notes[code] = value?.stringValue.flatMap { NoteMode(rawValue: $0) }
    }
  }

  private func flag(_ group: String, _ name: String, _ target: inout Bool) {
    if let on = body[group]?[name]?.boolValue { target = on }
  }

  private func number(_ group: String, _ name: String, _ target: inout Int64) {
    if let number = body[group]?[name]?.intValue { target = number }
  }

  private func code(
    _ name: String, _ valid: [Text], _ target: inout Text, _ operation: ControlOperation
  ) throws(Refusal) {
    guard let given = body[name]?.stringValue.map({ Text($0) }) else { return }
    guard valid.contains(given) else {
      throw .invalidControl("\(name): there is no '\(given)'; valid are \(valid.joined(separator: ", "))", operation)
    }
    target = given
  }
}
