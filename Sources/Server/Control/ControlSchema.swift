import JSON
import Rules
import Traffic

/// The shapes of what the control plane takes and answers, each declared once.
enum ControlSchema {
  typealias Member = JSONSchema.Member

  static let worldName = JSONSchema.text(1...64, pattern: "^[A-Za-z0-9][A-Za-z0-9._-]*$")
  static let id = JSONSchema.integer(1...Int64.max)
  static let count = JSONSchema.integer(0...Int64.max)
  static let contract = JSONSchema.choice(["1.1", "published"])

  static let problem = JSONSchema.named(
    "Problem",
    .object([
      Member("type", .text(1...200), required: true, "Always about:blank; the code tells problems apart."),
      Member("title", .text(1...200), required: true, "The words of the status."),
      Member("status", .integer(400...599), required: true, "The status, once more."),
      Member("code", .text(1...60), required: true, "A code that stays the same."),
      Member("detail", .text(0...100_000), required: true, "What was wrong, where, and what would be right."),
      Member("hint", .text(0...10_000), required: true, "What to do."),
    ]))

  static let health = JSONSchema.named(
    "Health",
    .object([
      Member(
        "status", .choice(["ok"]), required: true,
        "The server is ready. Whoever may not use the control plane is told no more."),
      Member("version", .text(1...60), "The product's version."),
      Member(
        "contract", contract,
        "Whose names travel where the client doesn't say; of a world that nobody has made yet, the default world's."),
      Member("world", worldName, "The world that was asked; asking does not make it."),
      Member("uptime", count, "Whole seconds of real time since the start."),
      Member(
        "seed",
        .object([
          Member(
            "status", .choice(SeedNews.Outcome.allCases.map(\.rawValue)), required: true,
            "It was laid over, or has mistakes, and what is served is as it was."),
          Member("at", .instant, required: true, "When, by the machine's clock."),
          Member("detail", .text(0...100_000), required: true, "The line of the log."),
        ]), "What became of the seed when it changed last, where the server was started with --watch-seed."),
    ]))

  static let rate = JSONSchema.number(0.001...10_000)

  static let whatFallsDue = JSONSchema.choice(["tempfil-expired", "sla-due", "booking-starts", "fault-ends"])

  static let clock = JSONSchema.named("Clock", .object(clockMembers))
  static let clockMembers = [
    Member("now", .instant, required: true, "What the clock shows."),
    Member("frozen", .boolean, required: true, "It stands."),
    Member("rate", rate, required: true, "How many times as fast as the machine's it runs."),
  ]

  static let changedClock = JSONSchema.named(
    "ChangedClock",
    .object(
      clockMembers + [
        Member(
          "due",
          .list(
            .object([
              Member("at", .instant, required: true, "When, by the world's clock."),
              Member("what", whatFallsDue, required: true, "What."),
              Member("id", .text(1...200), required: true, "Of the temp file, the arbetsorder or the fault rule."),
            ]), 0...1000), required: true, "What fell due on the way, in order.")
      ]))

  static let clockChange = JSONSchema.named(
    "ClockChange",
    .object(
      [
        Member("now", .instant, "Sets the clock; comes first."),
        Member("freeze", .boolean, "Stops it, or lets it run on; comes second."),
        Member(
          "rate", rate, "Lets it run so many times as fast as the machine's; at most three decimals; comes third."),
        Member("advance", .duration, "Moves it forward, at most 100 years; comes last."),
        Member("to", .choice(["next-due"]), "Moves it to what falls due next, in place of now and advance."),
      ], least: 1))

  static let world = JSONSchema.named(
    "World",
    .object([
      Member("name", worldName, required: true, "Its name."),
      Member("bytes", count, required: true, "Bytes of its database."),
      Member("lastUse", .instant, required: true, "The machine's time of its last request."),
      Member("requests", count, required: true, "Requests to its API since it began."),
      Member(
        "notes",
        .object(NoteLevel.allCases.map { Member($0.rawValue, count, required: true, "How many of that level.") }),
        required: true, "What they were told, by level: notes, and with error the refusals."),
      Member("persist", .boolean, required: true, "It has a file of its own, and stays."),
    ]))

