package import Rules
package import Texts

/// One of the settings. What reads, checks, stores and describes them goes by the list of these and names none.
package struct Setting: Sendable {
  /// Where a value lies.
  package typealias Property<Value> = any WritableKeyPath<Settings, Value> & Sendable

  /// What a value can be, and where it lies.
  package enum Kind: Sendable {
    case flag(Property<Bool>)
    case number(Property<Int64>, ClosedRange<Int64>)
    case code(Property<Text>, of: Codes)
    /// Of letters and digits.
    case words(Property<[String]>)
    /// Nil leaves it to the command line, and so does a word that is none of these. What was a switch is a level now.
    case choice(Property<String?>, [String], wasSwitch: Bool = false)
    /// Those that are none of these are passed over.
    case choices(Property<[String]>, [String])
    case notes(Property<[NoteCode: NoteMode]>)
  }

  /// The registers whose codes can be settings.
  package enum Codes: Sendable { case prio, tilltrade }

  /// The mapping that a setting is nested in, by its key.
  package enum Group: String, Sendable {
    case status, arbetsorder, messages, tokens, files

    /// A sentence on it.
    package var about: String {
      switch self {
      case .status: "How statuses go."
      case .arbetsorder: "What can be changed."
      case .messages: "What is sent."
      case .tokens: "How long tokens live, by the world's clock."
      case .files: "Which files are taken."
      }
    }
  }

  /// Within its group.
  package let name: String
  /// Nil for one that stands by itself.
  package let group: Group?
  /// What it can be.
  package let kind: Kind
  /// The rule that it acts in.
  package let rule: Rule
  /// What it decides, for seeds and their page; without a full stop.
  package let meaning: String
  /// The same for the control plane.
  package let told: String
  /// Whether a seed can say it; the others are a world's own.
  package let isInSeed: Bool

  init(
    _ name: String, in group: Group? = nil, _ kind: Kind, _ rule: Rule, _ meaning: String, told: String? = nil,
    isInSeed: Bool = true
  ) {
    (self.name, self.group, self.kind, self.rule, self.meaning) = (name, group, kind, rule, meaning)
    (self.told, self.isInSeed) = (told ?? meaning, isInSeed)
  }

  /// The keys that lead to it: `status`, `allowSkip`.
  package var keys: [String] { (group.map { [$0.rawValue] } ?? []) + [name] }
  /// The same as one text: `status.allowSkip`.
  package var path: String { keys.joined(separator: ".") }

  /// All, with those of a group together.
  package static let groups = all.reduce(into: [(group: Group?, settings: [Setting])]()) { groups, setting in
    if groups.last.map({ $0.group == setting.group }) != true { groups.append((setting.group, [])) }
    groups[groups.count - 1].settings.append(setting)
  }
}
