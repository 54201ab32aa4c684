import Documents
import Domain
import Foundation
import JSON
import Model
import Rules
import Testing
import Texts
import Tid
import Traffic

private func readScenario(_ text: String, files: [String: String] = [:]) -> ScenarioResult {
  ScenarioDocument.read(bytes: Array(text.utf8), file: "dir/a.yaml") { files[$0].map { Array($0.utf8) } }
}

private func scenario(_ text: String, files: [String: String] = [:]) throws -> Scenario {
  switch readScenario(text, files: files) {
  case .scenario(let scenario): return scenario
  case .diagnostics(let all): throw NotRead(description: all.map(\.description).joined(separator: "\n"))
  }
}

private func scenarioMistakes(_ text: String, files: [String: String] = [:]) -> [String] {
  if case .diagnostics(let all) = readScenario(text, files: files) { all.map(\.description) } else { [] }
}

private let head = "fast2: scenario/1\nname: prov\n"

@Suite struct `Reading scenarios` {
  @Test func `the least is a name, and the demo seed as it is`() throws {
    let s = try scenario(head)
    let demo = try installation(String(decoding: DemoSeed.bytes, as: UTF8.self))
    #expect(s.namn == "prov" && s.why == nil && s.installation == demo)
    #expect(s.contract == nil && s.clock == nil && s.faults.isEmpty && s.quirks.isEmpty && s.steps.isEmpty)
    #expect(s.ownKeys.isEmpty && s.vars.isEmpty)
  }

  @Test func `every key is read, and settings and state are laid over the seed`() throws {
    let s = try scenario(
      head + """
        why: därför
        seed: demo
        contract: published
        clock: 2026-03-02T07:30:00+01:00
        settings: {prio: "77", status: {allowSkip: true}}
        quirks: [one-token-per-user, ocr-names, one-token-per-user]
        state:
          settings: {tilltrade: J}
          prio: [{kod: "77"}]
          arbetsorder: [{id: 5001, objekt: "9900101", typ: F}, {id: 101, externtId: X}]
        faults:
          - {match: {nth: 2}, effect: {drop: true}}
        steps:
          - send: GET /v1/arbetsorder/5001
        """)
    #expect(s.why == "därför" && s.contract == .published && s.steps.count == 1)
    #expect(s.ownKeys == ["clock", "settings", "quirks", "state", "faults"])
    #expect(s.clock == (try Tidsform.tidpunkt("2026-03-02T07:30:00+01:00")))
    #expect(s.installation.settings.allowSkip && s.installation.settings.tilltrade == "J")
    let ny = try #require(s.installation.arbetsorder.first { $0.id == ArbetsorderID(5001) })
    #expect(ny.prio == "77" && ny.tilltrade == "J")
    #expect(s.installation.arbetsorder.first { $0.id == ArbetsorderID(101) }?.externtId == "X")
    #expect(s.quirks == ["one-token-per-user", "ocr-names"])
  }

