import Rules
import TestKit
import Testing

/// What falls due when the clock is moved happens before the answer, and is listed in order (`control.md` 1.6).
@Suite(.rule(.c1_6)) struct DueTests {
  @Test(.rule(.r7_3, .r6_2)) func `temp files, SLA and fault rules fall due in order, each once`() throws {
    let world = TestServer.shared.world()
    _ = try world.clock("{\"now\": \"2026-03-02T08:00:00+01:00\", \"freeze\": true}")
    let caller = try world.login()
    let created = try caller.post("/v1/arbetsorder", "{\"objektId\": \"9900101\", \"prioKod\": \"30\"}")
    let id = try #require(created.json["id"]?.int)
    let file = try #require(try caller.upload(Multipart.file("a.txt", Array("text".utf8))).json["fileName"]?.text)
    let rule = "{\"match\": {\"operation\": \"getSla\"}, \"effect\": {\"status\": 503}, \"lifetime\": \"PT2H\"}"
    #expect(try world.anonymous.post("/_sim/faults", rule).status == 201)
    let first = try due(world, "PT3H")
    #expect(first.contains { $0.hasSuffix("fault-ends 1") })
    let second = try due(world, "PT22H")
    #expect(second == second.sorted())
    let mine = second.filter { $0.hasSuffix(" \(id)") || $0.hasSuffix(file) }
    #expect(mine == ["2026-03-02T12:00:00+01:00 sla-due \(id)", "2026-03-03T08:00:00+01:00 tempfil-expired \(file)"])
    #expect(try TestServer.shared.count("tempfil", of: world) == 0)
    #expect(try !due(world, "PT22H").contains { $0.hasSuffix(file) })
  }

  private func due(_ world: TestWorld, _ advance: String) throws -> [String] {
    let list = try world.clock("{\"advance\": \"\(advance)\"}").json["due"]?.list ?? []
    return list.map { "\($0["at"]?.text ?? "") \($0["what"]?.text ?? "") \($0["id"]?.text ?? "")" }
  }

  @Test func `a clock that is moved back brings nothing`() throws {
    let world = TestServer.shared.world()
    #expect(try world.clock("{\"now\": \"2020-01-01T00:00:00+01:00\"}").json["due"]?.list.isEmpty == true)
  }
}
