import Contract
import Documents
import Rules
import Simulator
import TestKit
import Testing

/// `POST /_sim/undo`: what it takes back is as if it had never been (`docs/control-plane.md`).
@Suite(.rule(.c1_4)) struct UndoTests {
  static func undo(_ world: TestWorld, _ body: String) throws -> TestAnswer {
    try world.anonymous.post("/_sim/undo", body)
  }

  private static let orders = "{\"objektId\": \"9900101\"}"

  /// Operations whose example changes data, tokens aside.
  private static let writing: Set<OperationID> = [
    .putEnhet, .putKontaktuppgift, .postArbetsorder, .putArbetsorder, .postArbetsorderStatus, .postHandelse,
    .putHandelse, .deleteHandelse, .postKontaktperson, .putKontaktperson, .deleteKontaktperson, .postTid, .putTid,
    .deleteTid, .startaTid, .stoppaTid, .stoppaTider, .postSlaAvslut, .storeTempFile, .deleteTempFile, .deleteFile,
    .createFiles_1, .bokaArbetsorder, .avbokaArbetsorder, .svaraMeddelande, .markeraMeddelandenSomLast,
  ]

  @Test(arguments: Operations.all.filter { $0.tag != .gateway && $0.tag != .auth }.map(\.id))
  func `every table is the same before an operation and after it is taken back`(_ id: OperationID) throws {
    let server = TestServer.shared
    let world = server.world()
    let example = try #require(OperationExample.all[id])
    let operation = Operations.row(id)
    var before: [String] = []
    let answer = try example.send(
      operation, route: operation.path, .document, world: world, before: { before = try server.dump(of: world) })
    #expect(answer.status == operation.success)
    let after = try server.dump(of: world)
    #expect((after != before) == Self.writing.contains(id))
    guard after != before else { return }
    let undone = try Self.undo(world, "{\"requests\": 1}")
    #expect(undone.status == 200, "\(undone)")
    #expect(undone.json["undone"]?[0]?["name"]?.text == id.rawValue)
    #expect(undone.json["undone"]?[0]?["request"]?.int.map { String($0) } == answer.header("X-Sim-Request-Id"))
    #expect(try server.dump(of: world) == before)
    #expect(try server.problems(of: world) == [])
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64])
  func `every table is the same before a random sequence and after it is taken back`(_ seed: UInt64) throws {
    let server = TestServer.shared
    let world = server.world()
    var random = RandomRequests(seed: seed, try world.login())
    var marks: [(request: Int64, dump: [String])] = []
    for _ in 0..<50 {
      let answer = try random.send()
      #expect(answer.status < 500, "\(answer)")
      // What the control plane does has no number, and goes with the request before it.
      guard let number = answer.header("X-Sim-Request-Id").flatMap({ Int64($0) }) else { continue }
      marks.append((number, try server.dump(of: world)))
    }
    // Back in steps, to the state right after some of the entries.
    for index in stride(from: marks.count - 1 - Int(seed % 5), through: 0, by: -7) {
      let answer = try Self.undo(world, "{\"to\": \(marks[index].request)}")
      #expect(answer.status == 200, "\(answer)")
      #expect(try server.dump(of: world) == marks[index].dump, "seed \(seed), entry \(marks[index].request)")
    }
    #expect(try server.problems(of: world) == [])
  }

  @Test func `ids and random numbers come again as they were, and what is read is as it was`() throws {
    let world = TestServer.shared.world()
    let caller = try world.login()
    let before = try caller.get("/v1/arbetsorder/101").text
    func round() throws -> [String] {
      let created = try caller.post("/v1/arbetsorder", Self.orders).text
      let put = try caller.put("/v1/arbetsorder/101", "{\"ekonomi\": {\"materialkostnad\": 200}}")
      let file = try caller.upload(Multipart.file("a.txt", Array("text".utf8))).text
      return [created, put.text, file, try caller.get("/v1/arbetsorder/101").text]
    }
    _ = try world.clock("{\"freeze\": true}")
    let first = try round()
    #expect(try Self.undo(world, "{\"requests\": 3}").json["undone"]?.list.count == 3)
    #expect(try caller.get("/v1/arbetsorder/101").text == before)
    #expect(try round() == first)
  }

  @Test func `what /_sim wrote in between goes too, and tokens stay good`() throws {
    let world = TestServer.shared.world()
    let caller = try world.login()
    _ = try world.clock("{\"now\": \"2026-05-01T10:00:00+02:00\", \"freeze\": true}")
    #expect(try caller.post("/v1/arbetsorder", Self.orders).status == 401)
    let again = try world.login()
    #expect(try again.post("/v1/arbetsorder", Self.orders).status == 201)
    _ = try world.clock("{\"now\": \"2027-05-01T10:00:00+02:00\"}")
    let answer = try Self.undo(world, "{\"requests\": 1}")
    #expect(answer.json["undone"]?.list.map { $0["name"]?.text } == ["changeClock", "postArbetsorder"])
    #expect(answer.json["now"]?.text == "2026-05-01T10:00:00+02:00")
    #expect(try again.get("/v1/arbetsorder/1000").status == 404)
  }

  @Test(arguments: [
    ("{\"requests\": 2}", 409, "control-conflict"), ("{\"to\": 1000}", 400, "control-invalid"),
    ("{}", 400, "control-invalid"), ("{\"requests\": 0}", 400, "control-invalid"),
    ("{\"requests\": 1, \"to\": 1}", 400, "control-invalid"), ("{\"request\": 1}", 400, "control-invalid"),
  ])
  func `what can't be taken back is refused and changes nothing`(body: String, status: Int, code: String) throws {
    let server = TestServer.shared
    let world = server.world()
    #expect(try world.login().post("/v1/arbetsorder", Self.orders).status == 201)
    let before = try server.dump(of: world)
    expectProblem(try Self.undo(world, body), status, code)
    #expect(try server.dump(of: world) == before)
  }

  @Test func `a reset leaves nothing to take back`() throws {
    let world = TestServer.shared.world()
    #expect(try world.login().post("/v1/arbetsorder", Self.orders).status == 201)
    #expect(try world.anonymous.send("POST", "/_sim/reset").status == 200)
    expectProblem(try Self.undo(world, "{\"requests\": 1}"), 409, "control-conflict")
  }

  @Test func `past a thousand writes the oldest can't be taken back`() throws {
    let server = TestServer.shared
    let world = server.world()
    let caller = try world.login()
    let first = try #require(try caller.get("/v1/arbetsorder/101").header("X-Sim-Request-Id"))
    for _ in 0..<1001 { _ = try caller.post("/v1/arbetsorder", Self.orders) }
    expectProblem(try Self.undo(world, "{\"to\": \(first)}"), 409, "control-conflict")
    #expect(try Self.undo(world, "{\"requests\": 1000}").json["undone"]?.list.count == 1000)
    #expect(try caller.get("/v1/arbetsorder/1000").status == 200)
    #expect(try caller.get("/v1/arbetsorder/1001").status == 404)
  }

  @Test func `in the file world too`() throws {
    let server = try TestServer()
    let before = try server.dump(of: server.standard)
    let caller = try server.standard.login()
    for _ in 0..<3 { #expect(try caller.post("/v1/arbetsorder", Self.orders).status == 201) }
    #expect(try Self.undo(server.standard, "{\"requests\": 3}").status == 200)
    #expect(try server.dump(of: server.standard) == before)
  }
}

