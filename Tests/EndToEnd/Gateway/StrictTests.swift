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
      ? try TestServer(options: { $0.strict = true }) : try TestServer(seed: demoSeed(settings: "strict: true"))
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

  @Test(.rule(.r1_9))
  func `strict mode lets an info pass`() throws {
    let server = try TestServer(options: { $0.strict = true })
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
    let server = try TestServer(seed: demoSeed(settings: "strict: false"), options: { $0.strict = true })
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
