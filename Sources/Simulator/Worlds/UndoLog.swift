import Documents
package import Store
package import Tid
import Traffic

/// Who asked for a write, for the log that it can be taken back by.
package struct WriteOrigin: Sendable {
  /// The operation of the API, or the call of the control plane.
  package var name: String
  /// Whether undo counts it: a request to the API that is not about tokens (`docs/control-plane.md`).
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
  /// What the world's clock showed as it became lasting.
  package var at: Tidpunkt
}

/// The latest writes of a world, as far back as they are kept (`docs/control-plane.md`: 1,000 steps or 64 MiB).
struct UndoLog: Sendable {
  static let maxSteps = 1000
  static let maxBytes = 64 << 20

  /// The steps, behind places whose steps are lost.
  private var kept: [UndoStep] = []
  private var first = 0
  private(set) var bytes = 0
  /// The states right after entries before this one are no longer kept.
  private(set) var oldest: UInt64 = 0
  /// Why nothing before what is kept can be taken back.
  private(set) var edge = Edge.beginning
  /// Entries whose states were taken back themselves, in order.
  private var undone: [ClosedRange<UInt64>] = []

  /// What lies before the steps.
  enum Edge: Sendable {
    /// The world began there.
    case beginning
    /// What was written before the world was opened.
    case opened
    /// The world was put back, restored, or became something else.
    case putBack
    /// The world came from another server.
    case moved
    /// Older steps, which there was no room for.
    case full
  }

  mutating func append(_ step: UndoStep) {
    guard !step.changes.isEmpty else { return }
    kept.append(step)
    bytes += step.changes.byteCount
    while kept.count - first > Self.maxSteps || bytes > Self.maxBytes, first < kept.count {
      bytes -= kept[first].changes.byteCount
      // What is not counted came after its entry, so that the state right after that one is lost with it.
      oldest = kept[first].request + (kept[first].origin.counts ? 0 : 1)
      edge = .full
      kept[first].changes = .none
      first += 1
    }
    // Many at once, so that a full log is not moved for every write.
    if first >= Self.maxSteps / 4 || first == kept.count {
      kept.removeFirst(first)
      first = 0
      undone.removeAll { $0.upperBound < oldest }
    }
  }

  /// The steps, the oldest first; an index of it is good until the log changes.
  var steps: ArraySlice<UndoStep> { kept[first...] }

  /// Nothing from before can be taken back any more.
  mutating func forget(through request: UInt64, _ edge: Edge = .putBack) {
    (kept, first) = ([], 0)
    bytes = 0
    (oldest, self.edge, undone) = (request, edge, [])
  }

  /// Nothing from before the world was opened can be taken back.
  mutating func opened() { edge = .opened }

  /// Whether the state right after an entry was taken back itself.
  func isUndone(_ entry: UInt64) -> Bool { undone.contains { $0.contains(entry) } }

  /// The step of an entry; nil where it changed nothing, or is not kept.
  func step(of entry: UInt64) -> UndoStep? { steps.last { $0.request == entry && $0.origin.counts } }

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
    guard request >= oldest, !isUndone(request) else { return nil }
    // What is not counted has the number of the request before it, and came after that.
    return steps.firstIndex { $0.request > request || ($0.request == request && !$0.origin.counts) } ?? steps.endIndex
  }

  /// Takes steps off the end.
  ///
  /// - Parameter latest: the number of the latest entry.
  mutating func remove(from index: Int, latest: UInt64) {
    if let gone = steps[index...].first {
      var begin = gone.request + (gone.origin.counts ? 0 : 1)
      while let last = undone.last, last.upperBound + 1 >= begin {
        begin = min(begin, last.lowerBound)
        undone.removeLast()
      }
      if begin <= latest { undone.append(begin...latest) }
    }
    bytes -= steps[index...].reduce(0) { $0 + $1.changes.byteCount }
    kept.removeSubrange(index...)
  }
}
