import JSON
import Rules
import Simulator
import TestKit
import Testing
import Traffic

/// The journal, what it says, and what can be asked of it (`docs/control-plane.md`).
@Suite(.rule(.c4_1, .c4_4)) struct JournalTests {
  private let world = TestServer.shared.world()
  private let orders = "{\"objektId\": \"9900101\"}"

  private func entries(_ query: String = "") throws -> [JSONView] {
    try world.anonymous.get("/_sim/journal\(query)").json["entries"]?.list ?? []
  }

  @Test(.rule(.c4_5))
  func `an entry says who asked what, what was answered, what changed and what there is to say`() throws {
    let caller = try world.login()
    _ = try world.clock("{\"freeze\": true}")
    let answer = try caller.post("/v1/arbetsorder?utan=1", orders)
    let id = try #require(answer.header("X-Sim-Request-Id"))
    let entry = try world.anonymous.get("/_sim/journal/\(id)").json
    #expect(entry["operation"]?.text == "postArbetsorder")
    #expect(entry["method"]?.text == "POST")
    #expect(entry["target"]?.text == "/v1/arbetsorder?utan=1")
    #expect(entry["caller"]?.text == "R100")
    #expect(entry["contract"]?.text == "1.1")
    #expect(entry["status"]?.int == 201)
    #expect(entry["time"]?.text?.hasPrefix("2026-03-02T08:00:0") == true)
    #expect(entry["request"]?["text"]?.text == orders)
    #expect(entry["response"]?["text"]?.text == answer.text)
    #expect(entry["transitions"]?[0]?["to"]?.text == "REG")
    let tables = Set((entry["changes"]?.list ?? []).compactMap { $0["table"]?.text })
    #expect(tables.isSuperset(of: ["arbetsorder", "raknare"]))
    let note = entry["notes"]?[0]
    #expect(note?["code"]?.text == "unknown-parameter")
    #expect(note?["rule"]?.text == "1.8")
    #expect(note?["basis"]?.list.isEmpty == false)
    #expect(note?["hint"]?.text?.isEmpty == false)
  }

  @Test(.rule(.c3_3)) func `an entry names the quirks that made something of it`() throws {
    _ = try world.anonymous.put(
      "/_sim/settings", #"{"quirks": ["one-token-per-user", "camelcase-tokens", "modified-timestamp"]}"#)
    let gateway = try world.gateway()
    func login() throws -> TestAnswer {
      try gateway.post("/v1/auth/login", #"{"username": "user", "password": "password"}"#)
    }
    func quirks(_ answer: TestAnswer) throws -> [String] {
      let id = try #require(answer.header("X-Sim-Request-Id"))
      return (try world.anonymous.get("/_sim/journal/\(id)").json["quirks"]?.list ?? []).compactMap(\.text)
    }
    let first = try login()
    #expect(try quirks(first) == ["camelcase-tokens"])
    let second = try login()
    #expect(try quirks(second) == ["camelcase-tokens", "one-token-per-user"], "the first login is over")
    func read(_ token: String?) throws -> TestAnswer {
      try TestCaller(world: world, gateway: gateway.gateway, login: token).get("/v1/arbetsorder")
    }
    #expect(try quirks(try read(second.json["accessToken"]?.text)) == ["modified-timestamp"])
    let refused = try read(first.json["accessToken"]?.text)
    #expect(refused.status == 401)
    #expect(try quirks(refused) == ["one-token-per-user"])
    #expect(try quirks(try read("x")) == [])
  }

  @Test func `numbers follow one another, and the control plane has none`() throws {
    let caller = try world.login()
    let first = try #require(try caller.get("/v1/arbetsorder/101").header("X-Sim-Request-Id").flatMap { Int64($0) })
    let control = try world.anonymous.get("/_sim/clock")
    #expect(control.header("X-Sim-Request-Id") == nil)
    #expect(try caller.get("/v1/arbetsorder/102").header("X-Sim-Request-Id") == "\(first + 1)")
    #expect(try entries().compactMap { $0["id"]?.int } == Array(1...(first + 1)))
  }

  @Test func `no secret is in an entry, an archive or a list`() throws {
    let world = TestServer.shared.world()
    let caller = try world.login()
    let login = "{\"username\": \"user\", \"password\": \"password\"}"
    let refresh = try #require(try caller.post("/v1/auth/login", login).json["refresh_token"]?.text)
    _ = try caller.post("/v1/auth/refresh", "{\"refresh_token\": \"\(refresh)\"}")
    _ = try caller.get("/v1/arbetsorder?access_token=hemlig-1")
    _ = try caller.send("POST", "/v1/nowhere", headers: [("X-Auht-Token", "hemlig-2")], text: "password=hemlig-3")
    let secrets = [
      caller.gateway, caller.login, refresh, "demo-secret", "\"password\":\"password\"", "hemlig-1", "hemlig-2",
    ]
    var texts = [
      try world.anonymous.get("/_sim/journal").text, try world.anonymous.get("/_sim/journal.har").text,
    ]
    for id in 1...7 { texts.append(try world.anonymous.get("/_sim/journal/\(id)").text) }
    for secret in secrets.compactMap({ $0 }) {
      #expect(!texts.contains { $0.contains(secret) }, "\(secret)")
    }
  }

  @Test func `the list is filtered by operation, status, level and number`() throws {
    let caller = try world.login()
    _ = try caller.get("/v1/arbetsorder/101")
    _ = try caller.get("/v1/arbetsorder/4711")
    let last = try #require(try caller.get("/v1/arbetsorder?kundId=1").header("X-Sim-Request-Id").flatMap { Int($0) })
    #expect(try entries("?operation=getArbetsorder_1").compactMap { $0["status"]?.int } == [200, 404])
    #expect(try entries("?status=404").count == 1)
    #expect(try entries("?level=error").compactMap { $0["status"]?.int } == [404])
    #expect(try entries("?level=warning").count == 2)
    #expect(try entries("?limit=1").compactMap { $0["id"]?.int } == [Int64(last)])
    #expect(try entries("?after=\(last - 2)").count == 2)
    expectProblem(try world.anonymous.get("/_sim/journal?level=bad"), 400, "control-invalid")
    expectProblem(try world.anonymous.get("/_sim/journal/9999"), 404, "control-not-found")
  }

  @Test func `it is bounded, says what it has lost, and is emptied by hand`() throws {
    let caller = try world.login()
    for _ in 0..<2010 { _ = try caller.get("/v1/arbetsorder/101") }
    let journal = try world.anonymous.get("/_sim/journal?limit=10000").json
    #expect(journal["count"]?.int == 2000)
    #expect(journal["evictedThrough"]?.int == 12)
    #expect(journal["entries"]?[0]?["id"]?.int == 13)
    #expect(try world.anonymous.delete("/_sim/journal").status == 204)
    #expect(try entries().isEmpty)
  }

  @Test func `a large body is kept as length and fingerprint`() throws {
    let caller = try world.login()
    let text = String(repeating: "x", count: 70_000)
    let answer = try caller.post("/v1/arbetsorder", "{\"objektId\": \"9900101\", \"x\": \"\(text)\"}")
    let id = try #require(answer.header("X-Sim-Request-Id"))
    let request = try world.anonymous.get("/_sim/journal/\(id)").json["request"]
    #expect(try #require(request?["length"]?.int) > 70_000)
    #expect(request?["text"]?.text == nil)
    #expect(try #require(request?["fingerprint"]?.text).wholeMatch(of: /[0-9a-f]{32}/) != nil)
  }

  @Test func `a long list has the fingerprint that is made of those of its elements`() throws {
    let caller = try world.login()
    let text = String(repeating: "x", count: 800)
    let order = "{\"objektId\": \"9900101\", \"information\": {\"beskrivning\": \"\(text)\"}}"
    for _ in 0..<30 { #expect(try caller.post("/v1/arbetsorder", order).status == 201) }
    let list = try caller.get("/v1/arbetsorder?limit=100")
    let id = try #require(list.header("X-Sim-Request-Id"))
    let parts = try list.json.list.map { one in
      try Fingerprint(of: Array(try caller.get("/v1/arbetsorder/\(try #require(one["id"]?.int))").text.utf8))
    }
    let response = try world.anonymous.get("/_sim/journal/\(id)").json["response"]
    #expect(response?["length"]?.int == Int64(list.text.utf8.count))
    #expect(response?["fingerprint"]?.text == (try Fingerprint(ofParts: parts).text))
  }

  @Test func `a reset empties it, and coverage with it`() throws {
    _ = try world.login().get("/v1/arbetsorder/101")
    #expect(try world.anonymous.send("POST", "/_sim/reset").status == 200)
    #expect(try entries().isEmpty)
    let coverage = try world.anonymous.get("/_sim/coverage").json
    #expect(coverage["never"]?["operations"]?.list.count == coverage["operations"]?.list.count)
  }

  @Test func `coverage counts operations, outcomes, steps and codes, and names what was never seen`() throws {
    let caller = try world.login()
    let id = try #require(try caller.post("/v1/arbetsorder", orders).json["id"]?.int)
    _ = try caller.put("/v1/arbetsorder/\(id)", "{\"resursId\": \"R100\"}")
    #expect(try caller.put("/v1/arbetsorder/\(id)/status", "{\"statuskod\": \"GODK\"}").status == 200)
    #expect(try caller.put("/v1/arbetsorder/\(id)/status", "{\"statuskod\": \"UTFÖRD\"}").status == 400)
    let coverage = try world.anonymous.get("/_sim/coverage").json
    func row(_ list: String, _ key: String, _ value: String) -> JSONView? {
      coverage[list]?.list.first { $0[key]?.text == value }
    }
    #expect(row("operations", "operation", "postArbetsorder")?["count"]?.int == 1)
    #expect(row("operations", "operation", "postArbetsorderStatus")?["statuses"]?.list.count == 2)
    #expect(row("codes", "code", "status-step")?["count"]?.int == 1)
    #expect(row("codes", "code", "status-step")?["rule"]?.text == "4.2")
    let steps = (coverage["transitions"]?.list ?? []).filter { ($0["count"]?.int ?? 0) > 0 }
    #expect(steps.map { "\($0["from"]?.text ?? "") \($0["to"]?.text ?? "")" } == [" REG", "REG GODK"])
    let never = coverage["never"]
    #expect(never?["operations"]?.list.contains { $0.text == "getSla" } == true)
    #expect(never?["transitions"]?.list.contains { $0["from"]?.text == "PAGAR" && $0["to"]?.text == "UTFÖRD" } == true)
    #expect(never?["codes"]?.list.contains { $0.text == "sla-none" } == true)
  }

  @Test func `the archive is HAR 1.2 with what was sent and answered`() throws {
    let caller = try world.login()
    _ = try caller.post("/v1/arbetsorder?a=b", orders)
    let log = try world.anonymous.get("/_sim/journal.har").json["log"]
    #expect(log?["version"]?.text == "1.2")
    let entry = try #require(log?["entries"]?.list.last)
    #expect(entry["request"]?["postData"]?["text"]?.text == orders)
    #expect(entry["request"]?["queryString"]?[0]?["value"]?.text == "b")
    #expect(entry["request"]?["url"]?.text?.hasSuffix("\(world.base)/v1/arbetsorder?a=b") == true)
    #expect(entry["response"]?["status"]?.int == 201)
    #expect(entry["_notes"]?[0]?["code"]?.text == "unknown-parameter")
  }
}

/// `POST /_sim/verify` (`docs/control-plane.md`).
@Suite(.rule(.c4_4)) struct VerifyTests {
  private let world = TestServer.shared.world()

  private func verify(_ json: String) throws -> TestAnswer { try world.anonymous.post("/_sim/verify", json) }

  @Test func `a match is 200 with the entries, a miss 422 with the nearest and what differs`() throws {
    let caller = try world.login()
    let answer = try caller.post("/v1/arbetsorder", "{\"objektId\": \"9900101\"}")
    let met = try verify("{\"operation\": \"postArbetsorder\", \"body\": {\"objektId\": \"9900101\"}}")
    #expect(met.status == 200)
    #expect(met.json["matches"]?[0]?.int.map { String($0) } == answer.header("X-Sim-Request-Id"))
    let missed = try verify("{\"operation\": \"postArbetsorder\", \"body\": {\"objektId\": \"9900102\"}}")
    #expect(missed.status == 422)
    #expect(missed.json["verdict"]?.text == "failed")
    let nearest = missed.json["nearest"]?[0]
    #expect(nearest?["id"]?.int.map { String($0) } == answer.header("X-Sim-Request-Id"))
    #expect(nearest?["differences"]?[0]?["path"]?.text == "body.objektId")
    #expect(nearest?["differences"]?[0]?["expected"]?.text == "\"9900102\"")
    #expect(nearest?["differences"]?[0]?["actual"]?.text == "\"9900101\"")
  }

  @Test(arguments: [
    ("{\"operation\": \"getArbetsorder_1\", \"count\": {\"exactly\": 2}}", 200),
    ("{\"operation\": \"getArbetsorder_1\", \"count\": {\"exactly\": 1}}", 422),
    ("{\"operation\": \"getArbetsorder_1\", \"count\": {\"min\": 3}}", 422),
    ("{\"operation\": \"getArbetsorder_1\", \"count\": {\"max\": 2}}", 200),
    ("{\"operation\": \"getSla\", \"none\": true}", 200),
    ("{\"operation\": \"getArbetsorder_1\", \"none\": true}", 422),
    ("{\"sequence\": [{\"operation\": \"login\"}, {\"path\": \"/v1/arbetsorder/102\"}]}", 200),
    ("{\"sequence\": [{\"path\": \"/v1/arbetsorder/102\"}, {\"operation\": \"login\"}]}", 422),
    ("{\"strict\": true, \"sequence\": [{\"operation\": \"login\"}, {\"path\": \"/v1/arbetsorder/102\"}]}", 422),
    ("{\"strict\": true, \"sequence\": [{\"operation\": \"login\"}, {\"path\": \"/v1/arbetsorder/101\"}]}", 200),
  ])
  func `how often, none, and in which order`(question: String, status: Int) throws {
    let caller = try world.login()
    for id in [101, 102] { _ = try caller.get("/v1/arbetsorder/\(id)") }
    #expect(try verify(question).status == status)
  }

  @Test func `what is gone and could decide makes it inconclusive`() throws {
    let caller = try world.login()
    _ = try caller.get("/v1/arbetsorder/101")
    #expect(try world.anonymous.delete("/_sim/journal").status == 204)
    _ = try caller.get("/v1/arbetsorder/102")
    func verdict(_ json: String) throws -> Int { try verify(json).status }
    #expect(try verdict("{\"path\": \"/v1/arbetsorder/101\"}") == 409)
    #expect(try verdict("{\"path\": \"/v1/arbetsorder/101\", \"none\": true}") == 409)
    #expect(try verdict("{\"path\": \"/v1/arbetsorder/102\"}") == 200)
    #expect(try verdict("{\"path\": \"/v1/arbetsorder/102\", \"count\": {\"exactly\": 1}}") == 409)
    #expect(try verdict("{\"path\": \"/v1/arbetsorder/102\", \"none\": true}") == 422)
    #expect(try verify("{\"path\": \"/v1/arbetsorder/101\"}").json["verdict"]?.text == "inconclusive")
  }

  @Test func `it waits for what has not come yet, and answers as soon as it has`() throws {
    let caller = try world.login()
    let (world, path) = (world, "/v1/arbetsorder/103")
    let answers = try inParallel(2) { index in
      if index == 0 {
        return try world.anonymous.post("/_sim/verify", "{\"path\": \"\(path)\", \"within\": \"PT50S\"}").status
      }
      return try caller.get(path).status
    }
    #expect(answers == [200, 200])
    #expect(try verify("{\"path\": \"/v1/nothing\", \"within\": \"PT0S\"}").status == 422)
  }

  @Test(arguments: [
    ("{\"sequence\": [{}], \"operation\": \"login\"}", "sequence"),
    ("{\"none\": true, \"count\": {\"min\": 1}}", "count"),
    ("{\"count\": {\"min\": 2, \"max\": 1}}", "min is more than max"), ("{\"within\": \"PT2H\"}", "PT60S"),
    ("{\"operatoin\": \"login\"}", "did you mean operation"), ("{\"strict\": true}", "sequence"),
  ])
  func `a question that makes no sense is refused`(json: String, part: String) throws {
    let answer = try verify(json)
    expectProblem(answer, 400, "control-invalid")
    #expect(answer.json["detail"]?.text?.contains(part) == true, "\(answer)")
  }
}
