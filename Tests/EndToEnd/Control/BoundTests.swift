import Rules
import TestKit
import Testing

/// Whatever is asked of the control plane costs a bounded amount of work, and a bound that is met is told
/// (rules control 3.1, control 4.4).
@Suite(.rule(.c3_1)) struct BoundTests {
  private let world = TestServer.shared.world()

  private func add(_ json: String) throws -> TestAnswer { try world.anonymous.post("/_sim/faults", json) }

  @Test func `a fault whose pattern would try for ever hits nothing, and its request says so`() throws {
    let rule = #"{"match": {"headers": {"x-ref": {"$match": "^([0-9]+)*$"}}}, "effect": {"status": 503}}"#
    #expect(try add(rule).status == 201)
    let answer = try world.login().send(
      "GET", "/v1/arbetsorder/101", headers: [("X-Ref", String(repeating: "1", count: 60) + "!")])
    #expect(answer.status == 200)
    #expect(answer.notes == ["fault-not-compared"])
    let entry = try world.anonymous.get("/_sim/journal?limit=1").json["entries"]?[0]
    #expect(entry?["notes"]?[0]?["text"]?.text?.contains("fault rule 1") == true, "\(entry as Any)")
  }

  @Test func `verify says which request it could not compare, and decides nothing`() throws {
    _ = try world.login().send(
      "GET", "/v1/arbetsorder/101", headers: [("X-Ref", String(repeating: "1", count: 60) + "!")])
    let answer = try world.anonymous.post(
      "/_sim/verify", #"{"operation": "getArbetsorder_1", "headers": {"x-ref": {"$match": "^([0-9]+)*$"}}}"#)
    #expect(answer.status == 409)
    #expect(answer.json["detail"]?.text?.contains("was not compared to the end") == true, "\(answer)")
  }

  @Test(arguments: ["(", "[", "(?:a|"])
  func `brackets without end are no pattern`(_ bracket: String) throws {
    let pattern = String(repeating: bracket, count: bracket.utf8.count > 1 ? 800 : 2200)
    let answer = try add(
      "{\"match\": {\"query\": {\"a\": {\"$match\": \"\(pattern)\"}}}, \"effect\": {\"status\": 500}}")
    expectProblem(answer, 400, "control-invalid")
    #expect(answer.json["detail"]?.text?.contains("is no regular expression") == true, "\(answer)")
  }

  @Test func `a patch that changes nothing is a note`() throws {
    #expect(try add(#"{"effect": {"patch": [{"set": "$.nope.deep[3]", "value": 1}]}}"#).status == 201)
    let caller = try world.login()
    #expect(try caller.get("/v1/arbetsorder/101/status").notes == ["patch-changed-nothing"])
    #expect(try caller.get("/v1/arbetsorder/101").text.contains("nope") == false)
  }

  @Test func `an element is added before the one that stands there`() throws {
    #expect(
      try add(
        #"{"match": {"path": "**/status"}, "effect": {"patch": [{"set": "$", "value": [1, 2]}, {"add": "$[0]", "value": 7}]}}"#
      ).status == 201)
    #expect(try world.login().get("/v1/arbetsorder/101/status").text == "[7,1,2]")
  }

  @Test(arguments: ["application/json", "application/yaml"])
  func `a body of very many values is refused before anything is made of it`(_ type: String) throws {
    let text = "{\"arbetsorder\": [" + String(repeating: "1,", count: 1_000_000) + "1]}"
    let answer = try world.anonymous.send("POST", "/_sim/state", headers: [("Content-Type", type)], text: text)
    expectProblem(answer, 400, "control-invalid")
    #expect(answer.json["detail"]?.text?.contains("more than 1000000 keys and values") == true)
  }

  @Test func `rules of a world have a bound in bytes`() throws {
    let rule = "{\"effect\": {\"status\": 500, \"body\": \"\(String(repeating: "x", count: 3 << 20))\"}}"
    #expect(try add(rule).status == 201)
    #expect(try add(rule).status == 201)
    let answer = try add(rule)
    expectProblem(answer, 400, "control-invalid")
    #expect(answer.json["detail"]?.text?.contains("at most 8 MiB") == true, "\(answer)")
  }
}
