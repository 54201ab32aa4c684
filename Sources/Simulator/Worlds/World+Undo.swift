import Documents
package import Rules
import Store
package import Tid

/// What `undo` has taken back.
package struct UndoReport: Sendable {
  /// The steps, the latest first.
  package let steps: [UndoStep]
  /// What the clock shows afterwards.
  package let now: Tidpunkt
}

/// How far back `undo` goes.
package enum UndoReach: Sendable, Equatable {
  /// The latest requests to the API that changed data, so many of them.
  case requests(Int)
  /// Everything after an entry of the journal.
  case after(UInt64)
}

/// What can be taken back (`docs/control-plane.md`).
package struct UndoListing: Sendable {
  /// A request that changed data.
  package struct Step: Sendable {
    /// Its number in the journal: `undo` goes back to the state right after it.
    package let entry: UInt64
    /// The operation.
    package let name: String
    /// What the world's clock showed.
    package let at: Tidpunkt
    /// How many rows it changed.
    package let changes: Int
    /// What was written before the next request that changed data and is not counted, each once: whoever goes back
    /// to the state right after this one takes it back as well.
    package internal(set) var also: [String]
  }

  /// What the clock shows.
  package let now: Tidpunkt
  /// The latest first.
  package let steps: [Step]
  /// The earliest entry to whose state one can go back, 0 for the beginning; nil where there is nothing to take back.
  package let oldest: UInt64?
  /// Why nothing from before can be taken back; nil where nothing came before.
  package let lost: String?
  /// Whether there are more.
  package let hasMore: Bool
}

extension World {
  /// Takes back the latest writes: data, counters, clock and random numbers are as they were before them.
  ///
  /// - Throws: `control-conflict` where not so much can be taken back; `control-invalid` for an entry that there is
  ///   not.
  package func undo(_ reach: UndoReach) throws -> UndoReport {
    var taken: ArraySlice<UndoStep> = []
    var index = 0
    try database.undo {
      (index, taken) = try state.withLock { s in
        let index = try s.undoStart(reach)
        return (index, s.undo.steps[index...])
      }
      return taken.map(\.changes)
    } then: { stored in
      state.withLock { s in
        s.undo.remove(from: index, latest: s.requests)
        if let first = taken.first?.origin {
          s.random = first.random ?? s.random
          s.faults = first.faults ?? s.faults
        }
        if let stored { s.clock = stored.clock }
      }
    }
    fragments.removeAll()
    tell(.world("undone"))
    return UndoReport(steps: taken.reversed(), now: now)
  }

  /// What can be taken back, the latest first.
  ///
  /// - Parameters:
  ///   - before: only steps with a smaller number; nil begins at the latest.
  ///   - limit: at most so many.
  package func undoListing(before: UInt64?, limit: Int) -> UndoListing {
    let now = now
    let (undo, requests) = state.withLock { ($0.undo, $0.requests) }
    var found: [UndoListing.Step] = []
    var also: [String] = []
    var hasMore = false
    for step in undo.steps.reversed() {
      guard step.origin.counts else {
        if !also.contains(where: { $0 == step.origin.name }) { also.append(step.origin.name) }
        continue
      }
      defer { also = [] }
      guard step.request < before ?? .max else { continue }
      hasMore = found.count == limit
      if hasMore { break }
      found.append(
        UndoListing.Step(
          entry: step.request, name: step.origin.name, at: step.at, changes: step.changes.count, also: also.reversed()))
    }
    let isAny = !undo.steps.isEmpty && undo.oldest <= requests
    return UndoListing(
      now: now, steps: found, oldest: isAny ? undo.oldest : nil, lost: undo.lost, hasMore: hasMore)
  }

  /// The step of an entry of the journal.
  ///
  /// - Throws: `control-not-found`, with the reason.
  package func undoStep(of entry: UInt64) throws(Refusal) -> UndoStep {
    let (undo, requests) = state.withLock { ($0.undo, $0.requests) }
    if let step = undo.step(of: entry) { return step }
    let why = undo.problem(entry, requests) ?? "entry \(entry) changed no data"
    throw Refusal(.controlNotFound, why, hint: "GET /_sim/undo lists what can be taken back.")
  }

  // MARK: Snapshots

