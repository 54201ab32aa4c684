/// What a list says of a scenario, without the work of reading all of it.
package struct ScenarioTitle: Sendable, Equatable {
  /// What people call it.
  package var name: String
  /// Why it is worth having; nil where the file does not say.
  package var why: String?
  /// It has steps, which `fast2sim scenario run` runs.
  package var hasSteps: Bool

  package init(name: String, why: String?, hasSteps: Bool) {
    self.name = name
    self.why = why
    self.hasSteps = hasSteps
  }
}

extension ScenarioDocument {
  /// The title of a scenario; nil where the text is no YAML, or has no name. Nothing else in it is judged.
  package static func title(of bytes: [UInt8]) -> ScenarioTitle? {
    guard let tree = try? YAMLParser.parse(bytes), !tree.nodes.isEmpty else { return nil }
    let reader = Reader()
    let root = Place(file: reader.add(tree, file: ""), node: 0)
    func text(_ key: String) -> String? {
      reader.member(key, of: root).flatMap { reader.isScalar($0) && !reader.isNull($0) ? reader.text($0) : nil }
    }
    guard let name = text("name") else { return nil }
    let steps = reader.member("steps", of: root)
    let hasSteps = steps.map { reader.kind($0) == .sequence && !reader.children($0).isEmpty } ?? false
    return ScenarioTitle(name: name, why: text("why"), hasSteps: hasSteps)
  }
}
