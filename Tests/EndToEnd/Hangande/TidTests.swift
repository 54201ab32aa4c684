import Rules
import TestKit
import Testing

/// Registering time by hand (rule 5.3); `ClockTimeTests` has starting and stopping.
@Suite(.rule(.r5_3)) struct TidTests {
  static let path = "/v1/arbetsorder/tider"

  private func add(_ orders: Orders, _ json: String, to id: Int64 = 107, by caller: TestCaller? = nil) throws
    -> TestAnswer
  {
    try (caller ?? orders.intern).post("\(Self.path)?arbetsorderId=\(id)", json)
  }

  private func added(_ orders: Orders, _ json: String) throws -> JSONView {
    let answer = try add(orders, json)
    guard answer.status == 201 else { throw NotDone(answer: answer) }
    return try orders.intern.get("\(Self.path)/\(try #require(answer.json["id"]?.int))").json
  }

  /// A registration as `timmar minuter start stop from tom pris`.
  private func line(_ tid: JSONView) -> String {
    ["timmar", "minuter", "starttid", "sluttid", "datumFom", "datumTom", "pris"].map { name in
      let value = tid[name]
      return value?.text ?? value?.int.map { String($0) } ?? "-"
    }.joined(separator: " ")
  }

  /// What is sent besides activity 1 (520 kronor an hour) and dates of 2 March 2026, and what is stored.
  static let lengths: [(String, String)] = [
    (#""timmar": 1, "minuter": 25"#, "1 25 - - 20260302 20260302 737"),  // 85 × 520 / 60 = 736.67
    (#""timmar": 1.5"#, "1 30 - - 20260302 20260302 780"),
    (#""timmar": 0.25, "minuter": 120"#, "2 15 - - 20260302 20260302 1170"),
    (#""minuter": 61"#, "1 1 - - 20260302 20260302 529"),  // 61 × 520 / 60 = 528.67
    (#""minuter": 3"#, "0 3 - - 20260302 20260302 26"), (#""timmar": 0.001"#, "0 0 - - 20260302 20260302 0"),
    (#""timmar": 0.0084"#, "0 1 - - 20260302 20260302 9"),  // 0.504 minutes are 1; 8.67 kronor are 9
    ("", "0 0 - - 20260302 20260302 0"), (#""timmar": null, "minuter": null"#, "0 0 - - 20260302 20260302 0"),
    (#""starttid": "08:00", "sluttid": "09:25""#, "1 25 08:00 09:25 20260302 20260302 737"),
    (#""starttid": "0800", "sluttid": "08:00:00""#, "0 0 08:00 08:00 20260302 20260302 0"),
    // What the client says counts: a pause lies in between.
    (#""starttid": "08:00", "sluttid": "12:00", "timmar": 3"#, "3 0 08:00 12:00 20260302 20260302 1560"),
    (#""minuter": 60, "pris": 0"#, "1 0 - - 20260302 20260302 0"),
    (#""minuter": 60, "pris": null"#, "1 0 - - 20260302 20260302 -"),
    (#""minuter": 60, "aktivitet": "4""#, "1 0 - - 20260302 20260302 -"),  // no price of an hour
    (#""minuter": 60, "aktivitet": "2""#, "1 0 - - 20260302 20260302 350"),
  ]

  @Test(arguments: lengths) func `hours, minutes, stop and price follow from one another`(
    _ fields: String, _ expected: String
  ) throws {
    let orders = try Orders()
    let activity = fields.contains("aktivitet") ? "" : #""aktivitet": "1", "#
    let rest = fields.isEmpty ? "" : ", " + fields
    let tid = try added(orders, "{\(activity)\"datumFom\": \"20260302\", \"datumTom\": \"20260302\"\(rest)}")
    #expect(line(tid) == expected)
  }

  /// Start and stop by their dates, across midnight and both changes of daylight saving.
  static let spans: [(String, String)] = [
    // A length and a start give the stop.
    (#""datumFom": "20260302", "starttid": "23:30", "timmar": 1"#, "1 0 23:30 00:30 20260302 20260303 520"),
    (#""datumFom": "20260302", "starttid": "22:00", "sluttid": "06:00""#, "8 0 22:00 06:00 20260302 20260303 4160"),
    (
      #""datumFom": "20260302", "datumTom": "20260304", "starttid": "22:00", "sluttid": "22:00""#,
      "48 0 22:00 22:00 20260302 20260304 24960"
    ),
    (#""datumFom": "20260328", "starttid": "22:00", "sluttid": "06:00""#, "7 0 22:00 06:00 20260328 20260329 3640"),
    (#""datumFom": "20261024", "starttid": "22:00", "sluttid": "06:00""#, "9 0 22:00 06:00 20261024 20261025 4680"),
    (#""datumFom": "20261231", "starttid": "23:59", "sluttid": "00:01""#, "0 2 23:59 00:01 20261231 20270101 17"),
    (#""datumFom": "20260329", "starttid": "01:30", "minuter": 60"#, "1 0 01:30 03:30 20260329 20260329 520"),
  ]

  @Test(.rule(.r1_6), arguments: spans) func `a stop before the start in the day is on the next day`(
    _ fields: String, _ expected: String
  ) throws {
    #expect(line(try added(try Orders(), "{\(fields)}")) == expected)
  }

  @Test func `what is left out is the caller, today and the first activity`() throws {
    var orders = try Orders()
    try orders.world.clock("{\"now\": \"2026-03-02T23:30:00Z\", \"freeze\": true}")
    orders = try orders.later()
    let tid = try added(orders, "{\"minuter\": 30}")
    #expect(tid["resursId"]?.text == "R100")
    #expect(tid["datumFom"]?.text == "20260303")
    #expect(tid["datumTom"]?.text == "20260303")
    #expect(tid["aktivitet"]?.text == "1")
    #expect(tid["frasId"]?.int == 1)
  }

  @Test func `an activity is known by its text too, which is noted`() throws {
    let orders = try Orders()
    let answer = try add(orders, #"{"aktivitet": "restid", "minuter": 5}"#)
    #expect(answer.status == 201)
    #expect(answer.notes == ["coerced"])
    let list = try orders.intern.get("\(Self.path)?arbetsorderId=107").json.list
    #expect(list.last?["aktivitet"]?.text == "2")
    #expect(try add(orders, #"{"frasId": 3, "minuter": 5}"#).status == 201)
    #expect(try orders.intern.get("\(Self.path)/aktiviteter/vardelista").json[1]?["frasText"]?.text == "Restid")
  }

  static let mistakes: [(String, Int, String)] = [
    (#"{"arbetsorderId": 108}"#, 400, "arbetsorder-differs"), (#"{"resursId": "X"}"#, 404, "reference-not-found"),
    (#"{"resursId": null}"#, 400, "required-null"), (#"{"aktivitet": "99"}"#, 404, "reference-not-found"),
    (#"{"aktivitet": "Lek"}"#, 404, "reference-not-found"), (#"{"aktivitet": null}"#, 400, "required-null"),
    (#"{"frasId": 99}"#, 404, "reference-not-found"), (#"{"aktivitet": "1", "frasId": 2}"#, 400, "reference-mismatch"),
    (#"{"datumFom": null}"#, 400, "required-null"),
    (#"{"datumFom": "20260302", "datumTom": "20260301"}"#, 400, "period-order"),
    (#"{"starttid": null, "sluttid": "10:00"}"#, 400, "tid-incomplete"),
    (#"{"datumFom": "20260302", "datumTom": "20260302", "starttid": "10:00", "sluttid": "09:59"}"#, 400, "tid-order"),
    (
      #"{"datumFom": "20260329", "datumTom": "20260329", "starttid": "02:30", "sluttid": "04:00"}"#, 400, "invalid-date"
    ),
    (#"{"timmar": -1}"#, 400, "tid-value"), (#"{"minuter": -1}"#, 400, "tid-value"),
    (#"{"timmar": 10000.1}"#, 400, "tid-value"), (#"{"timmar": 1e300}"#, 400, "tid-value"),
    (#"{"minuter": 5, "pris": -1}"#, 400, "tid-value"), (#"{"minuter": 1.5}"#, 400, "unreadable-value"),
    (#"{"starttid": "25:00"}"#, 400, "invalid-date"), (#"{"tid": 5}"#, 400, "unknown-field"),
  ]

  @Test(.rule(.r2_5), arguments: mistakes)
  func `what breaks a rule is refused when it is made and when it is changed`(
    _ json: String, _ status: Int, _ code: String
  ) throws {
    let orders = try Orders()
    let before = try orders.intern.get("\(Self.path)?arbetsorderId=107").text
    for answer in [try add(orders, json), try orders.intern.put("\(Self.path)/1", json)] {
      #expect(answer.status == status)
      #expect(answer.notes == [code])
    }
    #expect(try orders.intern.get("\(Self.path)?arbetsorderId=107").text == before)
  }

  @Test func `a start alone is no time that is spent`() throws {
    let answer = try add(try Orders(), #"{"starttid": "10:00"}"#)
    #expect(answer.status == 400)
    #expect(answer.notes == ["tid-incomplete"])
  }

  /// Changes of a registration of 08:00 to 09:00 for 520 kronor, one after the other.
  @Test(.rule(.r4_9)) func `a change merges, and what follows follows again`() throws {
    let orders = try Orders()
    let id = try #require(
      try added(orders, #"{"datumFom": "20260302", "starttid": "08:00", "sluttid": "09:00"}"#)["id"]?.int)
    func put(_ json: String) throws -> String {
      let answer = try orders.intern.put("\(Self.path)/\(id)", json)
      guard answer.status == 200 else { throw NotDone(answer: answer) }
      return line(try orders.intern.get("\(Self.path)/\(id)").json)
    }
    #expect(try orders.intern.put("\(Self.path)/\(id)", #"{"sluttid": "09:00"}"#).notes == ["nothing-changed"])
    #expect(try put(#"{"sluttid": "10:00"}"#) == "2 0 08:00 10:00 20260302 20260302 1040")
    #expect(try put(#"{"minuter": 15}"#) == "2 15 08:00 10:00 20260302 20260302 1170")
    #expect(try put(#"{"timmar": 1}"#) == "1 15 08:00 10:00 20260302 20260302 650")
    #expect(try put(#"{"aktivitet": "2"}"#) == "1 15 08:00 10:00 20260302 20260302 438")
    #expect(try put(#"{"pris": 500}"#) == "1 15 08:00 10:00 20260302 20260302 500")
    // A price that somebody set stays.
    #expect(try put(#"{"timmar": null, "minuter": null}"#) == "2 0 08:00 10:00 20260302 20260302 500")
    #expect(try put(#"{"datumTom": "20260303"}"#) == "26 0 08:00 10:00 20260302 20260303 500")
    #expect(try put(#"{"starttid": null, "sluttid": null}"#) == "26 0 - - 20260302 20260303 500")
    #expect(try orders.intern.delete("\(Self.path)/\(id)").status == 200)
    #expect(try orders.intern.get("\(Self.path)/\(id)").notes == ["not-found"])
  }

  @Test(.rule(.r3_8)) func `a contractor writes its own time on its own arbetsorder only`() throws {
    let orders = try Orders()
    func list(_ id: Int64) throws -> TestAnswer { try orders.extern.get("\(Self.path)?arbetsorderId=\(id)") }
    #expect(try list(107).notes == ["not-utforare"])
    #expect(try orders.extern.get("\(Self.path)/1").notes == ["not-utforare"])
    #expect(try orders.extern.put("\(Self.path)/1", "{}").notes == ["not-utforare"])
    #expect(try orders.extern.delete("\(Self.path)/1").notes == ["not-utforare"])
    #expect(try add(orders, "{}", by: orders.extern).notes == ["not-utforare"])
    let own = try add(orders, #"{"minuter": 5}"#, to: 108, by: orders.extern)
    #expect(own.status == 201)
    #expect(
      try add(orders, #"{"minuter": 5, "resursId": "R100"}"#, to: 108, by: orders.extern).notes == ["role-forbids"])
    let others = try #require(try add(orders, #"{"minuter": 5}"#, to: 108).json["id"]?.int)
    #expect(try list(108).json.list.count == 3)
    #expect(try orders.extern.put("\(Self.path)/\(others)", #"{"minuter": 6}"#).notes == ["role-forbids"])
    #expect(try orders.extern.delete("\(Self.path)/\(others)").notes == ["role-forbids"])
    let mine = try #require(own.json["id"]?.int)
    #expect(try orders.extern.put("\(Self.path)/\(mine)", #"{"resursId": "R100"}"#).notes == ["role-forbids"])
    #expect(try orders.extern.delete("\(Self.path)/\(mine)").status == 200)
    #expect(try add(orders, "{}", to: 108, by: orders.lasare).notes == ["role-forbids"])
    #expect(try orders.lasare.get("\(Self.path)?arbetsorderId=108").status == 200)
  }

  @Test(.rule(.r4_9)) func `published requires five fields, 1_1 none`() throws {
    let orders = try Orders()
    let published = try orders.world.login(key: "demo-key-published")
    let answer = try published.post("\(Self.path)?arbetsorderId=107", "{}")
    #expect(answer.notes == ["required-missing"])
    for name in ["arbetsorderId", "resursId", "datumFom", "datumTom", "aktivitet"] {
      #expect(answer.message.contains("'\(name)'"))
    }
    #expect(try add(orders, "{}").status == 201)
  }
}
