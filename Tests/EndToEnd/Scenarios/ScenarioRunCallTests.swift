import Foundation
import Rules
import TestKit
import Testing

/// `POST /_sim/scenario/run`: what `fast2sim scenario run` says, without a world of the server's being touched.
@Suite(.rule(.c1_4)) struct ScenarioRunCallTests {
  private let scratch: Scratch
  private let served: Served

  init() throws {
    scratch = try Scratch()
    try scratch.write("trasig.yaml", ScenarioCommandTests.broken)
    served = try Served(["--db", ":memory:", "--scenarios", "."], in: scratch)
  }

  private func run(_ body: String, _ type: String = "application/json") throws -> TestAnswer {
    try served.send("POST", "/_sim/scenario/run", [("Content-Type", type)], body: Array(body.utf8))
  }

  @Test func `one that ships passes step by step, and this world stays as it is`() throws {
    let before = try served.send("GET", "/_sim/state").raw.body
    let report = try run(#"{"name": "sla-bruten"}"#)
    #expect(report.status == 200)
    #expect(report.json["passed"]?.bool == true)
    let steps = try #require(report.json["steps"]?.list)
    #expect(!steps.isEmpty && steps.allSatisfy { $0["outcome"]?.text == "passed" && $0["problem"]?.isNull == true })
    #expect(try served.send("GET", "/_sim/state").raw.body == before)
    #expect(try served.send("GET", "/_sim/worlds").json.list.count == 1)
    #expect(try served.send("GET", "/_sim/journal").json["entries"]?.list.isEmpty == true)
  }

  @Test func `what fails says what the command line says, and nothing after it is run`() throws {
    for report in [try run(#"{"name": "trasig"}"#), try run(ScenarioCommandTests.broken, "application/yaml")] {
      #expect(report.json["passed"]?.bool == false)
      let steps = try #require(report.json["steps"]?.list)
      #expect(steps.compactMap { $0["outcome"]?.text } == ["passed", "failed", "not-run"])
      #expect(steps[1]["name"]?.text == "tillbaka till accepterad")
      #expect(steps[1]["line"]?.int == 11)
      #expect(steps[1]["problem"]?.text == "status: expected 200, got 400 (and 1 more)")
      #expect(steps[1]["details"]?.text == ScenarioCommandTests.failure)
    }
  }

  @Test func `each says where it comes from`() throws {
    _ = try run(#"{"fast2": "scenario/1", "name": "Skickat"}"#)
    let listed = try served.send("GET", "/_sim/scenarios").json.list
    func source(_ name: String) -> String? { listed.first { $0["name"]?.text == name }?["source"]?.text }
    #expect(source("SLA bruten sedan tre veckor") == "shipped")
    #expect(source("Trasig med flit") == "directory")
    #expect(source("Skickat") == "sent")
  }

  @Test func `a scenario that is none is refused as when it is loaded`() throws {
    expectProblem(try run(#"{"name": "finns inte"}"#), 404, "control-not-found")
    expectProblem(try run(#"{"fast2": "scenario/1", "name": "x", "step": []}"#), 400, "control-invalid")
  }

  @Test func `eight at once are run or told to come again, and those that are run are right`() throws {
    let port = served.port
    let all = try inParallel(8) { _ in
      TestAnswer(
        raw: try HTTPClient(port: port).send(
          "POST", "/_sim/scenario/run", headers: [("Content-Type", "application/json")],
          body: Array(#"{"name": "sla-bruten"}"#.utf8)))
    }
    #expect(all.count == 8)
    #expect(all.contains { $0.status == 200 })
    for answer in all {
      if answer.status == 200 {
        #expect(answer.json["passed"]?.bool == true)
      } else {
        expectProblem(answer, 409, "control-conflict")
      }
    }
    #expect(try run(#"{"name": "sla-bruten"}"#).status == 200, "what was counted is counted back")
  }
}
