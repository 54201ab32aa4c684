import Disk
package import Documents
import JSON
import Locks
import Model
import Rules
import Store
import Texts
import Tid
import Traffic

/// What a list says of a scenario that can be loaded by its name (`docs/control-plane.md`).
package struct ScenarioListing: Sendable {
  /// Where a scenario comes from.
  package enum Source: String, Sendable, CaseIterable {
    /// It is built in.
    case shipped
    /// It lies in the directory of scenarios.
    case directory
    /// Somebody has sent it since the start.
    case sent
  }

  /// As the file says it.
  package let name: String
  /// Why it is worth having; nil where the file does not say.
  package let why: String?
  /// The file has steps, which `fast2sim scenario run` runs.
  package let hasSteps: Bool

  /// Where it comes from.
  package let source: Source

  init(_ title: ScenarioTitle, _ source: Source) {
    name = title.name
    why = title.why
    hasSteps = title.hasSteps
    self.source = source
  }
}

/// A scenario as it is kept.
package struct StoredScenario: Sendable {
  /// What stands for the version of the product in data that a scenario has made.
  package static let version = "scenario"
  /// What a list says of it.
  package let title: ScenarioListing
  /// The state that it describes.
  package let snapshot: WorldSnapshot
  /// What can be run when a world is like that.
  package let script: ScenarioScript
}

