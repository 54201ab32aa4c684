import Documents
import JSON
import Texts

/// `fast2sim schema`: the JSON Schema of the files that people write, for editors.
enum SchemaCommand {
  enum Kind: String, CaseIterable { case seed, scenario, config }

  static let options = [Option("help", nil, nil, "print this", reach: .flag)]

  static func run(_ arguments: Arguments, _ environment: [String: String]) throws(UsageError) {
    let valid = "valid are seed, scenario and config"
    guard let word = arguments.rest.first else { throw UsageError(message: "schema needs a kind of file; \(valid)") }
    guard let kind = Kind(exactly: word) else {
      let near = nearest(word, Kind.allCases.map(\.rawValue)).map { "did you mean \($0)?" } ?? valid
      throw UsageError(message: "schema has no '\(word)'; \(near)")
    }
    if let word = arguments.rest.dropFirst().first { throw UsageError(message: "schema \(kind) takes no '\(word)'") }
    switch kind {
    case .seed: Console.out(bytes: Array(SeedSchema.json.utf8))
    case .scenario: Console.out(bytes: Array(ScenarioSchema.json.utf8))
    case .config: Console.out(bytes: configuration.indented)
    }
  }

  /// `fast2sim.yaml`, from the options that it may have. Values are told apart by whoever reads them, so a number may
  /// stand where there can be one.
  private static var configuration: JSONValue {
    var seen: Set<String> = []
    let keys = allOptions.filter { $0.reach == .file && seen.insert($0.name).inserted }
    return [
      "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "config.schema.json",
      "title": "fast2sim.yaml", "type": .list(["object", "null"]),
      "properties": .object(keys.map { ($0.name, property($0)) }), "additionalProperties": false,
    ]
  }

  private static func property(_ option: Option) -> JSONValue {
    // A switch, and what is one where it stands alone, can be written as one.
    let isSwitch = option.value == nil
    let types: [JSONValue] = isSwitch ? ["boolean", "null"] : ["string", "number", "boolean", "null"]
    return .object([
      ("description", .text(option.help)), ("type", .list(types)),
      ("default", option.standard.map(JSONValue.text)),
    ])
  }
}
