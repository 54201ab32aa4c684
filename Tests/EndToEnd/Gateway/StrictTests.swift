import Rules
import Server
import TestKit
import Testing

@Suite struct StrictTests {
  /// Requests that earn a warning: its code, method, path, body.
  static let warned: [(code: String, method: String, path: String, body: String?)] = [
    ("alias-used", "PUT", "/v1/arbetsorder/108", "{\"ekonomi\": {\"konteringKonto\": \"5\"}}"),
    ("coerced", "POST", "/v1/arbetsorder", "{\"objektId\": \"9900101\", \"ursprung\": \"1\"}"),
    ("coerced", "PUT", "/v1/arbetsorder/108", "{\"fakturera\": {\"faktureras\": \"true\"}}"),
    ("unknown-parameter", "GET", "/v1/arbetsorder?kundId=310001", nil),
    ("plus-in-query", "GET", "/v1/arbetsorder?modifieradEfter=2026-03-01T00:00:00+01:00", nil),
    (
      "enhet-not-flagged", "POST", "/v1/arbetsorder",
      "{\"objektId\": \"9920101\", \"arbetsordertypKod\": \"U\", \"enhetsId\": 700229}"
    ),
  ]

  private func send(_ row: (code: String, method: String, path: String, body: String?), _ caller: TestCaller)
    throws -> TestAnswer
  {
    let headers = row.body == nil ? [] : [("Content-Type", "application/json")]
    return try caller.send(row.method, row.path, headers: headers, text: row.body)
  }

  @Test(.rule(.r1_6, .r1_7, .r1_8, .r1_2, .r4_12), arguments: warned.indices)
  func `what is odd but understood is answered with a note`(_ index: Int) throws {
    let row = Self.warned[index]
    let answer = try send(row, try TestServer.shared.world().login())
    #expect([200, 201].contains(answer.status), "\(answer)")
    #expect(answer.notes == [row.code])
  }

  @Test(.rule(.r1_9), arguments: ["the option", "the world's setting"])
  func `in strict mode every warning is a 400 that names it`(_ how: String) throws {
    let server =
      how == "the option"
      ? try TestServer(options: { $0.strictness = .strict }) : try TestServer(seed: demoSeed(settings: "strict: true"))
    let world = server.world()
    let caller = try world.login()
    for row in Self.warned {
      let before = try caller.get("/v1/arbetsorder?limit=1000").text
      let answer = try send(row, caller)
      expectAPIError(answer, 400, "strict")
      #expect(answer.message.contains(row.code), "\(answer)")
      #expect(try caller.get("/v1/arbetsorder?limit=1000").text == before)
    }
    let typo = try caller.with(login: nil).send("GET", aRead, headers: [("X-Auht-Token", caller.login ?? "")])
    expectAPIError(typo, 400, "strict")
    #expect(typo.message.contains("header-typo"))
    try server.stop()
  }

