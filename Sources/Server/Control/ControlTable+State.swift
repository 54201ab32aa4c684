import JSON
import Model
import Rules
import Simulator
import Texts

/// The calls about settings, state and scenarios.
extension ControlTable {
  static let state: [ControlOperation] = [
    ControlOperation(
      id: .readSettings, method: "GET", path: "settings", summary: "What the world has decided for itself.",
      rule: .c4_3,
      answer: .json(200, ControlSchema.settings)),
    ControlOperation(
      id: .changeSettings, method: "PUT", path: "settings",
      summary: "Changes what is named; null leaves it to the command line again.", rule: .c4_3,
      answer: .json(200, ControlSchema.settings),
      body: ControlBody(
        schema: ControlSchema.settingsChange,
        example: ["strict": "fast2", "notes": ["unknown-parameter": "note"], "quirks": ["modified-timestamp"]])),
    ControlOperation(
      id: .readState, method: "GET", path: "state", summary: "The world as a seed that loads again to the same state.",
      rule: .c1_4, answer: .text(["application/json", "application/yaml"]),
      parameters: [ControlParameter("format", .choice(["json", "yaml"]), "Left out, JSON.")]),
    ControlOperation(
      id: .layState, method: "POST", path: "state",
      summary: "Lays seed keys over the data: known ids change, others are added; all of it or nothing.", rule: .c1_4,
      answer: .nothing,
      body: ControlBody(
        schema: .map(.any),
        example: [
          "arbetsorder": [
            [
              "id": 5001, "objekt": "9900101", "typ": "F", "status": "PAGAR", "utforare": "R100",
              "registrerad": ["datum": "2026-02-09T08:00:00+01:00"],
            ]
          ]
        ])),
    ControlOperation(
      id: .removeState, method: "DELETE", path: "state/{register}/{id}",
      summary: "Removes a row, with what hangs on it.", rule: .c1_4, answer: .nothing,
      parameters: [
        ControlParameter("register", in: .path, .text(1...60), "A key of the seed, such as arbetsorder."),
        ControlParameter("id", in: .path, .text(1...200), "The id of the row."),
      ],
      failures: [(404, "There is no such register or row."), (409, "Others refer to it.")]),
    ControlOperation(
      id: .listScenarios, method: "GET", path: "scenarios", summary: "Lists the scenarios that can be loaded by name.",
      rule: .c1_4, answer: .json(200, .list(ControlSchema.scenario))),
    ControlOperation(
      id: .loadScenario, method: "POST", path: "scenario",
      summary: "Makes the world what a scenario describes; reset goes back to that.", rule: .c1_4,
      answer: .json(200, ControlSchema.scenario),
      body: ControlBody(
        schema: .map(.any),
        example: ["fast2": "scenario/1", "name": "Akut", "clock": "2026-03-02T07:30:00+01:00"]),
      failures: [(404, "There is no scenario of that name.")]),
    ControlOperation(
      id: .runScenario, method: "POST", path: "scenario/run",
      summary:
        "Runs the steps of a scenario in a world of its own, and says what came of each; this world stays as it is.",
      rule: .c1_4, answer: .json(200, ControlSchema.scenarioRun),
      body: ControlBody(schema: .map(.any), example: ["name": "sla-bruten"]),
      failures: [(404, "There is no scenario of that name."), (409, "Too many are being run.")]),
  ]
}

extension ControlSchema {
  /// True is strict and false lenient, as before there were levels.
  static let strictness = JSONSchema.either([.choice(Strictness.allCases.map(\.rawValue)), .boolean])

  private static func members(_ isAnswer: Bool) -> [Member] {
    Setting.groups.flatMap { group, all in
      let members = Setting.asAnswered(all).map { setting in
        let rule = setting.rule.number
        return Member(
          setting.name, schema(setting.kind, isAnswer), required: isAnswer,
          "\(setting.told) (\(rule.begins(with: "control") ? "" : "rule ")\(rule)).")
      }
      return group.map { [Member($0.rawValue, .object(members), required: isAnswer, $0.about)] } ?? members
    }
  }

  private static func schema(_ kind: Setting.Kind, _ isAnswer: Bool) -> JSONSchema {
    switch kind {
    case .flag: return .boolean
    case .number(_, let range): return .integer(range)
    case .code: return .text(1...100)
    case .words: return .list(.text(1...20, pattern: "^[A-Za-z0-9]+$"), 0...100)
    case .choice(_, let words, let wasSwitch):
      return .nullable(wasSwitch && !isAnswer ? strictness : .choice(words))
    case .choices(_, let words): return .list(.choice(words), 0...20)
    case .notes:
      let mode = JSONSchema.choice(NoteMode.allCases.map(\.rawValue))
      return .object(
        NoteCode.allCases.map { Member($0.rawValue, isAnswer ? mode : .nullable(mode), "Of this note.") })
    }
  }

  static let settings = JSONSchema.named("Settings", .object(members(true)))
  static let settingsChange = JSONSchema.named("SettingsChange", .object(members(false), least: 1))

  static let scenario = JSONSchema.named(
    "Scenario",
    .object([
      Member("name", .text(0...1000), required: true, "Its name."),
      Member("why", .nullable(.text(0...10_000)), required: true, "Why it is worth having."),
      Member("steps", .boolean, required: true, "The file has steps, which loading it does not run."),
      Member(
        "source", .choice(ScenarioListing.Source.allCases.map(\.rawValue)), required: true,
        "Built in, of the directory of scenarios, or sent since the start."),
    ]))

  static let scenarioRun = JSONSchema.named(
    "ScenarioRun",
    .object([
      Member("name", .text(0...1000), required: true, "The scenario's name."),
      Member("passed", .boolean, required: true, "No step failed."),
      Member(
        "steps",
        .list(
          .object([
            Member("name", .text(0...100_000), required: true, "Its name, or what it does."),
            Member("line", .integer(1...10_000_000), required: true, "The line of the file on which it begins."),
            Member(
              "outcome", .choice(["passed", "failed", "skipped", "not-run"]), required: true,
              "What came of it; after one that failed, the others are not run."),
            Member("duration", .integer(0...3_600_000), required: true, "Milliseconds until its answer was there."),
            Member(
              "problem", .nullable(.text(1...1_000_000)), required: true, "Why it failed or was skipped, in a line."),
            Member(
              "details", .nullable(.text(1...10_000_000)), required: true,
              "Of one that failed: request, answer, differences, notes."),
          ])), required: true, "One for each step, in order."),
      Member(
        "remarks", .list(.text(1...10_000)), required: true,
        "What else is worth knowing, such as a fault that hit nobody."),
    ]))
}
