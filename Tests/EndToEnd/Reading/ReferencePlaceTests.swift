import Contract
import Rules
import TestKit
import Testing

/// Rule 1.12: where a reference stands decides how an unknown one is answered.
@Suite(.rule(.r1_12)) struct ReferencePlaceTests {
  static let withPath = Operations.all.filter { !$0.path.split(separator: "{").dropFirst().isEmpty }.map(\.id)
  /// Operations whose path names a thing by text.
  static let text: Set<OperationID> = [.getObjekt_1, .getKundByKundnr, .deleteTempFile]
  /// Operations whose number has no least value.
  static let anyNumber: Set<OperationID> = [.getKund, .putKontaktuppgift]

  /// The answer to an operation whose path names that id.
  private func answer(_ id: OperationID, _ value: String, _ client: Client = .document) throws -> [TestAnswer] {
    let operation = Operations.row(id)
    var example = try #require(OperationExample.all[id])
    example.path = example.path.mapValues { _ in value }
    return try ([operation.path] + operation.aliases).map { try example.send(operation, route: $0, client) }
  }

  @Test(arguments: withPath, Client.allCases)
  func `an unknown id in a path is 404`(_ id: OperationID, _ client: Client) throws {
    for answer in try answer(id, "987654321", client) {
      #expect(answer.status == 404)
      #expect(answer.notes == ["not-found"])
      #expect(answer.message.contains("not found for id:987654321"))
    }
  }

  @Test(arguments: withPath.filter { !text.contains($0) }, ["abc", "1.5", "1e3", "0x1", "%201", "9223372036854775808"])
  func `what is no integer in a path is 400`(_ id: OperationID, _ value: String) throws {
    for answer in try answer(id, value) {
      #expect(answer.status == 400)
      #expect(answer.notes == ["not-an-id"])
    }
  }

  @Test(arguments: withPath.filter { !text.contains($0) }, ["0", "-1"])
  func `an integer below 1 is 400 where a least value is declared, else 404`(_ id: OperationID, _ value: String) throws
  {
    let isDeclared = !Self.anyNumber.contains(id)
    for answer in try answer(id, value) {
      #expect(answer.status == (isDeclared ? 400 : 404))
      #expect(answer.notes == [isDeclared ? "not-an-id" : "not-found"])
    }
  }

  @Test(arguments: Array(text), ["abc", "%C3%85%C3%84%C3%96", "..%2F..%2Fetc", "a%20b"])
  func `a text in a path that names nothing is 404`(_ id: OperationID, _ value: String) throws {
    #expect(try answer(id, value).map(\.status) == [404])
  }

  @Test(arguments: [
    ("/v1/arbetsorder/handelser", "arbetsorderId"), ("/v1/fastastrukturen/fraser", "enhetsId"),
    ("/v1/fastastrukturen/enheter/fraser", "enhetsId"), ("/v1/fastastrukturen/enheter", "utrymmesId"),
    ("/v1/fastastrukturen/utrymmen", "objektId"),
  ])
  func `an unknown parent in a query is 404, and without a parent the query is 400`(
    _ path: String, _ parameter: String
  ) throws {
    let caller = try TestServer.shared.world().login()
    let unknown = try caller.get("\(path)?\(parameter)=987654321")
    #expect(unknown.status == 404)
    #expect(unknown.notes == ["parent-not-found"])
    #expect(unknown.message.contains("987654321"))
    let none = try caller.get(path)
    #expect(none.status == 400)
    #expect(none.notes == ["parameter-missing"])
    #expect(none.message.contains("'\(parameter)'"))
    #expect(try caller.get("\(path)?finnsInte=1").status == 400)
    guard parameter != "objektId" else { return }
    for (value, code) in [("abc", "unreadable-value"), ("0", "out-of-range"), ("", "parameter-missing")] {
      let answer = try caller.get("\(path)?\(parameter)=\(value)")
      #expect(answer.status == 400)
      #expect(answer.notes == [code])
    }
  }

  @Test(arguments: [
    ("/v1/fastastrukturen/objekt?id=nope", []), ("/v1/fastastrukturen/objekt?id=9900101,nope", ["9900101"]),
    ("/v1/fastastrukturen/objekt?id=9900101&id=9900191&id=0", ["9900101", "9900191"]),
    ("/v1/fastastrukturen/objekt?id[]=9900191", ["9900191"]), ("/v1/fastastrukturen/utrymmen?id=9", []),
    ("/v1/fastastrukturen/utrymmen?id=201001,9", ["201001"]),
    ("/v1/fastastrukturen/utrymmen?id=201001&id=201005", ["201001", "201005"]),
    ("/v1/fastastrukturen/utrymmen?objektId=9900101", ["201001", "201002", "201003", "201004"]),
    ("/v1/fastastrukturen/utrymmen?objektId=9900101&id=201002,201005,9", ["201002"]),
    ("/v1/fastastrukturen/enheter?enhetsId=9", []), ("/v1/fastastrukturen/enheter?enhetsId=700001,9", ["700001"]),
    ("/v1/fastastrukturen/enheter?enhetsId=700001&enhetsId=700057", ["700001", "700057"]),
    ("/v1/fastastrukturen/enheter?utrymmesId=201002", ["700006", "700007"]),
    ("/v1/fastastrukturen/enheter?utrymmesId=201002&enhetsId=700007,700001", ["700007"]),
    ("/v1/fastastrukturen/enheter?utrymmesId=201004", []),
  ])
  func `what a batch names and does not exist is left out`(_ path: String, _ expected: [String]) throws {
    let answer = try TestServer.shared.world().login().get(path)
    #expect(answer.status == 200)
    let ids = answer.json.list.map { one in one["id"].flatMap { id in id.text ?? id.int.map { String($0) } } ?? "" }
    #expect(ids == expected)
    if expected.isEmpty { #expect(answer.text == "[]") }
  }

  @Test func `a batch without its parameter is 400`() throws {
    let caller = try TestServer.shared.world().login()
    for path in ["/v1/fastastrukturen/objekt", "/v1/fastastrukturen/objekt?id="] {
      let answer = try caller.get(path)
      #expect(answer.status == 400)
      #expect(answer.notes == ["parameter-missing"])
    }
    #expect(try caller.get("/v1/fastastrukturen/utrymmen?objektId=nope&id=201001").status == 404)
    #expect(try caller.get("/v1/fastastrukturen/enheter?utrymmesId=9&enhetsId=700001").status == 404)
  }

  @Test(
    .rule(.r1_4),
    arguments: [
      ("GET", "/v1/fastastrukturen/enheter/fraser", 400), ("PUT", "/v1/fastastrukturen/enheter/fraser", 405),
      ("DELETE", "/v1/fastastrukturen/enheter/fraser", 405), ("GET", "/v1/arbetsorder/handelser", 400),
      ("PUT", "/v1/arbetsorder/handelser", 405), ("DELETE", "/v1/arbetsorder/handelser", 405),
      ("GET", "/v1/kund/kundnummer/kontaktuppgift", 404), ("PUT", "/v1/kund/kundnummer/kontaktuppgift", 405),
      ("GET", "/v1/fastastrukturen/objekt/felanmalningsbara/uthyrningsbara", 405),
      ("PUT", "/v1/fastastrukturen/objekt/felanmalningsbara/ejuthyrningsbara", 405),
    ])
  func `a literal segment beats a parameter, and its missing methods are 405`(
    _ method: String, _ path: String, _ status: Int
  ) throws {
    let answer = try TestServer.shared.world().login().send(
      method, path, headers: [("Content-Type", "application/json")], text: method == "GET" ? nil : "{}")
    #expect(answer.status == status, "\(answer)")
    if status == 400 { #expect(answer.notes == ["parameter-missing"]) }
    if status == 405 { #expect(answer.header("Allow") != nil) }
  }

  @Test(
    .rule(.r4_11),
    arguments: [
      ("\"resursId\": \"X1\"", 404), ("\"kundNr\": \"X1\"", 404), ("\"utrymmesId\": 9", 404), ("\"enhetsId\": 9", 404),
      ("\"enhetsId\": 700001, \"frasNr\": 9", 404), ("\"prioKod\": \"99\"", 404), ("\"tilltradesKod\": \"X\"", 404),
      ("\"ursprung\": 1001", 404), ("\"buntId\": \"X\"", 404), ("\"statusKod\": \"KLA\"", 400),
      ("\"arbetsordertypKod\": \"X\"", 400), ("\"nyEnhet\": {\"enhetsTyp\": \"X\"}", 400),
      ("\"kundPrimarKontaktsatt\": \"X\"", 400),
    ])
  func `in a body a row of a register is 404, and a value of a closed list 400 with the list`(
    _ member: String, _ status: Int
  ) throws {
    let caller = try TestServer.shared.world().login()
    let answer = try caller.post("/v1/arbetsorder", "{\"objektId\": \"9900101\", \(member)}")
    #expect(answer.status == status, "\(answer)")
    #expect(answer.notes == [status == 404 ? "reference-not-found" : "unknown-code"])
    if status == 404 { #expect(answer.message.contains("not found for id:")) }
    #expect(try caller.get("/v1/arbetsorder?skapadEfter=20260302").text == "[]")
  }
}
