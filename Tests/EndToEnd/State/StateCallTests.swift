import Rules
import TestKit
import Testing

/// State, settings and scenarios through `/_sim` (`docs/control-plane.md`).
@Suite(.rule(.c1_4)) struct StateCallTests {
  private let world = TestServer.shared.world()
  private var control: TestCaller { world.anonymous }

  private func lay(_ text: String, type: String = "application/yaml") throws -> TestAnswer {
    try control.send("POST", "/_sim/state", headers: [("Content-Type", type)], text: text)
  }

  @Test func `an arbetsorder that was carried out three weeks ago is laid over the data`() throws {
    let answer = try lay(
      """
      arbetsorder:
        - {id: 5001, objekt: "9900101", typ: F, status: UTFÖRD, utforare: R100,
           registrerad: {datum: 2026-02-09T08:00:00+01:00}, utford: 2026-02-10T12:00:00+01:00}
      """)
    #expect(answer.status == 204, "\(answer)")
    let order = try world.login().get("/v1/arbetsorder/5001")
    #expect(order.json["status"]?["statusKod"]?.text == "UTFÖRD")
    #expect(order.json["utford"]?["datumUtford"]?.text == "20260210")
    #expect(try UndoTests.undo(world, "{\"to\": 0}").json["undone"]?[0]?["name"]?.text == "changeState")
    #expect(try world.login().get("/v1/arbetsorder/5001").status == 404)
  }

  @Test func `what is laid over changes what answers say, and what they remember`() throws {
    let caller = try world.login()
    _ = try caller.get("/v1/arbetsorder/101")
    #expect(try lay("{\"kunder\": [{\"id\": 310001, \"namn\": \"Ny kund\"}]}", type: "application/json").status == 204)
    #expect(try caller.get("/v1/kund/310001").text.contains("Ny kund"))
  }

  @Test func `every mistake is named with its place, and nothing is changed`() throws {
    let before = try TestServer.shared.dump(of: world)
    let answer = try lay("arbetsorder:\n  - {id: 5001, objekt: \"9900101x\", typ: F, staus: REG}\n")
    expectProblem(answer, 400, "control-invalid")
    let detail = answer.json["detail"]?.text ?? ""
    for part in ["body:2:", "did you mean status", "9900101x"] { #expect(detail.contains(part)) }
    #expect(try TestServer.shared.dump(of: world) == before)
    expectProblem(try lay("a: [1"), 400, "control-invalid")
    expectProblem(try lay("x", type: "text/plain"), 415, "control-content-type")
  }

  @Test(arguments: ["json", "yaml"])
  func `the state loads again to the same state`(_ format: String) throws {
    let caller = try world.login()
    #expect(try caller.post("/v1/arbetsorder", "{\"objektId\": \"9900101\"}").status == 201)
    _ = try caller.upload(Multipart.file("a.txt", Array("text".utf8)))
    let state = try control.get("/_sim/state?format=\(format)").text
    let server = try TestServer(seed: state)
    #expect(try server.standard.anonymous.get("/_sim/state?format=\(format)").text == state)
    #expect(try server.standard.login().post("/v1/arbetsorder", "{\"objektId\": \"9900101\"}").json["id"]?.int == 1001)
  }

  @Test(arguments: ["0001-01-01T00:00:00Z", "1899-06-01T00:00:00Z", "2201-01-01T00:00:00Z", "9999-12-30T00:00:00Z"])
  func `whatever the clock shows, the state loads again`(_ now: String) throws {
    #expect(try control.put("/_sim/clock", #"{"now": "\#(now)", "freeze": true}"#).status == 200)
    #expect(try world.login().post("/v1/arbetsorder", "{\"objektId\": \"9900101\"}").status == 201)
    let state = try control.get("/_sim/state").text
    let server = try TestServer(seed: state)
    #expect(try server.standard.anonymous.get("/_sim/state").text == state)
    try server.stop()
  }

  @Test func `a row is removed, unless others refer to it`() throws {
    #expect(try control.delete("/_sim/state/arbetsorder/101").status == 204)
    #expect(try world.login().get("/v1/arbetsorder/101").status == 404)
    expectProblem(try control.delete("/_sim/state/kunder/310001"), 409, "control-conflict")
    expectProblem(try control.delete("/_sim/state/arbetsorder/4711"), 404, "control-not-found")
    let unknown = try control.delete("/_sim/state/arbetsordrar/1")
    expectProblem(unknown, 404, "control-not-found")
    #expect(unknown.json["detail"]?.text?.contains("did you mean arbetsorder") == true)
  }

  @Test func `a scenario makes the world what it describes, and a reset goes back to that`() throws {
    let body = """
      fast2: scenario/1
      name: Eget läge
      why: a test
      clock: 2026-03-02T07:30:00+01:00
      quirks: [ocr-names]
      state:
        arbetsorder: [{id: 5001, objekt: "9900101", typ: F, status: PAGAR, utforare: R100}]
      faults: [{match: {operation: getSla}, effect: {preset: gateway.throttled}}]
      """
    let caller = try world.login()
    let answer = try control.send("POST", "/_sim/scenario", headers: [("Content-Type", "application/yaml")], text: body)
    #expect(answer.json["name"]?.text == "Eget läge", "\(answer)")
    #expect(try caller.get("/v1/arbetsorder").notes == ["gateway-invalid-credentials"])
    for _ in 0..<2 {
      let clock = try control.get("/_sim/clock").json
      #expect(clock["now"]?.text == "2026-03-02T07:30:00+01:00")
      #expect(clock["frozen"]?.bool == true)
      let caller = try world.login()
      #expect(try caller.get("/v1/arbetsorder/5001").json["status"]?["statusKod"]?.text == "PAGAR")
      #expect(try caller.get("/v1/arbetsorder/5001/sla").status == 429)
      #expect(try control.get("/_sim/settings").json["quirks"]?[0]?.text == "ocr-names")
      _ = try world.clock("{\"now\": \"2030-01-01T00:00:00+01:00\"}")
      #expect(try control.send("POST", "/_sim/reset").status == 200)
    }
    // It is stored under its name, for other worlds too.
    let other = TestServer.shared.world()
    #expect(try other.anonymous.post("/_sim/scenario", "{\"name\": \"Eget läge\"}").status == 200)
    #expect(try other.login().get("/v1/arbetsorder/5001").status == 200)
    let made = "scenario-\(other.base.dropFirst(3))"
    #expect(try control.post("/_sim/worlds", "{\"name\": \"\(made)\", \"scenario\": \"Eget läge\"}").status == 201)
    #expect(try TestServer.shared.world(made).login().get("/v1/arbetsorder/5001").status == 200)
  }

  @Test func `the shipped scenarios are listed and each loads`() throws {
    let all = try control.get("/_sim/scenarios").json.list
    #expect(all.count >= 5)
    for scenario in all {
      let name = try #require(scenario["name"]?.text)
      #expect(try control.post("/_sim/scenario", "{\"name\": \"\(name)\"}").status == 200, "\(name)")
    }
    expectProblem(try control.post("/_sim/scenario", "{\"name\": \"ingen\"}"), 404, "control-not-found")
    let bad = try control.send(
      "POST", "/_sim/scenario", headers: [("Content-Type", "application/yaml")],
      text: "fast2: scenario/1\nname: x\nclok: 2026-03-02\n")
    expectProblem(bad, 400, "control-invalid")
    #expect(bad.json["detail"]?.text?.contains("body:3:1") == true)
  }
}

/// `/_sim/settings`, strictness by code, and quirks (rules control 3.3, control 4.3).
@Suite(.rule(.c3_3, .c4_3)) struct SettingsCallTests {
  private let world = TestServer.shared.world()

  private func put(_ json: String) throws -> TestAnswer {
    let answer = try world.anonymous.put("/_sim/settings", json)
    guard answer.status == 200 else { throw Unexpected(answer: answer) }
    return answer
  }

  @Test func `what is named changes, the rest stays, and a reset takes it back`() throws {
    let before = try world.anonymous.get("/_sim/settings").text
    let answer = try put("{\"tokens\": {\"accessSeconds\": 60}, \"status\": {\"allowSkip\": true}, \"prio\": \"30\"}")
    #expect(answer.json["tokens"]?["accessSeconds"]?.int == 60)
    #expect(answer.json["tokens"]?["refreshSeconds"]?.int == 3600)
    #expect(answer.json["status"]?["allowSkip"]?.bool == true)
    let caller = try world.login()
    let id = try #require(try caller.post("/v1/arbetsorder", "{\"objektId\": \"9900101\"}").json["id"]?.int)
    #expect(try caller.get("/v1/arbetsorder/\(id)").json["prio"]?["prioKod"]?.text == "30")
    _ = try world.clock("{\"advance\": \"PT60S\"}")
    #expect(try caller.get("/v1/arbetsorder").notes == ["login-token-expired"])
    #expect(try world.anonymous.send("POST", "/_sim/reset").status == 200)
    #expect(try world.anonymous.get("/_sim/settings").text == before)
  }

  @Test func `authentication is a setting of the world, too`() throws {
    _ = try put("{\"auth\": \"off\"}")
    #expect(try world.anonymous.get("/v1/arbetsorder/101").status == 200)
    _ = try put("{\"auth\": null}")
    #expect(try world.anonymous.get("/v1/arbetsorder/101").status == 401)
  }

  private static func code(_ name: String, _ length: Int, _ part: String) -> (String, String) {
    ("{\"\(name)\": \"\(String(repeating: "x", count: length))\"}", part)
  }

  @Test(arguments: [
    ("{\"prio\": \"99\"}", "valid are 10"), ("{\"quirks\": [\"ocr-name\"]}", "did you mean ocr-names"),
    ("{\"notes\": {\"unknown-parametr\": \"note\"}}", "did you mean unknown-parameter"),
    ("{\"notes\": {\"unknown-parameter\": \"refused\"}}", "did you mean refuse"), ("{}", "at least 1"),
    ("{\"tokens\": {\"accessSeconds\": 0}}", "from 1"), code("prio", 100, "there is no"),
    code("prio", 101, "valid are from 1 to 100"), code("tilltrade", 100, "there is no"),
    code("tilltrade", 101, "valid are from 1 to 100"),
  ])
  func `a setting that there is not is refused`(json: String, part: String) throws {
    let answer = try world.anonymous.put("/_sim/settings", json)
    expectProblem(answer, 400, "control-invalid")
    #expect(answer.json["detail"]?.text?.contains(part) == true, "\(answer)")
  }

  @Test func `one note can be relaxed in strict mode, refused without it, or left out`() throws {
    let caller = try world.login()
    let odd = "/v1/arbetsorder?kundId=310001"
    _ = try put("{\"strict\": true}")
    #expect(try caller.get(odd).notes.first == "strict")
    _ = try put("{\"notes\": {\"unknown-parameter\": \"note\"}}")
    let relaxed = try caller.get(odd)
    #expect(relaxed.status == 200)
    #expect(relaxed.notes == ["unknown-parameter"])
    _ = try put("{\"strict\": false, \"notes\": {\"unknown-parameter\": \"refuse\"}}")
    #expect(try caller.get(odd).notes.first == "strict")
    _ = try put("{\"notes\": {\"unknown-parameter\": \"ignore\"}}")
    let ignored = try caller.get(odd)
    #expect(ignored.status == 200)
    #expect(ignored.notes == [])
    _ = try put("{\"notes\": {\"unknown-parameter\": null}}")
    #expect(try caller.get(odd).notes == ["unknown-parameter"])
  }

  @Test func `a client that filters on kundId is told of kundNr`() throws {
    let caller = try world.login()
    let id = try #require(try caller.get("/v1/arbetsorder?kundId=310001").header("X-Sim-Request-Id"))
    let note = try world.anonymous.get("/_sim/journal/\(id)").json["notes"]?[0]
    #expect(note?["code"]?.text == "unknown-parameter")
    let said = "\(note?["text"]?.text ?? "") \(note?["hint"]?.text ?? "")"
    #expect(said.contains("Did you mean 'kundNr'?"))
  }

  @Test func `the quirks are oddities of true answers`() throws {
    let caller = try world.login()
    _ = try caller.put("/v1/arbetsorder/101", "{\"ekonomi\": {\"materialkostnad\": 200}}")
    _ = try put("{\"quirks\": [\"modified-timestamp\", \"ocr-names\", \"camelcase-tokens\"]}")
    let modified = try caller.get("/v1/arbetsorder/101").json["modifierad"]?["datumModifierad"]?.text ?? ""
    #expect(modified.wholeMatch(of: /2026-03-02T07:00:\d{3}\+0000/) != nil, "\(modified)")
    #expect(try caller.get("/v1/fastastrukturen/utrymmen/201001").text.contains("\"roomsnummer\""))
    #expect(try caller.get("/v1/fastastrukturen/objekt/9900101").text.contains("\"ingarl\""))
    let login = try caller.post("/v1/auth/login", "{\"username\": \"user\", \"password\": \"password\"}")
    #expect(login.json["accessToken"]?.text != nil)
    #expect(login.json["access_token"]?.text == nil)
    _ = try put("{\"quirks\": []}")
    #expect(try caller.get("/v1/fastastrukturen/utrymmen/201001").text.contains("\"rumsnummer\""))
  }

  @Test func `with one token per user a login ends the earlier one`() throws {
    let first = try world.login()
    let other = try world.login("ror", "ror")
    _ = try put("{\"quirks\": [\"one-token-per-user\"]}")
    #expect(try first.get("/v1/arbetsorder/101").status == 200)
    let second = try world.login()
    #expect(try first.get("/v1/arbetsorder/101").notes == ["login-token-invalid"])
    #expect(try second.get("/v1/arbetsorder/101").status == 200)
    #expect(try other.get("/v1/arbetsorder").status == 200)
  }
}

/// Notes about what a client does over several calls (rule control 4.2).
@Suite(.rule(.c4_2)) struct HabitTests {
  private let world = TestServer.shared.world()

  private func note(_ answer: TestAnswer) throws -> (code: String?, text: String, hint: String) {
    let id = try #require(answer.header("X-Sim-Request-Id"))
    let notes = try world.anonymous.get("/_sim/journal/\(id)").json["notes"]?.list ?? []
    let note = notes.last
    return (note?["code"]?.text, note?["text"]?.text ?? "", note?["hint"]?.text ?? "")
  }

  @Test func `a token near its end is noted, with what is left`() throws {
    _ = try world.clock("{\"freeze\": true}")
    let caller = try world.login()
    _ = try world.clock("{\"advance\": \"PT1739S\"}")
    #expect(try caller.get("/v1/arbetsorder/101").notes == [])
    _ = try world.clock("{\"advance\": \"PT1S\"}")
    let answer = try caller.get("/v1/arbetsorder/101")
    #expect(answer.notes == ["token-near-expiry"])
    let (code, text, hint) = try note(answer)
    #expect(code == "token-near-expiry")
    #expect(text == "the access token is good for 60 s more")
    #expect(hint == "Renew it a little before its expires_in has run out.")
  }

  @Test func `a login for every call is noted from the third one on`() throws {
    func login() throws -> TestAnswer {
      try world.gateway().post("/v1/auth/login", "{\"username\": \"user\", \"password\": \"password\"}")
    }
    #expect(try login().notes == [])
    #expect(try login().notes == [])
    let third = try login()
    #expect(third.notes == ["login-every-call"])
    let (_, text, hint) = try note(third)
    #expect(text == "3 logins after one another, with 0 calls since the last one")
    #expect(hint.contains("Keep the access_token"))
    let caller = try world.login()
    for id in 101...105 { _ = try caller.get("/v1/arbetsorder/\(id)/status") }
    #expect(try login().notes == [], "it was used in between")
  }

  @Test func `a login where the refresh token would have done is noted`() throws {
    _ = try world.login()
    _ = try world.clock("{\"advance\": \"PT31M\"}")
    let answer = try world.gateway().post("/v1/auth/login", "{\"username\": \"user\", \"password\": \"password\"}")
    #expect(answer.notes == ["refresh-unused"])
    let (_, text, hint) = try note(answer)
    #expect(text.contains("refresh token of the last one is good for"))
    #expect(hint.contains("auth/refresh"))
  }

  @Test func `ten single reads after one another are noted, and strict mode does not refuse them`() throws {
    let caller = try world.login()
    _ = try world.anonymous.put("/_sim/settings", "{\"strict\": true}")
    for id in 101...109 { #expect(try caller.get("/v1/arbetsorder/\(id)").notes == []) }
    let tenth = try caller.get("/v1/arbetsorder/110")
    #expect(tenth.status == 200)
    #expect(tenth.notes == ["n-plus-one"])
    let (_, text, hint) = try note(tenth)
    #expect(text == "10 calls of getArbetsorder_1 after one another, each for another id")
    #expect(hint.contains("one call"))
    #expect(try caller.get("/v1/arbetsorder/110").notes == [], "the same one again is no new read")
  }

  @Test func `a step that the list of statuses does not offer is noted with its refusal`() throws {
    let caller = try world.login()
    let id = try #require(try caller.post("/v1/arbetsorder", "{\"objektId\": \"9900101\"}").json["id"]?.int)
    let wanted = "{\"statuskod\": \"ÖVERF\"}"
    #expect(try caller.put("/v1/arbetsorder/\(id)/status", wanted).notes == ["status-step"])
    #expect(try caller.get("/v1/arbetsorder/\(id)/status/vardelista").status == 200)
    let answer = try caller.put("/v1/arbetsorder/\(id)/status", wanted)
    #expect(answer.notes == ["status-step", "status-not-offered"])
    let (code, text, hint) = try note(answer)
    #expect(code == "status-not-offered")
    #expect(text.contains("did not offer"))
    #expect(hint.contains("vardelista"))
  }
}
