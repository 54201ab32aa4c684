import Rules
import TestKit
import Testing

/// Fields and status in one request (rule 4.6), and requests that fail on their last step (rule 2.5).
@Suite struct CombinedTests {
  @Test(.rule(.r4_6, .r4_13))
  func `fields are applied before the status`() throws {
    let orders = try Orders()
    let id = try orders.create("\"enhetsId\": 700032, \"resursId\": \"R100\"", objekt: "9900104")
    try orders.walk(id, "GODK", "PAGAR")
    let answer = try orders.put(
      id, "\"statusKod\": \"UTFÖRD\", \"arbetsordertypKod\": \"U\", \"information\": {\"atgard\": \"Rengjord\"}")
    #expect(answer.status == 200, "\(answer)")
    #expect(try orders.read(id)["information"]?["atgard"]?.text == "Rengjord")
    let unit = try orders.intern.get("/v1/fastastrukturen/enheter/700032").json
    #expect(unit["underhallsdatum"]?.text == "20260302")
  }

  @Test(.rule(.r4_6, .r4_2), arguments: [("R110", 400), ("E300", 200)])
  func `the utförare of the same PUT is the one that counts`(_ utforare: String, _ expected: Int) throws {
    let orders = try Orders(Settled.skip)
    let id = try orders.create("\"resursId\": \"E200\"")
    let answer = try orders.put(id, "\"resursId\": \"\(utforare)\", \"statusKod\": \"ÖVERF\"")
    #expect(answer.status == expected)
    #expect(try orders.read(id)["utforare"]?["id"]?.text == (expected == 200 ? utforare : "E200"))
  }

  @Test(.rule(.r4_6, .r4_2))
  func `the present status can come with fields`() throws {
    let orders = try Orders()
    let id = try orders.create()
    let answer = try orders.put(id, "\"statusKod\": \"REG\", \"externtId\": \"E-1\"")
    #expect(answer.status == 200)
    #expect(answer.notes == ["status-unchanged"])
    #expect(try orders.read(id)["externtId"]?.text == "E-1")
  }

  @Test(.rule(.r4_6, .r4_8))
  func `an arbetsorder can be changed and cancelled in one PUT`() throws {
    let orders = try Orders()
    let id = try orders.create()
    #expect(try orders.put(id, "\"statusKod\": \"MAK\", \"externtId\": \"E-1\"").status == 200)
    let read = try orders.read(id)
    #expect(read["status"]?["statusKod"]?.text == "MAK")
    #expect(read["externtId"]?.text == "E-1")
  }

  @Test(.rule(.r4_6, .r4_4, .r4_7, .r5_1))
  func `a new arbetsorder can be ordered to the utförare of its område`() throws {
    let orders = try Orders()
    let id = try orders.create("\"statusKod\": \"GODK\"")
    let read = try orders.read(id)
    #expect(read["utforare"]?["id"]?.text == "R100")
    #expect(read["status"]?["statusKod"]?.text == "GODK")
    #expect(read["bestalld"]?["bestalldAv"]?["id"]?.text == "R100")
    #expect(try orders.events(id).count == 2)
  }

  @Test(.rule(.r2_5, .r4_13))
  func `where the last of several steps is refused no enhet has changed`() throws {
    let orders = try Orders(Settled.skip)
    let id = try orders.create(
      "\"resursId\": \"R100\", \"arbetsordertypKod\": \"U\", \"enhetsId\": 700030, \"nyEnhet\": {\"enhetsTyp\": \"SPIS\"}",
      objekt: "9900104")
    let before = try orders.trace(id)
    let list = try orders.intern.get("/v1/fastastrukturen/enheter?utrymmesId=201014").text
    #expect(try orders.step(id, "ÖVERF").notes == ["status-step"])
    #expect(try orders.trace(id) == before)
    #expect(try orders.intern.get("/v1/fastastrukturen/enheter?utrymmesId=201014").text == list)
  }

  @Test(.rule(.r2_5, .r4_6, .r4_16))
  func `where the status is refused no händelse of the planering is left`() throws {
    let orders = try Orders()
    let id = try orders.create()
    let before = try orders.trace(id)
    let answer = try orders.put(id, "\"planering\": {\"bokadDatum\": \"20260304\"}, \"statusKod\": \"ÖVERF\"")
    #expect(answer.notes == ["status-step"])
    #expect(try orders.trace(id) == before)
  }

  /// One request of each kind that is refused for its body: nothing of it is left.
  @Test(
    .rule(.r2_5),
    arguments: [
      ("\"externtId\": \"E\", \"finns\": 1", "unknown-field"),
      ("\"externtId\": \"E\", \"enhetsId\": \"x\"", "unreadable-value"),
      ("\"externtId\": \"E\", \"planering\": {\"bokadDatum\": \"20260230\"}", "invalid-date"),
      ("\"externtId\": \"E\", \"prioKod\": \"99\"", "reference-not-found"),
      ("\"externtId\": \"E\", \"utrymmesId\": 201005", "reference-mismatch"),
      ("\"externtId\": \"E\", \"arbetsordertypKod\": \"M\"", "type-not-creatable"),
      ("\"externtId\": \"E\", \"statusKod\": \"UTFÖRD\"", "status-step"),
      ("\"externtId\": \"E\", \"kundNr\": \"KUNDA10001\", \"statusKod\": \"KLAR\"", "unknown-code"),
    ])
  func `a refused PUT changes nothing`(_ json: String, _ code: String) throws {
    let orders = try Orders()
    let id = try orders.create()
    let before = try orders.trace(id)
    let answer = try orders.put(id, json)
    #expect(answer.status >= 400)
    #expect(answer.notes.contains(code), "\(answer)")
    #expect(try orders.trace(id) == before)
  }

  @Test(.rule(.r3_8, .r2_5))
  func `those who may not write change nothing`() throws {
    let orders = try Orders()
    let id = try orders.create()
    let before = try orders.trace(id)
    for (caller, code) in [(orders.other, "not-utforare"), (orders.lasare, "role-forbids")] {
      for answer in [try orders.put(id, "\"externtId\": \"E\"", by: caller), try orders.put(id, "", by: caller)] {
        #expect(answer.status == 403)
        #expect(answer.notes == [code])
      }
    }
    #expect(try orders.trace(id) == before)
  }

  @Test(.rule(.r3_8))
  func `an arbetsorder that gets another utförare is closed to the one before`() throws {
    let orders = try Orders()
    let id = try orders.create()
    #expect(try orders.extern.get("/v1/arbetsorder/\(id)").status == 200)
    #expect(try orders.put(id, "\"resursId\": \"E300\"").status == 200)
    #expect(try orders.extern.get("/v1/arbetsorder/\(id)").notes == ["not-utforare"])
    #expect(try orders.step(id, "GODK", by: orders.extern).notes == ["not-utforare"])
    #expect(try orders.step(id, "GODK", by: orders.other).status == 200)
  }
}
