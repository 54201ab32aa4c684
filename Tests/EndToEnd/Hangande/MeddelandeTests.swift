import Rules
import TestKit
import Testing

/// Messages to the kund of an arbetsorder, and the outbox that holds them (rule 5.7).
@Suite(.rule(.r5_7)) struct MeddelandeTests {
  private static let path = "/v1/arbetsorder/meddelande"

  private func list(_ orders: Orders, _ id: Int64 = 124, by caller: TestCaller? = nil) throws -> TestAnswer {
    try (caller ?? orders.intern).get("/v1/arbetsorder/meddelanden/\(id)")
  }

  private func outbox(_ orders: Orders) throws -> [JSONView] {
    try orders.world.anonymous.get("/_sim/outbox").json.list
  }

  @Test func `a message goes from the caller to the kund, and shows in the list, the outbox and a händelse`() throws {
    let orders = try Orders()
    try orders.world.clock(Orders.still)
    let before = try orders.events(124)
    let answer = try orders.intern.post(
      Self.path,
      #"{"arbetsorderId": 124, "kundnummer": "KUNDA10001", "amne": "Ny tid", "meddelande": "Vi kommer kl 9.\n\nHälsningar"}"#
    )
    #expect(answer.status == 201)
    #expect(answer.raw.body.isEmpty)
    let sent = try #require(try list(orders).json.list.last)
    #expect(sent["till"]?.text == "kund@example.com")
    #expect(sent["namnTill"]?.text == "Kommunen")
    #expect(sent["fran"]?.text == "anna.berg@example.com")
    #expect(sent["namnFran"]?.text == "Anna Berg")
    #expect(sent["label"]?.text == "Ny tid")
    #expect(sent["text1"]?.text == "Vi kommer kl 9.\n\nHälsningar")
    #expect(sent["skapadDatum"]?.text == "20260302")
    #expect(sent["skapadTid"]?.text == "08:00")
    #expect(try orders.events(124) == before + ["Meddelande skickat | Ny tid"])
    let out = try outbox(orders)
    #expect(out.count == 1)
    #expect(out[0]["arbetsorderId"]?.int == 124)
    #expect(out[0]["kundId"]?.int == 310_001)
    #expect(out[0]["amne"]?.text == "Ny tid")
    #expect(out[0]["skapad"]?.text == "2026-03-02T08:00:00+01:00")
    #expect(out[0]["meddelandeId"]?.int == sent["id"]?.int)
    #expect(out[0]["last"]?.bool == false)
  }

  @Test func `reading marks all of it, once`() throws {
    let orders = try Orders()
    #expect(try orders.intern.post(Self.path, #"{"arbetsorderId": 124, "meddelande": "Hej"}"#).status == 201)
    let before = try orders.events(124)
    #expect(try orders.intern.put("/v1/arbetsorder/meddelanden/124/lasta", "").status == 200)
    #expect(try outbox(orders)[0]["last"]?.bool == true)
    #expect(try orders.events(124) == before + ["Meddelanden lästa | 2 meddelanden"])
    #expect(try orders.intern.put("/v1/arbetsorder/meddelanden/124/lasta", "").notes == ["nothing-changed"])
    #expect(try orders.events(124).count == before.count + 1)
  }

  @Test(
    .rule(.r2_5),
    arguments: [
      (#"{"meddelande": "Hej"}"#, 400, "required-missing"), (#"{"arbetsorderId": 124}"#, 400, "required-missing"),
      (#"{"arbetsorderId": 124, "meddelande": " \n"}"#, 400, "required-missing"),
      (#"{"arbetsorderId": 9999, "meddelande": "Hej"}"#, 404, "reference-not-found"),
      (#"{"arbetsorderId": 124, "meddelande": "Hej", "kundnummer": "X"}"#, 404, "reference-not-found"),
      (#"{"arbetsorderId": 124, "meddelande": "Hej", "kundnummer": "KUNDA10002"}"#, 400, "reference-mismatch"),
      (#"{"arbetsorderId": 105, "meddelande": "Hej"}"#, 400, "message-needs-kund"),
      (#"{"arbetsorderId": 124, "text": "Hej"}"#, 400, "unknown-field"),
    ])
  func `what can't be sent leaves nothing`(_ json: String, _ status: Int, _ code: String) throws {
    let orders = try Orders()
    let before = try list(orders).text + orders.trace(124)
    let answer = try orders.intern.post(Self.path, json)
    #expect(answer.status == status)
    #expect(answer.notes == [code])
    #expect(try list(orders).text + orders.trace(124) == before)
    #expect(try outbox(orders).isEmpty)
  }

  @Test(.rule(.r3_8)) func `a contractor has the messages of its own arbetsorder`() throws {
    let orders = try Orders()
    #expect(try list(orders, by: orders.extern).notes == ["not-utforare"])
    #expect(try orders.extern.put("/v1/arbetsorder/meddelanden/124/lasta", "").notes == ["not-utforare"])
    #expect(
      try orders.extern.post(Self.path, #"{"arbetsorderId": 124, "meddelande": "Hej"}"#).notes == ["not-utforare"])
    #expect(try orders.lasare.put("/v1/arbetsorder/meddelanden/124/lasta", "").notes == ["role-forbids"])
    #expect(
      try orders.lasare.post(Self.path, #"{"arbetsorderId": 124, "meddelande": "Hej"}"#).notes == ["role-forbids"])
    #expect(try list(orders, by: orders.lasare).json.list.count == 2)
    let id = try orders.create("\"resursId\": \"E200\", \"kundNr\": \"KUNDA10002\"")
    #expect(try orders.extern.post(Self.path, "{\"arbetsorderId\": \(id), \"meddelande\": \"Hej\"}").status == 201)
    #expect(try list(orders, id, by: orders.extern).json[0]?["namnFran"]?.text == "Rörjouren AB")
  }

  @Test(.rule(.r1_12, .r4_8)) func `an unknown arbetsorder is 404, and nothing is written on MAK`() throws {
    let orders = try Orders()
    #expect(try list(orders, 9999).notes == ["not-found"])
    #expect(try orders.intern.put("/v1/arbetsorder/meddelanden/9999/lasta", "").notes == ["not-found"])
    let id = try orders.create("\"kundNr\": \"KUNDA10002\"")
    try orders.walk(id, "MAK")
    let answer = try orders.intern.post(Self.path, "{\"arbetsorderId\": \(id), \"meddelande\": \"Hej\"}")
    #expect(answer.notes == ["arbetsorder-locked"])
  }

  @Test(.rule(.r4_16)) func `what a change of planering sends is in the outbox, as the system's own`() throws {
    let orders = try Orders(Settled.messages)
    let id = try orders.create("\"kundNr\": \"KUNDA10002\"")
    try orders.put(id, "\"planering\": {\"bokadDatum\": \"20260304\"}")
    let out = try outbox(orders)
    #expect(out.count == 1)
    #expect(out[0]["kundId"]?.int == 310_002)
    #expect(out[0]["meddelandeId"]?.isNull == true)
    #expect(out[0]["last"]?.isNull == true)
  }

  @Test(.rule(.r1_3)) func `the ways of getting in are listed in the landlord's order`() throws {
    let answer = try Orders().intern.get("/v1/arbetsorder/tilltrade/vardelista")
    #expect(
      answer.text == #"[{"tilltradeKod":"N","tilltradeBesk":"Nej"},{"tilltradeKod":"J","tilltradeBesk":"Ja"}]"#)
  }
}
