import Rules
import TestKit
import Testing

/// Rule 4.15: the list of arbetsorder, on the thirty of the demo seed.
@Suite(.rule(.r4_15)) struct ListFilterTests {
  private func ids(_ query: String, _ caller: TestCaller) throws -> [Int64] {
    let answer = try caller.get("/v1/arbetsorder\(query)")
    #expect(answer.status == 200, "\(answer)")
    #expect(answer.notes == [])
    return answer.json.list.compactMap { $0["id"]?.int }
  }

  @Test(arguments: [
    ("", Array(101...130)), ("?objektId=9900103", [104, 116, 118]), ("?objektId=9900101,9900102", [101, 102]),
    ("?objektId=9900101&objektId=9900102", [101, 102]), ("?objektId[]=9900101&objektId[]=9900102", [101, 102]),
    ("?objektId=9900106", []), ("?objektId=nope", []), ("?objektId=nope,9900101", [101]),
    ("?kundNr=KUNDA10001", [101, 115, 124, 125]), ("?kundNr=KUNDA10010", []), ("?kundNr=310001", []),
    ("?utforare=R120", [129]), ("?utforare=E200", [105, 106, 108, 111, 112, 122, 123]),
    ("?utforare=E300,R120", [109, 113, 117, 120, 129]), ("?utforare=E300&utforare=R120", [109, 113, 117, 120, 129]),
    ("?utforare[]=E300&utforare=R120", [109, 113, 117, 120, 129]), ("?utforare=nope", []),
    ("?utforare=nope,R120", [129]), ("?status=REG", [101, 102, 103, 121, 126, 128]),
    ("?status=UTF%C3%96RD", [110, 111, 116, 125, 129]), ("?status=%C3%96VERF", [112, 113, 123]),
    ("?status=MAK&status=%C3%96VERF", [112, 113, 114, 115, 117, 123]),
    ("?status=PAGAR,MAK", [107, 108, 109, 114, 115, 117, 118, 119, 120, 124]),
    ("?status=PAGAR%2CMAK", [107, 108, 109, 114, 115, 117, 118, 119, 120, 124]),
    ("?status[]=PAGAR&status%5B%5D=MAK", [107, 108, 109, 114, 115, 117, 118, 119, 120, 124]),
    ("?status=MAK,MAK&status=MAK", [114, 115, 117]), ("?feltyp=G", [124, 125, 126]), ("?feltyp=T,M", [127, 128, 129]),
    ("?feltyp=U", [116, 118, 119, 120, 121, 122, 123]), ("?feltyp=G&feltyp=T", [124, 125, 126, 127]),
    ("?feltyp[]=G&feltyp[]=T", [124, 125, 126, 127]), ("?skapadEfter=20260228", [106, 126, 130]),
    ("?skapadEfter=2026-02-27", [101, 102, 103, 106, 126, 130]), ("?skapadEfter=20260301", [106]),
    ("?skapadEfter=20260302", []), ("?bokadDatum=20260304", [124]), ("?bokadDatum=2026-03-04", [124]),
    ("?bokadDatum=20260305", [106]), ("?bokadDatum=20260307", []), ("?bokningStatus=BOKAD", [106]),
    ("?bokningStatus=ACCEPTERAD", [107]),
    ("?bokningStatus=EJ_BOKAD&limit=3", [101, 102, 103]), ("?bokningStatus=BOKAD,ACCEPTERAD", [106, 107]),
    ("?bokningStatus=BOKAD&bokningStatus=EJ_BOKAD&limit=2", [101, 102]),
    ("?bokningStatus[]=EJ_BOKAD&feltyp=G", [124, 125, 126]), ("?enhetsId=700021", [116, 118]),
    ("?enhetsId=700021,700057", [103, 116, 118]), ("?enhetsId=700021&enhetsId=700057", [103, 116, 118]),
    ("?enhetsId[]=700021&enhetsId[]=700057", [103, 116, 118]), ("?enhetsId=9", []), ("?enhetsId=9,700057", [103]),
  ])
  func `a filter keeps what it says, by id`(_ query: String, _ expected: [Int64]) throws {
    #expect(try ids(query, try TestServer.shared.world().login()) == expected)
  }

  @Test(arguments: [
    ("objektId=9900103&status=PAGAR", [118]), ("objektId=9900103&status=PAGAR,REG,GODK&feltyp=F,U,T", [104, 118]),
    ("kundNr=KUNDA10001&feltyp=G", [124, 125]), ("kundNr=KUNDA10001&feltyp=G&status=UTF%C3%96RD", [125]),
    ("utforare=R100&status=PAGAR", [107, 118, 119]), ("utforare=R100&status=PAGAR&feltyp=F", [107]),
    ("utforare=E200&feltyp=U", [122, 123]), ("enhetsId=700021&status=PAGAR", [118]),
    ("enhetsId=700021&utforare=E200", []), ("bokadDatum=20260304&feltyp=G&kundNr=KUNDA10001", [124]),
    ("bokadDatum=20260304&feltyp=F", []), ("skapadEfter=20260227&status=GODK", [106, 130]),
    ("skapadEfter=20260227&utforare=E200", [106]), ("kundNr=nope&status=REG", []),
    (
      "objektId=9910103&kundNr=KUNDA10001&utforare=G10&status=PAGAR&feltyp=G&skapadEfter=20260218&bokadDatum=20260304"
        + "&bokningStatus=EJ_BOKAD", [124]
    ),
    ("enhetsId=700057&objektId=9900191&status=REG&feltyp=F", [103]),
  ])
  func `filters must all hold`(_ query: String, _ expected: [Int64]) throws {
    #expect(try ids("?\(query)", try TestServer.shared.world().login(key: "demo-key-published")) == expected)
  }

  @Test(arguments: [
    ("limit=5", [101, 102, 103, 104, 105]), ("offset=5&limit=3", [106, 107, 108]), ("offset=28", [129, 130]),
    ("offset=30", []), ("offset=2147483647", []), ("limit=1", [101]), ("limit=1000&offset=27", [128, 129, 130]),
    ("utforare=E200&offset=2&limit=3", [108, 111, 112]), ("status=REG,GODK&offset=4&limit=4", [105, 106, 121, 122]),
    ("feltyp=G&offset=0&limit=2", [124, 125]),
  ])
  func `a page is cut after filtering`(_ query: String, _ expected: [Int64]) throws {
    #expect(try ids("?\(query)", try TestServer.shared.world().login()) == expected)
  }

  @Test func `a page is 100 rows when nothing is said, and at most 1000`() throws {
    let caller = try TestServer.shared.world().login()
    for _ in 0..<75 { #expect(try caller.post("/v1/arbetsorder", "{\"objektId\": \"9900101\"}").status == 201) }
    let first = try ids("", caller)
    #expect(first.count == 100)
    let second = try ids("?offset=100", caller)
    #expect(first + second == Array(101...130) + Array(1000..<1075))
    #expect(try ids("?limit=1000", caller) == first + second)
  }

  @Test(
    .rule(.r1_12),
    arguments: [
      ("status=KLA", ["status", "KLA", "REG", "GODK", "PAGAR", "UTFÖRD", "MAK", "ÖVERF"]),
      ("status=REG,reg", ["status", "reg"]), ("status=UTFORD", ["status", "UTFORD", "UTFÖRD"]),
      ("feltyp=X", ["feltyp", "X", "F", "U", "G", "T", "M"]), ("feltyp=F,%C3%96", ["feltyp", "Ö"]),
      ("bokningStatus=JA", ["bokningStatus", "JA", "BOKAD", "EJ_BOKAD", "ACCEPTERAD"]),
    ])
  func `an unknown code in a filter is refused with the list of valid ones`(_ query: String, _ said: [String]) throws {
    let answer = try TestServer.shared.world().login().get("/v1/arbetsorder?\(query)")
    #expect(answer.status == 400)
    #expect(answer.notes == ["unknown-code"])
    for word in said { #expect(answer.message.contains(word), "\(answer.message)") }
  }

  @Test func `skapadEfter takes in the whole local day, and what was made before midnight is out`() throws {
    let world = TestServer.shared.world()
    try world.clock("{\"now\": \"2026-03-09T23:59:59+01:00\", \"freeze\": true}")
    let caller = try world.login()
    #expect(try caller.post("/v1/arbetsorder", "{\"objektId\": \"9900101\"}").status == 201)
    try world.clock("{\"advance\": \"PT1S\"}")
    #expect(try caller.post("/v1/arbetsorder", "{\"objektId\": \"9900101\"}").status == 201)
    #expect(try ids("?skapadEfter=20260309", caller) == [1000, 1001])
    #expect(try ids("?skapadEfter=20260310", caller) == [1001])
    #expect(try ids("?skapadEfter=20260311", caller) == [])
  }

  @Test(.rule(.r4_7)) func `modifieradEfter leaves out what was changed at that instant`() throws {
    let world = TestServer.shared.world()
    try world.clock("{\"now\": \"2026-03-09T12:00:00+01:00\", \"freeze\": true}")
    let caller = try world.login()
    func newer(_ time: String) throws -> [Int64] { try ids("?modifieradEfter=2026-03-09T\(time)%2B01:00", caller) }
    #expect(try newer("00:00:00") == [])
    #expect(try caller.put("/v1/arbetsorder/103", "{\"externtNr\": \"1\"}").status == 200)
    #expect(try newer("11:59:59") == [103])
    #expect(try newer("12:00:00") == [])
    try world.clock("{\"advance\": \"PT1M\"}")
    #expect(try caller.put("/v1/arbetsorder/101/status", "{\"statuskod\": \"MAK\"}").status == 200)
    #expect(try newer("11:59:59") == [101, 103])
    #expect(try newer("12:00:00") == [101])
    #expect(try newer("12:01:00") == [])
    // A PUT that changes nothing leaves modifierad alone (rule 4.9).
    try world.clock("{\"advance\": \"PT1M\"}")
    #expect(try caller.put("/v1/arbetsorder/103", "{\"externtNr\": \"1\"}").notes == ["nothing-changed"])
    #expect(try newer("12:01:00") == [])
  }

  @Test(
    .rule(.r3_8),
    arguments: [
      ("ror", "", [105, 106, 108, 111, 112, 122, 123]), ("ror", "?status=GODK", [105, 106, 122]),
      ("ror", "?utforare=R100", []), ("ror", "?utforare=R100,E200&feltyp=U", [122, 123]),
      ("ror", "?offset=5", [122, 123]),
      ("ror", "?objektId=9900101", []), ("el", "", [109, 113, 117, 120]), ("el", "?kundNr=KUNDA10024", [109]),
      ("las", "", Array(101...130)),
    ])
  func `an external party sees its own alone, a reader all`(
    _ user: String, _ query: String, _ expected: [Int64]
  ) throws {
    #expect(try ids(query, try TestServer.shared.world().login(user, user)) == expected)
  }

  @Test(.rule(.r3_8)) func `an external party's list hides remark and accounting`() throws {
    let caller = try TestServer.shared.world().login("el", "el")
    for one in try caller.get("/v1/arbetsorder").json.list {
      #expect(one["ekonomi"]?.isNull == true)
      #expect(one["fakturera"]?.isNull == true)
      #expect(one["information"]?["anmarkning"].map { $0.isNull } ?? true)
    }
    let ror = try TestServer.shared.world().login("ror", "ror").get("/v1/arbetsorder/108")
    #expect(ror.json["information"]?["anmarkning"]?.isNull == true)
    #expect(ror.json["information"]?["kommentar"]?.text == "Rens finns i trapphuset")
  }
}

/// Rule 4.15 at its limits.
@Suite(.rule(.r4_15)) struct WideFilterTests {
  private static func many(_ count: Int, _ prefix: String = "") -> String {
    (1...count).map { "\(prefix)\($0)" }.joined(separator: ",")
  }

  /// A query, and how many of the demo seed it finds.
  static let wide: [(query: String, count: Int)] = [
    ("status=\(String(repeating: "REG,", count: 2000))", 6), ("objektId=\(many(1500, "x")),9900101", 1),
    ("utforare=\(many(1500, "x")),R120&status=REG,GODK,PAGAR,MAK,UTF%C3%96RD", 1),
    ("enhetsId=\(many(1900)),700001", 1),
    ("feltyp=F,U,G,T,M&status=REG,GODK,PAGAR,UTF%C3%96RD,MAK,%C3%96VERF&utforare=E200,R100,R110,R120,G10,E300", 24),
    ("\(String(repeating: "objektId[]=x&", count: 900))objektId=9900101", 1),
  ]

  @Test(arguments: wide)
  func `a filter takes as many values as a target holds`(_ wide: (query: String, count: Int)) throws {
    let server = TestServer.shared
    let answer = try server.world().login().get("/v1/arbetsorder?\(wide.query)")
    #expect(answer.status == 200)
    #expect(answer.json.list.count == wide.count)
    let ids = answer.json.list.compactMap { $0["id"]?.int }
    #expect(ids == ids.sorted())
    #expect(server.internalErrors == [])
  }
}
