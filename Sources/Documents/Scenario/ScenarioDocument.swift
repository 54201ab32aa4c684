package import JSON
package import Model
import Texts
package import Tid
import Traffic

/// A state worth having, as a scenario file describes it (`docs/scenario-format.md`).
package struct Scenario: Sendable {
  /// What people call it.
  package var namn: String
  /// Why it is worth having, with the rule that it shows; nil where the file does not say.
  package var why: String?
  /// The seed with the scenario's settings and state laid over it; files with bytes have an empty hash.
  package var installation: Installation
  /// The contract of the world; nil leaves it to the settings and the command line (rule 1.1).
  package var contract: Kontraktsval?
  /// Where the world's clock is frozen; nil leaves it alone.
  package var clock: Tidpunkt?
  /// Oddities of the real system that are on, each once, of `ScenarioDocument.quirks`.
  package var quirks: [String]
  /// Fault rules as they are written, with their places in the file; each is one that `FaultRule` takes.
  package var faults: [JSONValue]
  /// The keys of the file that only a world of its own can be given: `clock`, `settings`, `quirks`, `state`, `faults`.
  package var ownKeys: [String]
  /// Values that steps use as `${name}`.
  package var vars: [(name: String, value: JSONValue)]
  /// What is sent and must come, in order; a scenario without steps is a state and nothing more.
  package var steps: [ScenarioStep]
  /// What may be slips in its steps, in the order of the file; empty where nobody looked for them.
  package var warnings: [Diagnostic] = []
}

/// What became of a scenario file.
package enum ScenarioResult: Sendable {
  case scenario(Scenario)
  /// Not empty; those of the scenario in the order of their places, then those of its seed.
  case diagnostics([Diagnostic])
}

/// A scenario file (`docs/scenario-format.md`).
package enum ScenarioDocument {
  /// The oddities that a scenario can switch on (rule control 3.3).
  package static let quirks = Quirk.allCases.map(\.rawValue)

  /// Reads a scenario, with all mistakes in one pass; after a syntax error only that one. Where the seed has mistakes,
  /// what refers to its rows is not judged.
  ///
  /// - Parameters:
  ///   - bytes: YAML, or JSON where the text begins with `{` or `[`. Up to 512 MiB.
  ///   - file: what diagnostics call it; the seed, and `fil` of files, are looked for beside it.
  ///   - include: the bytes of a file by its path, nil where there is none.
  ///   - operations: the ids that faults may name, which this room does not know; nil where any will do.
  ///   - slip: what is wrong with a request by the contract, which this room does not know; nil where nothing is.
  ///   - remarks: what may be slips in its bodies, by the contract.
  package static func read(
    bytes: [UInt8], file: String, include: (String) -> [UInt8]? = { _ in nil },
    operations: [String]? = nil, slip: (StepRequest) -> StepSlip? = { _ in nil },
    remarks: (Scenario) -> [StepRemark] = { _ in [] }
  ) -> ScenarioResult {
    let reader = Reader()
    let (root, draft): (Place, ScenarioDraft)
    do throws(NoDocument) {
      (root, draft) = try reader.open(
        bytes, file: file, "a scenario", ScenarioShapes.version, by: ScenarioShapes.scenario)
    } catch { return .diagnostics(error.diagnostics) }
    let faults = ScenarioFaults.read(draft.faults, reader, KnownNames(operations: operations))
    var judgement = StepJudgement(reader, vars: draft.vars, file: file)
    if let vars = reader.member("vars", of: root) { judgement.judgeKeys(vars) }
    let steps = judgement.steps(draft.steps, include: include, slip: slip)
    let seed = Self.seed(draft, reader, file: file, include: include)
    guard case .installation(let base) = seed else {
      if case .diagnostics(let found) = seed { return .diagnostics(reader.diagnostics + found) }
      return .diagnostics(reader.diagnostics)
    }
    let (_, laid) = SeedOverlay.laid(
      reader, state: draft.state, settings: draft.settings, over: OverlayBase(base), file: file, include: include
    ) { whole in
      // A seed has been judged; what begins with nothing must bring the rows that its settings name.
      if draft.seed?.value == ScenarioShapes.none { SeedDefaults.judgeSettings(whole, reader, at: draft.settings) }
    }
    StepJudgement.judgeCallers(draft.steps, of: laid, reader)
    if reader.isFaultless {
      let callers = laid.klienter.map(\.nyckel.string) + laid.resurser.map(\.id.rawValue.string)
      _ = ScenarioFaults.read(draft.faults, reader, KnownNames(callers: callers))
    }
    guard reader.isFaultless else { return .diagnostics(reader.diagnostics) }
    let ownKeys = ["clock", "settings", "quirks", "state", "faults"].filter { reader.member($0, of: root) != nil }
    var scenario = Scenario(
      namn: draft.namn, why: draft.why, installation: laid, contract: draft.contract, clock: draft.clock,
      quirks: draft.quirks, faults: faults, ownKeys: ownKeys, vars: draft.vars, steps: steps)
    scenario.warnings = reader.warnings(remarks(scenario), steps: draft.steps.map(\.place))
    return .scenario(scenario)
  }

  /// The installation that the scenario begins with; no diagnostics where the scenario itself was told of the mistake.
  private static func seed(
    _ draft: ScenarioDraft, _ reader: Reader, file: String, include: (String) -> [UInt8]?
  ) -> SeedResult {
    guard let wanted = draft.seed, wanted.value != ScenarioShapes.demo else {
      return SeedDocument.read(bytes: DemoSeed.bytes, file: "demo.yaml")
    }
    if wanted.value == ScenarioShapes.none {
      var empty = Installation()
      empty.namn = Text(draft.namn)
      SeedDefaults.addRegisters(&empty, Reader())
      return .installation(empty)
    }
    let path = FilePath.beside(file, wanted.value)
    guard let bytes = include(path) else {
      reader.report(wanted.place, "there is no file \"\(path)\"; demo and none are seeds without a file")
      return .diagnostics([])
    }
    return SeedDocument.read(bytes: bytes, file: path, include: include)
  }
}
