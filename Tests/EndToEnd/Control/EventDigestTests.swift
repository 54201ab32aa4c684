import Rules
import TestKit
import Testing

/// A stream whose entries come together: what a page that looks on asks for (`/_sim/events?every=`).
@Suite(.rule(.c4_1)) struct EventDigestTests {
  /// A stream, read bit by bit.
  private struct Stream {
    let client: HTTPClient
    var rest = ""

    init(_ world: TestWorld, _ query: String) throws {
      client = HTTPClient(port: world.server.port)
      try client.write("GET \(world.base)/_sim/events\(query) HTTP/1.1\r\nHost: localhost\r\n\r\n")
      _ = try next("\r\n\r\n")
      _ = try next(": \(world.base.dropFirst(3))\n\n")
    }

    /// All up to and with a text, once it has come.
    mutating func next(_ end: String) throws -> String {
      while true {
        if let place = rest.firstRange(of: end) {
          defer { rest = String(rest[place.upperBound...]) }
          return String(rest[..<place.upperBound])
        }
        rest += String(decoding: try client.readSome(), as: UTF8.self)
      }
    }
  }

  private func clock(_ world: TestWorld) throws {
    #expect(try world.anonymous.put("/_sim/clock", "{\"freeze\": true}").status == 200)
  }

  @Test func `each entry comes, and what is told after it comes after it`() throws {
    let world = TestServer.shared.world()
    let caller = try world.login()
    var stream = try Stream(world, "?every=PT60S")
    let ids = try (0..<200).map { _ in try #require(try caller.get(aRead).header("X-Sim-Request-Id")) }
    try clock(world)
    let text = try stream.next("event: clock\n")
    let told = text.split(separator: "\n").filter { $0.hasPrefix("data: {\"id\":") }
    #expect(told.map { $0.dropFirst(12).prefix { $0 != "," } } == ids.map { $0[...] })
    #expect(!text.contains("event: skipped"))
  }

  @Test func `of more than two hundred at once only their number is told`() throws {
    let world = TestServer.shared.world()
    let caller = try world.login()
    var stream = try Stream(world, "?every=PT60S")
    for _ in 0..<200 { _ = try caller.get(aRead) }
    let last = try #require(try caller.get(aRead).header("X-Sim-Request-Id"))
    try clock(world)
    let text = try stream.next("event: clock\n")
    #expect(text.contains("event: skipped\ndata: {\"count\":201,\"through\":\(last)}\n"), "\(text.suffix(300))")
    #expect(!text.contains("event: journal"))
  }

  @Test func `the time passes by itself`() throws {
    let world = TestServer.shared.world()
    let caller = try world.login()
    var stream = try Stream(world, "?every=PT0.01S")
    for _ in 0..<3 {
      let id = try #require(try caller.get(aRead).header("X-Sim-Request-Id"))
      _ = try stream.next("event: journal\ndata: {\"id\":\(id),")
    }
  }

  @Test(arguments: ["", "1", "PT0.009S", "PT61S", "-PT1S"]) func `a time that it can't be is refused`(_ every: String)
    throws
  {
    let answer = try TestServer.shared.world().anonymous.get("/_sim/events?every=\(every)")
    expectProblem(answer, 400, "control-invalid")
  }
}