  /// How a world comes to a level, with the body or setting that says it.
  private func worlds(_ level: String) throws -> [TestWorld] {
    let shared = TestServer.shared.world()
    _ = try shared.anonymous.put("/_sim/settings", "{\"strict\": \(level)}")
    let name = "level-\(level.filter { $0 != "\"" })-\(shared.base.dropFirst(3))"
    _ = try shared.anonymous.post("/_sim/worlds", "{\"name\": \"\(name)\", \"strict\": \(level)}")
    let seeded = TestServer.shared.world()
    _ = try seeded.anonymous.post("/_sim/state", "{\"settings\": {\"strict\": \(level)}}")
    let played = TestServer.shared.world()
    _ = try played.anonymous.post(
      "/_sim/scenario", "{\"fast2\": \"scenario/1\", \"name\": \"n\", \"settings\": {\"strict\": \(level)}}")
    return [shared, TestServer.shared.world(name), seeded, played]
  }

  @Test(
    .rule(.r1_9),
    arguments: [
      ("\"lenient\"", "lenient", []), ("false", "lenient", []), ("\"fast2\"", "fast2", ["alias-used"]),
      ("\"strict\"", "strict", Set(warned.map(\.code))), ("true", "strict", Set(warned.map(\.code))),
    ] as [(String, String, Set<String>)])
  func `a world has its level of strictness, by settings, at its making, by seed and by scenario`(
    _ level: String, _ shown: String, _ refused: Set<String>
  ) throws {
    for world in try worlds(level) {
      #expect(try world.anonymous.get("/_sim/settings").json["strict"]?.text == shown)
      let state = try world.anonymous.get("/_sim/state").json["settings"]
      #expect(state?["strict"]?.text == shown)
      let caller = try world.login()
      for row in Self.warned {
        let answer = try send(row, caller)
        #expect((answer.status == 400) == refused.contains(row.code), "\(row.code): \(answer)")
        #expect(answer.notes.contains(row.code) || answer.message.contains(row.code), "\(answer)")
      }
    }
  }

  @Test(.rule(.r1_9))
  func `fast2 refuses what FAST2 is known to refuse, in either contract, and nothing else`() throws {
    let world = TestServer.shared.world()
    _ = try world.anonymous.put("/_sim/settings", "{\"strict\": \"fast2\"}")
    for (key, own, others) in [
      ("demo-key", "bokadFromTid", "bokadFomTid"), ("demo-key-published", "bokadFomTid", "bokadFromTid"),
    ] {
      let caller = try world.login(key: key)
      let rest = key == "demo-key" ? "" : #", "arbetsordertypKod": "F", "kundNr": "KUNDA10001", "objektId": "9900101""#
      func put(_ name: String) throws -> TestAnswer {
        let planning = "\"planering\": {\"bokadDatum\": \"20260303\", \"\(name)\": \"08:00\"}"
        return try caller.put("/v1/arbetsorder/101", "{\(planning)\(rest)}")
      }
      #expect(try put(own).status == 200)
      let refused = try put(others)
      expectAPIError(refused, 400, "strict")
      #expect(refused.message.contains("FAST2 refuses"))
      #expect(refused.message.contains(others))
    }
    let caller = try world.login()
    let typo = try caller.with(login: nil).send("GET", aRead, headers: [("X-Auht-Token", caller.login ?? "")])
    #expect(typo.status == 200)
    let unknown = try caller.post("/v1/arbetsorder", #"{"objektId": "9900101", "utrymme": {"id": 201001}}"#)
    #expect(unknown.notes == ["unknown-field"])
    let code = try caller.post("/v1/arbetsorder", #"{"objektId": "9900101", "arbetsordertypKod": "X"}"#)
    #expect(code.notes == ["unknown-code"])
    // Each note can still be set apart.
    _ = try world.anonymous.put("/_sim/settings", #"{"notes": {"alias-used": "note", "coerced": "refuse"}}"#)
    #expect(try caller.put("/v1/arbetsorder/108", Self.warned[0].body ?? "").notes == ["alias-used"])
    #expect(try send(Self.warned[1], caller).notes == ["strict", "coerced"])
  }

  @Test(arguments: ["\"fats2\"", "1", "\"\"", "{}"])
  func `what is no level is refused with what is`(_ level: String) throws {
    let world = TestServer.shared.world()
    for (method, path, body) in [
      ("PUT", "/_sim/settings", "{\"strict\": \(level)}"),
      ("POST", "/_sim/worlds", "{\"name\": \"no-level\", \"strict\": \(level)}"),
      ("POST", "/_sim/state", "{\"settings\": {\"strict\": \(level)}}"),
    ] {
      let answer = try world.anonymous.send(
        method, path, headers: [("Content-Type", "application/json")], text: body)
      expectProblem(answer, 400, answer.notes.first ?? "")
      #expect(answer.json["detail"]?.text?.contains("fast2") == true, "\(answer.text)")
    }
  }

  @Test(.rule(.r1_9))
  func `strict mode lets an info pass`() throws {
    let server = try TestServer(options: { $0.strictness = .strict })
    let caller = try server.standard.login()
    let nothing = try caller.put("/v1/arbetsorder/108", "{\"information\": {\"beskrivning\": \"Stopp i toaletten\"}}")
    #expect(nothing.status == 200)
    #expect(nothing.notes == ["nothing-changed"])
    let same = try caller.put("/v1/arbetsorder/108/status", "{\"statuskod\": \"PAGAR\"}")
    #expect(same.status == 200)
    #expect(same.notes == ["status-unchanged"])
    try server.stop()
  }

  @Test(.rule(.r1_9))
  func `a world's setting can take strict mode back`() throws {
    let server = try TestServer(seed: demoSeed(settings: "strict: false"), options: { $0.strictness = .strict })
    #expect(try server.standard.login().get("/v1/arbetsorder?kundId=310001").notes == ["unknown-parameter"])
    try server.stop()
  }

  @Test(.rule(.r1_8))
  func `an unknown query parameter filters nothing`() throws {
    let caller = try TestServer.shared.world().login()
    let all = try caller.get("/v1/arbetsorder")
    let filtered = try caller.get("/v1/arbetsorder?kundId=310001&nonsense&x=y")
    #expect(filtered.status == 200)
    #expect(filtered.text == all.text)
    #expect(filtered.notes == ["unknown-parameter"])
  }

  @Test(.rule(.r1_8))
  func `unknown body fields are 400, each with what was probably meant`() throws {
    let answer = try TestServer.shared.world().login().post(
      "/v1/arbetsorder", "{\"objektId\": \"9900101\", \"utrymme\": {\"id\": 201001}, \"enhetsid\": 700001}")
    expectAPIError(answer, 400, "unknown-field")
    for part in ["utrymme", "utrymmesId", "enhetsid", "enhetsId"] { #expect(answer.message.contains(part)) }
  }

  @Test(
    .rule(.r1_7),
    arguments: [
      ("ursprung", "\"ett\""), ("ursprung", "true"), ("ursprung", "1.5"), ("enhetsId", "[]"), ("enhetsId", "{}"),
      ("objektId", "true"), ("information", "\"x\""), ("fakturera", "{\"faktureras\": \"kanske\"}"),
      ("fakturera", "{\"faktureras\": 2}"),
    ])
  func `a value that can't be read as its type is 400 and the field is named`(_ field: String, value: String) throws {
    let rest = field == "objektId" ? "" : ", \"objektId\": \"9900101\""
    let answer = try TestServer.shared.world().login().post("/v1/arbetsorder", "{\"\(field)\": \(value)\(rest)}")
    expectAPIError(answer, 400, "unreadable-value")
    #expect(answer.message.contains(field), "\(answer)")
  }
}
