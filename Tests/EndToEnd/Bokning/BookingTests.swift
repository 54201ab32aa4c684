import Foundation
import Locks
import Rules
import TestKit
import Testing

/// Booking slots for arbetsorder (rule 5.6).
///
/// The demo seed: R100 has an hour at a time, one booking and one more; E200 two hours, two bookings. The clock begins
/// at Monday 2 March 2026 08:00.
@Suite(.rule(.r5_6)) struct BookingTests {
  static let slot = "R100-202603041000"

  private func book(
    _ orders: Orders, _ id: Int64, _ slot: String = slot, _ more: String = "", by caller: TestCaller? = nil
  ) throws -> TestAnswer {
    let fields = more.isEmpty ? "" : ", \(more)"
    return try (caller ?? orders.intern).post("/v1/arbetsorder/\(id)/boka", "{\"tidsluckaId\": \"\(slot)\"\(fields)}")
  }

  private func cancel(_ orders: Orders, _ id: Int64, _ json: String? = nil, by caller: TestCaller? = nil) throws
    -> TestAnswer
  {
    try (caller ?? orders.intern).send(
      "POST", "/v1/arbetsorder/\(id)/avboka", headers: json == nil ? [] : [("Content-Type", "application/json")],
      text: json)
  }

  private func booking(_ orders: Orders, _ id: Int64) throws -> JSONView? {
    try orders.intern.get("/v1/arbetsorder/\(id)/bokning").json["bokning"]
  }

  private func slots(_ orders: Orders, _ resurs: String = "R100", _ more: String = "") throws -> [JSONView] {
    let answer = try orders.intern.post(
      "/v1/system/resurskalender",
      """
      {"objektId": "9900101", "resursId": "\(resurs)", "aktivitetsTyp": "ARBETSORDER",
       "period": {"intervall": {"datumFran": "2026-03-04", "datumTill": "2026-03-04"}}\(more)}
      """)
    guard answer.status == 200 else { throw NotDone(answer: answer) }
    return answer.json.list
  }

  @Test func `a booking fills planering, makes a händelse, and can be read`() throws {
    let orders = try Orders()
    try orders.world.clock(Orders.still)
    let id = try orders.create()
    let answer = try book(orders, id, Self.slot, #""tilltrade": {"id": "J", "kommentar": "Ring på"}"#)
    #expect(answer.status == 201)
    #expect(answer.raw.body.isEmpty)
    let planering = try orders.read(id)["planering"]
    #expect(
      planering?.description
        == #"{"bokadDatum":"20260304","bokadFromTid":"10:00","bokadTomTid":"11:00","bokadMedModul":true}"#)
    #expect(try orders.events(id).last == "Tid bokad | onsdag 4 mars 10:00–11:00 hos Anna Berg")
    let bokning = try booking(orders, id)
    #expect(bokning?["tidsluckaId"]?.text == Self.slot)
    #expect(bokning?["startTid"]?.text == "2026-03-04T10:00:00+01:00")
    #expect(bokning?["slutTid"]?.text == "2026-03-04T11:00:00+01:00")
    #expect(bokning?["status"]?.text == "BOKAD")
    #expect(bokning?["antalAktiviteter"]?.int == 1)
    #expect(bokning?["tilltrade"]?.description == #"{"id":"J","beskrivning":"Ja","kommentar":"Ring på"}"#)
    #expect(
      try book(orders, id, Self.slot, #""tilltrade": {"id": "J", "kommentar": "Ring på"}"#).notes == ["nothing-changed"]
    )
  }

  @Test func `one that was never booked has no booking`() throws {
    let answer = try Orders().intern.get("/v1/arbetsorder/102/bokning")
    #expect(answer.status == 200)
    #expect(answer.text == #"{"bokning":null}"#)
  }

  @Test func `a second booking moves the first, whose slot is free again`() throws {
    let orders = try Orders()
    let id = try orders.create()
    #expect(try book(orders, id).status == 201)
    #expect(try book(orders, id, "R100-202603041300").status == 201)
    #expect(try orders.events(id).last?.hasPrefix("Bokning flyttad") == true)
    #expect(try orders.read(id)["planering"]?["bokadFromTid"]?.text == "13:00")
    let counts = try slots(orders).map { ($0["id"]?.text ?? "", $0["antalAktiviteter"]?.int ?? -1) }
    #expect(counts.first { $0.0 == Self.slot }?.1 == 0)
    #expect(counts.first { $0.0 == "R100-202603041300" }?.1 == 1)
  }

  @Test func `a full slot is refused, and overbooking goes as far as the resurs allows`() throws {
    let orders = try Orders()
    let ids = try (0..<3).map { _ in try orders.create() }
    #expect(try book(orders, ids[0]).status == 201)
    let full = try book(orders, ids[1])
    #expect(full.status == 400)
    #expect(full.notes == ["booking-full"])
    #expect(try booking(orders, ids[1])?.isNull == true)
    #expect(try book(orders, ids[1], Self.slot, "\"overbokning\": true").status == 201)
    #expect(try book(orders, ids[2], Self.slot, "\"overbokning\": true").notes == ["booking-full"])
    #expect(try booking(orders, ids[0])?["antalAktiviteter"]?.int == 2)
  }

  @Test func `the same slot asked for by 20 callers at once is given exactly once`() throws {
    let orders = try Orders()
    let ids = try (0..<20).map { _ in try orders.create() }
    let answers = Guarded<[Int]>([])
    let group = DispatchGroup()
    for id in ids {
      group.enter()
      let thread = Thread {
        let status = try? book(orders, id).status
        answers.withLock { $0.append(status ?? 0) }
        group.leave()
      }
      thread.start()
    }
    group.wait()
    let statuses = answers.withLock { $0 }
    #expect(statuses.count { $0 == 201 } == 1)
    #expect(statuses.count { $0 == 400 } == 19)
    #expect(try ids.count { try booking(orders, $0)?["status"]?.text == "BOKAD" } == 1)
    #expect(try orders.world.server.count("bokning", of: orders.world) == 1 + Self.seeded)
  }

  /// Bookings of the demo seed.
  static let seeded: Int64 = 2

  /// A request, and what it gets on an arbetsorder in GODK.
  static let wrong: [(String, Int, String)] = [
    (#"{"tidsluckaId": "R100-202603041030"}"#, 404, "reference-not-found"),
    (#"{"tidsluckaId": "R100-202603040600"}"#, 404, "reference-not-found"),
    (#"{"tidsluckaId": "R100-202603071000"}"#, 404, "reference-not-found"),  // a Saturday
    (#"{"tidsluckaId": "R110-202603041000"}"#, 404, "reference-not-found"),  // can't be booked
    (#"{"tidsluckaId": "X-202603041000"}"#, 404, "reference-not-found"),
    (#"{"tidsluckaId": "R100"}"#, 404, "reference-not-found"),
    (#"{"tidsluckaId": ""}"#, 404, "reference-not-found"),
    (#"{"tidsluckaId": "R100-202613991000"}"#, 404, "reference-not-found"),
    (#"{"tidsluckaId": "R100-202602271000"}"#, 400, "booking-passed"), (#"{}"#, 400, "required-missing"),
    (#"{"tidsluckaId": "R100-202603041000", "tilltrade": {"id": "X"}}"#, 404, "reference-not-found"),
    (#"{"tidsluckaId": "E200-202603040700", "tilltrade": {"id": "N"}}"#, 400, "reference-mismatch"),
    (#"{"tidsluckaId": "R100-202603041000", "tilltrade": {"kod": "N"}}"#, 400, "unknown-field"),
  ]

  @Test(.rule(.r2_5), arguments: wrong)
  func `what can't be booked changes nothing`(_ json: String, _ status: Int, _ code: String) throws {
    let orders = try Orders()
    let before = try orders.trace(105)
    let answer = try orders.intern.post("/v1/arbetsorder/105/boka", json)
    #expect(answer.status == status, "\(answer)")
    #expect(answer.notes == [code])
    #expect(try orders.trace(105) == before)
    #expect(try booking(orders, 105)?.isNull == true)
  }

  @Test func `only what is not done can be booked`() throws {
    let orders = try Orders()
    for (id, code) in [(102, nil), (105, nil), (107, nil), (110, "booking-status"), (114, "booking-status")]
      as [(Int64, String?)]
    {
      let codes = code.map { [$0] } ?? []
      #expect(try book(orders, id, "R100-2026030\(5 + id % 2)1\(id % 5)00").notes == codes, "\(id)")
    }
  }

  @Test func `cancelling empties planering, and after the start it must be forced`() throws {
    var orders = try Orders()
    try orders.world.clock(Orders.still)
    let id = try orders.create()
    #expect(try book(orders, id).status == 201)
    #expect(try cancel(orders, id).status == 200)
    #expect(try orders.read(id)["planering"]?.isNull == true)
    #expect(try booking(orders, id)?["status"]?.text == "AVBOKAD")
    #expect(try booking(orders, id)?["antalAktiviteter"]?.int == 0)
    #expect(try orders.events(id).last == "Tid avbokad | onsdag 4 mars 10:00–11:00")
    let none = try cancel(orders, id)
    #expect(none.status == 400)
    #expect(none.notes == ["booking-none"])
    #expect(try book(orders, id).status == 201)
    try orders.world.clock("{\"now\": \"2026-03-04T10:00:00+01:00\"}")
    orders = try orders.later()
    for json in [nil, "{}", "{\"forcera\": false}", "{\"forcera\": null}"] as [String?] {
      #expect(try cancel(orders, id, json).notes == ["booking-started"])
    }
    #expect(try cancel(orders, id, "{\"forcera\": true}").status == 200)
    #expect(try cancel(orders, 110).notes == ["booking-status"])
  }

  @Test(.rule(.r4_15)) func `status and filter follow the arbetsorder`() throws {
    let orders = try Orders()
    let id = try orders.create("\"resursId\": \"E200\", \"externtId\": \"x\"", objekt: "9920104")
    func listed(_ filter: String) throws -> Bool {
      try orders.intern.get("/v1/arbetsorder?objektId=9920104&bokningStatus=\(filter)").json.list
        .contains { $0["id"]?.int == id }
    }
    #expect(try ["BOKAD", "ACCEPTERAD", "EJ_BOKAD"].map(listed) == [false, false, true])
    #expect(try book(orders, id).status == 201)
    #expect(try ["BOKAD", "ACCEPTERAD", "EJ_BOKAD"].map(listed) == [true, false, false])
    try orders.walk(id, "GODK")
    #expect(try booking(orders, id)?["status"]?.text == "BOKAD")
    try orders.walk(id, "PAGAR")
    #expect(try booking(orders, id)?["status"]?.text == "BOKNING_ACCEPTERAD")
    #expect(try ["BOKAD", "ACCEPTERAD", "EJ_BOKAD"].map(listed) == [false, true, false])
    try orders.walk(id, "UTFÖRD")
    #expect(try ["BOKAD", "ACCEPTERAD", "EJ_BOKAD"].map(listed) == [false, true, false])
  }

  @Test func `MAK frees the slot, and leaving it takes it back only where there is room`() throws {
    let orders = try Orders()
    let (first, second) = (try orders.create(), try orders.create())
    #expect(try book(orders, first).status == 201)
    try orders.walk(first, "MAK")
    #expect(try booking(orders, first)?["status"]?.text == "AVBOKAD")
    try orders.walk(first, "REG")
    #expect(try booking(orders, first)?["status"]?.text == "BOKAD")
    #expect(try orders.read(first)["planering"]?["bokadMedModul"]?.bool == true)
    try orders.walk(first, "MAK")
    #expect(try book(orders, second).status == 201)
    try orders.walk(first, "REG")
    #expect(try booking(orders, first)?["status"]?.text == "AVBOKAD")
    #expect(try orders.read(first)["planering"]?["bokadMedModul"]?.bool == false)
    #expect(try orders.events(first).last?.hasPrefix("Bokningen är borta") == true)
    // It does not come back by itself.
    #expect(try cancel(orders, second).status == 200)
    try orders.walk(first, "MAK", "REG")
    #expect(try booking(orders, first)?["status"]?.text == "AVBOKAD")
  }

  @Test(.rule(.r4_16)) func `planning by hand gives the slot back, and the same planering again does not`() throws {
    let orders = try Orders()
    let id = try orders.create()
    #expect(try book(orders, id).status == 201)
    let same = "\"planering\": {\"bokadDatum\": \"20260304\", \"bokadFromTid\": \"10:00\", \"bokadTomTid\": \"11:00\"}"
    #expect(try orders.put(id, same).notes == ["nothing-changed"])
    #expect(try booking(orders, id)?["status"]?.text == "BOKAD")
    #expect(try orders.put(id, "\"planering\": {\"bokadTomTid\": \"12:00\"}").status == 200)
    #expect(try booking(orders, id)?["status"]?.text == "AVBOKAD")
    #expect(try orders.read(id)["planering"]?["bokadMedModul"]?.bool == false)
    #expect(try orders.read(id)["planering"]?["bokadTomTid"]?.text == "12:00")
  }

  @Test(.rule(.r4_9)) func `a new arbetsorder can be booked at once, or is not made`() throws {
    let orders = try Orders()
    let booked = "\"bokning\": {\"tidsluckaId\": \"\(Self.slot)\"}"
    let id = try orders.create(booked)
    #expect(try booking(orders, id)?["status"]?.text == "BOKAD")
    #expect(try booking(orders, id)?["tilltrade"]?["id"]?.text == "N")
    let count = try orders.intern.get("/v1/arbetsorder?limit=1000").json.list.count
    #expect(try orders.post(booked).notes == ["booking-full"])
    let other = "\"bokning\": {\"tidsluckaId\": \"R100-202603041100\"}, \"planering\": {\"bokadDatum\": \"20260305\"}"
    #expect(try orders.post(other).notes == ["reference-mismatch"])
    #expect(try orders.post("\"bokning\": {}").notes == ["required-missing"])
    #expect(try orders.intern.get("/v1/arbetsorder?limit=1000").json.list.count == count)
  }

  @Test(.rule(.r3_8)) func `a contractor books its own hours on its own arbetsorder`() throws {
    let orders = try Orders()
    #expect(try book(orders, 108, "E200-202603040700", by: orders.extern).status == 201)
    #expect(try book(orders, 108, Self.slot, by: orders.extern).notes == ["role-forbids"])
    #expect(try book(orders, 107, "E200-202603040700", by: orders.extern).notes == ["not-utforare"])
    #expect(try cancel(orders, 107, by: orders.extern).notes == ["not-utforare"])
    #expect(try orders.extern.get("/v1/arbetsorder/107/bokning").notes == ["not-utforare"])
    #expect(try orders.extern.get("/v1/arbetsorder/108/bokning").status == 200)
    #expect(try book(orders, 102, by: orders.lasare).notes == ["role-forbids"])
    #expect(try cancel(orders, 102, by: orders.lasare).notes == ["role-forbids"])
    #expect(try orders.lasare.get("/v1/arbetsorder/108/bokning").status == 200)
    #expect(try cancel(orders, 108, by: orders.extern).status == 200)
  }

  @Test(.rule(.r1_12)) func `an unknown arbetsorder is 404`() throws {
    let orders = try Orders()
    #expect(try book(orders, 9999).notes == ["not-found"])
    #expect(try cancel(orders, 9999).notes == ["not-found"])
    #expect(try orders.intern.get("/v1/arbetsorder/9999/bokning").notes == ["not-found"])
  }
}
