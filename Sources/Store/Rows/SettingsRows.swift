import Domain
import Rules
import Texts

/// Settings as rows of `installning`: one by one readable, and a missing row means nil.
enum SettingsRows {
  private static let insert = SQL("INSERT INTO installning (namn, varde) VALUES (?, ?)")
  private static let delete = SQL("DELETE FROM installning")
  private static let select = SQL("SELECT namn, varde FROM installning")

  static func save(_ s: Settings, in connection: Connection) throws {
    try connection.run(delete)
    let values: [(String, String?)] = [
      ("firstArbetsorderId", String(s.firstArbetsorderId)),
      ("prio", s.prio.string),
      ("tilltrade", s.tilltrade.string),
      ("status.orderWhenUtforareGiven", String(s.orderWhenUtforareGiven)),
      ("status.allowSkip", String(s.allowSkip)),
      ("arbetsorder.editableWhenUtford", String(s.editableWhenUtford)),
      ("messages.onPlanering", String(s.messagesOnPlanering)),
      ("tokens.gatewaySeconds", String(s.gatewayTokenSeconds)),
      ("tokens.accessSeconds", String(s.accessTokenSeconds)),
      ("tokens.refreshSeconds", String(s.refreshTokenSeconds)),
      ("files.maxBytes", String(s.filesMaxBytes)),
      ("files.types", s.filesTypes.joined(separator: ",")),
      ("files.tempHours", String(s.filesTempHours)),
      ("contract", s.contract?.rawValue),
      ("strict", s.strictness?.rawValue),
      ("auth", s.auth?.rawValue),
      ("quirks", s.quirks.isEmpty ? nil : s.quirks.map(\.rawValue).sorted().joined(separator: ",")),
      (
        "notes",
        s.notes.isEmpty ? nil : s.notes.map { "\($0.rawValue)=\($1.rawValue)" }.sorted().joined(separator: ",")
      ),
    ]
    for (name, value) in values {
      guard let value else { continue }
      try connection.run(insert) {
        $0.text(name)
        $0.text(value)
      }
    }
  }

  private static func noteModes(_ text: String) -> [NoteCode: NoteMode]? {
    var modes: [NoteCode: NoteMode] = [:]
    for pair in text.split(separator: ",") {
      let parts = pair.split(separator: "=").map(String.init)
      guard parts.count == 2, let code = NoteCode(rawValue: parts[0]), let mode = NoteMode(rawValue: parts[1]) else {
        return nil
      }
      modes[code] = mode
    }
    return modes
  }

  static func load(in connection: Connection) throws -> Settings {
    var values: [Text: String] = [:]
    try connection.run(select) { _ in
    } row: {
      values[$0.string()] = $0.word()
    }
    var s = Settings()
    func take<T>(_ name: String, _ path: WritableKeyPath<Settings, T>, _ read: (String) -> T?) throws {
      guard let text = values[name] else { return }
      guard let value = read(text) else {
        throw StoreError(.unreadable, "installning \(name): varde holds \"\(text)\", which can't be read")
      }
      s[keyPath: path] = value
    }
    try take("firstArbetsorderId", \.firstArbetsorderId) { Int64($0) }
    try take("prio", \.prio) { Text($0) }
    try take("tilltrade", \.tilltrade) { Text($0) }
    try take("status.orderWhenUtforareGiven", \.orderWhenUtforareGiven) { Bool($0) }
    try take("status.allowSkip", \.allowSkip) { Bool($0) }
    try take("arbetsorder.editableWhenUtford", \.editableWhenUtford) { Bool($0) }
    try take("messages.onPlanering", \.messagesOnPlanering) { Bool($0) }
    try take("tokens.gatewaySeconds", \.gatewayTokenSeconds) { Int64($0) }
    try take("tokens.accessSeconds", \.accessTokenSeconds) { Int64($0) }
    try take("tokens.refreshSeconds", \.refreshTokenSeconds) { Int64($0) }
    try take("files.maxBytes", \.filesMaxBytes) { Int64($0) }
    try take("files.types", \.filesTypes) { $0.split(separator: ",").map(String.init) }
    try take("files.tempHours", \.filesTempHours) { Int64($0) }
    try take("contract", \.contract) { Kontraktsval(rawValue: $0) }
    // Once it was a switch.
    try take("strict", \.strictness, Strictness.init(reading:))
    try take("auth", \.auth) { Autentisering(rawValue: $0) }
    try take("quirks", \.quirks) { Set($0.split(separator: ",").compactMap { Quirk(rawValue: String($0)) }) }
    try take("notes", \.notes, noteModes)
    return s
  }
}
