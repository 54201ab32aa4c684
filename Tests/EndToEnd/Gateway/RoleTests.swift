import Rules
import TestKit
import Testing

/// What each role gets, cell by cell: the code of the refusal, nil where it may.
struct RoleRow: Sendable, CustomTestStringConvertible {
  let rule: String
  let method: String
  let path: String
  var body: String?
  /// Carries out 105, 108 and 111.
  let extern: String?
  let lasare: String?
  var success = 200

  var testDescription: String { "\(rule): \(method) \(path) \(body ?? "")" }

  func send(_ caller: TestCaller) throws -> TestAnswer {
    try caller.send(
      method, path, headers: body == nil ? [] : [("Content-Type", "application/json")], text: body)
  }
}

@Suite(.rule(.r3_8)) struct RoleTests {
  static let reads = [
    "/v1/fastastrukturen/objekt/9900101", "/v1/fastastrukturen/objekt?id=9900101",
    "/v1/fastastrukturen/utrymmen?objektId=9900101", "/v1/fastastrukturen/utrymmen/201001",
    "/v1/fastastrukturen/enheter?utrymmesId=201001", "/v1/fastastrukturen/enheter/700001",
    "/v1/fastastrukturen/fraser?enhetsId=700001", "/v1/fastastrukturen/enheter/fraser?enhetsId=700001",
  ].map { RoleRow(rule: "read fasta strukturen, fraser", method: "GET", path: $0, extern: nil, lasare: nil) }

  static let searches = [
    ("uthyrningsbara", "{\"filter\": {\"kundId\": \"310001\"}}"),
    ("ejuthyrningsbara", "{\"filter\": {\"objektId\": \"9900101\"}}"),
  ].map { path, body in
    RoleRow(
      rule: "searches", method: "POST", path: "/v1/fastastrukturen/objekt/felanmalningsbara/\(path)", body: body,
      extern: nil, lasare: nil)
  }

  static let internOnly = [
    RoleRow(
      rule: "PUT kund", method: "PUT", path: "/v1/kund/310001/kontaktuppgift",
      body: "{\"epostAdress\": \"ny@example.com\"}", extern: "role-forbids", lasare: "role-forbids"),
    RoleRow(
      rule: "PUT kund", method: "PUT", path: "/v1/kund/310001/kontaktuppgifter",
      body: "{\"epostAdress\": \"ny@example.com\"}", extern: "role-forbids", lasare: "role-forbids"),
    RoleRow(
      rule: "PUT enhet", method: "PUT", path: "/v1/fastastrukturen/enheter/700001",
      body: "{\"serienummer\": \"4711\"}", extern: "role-forbids", lasare: "role-forbids"),
    RoleRow(
      rule: "POST arbetsorder", method: "POST", path: "/v1/arbetsorder", body: "{\"objektId\": \"9900101\"}",
      extern: "role-forbids", lasare: "role-forbids", success: 201),
  ]

  static let internFields = [
    "{\"resursId\": \"R100\"}", "{\"kundNr\": \"KUNDA10001\"}",
    "{\"objektId\": \"9900101\", \"enhetsId\": null, \"utrymmesId\": null, \"frasNr\": null}",
    "{\"ekonomi\": {\"konteringsKonto\": \"9\"}}", "{\"fakturera\": {\"faktureras\": true}}",
  ].map {
    RoleRow(
      rule: "fields of the landlord's own", method: "PUT", path: "/v1/arbetsorder/108", body: $0,
      extern: "field-forbidden", lasare: "role-forbids")
  }

  static let orderReads = ["", "/status", "/status/vardelista"].flatMap { suffix in
    [
      RoleRow(
        rule: "read one it carries out", method: "GET", path: "/v1/arbetsorder/108\(suffix)", extern: nil, lasare: nil),
      RoleRow(
        rule: "read another's", method: "GET", path: "/v1/arbetsorder/104\(suffix)", extern: "not-utforare",
        lasare: nil),
    ]
  }

  static let handelser = [
    RoleRow(
      rule: "what hangs on its own", method: "GET", path: "/v1/arbetsorder/handelser?arbetsorderId=108", extern: nil,
      lasare: nil),
    RoleRow(
      rule: "what hangs on another's", method: "GET", path: "/v1/arbetsorder/handelser?arbetsorderId=104",
      extern: "not-utforare", lasare: nil),
  ]

  static let otherFields = [
    RoleRow(
      rule: "write its own", method: "PUT", path: "/v1/arbetsorder/108",
      body: "{\"information\": {\"atgard\": \"Rensat\"}}", extern: nil, lasare: "role-forbids"),
    RoleRow(
      rule: "write another's", method: "PUT", path: "/v1/arbetsorder/104",
      body: "{\"information\": {\"atgard\": \"Rensat\"}}", extern: "not-utforare", lasare: "role-forbids"),
  ]

  static let status = [
    ("105", "PAGAR", nil), ("105", "REG", "status-forbidden"), ("105", "MAK", "status-forbidden"),
    ("111", "ÖVERF", "status-forbidden"), ("108", "UTFÖRD", nil), ("108", "GODK", nil),
    ("104", "PAGAR", "not-utforare"),
  ].flatMap { id, kod, refusal in
    [
      RoleRow(
        rule: "status", method: "PUT", path: "/v1/arbetsorder/\(id)/status", body: "{\"statuskod\": \"\(kod)\"}",
        extern: refusal, lasare: "role-forbids"),
      RoleRow(
        rule: "status in PUT", method: "PUT", path: "/v1/arbetsorder/\(id)", body: "{\"statusKod\": \"\(kod)\"}",
        extern: refusal, lasare: "role-forbids"),
    ]
  }

  static let table =
    reads + searches + internOnly + internFields + orderReads + handelser + otherFields + status

  @Test(arguments: table)
  func `every role gets what the table says`(_ row: RoleRow) throws {
    for (user, password, refusal) in [
      ("user", "password", nil), ("ror", "ror", row.extern), ("las", "las", row.lasare),
    ] {
      // A world for each, so that what one changes the next finds as it was.
      let answer = try row.send(try TestServer.shared.world().login(user, password))
      if let refusal {
        expectAPIError(answer, 403, refusal)
      } else {
        #expect(answer.status == row.success, "\(user): \(answer)")
      }
    }
  }

  @Test(arguments: ["/v1/kund/310001", "/v1/kund/kundnummer/KUNDA10001"])
  func `an external party reads the kund of an arbetsorder that it carries out, and no other`(_ path: String) throws {
    let world = TestServer.shared.world()
    let (anna, ror) = (try world.login(), try world.login("ror", "ror"))
    #expect(try anna.get(path).status == 200)
    #expect(try world.login("las", "las").get(path).status == 200)
    expectAPIError(try ror.get(path), 403, "role-forbids")
    let created = try anna.post(
      "/v1/arbetsorder", "{\"objektId\": \"9900101\", \"kundNr\": \"KUNDA10001\", \"resursId\": \"E200\"}")
    #expect(created.status == 201)
    #expect(try ror.get(path).status == 200)
  }

  @Test(arguments: ["/v1/kund/999999", "/v1/kund/kundnummer/NOBODY"])
  func `an external party is not told which kunder there are`(_ path: String) throws {
    expectAPIError(try TestServer.shared.world().login("ror", "ror").get(path), 403, "role-forbids")
  }

  @Test
  func `lists leave out what an external party does not carry out`() throws {
    let world = TestServer.shared.world()
    let own = try world.login("ror", "ror").get("/v1/arbetsorder").json.list
    #expect(!own.isEmpty)
    #expect(own.allSatisfy { $0["utforare"]?["id"]?.text == "E200" })
    for (user, password) in [("user", "password"), ("las", "las")] {
      #expect(try world.login(user, password).get("/v1/arbetsorder").json.list.count == 30)
    }
    let others = try world.login("ror", "ror").get("/v1/arbetsorder?utforare=R100")
    #expect(others.status == 200)
    #expect(others.json.list.isEmpty)
  }

  @Test(arguments: [("105", ["PAGAR"]), ("108", ["GODK", "UTFÖRD"]), ("111", [])])
  func `an external party's vardelista has no REG, MAK or ÖVERF`(_ id: String, koder: [String]) throws {
    let list = try TestServer.shared.world().login("ror", "ror").get("/v1/arbetsorder/\(id)/status/vardelista")
    #expect(list.json.list.map { $0["statuskod"]?.text } == koder)
  }

  @Test(arguments: ["104", "105", "108", "111"])
  func `a reader's vardelista is empty`(_ id: String) throws {
    let list = try TestServer.shared.world().login("las", "las").get("/v1/arbetsorder/\(id)/status/vardelista")
    #expect(list.status == 200)
    #expect(list.json.list.isEmpty)
  }

  @Test(arguments: ["demo-key", "demo-key-published"])
  func `an external party never sees anmarkning, ekonomi and fakturera`(_ key: String) throws {
    let world = TestServer.shared.world()
    let anna = try world.login(key: key)
    let required = "\"arbetsordertypKod\": \"F\", \"objektId\": \"9910102\", \"kundNr\": \"KUNDA10001\""
    let account = key == "demo-key" ? "konteringsKonto" : "konteringKonto"
    let body = "{\(required), \"ekonomi\": {\"\(account)\": \"5999\"}, \"fakturera\": {\"faktureras\": true}}"
    let changed = try anna.put("/v1/arbetsorder/108", body)
    #expect(changed.status == 200, "\(changed)")
    // The landlord reads first: what was rendered for her must not be handed to the contractor.
    let seen = [try anna.get("/v1/arbetsorder/108").json, try listed(anna)]
    for order in seen {
      #expect(order["information"]?["anmarkning"]?.text?.hasPrefix("Tredje") == true)
      #expect(order["ekonomi"]?[account]?.text == "5999")
      #expect(order["fakturera"]?["faktureras"]?.bool == true)
    }
    let ror = try world.login("ror", "ror", key: key)
    for order in [try ror.get("/v1/arbetsorder/108").json, try listed(ror)] {
      #expect(order["information"]?["beskrivning"]?.text == "Stopp i toaletten")
      #expect(order["information"]?["anmarkning"]?.isNull == true)
      #expect(order["ekonomi"]?.isNull == true)
      #expect(order["fakturera"]?.isNull == true)
      #expect(order.keys == seen[0].keys)
    }
    #expect(try listed(anna)["ekonomi"]?[account]?.text == "5999")
  }

  private func listed(_ caller: TestCaller) throws -> JSONView {
    try #require(try caller.get("/v1/arbetsorder").json.list.first { $0["id"]?.int == 108 })
  }
}
