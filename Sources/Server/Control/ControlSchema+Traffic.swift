import JSON
import Rules
import Traffic

/// The shapes of faults, journal entries and what is said of them.
extension ControlSchema {
  private static let longText = JSONSchema.text(0...10_000_000)

  static let fault = JSONSchema.named(
    "Fault",
    .object([
      Member("id", id, required: true, "Its number in the world."),
      Member("rule", FaultRule.schema, required: true, "As it was written."),
      Member("hits", count, required: true, "Requests that it has hit."),
      Member("ends", .nullable(.instant), required: true, "When its lifetime is over, by the world's clock."),
      Member("over", .boolean, required: true, "It can hit nobody any more."),
    ]))

  static let remark = JSONSchema.named(
    "Note",
    .object([
      Member("code", .text(1...60), required: true, "A code that stays the same."),
      Member("level", .choice(NoteLevel.allCases.map(\.rawValue)), required: true, "How much it matters."),
      Member("text", longText, required: true, "What was seen."),
      Member("hint", longText, required: true, "What to do."),
      Member("rule", .text(1...20), required: true, "The number of the rule."),
      Member(
        "basis", .list(.choice(Basis.allCases.map(\.rawValue))), required: true, "What the rule rests on."),
      Member("source", longText, required: true, "Where that can be read."),
    ]))

  private static let shortEntry = [
    Member("id", id, required: true, "Its number: an answer's X-Sim-Request-Id."),
    Member("time", .instant, required: true, "What the world's clock showed."),
    Member("realTime", .instant, required: true, "What the machine's showed."),
    Member("duration", .integer(Int64.min...Int64.max), required: true, "Microseconds of real time."),
    Member("method", .text(0...100), required: true, "As sent."),
    Member("target", longText, required: true, "Behind the world's base, with secrets masked."),
    Member("operation", .nullable(.text(1...100)), required: true, "Null where none was found."),
    Member("contract", contract, required: true, "Whose names travelled."),
    Member("caller", .nullable(.text(0...1000)), required: true, "The resurs, or the klient's key."),
    Member("origin", .choice(["console"]), "Sent by the console; left out where a client sent it."),
    Member("replayOf", id, "The entry that was sent again; left out where none was."),
    Member("status", .integer(200...999), required: true, "The status of the answer."),
    Member("answered", .boolean, required: true, "False where the connection was closed without an answer."),
    Member("faults", .list(.text(1...100)), required: true, "The fault rules that hit it, or the preset."),
    Member("quirks", .list(.text(1...100)), "The quirks that made something of it; left out where none did."),
    Member("notes", .list(remark), required: true, "What there is to say of it."),
  ]

  static let journal = JSONSchema.named(
    "Journal",
    .object([
      Member("entries", .list(.named("JournalEntry", .object(shortEntry))), required: true, "The oldest first."),
      Member("count", count, required: true, "Entries that are kept."),
      Member("bytes", count, required: true, "Bytes that they take, about."),
      Member("evictedThrough", count, required: true, "The latest number that is no longer kept; 0 where none is."),
    ]))

  private static let message = JSONSchema.named(
    "Message",
    .object([
      Member(
        "headers",
        .list(
          .object([
            Member("name", .text(0...10_000), required: true, "Its name."),
            Member("value", longText, required: true, "Its value, masked where it is a secret."),
          ])), required: true, "The header fields in order."),
      Member("length", count, required: true, "Bytes of the body."),
      Member(
        "text", .nullable(longText), required: true, "The body; null where it is too long to be kept, or no text."),
      Member(
        "fingerprint", .nullable(.text(32...32)), required: true,
        "Of a body that is not kept: 16 bytes by which two bodies can be told apart. No proof against forgery."),
    ]))

  static let transition = JSONSchema.object([
    Member("from", .nullable(.text(1...20)), required: true, "Null for what was made."),
    Member("to", .text(1...20), required: true, "The status since."),
  ])

  static let wholeEntry = JSONSchema.named(
    "WholeJournalEntry",
    .object(
      shortEntry + [
        Member("request", message, required: true, "What was sent."),
        Member("response", .nullable(message), required: true, "What was answered."),
        Member("transitions", .list(transition), required: true, "The steps that statuses made."),
        Member("changes", .list(changedRow, most: 1_000_000), required: true, "What changed in the data."),
      ]))

  static let coverage = JSONSchema.named(
    "Coverage",
    .object([
      Member("operations", .list(.map(.any)), required: true, "Each operation with its statuses."),
      Member("transitions", .list(.map(.any)), required: true, "Each step with its count."),
      Member("codes", .list(.map(.any)), required: true, "Each code of notes and refusals with its count."),
      Member("never", .map(.list(.any)), required: true, "What was never seen."),
    ]))

  static let bundle = JSONSchema.named(
    "Bundle",
    .object([
      Member("fast2sim", .choice(["bundle/1"]), required: true, "The format."),
      Member("version", .text(1...60), required: true, "The product's version that took it."),
      Member("world", .text(1...64), required: true, "The world that it was taken of."),
      Member(
        "start",
        .object([
          Member("seed", .map(.any), required: true, "The data, as a seed with secrets masked."),
          Member("settings", .map(.any), required: true, "What no seed has: auth, quirks, notes."),
          Member("clock", .instant, required: true, "What the clock showed."),
          Member("random", .text(1...20), required: true, "The state of the random numbers."),
          Member("faults", .list(FaultRule.schema), required: true, "The fault rules."),
        ]), required: true, "What the world began as."),
      Member("calls", .list(.map(.any)), required: true, "Requests and calls of /_sim, in order."),
      Member("failed", count, "The request that made a run fail, where a report says so."),
    ]))

  static let replayed = JSONSchema.named(
    "Replayed",
    .object([
      Member("replayed", count, required: true, "Requests that were sent."),
      Member("same", .boolean, required: true, "Every answer came as it had come."),
      Member("differences", .list(.map(.any)), required: true, "Those that did not."),
      Member("skipped", .list(.map(.any)), required: true, "Requests that can't be sent again, and why."),
    ]))

  static let replayedEntry = JSONSchema.named(
    "ReplayedEntry",
    .object([Member("entry", wholeEntry, required: true, "The entry that it made, which is the console's.")]))

  static let replayEdits = JSONSchema.named(
    "ReplayEdits",
    .object([
      Member("method", .text(1...20, pattern: "^[A-Z]+$"), "In place of the one that was sent."),
      Member("path", .text(1...8000), "In place of the target, query included; behind the world's base."),
      Member("headers", .map(.nullable(.text(0...8000))), "Fields to set, or with null to leave out."),
      Member("body", .any, "In place of the body: JSON, or a text that is sent as it stands; null sends none."),
    ]))

  static let met = JSONSchema.named(
    "Met",
    .object([
      Member("verdict", .choice(["met"]), required: true, "They were made."),
      Member("matches", .list(id), required: true, "Their numbers."),
    ]))

  static let missed = JSONSchema.named(
    "Missed",
    .object([
      Member("verdict", .choice(["failed", "inconclusive"]), required: true, "They were not, or nobody can know."),
      Member("detail", longText, required: true, "Why."),
      Member(
        "nearest",
        .list(
          .object([
            Member("id", id, required: true, "The entry."),
            Member("request", longText, required: true, "Method and target."),
            Member("differences", .list(.map(.any)), required: true, "What differs: path, expected, actual."),
          ])), required: true, "The entries that come nearest."),
    ]))
}
