import HTTPTransport
import JSON
import Model
import Rules
import Simulator
import Texts

/// The calls about settings, state and scenarios (`docs/control-plane.md`).
extension Control {
  func readSettings() -> Response { json(Self.shown(turn.world.settings)) }

  func changeSettings(_ asked: ControlRequest, _ operation: ControlOperation, _ reply: Reply) {
    let (body, control) = (asked.body ?? .object([]), self)
    turn.world.changeSettings { settings, register in
      settings.take(body)
      try settings.judge(body, register, operation)
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
    .object(
      Setting.groups.flatMap { group, all in
        let members = Setting.asAnswered(all).map { ($0.name, Optional(shown($0.kind, s))) }
        return group.map { [($0.rawValue, .object(members))] } ?? members
      })
  }

  private static func shown(_ kind: Setting.Kind, _ s: Settings) -> JSONValue {
    switch kind {
    case .flag(let property): JSONValue(booleanLiteral: s[keyPath: property])
    case .number(let property, _): .int(s[keyPath: property])
    case .code(let property, _): .text(s[keyPath: property].string)
    case .words(let property), .choices(let property, _): .list(s[keyPath: property].map(JSONValue.text))
    case .choice(let property, _, _): s[keyPath: property].map(JSONValue.text) ?? .null
    case .notes(let property):
      .object(
        NoteCode.allCases.map { code in (code.rawValue, s[keyPath: property][code].map { .text($0.rawValue) }) })
    }
  }

  func readState(_ asked: ControlRequest) throws -> Response {
    let state = try turn.world.stateAsSeed()
    guard asked.query["format"] == "yaml" else { return json(state.indented) }
    return answer("application/yaml", state.yaml)
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
  init?(_ value: JSONValue) { self.init(reading: value.stringValue ?? value.boolValue.map { "\($0)" } ?? "") }
}

extension Settings {
  /// Takes over what a body names of some settings, and leaves the rest.
  mutating func take(_ body: JSONValue, of settings: [Setting] = Setting.all) {
    for setting in settings {
      guard let value = body[setting] else { continue }
      switch setting.kind {
      case .flag(let property): if let on = value.boolValue { self[keyPath: property] = on }
      case .number(let property, _): if let number = value.intValue { self[keyPath: property] = number }
      case .code(let property, _): if let kod = value.stringValue { self[keyPath: property] = Text(kod) }
      case .words(let property), .choices(let property, _):
        if let words = value.arrayValue { self[keyPath: property] = words.compactMap(\.stringValue) }
      case .choice(let property, _, let wasSwitch):
        self[keyPath: property] = wasSwitch ? Strictness(value)?.rawValue : value.stringValue
      case .notes(let property):
        for (name, mode) in value.members {
          guard let code = NoteCode(exactly: name) else { continue }
          self[keyPath: property][code] = mode?.stringValue.flatMap { NoteMode(exactly: $0) }
        }
      }
    }
  }

  /// - Throws: `control-invalid` for a code that a body names and the world does not have.
  fileprivate func judge(
    _ body: JSONValue, _ register: RegisterSnapshot, _ operation: ControlOperation
  ) throws(Refusal) {
    for setting in Setting.all where body[setting] != nil {
      guard case .code(let property, let codes) = setting.kind else { continue }
      let valid =
        switch codes {
        case .prio: register.prio.keys.sorted()
        case .tilltrade: register.tilltrade.keys.sorted()
        }
      let kod = self[keyPath: property]
      guard !valid.contains(kod) else { continue }
      throw .invalidControl(
        "\(setting.path): there is no '\(kod)'; valid are \(valid.joined(separator: ", "))", operation)
    }
  }
}

extension JSONValue {
  fileprivate subscript(setting: Setting) -> JSONValue? { setting.keys.reduce(self) { $0?[$1] } }
}

extension Setting {
  /// In the order of the answers: what the command line may decide comes first.
  static func asAnswered(_ settings: [Setting]) -> [Setting] {
    settings.filter(\.kind.isChoice) + settings.filter { !$0.kind.isChoice }
  }
}

extension Setting.Kind {
  fileprivate var isChoice: Bool { if case .choice = self { true } else { false } }
}
