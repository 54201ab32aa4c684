package import Store
import Traffic

/// Who asked for a write, for the log that it can be taken back by.
package struct WriteOrigin: Sendable {
  /// The operation of the API, or the call of the control plane.
  package var name: String
  /// Whether undo counts it: a request to the API that is not about tokens (`control.md` 2).
  package var counts: Bool
  /// The world's random numbers as the request began.
  var random: SeededRandom?
  /// The world's fault rules, with their counts, as the request began.
  var faults: FaultPlan?

  package init(_ name: String, counts: Bool) {
    self.name = name
    self.counts = counts
  }
}

/// What a committed write has done.
package struct WriteReceipt: Sendable {
  /// The number that the request was given with the commit, so that numbers follow the order of commits; nil for a
  /// write that undo does not count.
  package var request: UInt64?
  /// What takes it back.
  package var changes: Changeset
}

/// One write that can be taken back.
package struct UndoStep: Sendable {
  /// The journal's number of the request; of the latest one before it for a write that is not counted.
  package var request: UInt64
  /// Who wrote.
  package var origin: WriteOrigin
  /// What takes it back.
  package var changes: Changeset
}

/// The latest writes of a world, as far back as they are kept (`control.md` 2: 1,000 steps or 64 MiB).
struct UndoLog: Sendable {
  static let maxSteps = 1000
  static let maxBytes = 64 << 20

  private(set) var steps: [UndoStep] = []
  private(set) var bytes = 0
  /// The number of the latest step that is no longer kept.
  private(set) var lostThrough: UInt64?

  mutating func append(_ step: UndoStep) {
    guard !step.changes.isEmpty else { return }
    steps.append(step)
    bytes += step.changes.byteCount
    var lost = 0
    while steps.count - lost > Self.maxSteps || bytes > Self.maxBytes, lost < steps.count {
      bytes -= steps[lost].changes.byteCount
      lostThrough = steps[lost].request
      lost += 1
    }
    // In pieces, so that a full log is not moved for every write.
    if lost > 0 { steps.removeFirst(lost) }
  }

  /// Nothing from before can be taken back any more.
  mutating func forget(through request: UInt64) {
    steps = []
    bytes = 0
    lostThrough = request
  }

  /// How many requests can be taken back.
  var countable: Int { steps.count(where: { $0.origin.counts }) }

  /// The first step that goes where the last n requests are taken back; nil where not so many are kept.
  func start(ofLast requests: Int) -> Int? {
    var left = requests
    for index in steps.indices.reversed() where steps[index].origin.counts {
      left -= 1
      if left == 0 { return index }
    }
    return nil
  }

  /// The first step that goes where everything after a journal entry is taken back; nil where that is not kept.
  func start(after request: UInt64) -> Int? {
    if let lostThrough, request < lostThrough { return nil }
    // What is not counted has the number of the request before it, and came after that.
    return steps.firstIndex { $0.request > request || ($0.request == request && !$0.origin.counts) } ?? steps.endIndex
  }

  /// Takes steps off the end.
  mutating func remove(from index: Int) {
    bytes -= steps[index...].reduce(0) { $0 + $1.changes.byteCount }
    steps.removeSubrange(index...)
  }
}
