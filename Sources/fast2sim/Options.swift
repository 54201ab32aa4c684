import Documents
import Texts
import Traffic

/// One option of a command: the parser, the help screen, the environment variable and the key of `fast2sim.yaml` come
/// from it.
struct Option: Sendable {
  /// Without the dashes: `random-seed`; also the key of `fast2sim.yaml`.
  let name: String
  /// What stands for the value in the help; nil for a switch.
  let value: String?
  /// The value that counts where the option is not given; shown in the help.
  let standard: String?
  let help: String
  let reach: Reach
  /// What it means without a value; nil where it needs one, or takes none.
  let alone: Alone?

  /// The value of an option that is named and nothing more.
  struct Alone: Sendable {
    let value: String
    /// The words behind it that are its value all the same.
    let words: [String]
  }

  /// Where an option can be given; each case includes those before it.
  enum Reach: Comparable { case flag, variable, file }

  init(
    _ name: String, _ value: String? = nil, _ standard: String? = nil, _ help: String, reach: Reach = .file,
    alone: Alone? = nil
  ) {
    self.name = name
    self.value = value
    self.standard = standard
    self.help = help
    self.reach = reach
    self.alone = alone
  }

  /// `FAST2SIM_RANDOM_SEED`.
  var variable: String { "FAST2SIM_" + name.asciiUppercased.replacing("-", with: "_") }

  /// One line of the help screen.
  var line: String {
    let left = "  --" + name + (value.map { " " + $0 } ?? "")
    let pad = String(repeating: " ", count: max(1, 28 - left.count))
    return left + pad + help + (standard.map { " (\($0))" } ?? "")
  }

  /// Of commands that may take long.
  static let quiet = Option("quiet", nil, nil, "show no progress on a terminal")

  /// The last two of every command.
  static let common = [
    Option("config", "FILE", nil, "options as key: value; read if there: fast2sim.yaml", reach: .variable),
    Option("help", nil, nil, "print this", reach: .flag),
  ]
}

/// A mistake on the command line, in a variable or in `fast2sim.yaml`: exit code 2.
struct UsageError: Error {
  let message: String
}

/// The arguments of a command, read by its table of options. A flag counts over its environment variable, and that
/// over its key in `fast2sim.yaml` (`docs/command-line.md`).
struct Arguments {
  /// A value, and what a message calls the option: `--port`, `FAST2SIM_PORT` or `fast2sim.yaml:3:7: port`.
  private struct Given {
    var text: String
    var origin: String
  }

  private var values: [String: Given] = [:]
  /// What is no option, in order.
  private(set) var rest: [String] = []
  private let options: [Option]
  /// What the file of options says, also of options that the command has not.
  private(set) var file: [String: ConfigValue] = [:]

  init(_ arguments: [String], _ options: [Option], environment: [String: String]) throws(UsageError) {
    self.options = options
    for option in options where option.reach >= .variable {
      guard let text = environment[option.variable] else { continue }
      try give(option, text, option.variable)
    }
    var left = arguments[...]
    while let argument = left.popFirst() {
      guard argument.hasPrefix("-"), argument.count > 1 else {
        rest.append(argument)
        continue
      }
      try take(argument, &left)
    }
  }

  /// Adds what neither flag nor variable has given.
  mutating func add(_ configuration: Configuration) throws(UsageError) {
    file = configuration.values
    for option in options where option.reach == .file && values[option.name] == nil {
      guard let value = configuration.values[option.name] else { continue }
      try give(option, value.text, "\(value.place): \(option.name)")
    }
  }

  /// The same with a value in the place of what was given.
  func with(_ name: String, _ text: String) -> Arguments {
    var copy = self
    copy.values[name] = Given(text: text, origin: "--\(name)")
    return copy
  }

  private mutating func take(_ argument: String, _ left: inout ArraySlice<String>) throws(UsageError) {
    let argument = argument == "-h" ? "--help" : argument
    let parts = argument.drop { $0 == "-" }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts.first ?? "")
    guard argument.hasPrefix("--"), let option = options.first(where: { $0.name == name }) else {
      let near = nearest(name, options.map(\.name)).map { "did you mean --\($0)?" } ?? "see --help"
      throw UsageError(message: "there is no option \(argument.split(separator: "=").first ?? ""); \(near)")
    }
    if parts.count == 2 {
      try give(option, String(parts[1]), "--\(name)")
    } else if let alone = option.alone {
      let isNamed = left.first.map(alone.words.contains) ?? false
      try give(option, isNamed ? left.removeFirst() : alone.value, "--\(name)")
    } else if let value = option.value {
      guard let next = left.popFirst() else {
        throw UsageError(message: "--\(name) needs a value: --\(name) \(value)")
      }
      try give(option, next, "--\(name)")
    } else {
      try give(option, "true", "--\(name)")
    }
  }

  private mutating func give(_ option: Option, _ text: String, _ origin: String) throws(UsageError) {
    guard option.value == nil else {
      // A list may be given a flag at a time.
      let before = (option.value ?? "").hasSuffix("…") ? values[option.name] : nil
      let joined = before.flatMap { $0.origin == origin ? "\($0.text),\(text)" : nil }
      values[option.name] = Given(text: joined ?? text, origin: origin)
      return
    }
    guard let on = Self.bool(text) else {
      throw UsageError(message: "\(origin) is '\(text)'; valid are true and false")
    }
    values[option.name] = Given(text: on ? "true" : "false", origin: origin)
  }

  /// The value given; nil where there is none.
  func text(_ name: String) -> String? { values[name]?.text }

  /// Whether an option stands on the command line.
  func isFlag(_ name: String) -> Bool { values[name]?.origin == "--\(name)" }

  /// Whether a switch is on.
  func isOn(_ name: String) -> Bool { values[name]?.text == "true" }

  /// A whole number within a range, or the standard.
  func number<N: FixedWidthInteger>(_ name: String, _ standard: N, in range: ClosedRange<N>) throws(UsageError) -> N {
    guard let text = text(name) else { return standard }
    guard let number = N(text), range.contains(number) else {
      throw wrong(name, "valid is a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// One of a closed list, or the standard.
  func choice<C: RawRepresentable<String> & CaseIterable>(_ name: String, _ standard: C) throws(UsageError) -> C {
    guard let text = text(name) else { return standard }
    guard let choice = C(exactly: text) else {
      let near = nearest(text, C.allCases.map(\.rawValue)).map { " (did you mean \($0)?)" } ?? ""
      throw wrong(name, "valid are \(C.allCases.map(\.rawValue).joined(separator: ", "))\(near)")
    }
    return choice
  }

  /// The mistake that an option's value is.
  func wrong(_ name: String, _ valid: String) -> UsageError {
    let given = values[name] ?? Given(text: "", origin: "--\(name)")
    return UsageError(message: "\(given.origin) is '\(Secrets.query(name, given.text))'; \(valid)")
  }

  /// What a switch says; nil for what is none.
  static func bool(_ text: String) -> Bool? {
    switch text.asciiLowercased {
    case "1", "true", "yes": true
    case "0", "false", "no": false
    default: nil
    }
  }
}
