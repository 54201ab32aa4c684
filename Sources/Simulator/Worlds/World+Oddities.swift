package import JSON
package import Model
import Rules
import Store
import Tid
import Traffic

/// Oddities of the real system, as a world is to have them.
package struct WorldOddities: Sendable {
  /// Quirks beside those that are on.
  package var quirks: Set<Quirk>
  /// Fault rules behind those that it has.
  package var faults: [JSONValue]

  package init(quirks: Set<Quirk> = [], faults: [JSONValue] = []) {
    self.quirks = quirks
    self.faults = faults
  }
}

extension World {
  /// Begins anew, with oddities. A reset goes back to that, and worlds that are made later begin so as well.
  ///
  /// - Returns: the numbers of the fault rules.
  /// - Throws: `control-invalid` for a fault rule with mistakes; `StoreError`.
  package func begin(with oddities: WorldOddities) throws -> [Int64] {
    let made = try Database.inMemory(image: database.image())
    var state = try made.read { try $0.worldState() } ?? options.newState
    var plan = FaultPlan(state.faults)
    let added = try plan.add(oddities.faults, now: Clock(state).now(options.system.now()))
    state.faults = plan.storedText
    let begun = state
    try made.write { transaction in
      var settings = transaction.settings
      settings.quirks.formUnion(oddities.quirks)
      try transaction.save(settings)
      try transaction.save(begun)
    }
    let (image, _) = try made.currentImage { _ in }
    self.state.withLock { $0.start = WorldStart() }
    try replace(WorldStart(), as: .otherForGood) {
      try database.restore(image, keeping: true, then: $0, done: $1)
    }
    return added
  }
}

extension FaultPlan {
  /// Adds rules, in order.
  ///
  /// - Returns: their numbers.
  /// - Throws: `control-invalid` for one with mistakes.
  @discardableResult
  mutating func add(_ faults: [JSONValue], now: Tidpunkt) throws -> [Int64] {
    try faults.map { fault in
      do throws(SchemaProblem) { return try add(fault, now: now).id } catch {
        throw Refusal(.controlInvalid, "faults: \(error.path): \(error.message)")
      }
    }
  }
}

extension WorldOptions {
  /// The state of a world that has not begun yet.
  var newState: WorldState {
    var state = WorldState(randomID: "", randomState: randomSeed ?? WorldState.undrawn)
    state.clockOffset = clockStart.map { $0.millisekunder - system.now().millisekunder } ?? 0
    return state
  }
}