/// Requests that a seed decides; refusals are among them.
struct RandomRequests {
  private var random: SeededRandom
  private let caller: TestCaller
  private var orders: [Int64] = [101, 102, 104, 110]
  private var tempfiles: [String] = []

  init(seed: UInt64, _ caller: TestCaller) {
    random = SeededRandom(seed: seed)
    self.caller = caller
  }

  mutating func send() throws -> TestAnswer {
    let order = pick(orders)
    let path = "/v1/arbetsorder/\(order)"
    switch Int.random(in: 0..<16, using: &random) {
    case 0, 1:
      let answer = try caller.post("/v1/arbetsorder", "{\"objektId\": \"\(pick(["9900101", "9900102"]))\"}")
      if let id = answer.json["id"]?.int { orders.append(id) }
      return answer
    case 2, 3:
      return try caller.put("\(path)/status", "{\"statuskod\": \"\(pick(["GODK", "MAK", "PAGAR", "UTFORD"]))\"}")
    case 4: return try caller.put(path, "{\"utforare\": {\"resursId\": \"\(pick(["R100", "E200"]))\"}}")
    case 5: return try caller.put(path, "{\"ekonomi\": {\"materialkostnad\": \(pick([200, 300]))}}")
    case 6:
      return try caller.post(
        "/v1/arbetsorder/handelser", "{\"arbetsorderId\": \(order), \"handelseTypKod\": \"BOM\", \"text\": \"x\"}")
    case 7: return try caller.post("/v1/arbetsorder/\(order)/sla/avslutad", "{}")
    case 8: return try caller.put("/v1/fastastrukturen/enheter/700001", "{\"notering\": \"\(pick(["a", "b"]))\"}")
    case 9:
      return try caller.put("/v1/kund/310001/kontaktuppgift", "{\"epostAdress\": \"\(pick(["a", "b"]))@example.com\"}")
    case 10, 11:
      let answer = try caller.upload(Multipart.file("a.txt", Array("text \(pick(["a", "b"]))".utf8)))
      if let name = answer.json["fileName"]?.text { tempfiles.append(name) }
      return answer
    case 12:
      guard let name = tempfiles.popLast() else { return try caller.get(path) }
      return try caller.delete("/v1/filetransfer/tempfile/\(name)")
    case 13: return try caller.world.clock("{\"advance\": \"PT\(pick([1, 5]))S\"}")
    case 14: return try caller.world.clock("{\"freeze\": \(pick([true, false]))}")
    default: return try caller.get(path)
    }
  }

  private mutating func pick<T>(_ list: [T]) -> T { list[Int.random(in: 0..<list.count, using: &random)] }
}
