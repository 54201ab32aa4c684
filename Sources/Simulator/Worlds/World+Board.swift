package import Domain
import Store

/// A board of a world: what a console shows first.
package struct Board: Sendable {
  /// The columns that were asked for, in order, each with what was found in it.
  package var columns: [(question: BoardQuestion, page: BoardPage)] = []
  /// How many there are in each; nil where that is known of none.
  package var counts: [Status: Int]?
}

extension World {
  /// Reads columns of a board in one snapshot; their counts are those of the latest commit.
  ///
  /// - Parameter questions: all with the same filters.
  package func board(_ questions: [BoardQuestion]) throws -> Board {
    var board = Board()
    if let first = questions.first, first.words == nil {
      board.counts = try database.boardCounts(typ: first.typ, utforare: first.utforare)
    }
    board.columns = try database.read { transaction in
      let prios = transaction.register.ordning.prio
      return try questions.map { ($0, try transaction.board($0, prios: prios)) }
    }
    return board
  }
}
