import Model
import Rules
import Texts

/// Settings as rows of `installning`: one by one readable, and a missing row means nil.
enum SettingsRows {
  private static let insert = SQL("INSERT INTO installning (namn, varde) VALUES (?, ?)")
  private static let delete = SQL("DELETE FROM installning")
  private static let select = SQL("SELECT namn, varde FROM installning")

  static func save(_ s: Settings, in connection: Connection) throws {
    try connection.run(delete)
    for setting in Setting.all {
      guard let value = text(setting.kind, s) else { continue }
      try connection.run(insert) {
        $0.text(setting.path)
        $0.text(value)
      }
    }
  }

  private static func text(_ kind: Setting.Kind, _ s: Settings) -> String? {
    switch kind {
    case .flag(let property): "\(s[keyPath: property])"
    case .number(let property, _): "\(s[keyPath: property])"
    case .code(let property, _): s[keyPath: property].string
    case .words(let property): s[keyPath: property].joined(separator: ",")
    case .choice(let property, _, _): s[keyPath: property]
    case .choices(let property, _): text(s[keyPath: property])
    case .notes(let property): text(s[keyPath: property].map { "\($0.rawValue)=\($1.rawValue)" })
    }
  }

  private static func text(_ words: [String]) -> String? {
    words.isEmpty ? nil : words.sorted().joined(separator: ",")
  }

  static func load(in connection: Connection) throws -> Settings {
    var values: [Text: String] = [:]
    try connection.run(select) { _ in
    } row: {
      values[$0.string()] = $0.word()
    }
    var s = Settings()
    for setting in Setting.all {
      guard let text = values[setting.path] else { continue }
      guard take(text, setting.kind, into: &s) else {
        throw StoreError(.unreadable, "installning \(setting.path): varde holds \"\(text)\", which can't be read")
      }
    }
    return s
  }

  /// False for what can't be read.
  private static func take(_ text: String, _ kind: Setting.Kind, into s: inout Settings) -> Bool {
    func set<Value>(_ property: WritableKeyPath<Settings, Value>, _ value: Value?) -> Bool {
      if let value { s[keyPath: property] = value }
      return value != nil
    }
    switch kind {
    case .flag(let property): return set(property, Bool(text))
    case .number(let property, let range):
      return set(property, Int64(text).flatMap { range.contains($0) ? $0 : nil })
    case .code(let property, _): return set(property, Text(text))
    case .words(let property), .choices(let property, _):
      return set(property, text.split(separator: ",").map(String.init))
    case .choice(let property, _, let wasSwitch):
      s[keyPath: property] = wasSwitch ? Strictness(reading: text)?.rawValue : text
      return s[keyPath: property] != nil
    case .notes(let property): return set(property, noteModes(text))
    }
  }

  private static func noteModes(_ text: String) -> [NoteCode: NoteMode]? {
    var modes: [NoteCode: NoteMode] = [:]
    for pair in text.split(separator: ",") {
      let parts = pair.split(separator: "=").map(String.init)
      guard parts.count == 2, let code = NoteCode(exactly: parts[0]), let mode = NoteMode(exactly: parts[1]) else {
        return nil
      }
      modes[code] = mode
    }
    return modes
  }
}
