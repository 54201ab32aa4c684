package import JSON
import Tid

/// A question to a journal: were such requests made, and how often (`control.md` 2, verify).
package struct Verification: Sendable {
  private var question: Question
  /// Milliseconds of real time that the answer may wait for the requests to come.
  package let within: Int64

  private enum Question: Sendable {
    case count(RequestMatch, ClosedRange<Int64>)
    case sequence([RequestMatch], strict: Bool)
  }

  /// What was found.
  package enum Verdict: Sendable {
    /// The numbers of the entries that match.
    case met([UInt64])
    /// A sentence, and the entries that come nearest with what differs.
    case failed(String, [Miss])
    /// A sentence: entries that could decide are no longer there.
    case inconclusive(String)
  }

  /// An entry that does not match.
  package struct Miss: Sendable {
    /// Its number.
    package let id: UInt64
    /// Method and target.
    package let request: String
    /// What differs.
    package let differences: [Difference]

    /// - Parameter differences: of what was sent; shown is what may be.
    init(_ entry: JournalEntry, _ differences: [Difference]) {
      id = entry.id
      request = "\(entry.exchange.method) \(entry.exchange.target)"
      self.differences = differences.map { difference in
        var shown = difference
        let name = difference.path.split(separator: ".").last.map(String.init) ?? ""
        shown.actual = difference.actual.map { Secrets.named(name, $0, entry.exchange.secrets) }
        return shown
      }
    }
  }

  private static let count = JSONSchema.object(
    [
      JSONSchema.Member("min", .integer(0...1_000_000_000), "At least so many; 1 where neither is said."),
      JSONSchema.Member("max", .integer(0...1_000_000_000), "At most so many."),
      JSONSchema.Member("exactly", .integer(0...1_000_000_000), "Just so many."),
    ], least: 1)

  /// What a question may say.
  package static let schema = JSONSchema.named(
    "Verification",
    .object(
      RequestMatch.members + [
        JSONSchema.Member("count", count, "How many such requests there must be."),
        JSONSchema.Member("none", .boolean, "There must be none such."),
        JSONSchema.Member(
          "sequence", .list(.object(RequestMatch.members), 1...100),
          "Requests that must have come in this order; others may lie between them."),
        JSONSchema.Member("strict", .boolean, "With sequence: no others may lie between them."),
        JSONSchema.Member("within", .duration, "How long to wait for them in real time, at most a minute."),
      ]))

  /// Reads a question that is as its schema asks.
  ///
  /// - Throws: what contradicts itself.
  package init(_ value: JSONValue) throws(SchemaProblem) {
    within = try Self.within(value["within"]?.stringValue)
    if let steps = value["sequence"]?.arrayValue {
      let others = RequestMatch.members.map(\.name) + ["count", "none"]
      if let other = others.first(where: { value[$0] != nil }) {
        throw SchemaProblem(path: "$.\(other)", message: "does not go with sequence; put it into its steps")
      }
      var matches: [RequestMatch] = []
      for (index, step) in steps.enumerated() { matches.append(try RequestMatch(step, at: "$.sequence[\(index)]")) }
      question = .sequence(matches, strict: value["strict"]?.boolValue ?? false)
      return
    }
    if value["strict"] != nil { throw SchemaProblem(path: "$.strict", message: "goes with sequence") }
    question = .count(try RequestMatch(value), try Self.range(value))
  }

  private static func within(_ text: String?) throws(SchemaProblem) -> Int64 {
    guard let text else { return 0 }
    let within = try Tidslangd(text, at: "$.within")
    guard within.millisekunder <= 60_000 else {
      throw SchemaProblem(path: "$.within", message: "'\(text.prefix(40))' is longer than PT60S")
    }
    return within.millisekunder
  }

  private static func range(_ value: JSONValue) throws(SchemaProblem) -> ClosedRange<Int64> {
    let count = value["count"]
    if value["none"]?.boolValue == true {
      guard count == nil else { throw SchemaProblem(path: "$.none", message: "does not go with count") }
      return 0...0
    }
    if let exactly = count?["exactly"]?.intValue {
      guard count?["min"] == nil, count?["max"] == nil else {
        throw SchemaProblem(path: "$.count.exactly", message: "does not go with min and max")
      }
      return exactly...exactly
    }
    let most = count?["max"]?.intValue
    let least = count?["min"]?.intValue ?? (most == nil ? 1 : 0)
    guard least <= most ?? .max else { throw SchemaProblem(path: "$.count", message: "min is more than max") }
    return least...(most ?? .max)
  }

  /// Answers the question as the journal is now.
  package func verdict(_ journal: Journal) -> Verdict {
    switch question {
    case .count(let match, let range): Self.counted(match, range, journal)
    case .sequence(let matches, let strict): Self.ordered(matches, strict, journal)
    }
  }

  private static func counted(_ match: RequestMatch, _ range: ClosedRange<Int64>, _ journal: Journal) -> Verdict {
    let judged = journal.entries.map { (entry: $0, differences: match.differences($0.facts)) }
    let found = judged.filter { $0.differences.isEmpty }.map(\.entry.id)
    let count = Int64(found.count)
    let lost = journal.evictedThrough > 0
    let undecided = Int64(journal.entries.count { match.isUndecided($0.facts) })
    // Entries that are gone can only have made it more.
    if count > range.upperBound {
      return .failed("\(count) requests match; at most \(range.upperBound) may", [])
    }
    if count < range.lowerBound {
      guard !lost else { return .inconclusive(gone(journal, "\(count) match of those that are left")) }
      if count + undecided >= range.lowerBound { return .inconclusive(unread(undecided, count)) }
      let misses = nearest(judged.filter { !$0.differences.isEmpty })
      return .failed("\(count) requests match; at least \(range.lowerBound) must", misses)
    }
    if lost, range.upperBound != .max {
      return .inconclusive(gone(journal, "\(count) match of those that are left"))
    }
    if count + undecided > range.upperBound { return .inconclusive(unread(undecided, count)) }
    return .met(found)
  }

  static func nearest(_ judged: [(entry: JournalEntry, differences: [Difference])]) -> [Miss] {
    judged.sorted { ($0.differences.count, $1.entry.id) < ($1.differences.count, $0.entry.id) }.prefix(3).map {
      Miss($0.entry, $0.differences)
    }
  }

  static func unread(_ undecided: Int64, _ count: Int64) -> String {
    "the bodies of \(undecided) requests were too long to be kept, and could decide; \(count) others match"
  }

  static func gone(_ journal: Journal, _ left: String) -> String {
    "entries up to \(journal.evictedThrough) are no longer in the journal, and could decide: \(left)"
  }
}
