import Testing

/// CONTRIBUTING, "An operation": a row and its lines.
struct OperationPlaceTests {
  /// Where each operation has a line or its row.
  private static let places = ["OperationID.swift", "Operations+Table.swift", "Dispatch.swift"]
  /// What may name some as well: the order of a story, what reads recordings of some, and what lets some in otherwise.
  private static let extra = ["PostmanStory.swift", "ScenarioRecording.swift", "Admission.swift"]

  @Test func `an operation is named by its row and its lines alone`() throws {
    let seeing = SourceTree.sources.filter {
      ["Contract", "Server", "Client", "Fieldwork", "fast2sim"].contains($0.room)
    }
    let files = seeing.map { (name: String($0.file.split(separator: "/").last ?? ""), words: $0.words) }
    let table = try #require(files.first { $0.name == "OperationID.swift" })
    // The others are words of the trade too, such as token.
    let ids = table.words.filter { id in
      ["get", "put", "post", "delete"].contains { verb in
        id.hasPrefix(verb) && id.dropFirst(verb.count).first?.isUppercase == true
      }
    }
    #expect(ids.count > 40)
    for id in ids {
      let named = files.filter { $0.words.contains(id) }.map(\.name)
      let rows = named.filter {
        $0 == "Operations.swift" || $0.hasPrefix("Operations+") && $0 != "Operations+Table.swift"
      }
      #expect(Set(Self.places).isSubset(of: named) && !rows.isEmpty, "\(id): \(named)")
      #expect(Set(named).subtracting(Self.places + Self.extra + rows).isEmpty, "\(id): \(named)")
    }
  }
}
