import Documents
import Domain
package import JSON
package import Model
import Rules
import Store
package import Tid
import Traffic

/// A successful call of the control plane that changed a world, as a bundle needs it (`docs/control-plane.md`).
package struct ControlStep: Sendable {
  /// The latest request of the API before it.
  package let after: UInt64
  /// The method.
  package let method: String
  /// Behind `/_sim/`.
  package let path: String
  /// The body; nil where there was none.
  package let body: JSONValue?
}

/// What a world began as, for a bundle.
package struct WorldBeginning: Sendable {
  /// A seed that loads to its data, with secrets masked.
  package let seed: JSONValue
  /// What its settings were that no seed has.
  package let settings: Settings
  /// The state of its random numbers.
  package let random: UInt64
  /// The clock.
  package let now: Tidpunkt
  /// Its fault rules.
  package let faults: [JSONValue]
  /// The number of the latest request before it.
  package let after: UInt64

  package init(
    seed: JSONValue, settings: Settings, random: UInt64, now: Tidpunkt, faults: [JSONValue], after: UInt64
  ) {
    self.seed = seed
    self.settings = settings
    self.random = random
    self.now = now
    self.faults = faults
    self.after = after
  }
}

extension World {
  /// Control steps that are remembered since the world began or was put back.
  static let maxSteps = 1000

  /// Remembers a control step.
  package func remember(_ method: String, _ path: String, _ body: JSONValue?) {
    state.withLock { s in
      s.worth = .changed
      guard s.steps.count < Self.maxSteps else { return s.stepsAreLost = true }
      s.steps.append(ControlStep(after: s.requests, method: method, path: path, body: body))
    }
  }

  /// What the world began as, and what the control plane did to it since.
  ///
  /// - Throws: `control-conflict` where too much has happened since.
  package func beginning() throws -> (WorldBeginning, [ControlStep]) {
    let journal = journalEntries
    let (steps, lost, begun, started) = state.withLock { s in (s.steps, s.stepsAreLost, s.begun, s.beginNumber) }
    guard journal.evictedThrough == 0, !lost else {
      throw Refusal(
        .controlConflict, "the journal has lost entries since the world began, and a bundle needs all of them",
        hint: "POST /_sim/reset, let the failure happen again within 2,000 requests, and take the bundle then.")
    }
    let origin = try Database.inMemory(image: try database.image())
    let (seed, settings) = try origin.read { transaction in
      (
        SeedExport.value(
          try transaction.installation(), nextArbetsorderId: try transaction.nextNumber(.arbetsorder)),
        transaction.settings
      )
    }
    let plan = FaultPlan(begun.faults)
    let beginning = WorldBeginning(
      seed: Self.masked(seed, secrets), settings: settings, random: begun.randomState,
      now: begun.shown, faults: plan.rules.map(\.source), after: started)
    return (beginning, steps)
  }

  /// Without secrets; each klient's own token must differ from the others' all the same.
  private static func masked(_ seed: JSONValue, _ secrets: KnownSecrets) -> JSONValue {
    let masked = Secrets.masked(seed, secrets)
    let klienter = (masked["gateway"]?["klienter"]?.arrayValue ?? []).map { klient in
      JSONValue.object(
        klient.members.map { name, value in
          (name, name == "token" ? .text("***\(klient["nyckel"]?.stringValue ?? "")") : value)
        })
    }
    guard !klienter.isEmpty else { return masked }
    return .object(masked.members.map { $0 == "gateway" ? ($0, ["klienter": .list(klienter)]) : ($0, $1) })
  }

  /// Becomes what a bundle begins with. A reset goes back to that.
  ///
  /// - Parameter change: lays settings that no seed has over those of the seed.
  /// - Throws: `control-invalid` where its seed or a fault rule has mistakes.
  package func begin(_ beginning: WorldBeginning, settings change: (inout Settings) -> Void) throws {
    let read: Installation
    switch SeedDocument.read(bytes: beginning.seed.compact, file: "start.seed") {
    case .installation(let whole): read = whole
    case .diagnostics(let found): throw DocumentText.refusal(found)
    }
    var installation = read.hashed()
    change(&installation.settings)
    let made = try Database.inMemory()
    try made.fill(installation, seed: SeedInfo(namn: installation.namn, sha256: "", produktversion: "bundle"))
    var stored = WorldState(randomID: "", randomState: beginning.random, clockFrozen: beginning.now)
    var plan = FaultPlan()
    for fault in beginning.faults {
      do throws(SchemaProblem) { try plan.add(fault, now: beginning.now) } catch {
        throw Refusal(.controlInvalid, "start: faults: \(error.message)", hint: "Send a bundle as it was taken.")
      }
    }
    stored.faults = plan.storedText
    let saved = stored
    try made.write { try $0.save(saved) }
    let (image, _) = try made.currentImage { _ in }
    state.withLock { $0.start = WorldStart() }
    try replace(WorldStart(), as: .otherForGood) {
      try database.restore(image, keeping: true, then: $0, done: $1)
    }
    tell(.world("bundle"))
  }
}
