import Client
import JSON
import Rules
import Server
import Texts

/// `fast2sim journal`.
extension VerbCommand {
  static let journal = VerbCommand(
    name: "journal", about: "show the requests of a world, and why one was refused",
    verbs: [
      Verb(
        name: "list", about: "the latest requests, the oldest first", options: listing.map(\.name),
        call: { (input) throws(UsageError) in try journalCall(input) },
        view: { answer, _ in .table(journalTable(answer), empty: "no such request is in the journal") },
        afterwards: follow),
      Verb(
        name: "show", words: "N", about: "one of them: what was noted, sent and changed", count: 1...1,
        takes: { $0.allSatisfy(\.isNumber) },
        call: { (input) throws(UsageError) in
          guard let number = Int64(input.word), number > 0 else {
            throw UsageError(message: "journal show takes no '\(input.word)'; valid is the number of an entry")
          }
          return VerbCall(.readEntry, path: [("id", "\(number)")])
        }, view: { answer, _ in EntryPage(answer).page }),
      Verb(
        name: "clear", about: "forget them; coverage goes on counting", call: { _ in VerbCall(.clearJournal) },
        view: { _, _ in .line("the journal is empty", .ok) }),
    ], own: listing,
    examples: ["fast2sim journal --follow --level warning", "fast2sim journal 15"])

  private static let listing = [
    Option("limit", "N", nil, "at most so many, else 100", reach: .flag),
    Option("after", "ENTRY", nil, "only those with a greater number", reach: .flag),
    Option("operation", "ID", nil, "only those of an operation", reach: .flag),
    Option("status", "N", nil, "only those with a status", reach: .flag),
    Option("level", "LEVEL", nil, "only those with a note of info, warning or error, at least", reach: .flag),
    Option("follow", nil, nil, "go on with those that come, until Ctrl-C", reach: .flag),
  ]

  private static func journalCall(_ input: VerbInput, after: Int64? = nil) throws(UsageError) -> VerbCall {
    for name in ["limit", "after", "status"] { _ = try input.number(name) }
    let pages = after.map { [("after", "\($0)"), ("limit", "1000")] } ?? ["limit", "after"].compactMap(input.text)
    return VerbCall(.readJournal, query: pages + ["operation", "status", "level"].compactMap(input.text))
  }

  // MARK: Following

  /// Shows what comes, until a signal ends the program. Numbers go on where a world is reset, so none is missed.
  private static func follow(_ answer: JSONValue, _ input: VerbInput) throws(UsageError) {
    guard input.arguments.isOn("follow") else { return }
    let isJSON = input.arguments.isOn("json")
    Signals.endAtOnce()
    if isJSON { showLines(answer) }
    let start = try input.number("after").1?.intValue ?? 0
    var last = latest(answer) ?? start
    while true {
      Machine.wait(.milliseconds(200))
      let more = input.server.call(try journalCall(input, after: last), of: "journal")
      guard let value = try? JSONParser.parse(more.body), let newest = latest(value) else { continue }
      last = newest
      if isJSON { showLines(value) } else { Console.out { journalTable(value).lines($0, hasHeading: false) } }
    }
  }

  private static func latest(_ answer: JSONValue) -> Int64? { answer["entries"]?.arrayValue?.last?["id"]?.intValue }

  /// An entry a line.
  private static func showLines(_ answer: JSONValue) {
    for entry in answer["entries"]?.arrayValue ?? [] { Console.out(bytes: entry.compact + [UInt8(ascii: "\n")]) }
  }

  // MARK: The table

  private static func journalTable(_ answer: JSONValue) -> Table {
    let columns: [Table.Column] = [
      .init(heading: "no", isRight: true, width: 4), .init(heading: "time", width: 19), .init(heading: "status"),
      .init(heading: "ms", isRight: true, width: 7), .init(heading: "operation", width: 26),
      .init(heading: "resurs", width: 6), .init(heading: "notes"),
    ]
    return Table(columns, (answer["entries"]?.arrayValue ?? []).map(journalRow))
  }

