import JSON
import Model
import Tid

/// A scenario as it was written: what is laid over the seed is read when that is known.
struct ScenarioDraft: Sendable {
  var namn = ""
  var why: String?
  var seed: Placed<String>?
  var contract: Kontraktsval?
  var clock: Tidpunkt?
  var settings: Place?
  var state: Place?
  var quirks: [String] = []
  var faults: [Place] = []
  var vars: [(name: String, value: JSONValue)] = []
  var steps: [StepDraft] = []
}

/// The keys of a scenario.
enum ScenarioShapes {
  /// What the first key must say.
  static let version = "scenario/1"
  /// The seed that is built in, and the one without rows.
  static let demo = "demo"
  static let none = "none"

  private static let format = Form<String>.format(version)

  /// A value that is read later.
  private static func place(_ schema: SchemaType) -> Form<Place> { Form(schema: schema) { _, p in p } }

  static let fault = Form<Place>(schema: ScenarioFaults.schema) { reader, p in
    if reader.kind(p) == .mapping { return p }
    reader.report(p, "expected a fault rule, got \(reader.shown(p))")
    return nil
  }

  static let scenario = Shape<ScenarioDraft>("scenario") { _ in
    ScenarioDraft()
  } keys: { s in
    s.key("fast2", format, required: true, "The format and its version; the first key.") { _, _ in }
    s.key("name", .word, required: true, "What the scenario is called.", to: \.namn)
    s.key("why", .word, "Why it is worth having, with its rule.", to: \.why)
    s.key("seed", SeedShapes.placedWord, "demo, none, or the path of a seed beside this file; demo if left out.") {
      $0.seed = $1
    }
    s.key("contract", .choice, "The contract of the world (rule 1.1).", to: \.contract)
    s.key("clock", .instant, "Where the world's clock is frozen.", to: \.clock)
    s.key("settings", place(.shape(Setting.shape)), "Laid over those of the seed.") { $0.settings = $1 }
    s.key("quirks", .list(Form<String>.choice(ScenarioDocument.quirks)), "Oddities of the real system that are on.") {
      for word in $1 where !$0.quirks.contains(word) { $0.quirks.append(word) }
    }
    s.key("state", place(.shape(SeedShapes.overlay)), "Keys of a seed, laid over it.") { $0.state = $1 }
    s.key("faults", .list(fault), "Fault rules, the first that matches first.") { $0.faults = $1 }
    s.key(
      "vars", .named(Form<JSONValue>(schema: .any) { reader, p in reader.json(p) }),
      "Values that steps use as ${name}; --set changes them."
    ) {
      $0.vars = $1
    }
    s.key("steps", .list(.mapping(StepShapes.step)), "What is sent, and what must come of it.") { $0.steps = $1 }
  }
}

/// The JSON Schema of scenario files, made from the declaration that the reader works by.
package enum ScenarioSchema {
  /// The text of `scenarios/scenario.schema.json`.
  package static var json: String {
    SchemaWriter.document(
      ScenarioShapes.scenario, id: "scenario.schema.json", title: "fast2sim scenario/1", isLaidOver: true)
  }
}