/// The scenarios of a server: read once, and then copied page by page (rule control 1.4).
package final class Scenarios: Sendable {
  private struct State {
    var byText: [Text: StoredScenario] = [:]
    /// The text of each name, the latest that was sent.
    var byName: [(name: String, text: String)] = []
  }

  /// Texts that are remembered.
  private static let most = 100
  private let state = Guarded(State())
  private let directory: String?
  private let options: WorldOptions
  private let operations: [String]?

  /// - Parameters:
  ///   - directory: files `*.yaml` in it can be loaded by their names; nil where there is none.
  ///   - operations: the ids that faults may name; nil where those of a scenario have been judged.
  package init(directory: String?, options: WorldOptions, operations: [String]? = nil) {
    self.operations = operations
    self.directory = directory
    self.options = options
  }

  /// Reads a scenario, and remembers it under its name.
  ///
  /// - Parameters:
  ///   - file: what mistakes call it; a seed that it names is looked for beside it.
  ///   - source: where it comes from.
  ///   - include: the bytes of a file by its path.
  /// - Throws: `control-invalid` with every mistake and its place.
  package func read(
    _ bytes: [UInt8], file: String, from source: ScenarioListing.Source = .sent,
    include: (String) -> [UInt8]? = { _ in nil }
  ) throws -> StoredScenario {
    let text = Crypto.hex(Crypto.sha256(bytes + Array(file.utf8)))
    if let known = state.withLock({ $0.byText[text] }) { return remember(known, text) }
    switch ScenarioDocument.read(bytes: bytes, file: file, include: include, operations: operations) {
    case .diagnostics(let found): throw DocumentText.refusal(found)
    case .scenario(let scenario): return remember(try stored(scenario, text, from: source), text)
    }
  }

  private func remember(_ scenario: StoredScenario, _ text: String) -> StoredScenario {
    state.withLock { s in
      if s.byText.count >= Self.most {
        s.byText.removeAll()
        s.byName.removeAll()
      }
      s.byText[text] = scenario
      s.byName.removeAll { $0.name.isExactly(scenario.title.name) }
      s.byName.append((scenario.title.name, text))
    }
    return scenario
  }

  /// Makes the state that a scenario describes.
  ///
  /// - Parameters:
  ///   - text: what the world says that it was filled from.
  ///   - source: where it comes from.
  package func stored(
    _ scenario: Scenario, _ text: String, from source: ScenarioListing.Source = .sent
  ) throws -> StoredScenario {
    var installation = scenario.installation.hashed()
    installation.settings.contract = scenario.contract ?? installation.settings.contract
    installation.settings.quirks.formUnion(scenario.quirks.compactMap { Quirk(exactly: $0) })
    let database = try Database.inMemory()
    try database.fill(
      installation, seed: SeedInfo(namn: Text(scenario.namn), sha256: text, produktversion: StoredScenario.version))
    if scenario.clock != nil || !scenario.faults.isEmpty {
      try database.write { try $0.save(try self.state(scenario)) }
    }
    let (image, _) = try database.currentImage { _ in }
    let title = ScenarioTitle(name: scenario.namn, why: scenario.why, hasSteps: !scenario.steps.isEmpty)
    return StoredScenario(
      title: ScenarioListing(title, source), snapshot: WorldSnapshot(image: image, start: WorldStart()),
      script: scenario.script)
  }

  private func state(_ scenario: Scenario) throws -> WorldState {
    var state = options.newState
    if let clock = scenario.clock { state.clockFrozen = clock }
    var plan = FaultPlan()
    try plan.add(scenario.faults, now: scenario.clock ?? options.system.now())
    state.faults = plan.storedText
    return state
  }

  /// The scenario of a name: one that was sent, or of the directory.
  ///
  /// - Throws: `control-not-found`; `control-invalid` where the file has mistakes.
  package func named(_ name: String) throws -> StoredScenario {
    let known = state.withLock { s in
      s.byName.last { $0.name.isExactly(name) }.flatMap { s.byText[$0.text] }
    }
    if let known { return known }
    // A file goes by its path in the directory, by its own name, or by the name that it says.
    if let file = files.first(where: { $0.isExactly(name) || $0.isExactly("\(name).yaml") }) { return try read(file) }
    if let file = files.first(where: { String(Self.lastPart($0)).isExactly("\(name).yaml") }) { return try read(file) }
    if let bytes = ShippedScenarios.bytes(name) { return try read(bytes, file: name + ".yaml", from: .shipped) }
    for file in files where title(file)?.name.isExactly(name) ?? false { return try read(file) }
    for file in ShippedScenarios.names where ShippedScenarios.title(file)?.name.isExactly(name) ?? false {
      return try read(ShippedScenarios.bytes(file) ?? [], file: file + ".yaml", from: .shipped)
    }
    throw Refusal(
      .controlNotFound, "there is no scenario '\(name.prefix(100))'",
      hint: "GET /_sim/scenarios lists those that there are; or send the scenario itself.")
  }

  /// Those that can be loaded by their names: those of the directory, the built-in ones, and those that were sent. A
  /// file of the directory counts over a built-in one of its path.
  package var titles: [ScenarioListing] {
    let ofFiles = files
    let builtIn = ShippedScenarios.names.filter { !ofFiles.contains($0 + ".yaml") }
    let known =
      ofFiles.compactMap(title).map { ScenarioListing($0, .directory) }
      + builtIn.compactMap(ShippedScenarios.title).map { ScenarioListing($0, .shipped) }
    let sent = state.withLock { s in s.byName.compactMap { s.byText[$0.text]?.title } }
    return known + sent.filter { s in !known.contains { $0.name.isExactly(s.name) } }
  }

  private func title(_ file: String) -> ScenarioTitle? {
    Self.contents("\(directory ?? ".")/\(file)").flatMap(ScenarioDocument.title)
  }

  private static func lastPart(_ file: String) -> Substring {
    file.lastIndex(of: "/").map { file[file.index(after: $0)...] } ?? file[...]
  }

  private func read(_ file: String) throws -> StoredScenario {
    let path = "\(directory ?? ".")/\(file)"
    let bytes: [UInt8]
    do { bytes = try DiskFile.read(path) } catch {
      guard error.kind != .descriptors else { throw error }
      throw Refusal(.controlNotFound, "the scenario file \(file) can't be read: \(error.reason)")
    }
    return try read(bytes, file: path, from: .directory, include: Self.contents)
  }

  private var files: [String] {
    directory.map { DirectoryListing.names(in: $0, ending: ".yaml").map { $0 + ".yaml" } } ?? []
  }

  private static func contents(_ path: String) -> [UInt8]? { try? DiskFile.read(path) }
}

extension World {
  /// Becomes what a scenario describes; a reset goes back to that from now on.
  package func load(_ scenario: StoredScenario) throws {
    state.withLock { $0.start = scenario.snapshot.start }
    try replace(scenario.snapshot.start, as: .otherForGood) {
      try database.restore(scenario.snapshot.image, keeping: true, then: $0, done: $1)
    }
    tell(.world("scenario"))
  }
}
