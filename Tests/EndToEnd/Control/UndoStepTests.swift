import Rules
import Simulator
import TestKit
import Testing

/// What can be taken back, and worlds as they were (rule control 1.2).
@Suite(.rule(.c1_4)) struct UndoStepTests {
  private static let orders = #"{"objektId": "9900101"}"#

  private func listing(_ world: TestWorld, _ query: String = "") throws -> JSONView {
    let answer = try world.anonymous.get("/_sim/undo\(query)")
    #expect(answer.status == 200, "\(answer)")
    return answer.json
  }

  private func entries(_ listing: JSONView) -> [Int64] { listing["steps"]?.list.compactMap { $0["entry"]?.int } ?? [] }

  private func number(_ answer: TestAnswer) throws -> Int64 {
    try #require(answer.header("X-Sim-Request-Id").flatMap { Int64($0) })
  }

  @Test func `steps are the requests that changed data, the latest first, with what they changed`() throws {
    let world = TestServer.shared.world()
    _ = try world.clock(#"{"freeze": true}"#)
    let empty = try listing(TestServer.shared.world())
    #expect(empty["steps"]?.list.isEmpty == true)
    #expect(empty["oldest"]?.isNull == true)
    #expect(empty["lost"]?.isNull == true)
    let caller = try world.login()
    let first = try number(try caller.post("/v1/arbetsorder", Self.orders))
    _ = try caller.get("/v1/arbetsorder/1000")
    #expect(try caller.put("/v1/arbetsorder/1000/status", #"{"statuskod": "UTFÖRD"}"#).status == 400)
    let second = try number(try caller.put("/v1/arbetsorder/1000/status", #"{"statuskod": "MAK"}"#))
    let found = try listing(world)
    #expect(entries(found) == [second, first])
    let step = try #require(found["steps"]?[1])
    #expect(step.keys == ["entry", "name", "at", "status", "changes"])
    #expect(step["name"]?.text == "postArbetsorder")
    #expect(step["status"]?.int == 201)
    let entry = try world.anonymous.get("/_sim/journal/\(first)").json
    #expect(step["at"]?.text == entry["time"]?.text)
    let changes = try world.anonymous.get("/_sim/undo/\(first)").json
    #expect(changes["name"]?.text == "postArbetsorder")
    #expect(changes["changes"]?.description == entry["changes"]?.description)
    #expect(step["changes"]?.int == changes["changes"].map { Int64($0.list.count) })
    #expect(found["oldest"]?.int == 0)
    #expect(found["next"]?.isNull == true)
    #expect(try world.anonymous.send("DELETE", "/_sim/journal").status == 204)
    #expect(try listing(world)["steps"]?[0]?["status"]?.isNull == true)
  }

  @Test func `pages follow one another without a gap`() throws {
    let world = TestServer.shared.world()
    let caller = try world.login()
    for _ in 0..<5 { _ = try caller.post("/v1/arbetsorder", Self.orders) }
    var (found, after) = ([Int64](), "")
    while found.count < 10 {
      let page = try listing(world, "?limit=2\(after)")
      #expect(entries(page).count <= 2)
      found += entries(page)
      guard let next = page["next"]?.int else { break }
      after = "&after=\(next)"
    }
    #expect(found == entries(try listing(world)))
    #expect(found.count == 5)
  }

  @Test func `what /_sim writes goes with the step before it, and that is said`() throws {
    let world = TestServer.shared.world()
    let caller = try world.login()
    let first = try number(try caller.post("/v1/arbetsorder", Self.orders))
    for _ in 0..<2 { _ = try world.clock(#"{"advance": "PT1M"}"#) }
    _ = try world.anonymous.post("/_sim/faults", #"{"effect": {"preset": "slow.2s"}}"#)
    #expect(try world.anonymous.delete("/_sim/faults").status == 204)
    let second = try number(try caller.post("/v1/arbetsorder", Self.orders))
    let steps = try listing(world)["steps"]?.list ?? []
    #expect(steps.compactMap { $0["entry"]?.int } == [second, first])
    #expect(steps[0]["also"] == nil)
    #expect(steps[1]["also"]?.list.compactMap(\.text) == ["changeClock", "changeFaults"])
    let paged = try listing(world, "?after=\(second)")
    #expect(paged["steps"]?[0]?["also"]?.list.count == 2)
  }

  @Test func `what is not a step is 404, and says why`() throws {
    let world = TestServer.shared.world()
    let caller = try world.login()
    let read = try number(try caller.get("/v1/arbetsorder/101"))
    let write = try number(try caller.post("/v1/arbetsorder", Self.orders))
    _ = try world.anonymous.post("/_sim/undo", #"{"requests": 1}"#)
    for (entry, why) in [(read, "changed no data"), (write, "was taken back"), (write + 1, "there is no entry")] {
      let answer = try world.anonymous.get("/_sim/undo/\(entry)")
      expectProblem(answer, 404, "control-not-found")
      #expect(answer.json["detail"]?.text?.contains(why) == true, "\(answer)")
    }
    #expect(try world.anonymous.send("POST", "/_sim/reset").status == 200)
    let found = try listing(world)
    #expect(found["oldest"]?.isNull == true)
    #expect(found["lost"]?.text?.contains("put back") == true)
  }

  // MARK: Worlds as they were

  private func fork(_ world: TestWorld, _ entry: Int64, _ name: String) throws -> TestAnswer {
    let source = world.base.isEmpty ? "default" : String(world.base.dropFirst(3))
    return try world.anonymous.post("/_sim/worlds", #"{"name": "\#(name)", "from": "\#(source)@entry:\#(entry)"}"#)
  }

  /// Without what differs between two worlds that are otherwise the same: ids that tokens are signed by, and images.
  private func dump(_ server: TestServer, _ world: TestWorld) throws -> [String] {
    try server.dump(of: world).filter { !$0.hasPrefix("varld") && !$0.hasPrefix("installation_bild") }
  }

  @Test(arguments: [true, false])
  func `a fork is the world right after any entry, and leaves its source alone`(_ inMemory: Bool) throws {
    let server = try TestServer()
    let world = inMemory ? server.world("kalla") : server.standard
    _ = try world.clock(#"{"now": "2026-03-02T08:00:00+01:00", "freeze": true}"#)
    var random = RandomRequests(seed: inMemory ? 11 : 12, try world.login())
    var marks: [(entry: Int64, dump: [String], clock: String)] = []
    for _ in 0..<40 {
      guard let entry = try random.send().header("X-Sim-Request-Id").flatMap({ Int64($0) }) else { continue }
      marks.append((entry, try dump(server, world), try world.anonymous.get("/_sim/clock").text))
    }
    let (present, steps) = (try server.dump(of: world), try listing(world)["steps"]?.description)
    for mark in marks {
      let name = "f\(mark.entry)"
      let answer = try fork(world, mark.entry, name)
      #expect(answer.status == 201, "\(answer)")
      let made = server.world(name)
      #expect(try dump(server, made) == mark.dump, "entry \(mark.entry)")
      if mark.clock.contains(#""frozen":true"#) { #expect(try made.anonymous.get("/_sim/clock").text == mark.clock) }
      #expect(try server.problems(of: made) == [])
    }
    #expect(try server.dump(of: world) == present)
    #expect(try listing(world)["steps"]?.description == steps)
    let last = try #require(marks.last?.entry)
    let name = world.base.isEmpty ? "default" : "kalla"
    let same = try world.anonymous.get("/_sim/diff?from=f\(last)&to=\(name)@entry:\(last)")
    let differing = same.json.list.filter { $0["table"]?.text != "varld" }
    #expect(differing.isEmpty, "\(same)")
  }

  @Test func `a fork is a world of its own, which a reset takes back to where it began, and it can be kept`() throws {
    let server = try TestServer()
    let caller = try server.standard.login()
    let first = try number(try caller.post("/v1/arbetsorder", Self.orders))
    _ = try caller.post("/v1/arbetsorder", Self.orders)
    let body = #"{"name": "then", "from": "default@entry:\#(first)", "persist": true}"#
    let made = try server.standard.anonymous.post("/_sim/worlds", body)
    #expect(made.json["persist"]?.bool == true, "\(made)")
    let then = server.world("then")
    #expect(try then.login().post("/v1/arbetsorder", Self.orders).json["id"]?.int == 1001, "ids go on from there")
    #expect(try then.anonymous.send("POST", "/_sim/reset").status == 200)
    #expect(try then.login().get("/v1/arbetsorder/1000").status == 200)
    #expect(try then.login().get("/v1/arbetsorder/1001").status == 404)
    #expect(try server.standard.login().get("/v1/arbetsorder/1001").status == 200)
  }

  @Test func `what is too far back is 409 and says how far it goes, and nothing is made`() throws {
    let server = try TestServer()
    let world = server.world("w")
    let caller = try world.login()
    let first = try number(try caller.post("/v1/arbetsorder", Self.orders))
    for _ in 0..<1001 { _ = try caller.post("/v1/arbetsorder", Self.orders) }
    let found = try listing(world, "?limit=1000")
    let oldest = try #require(found["oldest"]?.int)
    #expect(found["steps"]?.list.count == 1000)
    #expect(oldest == entries(found).last.map { $0 - 1 })
    #expect(found["lost"]?.text?.contains("1000 steps") == true)
    let refused = try fork(world, first, "far")
    expectProblem(refused, 409, "control-conflict")
    #expect(refused.json["detail"]?.text?.contains("no longer kept") == true)
    #expect(try fork(world, oldest, "near").status == 201)
    #expect(try server.world("near").login().get("/v1/arbetsorder/1001").status == 200)
    #expect(try server.world("near").login().get("/v1/arbetsorder/1002").status == 404)
    let names = try world.anonymous.get("/_sim/worlds").json.list.compactMap { $0["name"]?.text }
    #expect(names == ["default", "near", "w"])
  }

  @Test func `an entry that was taken back is no state any more, until its number is passed`() throws {
    let world = TestServer.shared.world()
    let caller = try world.login()
    let kept = try number(try caller.post("/v1/arbetsorder", Self.orders))
    let gone = try number(try caller.post("/v1/arbetsorder", Self.orders))
    _ = try world.anonymous.post("/_sim/undo", #"{"requests": 1}"#)
    let next = try number(try caller.post("/v1/arbetsorder", Self.orders))
    let name = String(world.base.dropFirst(3))
    for (entry, status) in [(kept, 200), (gone, 409), (next, 200)] {
      let answer = try world.anonymous.get("/_sim/diff?from=\(name)@entry:\(entry)")
      #expect(answer.status == status, "\(entry): \(answer)")
    }
    expectProblem(try world.anonymous.post("/_sim/undo", "{\"to\": \(gone)}"), 409, "control-conflict")
    // What is taken back on both sides of what was taken back before.
    _ = try world.anonymous.post("/_sim/undo", #"{"requests": 2}"#)
    for entry in [kept, gone, next] {
      #expect(try world.anonymous.get("/_sim/diff?from=\(name)@entry:\(entry)").status == 409, "\(entry)")
    }
  }

  @Test(arguments: [
    ("none@entry:1", 404), ("default@entry:", 400), ("default@entry:x", 400), ("default@entry:1/b", 400),
    ("default@entry:99999", 404), ("default@entry:99999999999999999999", 400), ("@entry:1", 400),
    ("default@entry:9999999999999999999", 404),
  ])
  func `a point in time that can't be is refused`(from: String, status: Int) throws {
    let answer = try TestServer.shared.world().anonymous.post(
      "/_sim/worlds", #"{"name": "never-made", "from": "\#(from)"}"#)
    expectProblem(answer, status, status == 404 ? "control-not-found" : "control-invalid")
  }
}
