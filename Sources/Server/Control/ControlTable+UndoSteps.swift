import HTTPTransport
import JSON
import Rules
import Simulator
import Tid
import Traffic

/// The calls about what can be taken back (`docs/control-plane.md`).
extension ControlTable {
  static let undoSteps: [ControlOperation] = [
    ControlOperation(
      id: .listUndo, method: "GET", path: "undo",
      summary: "Lists the requests that can be taken back, the latest first, and says what can't be any more.",
      rule: .c1_4, answer: .json(200, ControlSchema.undoSteps),
      parameters: [
        ControlParameter("limit", .integer(1...1000), "At most so many; 100 where it is left out."),
        ControlParameter(
          "after", .integer(1...Int64.max), "Those behind this one in the list: the next of the answer."),
      ]),
    ControlOperation(
      id: .readUndo, method: "GET", path: "undo/{entry}", summary: "What one of them changed, row by row.",
      rule: .c1_4, answer: .json(200, ControlSchema.undoStep),
      parameters: [ControlParameter("entry", in: .path, ControlSchema.id, "Its entry in the journal.")],
      failures: [(404, "It changed nothing, was taken back, or is no longer kept.")]),
  ]
}

extension ControlSchema {
  private static let entry = Member(
    "entry", id, required: true, "Its entry in the journal: the state right after it can be gone back to.")
  private static let name = Member("name", .text(1...100), required: true, "The operation.")
  private static let at = Member("at", .instant, required: true, "What the world's clock showed.")

  static let undoSteps = JSONSchema.named(
    "UndoSteps",
    .object([
      Member("now", .instant, required: true, "What the clock shows."),
      Member(
        "steps",
        .list(
          .object([
            entry, name, at,
            Member(
              "status", .nullable(.integer(200...999)), required: true,
              "What it was answered; null where the journal no longer has it."),
            Member("changes", count, required: true, "How many rows it changed."),
            Member(
              "also", .list(.text(1...100)),
              "What /_sim or a token call wrote between it and the next one: going back to its state takes that back, "
                + "too. Left out where there is none."),
          ])), required: true, "The latest first."),
      Member(
        "oldest", .nullable(count), required: true,
        "The earliest entry that can be gone back to, 0 for the beginning; null where nothing can be taken back."),
      Member("next", .nullable(id), required: true, "To be sent as after for those behind; null where there is none."),
      Member(
        "lost", .nullable(.text(1...1000)), required: true,
        "Why nothing from before the oldest can be taken back; null where nothing came before."),
    ]))

  static let undoStep = JSONSchema.named(
    "UndoStep",
    .object([
      entry, name, at, Member("changes", .list(changedRow, most: 1_000_000), required: true, "What it changed."),
    ]))
}

extension Control {
  func listUndo(_ asked: ControlRequest) -> Response {
    let listing = turn.world.undoListing(
      before: asked.number("after").map { UInt64($0) }, limit: asked.number("limit").map { Int($0) } ?? 100)
    let journal = turn.world.journalEntries
    let steps: [JSONValue] = listing.steps.map { step in
      .object([
        ("entry", .int(Int64(step.entry))), ("name", .text(step.name)), ("at", .text(SvenskTid.iso(step.at))),
        ("status", journal[id: step.entry].map { .int(Int64($0.exchange.status)) } ?? .null),
        ("changes", .int(Int64(step.changes))),
        ("also", step.also.isEmpty ? nil : .list(step.also.map(JSONValue.text))),
      ])
    }
    let last = listing.hasMore ? listing.steps.last : nil
    return json([
      "now": .text(SvenskTid.iso(listing.now)), "steps": .list(steps),
      "oldest": listing.oldest.map { .int(Int64($0)) } ?? .null,
      "next": last.map { .int(Int64($0.entry)) } ?? .null, "lost": listing.lost.map(JSONValue.text) ?? .null,
    ])
  }

  func readUndo(_ asked: ControlRequest) throws -> Response {
    let step = try turn.world.undoStep(of: asked.path["entry"].flatMap { UInt64($0) } ?? 0)
    let secrets = turn.world.secrets
    return json([
      "entry": .int(Int64(step.request)), "name": .text(step.origin.name), "at": .text(SvenskTid.iso(step.at)),
      "changes": .list(step.dataChanges.map { $0.json(secrets) }),
    ])
  }
}
