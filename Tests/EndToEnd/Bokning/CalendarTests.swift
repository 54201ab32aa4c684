import Rules
import TestKit
import Testing

/// The calendar of a resurs, and who would carry out an arbetsorder (rules 4.4, 5.6).
@Suite(.rule(.r5_6)) struct CalendarTests {
  private func ask(
    _ orders: Orders, _ period: String, resurs: String = "R100", _ more: String = "", by caller: TestCaller? = nil
  ) throws -> TestAnswer {
    try (caller ?? orders.intern).post(
      "/v1/system/resurskalender",
      """
      {"objektId": "9900101", "resursId": "\(resurs)", "aktivitetsTyp": "ARBETSORDER", "period": {\(period)}\(more)}
      """)
  }

  private static let day = #""intervall": {"datumFran": "2026-03-04", "datumTill": "2026-03-04"}"#

  @Test func `a day has the slots of the resurs's hours`() throws {
    let orders = try Orders()
    let rows = try ask(orders, Self.day).json.list
    #expect(rows.map { $0["id"]?.text ?? "" } == (7..<16).map { "R100-20260304\($0 < 10 ? "0" : "")\($0)00" })
    let row = rows[3]
    #expect(row["beskrivning"]?.text == "onsdag 4 mars 10:00–11:00")
    #expect(row["starttid"]?.text == "2026-03-04T10:00:00+01:00")
    #expect(row["sluttid"]?.text == "2026-03-04T11:00:00+01:00")
    #expect(row["aktivitetsTyp"]?.text == "ARBETSORDER")
    #expect(row["kalenderId"]?.int == 1)
    #expect(
      [row["kapacitet"], row["maxKapacitet"], row["antalAktiviteter"], row["maxAntalAktiviteter"]].map { $0?.int } == [
        1, 1, 0, 2,
      ])
    #expect(row["geografi"]?.text == "Felområde Norr")
    #expect(row["bokningsbar"]?.bool == true)
    #expect(rows.map { $0["rekommenderad"]?.bool } == [true] + [Bool](repeating: false, count: 8))
    #expect(row["primartTilltrade"]?["id"]?.text == "N")
    #expect(row["valbartTilltrade"]?.list.map { $0["id"]?.text } == ["N", "J"])
  }

  /// A period, and how many slots of an hour it has.
  static let periods: [(String, Int)] = [
    (#""vecka": {"ar": 2026, "vecka": 10}"#, 45),
    // Långfredagen is in week 14.
    (#""vecka": {"ar": 2026, "vecka": 14}"#, 36),
    // 2026 has 53 weeks; in the last and the first, 31 December is an eve and 1 January a holiday.
    (#""vecka": {"ar": 2026, "vecka": 53}"#, 27), (#""vecka": {"ar": 2026, "vecka": 1}"#, 27),
    (#""intervall": {"datumFran": "20260307", "datumTill": "20260308"}"#, 0),
    (#""intervall": {"datumFran": "2026-06-18", "datumTill": "2026-06-22"}"#, 18),
  ]

  @Test(arguments: periods) func `a period has its working hours`(_ period: String, _ count: Int) throws {
    let answer = try ask(try Orders(), period)
    #expect(answer.status == 200)
    #expect(answer.json.list.count == count)
  }

  @Test(
    arguments: [
      "", #""vecka": {"ar": 2026, "vecka": 10}, \#(day)"#, #""vecka": {"ar": 2026}"#, #""vecka": {"vecka": 3}"#,
      #""vecka": {"ar": 2027, "vecka": 53}"#, #""vecka": {"ar": 2026, "vecka": 0}"#,
      #""vecka": {"ar": 99999, "vecka": 1}"#,
      #""intervall": {"datumFran": "2026-03-04"}"#,
      #""intervall": {"datumFran": "2026-03-04", "datumTill": "2026-03-03"}"#,
      #""intervall": {"datumFran": "2026-01-01", "datumTill": "2026-04-03"}"#,
    ])
  func `a period is one week or one interval of at most 92 days`(_ period: String) throws {
    let answer = try ask(try Orders(), period)
    #expect(answer.status == 400)
    #expect(answer.notes == ["booking-period"])
  }

  @Test func `what is taken or past is not bookable, and can be left out`() throws {
    let orders = try Orders()
    try orders.world.clock("{\"now\": \"2026-03-04T08:00:00+01:00\", \"freeze\": true}")
    let now = try orders.later()
    let id = try now.create()
    #expect(try now.intern.post("/v1/arbetsorder/\(id)/boka", "{\"tidsluckaId\": \"R100-202603041000\"}").status == 201)
    func open(_ more: String) throws -> [String] {
      try ask(now, Self.day, more).json.list.filter { $0["bokningsbar"]?.bool == true }
        .map { String($0["id"]?.text?.suffix(4) ?? "") }
    }
    #expect(try open("") == ["0900", "1100", "1200", "1300", "1400", "1500"])
    #expect(
      try open(", \"inkluderaOverbokningsbara\": true") == ["0900", "1000", "1100", "1200", "1300", "1400", "1500"])
    #expect(try ask(now, Self.day, ", \"visaEndastBokningsbara\": true").json.list.count == 6)
    #expect(
      try ask(now, Self.day).json.list.first { $0["rekommenderad"]?.bool == true }?["id"]?.text?.hasSuffix("0900")
        == true)
    #expect(try ask(now, Self.day).json[3]?["kapacitet"]?.int == 0)
  }

  @Test func `a slot at its full capacity is not recommended, though it can be overbooked`() throws {
    let orders = try Orders()
    let id = try orders.create()
    let booked = try orders.intern.post("/v1/arbetsorder/\(id)/boka", "{\"tidsluckaId\": \"R100-202603040700\"}")
    #expect(booked.status == 201)
    let rows = try ask(orders, Self.day, ", \"inkluderaOverbokningsbara\": true").json.list
    #expect(rows.first?["bokningsbar"]?.bool == true)
    #expect(rows.map { $0["rekommenderad"]?.bool } == [false, true] + [Bool](repeating: false, count: 7))
  }

  @Test func `what has no slots answers none`() throws {
    let orders = try Orders()
    #expect(try ask(orders, Self.day, resurs: "R110").text == "[]")
    let other = try orders.intern.post(
      "/v1/system/resurskalender",
      #"{"objektId": "9900101", "resursId": "R100", "aktivitetsTyp": "BESIKTNING", "period": {\#(Self.day)}}"#)
    #expect(other.text == "[]")
  }

  @Test(.rule(.r1_12, .r3_8)) func `an unknown objekt or resurs is 404, and a contractor sees its own hours`() throws {
    let orders = try Orders()
    #expect(try ask(orders, Self.day, resurs: "X").notes == ["reference-not-found"])
    let objekt = try orders.intern.post(
      "/v1/system/resurskalender",
      #"{"objektId": "X", "resursId": "R100", "aktivitetsTyp": "ARBETSORDER", "period": {\#(Self.day)}}"#)
    #expect(objekt.notes == ["reference-not-found"])
    #expect(try ask(orders, Self.day, by: orders.extern).notes == ["role-forbids"])
    #expect(try ask(orders, Self.day, resurs: "E200", by: orders.extern).json.list.count == 4)
    #expect(try ask(orders, Self.day, by: orders.lasare).status == 200)
  }

  /// What is asked for, and who is proposed: the first that a område names, for type U the underhållsområde's first.
  static let proposals: [(String, String?)] = [
    ("feltyp=F&objektId=9900101", "R100"), ("feltyp=U&objektId=9900101", "E200"), ("feltyp=G&objektId=9900101", "R100"),
    ("feltyp=F&objektId=9900101&enhetId=700001", "R100"), ("feltyp=F&objektId=9920101", nil),
  ]

  @Test(.rule(.r4_4), arguments: proposals)
  func `who is proposed is who a new arbetsorder would get`(_ query: String, _ resurs: String?) throws {
    let orders = try Orders()
    let answer = try orders.intern.get("/v1/arbetsorder/resurs/forslag?\(query)")
    #expect(answer.status == (resurs == nil ? 404 : 200))
    #expect(answer.notes == (resurs == nil ? ["forslag-none"] : []))
    guard let resurs else { return }
    #expect(answer.json["id"]?.text == resurs)
    #expect(answer.json["namn"]?.text?.isEmpty == false)
  }

  @Test(
    .rule(.r1_12),
    arguments: [
      ("feltyp=X&objektId=9900101", 400, "unknown-code"), ("feltyp=F&objektId=X", 404, "parent-not-found"),
      ("feltyp=F&objektId=9900101&enhetId=9", 404, "parent-not-found"), ("feltyp=F", 400, "parameter-missing"),
      ("objektId=9900101", 400, "parameter-missing"),
    ])
  func `a proposal needs a type and an objekt that there are`(_ query: String, _ status: Int, _ code: String) throws {
    let answer = try Orders().intern.get("/v1/arbetsorder/resurs/forslag?\(query)")
    #expect(answer.status == status)
    #expect(answer.notes == [code])
  }
}
