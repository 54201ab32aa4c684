import JSON
import Rules
import Texts

/// `fast2sim notes`: every code of a note or a refusal, or one of them, with what to do about it.
enum NotesCommand {
  static let options = [Option("json", nil, nil, "print them as JSON, for programs")] + Option.common

  /// What each can be asked for by.
  static var codes: [String] { all.map(\.code) }

  static func run(_ arguments: Arguments, _ environment: [String: String]) throws(UsageError) {
    if let word = arguments.rest.dropFirst().first {
      throw UsageError(message: "notes takes no '\(word)' behind a code; see fast2sim notes --help")
    }
    let one = try arguments.rest.first.map { (code) throws(UsageError) in try entry(code) }
    if arguments.isOn("json") {
      return Console.out(bytes: (one?.json ?? .list(all.map(\.json))).indented)
    }
    Console.out((one.map { $0.page } ?? table).lines)
  }

  /// A code, and what is known of it.
  private struct Entry {
    let code: String
    /// Nil for a refusal.
    let note: NoteLevel?
    let rule: Rule
    let advice: String
    /// What an end user is told, in Swedish, where there is no better sentence; nil for a note.
    let message: String?

    var level: NoteLevel { note ?? .error }
    var kind: String { note == nil ? "refusal" : level.rawValue }

    var json: JSONValue {
      .object([
        ("code", .text(code)), ("kind", .text(note == nil ? "refusal" : "note")), ("level", .text(level.rawValue)),
        ("advice", .text(advice)), ("userMessage", message.map(JSONValue.text)), ("rule", .text(rule.number)),
        ("text", .text(rule.entry.text)), ("basis", .list(rule.basis.sorted().map { .text($0.rawValue) })),
        ("source", .text(rule.entry.source)),
      ])
    }

    var page: Page {
      var page = Page()
      let about = note == nil ? "  a refusal" : "  a note: the request was answered all the same"
      page.add(Piece(code, VerbCommand.tone(level)), Piece(about))
      page.add(Piece("do: \(advice)"))
      if let message { page.add(Piece("people are told: \(message)")) }
      page.add(Piece("rule \(rule.number)", .heading), Piece("  \(rule.entry.section)"))
      RulesCommand.add(rule, to: &page)
      return page
    }
  }

  private static var all: [Entry] {
    NoteCode.allCases.map {
      Entry(code: $0.rawValue, note: $0.level, rule: $0.rule, advice: $0.advice, message: nil)
    }
      + RefusalCode.allCases.map {
        Entry(code: $0.rawValue, note: nil, rule: $0.rule, advice: $0.advice, message: $0.userMessage)
      }
  }

  private static func entry(_ code: String) throws(UsageError) -> Entry {
    if let found = all.first(where: { $0.code == code }) { return found }
    let near = nearest(code, codes).map { "did you mean \($0)?" } ?? "fast2sim notes lists them"
    throw UsageError(message: "there is no note and no refusal '\(code)'; \(near)")
  }

  private static var table: Page {
    let columns: [Table.Column] = [
      .init(heading: "code"), .init(heading: "kind"), .init(heading: "rule"), .init(heading: "what to do"),
    ]
    let rows = all.map {
      [Piece($0.code), Piece($0.kind, VerbCommand.tone($0.level)), Piece($0.rule.number), Piece($0.advice)]
    }
    return Page([.table(Table(columns, rows))])
  }
}
