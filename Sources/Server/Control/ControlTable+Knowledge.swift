import JSON
import Rules

/// The calls about rules, notes and refusals.
extension ControlTable {
  static let knowledge: [ControlOperation] = [
    ControlOperation(
      id: .listRules, method: "GET", path: "rules", summary: "Lists the rules with what each rests on.", rule: .c4_5,
      answer: .json(200, .list(ControlSchema.rule))),
    ControlOperation(
      id: .readRule, method: "GET", path: "rules/{n}", summary: "Reads a rule.", rule: .c4_5,
      answer: .json(200, ControlSchema.rule),
      parameters: [
        ControlParameter("n", in: .path, .text(1...40), "Its number, 4.2 or control-1.2, as notes have it.")
      ],
      failures: [(404, "There is no such rule.")]),
    ControlOperation(
      id: .listNotes, method: "GET", path: "notes", summary: "Lists the codes of notes and refusals.", rule: .c4_2,
      answer: .json(200, .list(ControlSchema.knownNote))),
    ControlOperation(
      id: .readNote, method: "GET", path: "notes/{code}", summary: "Reads what there is to say of a code.",
      rule: .c4_2, answer: .json(200, ControlSchema.knownNote),
      parameters: [ControlParameter("code", in: .path, .text(1...60), "The code.")],
      failures: [(404, "There is no such code.")]),
    ControlOperation(
      id: .shown, method: "GET", path: "shown",
      summary: "The file that fast2sim show was started with, for the console.", rule: .c4_1,
      answer: .json(200, ControlSchema.shown), failures: [(404, "No file is shown.")]),
  ]
}

extension ControlSchema {
  private static let basis = JSONSchema.choice(Basis.allCases.map(\.rawValue))

  static let rule = JSONSchema.named(
    "Rule",
    .object([
      Member("number", .text(1...20), required: true, "As notes, refusals and the log name it."),
      Member("title", .text(1...200), required: true, "What it belongs to."),
      Member("statement", .text(1...10_000), required: true, "What it says."),
      Member("basis", basis, required: true, "The weakest that it rests on: how far it can be relied on."),
      Member("bases", .list(basis), required: true, "All that it rests on, the firmest first."),
      Member("where", .text(1...10_000), required: true, "Where that can be read."),
      Member("codes", .list(.text(1...60)), required: true, "The notes and refusals that name it."),
    ]))

  static let knownNote = JSONSchema.named(
    "KnownNote",
    .object([
      Member("code", .text(1...60), required: true, "A code that stays the same."),
      Member("kind", .choice(["note", "refusal"]), required: true, "Answered all the same, or refused."),
      Member("level", .choice(NoteLevel.allCases.map(\.rawValue)), required: true, "How much it matters."),
      Member("rule", .text(1...20), required: true, "The number of the rule."),
      Member("hint", .text(0...10_000), required: true, "What to do."),
      Member("text", .text(1...10_000), required: true, "What the rule says."),
      Member("userMessage", .text(1...1000), "Of a refusal: what an end user is told, in Swedish."),
    ]))
}
