import Rules
import TestKit
import Testing

/// Every answer that is served, key by key, under both contracts.
@Suite(.rule(.r1_1, .r1_5)) struct AnswerKeyTests {
  /// An answer: its name, its keys, and how to get it from somebody logged in.
  struct Answer: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let keys: String
    let status: Int
    let get: @Sendable (TestCaller, Client) throws -> TestAnswer

    init(
      _ name: String, _ keys: String, _ status: Int = 200,
      _ get: @escaping @Sendable (TestCaller, Client) throws -> TestAnswer
    ) {
      testDescription = name
      self.keys = keys
      self.status = status
      self.get = get
    }

    init(_ path: String, _ keys: String, _ status: Int = 200) {
      self.init(path, keys, status) { caller, _ in try caller.get(path) }
    }
  }

  private static let sok = "/v1/fastastrukturen/objekt/felanmalningsbara"

  static let answers: [Answer] = [
    Answer("token", AnswerKeys.token) { caller, client in
      try caller.world.anonymous.send(
        "POST", "/oauth2/token", headers: [("Content-Type", "application/x-www-form-urlencoded")],
        text: "grant_type=client_credentials&client_id=\(client.rawValue)&client_secret=demo-secret")
    },
    Answer("/oauth2/jwks", AnswerKeys.jwks),
    Answer("login", AnswerKeys.auth) { caller, _ in try logIn(caller) },
    Answer("refresh", AnswerKeys.auth) { caller, _ in
      let token = try logIn(caller).json["refresh_token"]?.text ?? ""
      return try caller.post("/v1/auth/refresh", "{\"refresh_token\": \"\(token)\"}")
    },
    Answer("/v1/fastastrukturen/objekt/9900101", AnswerKeys.objekt),
    Answer("/v1/fastastrukturen/objekt/9900191", AnswerKeys.objekt),
    Answer("/v1/fastastrukturen/objekt?id=9900101,9920104", AnswerKeys.objekt),
    Answer("uthyrningsbara", AnswerKeys.sokning) { caller, _ in
      try caller.post("\(sok)/uthyrningsbara", "{\"filter\": {}, \"first\": 5}")
    },
    Answer("uthyrningsbara, nothing found", AnswerKeys.sokning) { caller, _ in
      try caller.post("\(sok)/uthyrningsbara", "{\"filter\": {\"kundId\": 1}}")
    },
    Answer("ejuthyrningsbara", AnswerKeys.sokning) { caller, _ in
      try caller.post("\(sok)/ejuthyrningsbara", "{\"filter\": {\"objektId\": \"9900101\"}}")
    },
    Answer("/v1/fastastrukturen/utrymmen?objektId=9900101", AnswerKeys.utrymme),
    Answer("/v1/fastastrukturen/utrymmen/201004", AnswerKeys.utrymme),
    Answer("/v1/fastastrukturen/enheter?utrymmesId=201001", AnswerKeys.enhet),
    Answer("/v1/fastastrukturen/enheter/700057", AnswerKeys.enhet),
    Answer("/v1/fastastrukturen/fraser?enhetsId=700001", AnswerKeys.fras),
    Answer("/v1/fastastrukturen/enheter/fraser?enhetsId=700001", AnswerKeys.fras),
    Answer("/v1/kund/310001", AnswerKeys.kund),
    Answer("/v1/kund/310021", AnswerKeys.kund),
    Answer("/v1/kund/kundnummer/KUNDA10003", AnswerKeys.kund),
    Answer("/v1/arbetsorder?limit=1000", AnswerKeys.arbetsorder),
    Answer("/v1/arbetsorder/124", AnswerKeys.arbetsorder),
    Answer("/v1/arbetsorder/128", AnswerKeys.arbetsorder),
    Answer("create", AnswerKeys.created, 201) { caller, _ in
      try caller.post(
        "/v1/arbetsorder",
        "{\"arbetsordertypKod\": \"F\", \"objektId\": \"9900101\", \"kundNr\": \"KUNDA10001\", \"ursprung\": 1}")
    },
    Answer("/v1/arbetsorder/101/status", AnswerKeys.status),
    Answer("/v1/arbetsorder/102/status/vardelista", AnswerKeys.status),
    Answer("/v1/arbetsorder/handelser?arbetsorderId=104", AnswerKeys.handelse),
    Answer("one händelse", AnswerKeys.handelse) { caller, _ in
      let list = try caller.get("/v1/arbetsorder/handelser?arbetsorderId=104")
      return try caller.get("/v1/arbetsorder/handelser/\(try #require(list.json[0]?["id"]?.int))")
    },
    Answer("/v1/arbetsorder/handelser/vardelista", AnswerKeys.handelsetyp),
    Answer("create a händelse", AnswerKeys.id, 201) { caller, _ in
      try caller.post("/v1/arbetsorder/handelser?arbetsorderId=104", "{\"typKod\": \"BOM\"}")
    },
    Answer("/v1/arbetsorder/kontaktpersoner?arbetsorderId=107", AnswerKeys.kontaktperson),
    Answer("/v1/arbetsorder/kontaktpersoner/1", AnswerKeys.kontaktperson),
    Answer("/v1/arbetsorder/kontaktpersoner/kontakter/vardelista?foretagsnr=01", AnswerKeys.kontaktperson),
    Answer("create a kontaktperson", AnswerKeys.id, 201) { caller, _ in
      try caller.post("/v1/arbetsorder/kontaktpersoner?arbetsorderId=107", "{}")
    },
    Answer("/v1/arbetsorder/tider?arbetsorderId=107", AnswerKeys.persontid),
    Answer("/v1/arbetsorder/tider/1", AnswerKeys.persontid),
    Answer("/v1/arbetsorder/tider/aktiviteter/vardelista", AnswerKeys.tidsfras),
    Answer("register time", AnswerKeys.id, 201) { caller, _ in
      try caller.post("/v1/arbetsorder/tider?arbetsorderId=107", Self.tid)
    },
    Answer("start a clock", AnswerKeys.id, 201) { caller, _ in
      try caller.post("/v1/arbetsorder/tider/starta?arbetsorderId=104", Self.tid.replacing("107", with: "104"))
    },
    Answer("/v1/arbetsorder/meddelanden/124", AnswerKeys.meddelande),
    Answer("/v1/arbetsorder/tilltrade/vardelista", AnswerKeys.tilltrade),
    Answer("single sign-on", AnswerKeys.auth) { caller, _ in try caller.post("/v1/auth/loginsso", OutsideLogins.sso) },
    Answer("federated login", AnswerKeys.auth) { caller, _ in
      try caller.post("/v1/auth/federatedlogin", OutsideLogins.federated)
    },
    Answer("upload", AnswerKeys.tempFile) { caller, _ in try caller.upload(Multipart.file("a.txt", [97])) },
    Answer("/v1/arbetsorder/101/sla", AnswerKeys.sla),
    Answer("/v1/arbetsorder/107/bokning", AnswerKeys.bokning),
    Answer("/v1/arbetsorder/resurs/forslag?feltyp=F&objektId=9900101", AnswerKeys.resurs),
    Answer("resurskalender", AnswerKeys.resurskalender) { caller, _ in
      try caller.post("/v1/system/resurskalender", OperationExample.kalender)
    },
    Answer("/v1/arbetsorder/9999", AnswerKeys.apiError, 404),
    Answer("/v1/nothing", AnswerKeys.gatewayFault, 404),
    Answer("wrong method", AnswerKeys.gatewayFault, 405) { caller, _ in try caller.delete("/v1/arbetsorder") },
    Answer("no gateway token", AnswerKeys.gatewayAuthFault, 401) { caller, _ in
      try caller.world.anonymous.get("/v1/arbetsorder")
    },
    Answer("no login token", AnswerKeys.apiError, 401) { caller, _ in
      try TestCaller(world: caller.world, gateway: caller.gateway, login: nil).get("/v1/arbetsorder")
    },
    Answer("wrong client secret", AnswerKeys.oauthError, 401) { caller, client in
      try caller.world.anonymous.send(
        "POST", "/oauth2/token", headers: [("Content-Type", "application/x-www-form-urlencoded")],
        text: "grant_type=client_credentials&client_id=\(client.rawValue)&client_secret=wrong")
    },
  ]

  private static let tid = """
    {"arbetsorderId": 107, "resursId": "R100", "datumFom": "20260302", "datumTom": "20260302", "aktivitet": "1"}
    """

  private static func logIn(_ caller: TestCaller) throws -> TestAnswer {
    try caller.post("/v1/auth/login", "{\"username\": \"user\", \"password\": \"password\"}")
  }

  @Test(arguments: answers, Client.allCases)
  func `an answer has exactly the keys of its contract, in order`(_ answer: Answer, _ client: Client) throws {
    let caller = try TestServer.shared.world().login(key: client.rawValue)
    let got = try answer.get(caller, client)
    #expect(got.status == answer.status)
    #expect(got.header("Content-Type") == "application/json")
    #expect(!got.json.keys.isEmpty || !got.json.list.isEmpty)
    #expect(KeyTree(answer.keys, client).problems(got.json) == [])
  }

  /// Written under both contracts by the names of each: every group that a client can fill.
  private static let filled = """
    {"externtId": "E1", "externtNr": "N1", "buntId": "B1", "resursId": "R100", "utrymmesId": 201001,
     "enhetsId": 700001, "enhetsNotering": "Till vänster", "nyEnhet": {"enhetsTyp": "SPIS"}, "frasNr": 503,
     "information": {"beskrivning": "a", "kommentar": "b", "anmarkning": "c", "atgard": "d"},
     "arbetsordertypKod": "U", "prioKod": "10", "objektId": "9900101", "kundNr": "KUNDA10001",
     "anmalare": {"namn": "T", "telefon": "0700000000", "epostAdress": "t@example.com"},
     "planering": {"bokadDatum": "20260304", "bokadTomTid": "12:00"},
     "ekonomi": {"konteringUhFel": "F", "konteringMaterialKonto": "M", "konteringProjekt": "P", "kostnad": 10},
     "fakturera": {"faktureras": true}, "ursprung": 1, "kundPrimarKontaktsatt": "EPOST"}
    """

  @Test(.rule(.r4_7), arguments: Client.allCases)
  func `the arbetsorder of the seed and one that is full show every key there is`(_ client: Client) throws {
    let caller = try TestServer.shared.world().login(key: client.rawValue)
    let created = try caller.post("/v1/arbetsorder", Self.filled)
    let id = try #require(created.json[client.name("id", "arbetsorderId")]?.int)
    for status in ["GODK", "PAGAR", "UTFÖRD"] {
      #expect(try caller.put("/v1/arbetsorder/\(id)/status", "{\"statuskod\": \"\(status)\"}").status == 200)
    }
    let tree = KeyTree(AnswerKeys.arbetsorder, client)
    var seen: Set<String> = []
    let one = try caller.get("/v1/arbetsorder/\(id)").json
    #expect(tree.problems(one, seen: &seen) == [])
    // What only the seed can give.
    let nulls = one.keys.filter { one[$0]?.isNull == true }
    #expect(nulls == ["referens", "pamin1", "pamin2", "nyckelinformation"])
    #expect(one["filUtList"]?.isList == true)
    let list = try caller.get("/v1/arbetsorder?limit=1000").json
    #expect(list.list.count == 31)
    #expect(tree.problems(list, seen: &seen) == [])
    #expect(tree.paths.filter { !seen.contains($0) } == [])
  }

  @Test(arguments: Client.allCases) func `a group without any value is null`(_ client: Client) throws {
    let caller = try TestServer.shared.world().login(key: client.rawValue)
    let one = try caller.get("/v1/arbetsorder/114").json
    let nulls = one.keys.filter { one[$0]?.isNull == true }
    #expect(
      nulls == [
        "externtId", "externtNr", "kund", "bunt", "utforare", "utrymme", "enhet", "nyEnhet", "fras", "bestalld",
        "accepterad", "utford", "referens", "pamin1", "pamin2", "planering", "ekonomi", "fakturera", "annanAnmalare",
        "nyckelinformation", "kundPrimarKontaktsatt",
      ])
    #expect(one["information"]?["kommentar"]?.isNull == true)
    #expect(try caller.get("/v1/kund/310021").json["kommunikation"]?.isNull == true)
    #expect(try caller.get("/v1/fastastrukturen/objekt/9900191").json["kunder"]?.isNull == true)
    #expect(try caller.get("/v1/fastastrukturen/objekt/9920104").json["detalj"]?["vaning"]?.isNull == true)
  }

  @Test(.rule(.r5_5), arguments: Client.allCases)
  func `kinds of phone are words under 1.1 and upper case under published`(_ client: Client) throws {
    let caller = try TestServer.shared.world().login(key: client.rawValue)
    let phones = try caller.get("/v1/kund/310008").json["kommunikation"]?["telefon"]?.list.map { $0["typ"]?.text }
    #expect(phones == [client.name("Mobil", "MOBIL"), client.name("Avflyttad", "AVFLYTTAD")])
  }

  @Test(.rule(.r1_6)) func `dates and times are written in their forms`() throws {
    let caller = try TestServer.shared.world().login()
    let planned = try caller.get("/v1/arbetsorder/124").json
    #expect(planned["planering"]?["bokadDatum"]?.text == "20260304")
    #expect(planned["planering"]?["bokadFromTid"]?.text == "08:00")
    #expect(planned["registrerad"]?["datumregistrerad"]?.text == "20260218")
    let handelser = try caller.get("/v1/arbetsorder/handelser?arbetsorderId=104").json
    #expect(handelser[1]?["datumRegistrerad"]?.text == "2026-02-26T11:05:00+01:00")
    #expect(handelser[2]?["aktivFrom"]?.text == "20260227")
  }
}
