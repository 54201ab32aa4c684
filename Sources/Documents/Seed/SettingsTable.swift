import Domain
import JSON
import Rules
import Texts

/// One setting of an installation: the reader, the schema and the table of the docs all come from the list of these.
package struct Setting: Sendable {
  /// As it is nested in a seed: `status.allowSkip`.
  package let path: String
  /// What can be written.
  package let type: String
  /// What counts where it is left out; `–` where something outside the seed decides.
  package let standard: String
  /// The rule that it acts in.
  package let rule: String
  /// What it decides, for the page of settings.
  package let meaning: String
  /// Declares its key, by the last part of the path.
  let declare: @Sendable (inout Shape<Settings>, String) -> Void
  /// The value as a seed writes it; nil where it is the default.
  let written: @Sendable (Settings) -> JSONValue?

  private init<Value: Equatable & Sendable>(
    _ path: String, _ form: Form<Value>, _ property: any WritableKeyPath<Settings, Value> & Sendable, type: String,
    rule: String, _ meaning: String
  ) {
    self.init(
      path, type, Setting.shown(Settings()[keyPath: property]), rule, meaning,
      declare: { $0.key($1, form, "\(meaning) (rule \(rule))", to: property) },
      written: { settings in
        let value = settings[keyPath: property]
        return value == Settings()[keyPath: property] ? nil : Setting.json(value)
      })
  }

  private init<Value: Sendable>(
    _ path: String, _ form: Form<Value>, _ property: any WritableKeyPath<Settings, Value?> & Sendable, type: String,
    rule: String, _ meaning: String
  ) {
    self.init(
      path, type, "–", rule, meaning, declare: { $0.key($1, form, "\(meaning) (rule \(rule))", to: property) },
      written: { $0[keyPath: property].map { Setting.json($0) } })
  }

  private init(
    _ path: String, _ type: String, _ standard: String, _ rule: String, _ meaning: String,
    declare: @escaping @Sendable (inout Shape<Settings>, String) -> Void,
    written: @escaping @Sendable (Settings) -> JSONValue?
  ) {
    self.path = path
    self.type = type
    self.standard = standard
    self.rule = rule
    self.meaning = meaning
    self.declare = declare
    self.written = written
  }

  private static func json(_ value: some Any) -> JSONValue {
    switch value {
    case let kod as Text: .text(kod.string)
    case let number as Int64: .int(number)
    case let on as Bool: JSONValue(booleanLiteral: on)
    case let words as [String]: .list(words.map { .text($0) })
    case let choice as Kontraktsval: .text(choice.rawValue)
    case let level as Strictness: .text(level.rawValue)
    default: .text("\(value)")
    }
  }

  private static func shown(_ value: some Any) -> String {
    if let list = value as? [String] { return list.joined(separator: ", ") }
    return "\(value)"
  }

  /// Every setting, in the order of the docs.
  package static let all: [Setting] = [
    Setting(
      "firstArbetsorderId", .integer(from: 1, to: Form<Int64>.largestID), \.firstArbetsorderId, type: "integer",
      rule: "4.10", "The id of the first arbetsorder that the API creates"),
    Setting(
      "prio", .reference(.prio), \.prio, type: "kod of prio", rule: "4.10",
      "The prio of an arbetsorder that gives none"),
    Setting(
      "tilltrade", .reference(.tilltrade), \.tilltrade, type: "kod of tilltrade", rule: "4.10",
      "The tillträde of an arbetsorder that gives none"),
    Setting(
      "contract", .choice, \.contract, type: "1.1, published", rule: "1.1",
      "The contract of a call whose klient names none; left out, the command line decides"),
    Setting(
      "strict", .strictness, \.strictness, type: "lenient, fast2, strict", rule: "1.9",
      "What is refused of what could be noted; true is strict; left out, the command line decides"),
    Setting(
      "status.orderWhenUtforareGiven", .boolean, \.orderWhenUtforareGiven, type: "boolean", rule: "4.3",
      "A new arbetsorder with an utförare is GODK at once"),
    Setting(
      "status.allowSkip", .boolean, \.allowSkip, type: "boolean", rule: "4.2", "Statuses can be skipped forward"),
    Setting(
      "arbetsorder.editableWhenUtford", .boolean, \.editableWhenUtford, type: "boolean", rule: "4.8",
      "The fields can change in UTFÖRD too"),
    Setting(
      "messages.onPlanering", .boolean, \.messagesOnPlanering, type: "boolean", rule: "4.16",
      "A change of planering leaves a message to the kund"),
    Setting(
      "tokens.gatewaySeconds", .integer(from: 1, to: 2_147_483_647), \.gatewayTokenSeconds, type: "integer",
      rule: "3.1", "Seconds that a gateway token lives"),
    Setting(
      "tokens.accessSeconds", .integer(from: 1, to: 2_147_483_647), \.accessTokenSeconds, type: "integer",
      rule: "3.3", "Seconds that a login token lives"),
    Setting(
      "tokens.refreshSeconds", .integer(from: 1, to: 2_147_483_647), \.refreshTokenSeconds, type: "integer",
      rule: "3.3", "Seconds that a refresh token lives"),
    Setting(
      "files.maxBytes", .integer(from: 1, to: 1 << 30), \.filesMaxBytes, type: "integer", rule: "7.1",
      "Bytes of the largest file"),
    Setting(
      "files.types", .list(.word), \.filesTypes, type: "list of text", rule: "7.1",
      "Extensions of the files that are taken"),
    Setting(
      "files.tempHours", .integer(from: 1, to: 87_600), \.filesTempHours, type: "integer", rule: "7.3",
      "Hours that a temp file lives"),
  ]

  /// The mapping `settings`, with a mapping for each first part of a path.
  static let shape = Shape<Settings>("settings", known: { reader, _ in reader.base?.installation.settings }) { _ in
    Settings()
  } keys: { s in
    var done: Set<String> = []
    for setting in all {
      let parts = setting.path.split(separator: ".").map(String.init)
      guard parts.count > 1 else {
        setting.declare(&s, parts[0])
        continue
      }
      guard done.insert(parts[0]).inserted else { continue }
      let members = all.filter { $0.path.hasPrefix(parts[0] + ".") }
      s.group(
        parts[0],
        shape: Shape("settings.\(parts[0])") { _ in
          Settings()
        } keys: { g in
          for member in members { member.declare(&g, String(member.path.dropFirst(parts[0].utf8.count + 1))) }
        })
    }
  }
}
