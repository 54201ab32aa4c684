import Testing

/// CONTRIBUTING, "A setting": a property and a row.
struct SettingPlaceTests {
  /// What carries settings from one place to another.
  private static let carriers = [
    "Sources/Documents/", "Sources/Store/", "Sources/Server/Control/", "Sources/Client/", "Sources/Fieldwork/",
    "Sources/fast2sim/",
  ]
  /// What among them goes by a setting itself: where ids begin, and how long tokens live.
  private static let acting = [
    "SeedExport.swift", "InstallationRows.swift", "SessionCalls.swift", "ReplayCalls.swift", "Callers.swift",
  ]

  /// The others are words of the trade too, such as prio.
  private static func isOwn(_ name: String) -> Bool {
    name.allSatisfy { $0.isLetter } && name.dropFirst().contains { $0.isUppercase }
  }

  @Test func `a setting is named by its property and its row, and where it acts`() throws {
    let table = try #require(SourceTree.sources.first { $0.file == "Sources/Model/Register/Settings.swift" })
    let code = table.code.indices.map(table.codeText)
    let properties = code.compactMap { line -> String? in
      let words = line.split(whereSeparator: { " :=".contains($0) })
      return words.starts(with: ["package", "var"]) ? String(words[2]) : nil
    }
    let rows = code.flatMap { $0.split(separator: "(\\.").dropFirst() }.map { String($0.prefix { $0.isLetter }) }
    #expect(properties.count > 15 && rows.filter(properties.contains).sorted() == properties.sorted())
    let (own, keys) = (properties.filter(Self.isOwn), table.strings.map(\.text).filter(Self.isOwn))
    #expect(own.count > 10 && keys.count > 9)
    for file in SourceTree.sources where Self.carriers.contains(where: { file.file.hasPrefix($0) }) {
      guard !Self.acting.contains(where: { file.file.hasSuffix("/\($0)") }) else { continue }
      let named = file.words.intersection(own).union(Set(file.strings.map(\.text)).intersection(keys))
      #expect(named.isEmpty, "\(file.file): \(named.sorted())")
    }
  }
}
