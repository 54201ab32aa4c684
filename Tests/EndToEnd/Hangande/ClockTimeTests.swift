import Rules
import TestKit
import Testing

/// Starting and stopping a clock on arbetsorder (rule 5.3), by the world's clock.
@Suite(.rule(.r5_3)) struct ClockTimeTests {
  private static let path = TidTests.path

  private func start(_ orders: Orders, _ id: Int64, _ json: String? = nil, by caller: TestCaller? = nil) throws
    -> TestAnswer
  {
    try (caller ?? orders.intern).send(
      "POST", "\(Self.path)/starta?arbetsorderId=\(id)",
      headers: json == nil ? [] : [("Content-Type", "application/json")], text: json)
  }

  private func started(_ orders: Orders, _ id: Int64, by caller: TestCaller? = nil) throws -> Int64 {
    let answer = try start(orders, id, by: caller)
    guard answer.status == 201 else { throw NotDone(answer: answer) }
    return try #require(answer.json["id"]?.int)
  }

  private func line(_ orders: Orders, _ id: Int64) throws -> String {
    let tid = try orders.intern.get("\(Self.path)/\(id)").json
    return ["timmar", "minuter", "starttid", "sluttid", "datumFom", "datumTom", "pris"].map { name in
      tid[name]?.text ?? tid[name]?.int.map { String($0) } ?? "-"
    }.joined(separator: " ")
  }

  @Test func `a clock starts now, for the caller and the first activity`() throws {
    let orders = try Orders()
    try orders.world.clock("{\"now\": \"2026-03-02T08:00:45+01:00\", \"freeze\": true}")
    let id = try started(orders, 104)
    #expect(try line(orders, id) == "- - 08:00 - 20260302 - -")
    let tid = try orders.intern.get("\(Self.path)/\(id)").json
    #expect(tid["resursId"]?.text == "R100")
    #expect(tid["aktivitet"]?.text == "1")
  }

  @Test func `what the clock knows better is noted and not used`() throws {
    let orders = try Orders()
    try orders.world.clock(Orders.still)
    let answer = try start(
      orders, 104,
      #"{"datumFom": "20260101", "datumTom": "20260102", "starttid": "10:00", "aktivitet": "3", "minuter": 9}"#)
    #expect(answer.status == 201)
    #expect(answer.notes == ["clock-counts"])
    let id = try #require(answer.json["id"]?.int)
    #expect(try line(orders, id) == "- - 08:00 - 20260302 - -")
    #expect(try orders.intern.get("\(Self.path)/\(id)").json["aktivitet"]?.text == "3")
  }

  @Test(.rule(.r4_9)) func `the body may be left out under 1_1, and may not under published`() throws {
    let orders = try Orders()
    #expect(try start(orders, 104).status == 201)
    let published = try orders.world.login("karim", "karim", key: "demo-key-published")
    #expect(try start(orders, 104, by: published).notes == ["body-missing"])
    #expect(try start(orders, 104, "{}", by: published).notes == ["required-missing"])
  }

  @Test func `one clock runs for a resurs on an arbetsorder; on two arbetsorder two`() throws {
    let orders = try Orders()
    let first = try started(orders, 104)
    let second = try start(orders, 104)
    #expect(second.status == 400)
    #expect(second.notes == ["tid-running"])
    #expect(second.message.contains(String(first)))
    _ = try started(orders, 105)
    // Another resurs on the same one.
    _ = try started(orders, 104, by: try orders.world.login("karim", "karim"))
    #expect(try orders.intern.put("\(Self.path)/\(first)/stoppa", "").status == 200)
    _ = try started(orders, 104)
    // A stopped one that is made to run again counts too.
    #expect(try orders.intern.put("\(Self.path)/\(first)", #"{"sluttid": null}"#).notes == ["tid-running"])
  }

  @Test(arguments: ["PUT", "POST"]) func `a clock is stopped by its id`(_ method: String) throws {
    var orders = try Orders()
    try orders.world.clock(Orders.still)
    let id = try started(orders, 104)
    try orders.world.clock("{\"advance\": \"PT1H25M30S\"}")
    orders = try orders.later()
    let answer = try orders.intern.send(method, "\(Self.path)/\(id)/stoppa")
    #expect(answer.status == 200)
    #expect(answer.raw.body.isEmpty)
    #expect(try line(orders, id) == "1 25 08:00 09:25 20260302 20260302 737")
    let again = try orders.intern.send(method, "\(Self.path)/\(id)/stoppa")
    #expect(again.status == 400)
    #expect(again.notes == ["tid-not-running"])
    #expect(try orders.intern.send(method, "\(Self.path)/999999/stoppa").notes == ["not-found"])
  }

  @Test(arguments: ["PUT", "POST"]) func `the caller's clock on an arbetsorder is stopped by query`(_ method: String)
    throws
  {
    let orders = try Orders()
    try orders.world.clock(Orders.still)
    let mine = try started(orders, 104)
    let karim = try orders.world.login("karim", "karim")
    let others = try started(orders, 104, by: karim)
    try orders.world.clock("{\"advance\": \"PT10M\"}")
    #expect(try orders.intern.send(method, "\(Self.path)/stoppa?arbetsorderId=104").status == 200)
    #expect(try line(orders, mine) == "0 10 08:00 08:10 20260302 20260302 87")
    #expect(try line(orders, others) == "- - 08:00 - 20260302 - -")
    #expect(try orders.intern.send(method, "\(Self.path)/stoppa?arbetsorderId=104").notes == ["tid-not-running"])
    #expect(try orders.intern.send(method, "\(Self.path)/stoppa?arbetsorderId=9999").notes == ["parent-not-found"])
    #expect(try orders.intern.send(method, "\(Self.path)/stoppa").notes == ["parameter-missing"])
  }

  @Test(.rule(.r4_14)) func `completing the arbetsorder stops every clock on it, with minutes and price`() throws {
    var orders = try Orders()
    try orders.world.clock(Orders.still)
    let id = try orders.create()
    try orders.walk(id, "GODK", "PAGAR")
    let mine = try started(orders, id)
    let theirs = try started(orders, id, by: orders.extern)
    let elsewhere = try started(orders, 104)
    try orders.world.clock("{\"advance\": \"PT2H\"}")
    orders = try orders.later()
    try orders.walk(id, "UTFÖRD")
    #expect(try line(orders, mine) == "2 0 08:00 10:00 20260302 20260302 1040")
    #expect(try line(orders, theirs) == "2 0 08:00 10:00 20260302 20260302 1040")
    #expect(try line(orders, elsewhere) == "- - 08:00 - 20260302 - -")
  }

  /// Start, how far the clock is moved or what it is set to, and what the stop leaves (520 kronor an hour).
  static let spans: [(String, String, String)] = [
    ("2026-03-02T22:00:00+01:00", "PT8H", "8 0 22:00 06:00 20260302 20260303 4160"),
    // The night of 29 March lacks the hour from 2 to 3.
    ("2026-03-28T22:00:00+01:00", "PT8H", "8 0 22:00 07:00 20260328 20260329 4160"),
    // The night of 25 October has the hour from 2 to 3 twice.
    ("2026-10-24T22:00:00+02:00", "PT9H", "9 0 22:00 06:00 20261024 20261025 4680"),
    ("2026-12-31T23:59:00+01:00", "PT48H", "48 0 23:59 23:59 20261231 20270102 24960"),
    ("2026-03-02T08:00:00+01:00", "PT0S", "0 0 08:00 08:00 20260302 20260302 0"),
    ("2026-03-02T08:00:00+01:00", "PT59S", "0 0 08:00 08:00 20260302 20260302 0"),
    // The clock is put back: a stop never lies before its start.
    ("2026-03-02T08:00:00+01:00", "2026-03-02T05:00:00+01:00", "0 0 08:00 08:00 20260302 20260302 0"),
  ]

  @Test(arguments: spans) func `minutes are those of the world's clock`(
    _ start: String, _ move: String, _ expected: String
  ) throws {
    let orders = try Orders()
    try orders.world.clock("{\"now\": \"\(start)\", \"freeze\": true}")
    let caller = try orders.world.login()
    let id = try started(orders, 104, by: caller)
    try orders.world.clock("{\"\(move.hasPrefix("P") ? "advance" : "now")\": \"\(move)\"}")
    let later = try orders.world.login()
    #expect(try later.send("PUT", "\(Self.path)/\(id)/stoppa").status == 200)
    let tid = try later.get("\(Self.path)/\(id)").json
    let line = ["timmar", "minuter", "starttid", "sluttid", "datumFom", "datumTom", "pris"].map { name in
      tid[name]?.text ?? tid[name]?.int.map { String($0) } ?? "-"
    }.joined(separator: " ")
    #expect(line == expected)
  }

  @Test func `a change of a running clock can stop it, and its end date is not used while it runs`() throws {
    let orders = try Orders()
    let answer = try orders.intern.put("\(Self.path)/2", #"{"datumTom": "20260225", "aktivitet": "3"}"#)
    #expect(answer.status == 200)
    #expect(answer.notes == ["clock-counts"])
    #expect(try line(orders, 2) == "- - 13:10 - 20260225 - -")
    #expect(try orders.intern.put("\(Self.path)/2", #"{"sluttid": "14:10"}"#).status == 200)
    #expect(try line(orders, 2) == "1 0 13:10 14:10 20260225 20260225 980")
  }

  @Test(.rule(.r3_8)) func `a contractor starts and stops its own clock only`() throws {
    let orders = try Orders()
    #expect(try start(orders, 107, by: orders.extern).notes == ["not-utforare"])
    #expect(try start(orders, 108, #"{"resursId": "R100"}"#, by: orders.extern).notes == ["role-forbids"])
    let others = try started(orders, 108)
    #expect(try orders.extern.send("PUT", "\(Self.path)/\(others)/stoppa").notes == ["role-forbids"])
    #expect(try orders.extern.send("PUT", "\(Self.path)/stoppa?arbetsorderId=108").notes == ["tid-not-running"])
    let own = try started(orders, 108, by: orders.extern)
    #expect(try orders.intern.send("PUT", "\(Self.path)/\(own)/stoppa").status == 200)
    #expect(try start(orders, 108, by: orders.lasare).notes == ["role-forbids"])
  }

  @Test(.rule(.r4_8)) func `no clock starts or stops on MAK`() throws {
    let orders = try Orders()
    let id = try orders.create()
    let running = try started(orders, id)
    try orders.walk(id, "MAK")
    #expect(try start(orders, id).notes == ["arbetsorder-locked"])
    #expect(try orders.intern.send("PUT", "\(Self.path)/\(running)/stoppa").notes == ["arbetsorder-locked"])
    #expect(try orders.intern.send("PUT", "\(Self.path)/stoppa?arbetsorderId=\(id)").notes == ["arbetsorder-locked"])
    #expect(try orders.intern.delete("\(Self.path)/\(running)").notes == ["arbetsorder-locked"])
  }
}
