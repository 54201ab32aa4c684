import Rules
import TestKit
import Testing
import Texts

/// Texts are the same when their Unicode scalars are (rule 1.12): `å` in one character is not `å` in two.
@Suite(.rule(.r1_12)) struct UnicodeFormTests {
  /// A world whose rows have ids and codes with å, ä and ö in one character each.
  private static func world() throws -> (TestWorld, TestCaller) {
    let world = TestServer.shared.world()
    let state = """
      {"resurser": [{"id": "S\u{F6}r", "namn": "Lag S", "inloggning": {"namn": "p\u{E4}r", "losenord": "h\u{F6}st"}}],
       "prio": [{"kod": "\u{C5}"}], "tilltrade": [{"kod": "\u{C4}"}], "buntar": [{"id": "B\u{F6}"}],
       "kunder": [{"id": 319001, "nummer": "K\u{C5}1", "namn": "Kund"}]}
      """
    let answer = try world.anonymous.post("/_sim/state", state)
    #expect(answer.status == 204, "\(answer)")
    return (world, try world.login())
  }

  /// A field, the form that there is, the other one, and what the refusal is.
  static let fields: [(name: String, right: String, other: String, refusal: String)] = [
    ("resursId", "S\u{F6}r", "So\u{308}r", "reference-not-found"),
    ("prioKod", "\u{C5}", "\u{212B}", "reference-not-found"),
    ("tilltradesKod", "\u{C4}", "A\u{308}", "reference-not-found"),
    ("buntId", "B\u{F6}", "Bo\u{308}", "reference-not-found"),
    ("kundNr", "K\u{C5}1", "KA\u{30A}1", "reference-not-found"),
    ("arbetsordertypKod", "F", "\u{FF26}", "unknown-code"),
  ]

  @Test(arguments: fields)
  func `an id in another form is unknown, and the hint says so`(
    _ name: String, _ right: String, _ other: String, _ refusal: String
  ) throws {
    let (world, caller) = try Self.world()
    let good = try caller.post("/v1/arbetsorder", "{\"objektId\": \"9900101\", \"\(name)\": \"\(right)\"}")
    #expect(good.status == 201, "\(good)")
    let answer = try caller.post("/v1/arbetsorder", "{\"objektId\": \"9900101\", \"\(name)\": \"\(other)\"}")
    #expect(answer.status == (refusal == "unknown-code" ? 400 : 404), "\(answer)")
    #expect(answer.notes == [refusal])
    let looksTheSame = other != "\u{FF26}"
    #expect(try Self.hint(of: answer, world.anonymous).contains("another Unicode form") == looksTheSame)
  }

  @Test func `a login in another form is another login`() throws {
    let (world, _) = try Self.world()
    _ = try world.login("p\u{E4}r", "h\u{F6}st")
    for (name, word) in [("pa\u{308}r", "h\u{F6}st"), ("p\u{E4}r", "ho\u{308}st")] {
      let answer = try world.gateway().post(
        "/v1/auth/login", "{\"username\": \"\(name)\", \"password\": \"\(word)\"}")
      #expect(answer.status == 401, "\(answer)")
    }
  }

  @Test func `a text that changes only its form is changed`() throws {
    let orders = try Orders()
    let id = try orders.create("\"information\": {\"beskrivning\": \"d\u{F6}rr\"}")
    #expect(try orders.put(id, "\"information\": {\"beskrivning\": \"do\u{308}rr\"}").notes.isEmpty)
    let text = try #require(try orders.read(id)["information"]?["beskrivning"]?.text)
    #expect(Array(text.unicodeScalars) == Array("do\u{308}rr".unicodeScalars))
  }

  /// `K` and the Kelvin sign, `Ö` in one character and in two.
  static let codes = ["GOD\u{212A}", "MA\u{212A}", "UTFO\u{308}RD", "O\u{308}VERF"]

  @Test(arguments: codes) func `a code in another form is unknown, and the hint says so`(code: String) throws {
    let orders = try Orders()
    let id = try orders.create()
    let query = Percent.value(code)
    for answer in [
      try orders.put(id, "\"statusKod\": \"\(code)\""),
      try orders.intern.put("/v1/arbetsorder/\(id)/status", "{\"statuskod\": \"\(code)\"}"),
      try orders.intern.get("/v1/arbetsorder?status=\(query)"),
    ] {
      #expect(answer.status == 400 && answer.notes == ["unknown-code"], "\(answer)")
      #expect(try Self.hint(of: answer, orders.world.anonymous).contains("another Unicode form"), "\(answer)")
    }
  }

  @Test func `a type in another form, of a filter and of a new enhet, is unknown, and the hint says so`() throws {
    let world = TestServer.shared.world()
    let state = """
      {"arbetsordertyper": [{"kod": "\u{C5}", "beskrivning": "Åtgärd"}],
       "enhetstyper": [{"kod": "\u{D6}", "id": 3999, "beskrivning": "Öppning"}]}
      """
    let made = try world.anonymous.post("/_sim/state", state)
    #expect(made.status == 204, "\(made)")
    let caller = try world.login()
    for answer in [
      try caller.get("/v1/arbetsorder?feltyp=\(Percent.value("A\u{30A}"))"),
      try caller.post(
        "/v1/arbetsorder", "{\"objektId\": \"9900101\", \"nyEnhet\": {\"enhetsTyp\": \"O\u{308}\"}}"),
    ] {
      #expect(answer.status == 400 && answer.notes == ["unknown-code"], "\(answer)")
      #expect(try Self.hint(of: answer, world.anonymous).contains("another Unicode form"), "\(answer)")
    }
  }

  /// What the last note of an answer says is to be done.
  private static func hint(of answer: TestAnswer, _ caller: TestCaller) throws -> String {
    let id = try #require(answer.header("X-Sim-Request-Id"))
    return try caller.get("/_sim/journal/\(id)").json["notes"]?.list.last?["hint"]?.text ?? ""
  }

  @Test func `a name that only looks like a field is no field`() throws {
    let caller = try TestServer.shared.world().login()
    let answer = try caller.post("/v1/arbetsorder", "{\"objektId\": \"9900101\", \"\u{212A}undNr\": \"KUNDA10001\"}")
    #expect(answer.notes == ["unknown-field"])
    // Two names, none of them twice.
    let both = try caller.post("/v1/arbetsorder", "{\"objektId\": \"9900101\", \"K\": 1, \"\u{212A}\": 2}")
    #expect(both.notes == ["unknown-field"])
  }
}
