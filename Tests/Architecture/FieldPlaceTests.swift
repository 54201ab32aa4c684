import Testing

/// CONTRIBUTING, "A field": where one of an arbetsorder is written.
struct FieldPlaceTests {
  private static let places: Set<String> = [
    // What it is, what a request says of it, and what becomes of that.
    "Model/Arbetsorder/Arbetsorder.swift",
    // Its column, its key in a seed, and its names on the wire.
    "Store/Rows/ArbetsorderRows.swift", "Documents/Seed/SeedShapes+Arbetsorder.swift",
    "Contract/Objects/Arbetsorder.swift",
  ]

  @Test func `a field of an arbetsorder is written in the files that say so`() {
    let named = SourceTree.sources.filter { file in
      let strings = file.strings.flatMap { $0.text.split { !($0.isLetter || $0 == "_") }.map(String.init) }
      return !file.file.hasPrefix("Sources/Store/Migrations/")
        && !file.words.union(strings).isDisjoint(with: ["externtNr", "externt_nr"])
    }
    #expect(Set(named.map { String($0.file.dropFirst("Sources/".count)) }) == Self.places)
  }
}
