import JSON

/// What the tests left in the rule log, see `RuleLog` in TestKit.
struct Log {
  /// One HTTP exchange of a test.
  struct Exchange: Equatable {
    var rules: [String]
    var method: String
    var target: String
    var status: Int64
    var notes: [String]
    var demoSeed: Bool
  }

  /// How many test cases named each rule.
  private(set) var tests: [String: Int] = [:]
  private(set) var exchanges: [Exchange] = []
  /// The lines that are no entries, from 1.
  private(set) var unreadable: [Int] = []

  /// - Parameter bytes: JSON objects, one a line.
  init(_ bytes: [UInt8]) {
    for (index, line) in bytes.split(separator: 10, omittingEmptySubsequences: false).enumerated() where !line.isEmpty {
      guard let entry = try? JSONParser.parse(Array(line)), read(entry) else {
        unreadable.append(index + 1)
        continue
      }
    }
  }

  private mutating func read(_ entry: JSONValue) -> Bool {
    guard let rules = strings(entry["rules"]) else { return false }
    if entry["test"] != nil {
      for rule in rules { tests[rule, default: 0] += 1 }
      return true
    }
    guard case .string(let method)? = entry["method"]?.kind, case .string(let target)? = entry["target"]?.kind,
      case .number(let status)? = entry["status"]?.kind, case .bool(let demoSeed)? = entry["demoSeed"]?.kind,
      let notes = strings(entry["notes"]), let code = status.int64
    else { return false }
    exchanges.append(
      Exchange(rules: rules, method: method, target: target, status: code, notes: notes, demoSeed: demoSeed))
    return true
  }

  private func strings(_ value: JSONValue?) -> [String]? {
    guard case .array(let items)? = value?.kind else { return nil }
    let strings = items.compactMap { item -> String? in
      if case .string(let text) = item.kind { text } else { nil }
    }
    return strings.count == items.count ? strings : nil
  }
}
