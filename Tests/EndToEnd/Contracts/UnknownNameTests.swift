import Contract
import Rules
import TestKit
import Testing

/// Rule 1.8: names that an operation doesn't have.
@Suite(.rule(.r1_8)) struct UnknownNameTests {
  @Test(arguments: Operations.all.map(\.id), Client.allCases)
  func `an unknown query parameter is ignored and noted, by every operation`(
    _ id: OperationID, _ client: Client
  ) throws {
    let operation = Operations.row(id)
    let example = try #require(OperationExample.all[id])
    let answer = try example.send(operation, route: operation.path, client, extra: "finnsInte=1")
    #expect(answer.status == operation.success)
    #expect(answer.notes == ["unknown-parameter"] + example.notes)
  }

  /// The token endpoint ignores what it does not know (RFC 6749 section 3.2), and an upload has one part.
  @Test(
    arguments: Operations.all.filter { $0.body != nil && ![.token, .storeTempFile].contains($0.id) }.map(\.id),
    Client.allCases)
  func `an unknown body field is refused and named, by every operation with a body`(
    _ id: OperationID, _ client: Client
  ) throws {
    let operation = Operations.row(id)
    let answer = try #require(OperationExample.all[id]).send(
      operation, route: operation.path, client, edit: { "{\"finnsInte\": 1, " + $0.dropFirst() })
    #expect(answer.status == 400)
    #expect(answer.notes == ["unknown-field"])
    #expect(answer.message.contains("'finnsInte'"))
  }

  @Test(arguments: [
    ("{\"utrymme\": {\"id\": 201001}}", ["'utrymme'", "'utrymmesId'"]),
    ("{\"enhet\": {\"id\": 700001, \"enhetsNotering\": \"x\"}}", ["'enhet'", "'enhetsId'", "'enhetsNotering'"]),
    ("{\"utforare\": \"R100\"}", ["'utforare'", "'resursId'"]), ("{\"prioKodd\": \"10\"}", ["'prioKod'"]),
    ("{\"enhetId\": 700001}", ["'enhetsId'"]), ("{\"Information\": {}}", ["'information'"]),
    ("{\"annanAnmalare\": {}}", ["'annanAnmalare'", "'anmalare'"]),
    ("{\"information\": {\"beskrivnig\": \"x\"}}", ["'information.beskrivnig'", "'information.beskrivning'"]),
    ("{\"beskrivning\": \"x\"}", ["'beskrivning'", "'information'"]),
    ("{\"ekonomi\": {\"konteringFastighetsnr\": \"1\"}}", ["'ekonomi.konteringFastighetsNr'"]),
    ("{\"bogus1\": 1, \"bogus2\": 2, \"utrymme\": 3}", ["'bogus1'", "'bogus2'", "'utrymme'"]),
    ("{\"bokning\": {\"tidsluckaId\": \"R100-1\"}}", ["'bokning'"]), ("{\"ursprung\": 1}", ["'ursprung'"]),
  ])
  func `each unknown field is listed with what was probably meant`(_ body: String, _ said: [String]) throws {
    let caller = try TestServer.shared.world().login()
    let before = try caller.get("/v1/arbetsorder/102").raw.body
    let answer = try caller.put("/v1/arbetsorder/102", body)
    #expect(answer.status == 400)
    #expect(answer.notes == ["unknown-field"])
    for text in said { #expect(answer.message.contains(text), "\(answer.message)") }
    #expect(try caller.get("/v1/arbetsorder/102").raw.body == before)
  }

  @Test func `the nested utrymme of a real client is refused when an arbetsorder is created`() throws {
    let caller = try TestServer.shared.world().login(key: Client.published.rawValue)
    let answer = try caller.post(
      "/v1/arbetsorder",
      """
      {"arbetsordertypKod": "F", "objektId": "9900101", "kundNr": "KUNDA10001", "ursprung": "1",
       "utrymme": {"id": 201001}, "enhet": {"id": 700001, "enhetsNotering": null}}
      """)
    #expect(answer.status == 400)
    #expect(answer.notes.first == "unknown-field")
    #expect(answer.message.contains("'utrymmesId'"))
    #expect(answer.message.contains("'enhetsId'"))
  }

  @Test func `a name far from every other is listed without a guess`() throws {
    let answer = try TestServer.shared.world().login().put("/v1/arbetsorder/102", "{\"xyzzy\": 1}")
    #expect(answer.message.contains("'xyzzy'"))
    #expect(!answer.message.contains("did you mean"))
  }

  @Test(.rule(.r4_15), arguments: ["kundId=310001", "statusKod=REG", "sida=2"])
  func `what a real client filters on in vain changes nothing`(_ query: String) throws {
    let caller = try TestServer.shared.world().login()
    let answer = try caller.get("/v1/arbetsorder?\(query)")
    #expect(answer.status == 200)
    #expect(answer.notes == ["unknown-parameter"])
    #expect(answer.raw.body == (try caller.get("/v1/arbetsorder").raw.body))
  }

  @Test(.rule(.r8_1), arguments: ["\"kundId\": 310001", "\"sortering\": []"])
  func `the search for shared objekt has the published body's fields alone under published`(_ member: String) throws {
    let caller = try TestServer.shared.world().login(key: Client.published.rawValue)
    let isFilter = member.contains("kundId")
    let body =
      "{\"filter\": {\"objektId\": \"9900101\"\(isFilter ? ", \(member)" : "")}\(isFilter ? "" : ", \(member)")}"
    let answer = try caller.post("/v1/fastastrukturen/objekt/felanmalningsbara/ejuthyrningsbara", body)
    #expect(answer.status == 400)
    #expect(answer.notes == ["unknown-field"])
  }
}
