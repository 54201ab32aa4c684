import Rules
import TestKit
import Testing

/// `GET /_sim/board/{id}/steps`: what a change of status would meet (rule 4.2), with nothing changed.
@Suite(.rule(.r4_2)) struct BoardStepTests {
  private func steps(_ world: TestWorld, _ id: Int64, as resurs: String? = nil) throws -> [JSONView] {
    let answer = try world.anonymous.get("/_sim/board/\(id)/steps\(resurs.map { "?resurs=\($0)" } ?? "")")
    #expect(answer.status == 200, "\(answer)")
    #expect(answer.json["id"]?.int == id)
    return answer.json["steps"]?.list ?? []
  }

  @Test(.rule(.r4_5, .r4_3, .r3_8, .r4_13), arguments: [("user", nil), ("ror", "E200"), ("las", "L100")])
  func `each step says what a change to that status meets`(_ user: String, _ me: String?) throws {
    let world = TestServer.shared.world()
    let caller = try world.login(user, me == nil ? "password" : user)
    let before = try TestServer.shared.dump(of: world)
    for id in Int64(101)...130 {
      let steps = try steps(world, id, as: me)
      #expect(steps.count == 5)
      for step in steps {
        let status = try #require(step["status"]?.text)
        let answer = try caller.put("/v1/arbetsorder/\(id)/status", "{\"statuskod\": \"\(status)\"}")
        #expect(step["allowed"]?.bool == (answer.status < 300), "\(id) \(status) \(answer)")
        guard answer.status >= 300 else {
          #expect(try world.anonymous.post("/_sim/undo", "{\"requests\": 1}").status == 200)
          continue
        }
        #expect(step["code"]?.text.map { answer.notes.contains($0) } == true, "\(id) \(status) \(answer)")
        #expect(step["rule"]?.text?.isEmpty == false)
        #expect(step["basis"]?.text?.contains(": ") == true)
        #expect(step["reason"]?.text?.isEmpty == false)
        #expect(step["meddelande"]?.text?.isEmpty == false)
      }
    }
    #expect(try TestServer.shared.dump(of: world) == before)
  }

  @Test func `looking leaves no trace`() throws {
    let world = TestServer.shared.world()
    let journal = try world.anonymous.get("/_sim/journal").json.description
    let coverage = try world.anonymous.get("/_sim/coverage").json.description
    let before = try TestServer.shared.dump(of: world)
    _ = try steps(world, 101)
    _ = try world.anonymous.get("/_sim/board?q=ugnen")
    _ = try world.anonymous.get("/_sim/tree")
    #expect(try world.anonymous.get("/_sim/journal").json.description == journal)
    #expect(try world.anonymous.get("/_sim/coverage").json.description == coverage)
    #expect(try TestServer.shared.dump(of: world) == before)
  }

  @Test func `what is not there is not found`() throws {
    let world = TestServer.shared.world()
    for path in ["999999/steps", "101/steps?resurs=nobody"] {
      let answer = try world.anonymous.get("/_sim/board/\(path)")
      #expect(answer.status == 404)
      #expect(answer.json["code"]?.text == "control-not-found")
    }
  }
}
