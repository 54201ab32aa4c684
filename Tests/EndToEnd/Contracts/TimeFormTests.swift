import Rules
import TestKit
import Testing

/// Rule 1.6: the forms in which dates, times of day and date-times come in.
@Suite(.rule(.r1_6)) struct TimeFormTests {
  @Test(arguments: [
    ("20260302", "20260302"), ("2026-03-02", "20260302"), ("20240229", "20240229"), ("2024-02-29", "20240229"),
    ("19991231", "19991231"), ("00010101", "00010101"), ("99991231", "99991231"),
  ])
  func `a date of a body comes in two forms and goes out in one`(_ sent: String, _ read: String) throws {
    let caller = try TestServer.shared.world().login()
    let put = try caller.put("/v1/fastastrukturen/enheter/700001", "{\"underhallsdatum\": \"\(sent)\"}")
    #expect(put.status == 200)
    #expect(put.notes == [])
    #expect(try caller.get("/v1/fastastrukturen/enheter/700001").json["underhallsdatum"]?.text == read)
  }

  @Test(arguments: [
    ("\"20260230\"", "invalid-date"), ("\"2026-02-30\"", "invalid-date"), ("\"20230229\"", "invalid-date"),
    ("\"20261301\"", "invalid-date"), ("\"20260001\"", "invalid-date"), ("\"20260100\"", "invalid-date"),
    ("\"00000101\"", "invalid-date"), ("\"2026-3-2\"", "unreadable-value"), ("\"02.03.2026\"", "unreadable-value"),
    ("\"2026/03/02\"", "unreadable-value"), ("\"260302\"", "unreadable-value"),
    ("\"2026-03-02T00:00:00\"", "unreadable-value"), ("\" 20260302\"", "unreadable-value"),
    ("\"\"", "unreadable-value"), ("\"i dag\"", "unreadable-value"), ("20260302", "unreadable-value"),
    ("true", "unreadable-value"), ("[]", "unreadable-value"), ("{}", "unreadable-value"),
  ])
  func `what is no date in a body is refused and named`(_ sent: String, _ code: String) throws {
    let caller = try TestServer.shared.world().login()
    let put = try caller.put("/v1/fastastrukturen/enheter/700001", "{\"underhallsdatum\": \(sent)}")
    #expect(put.status == 400)
    #expect(put.notes == [code])
    #expect(put.message.contains("underhallsdatum"))
    #expect(try caller.get("/v1/fastastrukturen/enheter/700001").json["underhallsdatum"]?.isNull == true)
  }

  @Test(
    .rule(.r4_16),
    arguments: [
      ("0800", "08:00"), ("08:00", "08:00"), ("08:00:59", "08:00"), ("0000", "00:00"), ("23:59", "23:59"),
      ("23:59:59", "23:59"),
    ])
  func `a time of day comes in three forms and goes out in one`(_ sent: String, _ read: String) throws {
    let caller = try TestServer.shared.world().login()
    let body = "{\"planering\": {\"bokadDatum\": \"20260304\", \"bokadFromTid\": \"\(sent)\"}}"
    let put = try caller.put("/v1/arbetsorder/101", body)
    #expect(put.status == 200)
    #expect(try caller.get("/v1/arbetsorder/101").json["planering"]?["bokadFromTid"]?.text == read)
  }

  @Test(arguments: [
    ("\"24:00\"", "invalid-date"), ("\"2400\"", "invalid-date"), ("\"0860\"", "invalid-date"),
    ("\"08:00:60\"", "invalid-date"), ("\"8:00\"", "unreadable-value"), ("\"08.00\"", "unreadable-value"),
    ("\"080000\"", "unreadable-value"), ("\"kl 8\"", "unreadable-value"), ("\"\"", "unreadable-value"),
    ("800", "unreadable-value"), ("\"08:00+01:00\"", "unreadable-value"),
  ])
  func `what is no time of day is refused and named`(_ sent: String, _ code: String) throws {
    let caller = try TestServer.shared.world().login()
    let put = try caller.put(
      "/v1/arbetsorder/101", "{\"planering\": {\"bokadDatum\": \"20260304\", \"bokadFromTid\": \(sent)}}")
    #expect(put.status == 400)
    #expect(put.notes == [code])
    #expect(put.message.contains("planering.bokadFromTid"))
    #expect(try caller.get("/v1/arbetsorder/101").json["planering"]?.isNull == true)
  }

  /// A world whose clock stands still, with one new arbetsorder changed at that instant.
  private func world(at now: String) throws -> (TestCaller, Int64) {
    let world = TestServer.shared.world()
    try world.clock("{\"now\": \"\(now)\", \"freeze\": true}")
    let caller = try world.login()
    return (caller, try create(caller))
  }

  private func create(_ caller: TestCaller) throws -> Int64 {
    try #require(try caller.post("/v1/arbetsorder", "{\"objektId\": \"9900101\"}").json["id"]?.int)
  }

  private func newer(than value: String, _ caller: TestCaller) throws -> (ids: Set<Int64>, answer: TestAnswer) {
    let answer = try caller.get("/v1/arbetsorder?limit=1000&modifieradEfter=\(value)")
    return (Set(answer.json.list.compactMap { $0["id"]?.int }), answer)
  }

  /// Each pair is a form of 2026-03-02T07:30:00Z, and the same form one second earlier.
  @Test(
    .rule(.r4_15),
    arguments: [
      ("2026-03-02T08:30:00%2B01:00", "2026-03-02T08:29:59%2B01:00"), ("2026-03-02T07:30:00Z", "2026-03-02T07:29:59Z"),
      ("2026-03-02T07:30:00%2B0000", "2026-03-02T07:29:59%2B0000"),
      ("2026-03-02T02:30:00-05:00", "2026-03-02T02:29:59-05:00"), ("2026-03-02T08:30", "2026-03-02T08:29"),
      ("2026-03-02T08:30:00", "2026-03-02T08:29:59"), ("2026-03-02T08:30:00.000", "2026-03-02T08:29:59.999"),
      ("2026-03-02T08:30%2B01:00", "2026-03-02T08:29%2B01:00"), ("2026-03-02T08%3A30%3A00", "2026-03-02T08%3A29%3A59"),
    ])
  func `a date-time of a query comes with or without offset`(_ same: String, _ before: String) throws {
    let (caller, id) = try world(at: "2026-03-02T08:30:00+01:00")
    let exact = try newer(than: same, caller)
    #expect(exact.answer.status == 200)
    #expect(exact.answer.notes == [])
    #expect(!exact.ids.contains(id))
    #expect(try newer(than: before, caller).ids.contains(id))
  }

  @Test(arguments: [
    ("2026-03-02T08:30:00+01:00", "2026-03-02T08:29:59+01:00"), ("2026-03-02T09:30+02:00", "2026-03-02T09:29+02:00"),
    ("2026-03-02T08:30:00%2001:00", "2026-03-02T08:29:59%2001:00"),
  ])
  func `a plus that the query made a blank is read as a plus, and noted`(_ same: String, _ before: String) throws {
    let (caller, id) = try world(at: "2026-03-02T08:30:00+01:00")
    let exact = try newer(than: same, caller)
    #expect(exact.answer.status == 200)
    #expect(exact.answer.notes == ["plus-in-query"])
    #expect(!exact.ids.contains(id))
    #expect(try newer(than: before, caller).ids.contains(id))
  }

  @Test(arguments: [
    ("2026-03-29T02:00", "invalid-date"), ("2026-03-29T02:30:00", "invalid-date"),
    ("2026-03-29T02:59:59", "invalid-date"), ("2026-02-30T08:00", "invalid-date"), ("2026-03-02T24:00", "invalid-date"),
    ("2026-03-02T08:60", "invalid-date"), ("2026-03-02", "unreadable-value"), ("20260302", "unreadable-value"),
    ("2026-03-02%2008:00", "unreadable-value"), ("08:00", "unreadable-value"), ("nyss", "unreadable-value"),
    ("", "unreadable-value"), ("2026-03-02T08:00:00.", "unreadable-value"), ("1772436600", "unreadable-value"),
    ("2026-01-09T12:00:773%2B0000", "unreadable-value"),
  ])
  func `what is no date-time of a query is refused and named`(_ sent: String, _ code: String) throws {
    let answer = try newer(than: sent, try TestServer.shared.world().login()).answer
    #expect(answer.status == 400)
    #expect(answer.notes == [code])
    #expect(answer.message.contains("modifieradEfter"))
  }

  @Test(arguments: ["2026-03-29T01:59:59", "2026-03-29T03:00:00"])
  func `the hours beside the spring change are there`(_ sent: String) throws {
    #expect(try newer(than: sent, try TestServer.shared.world().login()).answer.status == 200)
  }

  @Test func `a local time that the autumn change doubles means the first`() throws {
    let (caller, first) = try world(at: "2026-10-25T02:30:00+02:00")
    try caller.world.clock("{\"now\": \"2026-10-25T02:30:00+01:00\"}")
    // An hour has passed, which is more than a login lives.
    let later = try caller.world.login()
    let second = try create(later)
    let hits = try newer(than: "2026-10-25T02:30:00", later).ids
    #expect(!hits.contains(first))
    #expect(hits.contains(second))
    #expect(try newer(than: "2026-10-25T02:29:59", later).ids.isSuperset(of: [first, second]))
    let read = try later.get("/v1/arbetsorder/\(second)").json
    #expect(read["modifierad"]?["datumModifierad"]?.text == "2026-10-25T02:30:00+01:00")
  }

  @Test(.rule(.r4_15), arguments: ["skapadEfter", "bokadDatum"])
  func `a date of a query comes in two forms`(_ name: String) throws {
    let caller = try TestServer.shared.world().login()
    let dates = ["20260228", "2026-02-28"]
    let lists = try dates.map { try caller.get("/v1/arbetsorder?\(name)=\($0)") }
    #expect(lists.allSatisfy { $0.status == 200 && $0.notes == [] })
    #expect(lists[0].raw.body == lists[1].raw.body)
    for (sent, code) in [
      ("20260230", "invalid-date"), ("2026-02-30", "invalid-date"), ("2026-2-28", "unreadable-value"),
      ("2026-02-28T00:00", "unreadable-value"), ("", "unreadable-value"),
    ] {
      let answer = try caller.get("/v1/arbetsorder?\(name)=\(sent)")
      #expect(answer.status == 400, "\(sent)")
      #expect(answer.notes == [code], "\(sent)")
      #expect(answer.message.contains(name))
    }
  }
}