  @Test func `a seed beside the file, or none, is what it begins with`() throws {
    let files = ["dir/seed.yaml": seed("buntar: [{id: B}]")]
    #expect(try scenario(head + "seed: seed.yaml", files: files).installation.buntar.map(\.kod) == ["B"])
    let none = try scenario(
      head + "seed: none\nstate: {prio: [{kod: \"10\"}], tilltrade: [{kod: N}], buntar: [{id: C}]}")
    #expect(none.installation.namn == "prov" && none.installation.buntar.map(\.kod) == ["C"])
    #expect(none.installation.arbetsordertyper.map(\.kod) == ["F", "U", "G", "T", "M"])
    #expect(
      scenarioMistakes(head + "seed: none\nsettings: {prio: \"5\"}") == [
        "dir/a.yaml:4:11: settings: there is no tilltrade \"N\", which settings.tilltrade is if left out",
        "dir/a.yaml:4:18: settings.prio: there is no prio \"5\"",
      ])
  }

  @Test func `mistakes of all parts are told together`() {
    let effects = "delay, status, body, patch, headers, preset, drop, truncate, drip, afterCommit"
    let presets = FaultPreset.allCases.map(\.rawValue).joined(separator: ", ")
    #expect(
      scenarioMistakes(
        """
        name: prov
        fast2: scenario/2
        contract: "1.2"
        clock: igår
        quirks: [ocr-name]
        settings: {prio: "11", statuss: {}}
        state:
          arbetsorder: [{id: 5001, objekt: "9900109", typ: F}]
          foo: 1
        faults: [{effect: {}, effect: {drop: true}}, x, {match: {path: /v1}, effect: {preset: gateway.throtled}}]
        stepz: []
        """) == [
          "dir/a.yaml:1:1: name: the first key must be fast2: scenario/1",
          "dir/a.yaml:2:8: fast2: expected scenario/1, got \"scenario/2\"",
          "dir/a.yaml:3:11: contract: expected one of 1.1, published, got \"1.2\" (did you mean 1.1?)",
          "dir/a.yaml:4:8: clock: expected a date-time such as 2026-03-02T07:30:00+01:00, or a date, got \"igår\"",
          "dir/a.yaml:5:10: quirks[0]: expected one of modified-timestamp, one-token-per-user, ocr-names, "
            + "camelcase-tokens, got \"ocr-name\" (did you mean ocr-names?)",
          "dir/a.yaml:6:18: settings.prio: there is no prio \"11\" (did you mean 10?)",
          "dir/a.yaml:6:24: settings.statuss: unknown key (did you mean status?)",
          "dir/a.yaml:8:36: state.arbetsorder[0].objekt: there is no objekt \"9900109\" (did you mean 9900101?)",
          "dir/a.yaml:9:3: state.foo: unknown key",
          "dir/a.yaml:10:19: faults[0].effect: has none of \(effects); send at least 1",
          "dir/a.yaml:10:23: faults[0].effect: stands twice; the first is on line 10",
          "dir/a.yaml:10:46: faults[1]: expected a fault rule, got \"x\"",
          "dir/a.yaml:10:87: faults[2].effect.preset: there is no 'gateway.throtled' "
            + "(did you mean gateway.throttled?); valid are \(presets)",
          "dir/a.yaml:11:1: stepz: unknown key (did you mean steps?)",
        ])
  }

  @Test func `mistakes of the seed follow those of the scenario`() {
    #expect(
      scenarioMistakes(head + "seed: s.yaml\nfoo: 1", files: ["dir/s.yaml": seed("bar: 1")])
        == [
          "dir/a.yaml:4:1: foo: unknown key",
          "dir/s.yaml:5:1: bar: unknown key",
        ])
    #expect(
      scenarioMistakes(head + "seed: deom") == [
        "dir/a.yaml:3:7: seed: there is no file \"dir/deom\"; demo and none are seeds without a file"
      ])
    #expect(scenarioMistakes("") == ["dir/a.yaml:1:1: the file is empty; a scenario begins with fast2: scenario/1"])
    #expect(scenarioMistakes("a: [").count == 1)
  }
}

@Suite struct `Shipped scenarios` {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("scenarios")

