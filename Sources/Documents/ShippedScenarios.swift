/// The scenarios that are built into the program, as they are in `scenarios/`. The tool `embed` writes the list of all
/// while the program is built, in alphabetical order.
package enum ShippedScenarios {
  /// The path in `scenarios/`, without `.yaml`, and what the file has.
  typealias File = (name: String, text: StaticString)

  /// The paths of the files in `scenarios/`, without `.yaml`, in alphabetical order: `sla/sla-bruten`.
  package static var names: [String] { all.map { $0.name } }

  /// The bytes of a file by its path or by its own name, `sla-bruten`; nil where there is none.
  package static func bytes(_ name: String) -> [UInt8]? {
    let found = all.first { $0.name == name } ?? all.first { $0.name.hasSuffix("/" + name) }
    return found?.text.withUTF8Buffer { Array($0) }
  }

  /// What a list says of a file; nil where there is none.
  package static func title(_ name: String) -> ScenarioTitle? { bytes(name).flatMap(ScenarioDocument.title) }
}
