import Rules
import TestKit
import Testing

@Suite struct ErrorTests {
  @Test(.rule(.r2_1))
  func `an API error has an id, an English message and a Swedish one`() throws {
    let caller = try TestServer.shared.world().login()
    let answers = [try caller.get("/v1/arbetsorder/999"), try caller.get("/v1/arbetsorder/999")]
    for answer in answers {
      expectAPIError(answer, 404, "not-found")
      let id = try #require(answer.json["id"]?.text)
      #expect(id.wholeMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/) != nil)
      #expect(answer.message.contains("999"))
      #expect(answer.json["userMessage"]?.text == "Uppgiften finns inte.")
    }
    #expect(answers[0].json["id"]?.text != answers[1].json["id"]?.text)
  }

  @Test(
    .rule(.r2_1),
    arguments: [
      ("{\"objektId\": \"9900101\", \"prioKod\": \"77\"}", "Prio", "77"),
      ("{\"objektId\": \"nix\"}", "Objekt", "nix"),
      ("{\"objektId\": \"9900101\", \"arbetsordertypKod\": \"Z\"}", "arbetsordertypKod", "Z"),
      ("{\"objektId\": \"9900101\", \"enhetsId\": \"spis\"}", "enhetsId", "spis"),
    ])
  func `a message names the field and the value received`(_ body: String, field: String, value: String) throws {
    let answer = try TestServer.shared.world().login().post("/v1/arbetsorder", body)
    #expect([400, 404].contains(answer.status))
    #expect(answer.message.contains(field), "\(answer)")
    #expect(answer.message.contains(value), "\(answer)")
  }

  @Test(
    .rule(.r2_4),
    arguments: [
      ("{\"objektId\": \"9900101\",}", "line 1, column 24"),
      ("{\n  \"objektId\": 99x\n}", "line 2, column 17"),
      ("{\"a\": 1", "line 1, column 8"),
      ("[1]]", "line 1, column 4"),
      ("{'a': 1}", "line 1, column 2"),
      ("{\"a\": \"\u{1}\"}", "line 1, column 8"),
    ])
  func `malformed JSON is 400 with line and column`(_ body: String, place: String) throws {
    let answer = try TestServer.shared.world().login().post("/v1/arbetsorder", body)
    expectAPIError(answer, 400, "json-malformed")
    #expect(answer.message.contains(place), "\(answer)")
  }

  @Test(.rule(.r2_4), arguments: ["", "  \n"])
  func `a body that is missing is 400`(_ body: String) throws {
    expectAPIError(try TestServer.shared.world().login().post("/v1/arbetsorder", body), 400, "body-missing")
  }

  @Test(
    .rule(.r2_4),
    arguments: [
      "text/plain", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data", "json", "",
    ])
  func `a body of another content type is 415`(_ type: String) throws {
    let answer = try TestServer.shared.world().login().send(
      "POST", "/v1/arbetsorder", headers: [("Content-Type", type)], text: "{\"objektId\": \"9900101\"}")
    expectAPIError(answer, 415, "content-type")
    #expect(answer.message.contains("application/json"))
  }

  @Test(.rule(.r2_4))
  func `a body without a content type is 415`() throws {
    let answer = try TestServer.shared.world().login().send(
      "POST", "/v1/arbetsorder", text: "{\"objektId\": \"9900101\"}")
    expectAPIError(answer, 415, "content-type")
  }

  @Test(.rule(.r2_4), arguments: ["application/json", "Application/JSON; charset=UTF-8", "application/json;x=y"])
  func `JSON is known by its media type, whatever its case and parameters`(_ type: String) throws {
    let answer = try TestServer.shared.world().login().send(
      "POST", "/v1/arbetsorder", headers: [("Content-Type", type)], text: "{\"objektId\": \"9900101\"}")
    #expect(answer.status == 201, "\(answer)")
  }

  @Test(
    .rule(.r2_4),
    arguments: [
      ("a query value", "/v1/arbetsorder?status=%D6VERF", "%D6VERF", "%C3%96VERF"),
      ("a query name", "/v1/arbetsorder?%E5r=1", "%E5r", "%C3%A5r"),
      ("a path segment", "/v1/kund/kundnummer/%C5SA", "%C5SA", "%C3%85SA"),
    ])
  func `Latin-1 in a target is 400 that shows the UTF-8 form`(
    _ place: String, target: String, sent: String, right: String
  ) throws {
    let answer = try TestServer.shared.world().login().get(target)
    expectAPIError(answer, 400, "invalid-utf8")
    #expect(answer.message.contains("UTF-8"))
    #expect(answer.message.contains(sent))
    #expect(answer.message.contains(right))
  }

  @Test(.rule(.r2_4), arguments: ["%C3", "%FF%FE", "%80", "%ED%A0%80", "%C0%AF", "%F8%88%80%80%80"])
  func `bytes that are no UTF-8 are 400 in path and query`(_ bytes: String) throws {
    let caller = try TestServer.shared.world().login()
    expectAPIError(try caller.get("/v1/kund/kundnummer/\(bytes)"), 400, "invalid-utf8")
    expectAPIError(try caller.get("/v1/arbetsorder?kundNr=\(bytes)"), 400, "invalid-utf8")
  }

  @Test(.rule(.r2_4))
  func `Latin-1 in a body is 400 with line and column, and shows the UTF-8 form`() throws {
    let text = "{\"objektId\": \"9900101\",\n \"information\": {\"beskrivning\": \"K".utf8
    let answer = try TestServer.shared.world().login().send(
      "POST", "/v1/arbetsorder", headers: [("Content-Type", "application/json")],
      body: Array(text) + [0xF6] + Array("k\"}}".utf8))
    expectAPIError(answer, 400, "invalid-utf8")
    #expect(answer.message.contains("UTF-8"))
    #expect(answer.message.contains("line 2, column 35"), "\(answer)")
    #expect(answer.message.contains("'ö'"), "\(answer)")
    #expect(answer.message.contains("C3 B6"), "\(answer)")
  }

  @Test(.rule(.r2_5))
  func `a refused change leaves the arbetsorder as it was`() throws {
    let caller = try TestServer.shared.world().login()
    let before = try caller.get("/v1/arbetsorder/108").text
    for body in [
      "{\"information\": {\"atgard\": \"x\"}, \"prioKod\": \"77\"}",
      "{\"information\": {\"atgard\": \"x\"}, \"statusKod\": \"REG\"}",
      "{\"information\": {\"atgard\": \"x\"}, \"nonsense\": 1}",
    ] {
      #expect(try caller.put("/v1/arbetsorder/108", body).status >= 400)
      #expect(try caller.get("/v1/arbetsorder/108").text == before)
    }
    let count = try caller.get("/v1/arbetsorder?limit=1000").json.list.count
    #expect(try caller.post("/v1/arbetsorder", "{\"objektId\": \"9900101\", \"statusKod\": \"PAGAR\"}").status == 400)
    #expect(try caller.get("/v1/arbetsorder?limit=1000").json.list.count == count)
  }

  @Test(.rule(.r1_10))
  func `nothing that a client sent has been answered with a 500`() throws {
    let world = TestServer.shared.world()
    let caller = try world.login()
    for body in ["null", "[]", "1", "\"x\"", "{}", "{\"objektId\": null}", "{\"objektId\": {}}", "{\"objektId\": []}"] {
      let answer = try caller.post("/v1/arbetsorder", body)
      #expect([400, 404].contains(answer.status), "\(body): \(answer)")
    }
    #expect(!TestServer.shared.internalErrors.contains { $0.contains(world.base + "/") })
  }
}