  /// The world as it is now.
  package func snapshot() throws -> WorldSnapshot { try taken(before: nil).snapshot }

  /// The world as it was right after an entry of its journal, without touching it: as if all that came later had been
  /// taken back.
  ///
  /// - Throws: `control-not-found` for an entry that there is not yet; `control-conflict` where it is not kept, or was
  ///   taken back.
  package func snapshot(after entry: UInt64) throws -> WorldSnapshot {
    let (undo, latest) = state.withLock { ($0.undo, $0.requests) }
    guard entry <= latest else {
      throw Refusal(
        .controlNotFound, undo.problem(entry, latest) ?? "", hint: "GET /_sim/journal lists those that there are.")
    }
    let (present, steps) = try taken(before: .after(entry))
    guard let first = steps.first?.origin, var state = present.start.state else { return present }
    let past = try Database.inMemory(image: present.image)
    try past.undo {
      steps.map(\.changes)
    } then: { stored in
      guard let stored else { return }
      state.clock = stored.clock
    }
    if let random = first.random { state.randomState = random.state }
    if let faults = first.faults { state.faults = faults.storedText }
    var start = present.start
    start.state = state
    start.shown = Clock(state).now(options.system.now())
    return WorldSnapshot(image: try past.currentImage { _ in }.0, start: start)
  }

  /// The world as it is now, and the steps that lead back, the oldest first.
  private func taken(before reach: UndoReach?) throws -> (snapshot: WorldSnapshot, steps: ArraySlice<UndoStep>) {
    let system = options.system.now()
    let (image, (start, steps)) = try database.currentImage { stored in
      // Under the writer's lock, so that data, state and steps belong together.
      try state.withLock { s throws(Refusal) -> (WorldStart, ArraySlice<UndoStep>) in
        let steps = try reach.map { reach throws(Refusal) in s.undo.steps[try s.undoStart(reach)...] } ?? []
        var start = WorldStart()
        var remembered = stored ?? WorldState(randomID: "", randomState: 0)
        remembered.randomState = s.random.state
        remembered.clock = s.clock
        remembered.faults = s.faults.storedText
        start.state = remembered
        start.shown = s.clock.now(system)
        return (start, steps)
      }
    }
    return (WorldSnapshot(image: image, start: start), steps)
  }
}

extension World.State {
  fileprivate func undoStart(_ reach: UndoReach) throws(Refusal) -> Int {
    let hint = "GET /_sim/undo says how far back one can go; reset and snapshots go further."
    switch reach {
    case .requests(let count):
      if let start = undo.start(ofLast: count) { return start }
      throw Refusal(
        .controlConflict, "\(undo.countable) requests that changed data can be taken back, not \(count)",
        hint: "Ask for fewer, or put the world back with POST /_sim/reset or a snapshot.")
    case .after(let entry):
      guard entry <= requests else {
        throw Refusal(
          .controlInvalid, undo.problem(entry, requests) ?? "", hint: "Take the number of an answer's X-Sim-Request-Id."
        )
      }
      if let start = undo.start(after: entry) { return start }
      throw Refusal(.controlConflict, undo.problem(entry, requests) ?? "", hint: hint)
    }
  }
}

extension UndoLog {
  /// Why nothing from before can be taken back; nil where nothing came before.
  fileprivate var lost: String? {
    switch edge {
    case .beginning: nil
    case .opened: "what was written before the world was opened is not kept"
    case .putBack: "the world was put back or replaced after entry \(oldest), and nothing from before that is kept"
    case .moved: "the world came from another server after entry \(oldest), and nothing from before that is kept"
    case .full: "\(Self.maxSteps) steps or \(Self.maxBytes >> 20) MiB are kept, and what came before had to go"
    }
  }

  /// Why the state right after an entry can't be had; nil where it can.
  fileprivate func problem(_ entry: UInt64, _ requests: UInt64) -> String? {
    if entry > requests { return "there is no entry \(entry) yet; the latest is \(requests)" }
    if entry < oldest {
      let earliest = oldest <= requests ? "; the earliest is that of entry \(oldest)" : ""
      return "the state right after entry \(entry) is no longer kept: \(lost ?? "")\(earliest)"
    }
    return isUndone(entry) ? "entry \(entry) is no longer part of what happened: it was taken back" : nil
  }
}
