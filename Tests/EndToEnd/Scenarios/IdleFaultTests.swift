import Rules
import TestKit
import Testing

/// A fault rule that never hit is told, and names that are not there are mistakes of the file.
@Suite(.rule(.c3_1)) struct IdleFaultTests {
  private static let scenario = """
    fast2: scenario/1
    name: Prov
    faults:
      - {name: gateway full, match: {operation: postArbetsorder}, effect: {preset: gateway.throttled}}
      - {match: {operation: getArbetsorder_1, nth: 5}, effect: {status: 500}}
      - {match: {operation: getArbetsorder_1}, effect: {headers: {X-Hit: "1"}}}
    steps:
      - {as: user, send: GET /v1/arbetsorder/101, expect: {status: 200, headers: {X-Hit: "1"}}}

    """

  @Test func `at the end of a scenario`() throws {
    let scratch = try Scratch()
    try scratch.write("a.yaml", Self.scenario)
    let result = try scratch.run(["scenario", "run", "a.yaml"])
    #expect(result.end == .exit(0))
    #expect(
      result.output == """
        ok       a.yaml: Prov (1 step)
          fault rule 1 "gateway full" never hit: no request was as its match asks
          fault rule 2 never hit: 1 request was as its match asks, but nth, every, probability or another rule stood in \
        the way
        1 scenario, 1 step: all passed

        """)
  }

  @Test func `at the end of exec`() throws {
    let add = #"curl -s -o /dev/null -H 'Content-Type: application/json' -d "$1" "$2/faults""#
    let rule = #"{"match": {"operation": "postArbetsorder"}, "effect": {"status": 500}}"#
    let script = "add() { \(add); }; add '\(rule)' \"$FAST2_SIM_URL\"; add '\(rule)' \"$FAST2_BASE_URL/w/t1/_sim\""
    let result = try Scratch().run(["exec", "--", "sh", "-c", script])
    #expect(result.end == .exit(0))
    let told = result.errors.split(separator: "\n").filter { $0.contains("never hit") }
    #expect(
      told == [
        "fast2sim: fault rule 1 never hit: no request was as its match asks",
        "fast2sim: world t1: fault rule 1 never hit: no request was as its match asks",
      ], "\(result.errors)")
  }

  @Test func `names that are not there are mistakes with their places`() throws {
    let scratch = try Scratch()
    try scratch.write(
      "b.yaml",
      """
      fast2: scenario/1
      name: Prov
      faults:
        - {match: {operation: postArbetsordr}, effect: {status: 500}}
        - {effect: {preset: gateway.throtled}}
      steps:
        - {as: user, send: GET /v1/arbetsorder/101, expect: {status: 200, notes: [unknown-paramter]}}
        - {send: GET /v1/arbetsorder/101, expect: {status: 200, notes: {$contains: status-stepp}}}
        - {send: GET /v1/arbetsorder/101, headers: {X-Sim-Fault: slow.3s}}
        - {send: GET /v1/arbetsorder/101, headers: {X-Sim-Fault: slow.3s}, expect: 400}

      """)
    let result = try scratch.run(["scenario", "check", "b.yaml"])
    #expect(result.end == .exit(1))
    #expect(
      result.errors.split(separator: "\n").map(String.init) == [
        "b.yaml:4:25: faults[0].match.operation: there is no operation 'postArbetsordr'; did you mean postArbetsorder?",
        "b.yaml:5:23: faults[1].effect.preset: there is no 'gateway.throtled' (did you mean gateway.throttled?); valid are "
          + "gateway.throttled, gateway.suspended, gateway.timeout, gateway.runtime-error, gateway.expired, "
          + "api.token-expired, api.internal-error, upload.runtime-error, slow.2s",
        "b.yaml:7:77: steps[0].expect.notes[0]: there is no note and no refusal \"unknown-paramter\" "
          + "(did you mean unknown-parameter?)",
        "b.yaml:8:78: steps[1].expect.notes.$contains: there is no note and no refusal \"status-stepp\" "
          + "(did you mean status-step?)",
        "b.yaml:9:60: steps[2].headers.X-Sim-Fault: there is no fault \"slow.3s\", or expect 400 (did you mean slow.2s?)",
        "fast2sim: 5 mistakes",
      ])
  }

  @Test func `a caller that the seed does not have is one too`() throws {
    let scratch = try Scratch()
    try scratch.write(
      "c.yaml", "fast2: scenario/1\nname: Prov\nfaults: [{match: {caller: R101x}, effect: {status: 500}}]\n")
    let result = try scratch.run(["scenario", "check", "c.yaml"])
    #expect(
      result.errors.contains("c.yaml:3:27: faults[0].match.caller: there is no caller 'R101x'"), "\(result.errors)")
  }
}
