import JSON
import Rules
import TestKit
import Testing
import Tid

@testable import Traffic

@Suite(.rule(.c3_1)) struct FaultTests {
  private func plan(_ rules: String...) throws -> FaultPlan {
    var plan = FaultPlan()
    for rule in rules { try plan.add(json(rule), now: instant()) }
    return plan
  }

  /// Which rules hit, request by request; the random numbers are used in order.
  private func hits(
    _ plan: inout FaultPlan, _ count: Int, _ facts: RequestFacts = facts(), now: Tidpunkt = instant(),
    random: [Double] = []
  ) -> [[Int64]] {
    var left = random[...]
    return (0..<count).map { _ in plan.decide(facts, now: now) { left.popFirst() ?? 1 }?.rules ?? [] }
  }

  @Test(arguments: [
    ("{\"drop\": true, \"headers\": {\"a\": \"b\"}}", "$.effect.headers", "drop sends nothing"),
    ("{\"drop\": true, \"truncate\": 1}", "$.effect.truncate", "drop sends nothing"),
    ("{\"drop\": true, \"drip\": 1}", "$.effect.drip", "drop sends nothing"),
    ("{\"truncate\": 1, \"drip\": 1}", "$.effect.drip", "take one"),
    ("{\"drop\": false}", "$.effect", "say what"), ("{\"headers\": {}}", "$.effect", "say what"),
    ("{\"afterCommit\": false}", "$.effect", "say what"), ("{\"patch\": []}", "$.effect.patch", "from 1 to 100"),
    ("{\"preset\": \"slow.2s\", \"afterCommit\": true}", "$.effect.afterCommit", "needs what is answered"),
    ("{\"delay\": \"-PT5S\"}", "$.effect.delay", "goes back"),
    ("{\"delay\": \"PT11M\"}", "$.effect.delay", "longer than 10 minutes"),
    ("{\"delay\": -1}", "$.effect.delay", "from 0"), ("{\"delay\": {\"min\": 1}}", "$.effect.delay", "max is missing"),
    ("{\"headers\": {\"a b\": \"c\"}}", "$.effect.headers", "no name of a header field"),
    ("{\"headers\": {\"Content-Length\": \"1\"}}", "$.effect.headers.Content-Length", "use truncate"),
    ("{\"headers\": {\"a\": \"b\\r\\nc: d\"}}", "$.effect.headers.a", "control character"),
    ("{\"status\": 500, \"preset\": \"gateway.throttled\"}", "$.effect", "more than one"),
    ("{\"status\": 100}", "$.effect.status", "from 200"),
  ])
  func `an effect that contradicts itself or does nothing is refused`(effect: String, path: String, part: String) throws
  {
    let problem = try #require(throws: SchemaProblem.self) { try plan("{\"effect\": \(effect)}") }
    #expect(problem.path == path)
    #expect(problem.message.contains(part), "\(problem)")
  }

  @Test(arguments: ["-PT1M", "PT0S", "10 minutes"])
  func `a lifetime that is over before it begins is refused`(lifetime: String) throws {
    let problem = try #require(throws: SchemaProblem.self) {
      try plan("{\"effect\": {\"status\": 500}, \"lifetime\": \"\(lifetime)\"}")
    }
    #expect(problem.path == "$.lifetime")
  }

  @Test(arguments: [
    ("250", 250...250), ("\"PT2S\"", 2000...2000), ("\"PT0,25S\"", 250...250),
    ("{\"min\": 5, \"max\": \"PT1S\"}", 5...1000),
  ])
  func `a delay is milliseconds, a duration or a range`(delay: String, range: ClosedRange<Int64>) throws {
    #expect(try FaultEffect(json("{\"delay\": \(delay)}")).delay == range)
  }

  @Test func `the preset for slowness is a delay of the true answer`() throws {
    let effect = try FaultEffect(json("{\"preset\": \"slow.2s\"}"))
    #expect(effect.delay == 2000...2000)
    #expect(effect.answer == nil)
  }

  @Test(arguments: [
    ("{\"nth\": 2}", [[], [1], [], []]), ("{\"every\": 2}", [[], [1], [], [1]]), ("{\"times\": 1}", [[1], [], [], []]),
    ("{\"every\": 2, \"times\": 1}", [[], [1], [], []]), ("{}", [[1], [1], [1], [1]]),
    ("{\"method\": \"PUT\"}", [[], [], [], []]),
  ])
  func `requests are counted`(match: String, hit: [[Int64]]) throws {
    var plan = try plan("{\"match\": \(match), \"effect\": {\"status\": 500}}")
    let seen = hits(&plan, 4)
    #expect(seen == hit)
    #expect(plan.rules.map(\.hits) == [Int64(hit.count { !$0.isEmpty })])
  }

  @Test func `chance is asked once for each rule that has it and fits, whatever else decides`() throws {
    var plan = try plan(
      "{\"match\": {\"probability\": 0.5, \"nth\": 9}, \"effect\": {\"delay\": 1}}", "{\"effect\": {\"delay\": 1}}",
      "{\"match\": {\"probability\": 0.5}, \"effect\": {\"delay\": 1}}",
      "{\"match\": {\"probability\": 0.5, \"method\": \"PUT\"}, \"effect\": {\"delay\": 1}}")
    let byChance = hits(&plan, 3, random: [0.1, 0.4, 0.9, 0.6, 0.0, 0.499])
    #expect(byChance == [[2, 3], [2], [2, 3]])
    var zero = try self.plan("{\"match\": {\"probability\": 0}, \"effect\": {\"delay\": 1}}")
    let never = hits(&zero, 1, random: [0])
    #expect(never == [[]])
  }

  @Test func `a lifetime ends with the clock that it is given`() throws {
    var plan = try plan("{\"effect\": {\"status\": 500}, \"lifetime\": \"PT10M\"}")
    let last = hits(&plan, 1, now: instant(599_999))
    #expect(last == [[1]])
    let after = hits(&plan, 1, now: instant(600_000))
    #expect(after == [[]])
    #expect(plan.rules[0].isOver(instant(600_000)))
  }

  @Test func `one rule answers, and the next one gets its turn when that is used up`() throws {
    var plan = try plan(
      "{\"match\": {\"times\": 1}, \"effect\": {\"status\": 503}}",
      "{\"match\": {\"times\": 1}, \"effect\": {\"status\": 429}}")
    let answered = hits(&plan, 3)
    #expect(answered == [[1], [2], []])
  }

  @Test func `what does not answer combines`() throws {
    var plan = try plan(
      "{\"effect\": {\"delay\": 10, \"headers\": {\"a\": \"1\"}, \"truncate\": 5}}",
      "{\"effect\": {\"delay\": {\"min\": 1, \"max\": 2}, \"patch\": {\"x\": 1}, \"drip\": 7}}",
      "{\"effect\": {\"headers\": {\"b\": \"2\"}, \"patch\": {\"y\": 1}}}")
    let effect = try #require(plan.decide(facts(), now: instant()) { 0 }?.effect)
    #expect(effect.delay == 11...12)
    #expect(effect.headers.map(\.name) == ["a", "b"])
    #expect(effect.patches.count == 2)
    #expect(effect.truncate == 5)
    #expect(effect.drip == nil, "an answer is sent in one way, that of the first rule")
  }

  @Test(arguments: ["{\"truncate\": 1}", "{\"drip\": 1}"])
  func `of an answer that is dropped nothing is paced or cut, whichever rule is first`(other: String) throws {
    for rules in [[other, "{\"drop\": true}"], ["{\"drop\": true}", other]] {
      var plan = try plan("{\"effect\": \(rules[0])}", "{\"effect\": \(rules[1])}")
      let effect = try #require(plan.decide(facts(), now: instant()) { 0 }?.effect)
      #expect(effect.truncate == nil && effect.drip == nil)
    }
  }

  @Test func `a plan that is remembered goes on where it was`() throws {
    var plan = try plan(
      "{\"name\": \"a\", \"match\": {\"nth\": 3}, \"effect\": {\"status\": 503}, \"lifetime\": \"PT10M\"}",
      "{\"match\": {\"times\": 2}, \"effect\": {\"delay\": 1}}", "{\"effect\": {\"drop\": true}}")
    let removed = [plan.remove(3), plan.remove(3)]
    #expect(removed == [true, false])
    _ = hits(&plan, 1)
    var again = FaultPlan(stored: try json(text(plan.stored)))
    #expect(text(again.stored) == text(plan.stored))
    let (later, there) = (hits(&again, 3), hits(&plan, 3))
    #expect(later == there)
    #expect(again.rules.map(\.ends) == [instant(600_000), nil])
    let next = try again.add(json("{\"effect\": {\"delay\": 1}}"), now: instant())
    #expect(next.id == 4)
  }

  @Test func `counts go over to the rules that are in both plans, and numbers are not given twice`() throws {
    var counted = try plan("{\"effect\": {\"delay\": 1}}", "{\"effect\": {\"delay\": 1}}")
    let before = counted
    _ = hits(&counted, 2)
    try counted.add(json("{\"effect\": {\"delay\": 1}}"), now: instant())
    var other = before
    _ = other.remove(1)
    other.takeCounts(of: counted)
    #expect(other.rules.map(\.hits) == [2])
    let next = try other.add(json("{\"effect\": {\"delay\": 1}}"), now: instant())
    #expect(next.id == 4)
    counted.removeAll()
    #expect(counted.isEmpty && !counted.isUntouched)
    #expect(FaultPlan().isUntouched)
  }

  @Test func `rules are bounded in number`() throws {
    var plan = FaultPlan()
    let rule = try json("{\"effect\": {\"delay\": 1}}")
    for _ in 0..<FaultPlan.maxRules { try plan.add(rule, now: instant()) }
    let problem = try #require(throws: SchemaProblem.self) { try plan.add(rule, now: instant()) }
    #expect(problem.message.contains("remove some"))
  }
}
