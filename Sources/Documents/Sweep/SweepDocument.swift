package import JSON
package import Model
package import Traffic

/// What the real system does otherwise, for one run of a client.
package struct SweepOddity: Sendable {
  /// What people call it; unique in its list.
  package var name: String
  /// A fault by its name, met once at each operation that it is met at; nil for none.
  package var preset: FaultPreset?
  /// A quirk that is on; nil for none.
  package var quirk: Quirk?
  /// The contract that the client is to speak; nil leaves it as it is.
  package var contract: Kontraktsval?
  /// Fault rules as they are written; each is one that `FaultRule` takes.
  package var faults: [JSONValue]

  package init(
    name: String, preset: FaultPreset? = nil, quirk: Quirk? = nil, contract: Kontraktsval? = nil,
    faults: [JSONValue] = []
  ) {
    self.name = name
    self.preset = preset
    self.quirk = quirk
    self.contract = contract
    self.faults = faults
  }
}

/// What became of a list of oddities.
package enum SweepResult: Sendable {
  /// Not empty.
  case oddities([SweepOddity])
  /// Not empty; in the order of their places.
  case diagnostics([Diagnostic])
}

/// A list of oddities for `exec --sweep=FILE`.
package enum SweepDocument {
  /// What the first key must say.
  static let version = "sweep/1"
  /// Oddities of a list.
  package static let most = 500
  private static let mostNodes = 1_000_000

  /// Reads a list, with all mistakes in one pass; after a syntax error only that one.
  ///
  /// - Parameters:
  ///   - bytes: YAML, or JSON where the text begins with `{` or `[`.
  ///   - file: what diagnostics call it.
  ///   - operations: the ids that faults may name.
  package static func read(bytes: [UInt8], file: String, operations: [String]) -> SweepResult {
    let reader = Reader()
    let (root, drafts): (Place, [Draft])
    do throws(NoDocument) {
      (root, drafts) = try reader.open(
        bytes, file: file, "a list of oddities", version, by: shape, mostNodes: mostNodes)
    } catch { return .diagnostics(error.diagnostics) }
    let oddities = judged(drafts, reader, KnownNames(operations: operations))
    if drafts.isEmpty, reader.isFaultless { reader.report(root, "the list has no oddity") }
    return reader.isFaultless ? .oddities(oddities) : .diagnostics(reader.diagnostics)
  }

  // MARK: Keys

  private struct Draft: Sendable {
    let place: Place
    var name: Placed<String>?
    var preset: FaultPreset?
    var quirk: Quirk?
    var contract: Kontraktsval?
    var faults: [Place] = []
  }

  private static let oddity = Shape<Draft>("oddity") { place in
    Draft(place: place)
  } keys: { s in
    s.key("name", SeedShapes.placedWord, "What it is called; its parts where left out.", to: \.name)
    s.key("preset", .choice, "A fault by its name, met once at each operation that it is met at.", to: \.preset)
    s.key("quirk", .choice, "An oddity of the real system that is on.", to: \.quirk)
    s.key("contract", .choice, "The contract that the client is to speak.", to: \.contract)
    s.key("faults", .list(ScenarioShapes.fault), "Fault rules, the first that matches first.", to: \.faults)
  }

  private static let shape = Shape<[Draft]>("sweep") { _ in
    []
  } keys: { s in
    s.key("fast2", .format(version), required: true, "The format and its version; the first key.") { _, _ in }
    s.key("oddities", .list(.mapping(oddity)), required: true, "What is tried, each by itself.") { $0 = $1 }
  }

  // MARK: Judging

  private static func judged(_ drafts: [Draft], _ reader: Reader, _ known: KnownNames) -> [SweepOddity] {
    var lines: [String: Int] = [:]
    if drafts.count > most { reader.report(drafts[most].place, "more than \(most) oddities; make two lists of it") }
    return drafts.prefix(most).map { draft in
      let parts =
        [draft.preset?.rawValue, draft.quirk?.rawValue].compactMap(\.self)
        + (draft.contract.map { ["contract \($0.rawValue)"] } ?? [])
      let name = draft.name?.value ?? parts.joined(separator: " + ")
      let place = draft.name?.place ?? draft.place
      if parts.isEmpty, draft.faults.isEmpty {
        reader.report(draft.place, "nothing is odd here; say preset, quirk, contract or faults")
      } else if name.isEmpty {
        reader.report(draft.place, "name is missing: faults alone have none")
      } else if name.count > 100 {
        reader.report(place, "a name has at most 100 characters")
      } else if let first = lines.updateValue(reader.line(place), forKey: name) {
        reader.report(place, "\"\(name)\" is there already, on line \(first); give one of them another name")
      }
      return SweepOddity(
        name: name, preset: draft.preset, quirk: draft.quirk, contract: draft.contract,
        faults: ScenarioFaults.read(draft.faults, reader, known))
    }
  }
}
