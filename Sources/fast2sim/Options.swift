/// One option of a command: the parser, the help screen, the environment variable and the docs come from it.
struct Option: Sendable {
  /// Without the dashes: `random-seed`.
  let name: String
  /// What stands for the value in the help; nil for a switch.
  let value: String?
  /// What counts where the option is not given; shown in the help.
  let standard: String?
  let help: String

  init(_ name: String, _ value: String? = nil, _ standard: String? = nil, _ help: String) {
    self.name = name
    self.value = value
    self.standard = standard
    self.help = help
  }

  /// `FAST2SIM_RANDOM_SEED`.
  var variable: String { "FAST2SIM_" + name.uppercased().replacing("-", with: "_") }

  /// One line of the help screen.
  var line: String {
    let left = "  --" + name + (value.map { " " + $0 } ?? "")
    let pad = String(repeating: " ", count: max(1, 28 - left.count))
    return left + pad + help + (standard.map { " (\($0))" } ?? "")
  }
}

/// A mistake on the command line: exit code 2.
struct UsageError: Error {
  let message: String
}

/// The arguments of a command, read by its table of options.
struct Arguments {
  private var values: [String: String] = [:]
  /// What is no option, in order.
  private(set) var rest: [String] = []
  private let options: [Option]

  /// A flag counts over its environment variable (`control.md` 5).
  init(_ arguments: [String], _ options: [Option], environment: [String: String]) throws(UsageError) {
    self.options = options
    for option in options {
      guard let text = environment[option.variable] else { continue }
      if option.value == nil {
        guard let on = Self.bool(text) else {
          throw UsageError(message: "\(option.variable) is '\(text)'; valid are true and false")
        }
        if on { values[option.name] = "true" }
      } else {
        values[option.name] = text
      }
    }
    var left = arguments[...]
    while let argument = left.popFirst() {
      guard argument.hasPrefix("--"), argument.count > 2 else {
        rest.append(argument)
        continue
      }
      try take(argument, &left)
    }
  }

  private mutating func take(_ argument: String, _ left: inout ArraySlice<String>) throws(UsageError) {
    let parts = argument.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    guard let option = options.first(where: { $0.name == name }) else {
      let near = nearest(name, options.map(\.name)).map { "; did you mean --\($0)?" } ?? ""
      throw UsageError(message: "there is no option --\(name)\(near)")
    }
    guard option.value != nil else {
      guard parts.count == 1 else { throw UsageError(message: "--\(name) takes no value") }
      values[name] = "true"
      return
    }
    if parts.count == 2 {
      values[name] = String(parts[1])
    } else if let next = left.popFirst() {
      values[name] = next
    } else {
      throw UsageError(message: "--\(name) needs a value: --\(name) \(option.value ?? "")")
    }
  }

  /// The value given; nil where there is none.
  func text(_ name: String) -> String? { values[name] }

  /// Whether a switch is on.
  func isOn(_ name: String) -> Bool { values[name] != nil }

  /// A whole number within a range, or the standard.
  func number<N: FixedWidthInteger>(_ name: String, _ standard: N, in range: ClosedRange<N>) throws(UsageError) -> N {
    guard let text = values[name] else { return standard }
    guard let number = N(text), range.contains(number) else {
      throw UsageError(
        message: "--\(name) is '\(text)'; valid is a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// One of a closed list, or the standard.
  func choice<C: RawRepresentable<String> & CaseIterable>(_ name: String, _ standard: C) throws(UsageError) -> C {
    guard let text = values[name] else { return standard }
    guard let choice = C(rawValue: text) else {
      let valid = C.allCases.map(\.rawValue).joined(separator: ", ")
      throw UsageError(message: "--\(name) is '\(text)'; valid are \(valid)")
    }
    return choice
  }

  private static func bool(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "1", "true", "yes": true
    case "0", "false", "no", "": false
    default: nil
    }
  }
}

/// The candidate that a slip of the keyboard most likely meant; nil where none is near.
func nearest(_ name: String, _ candidates: [String]) -> String? {
  let ranked = candidates.map { ($0, distance(Array(name.utf8), Array($0.utf8))) }.min { $0.1 < $1.1 }
  guard let (best, edits) = ranked, edits <= max(1, name.utf8.count / 3) else { return nil }
  return best
}

private func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
  var row = Array(0...b.count)
  for (i, x) in a.enumerated() {
    var corner = row[0]
    row[0] = i + 1
    for (j, y) in b.enumerated() {
      let above = row[j + 1]
      row[j + 1] = min(above + 1, row[j] + 1, corner + (x == y ? 0 : 1))
      corner = above
    }
  }
  return row[b.count]
}
