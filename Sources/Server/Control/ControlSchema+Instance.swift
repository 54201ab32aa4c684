import JSON
import Tid
import Traffic

/// The shapes of the calls about one server among several.
extension ControlSchema {
  static let ready = JSONSchema.named(
    "Ready", .object([Member("status", .choice(["ready"]), required: true, "Requests may be led here.")]))

  static let drain = JSONSchema.named(
    "Drain", .object([Member("within", .duration, "How long it may last: PT1S to PT1H, else PT10S.")]))

  static let drained = JSONSchema.named(
    "Draining",
    .object([
      Member("status", .choice(["draining"]), required: true, "It has begun."),
      Member("within", .duration, required: true, "How long it lasts at most."),
    ]))

  static let hold = JSONSchema.named(
    "Hold",
    .object([Member("hold", .duration, "How long it takes no write from now on, PT0S to PT5M; PT0S takes them again.")])
  )

  /// Unix milliseconds, or how many there are between two such.
  private static let instantNumber = JSONSchema.integer(Tidpunkt.raknebara)
  /// Half of what every client reads as it is: the other half is for the requests that are still to be numbered.
  private static let numbered: Int64 = 1 << 52
  private static let base64 = JSONSchema.text(0...1 << 30)

  static let worldExport = JSONSchema.named(
    "WorldExport",
    .object([
      Member("fast2sim", .choice(["world/1"]), required: true, "The form."),
      Member("version", .text(1...60), required: true, "The version that wrote it."),
      Member("name", .text(1...64), required: true, "Its name."),
      Member("persist", .boolean, required: true, "It had a file."),
      Member("credentials", .boolean, required: true, "Tokens of the base URL led to it."),
      Member("epoch", .text(1...64, pattern: "^[0-9a-f]+$"), required: true, "What its tokens are of."),
      Member("key", .text(1...64), required: true, "The id of the key of its tokens."),
      Member("requests", .integer(0...numbered), required: true, "How many were numbered."),
      Member("random", .text(1...20, pattern: "^[0-9]+$"), required: true, "The state of its random numbers."),
      Member("tokens", .text(1...20, pattern: "^[0-9]+$"), required: true, "The same for the ids of tokens."),
      Member(
        "clock",
        .object([
          Member("offset", instantNumber, required: true, "Milliseconds ahead of the machine's."),
          Member("frozen", .either([instantNumber, .null]), required: true, "Where it stands, in Unix milliseconds."),
          Member("rate", .integer(1...10_000_000), required: true, "In thousandths of the machine's."),
          Member("since", instantNumber, required: true, "From when the rate counts, in Unix milliseconds."),
        ]), required: true, "Its clock."),
      Member("faults", .either([.text(0...1 << 24), .null]), required: true, "Its fault rules, as they are stored."),
      Member("start", base64, required: true, "What a reset goes back to: a database, by base64."),
      Member("size", .integer(0...1 << 30), required: true, "Bytes of the database as it is now."),
      Member(
        "changed",
        .list(
          .object([
            Member("at", .integer(0...1 << 30), required: true, "From which byte on."),
            Member("bytes", base64, required: true, "What stands there, by base64."),
          ]), 0...1 << 20), required: true, "Where it is otherwise than at the start."),
      Member(
        "journal",
        .object([
          Member(
            "evictedThrough", .integer(0...numbered), required: true, "The latest number that is not there, or 0."),
          Member(
            "entries", .list(.map(.any), most: JournalTail.mostEntries), required: true,
            "As GET /_sim/journal/{id} answers them, the oldest first, with what brings them back exactly."),
        ]), "Its latest requests, with secrets masked; older releases leave it out."),
      Member(
        "sha256", .text(64...64, pattern: "^[0-9a-f]+$"), required: true,
        "Of the database at the start, then as it is, then the journal without blanks."),
    ]))

  static let importedWorld = JSONSchema.named(
    "ImportedWorld",
    .object([
      Member("name", worldName, required: true, "Its name."),
      Member("persist", .boolean, required: true, "It has a file, and stays."),
      Member("tokens", .choice(["kept", "ended"]), required: true, "Whether those that it gave are good here."),
    ]))
}