  static var files: [String] {
    ((try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []).filter { $0.hasSuffix(".yaml") }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
  }

  @Test func `are there, in folders`() {
    #expect(Self.files.count >= 40)
    #expect(Self.files.allSatisfy { $0.contains("/") })
  }

  @Test func `go by their own names as well, which differ`() throws {
    let names = ShippedScenarios.names.compactMap { $0.split(separator: "/").last.map(String.init) }
    #expect(Set(names).count == names.count)
    for name in ["accepterad-backas", "dubbelbokning", "gateway-strypt", "sla-bruten", "uppladdning-trasig"] {
      #expect(ShippedScenarios.bytes(name) != nil, "\(name)")
    }
    let titles = ShippedScenarios.names.compactMap { ShippedScenarios.title($0)?.name }
    #expect(Set(titles).count == ShippedScenarios.names.count)
  }

  @Test func `are built in as they stand in their files`() throws {
    #expect(ShippedScenarios.names.map { "\($0).yaml" } == Self.files)
    for name in ShippedScenarios.names {
      #expect(String(decoding: ShippedScenarios.bytes(name) ?? [], as: UTF8.self) == (try Self.text("\(name).yaml")))
    }
    #expect(ShippedScenarios.bytes("saknas") == nil)
  }

  @Test(arguments: files)
  func `read without a mistake, and say which rule they show`(_ file: String) throws {
    let s = try scenario(Self.text(file))
    let why = try #require(s.why)
    #expect(try /[Rr]ules? \d+\.\d+/.firstMatch(in: why) != nil)
    #expect(s.clock != nil)
    #expect(!s.steps.isEmpty)
  }

  @Test func `meet every refusal that a client should handle`() throws {
    // What the transport refuses before a client's data is looked at, and the control plane, which FAST2 does not have.
    let others: Set<RefusalCode> = [
      .malformedRequest, .targetTooLong, .headersTooLarge, .tooManyParameters, .jsonTooDeep, .worldName, .worldUnknown,
      .draining, .worldLost, .worldHeld,
      .worldFull, .controlForbidden, .controlInvalid, .controlNotFound, .controlMethod, .controlMediaType,
      .controlConflict, .diskFull, .databaseLost, .databaseBusy, .databaseFailed, .openFiles,
    ]
    var met: Set<String> = []
    for file in Self.files {
      for step in try scenario(Self.text(file)).steps {
        guard case .send(let request) = step.action, let notes = request.expect.notes else { continue }
        if let part = notes["$contains"]?.stringValue { met.insert(part) }
        met.formUnion((notes.arrayValue ?? []).compactMap(\.stringValue))
      }
    }
    let missing = RefusalCode.allCases.filter { !others.contains($0) && !met.contains($0.rawValue) }
    #expect(missing.isEmpty, "\(missing)")
  }

  @Test func `show what they promise`() throws {
    func orders(_ file: String) throws -> [Int64: Arbetsorder] {
      let all = try scenario(Self.text(file)).installation.arbetsorder
      return Dictionary(uniqueKeysWithValues: all.map { ($0.id.rawValue, $0) })
    }
    let backas = try orders("status/accepterad-backas.yaml")[5001]
    #expect(backas?.status == .accepterad && backas?.accepterad != nil)
    let sla = try orders("sla/sla-bruten.yaml")
    #expect(sla[5002]?.sla.avtalatSlut == (try Tidsform.tidpunkt("2026-02-09T12:00:00+01:00")))
    #expect(sla[5002]?.sla.faktisktSlut == nil && sla[5003]?.sla.diff == 2880)
    let bokningar = try scenario(Self.text("bokning/dubbelbokning.yaml")).installation.bokningar
    #expect(bokningar.filter { $0.lucka.id == "R100-202603040700" && !$0.avbokad }.count == 2)
    #expect(try scenario(Self.text("gateway/gateway-strypt.yaml")).faults.count == 1)
  }

  /// With FAST2SIM_WRITE_GOLDEN=1 in the environment the file is written instead.
  @Test func `have the schema that the reader works by`() throws {
    if ProcessInfo.processInfo.environment["FAST2SIM_WRITE_GOLDEN"] == "1" {
      try ScenarioSchema.json.write(
        to: Self.folder.appendingPathComponent("scenario.schema.json"), atomically: true, encoding: .utf8)
    }
    #expect(ScenarioSchema.json == (try Self.text("scenario.schema.json")))
  }
}

@Suite struct `The page of scenarios` {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  @Test func `shows a scenario that ships, and every key`() throws {
    let page = try Self.text("docs/scenario-format.md")
    let example = page.components(separatedBy: "```yaml\n").dropFirst().first?.components(separatedBy: "```").first
    #expect(example == (try Self.text("scenarios/sla/sla-bruten.yaml")))
    let rows = page.split(separator: "\n").filter { $0.hasPrefix("| `") }.map { String($0.split(separator: "`")[1]) }
    let schema = try #require(
      try JSONSerialization.jsonObject(with: Data(ScenarioSchema.json.utf8)) as? [String: Any])
    let shapes = try #require(schema["$defs"] as? [String: [String: Any]])
    let keys = ([schema] + ["step", "as", "expect", "upload"].compactMap { shapes[$0] }).flatMap {
      ($0["properties"] as? [String: Any] ?? [:]).keys
    }
    #expect(rows.sorted() == keys.sorted())
  }
}