  static let stateReference = JSONSchema.text(1...129, pattern: "^[A-Za-z0-9][A-Za-z0-9._/-]*(@entry:[0-9]{1,19})?$")

  static let newWorld = JSONSchema.named(
    "NewWorld",
    .object([
      Member("name", worldName, required: true, "Its name, which is its path: /w/NAME."),
      Member(
        "from", stateReference,
        "What it is a copy of: a world, a snapshot, world/snapshot or world@entry:N, the state right after that entry; "
          + "left out, the seed."),
      Member("scenario", .text(1...1000), "The name of a scenario that it begins as, in place of from."),
      Member("persist", .boolean, "It gets a file of its own, and stays."),
      Member("contract", contract, "The contract that it speaks, in place of its source's."),
      Member("strict", strictness, "What is refused of what could be noted, in place of its source's."),
      Member(
        "allow", .list(.choice(Coverage.Universe.api.codes.map(\.code))),
        "What may be noted or refused in it: exec does not count it against its command."),
      Member(
        "makeRoom", .boolean,
        "Whether another world in memory may go for it where there is no room, which is so where this is left out."),
    ]))

  static let newSnapshot = JSONSchema.named(
    "NewSnapshot", .object([Member("name", worldName, required: true, "Its name within the world.")]))

  static let snapshot = JSONSchema.named(
    "Snapshot",
    .object([
      Member("name", worldName, required: true, "Its name within the world."),
      Member("now", .instant, required: true, "What the world's clock showed."),
      Member("bytes", count, required: true, "Bytes of its database; what it shares counts too."),
    ]))

  static let undo = JSONSchema.named(
    "Undo",
    .object(
      [
        Member("requests", .integer(1...1000), "So many of the latest requests that changed data."),
        Member("to", .integer(0...Int64.max), "Everything after this entry of the journal."),
      ], least: 1))

  static let undone = JSONSchema.named(
    "Undone",
    .object([
      Member(
        "undone",
        .list(
          .object([
            Member("request", .nullable(id), required: true, "The entry of the journal; null for what /_sim wrote."),
            Member("name", .text(1...100), required: true, "The operation, or the call of /_sim."),
            Member("changes", .list(changedRow), required: true, "What it had changed."),
          ])), required: true, "What was taken back, the latest first."),
      Member("now", .instant, required: true, "What the clock shows."),
    ]))

  static let changedRow = JSONSchema.named(
    "ChangedRow",
    .object([
      Member("kind", .choice(["inserted", "updated", "deleted"]), required: true, "What became of the row."),
      Member("table", .text(1...60), required: true, "The table."),
      Member("key", .text(0...1000), required: true, "The values of its primary key."),
      Member(
        "fields",
        .list(
          .object([
            Member("name", .text(1...60), required: true, "The column."),
            Member("before", .nullable(.text(0...10_000_000)), required: true, "As it was."),
            Member("after", .nullable(.text(0...10_000_000)), required: true, "As it is."),
          ])), required: true, "The columns that differ."),
    ]))

  static let outboxMessage = JSONSchema.named(
    "OutboxMessage",
    .object([
      Member("id", id, required: true, "Its number."),
      Member("arbetsorderId", id, required: true, "The arbetsorder that it is about."),
      Member("kundId", .nullable(id), required: true, "The kund that it goes to."),
      Member("amne", .text(0...100_000), required: true, "Its subject."),
      Member("text", .text(0...1_000_000), required: true, "Its text."),
      Member("skapad", .instant, required: true, "When it was made, by the world's clock."),
      Member(
        "meddelandeId", .nullable(id), required: true, "The meddelande that it carries; null for the system's own."),
      Member("last", .nullable(.boolean), required: true, "Whether that has been read."),
    ]))
}
