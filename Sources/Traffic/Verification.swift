package import JSON
import Patterns
import Tid

/// A question to a journal: were such requests made, and how often (`docs/control-plane.md`).
package struct Verification: Sendable {
  let question: Question
  /// Milliseconds of real time that the answer may wait for the requests to come.
  package let within: Int64

  enum Question: Sendable {
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
  /// - Parameter known: the names that it may use.
  /// - Throws: what contradicts itself.
  package init(_ value: JSONValue, known: KnownNames = KnownNames()) throws(SchemaProblem) {
    within = try Self.within(value["within"]?.stringValue)
    if let steps = value["sequence"]?.arrayValue {
      let others = RequestMatch.members.map(\.name) + ["count", "none"]
      if let other = others.first(where: { value[$0] != nil }) {
        throw SchemaProblem(path: "$.\(other)", message: "does not go with sequence; put it into its steps")
      }
      var matches: [RequestMatch] = []
      for (index, step) in steps.enumerated() {
        let match = try RequestMatch(step, at: "$.sequence[\(index)]")
        try match.check(known, at: "$.sequence[\(index)]")
        matches.append(match)
      }
      question = .sequence(matches, strict: value["strict"]?.boolValue ?? false)
      return
    }
    if value["strict"] != nil { throw SchemaProblem(path: "$.strict", message: "goes with sequence") }
    let match = try RequestMatch(value)
    try match.check(known)
    question = .count(match, try Self.range(value))
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
    var look = Look()
    let found = journal.ofClients.filter { look.fits(match, $0) }.map(\.id)
    let count = Int64(found.count)
    let lost = journal.evictedThrough > 0
    let isExact = range.lowerBound == range.upperBound && range.upperBound > 0
    let exactly = isExact ? "exactly \(range.upperBound) must" : nil
    // Entries that are gone can only have made it more.
    if count > range.upperBound {
      return .failed("\(count) requests match; \(exactly ?? "at most \(range.upperBound) may")", [])
    }
    if count < range.lowerBound {
      guard !lost else { return .inconclusive(gone(journal, "\(count) match of those that are left")) }
      if count + look.undecided >= range.lowerBound { return .inconclusive(look.doubt(count)) }
      let others = Set(found)
      return .failed(
        "\(count) requests match; \(exactly ?? "at least \(range.lowerBound) must")",
        nearest(match, journal.ofClients.filter { !others.contains($0.id) }))
    }
    if lost, range.upperBound != .max {
      return .inconclusive(gone(journal, "\(count) match of those that are left"))
    }
    if count + look.undecided > range.upperBound { return .inconclusive(look.doubt(count)) }
    return .met(found)
  }

  /// One look through the entries, and what it could not decide.
  struct Look {
    private var work = Work(Work.ofQuestion)
    /// Entries of which it is not known whether they match.
    private(set) var undecided: Int64 = 0
    private var reason: String?
    /// Entries among them whose secrets are masked for good.
    private var masked = 0

    mutating func fits(_ match: RequestMatch, _ entry: JournalEntry) -> Bool {
      let facts = entry.facts
      if match.matches(facts, &work, json: { facts.json }) { return true }
      if let why = work.takeReason() {
        undecided += 1
        reason = reason ?? "request \(entry.id) was not compared to the end: \(why)"
      } else if match.isUndecided(facts) {
        undecided += 1
        if !facts.hidden.subtracting(.response).isEmpty { masked += 1 }
      }
      return false
    }

    /// - Parameter count: the entries that match.
    func doubt(_ count: Int64) -> String {
      guard let reason else {
        guard masked == 0 else {
          return "the secrets of \(masked) requests are masked since a move, and could decide; \(count) others match"
        }
        return "the bodies of \(undecided) requests were too long to be kept, and could decide; \(count) others match"
      }
      return "\(reason); \(undecided) requests could decide, \(count) others match"
    }
  }

  static func nearest(_ match: RequestMatch, _ entries: some Collection<JournalEntry>) -> [Miss] {
    var work = Work(Work.ofQuestion)
    let judged = entries.map { (entry: $0, count: match.differences($0.facts, &work).count) }
    return judged.sorted { ($0.count, $1.entry.id) < ($1.count, $0.entry.id) }.prefix(3).map {
      Miss($0.entry, match.differences($0.entry.facts, &work))
    }
  }

  static func gone(_ journal: Journal, _ left: String) -> String {
    "entries up to \(journal.evictedThrough) are no longer in the journal, and could decide: \(left)"
  }
}
