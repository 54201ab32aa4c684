import HTTPTransport
import JSON
import Rules
import Texts

/// The calls about rules, notes and refusals (rules control 4.2, control 4.5).
extension Control {
  func listRules() -> Response { json(.list(Rule.inForce.map(Self.shown))) }

  func readRule(_ asked: ControlRequest) throws -> Response {
    let number = asked.path["n"] ?? ""
    guard let rule = Rule(named: number) else {
      throw Refusal(
        .controlNotFound, "there is no rule '\(number.prefix(40))'",
        hint: Self.advice(number, Rule.inForce.map(\.word), "rules"))
    }
    return json(Self.shown(rule))
  }

  func listNotes() -> Response {
    json(.list(NoteCode.allCases.map(Self.shown) + RefusalCode.allCases.map(Self.shown)))
  }

  func readNote(_ asked: ControlRequest) throws -> Response {
    let code = asked.path["code"] ?? ""
    if let note = NoteCode(exactly: code) { return json(Self.shown(note)) }
    if let refusal = RefusalCode(exactly: code) { return json(Self.shown(refusal)) }
    let known = NoteCode.allCases.map(\.rawValue) + RefusalCode.allCases.map(\.rawValue)
    throw Refusal(
      .controlNotFound, "there is no note and no refusal '\(code.prefix(60))'", hint: Self.advice(code, known, "notes"))
  }

  private static func advice(_ word: String, _ known: [String], _ list: String) -> String {
    nearest(word, known).map { "Did you mean \($0)?" } ?? "GET /_sim/\(list) lists those that there are."
  }

  private static func shown(_ rule: Rule) -> JSONValue {
    let entry = rule.entry
    let bases = entry.basis.sorted().map(\.rawValue)
    return [
      "number": .text(rule.number), "title": .text(entry.section), "statement": .text(entry.text),
      // A rule rests on something: RuleTableTests proves it.
      "basis": .text(bases.last ?? ""), "bases": .list(bases.map(JSONValue.text)), "where": .text(entry.source),
      "codes": .list(rule.codes.map(JSONValue.text)),
    ]
  }

  private static func shown(_ note: NoteCode) -> JSONValue {
    shown(note.rawValue, "note", note.level, note.rule, note.advice, nil)
  }

  private static func shown(_ refusal: RefusalCode) -> JSONValue {
    shown(refusal.rawValue, "refusal", .error, refusal.rule, refusal.advice, refusal.userMessage)
  }

  private static func shown(
    _ code: String, _ kind: String, _ level: NoteLevel, _ rule: Rule, _ hint: String, _ message: String?
  ) -> JSONValue {
    .object([
      ("code", .text(code)), ("kind", .text(kind)), ("level", .text(level.rawValue)), ("rule", .text(rule.number)),
      ("hint", .text(hint)), ("text", .text(rule.entry.text)), ("userMessage", message.map(JSONValue.text)),
    ])
  }
}
