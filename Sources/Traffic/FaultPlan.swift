package import JSON
import Patterns
package import Tid

/// One fault rule: which requests it hits and what becomes of them (rule control 3.1).
package struct FaultRule: Sendable {
  /// Given when it was added; unique in its world.
  package let id: Int64
  /// As it was written.
  package let source: JSONValue
  let match: RequestMatch
  /// What becomes of a request.
  package let effect: FaultEffect
  let nth: Int64?
  let every: Int64?
  let probability: Double?
  let times: Int64?
  /// When it ends, by the world's clock.
  package let ends: Tidpunkt?
  /// Requests that its match fits.
  var seen: Int64 = 0
  /// Requests that it has hit.
  package var hits: Int64 = 0

  /// Bytes as JSON.
  fileprivate let bytes: Int

  /// What a rule may say.
  package static let schema = JSONSchema.named(
    "FaultRule",
    .object([
      JSONSchema.Member("name", .text(1...200), "What people call it."),
      JSONSchema.Member(
        "match",
        .object(
          RequestMatch.members + [
            JSONSchema.Member("nth", .integer(1...1_000_000_000), "Only the nth such request."),
            JSONSchema.Member("every", .integer(1...1_000_000_000), "Only every nth such request."),
            JSONSchema.Member(
              "probability", .number(0...1), "Only with this probability, by the world's random numbers."),
            JSONSchema.Member("times", .integer(1...1_000_000_000), "At most so often."),
          ]), "Which requests; left out, every one of the API."),
      JSONSchema.Member("effect", FaultEffect.schema, required: true, "What becomes of them."),
      JSONSchema.Member("lifetime", .duration, "How long it lives, by the world's clock."),
    ]))

  /// Reads a rule.
  ///
  /// - Parameter known: the names that its match may use.
  /// - Throws: what is wrong with it, and where.
  package init(
    _ value: JSONValue, id: Int64, now: Tidpunkt, at path: String = "$", known: KnownNames = KnownNames()
  ) throws(SchemaProblem) {
    if let problem = Self.schema.problem(with: value, at: path) { throw problem }
    self.id = id
    source = value
    bytes = value.compact.count
    let match = value["match"] ?? .object([])
    self.match = try RequestMatch(match, at: "\(path).match")
    try self.match.check(known, at: "\(path).match")
    effect = try FaultEffect(value["effect"] ?? .null, at: "\(path).effect")
    nth = match["nth"]?.intValue
    every = match["every"]?.intValue
    probability = match["probability"]?.doubleValue
    times = match["times"]?.intValue
    guard let text = value["lifetime"]?.stringValue else {
      ends = nil
      return
    }
    let lifetime = try Tidslangd(text, at: "\(path).lifetime")
    guard lifetime.millisekunder > 0 else {
      throw SchemaProblem(
        path: "\(path).lifetime", message: "'\(text.prefix(40))' is no time at all; valid is PT10M, for example")
    }
    ends = now.plus(lifetime)
  }

  /// A sentence about a rule that has hit nobody; nil for any other.
  package var idleness: String? {
    guard hits == 0 else { return nil }
    let name = source["name"]?.stringValue.map { " \"\(printable($0))\"" } ?? ""
    guard seen > 0 else { return "fault rule \(id)\(name) never hit: no request was as its match asks" }
    let met = seen == 1 ? "1 request was" : "\(seen) requests were"
    return "fault rule \(id)\(name) never hit: \(met) as its match asks, but nth, every, probability or another rule "
      + "stood in the way"
  }

  /// Whether it can hit nobody any more.
  package func isOver(_ now: Tidpunkt) -> Bool {
    (ends.map { now >= $0 } ?? false) || (times.map { hits >= $0 } ?? false)
  }
}

