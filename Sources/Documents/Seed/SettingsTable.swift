import Model
import Rules

// What a seed says of settings comes from their list: what is read, written and offered by editors.

extension Setting {
  /// The mapping `settings`, with a mapping for each group.
  static let shape = Shape<Settings>("settings", known: { reader, _ in reader.base?.installation.settings }) { _ in
    Settings()
  } keys: { s in
    for (group, settings) in groups {
      guard let group else {
        declare(settings, in: &s)
        continue
      }
      s.group(
        group.rawValue,
        shape: Shape("settings.\(group.rawValue)", start: { _ in Settings() }, keys: { declare(settings, in: &$0) }))
    }
  }

  private static func declare(_ settings: [Setting], in s: inout Shape<Settings>) {
    for setting in settings where setting.isInSeed {
      let (name, about) = (setting.name, "\(setting.meaning) (rule \(setting.rule.number))")
      switch setting.kind {
      case .flag(let property): s.key(name, .boolean, about, to: property)
      case .number(let property, let range):
        s.key(name, .integer(from: range.lowerBound, to: range.upperBound), about, to: property)
      case .code(let property, let codes): s.key(name, .reference(codes.register), about, to: property)
      case .words(let property): s.key(name, .list(.word), about, to: property)
      case .choice(let property, let words, let wasSwitch):
        s.key(name, wasSwitch ? .strictness : .choice(words), about, to: property)
      case .choices(let property, let words): s.key(name, .list(.choice(words)), about, to: property)
      // No seed has any.
      case .notes: break
      }
    }
  }
}

extension Setting.Codes {
  var register: Register {
    switch self {
    case .prio: .prio
    case .tilltrade: .tilltrade
    }
  }
}
