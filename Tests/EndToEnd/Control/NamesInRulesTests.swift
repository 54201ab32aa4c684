import Rules
import TestKit
import Testing

/// A name that no request can have is refused where it is written, with the one that was probably meant: it would never
/// be met (rules control 3.1, control 4.1).
@Suite(.rule(.c3_1, .c4_1)) struct NamesInRulesTests {
  private let world = TestServer.shared.world()

  @Test(arguments: [
    (
      #"{"operation": "postArbetsordr"}"#,
      "operation: there is no operation 'postArbetsordr'; did you mean postArbetsorder?"
    ),
    (#"{"operation": ["postArbetsorder", "getKnd"]}"#, "operation[1]: there is no operation 'getKnd'"),
    (#"{"caller": "R10O"}"#, "caller: there is no caller 'R10O'; did you mean R100?"),
    (#"{"caller": "demo-kez"}"#, "did you mean demo-key?"),
    (#"{"world": "default"}"#, "which sees no request of 'default'"),
  ])
  func `in a fault rule and in verify`(match: String, part: String) throws {
    for (path, body) in [
      ("faults", "{\"match\": \(match), \"effect\": {\"status\": 500}}"), ("verify", match),
      ("verify", "{\"sequence\": [{\"method\": \"GET\"}, \(match)]}"),
    ] {
      let answer = try world.anonymous.post("/_sim/\(path)", body)
      expectProblem(answer, 400, "control-invalid")
      #expect(answer.json["detail"]?.text?.contains(part) == true, "\(answer)")
    }
    #expect(try world.anonymous.get("/_sim/faults").text == "[]")
  }

  @Test func `names that are there are taken`() throws {
    let match = #"{"operation": "getArbetsorder_1", "caller": "R100", "world": "*"}"#
    #expect(
      try world.anonymous.post("/_sim/faults", "{\"match\": \(match), \"effect\": {\"status\": 500}}").status == 201)
    let own = "{\"world\": \"\(world.base.dropFirst(3))\", \"caller\": \"demo-key\", \"none\": true}"
    #expect(try world.anonymous.post("/_sim/verify", own).status == 200)
  }

  @Test func `in a filter of the journal, a setting of notes, and a register`() throws {
    let journal = try world.anonymous.get("/_sim/journal?operation=getArbetsorder_11")
    expectProblem(journal, 400, "control-invalid")
    #expect(journal.json["detail"]?.text?.contains("did you mean getArbetsorder_1?") == true, "\(journal)")
    let settings = try world.anonymous.put("/_sim/settings", #"{"notes": {"unknown-paramter": "ignore"}}"#)
    #expect(settings.json["detail"]?.text?.contains("did you mean unknown-parameter?") == true, "\(settings)")
    let row = try world.anonymous.send("DELETE", "/_sim/state/arbetsordr/1")
    #expect(row.json["detail"]?.text?.contains("did you mean arbetsorder?") == true, "\(row)")
  }
}
