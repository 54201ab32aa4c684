import Foundation
import TestKit
import Testing

/// What `scenario check` finds in the bodies of steps, by the contract and the registers.
@Suite struct ScenarioWarningTests {
  private func check(_ steps: String, head: String = "", _ options: [String] = []) throws -> ChildProcess.Result {
    let scratch = try Scratch()
    try scratch.write("s.yaml", "fast2: scenario/1\nname: Slarv\n\(head)steps:\n  - as: user\n\(steps)")
    return try scratch.run(["scenario", "check", "s.yaml"] + options)
  }

  private static let slips = """
        send: POST /v1/arbetsorder
        body: {objektId: "9900101", prioKodd: "10", information: {beskrivningg: x}, statusKod: PAGAR}
        expect: 201
      - send: PUT /v1/arbetsorder/101
        body: {prioKod: "11", arbetsordertypKod: "${typ}", resursId: R1000}
      - send: GET /v1/arbetsorder/101
        expect: {body: {status: {statuskod: PAGAR}, prio: {prioKod: 11}, saknas: {$absent: true}}}
      - send: GET /v1/arbetsorder
        expect: {body: {$contains: {statuss: {$type: object}}}}
      - send: GET /v1/arbetsorder/4
        expect: {status: 404, body: {mesage: x}}

    """

  @Test func `unknown fields and codes are told with their places, and what was probably meant`() throws {
    let result = try check(Self.slips, head: "vars: {typ: F}\n")
    #expect(
      result.errors == """
        s.yaml:7:33: steps[0].body.prioKodd: warning: \
        ArbetsorderPostIn has no field prioKodd under contract 1.1, or expect a refusal (did you mean prioKod?)
        s.yaml:7:63: steps[0].body.information.beskrivningg: warning: \
        InformationIn has no field beskrivningg under contract 1.1, or expect a refusal (did you mean beskrivning?)
        s.yaml:7:92: steps[0].body.statusKod: warning: there is no code PAGAR; valid are REG, GODK, or expect a refusal
        s.yaml:10:21: steps[1].body.prioKod: warning: there is no 11 among prio, or expect a refusal (did you mean 10?)
        s.yaml:10:66: steps[1].body.resursId: warning: \
        there is no R1000 among resurser, or expect a refusal (did you mean R100?)
        s.yaml:12:30: steps[2].expect.body.status.statuskod: warning: \
        ArbetsorderStatusUt has no field statuskod under contract 1.1 (did you mean statusKod?)
        s.yaml:12:65: steps[2].expect.body.prio.prioKod: warning: there is no 11 among prio (did you mean 10?)
        s.yaml:14:33: steps[3].expect.body.$contains.statuss: warning: \
        ArbetsorderUt has no field statuss under contract 1.1 (did you mean status?)
        s.yaml:16:34: steps[4].expect.body.mesage: warning: no refusal has a field mesage (did you mean message?)

        """)
    #expect(result.output == "s.yaml: fine — Slarv, 5 steps, 9 warnings\n")
    #expect(result.end == .exit(0))
  }

  @Test func `a warning fails the check under strict alone`() throws {
    let result = try check(Self.slips, head: "vars: {typ: F}\n", ["--strict"])
    #expect(result.end == .exit(1))
    #expect(result.errorLines.last == "fast2sim: 9 warnings, and --strict is on")
  }

  @Test(arguments: [
    // A refusal is meant.
    "    send: PUT /v1/arbetsorder/101\n    body: {fel: x, prioKod: \"11\"}\n    expect: 400\n",
    // Which it is, the step leaves open.
    "    send: PUT /v1/arbetsorder/101\n    body: {fel: x}\n    expect: {status: {$oneOf: [200, 400]}}\n",
    // The other contract's names are read too, and the spellings of the document.
    "    send: PUT /v1/arbetsorder/101\n    body: {tilltradeKod: J, statuskod: GODK, planering: {bokadFomTid: 800}}\n",
    // A fault may change the answer, and the control plane anything.
    "    send: GET /v1/arbetsorder/101\n    headers: {X-Sim-Fault: slow.2s}\n    expect: {body: {annat: 1}}\n",
    "    send: POST /_sim/faults\n    body: {}\n  - send: GET /v1/arbetsorder/101\n    expect: {body: {annat: 1}}\n",
  ])
  func `what may be meant is no warning`(_ steps: String) throws {
    let result = try check(steps, ["--strict"])
    #expect(result.errors == "")
    #expect(result.end == .exit(0))
  }

  @Test func `rows of the scenario and the names of its contract count`() throws {
    let head = """
      contract: published
      state: {prio: [{kod: "77", beskrivning: Ny}]}

      """
    let good = "    send: GET /v1/arbetsorder/101\n    expect: {body: {prio: {prioKod: \"77\"}, externtNr: null}}\n"
    #expect(try check(good, head: head).errors == "")
    let other = "    send: GET /v1/arbetsorder/101\n    expect: {body: {planering: {bokadFromTid: x}}}\n"
    #expect(try check(other, head: head).errors.contains("under contract published"))
    #expect(try check(other).errors == "")
  }

  @Test func `no scenario that ships has a warning`() throws {
    let folder = URL(filePath: #filePath).appending(path: "../../../../scenarios").standardized.path()
    let result = try Scratch().run(["scenario", "check", folder, "--strict"])
    #expect(result.errors == "")
    #expect(result.output.split(separator: "\n").count == 69)
    #expect(result.end == .exit(0))
  }
}