  private static func journalRow(_ entry: JSONValue) -> [Piece] {
    let operation = entry["operation"]?.stringValue ?? "\(shown(entry["method"])) \(shown(entry["target"]))"
    let notes = entry["notes"]?.arrayValue ?? []
    let faults = (entry["faults"]?.arrayValue ?? []).map { "fault \(shown($0))" }
    let gravest = notes.compactMap { $0["level"]?.stringValue }.compactMap(NoteLevel.init).max()
    return [
      Piece(shown(entry["id"])), Piece(String(shown(entry["time"]).prefix(19))), status(entry),
      Piece(milliseconds(entry)), Piece(operation), Piece(shown(entry["caller"])),
      Piece((notes.map { shown($0["code"]) } + faults).joined(separator: " "), tone(gravest)),
    ]
  }

  /// The status in its colour; one that never reached its client says so.
  static func status(_ entry: JSONValue) -> Piece {
    let status = entry["status"]?.intValue ?? 0
    if entry["answered"]?.boolValue == false { return Piece("\(status) lost", .error) }
    return Piece("\(status)", status < 400 ? .ok : status < 500 ? .warning : .error)
  }

  /// With one decimal, as the log has it.
  static func milliseconds(_ entry: JSONValue) -> String { oneDecimal(entry["duration"]?.intValue ?? 0, of: 1000) }

  static func tone(_ level: NoteLevel?) -> Tone {
    switch level {
    case nil, .info?: .plain
    case .warning?: .warning
    case .error?: .error
    }
  }
}

/// An entry of the journal for people: what was noted with what to do first, then what was sent, answered and changed.
private struct EntryPage {
  /// Characters of a body that are shown.
  private static let mostShown = 2000

  private(set) var page = Page()

  init(_ entry: JSONValue) {
    let shown = VerbCommand.shown
    page.add(
      Piece("\(shown(entry["id"]))  \(shown(entry["time"]))  "),
      Piece("\(shown(entry["method"])) \(shown(entry["target"]))", .heading))
    let about = [entry["operation"], entry["contract"], entry["caller"]].map(shown)
    let names = zip(["operation ", "contract ", "as "], about).filter { !$1.isEmpty }.map { $0 + $1 }
    page.add(
      Piece("answered "), VerbCommand.status(entry), Piece(" in \(VerbCommand.milliseconds(entry)) ms"),
      Piece(names.isEmpty ? "" : " · " + names.joined(separator: " · ")))
    for fault in entry["faults"]?.arrayValue ?? [] { page.add(Piece("hit by fault \(shown(fault))", .warning)) }
    for note in entry["notes"]?.arrayValue ?? [] { add(note) }
    for step in entry["transitions"]?.arrayValue ?? [] {
      let from = step["from"]?.stringValue
      page.add(Piece("status: \(from.map { "\($0) to " } ?? "")\(shown(step["to"]))", .ok))
    }
    for change in entry["changes"]?.arrayValue ?? [] {
      page.add(Piece("data: \(shown(change["kind"])) \(shown(change["table"])) \(shown(change["key"]))"))
    }
    add("sent", entry["request"])
    add("answered", entry["response"])
  }

  private mutating func add(_ note: JSONValue) {
    let shown = VerbCommand.shown
    let level = note["level"]?.stringValue.flatMap { NoteLevel(exactly: $0) }
    page.add(
      Piece("\(shown(note["level"])) \(shown(note["code"]))", VerbCommand.tone(level)),
      Piece(": \(shown(note["text"]))"))
    if let hint = note["hint"]?.stringValue, !hint.isEmpty { page.add(Piece("  do: \(hint)")) }
    let basis = (note["basis"]?.arrayValue ?? []).map { shown($0) }.joined(separator: " and ")
    page.add(Piece("  rule \(shown(note["rule"])), \(basis): \(shown(note["source"]))", .faint))
  }

  private mutating func add(_ what: String, _ message: JSONValue?) {
    guard let message, let length = message["length"]?.intValue, length > 0 else { return }
    guard let text = message["text"]?.stringValue else {
      return page.add(Piece("\(what): \(length) bytes that are not shown"))
    }
    page.add(Piece("\(what): "), Piece(text.count > Self.mostShown ? text.prefix(Self.mostShown) + "…" : text))
  }
}
