import Contract
import Rules
import TestKit
import Testing

/// Bodies that are JSON, but not the object that the operation takes.
@Suite struct BodyShapeTests {
  /// Every operation that takes a JSON object.
  static let operations = Operations.all.filter { $0.body?.mediaTypes == ["application/json"] }.map(\.id)

  private func answer(_ id: OperationID, _ client: Client, _ body: String) throws -> TestAnswer {
    let operation = Operations.row(id)
    return try #require(OperationExample.all[id]).send(operation, route: operation.path, client, edit: { _ in body })
  }

  @Test(.rule(.r1_7), arguments: operations, ["null", "[]", "[{}]", "\"text\"", "1", "true"])
  func `a body that is no object is refused`(_ id: OperationID, _ body: String) throws {
    let got = try answer(id, .document, body)
    #expect(got.status == 400)
    #expect(got.notes == ["unreadable-value"])
    #expect(KeyTree(AnswerKeys.apiError, .document).problems(got.json) == [])
  }

  @Test(
    .rule(.r2_4), arguments: operations,
    [
      ("", "body-missing"), ("{", "json-malformed"), ("{}{}", "json-malformed"), ("{'a': 1}", "json-malformed"),
      ("{\"a\": 1, \"a\": 2}", "json-malformed"), ("{\"a\": 01}", "json-malformed"), ("{\"a\": 1,}", "json-malformed"),
      ("{\"a\": NaN}", "json-malformed"),
    ])
  func `a body that is no JSON is refused`(_ id: OperationID, _ body: (text: String, code: String)) throws {
    let got = try answer(id, .document, body.text)
    // Two bodies may be left out under 1.1.
    if body.text.isEmpty, [.startaTid, .avbokaArbetsorder].contains(id) {
      #expect(got.status < 300)
      return
    }
    #expect(got.status == 400)
    #expect(got.notes == [body.code])
    if body.code == "json-malformed" { #expect(got.message.contains("line 1")) }
  }

  /// The other writing operations may be sent `{}`: nothing is required of them, or nothing under 1.1.
  @Test(
    .rule(.r4_9),
    arguments: [
      (OperationID.login, Client.document, "'username', 'password'"), (.login, .published, "'username', 'password'"),
      (.refresh, .document, "'refresh_token'"), (.postArbetsorder, .document, "'objektId'"),
      (.postArbetsorder, .published, "'arbetsordertypKod', 'objektId', 'kundNr', 'ursprung'"),
      (.putArbetsorder, .published, "'arbetsordertypKod', 'objektId', 'kundNr'"),
      (.postArbetsorderStatus, .document, "'statuskod'"), (.postArbetsorderStatus, .published, "'statuskod'"),
      (.getFelanmalningsbaraHyresobjekt, .published, "'filter'"),
      (.getFelanmalningsbaraEjHyresobjekt, .published, "'filter'"),
    ])
  func `what is required and left out is listed`(_ id: OperationID, _ client: Client, _ listed: String) throws {
    let got = try answer(id, client, "{}")
    #expect(got.status == 400)
    #expect(got.notes == ["required-missing"])
    #expect(got.message.contains(": \(listed)."))
  }

  @Test(
    .rule(.r4_9),
    arguments: [
      (OperationID.putArbetsorder, Client.document), (.putEnhet, .document), (.putEnhet, .published),
      (.putKontaktuppgift, .document), (.putKontaktuppgift, .published),
    ])
  func `a change that says nothing changes nothing`(_ id: OperationID, _ client: Client) throws {
    let got = try answer(id, client, "{}")
    #expect(got.status == 200)
    #expect(got.notes == ["nothing-changed"])
  }

  @Test(.rule(.r4_9), arguments: ["objektId", "arbetsordertypKod", "kundNr"])
  func `null for a required field is refused`(_ field: String) throws {
    let members =
      ["\"objektId\": \"9900101\"", "\"arbetsordertypKod\": \"F\"", "\"kundNr\": \"KUNDA10001\""]
      .filter { !$0.contains(field) } + ["\"\(field)\": null"]
    let caller = try TestServer.shared.world().login(key: Client.published.rawValue)
    let got = try caller.put("/v1/arbetsorder/101", "{\(members.joined(separator: ", "))}")
    #expect(got.status == 400)
    #expect(got.notes == ["required-null"])
    #expect(got.message.contains(field))
  }

  @Test(
    .rule(.r1_7),
    arguments: [
      ("/v1/kund/310003/kontaktuppgift", "{\"telefon\": [null]}", "telefon[0]"),
      (
        "/v1/kund/310003/kontaktuppgift", "{\"telefon\": [{\"typ\": \"MOBIL\", \"telefonNr\": \"1\"}, 5]}", "telefon[1]"
      ),
      ("/v1/kund/310003/kontaktuppgift", "{\"telefon\": {}}", "telefon"),
      ("/v1/kund/310003/kontaktuppgift", "{\"telefon\": \"070\"}", "telefon"),
      ("/v1/arbetsorder/101", "{\"information\": \"text\"}", "information"),
      ("/v1/arbetsorder/101", "{\"planering\": [\"20260304\"]}", "planering"),
      ("/v1/arbetsorder/101", "{\"information\": {\"beskrivning\": [\"a\"]}}", "information.beskrivning"),
    ])
  func `a group or list of another shape is refused and named`(
    _ path: String, _ body: String, _ field: String
  ) throws {
    let got = try TestServer.shared.world().login().put(path, body)
    #expect(got.status == 400)
    #expect(got.notes == ["unreadable-value"])
    #expect(got.message.contains("'\(field)'"))
  }

  @Test(.rule(.r8_1), arguments: Client.allCases)
  func `null in a search is as good as nothing`(_ client: Client) throws {
    let caller = try TestServer.shared.world().login(key: client.rawValue)
    let path = "/v1/fastastrukturen/objekt/felanmalningsbara/uthyrningsbara"
    let nulls = try caller.post(
      path,
      "{\"first\": null, \"after\": null, \"filter\": {\"kundId\": null, \"objektId\": null}, \"sortering\": null}")
    #expect(nulls.status == 200)
    #expect(nulls.raw.body == (try caller.post(path, "{\"filter\": {}}").raw.body))
    let keys = try caller.post(path, "{\"filter\": {}, \"sortering\": [{\"falt\": null, \"riktning\": \"DESC\"}]}")
    #expect(keys.status == 200)
    #expect(try caller.post(path, "{\"filter\": {}, \"sortering\": [null]}").status == 400)
  }

  @Test(.rule(.r1_1, .r3_8), arguments: ["ror", "el", "las"], Client.allCases)
  func `every role gets the same keys`(_ user: String, _ client: Client) throws {
    let caller = try TestServer.shared.world().login(user, user, key: client.rawValue)
    let tree = KeyTree(AnswerKeys.arbetsorder, client)
    let list = try caller.get("/v1/arbetsorder").json
    #expect(!list.list.isEmpty)
    #expect(tree.problems(list) == [])
    let id = try #require(list[0]?["id"]?.int)
    #expect(tree.problems(try caller.get("/v1/arbetsorder/\(id)").json) == [])
  }
}