/// The fault rules of one world, with what each has counted. A value: whoever keeps an old one can put it back.
package struct FaultPlan: Sendable {
  /// In the order in which they were added.
  package private(set) var rules: [FaultRule] = []
  private var nextID: Int64 = 1

  /// More rules than that are refused: every request of the world is compared with all of them.
  package static let maxRules = 1000
  /// Bytes that all rules together may have: they are kept as they were written, and written anew with each change.
  package static let maxBytes = 8 << 20

  package init() {}

  /// A sentence about each rule that has hit nobody.
  package var idle: [String] { rules.compactMap(\.idleness) }
  /// Whether there is none.
  package var isEmpty: Bool { rules.isEmpty }
  /// Whether there never was one.
  package var isUntouched: Bool { rules.isEmpty && nextID == 1 }

  /// Adds a rule.
  ///
  /// - Parameter known: the names that its match may use.
  /// - Throws: what is wrong with it, and where.
  @discardableResult
  package mutating func add(
    _ value: JSONValue, now: Tidpunkt, known: KnownNames = KnownNames()
  ) throws(SchemaProblem) -> FaultRule {
    guard rules.count < Self.maxRules else {
      throw SchemaProblem(path: "$", message: "there are \(rules.count) rules already, and no more may be; remove some")
    }
    let rule = try FaultRule(value, id: nextID, now: now, known: known)
    guard rules.reduce(rule.bytes, { $0 + $1.bytes }) <= Self.maxBytes else {
      throw SchemaProblem(
        path: "$", message: "all rules of a world together have at most \(Self.maxBytes >> 20) MiB; remove some")
    }
    nextID += 1
    rules.append(rule)
    return rule
  }

  /// Removes a rule; false where there is none.
  package mutating func remove(_ id: Int64) -> Bool {
    let before = rules.count
    rules.removeAll { $0.id == id }
    return rules.count < before
  }

  /// Removes all.
  package mutating func removeAll() { rules.removeAll() }

  /// What the rules make of a request.
  package struct Decision: Sendable {
    /// Those that hit it.
    package var rules: [Int64] = []
    /// What becomes of it.
    package var effect = FaultEffect()
    /// Rules that were not compared with it to the end, and did not hit it, with why.
    package var givenUp: [(rule: Int64, reason: String)] = []
  }

  /// Which rules hit a request, and what becomes of it; nil where there is nothing to tell. A rule with an answer is
  /// passed over where an earlier one answers already: it has hit nobody, and its `times` are left for others.
  ///
  /// - Parameter random: from 0 to below 1; asked once for each rule with a probability that the request fits, whatever
  ///   else decides, so that what follows is repeatable.
  package mutating func decide(
    _ facts: RequestFacts, now: Tidpunkt, random: () -> Double
  ) -> Decision? {
    var decision = Decision()
    var work = Work()
    var parsed: JSONValue??
    for index in rules.indices {
      let isMeant = rules[index].match.matches(facts, &work) {
        if let parsed { return parsed }
        parsed = .some(facts.json)
        return parsed ?? nil
      }
      if let reason = work.takeReason(), !isMeant { decision.givenUp.append((rules[index].id, reason)) }
      guard isMeant, !rules[index].isOver(now) else { continue }
      rules[index].seen += 1
      let rule = rules[index]
      if let probability = rule.probability, random() >= probability { continue }
      if let nth = rule.nth, rule.seen != nth { continue }
      if let every = rule.every, rule.seen % every != 0 { continue }
      if decision.effect.answer != nil, rule.effect.answer != nil { continue }
      rules[index].hits += 1
      decision.rules.append(rule.id)
      decision.effect.add(rule.effect)
    }
    return decision.rules.isEmpty && decision.givenUp.isEmpty ? nil : decision
  }

  // MARK: Remembering

  /// Takes over what another plan has counted, for the rules that are in both.
  package mutating func takeCounts(of other: FaultPlan) {
    nextID = max(nextID, other.nextID)
    let before = Dictionary(other.rules.map { ($0.id, $0) }) { first, _ in first }
    for index in rules.indices {
      guard let known = before[rules[index].id] else { continue }
      (rules[index].seen, rules[index].hits) = (known.seen, known.hits)
    }
  }

  /// The rules as they are to be remembered: what was written, with when each ends and what it has counted.
  package var stored: JSONValue {
    .object([
      ("next", .int(nextID)),
      (
        "rules",
        .list(
          rules.map { rule in
            .object([
              ("id", .int(rule.id)), ("rule", rule.source), ("ends", rule.ends.map { .int($0.millisekunder) }),
              ("seen", .int(rule.seen)), ("hits", .int(rule.hits)),
            ])
          })
      ),
    ])
  }

  /// Reads what `stored` has written; what can't be read is left out.
  package init(stored: JSONValue) {
    let counts: ClosedRange<Int64> = 0...1 << 52
    for entry in stored["rules"]?.arrayValue ?? [] {
      let (seen, hits, ends) = (entry["seen"]?.intValue ?? 0, entry["hits"]?.intValue ?? 0, entry["ends"]?.intValue)
      guard let id = entry["id"]?.intValue, let source = entry["rule"], [id, seen, hits].allSatisfy(counts.contains),
        Tidpunkt.raknebara.contains(ends ?? 0),
        var rule = try? FaultRule(source, id: id, ends: ends.map { Tidpunkt(millisekunder: $0) })
      else { continue }
      (rule.seen, rule.hits) = (seen, hits)
      rules.append(rule)
    }
    let next = stored["next"]?.intValue ?? 1
    nextID = max(counts.contains(next) ? next : 1, (rules.map(\.id).max() ?? 0) + 1)
  }
}

extension FaultRule {
  /// A rule that is remembered.
  fileprivate init(_ value: JSONValue, id: Int64, ends: Tidpunkt?) throws(SchemaProblem) {
    guard let ends, let text = value["lifetime"]?.stringValue, let lifetime = try? Tidslangd(text) else {
      try self.init(value, id: id, now: Tidpunkt(millisekunder: 0))
      return
    }
    try self.init(value, id: id, now: Tidpunkt(millisekunder: ends.millisekunder - lifetime.millisekunder))
  }
}
