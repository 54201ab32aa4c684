import JSON
import Patterns
import Rules
import TestKit
import Testing

@testable import Traffic

@Suite(.rule(.c3_1)) struct RequestMatchTests {
  private let request = facts(
    world: "test-1", method: "POST", target: "/v1/arbetsorder/101/status?a=b", operation: "setStatus", caller: "R100",
    headers: [("X-Try", "one"), ("x-try", "two")], query: [("limit", "7"), ("sort", "a"), ("sort", "b")],
    body: "{\"statusKod\": \"GODK\", \"n\": 1}")

  @Test(arguments: [
    "{}", "{\"operation\": \"setStatus\"}", "{\"operation\": [\"x\", \"setStatus\"]}", "{\"method\": \"POST\"}",
    "{\"path\": \"/v1/arbetsorder/*/status\"}", "{\"world\": \"test-*\"}", "{\"caller\": \"R100\"}",
    "{\"headers\": {\"X-TRY\": \"one\"}}", "{\"headers\": {\"x-try\": {\"$match\": \"^tw\"}}}",
    "{\"headers\": {\"x-other\": {\"$absent\": true}}}", "{\"query\": {\"limit\": 7}}",
    "{\"query\": {\"sort\": \"b\"}}",
    "{\"query\": {\"limit\": {\"$oneOf\": [6, 7]}}}", "{\"query\": {\"limit\": {\"$contains\": 7}}}",
    "{\"body\": {\"statusKod\": \"GODK\"}}", "{\"body\": {\"n\": {\"$type\": \"integer\"}}, \"method\": \"POST\"}",
  ])
  func `what a request matches`(match: String) throws {
    let match = try RequestMatch(json(match))
    #expect(match.differences(request).isEmpty)
    #expect(match.matches(request))
  }

  @Test(arguments: [
    ("{\"operation\": [\"a\", \"b\"]}", "operation", "a or b", "setStatus"),
    ("{\"method\": \"GET\"}", "method", "GET", "POST"),
    ("{\"path\": \"/v1/*\"}", "path", "/v1/*", "/v1/arbetsorder/101/status"),
    ("{\"world\": \"other\"}", "world", "other", "test-1"), ("{\"caller\": \"R200\"}", "caller", "R200", "R100"),
    ("{\"headers\": {\"x-other\": \"1\"}}", "headers.x-other", "\"1\"", nil),
    ("{\"headers\": {\"x-try\": {\"$absent\": true}}}", "headers.x-try", "nothing", "\"one\""),
    ("{\"query\": {\"limit\": 8}}", "query.limit", "\"8\"", "\"7\""),
    ("{\"body\": {\"statusKod\": \"REG\"}}", "body.statusKod", "\"REG\"", "\"GODK\""),
  ])
  func `what differs`(match: String, path: String, expected: String, actual: String?) throws {
    let match = try RequestMatch(json(match))
    #expect(match.differences(request) == [Difference(path: path, expected: expected, actual: actual)])
    #expect(!match.matches(request))
  }

  @Test(arguments: [
    "{\"limit\": [1]}", "{\"limit\": null}", "{\"limit\": {\"$type\": \"integer\"}}", "{\"limit\": {\"a\": 1}}",
  ])
  func `what no query can be is refused, since it would never match`(query: String) throws {
    let problem = try #require(throws: SchemaProblem.self) { try RequestMatch(json("{\"query\": \(query)}")) }
    #expect(problem.path == "$.query.limit")
  }

  @Test func `a body that was not kept is neither a match nor absent, and one that is no JSON is absent`() throws {
    let match = try RequestMatch(json("{\"body\": {\"$absent\": true}}"))
    #expect(!match.matches(facts(body: nil)))
    #expect(match.isUndecided(facts(body: nil)))
    #expect(match.differences(facts(body: nil)).map(\.path) == ["body"])
    #expect(match.matches(facts(body: "")))
    #expect(match.matches(facts(body: "no json")))
  }

  @Test func `the body is read only where everything else fits`() throws {
    let match = try RequestMatch(json("{\"method\": \"PUT\", \"body\": {\"$type\": \"object\"}}"))
    var asked = 0
    var work = Work()
    func body() -> JSONValue? {
      asked += 1
      return .object([])
    }
    #expect(!match.matches(facts(method: "GET"), &work, json: body))
    #expect(asked == 0)
    #expect(match.matches(facts(method: "PUT"), &work, json: body))
    #expect(asked == 1)
  }

  @Test(arguments: [
    ("/v1/%C3%A5?x=/y", "/v1/å"), ("/a%2Fb", "/a%2Fb"), ("/a%", "/a%"), ("/a%zz", "/a%zz"), ("/a%20b", "/a b"),
  ])
  func `a path is compared decoded, but for its slashes`(target: String, path: String) {
    #expect(facts(target: target).path == path)
  }
}
