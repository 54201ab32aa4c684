import JSON
import Rules
import Simulator
import TestKit
import Testing

/// `/_sim/events`: what it tells while somebody listens (`docs/control-plane.md`).
@Suite(.rule(.c4_1)) struct EventTests {
  /// A listener, which has heard the first line.
  private struct Listener {
    private let client: HTTPClient
    private var heard: [UInt8] = []

    init(_ world: TestWorld) throws {
      client = HTTPClient(port: world.server.port)
      try client.write("GET \(world.base)/_sim/events HTTP/1.0\r\nHost: localhost:\(world.server.port)\r\n\r\n")
      try wait { $0.contains(": ") && $0.contains("\r\n\r\n") }
    }

    private mutating func wait(_ isThere: (String) -> Bool) throws {
      while !isThere(String(decoding: heard, as: UTF8.self)) { heard += try client.readSome() }
    }

    /// What the next event of a name says.
    mutating func next(_ name: String) throws -> JSONView {
      let head = "event: \(name)\ndata: "
      try wait { text in text.ranges(of: head).first.map { text[$0.upperBound...].contains("\n\n") } == true }
      let text = String(decoding: heard, as: UTF8.self)
      let begin = try #require(text.ranges(of: head).first?.upperBound)
      let end = try #require(text[begin...].ranges(of: "\n\n").first?.lowerBound)
      heard = Array(text[end...].utf8)
      return JSONView(try JSONParser.parse(Array(text[begin..<end].utf8)))
    }

    func end() { client.disconnect() }
  }

  @Test func `an entry names the rows that it changed, each once`() throws {
    let world = TestServer.shared.world()
    let caller = try world.login()
    var listener = try Listener(world)
    defer { listener.end() }
    _ = try caller.get("/v1/arbetsorder/101")
    #expect(try listener.next("journal")["changed"]?.list.isEmpty == true)
    let created = try caller.post("/v1/arbetsorder", #"{"objektId": "9900101"}"#)
    let event = try listener.next("journal")
    #expect(event["operation"]?.text == "postArbetsorder")
    #expect(event["more"] == nil)
    let rows = event["changed"]?.list.map { "\($0["table"]?.text ?? "") \($0["id"]?.text ?? "")" } ?? []
    #expect(rows.contains("arbetsorder \(try #require(created.json["id"]?.int))"))
    #expect(Set(rows).count == rows.count)
    let id = try #require(created.header("X-Sim-Request-Id"))
    #expect(try world.anonymous.get("/_sim/journal/\(id)").json["changed"] == nil, "it has all of it in changes")
  }

  @Test func `the default world tells of others that are made and dropped, and the others don't`() throws {
    let server = try TestServer()
    var (root, other) = (try Listener(server.standard), try Listener(server.world("other")))
    defer {
      root.end()
      other.end()
    }
    #expect(try root.next("worlds").description == #"{"name":"other","what":"made"}"#)
    _ = try server.world("touched").login()
    #expect(try root.next("worlds").description == #"{"name":"touched","what":"made"}"#)
    _ = try server.world("touched").login()
    #expect(try server.standard.anonymous.post("/_sim/worlds", #"{"name": "wished"}"#).status == 201)
    #expect(try root.next("worlds").description == #"{"name":"wished","what":"made"}"#)
    #expect(try server.standard.anonymous.delete("/_sim/worlds/touched").status == 204)
    #expect(try root.next("worlds").description == #"{"name":"touched","what":"dropped"}"#)
    #expect(try server.standard.anonymous.delete("/_sim/worlds/other").status == 204)
    #expect(try other.next("world").description == #"{"change":"dropped"}"#)
  }

  @Test func `a world that makes room for another is told of as dropped`() throws {
    var limits = WorldLimits()
    limits.maxWorlds = 1
    let server = try TestServer(worldLimits: limits)
    var root = try Listener(server.standard)
    defer { root.end() }
    for name in ["a", "b"] { _ = try server.world(name).login() }
    let told = try (0..<3).map { _ in try root.next("worlds").description }
    #expect(
      told == [
        #"{"name":"a","what":"made"}"#, #"{"name":"a","what":"dropped"}"#, #"{"name":"b","what":"made"}"#,
      ])
  }
}
