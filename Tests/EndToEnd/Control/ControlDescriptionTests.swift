import Rules
import Server
import TestKit
import Testing

/// The control plane described from its own table (`docs/control-plane.md`).
@Suite(.rule(.c1_1)) struct ControlDescriptionTests {
  @Test
  func `the description names the world's own base, every call once, and its rule`() throws {
    let world = TestServer.shared.world()
    let document = try world.anonymous.get("/_sim/control.openapi.json").json
    #expect(document["openapi"]?.text == "3.1.0")
    #expect(document["servers"]?[0]?["url"]?.text?.hasSuffix(world.base) == true)
    let clock = document["paths"]?["/_sim/clock"]
    #expect(clock?["put"]?["operationId"]?.text == "changeClock")
    #expect(clock?["put"]?["x-fast2sim-rule"]?.text == "control 1.6")
    #expect(clock?["get"]?["responses"]?["403"] != nil)
  }

  @Test(arguments: ["Board", "BoardColumn", "BoardCard"])
  func `what a board always shows is required of it, in every depth`(_ name: String) throws {
    let document = try TestServer.shared.world().anonymous.get("/_sim/control.openapi.json").json
    func look(_ schema: JSONView, _ place: String) {
      if let keys = schema["properties"]?.keys {
        #expect(Set(schema["required"]?.list.compactMap(\.text) ?? []) == Set(keys), "\(place)")
        for key in keys { schema["properties"]?[key].map { look($0, "\(place).\(key)") } }
      }
      for other in schema["anyOf"]?.list ?? [] { look(other, place) }
    }
    look(try #require(document["components"]?["schemas"]?[name]), name)
  }

  @Test func `a setting is told in words of its own, which need no unit before what it is`() throws {
    let text = try TestServer.shared.world().anonymous.get("/_sim/control.openapi.json").text
    #expect(text.contains("The life of a gateway token (rule 3.1)."))
    #expect(!text.contains("Seconds that a gateway token lives"))
  }

  @Test func `every call has a route for clients`() {
    for id in ControlID.allCases {
      let route = ControlRoute(id)
      #expect(route.path.hasPrefix("/_sim/"))
      #expect(route.answers.contains { $0 < 300 })
    }
  }

  @Test(arguments: [
    ("/_sim/clock?contract=1.1", "it takes none"), ("/_sim/openapi.json?kontract=1.1", "did you mean contract"),
    ("/_sim/openapi.json?contract=1.1&contract=1.1", "more than once"),
  ])
  func `a parameter that a call does not have is 400 and says what it has`(path: String, part: String) throws {
    let answer = try TestServer.shared.world().anonymous.get(path)
    expectProblem(answer, 400, "control-invalid")
    #expect(answer.json["detail"]?.text?.contains(part) == true)
  }
}
