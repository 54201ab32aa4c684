import Contract
import JSON
import Rules
import TestKit
import Testing

/// The served Postman collection runs from top to bottom on the demo seed.
@Suite struct PostmanTests {
  @Test(.rule(.r1_3, .r3_1, .r3_3), arguments: Kontrakt.allCases)
  func `the collection of a contract runs from top to bottom, and has every operation`(_ kontrakt: Kontrakt) throws {
    let world = TestServer.shared.world()
    var runner = PostmanRunner(try served(kontrakt, world), world)
    try runner.run()
    #expect(runner.runs.allSatisfy { !$0.passed.isEmpty })
    let missing = Operations.all.filter { operation in
      !runner.runs.contains { $0.method == operation.method.rawValue && shape($0.path, is: operation) }
    }
    #expect(missing.map(\.id) == [])
    #expect(Set(runner.runs.map(\.folder)).isSubset(of: Set(OperationTag.allCases.map(\.rawValue))))
  }

  @Test func `it runs once more on what it has left`() throws {
    let world = TestServer.shared.world()
    for _ in 1...2 {
      var runner = PostmanRunner(try served(.document, world), world)
      try runner.run()
    }
  }

  @Test(arguments: Kontrakt.allCases)
  func `it runs with its environment too`(_ kontrakt: Kontrakt) throws {
    let world = TestServer.shared.world()
    let place = ServedText.Place(origin: "http://127.0.0.1:\(world.server.port)", base: world.base)
    let environment = try JSONParser.parse(Postman.environment(kontrakt).bytes(at: place))
    var runner = PostmanRunner(try served(kontrakt, world), environment: environment, world)
    let before = Set(runner.variables.keys)
    try runner.run()
    #expect(Set(runner.variables.keys) == before, "a script sets what the environment lacks")
  }

  @Test(
    arguments: [
      "pm.test(\"x\", () => pm.response.to.have.header(\"Date\"));", "console.log(1);",
      "pm.test(\"status 201\", () => pm.response.to.have.status(201));",
      "pm.environment.set(\"x\", pm.response.json().nothing);",
    ])
  func `the runner fails on a line that it does not know, and on a check that does not hold`(_ line: String) throws {
    let answer = try TestServer.shared.world().anonymous.get("/_sim/health")
    var variables: [String: String] = [:]
    #expect(throws: PostmanFailure.self) { try PostmanScript(lines: [line]).run(answer, &variables) }
  }

  private func served(_ kontrakt: Kontrakt, _ world: TestWorld) throws -> JSONValue {
    let answer = try world.anonymous.get("/_sim/postman.json?contract=\(kontrakt.rawValue)")
    guard answer.status == 200 else { throw Unexpected(answer: answer) }
    return try JSONParser.parse(answer.raw.body)
  }

  private func shape(_ path: String, is operation: Contract.Operation) -> Bool {
    let parts = path.split(separator: "/")
    return operation.routes.contains { route in
      let pattern = route.split(separator: "/")
      // Numbers are parameters, so that no literal segment is taken for one.
      return pattern.count == parts.count
        && zip(pattern, parts).allSatisfy { pattern, part in
          pattern.hasPrefix("{") ? part.contains { $0.isNumber } : pattern == part
        }
    }
  }
}
