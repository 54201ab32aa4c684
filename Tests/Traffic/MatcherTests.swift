import JSON
import Patterns
import Rules
import TestKit
import Testing

@testable import Traffic

@Suite(.rule(.c3_1)) struct MatcherTests {
  @Test(arguments: [
    ("1", "1"), ("1", "1.0"), ("100", "1e2"), ("\"a\"", "\"a\""), ("true", "true"), ("null", "null"),
    ("{}", "{\"a\": 1}"), ("{\"a\": 1}", "{\"b\": 2, \"a\": 1}"),
    ("{\"a\": {\"b\": 1}}", "{\"a\": {\"b\": 1, \"c\": 2}}"),
    ("[]", "[]"), ("[1, {}]", "[1, {\"a\": 1}]"),
    ("{\"$type\": \"integer\"}", "1.0"), ("{\"$type\": \"number\"}", "1.5"), ("{\"$type\": \"string\"}", "\"\""),
    ("{\"$type\": \"boolean\"}", "false"), ("{\"$type\": \"object\"}", "{}"), ("{\"$type\": \"array\"}", "[]"),
    ("{\"$type\": \"null\"}", "null"), ("{\"$match\": \"^a+$\"}", "\"aaa\""), ("{\"$match\": \"b\"}", "\"abc\""),
    ("{\"$contains\": \"b\"}", "\"abc\""), ("{\"$contains\": 2}", "[1, 2]"),
    ("{\"$contains\": {\"a\": {\"$type\": \"integer\"}}}", "[{\"a\": \"x\"}, {\"a\": 1, \"b\": 2}]"),
    ("{\"$length\": 3}", "\"åäö\""), ("{\"$length\": 0}", "[]"), ("{\"$oneOf\": [1, {\"$match\": \"x\"}]}", "\"xyz\""),
    ("{\"$length\": 2}", "\"\\r\\n\""), ("{\"$contains\": \"\\n\"}", "\"a\\r\\nb\""),
    ("{\"$contains\": \"o\"}", "\"So\\u0308r\""), ("{\"$length\": 4}", "\"So\\u0308r\""),
    ("{\"a\": {\"$absent\": true}}", "{}"), ("{\"a\": {\"$absent\": false}}", "{\"a\": null}"),
    ("{\"a\": {\"$oneOf\": [1, {\"$absent\": true}]}}", "{}"),
  ])
  func `what matches`(_ matcher: String, _ value: String) throws {
    #expect(try Matcher(json(matcher)).differences(json(value)).isEmpty)
  }

  @Test(arguments: [
    ("1", "2", "$", "1", "2"), ("1", "\"1\"", "$", "1", "\"1\""), ("null", "0", "$", "null", "0"),
    ("{\"a\": {\"b\": [1, 2]}}", "{\"a\": {\"b\": [1, 3]}}", "$.a.b[1]", "2", "3"),
    ("[1]", "[1, 2]", "$", "a list of 1", "[1,2]"), ("{}", "[]", "$", "an object", "[]"),
    ("{\"a\": 1}", "{}", "$.a", "1", nil), ("{\"a\": {\"$absent\": true}}", "{\"a\": 1}", "$.a", "nothing", "1"),
    ("{\"a\": {\"$absent\": false}}", "{}", "$.a", "a value", nil),
    ("{\"$type\": \"integer\"}", "1.5", "$", "a value of type integer", "1.5"),
    ("{\"$match\": \"^b\"}", "\"ab\"", "$", "text that matches ^b", "\"ab\""),
    ("{\"$match\": \"1\"}", "1", "$", "text that matches 1", "1"),
    ("{\"$contains\": 1}", "\"1\"", "$", "something that contains 1", "\"1\""),
    ("{\"$length\": 2}", "\"a\"", "$", "a length of 2", "\"a\""),
    ("\"\u{212A}\"", "\"K\"", "$", "\"\u{212A}\"", "\"K\""),
    ("{\"\u{212A}\": 1}", "{\"K\": 1}", "$.\u{212A}", "1", nil),
    ("{\"$oneOf\": [1, \"x\"]}", "2", "$", "one of 1, \"x\"", "2"),
  ])
  func `what differs, where, and what was asked for`(
    _ matcher: String, _ value: String, path: String, expected: String, actual: String?
  ) throws {
    let wanted = [Difference(path: path, expected: expected, actual: actual)]
    #expect(try Matcher(json(matcher)).differences(json(value)) == wanted)
  }

  @Test func `every difference is told, and a long value only in part`() throws {
    let found = try Matcher(json("{\"a\": 1, \"b\": 2, \"c\": 3}")).differences(
      json("{\"a\": 0, \"b\": 2, \"c\": \"\(String(repeating: "x", count: 1000))\"}"))
    #expect(found.map(\.path) == ["$.a", "$.c"])
    #expect(found.last?.actual?.count == 201)
  }

  @Test func `a pattern that is given up differs, and says so`() throws {
    let matcher = try Matcher(json("{\"a\": {\"$match\": \"^(1+)+$\"}}"))
    let found = matcher.differences(try json("{\"a\": \"\(String(repeating: "1", count: 50))!\"}"))
    #expect(found.map(\.path) == ["$.a"])
    #expect(found.first?.actual?.contains("not compared to the end") == true, "\(found)")
  }

  /// Alternatives within alternatives, lists within lists, many names in many names.
  @Test(arguments: Growth.allCases)
  fileprivate func `ten times as much costs about ten times the work, or is given up`(_ growth: Growth) throws {
    func cost(_ n: Int) throws -> Int {
      let (matcher, value) = try growth.pair(n)
      var work = Work(Work.ofQuestion)
      _ = matcher.fits(value, &work)
      _ = matcher.differences(value, at: "$", &work)
      #expect(work.takeReason() == nil)
      return Work.ofQuestion - work.left
    }
    #expect(try cost(1000) <= 12 * cost(100))
  }

  @Test func `alternatives within alternatives, many times over, is given up and told`() throws {
    var text = "1"
    for _ in 0..<20 { text = "[\(text), \(text)]" }
    let leaf = JSONValue.object([("$oneOf", .list([.int(2), .int(3)]))])
    var wanted = leaf
    for _ in 0..<20 { wanted = .object([("$oneOf", .list([.object([("$contains", wanted)]), .int(4)]))]) }
    var work = Work(100_000)
    #expect(try !Matcher(wanted).fits(json(text), &work))
    #expect(work.takeReason() != nil)
  }

  @Test(arguments: [
    ("{\"a\": {\"$tpye\": 1}}", "$.a.$tpye", "did you mean $type"), ("{\"$x\": 1}", "$.$x", "valid are $type"),
    ("{\"$type\": \"int\"}", "$.$type", "valid are integer"),
    ("{\"$match\": \"a(\"}", "$.$match", "no regular expression: missing closing parenthesis, at character 3"),
    ("{\"$match\": 1}", "$.$match", "as text"), ("{\"$length\": -1}", "$.$length", "from 0"),
    ("{\"$oneOf\": []}", "$.$oneOf", "a list of values"), ("{\"$absent\": 1}", "$.$absent", "true or false"),
    ("{\"$length\": 1, \"a\": 1}", "$", "stands alone"), ("{\"a\": 1, \"$length\": 1}", "$", "stands alone"),
    ("[{\"$contains\": {\"$tpye\": 1}}]", "$[0].$contains.$tpye", "did you mean $type"),
    ("{\"$oneOf\": [1, {\"$type\": 1}]}", "$.$oneOf[1].$type", "valid are integer"),
  ])
  func `what is no matcher is refused with its place`(_ matcher: String, path: String, part: String) throws {
    let problem = try #require(throws: SchemaProblem.self) { try Matcher(json(matcher)) }
    #expect(problem.path == path)
    #expect(problem.message.contains(part), "\(problem)")
  }
}

/// Matchers and values that grow together.
private enum Growth: CaseIterable, Sendable {
  case names, elements, alternatives, contained, text

  func pair(_ n: Int) throws -> (Matcher, JSONValue) {
    let members = JSONValue.object((0..<n).map { ("name\($0)", .int(Int64($0))) })
    let list = JSONValue.list((0..<n).map { .int(Int64($0)) })
    switch self {
    case .names: return (try Matcher(members), members)
    case .elements: return (try Matcher(list), list)
    case .alternatives: return (try Matcher(.object([("$oneOf", list)])), .text("none of them"))
    case .contained: return (try Matcher(.object([("$contains", .int(-1))])), list)
    case .text:
      let text = String(repeating: "ab", count: n)
      return (try Matcher(.object([("$contains", .text(text + "c"))])), .text(text + text))
    }
  }
}
