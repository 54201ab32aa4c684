/// The kinds of files that people take for one another.
enum DocumentKind: CaseIterable {
  case seed, scenario, sweep

  /// What the first key says of it.
  var version: String {
    switch self {
    case .seed: SeedShapes.version
    case .scenario: ScenarioShapes.version
    case .sweep: SweepDocument.version
    }
  }

  /// What it is, and who takes it.
  fileprivate var advice: String {
    switch self {
    case .seed: "this is a seed, for --seed or fast2sim seed"
    case .scenario: "this is a scenario, for --scenario or fast2sim scenario"
    case .sweep: "this is a list of oddities, for fast2sim exec --sweep=FILE"
    }
  }
}

extension Reader {
  /// Whether a document says that it is of another kind than the wanted one; then that is reported, and nothing else
  /// of it is worth saying.
  func isOther(_ root: Place, than version: String) -> Bool {
    guard let said = member("fast2", of: root), isScalar(said) else { return false }
    let kind = text(said).prefix { $0 != "/" }
    guard kind != version.prefix(while: { $0 != "/" }),
      let other = DocumentKind.allCases.first(where: { kind == $0.version.prefix { $0 != "/" } })
    else { return false }
    report(said, "\(other.advice); \(version) is wanted here")
    return true
  }
}
