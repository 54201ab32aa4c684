import Locks
import Model

/// Where earlier pages of lists began and ended, so that the next page, or the same again, need not be counted to.
///
/// A mark holds for the data that it was made from: every commit starts a new generation.
final class PageMarks: Sendable {
  private struct Mark {
    let offset: Int
    /// Hits up to and with it are `offset` many.
    let id: ArbetsorderID
  }

  private struct State: Sendable {
    var generation = 0
    /// For each filter without its page, in the order of offsets.
    var marks: [ArbetsorderFilter: [Mark]] = [:]
  }

  private let state = Guarded(State())
  private static let maxFilters = 64
  private static let maxMarks = 128

  /// So few hits are quicker counted to than looked for, unless a range must be walked to first.
  private static let worthwhile = 8

  private func isWorthwhile(_ filter: ArbetsorderFilter, end: Int) -> Bool {
    end >= Self.worthwhile || filter.modifieradEfter != nil || filter.skapadEfter != nil
  }

  /// The mark nearest before the filter's offset: hits up to and with `id` are `offset` many.
  func nearest(_ filter: ArbetsorderFilter, generation: Int) -> (offset: Int, id: ArbetsorderID)? {
    guard isWorthwhile(filter, end: filter.offset) else { return nil }
    return state.withLock { state in
      guard state.generation == generation, let marks = state.marks[filter.pageless] else { return nil }
      return marks.last { $0.offset <= filter.offset }.map { ($0.offset, $0.id) }
    }
  }

  /// - Parameter ids: the first and the last id of the page, and how many there are.
  func remember(
    _ filter: ArbetsorderFilter, generation: Int, offset: Int,
    ids: (first: ArbetsorderID, last: ArbetsorderID, count: Int)
  ) {
    guard isWorthwhile(filter, end: offset + ids.count) else { return }
    state.withLock { state in
      // A reader whose snapshot is older than the last commit has nothing to say.
      guard generation >= state.generation else { return }
      if generation > state.generation {
        state.generation = generation
        state.marks.removeAll()
      }
      if state.marks.count >= Self.maxFilters { state.marks.removeAll() }
      // Just before the first hit lie `offset` hits, whichever they are.
      let made = [
        Mark(offset: offset, id: ArbetsorderID(ids.first.rawValue - 1)),
        Mark(offset: offset + ids.count, id: ids.last),
      ]
      Self.insert(made, into: &state.marks[filter.pageless, default: []])
    }
  }

  private static func insert(_ made: [Mark], into marks: inout [Mark]) {
    if marks.count >= maxMarks { marks.removeAll() }
    for mark in made {
      let place = marks.firstIndex { $0.offset >= mark.offset } ?? marks.count
      if place < marks.count, marks[place].offset == mark.offset { continue }
      marks.insert(mark, at: place)
    }
  }
}

extension ArbetsorderFilter {
  fileprivate var pageless: ArbetsorderFilter {
    var filter = self
    filter.offset = 0
    filter.limit = 0
    return filter
  }
}
