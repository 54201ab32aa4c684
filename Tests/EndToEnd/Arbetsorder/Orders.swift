import Documents
import JSON
import TestKit
import Testing

/// What the tests of arbetsorder start from: a world of their own, and somebody in each role of the demo seed.
struct Orders {
  let world: TestWorld
  /// Anna Berg, R100.
  let intern: TestCaller
  /// Rörjouren, E200: external, and the utförare of what `create` makes.
  let extern: TestCaller
  /// Elfirman, E300: external too.
  let other: TestCaller
  let lasare: TestCaller
  /// Stops the clock at `TestServer.start`, to the millisecond.
  static let still = "{\"now\": \"2026-03-02T08:00:00+01:00\", \"freeze\": true}"

  init(_ server: TestServer = .shared) throws { try self.init(world: server.world()) }

  /// The same world with everybody logged in anew, after its clock was moved further than a token lives.
  func later() throws -> Orders { try Orders(world: world) }

  private init(world: TestWorld) throws {
    self.world = world
    intern = try world.login()
    extern = try world.login("ror", "ror")
    other = try world.login("el", "el")
    lasare = try world.login("las", "las")
  }

  /// A new arbetsorder.
  ///
  /// - Parameters:
  ///   - objekt: 9900101 has felområde F1 (R100) and underhållsområde U1 (E200 for type U); 9920101 names nobody.
  ///   - fields: members of the body, as JSON.
  func create(_ fields: String = "\"resursId\": \"E200\"", objekt: String = "9900101") throws -> Int64 {
    let answer = try post(fields, objekt: objekt)
    guard answer.status == 201 else { throw NotDone(answer: answer) }
    return try #require(answer.json["id"]?.int)
  }

  /// Asks for a new arbetsorder.
  func post(_ fields: String, objekt: String = "9900101", by caller: TestCaller? = nil) throws -> TestAnswer {
    try (caller ?? intern).post(
      "/v1/arbetsorder", "{\"objektId\": \"\(objekt)\"\(fields.isEmpty ? "" : ", \(fields)")}")
  }

  /// Changes fields of an arbetsorder.
  @discardableResult
  func put(_ id: Int64, _ fields: String, by caller: TestCaller? = nil) throws -> TestAnswer {
    try (caller ?? intern).put("/v1/arbetsorder/\(id)", "{\(fields)}")
  }

  /// Asks for a status.
  @discardableResult
  func step(_ id: Int64, _ status: String, by caller: TestCaller? = nil) throws -> TestAnswer {
    try (caller ?? intern).put("/v1/arbetsorder/\(id)/status", "{\"statuskod\": \"\(status)\"}")
  }

  /// Takes an arbetsorder through statuses that must be accepted.
  func walk(_ id: Int64, _ statuses: String...) throws {
    for status in statuses {
      let answer = try step(id, status)
      guard answer.status == 200 else { throw NotDone(answer: answer) }
    }
  }

  /// The arbetsorder as Anna Berg reads it.
  func read(_ id: Int64, by caller: TestCaller? = nil) throws -> JSONView {
    let answer = try (caller ?? intern).get("/v1/arbetsorder/\(id)")
    guard answer.status == 200 else { throw NotDone(answer: answer) }
    return answer.json
  }

  /// The bytes of the arbetsorder and of its händelser, to see whether anything changed.
  func trace(_ id: Int64) throws -> String {
    try intern.get("/v1/arbetsorder/\(id)").text + intern.get("/v1/arbetsorder/handelser?arbetsorderId=\(id)").text
  }

  func status(_ id: Int64) throws -> String? { try read(id)["status"]?["statusKod"]?.text }

  /// The statuses in the list of what is possible now.
  func possible(_ id: Int64, for caller: TestCaller) throws -> [String] {
    let answer = try caller.get("/v1/arbetsorder/\(id)/status/vardelista")
    guard answer.status == 200 else { throw NotDone(answer: answer) }
    return answer.json.list.compactMap { $0["statuskod"]?.text }
  }

  /// The headings and texts of the händelser, oldest first.
  func events(_ id: Int64) throws -> [String] {
    try intern.get("/v1/arbetsorder/handelser?arbetsorderId=\(id)").json.list
      .map { "\($0["rubrik"]?.text ?? "") | \($0["text"]?.text ?? "")" }
  }
}

/// Servers with settings that the demo seed does not have.
enum Settled {
  static let skip = make("status: {orderWhenUtforareGiven: false, allowSkip: true}")
  static let direct = make("status: {orderWhenUtforareGiven: true, allowSkip: false}")
  static let editable = make("arbetsorder: {editableWhenUtford: true}")
  static let messages = make("messages: {onPlanering: true}")
  static let others = make("firstArbetsorderId: 7000\n  prio: \"50\"\n  tilltrade: J", removing: 3)

  /// The demo seed with other lines in `settings`.
  ///
  /// - Parameter removing: how many of the demo's lines, from the first, go beside `status`.
  private static func make(_ lines: String, removing: Int = 0) -> TestServer {
    var seed = String(decoding: DemoSeed.bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    let status = seed.firstIndex { $0.hasPrefix("  status: ") }!  // The demo seed has the line.
    seed[status] = "  \(lines)"
    if removing > 0 { seed.removeSubrange((status - removing)..<status) }
    do { return try TestServer(seed: seed.joined(separator: "\n")) } catch {
      fatalError("the server with \(lines) did not start: \(error)")
    }
  }
}

/// An answer that a test could not go on with.
struct NotDone: Error, CustomStringConvertible {
  let answer: TestAnswer
  var description: String { answer.description }
}
