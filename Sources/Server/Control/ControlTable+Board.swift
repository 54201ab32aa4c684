import Domain
import JSON
import Model
import Rules

/// The calls that a console shows arbetsorder by.
extension ControlTable {
  static let board: [ControlOperation] = [
    ControlOperation(
      id: .board, method: "GET", path: "board",
      summary: "Lists arbetsorder by status, a page of cards for each, in time that does not grow with their number.",
      rule: .r4_1, answer: .json(200, ControlSchema.board),
      parameters: [
        ControlParameter("status", ControlSchema.status, "Only this column."),
        ControlParameter("q", .text(1...200), "Only cards with these words; a page looks at a bounded number."),
        ControlParameter("typ", .text(1...60), "Only those of this type, by its code."),
        ControlParameter("utforare", .text(1...60), "Only those that this resurs carries out, by its id."),
        ControlParameter(
          "sort", .choice(BoardQuestion.Order.allCases.map(\.rawValue)),
          "What comes first: the newest (id), what falls due soonest (sla), the first prio of the register (prio) "
            + "or the latest change (changed). Left out, id."),
        ControlParameter("limit", .integer(1...500), "Cards a column; 100 where it is left out."),
        ControlParameter("after", ControlSchema.boardPlace, "The next of the column, which status names."),
      ]),
    ControlOperation(
      id: .boardSteps, method: "GET", path: "board/{id}/steps",
      summary: "Says what setting each of the other statuses would meet; it changes nothing.", rule: .r4_2,
      answer: .json(200, ControlSchema.boardSteps),
      parameters: [
        ControlParameter("id", in: .path, ControlSchema.id, "The id of the arbetsorder."),
        ControlParameter("resurs", .text(1...60), "As whom, by the id of a resurs; left out, the first one."),
      ], failures: [(404, "There is no such arbetsorder or resurs.")]),
    ControlOperation(
      id: .tree, method: "GET", path: "tree",
      summary: "Lists the fasta strukturen level by level, with the arbetsorder that are still to be done.",
      rule: .r8_1, answer: .json(200, ControlSchema.tree),
      parameters: [
        ControlParameter(
          "under", .text(3...1000, pattern: "^(fastighet|byggnad|objekt|utrymme|enhet):."),
          "The typ of a node, a colon and its id: what lies right below it. Left out, the fastigheter."),
        ControlParameter("limit", .integer(1...500), "So many nodes; 100 where it is left out."),
        ControlParameter("after", .text(1...1000), "The next of the page before."),
      ], failures: [(404, "There is no such node.")]),
  ]
}

extension ControlSchema {
  static let status = JSONSchema.choice(Status.allCases.map(\.rawValue))
  static let boardPlace = JSONSchema.text(5...50, pattern: "^[0-9]{1,4}[.]-?[0-9]{1,18}[.]-?[0-9]{1,18}$")
  private static let name = JSONSchema.nullable(.text(0...100_000))

  private static func named(_ key: String, _ about: String) -> JSONSchema {
    .nullable(
      .object([
        Member(key, .text(1...1000), required: true, about), Member("namn", name, required: true, "What it is called."),
      ]))
  }

  static let board = JSONSchema.named(
    "Board", .object([Member("columns", .list(boardColumn, most: 6), required: true, "In the order of a board.")]))

  private static let boardColumn = JSONSchema.named(
    "BoardColumn",
    .object([
      Member("status", status, required: true, "Whose arbetsorder these are."),
      Member("namn", .text(1...60), required: true, "The status in words."),
      Member(
        "count", .nullable(count), required: true,
        "How many pass the filters; null with q, and with typ and utforare together, unless one page is all."),
      Member("cards", .list(boardCard, most: 501), required: true, "A page of them, in order."),
      Member(
        "next", .nullable(boardPlace), required: true,
        "To be sent as after; null where no more are. With filters a page may have few cards, or none, and a next: "
          + "then the rest was not looked at yet."),
    ]))

  private static let boardCard = JSONSchema.named(
    "BoardCard",
    .object([
      Member("id", id, required: true, "Its id."),
      Member("typ", .text(1...1000), required: true, "Its type, by code."),
      Member("typnamn", name, required: true, "The type in words."),
      Member("status", status, required: true, "How far it has come."),
      Member("beskrivning", .nullable(.text(0...20_000)), required: true, "What is wrong: the first 160 characters."),
      Member(
        "objekt",
        .object([
          Member("id", .text(1...1000), required: true, "Its id."),
          Member("adress", name, required: true, "Street and number."),
        ]), required: true, "What the work is on."),
      Member("prio", named("kod", "Its code."), required: true, "How urgent it is."),
      Member("utforare", named("id", "Its id."), required: true, "Who is to carry it out."),
      Member("registrerad", .instant, required: true, "When it was made."),
      Member("andrad", .instant, required: true, "When it was last changed, or made."),
      Member("sla", .nullable(boardSla), required: true, "The agreed time; null where there is none."),
    ]))

  private static let boardSla = JSONSchema.object([
    Member("due", .instant, required: true, "When it ends."),
    Member("from", .instant, required: true, "When it began."),
    Member(
      "state", .choice(["running", "due", "met"]), required: true,
      "It runs; it went by before the work was done; the work was done in time."),
    Member(
      "share", .number(0...Arbetsorder.SlaTider.langst), required: true,
      "How much of it is gone, or was when it ended, in working time: 1 is all of it; more than 10 is not counted."),
  ])

  static let boardSteps = JSONSchema.named(
    "BoardSteps",
    .object([
      Member("id", id, required: true, "Of the arbetsorder."),
      Member("from", status, required: true, "The status that it has."),
      Member("steps", .list(boardStep, most: 5), required: true, "To each of the others, in the order of a board."),
    ]))

  private static let boardStep = JSONSchema.object([
    Member("status", status, required: true, "Where the step leads."),
    Member("namn", .text(1...60), required: true, "That status in words."),
    Member("allowed", .boolean, required: true, "It would be taken; if not, the other keys say why."),
    Member("code", .text(1...60), "The code of the refusal."),
    Member("rule", .text(1...10), "The rule that forbids it."),
    Member("basis", .text(1...1000), "What the rule rests on, and where that is."),
    Member("reason", .text(0...10_000), "What is wrong, in English."),
    Member("hint", .text(0...10_000), "What to do."),
    Member("meddelande", .text(0...10_000), "What an end user is told, in Swedish."),
  ])

  static let tree = JSONSchema.named(
    "Tree",
    .object([
      Member("under", .nullable(treeNode), required: true, "The node itself; null above the fastigheter."),
      Member("nodes", .list(treeNode, most: 500), required: true, "What lies right below it, in order."),
      Member("next", .nullable(.text(1...1000)), required: true, "To be sent as after; null where no more are."),
    ]))

  private static let treeNode = JSONSchema.named(
    "TreeNode",
    .object([
      Member("typ", .choice(Niva.allCases.map(\.rawValue)), required: true, "Its level."),
      Member("id", .text(0...1000), required: true, "Unique within its level."),
      Member("namn", .text(0...100_000), required: true, "What it is called."),
      Member("adress", name, required: true, "Street and flat of an objekt."),
      Member("children", count, required: true, "How many lie right below it, of enheter those that are active."),
      Member("open", count, required: true, "Arbetsorder on it and below it that are REG, GODK or PAGAR."),
      Member("replaces", name, required: true, "The enhet that this one came in place of."),
    ]))
}
