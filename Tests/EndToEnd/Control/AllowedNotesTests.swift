import JSON
import Rules
import TestKit
import Testing

/// What whoever makes a world says is meant in it.
@Suite(.rule(.c1_3)) struct AllowedNotesTests {
  private func exec(_ options: [String], _ allow: String, _ worlds: [String], in scratch: Scratch) throws
    -> ChildProcess.Result
  {
    // Each world gets one request without a token, which is refused.
    let calls = worlds.map { "curl -s -o /dev/null $FAST2_BASE_URL/w/\($0)/v1/arbetsorder" }
    let make =
      "curl -sf -o /dev/null -H 'Content-Type: application/json' -d '{\"name\": \"meant\", \"allow\": [\(allow)]}' "
      + "$FAST2_SIM_URL/worlds || exit 9"
    return try scratch.run(["exec"] + options + ["--", "sh", "-c", ([make] + calls).joined(separator: "\n")])
  }

  private static let code = "gateway-missing-credentials"

  @Test func `exec does not count what a world allows, and counts it in every other`() throws {
    let scratch = try Scratch()
    let fine = try exec(["--fail-on", "warning", "--report", "a"], "\"\(Self.code)\"", ["meant"], in: scratch)
    #expect(fine.end == .exit(0), "\(fine.errors)")
    #expect(fine.errors.contains("error \(Self.code), once, allowed"))
    let both = try exec(
      ["--fail-on", "warning", "--report", "b"], "\"\(Self.code)\"", ["meant", "other", "other"], in: scratch)
    #expect(both.end == .exit(3))
    #expect(both.errors.contains("notes reached --fail-on warning: \(Self.code) (2)"), "\(both.errors)")
    #expect(both.errors.contains("of world other"), "what fails is what is shown")
    let rows = try scratch.json("b/notes.json")["notes"]?.arrayValue?.first?["operations"]?.arrayValue ?? []
    #expect(rows.map { $0["allowed"]?.boolValue } == [true, false])
    #expect(rows.map { $0["count"]?.intValue } == [1, 2])
    #expect(JUnitSchema.mistakes(try scratch.text("b/junit.xml")) == [])
  }

  @Test func `what the world allows needs no allowance of the command line, which is said`() throws {
    let result = try exec(["--allow", Self.code], "\"\(Self.code)\"", ["meant"], in: try Scratch())
    #expect(result.errors.contains("--allow \(Self.code) was not needed"))
  }

  @Test(arguments: ["no-such-code", "control-forbidden"])
  func `a code that is none is refused, with the one that was meant`(_ code: String) throws {
    let world = TestServer.shared.world()
    let answer = try world.anonymous.post("/_sim/worlds", #"{"name": "a-1", "allow": ["\#(code)"]}"#)
    #expect(answer.status == 400)
    #expect(answer.text.contains("allow[0]"), "\(answer)")
  }

  @Test func `a name that stands twice in a body is called that, here and in the API`() throws {
    let world = TestServer.shared.world()
    let twice = #"{"name": "a-1", "name": "a-2"}"#
    let control = try world.anonymous.post("/_sim/worlds", twice)
    #expect(
      control.json["detail"]?.text
        == "the body is ambiguous at line 1, column 17: The name 'name' stands twice in one object.")
    let api = try world.anonymous.post("/oauth2/token", twice)
    #expect(api.text.contains("The name 'name' stands twice in one object."), "\(api)")
  }
}
