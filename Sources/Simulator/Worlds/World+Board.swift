package import Domain
package import Model
package import Rules
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

  /// What somebody meets who sets each of the other statuses of an arbetsorder now (rule 4.2). Nothing changes, and
  /// nobody learns of it.
  ///
  /// - Returns: nil where there is no such arbetsorder.
  package func prova(
    _ id: ArbetsorderID, as resurs: Resurs
  ) throws -> (fran: Status, steg: [(till: Status, hinder: Refusal?)])? {
    try database.read { transaction in
      try transaction.arbetsorder(id).map { ($0.status, try Statusregler.provade($0, resurs, transaction)) }
    }
  }

  /// A page of the fasta strukturen as a tree, with the arbetsorder that are still to be done.
  ///
  /// - Parameters:
  ///   - over: what lies right below this; nil for the fastigheter.
  ///   - after: only what comes behind this row.
  /// - Returns: nil where there is no such row.
  package func gren(under over: Nodnyckel?, after: Nodnyckel?, limit: Int) throws -> Gren? {
    let read = try database.read { transaction -> (gren: Gren, objekt: [[ObjektID]])? in
      guard let gren = try transaction.gren(under: over, after: after, limit: limit) else { return nil }
      return (
        gren,
        try (gren.noder + [gren.over].compactMap { $0 }).map { node in
          node.nyckel.niva.hasObjekt ? try transaction.objektIDs(under: node.nyckel) : []
        }
      )
    }
    guard let read else { return nil }
    var gren = read.gren
    let open = try database.openCounts(read.objekt)
    for index in gren.noder.indices where gren.noder[index].nyckel.niva.hasObjekt {
      gren.noder[index].oppna = open[index]
    }
    if gren.over?.nyckel.niva.hasObjekt == true { gren.over?.oppna = open.last ?? 0 }
    return gren
  }
}

extension Niva {
  /// What is open in it is what is open in objekt.
  fileprivate var hasObjekt: Bool { self == .fastighet || self == .byggnad || self == .objekt }
}
