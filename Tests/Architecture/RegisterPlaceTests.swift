import Testing

/// CONTRIBUTING, "A register": a list, its table and its keys.
struct RegisterPlaceTests {
  private static let places = [
    "Model/Installation.swift", "Store/Rows/RegisterRows.swift", "Documents/Seed/SeedShapes+Registers.swift",
    "Documents/Reading/Register.swift",
  ]
  /// What may name some as well: what refers to their rows, and what a seed need not say because of them.
  private static let extra = [
    "Documents/Overlay/References.swift", "Documents/Seed/SeedDefaults.swift", "Documents/Seed/SeedAssembly.swift",
    "Documents/Export/SeedExport.swift", "Documents/Export/FastaExport.swift", "Documents/Scenario/StepRemark.swift",
  ]

  /// The others are words of the trade too, such as prio.
  @Test(arguments: ["handelsetyper", "aktiviteter", "arbetsordertyper", "buntar", "utrymmestyper"])
  func `a register is named where it says so`(list: String) {
    let named = SourceTree.sources.filter { $0.words.contains(list) }
      .map { String($0.file.dropFirst("Sources/".count)) }
    #expect(Set(Self.places).isSubset(of: named), "\(named)")
    let carrying = named.filter { $0.hasPrefix("Store/") || $0.hasPrefix("Documents/") }
    #expect(Set(carrying).subtracting(Self.places + Self.extra).isEmpty, "\(carrying)")
  }
}
