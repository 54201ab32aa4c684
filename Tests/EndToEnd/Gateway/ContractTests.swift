import Model
import Rules
import Server
import TestKit
import Testing

@Suite struct ContractTests {
  private static let order = """
    {"arbetsordertypKod": "F", "objektId": "9900101", "kundNr": "KUNDA10001", "ursprung": 1}
    """

  @Test(.rule(.r1_1), arguments: [("demo-key", "id"), ("demo-key-published", "arbetsorderId")])
  func `the gateway-klient's kontrakt decides the names`(_ key: String, name: String) throws {
    let created = try TestServer.shared.world().login(key: key).post("/v1/arbetsorder", Self.order)
    #expect(created.json.keys == [name])
  }

  /// A klient that names no kontrakt.
  private static func seed(settings: String? = nil) -> String {
    let seed =
      settings.map { demoSeed(settings: $0) }
      ?? demoSeed(settings: "prio: \"10\"").replacing(
        "  prio: \"10\"\n  firstArbetsorderId", with: "  firstArbetsorderId")
    return seed.replacing(
      "hemlighet: demo-secret, token: demo-token, kontrakt: \"1.1\"}",
      with: "hemlighet: demo-secret, token: demo-token}")
  }

  @Test(.rule(.r1_1))
  func `where the klient names none the world's setting decides, before the option`() throws {
    let server = try TestServer(seed: Self.seed(settings: "contract: published"), options: { $0.kontrakt = .document })
    let created = try server.standard.login().post("/v1/arbetsorder", Self.order)
    #expect(created.json.keys == ["arbetsorderId"])
    #expect(try server.standard.anonymous.get("/_sim/health").json["contract"]?.text == "published")
    try server.stop()
  }

  @Test(.rule(.r1_1))
  func `where neither names one the option decides`() throws {
    let server = try TestServer(seed: Self.seed(), options: { $0.kontrakt = .published })
    let caller = try server.standard.login()
    #expect(try caller.post("/v1/arbetsorder", Self.order).json.keys == ["arbetsorderId"])
    let other = try server.standard.login(key: "demo-key-published").post("/v1/arbetsorder", Self.order)
    #expect(other.json.keys == ["arbetsorderId"])
    try server.stop()
  }

  @Test(.rule(.r1_1))
  func `the klient's kontrakt goes before setting and option`() throws {
    let server = try TestServer(seed: demoSeed(settings: "contract: published"), options: { $0.kontrakt = .published })
    #expect(try server.standard.login().post("/v1/arbetsorder", Self.order).json.keys == ["id"])
    try server.stop()
  }

  @Test(.rule(.r1_2))
  func `the other contract's name is taken, and the note names the right one`() throws {
    let caller = try TestServer.shared.world().login()
    let answer = try caller.put("/v1/arbetsorder/108", "{\"ekonomi\": {\"konteringKonto\": \"5\"}}")
    #expect(answer.status == 200)
    #expect(answer.notes == ["alias-used"])
    #expect(try caller.get("/v1/arbetsorder/108").json["ekonomi"]?["konteringsKonto"]?.text == "5")
  }

  @Test(.rule(.r1_2), arguments: ["tilltradesKod", "tilltradeKod"])
  func `under 1·1 every variant that the document prints is taken without a note`(_ name: String) throws {
    let answer = try TestServer.shared.world().login().put("/v1/arbetsorder/108", "{\"\(name)\": \"J\"}")
    #expect(answer.status == 200)
    #expect(answer.notes.isEmpty, "\(answer)")
  }

  @Test(.rule(.r1_2))
  func `two names for one field with different values are 400`() throws {
    let caller = try TestServer.shared.world().login()
    let body = "{\"tilltradesKod\": \"J\", \"tilltradeKod\": \"N\"}"
    expectAPIError(try caller.put("/v1/arbetsorder/108", body), 400, "conflicting-names")
    let same = "{\"tilltradesKod\": \"J\", \"tilltradeKod\": \"J\"}"
    #expect(try caller.put("/v1/arbetsorder/108", same).status == 200)
  }

  @Test(
    .rule(.r1_5),
    arguments: [
      ("/v1/arbetsorder/108", "{\"externtNr\": \"1\"}"), ("/v1/arbetsorder/105/status", "{\"statuskod\": \"PAGAR\"}"),
      ("/v1/fastastrukturen/enheter/700001", "{\"serienummer\": \"1\"}"),
      ("/v1/kund/310001/kontaktuppgift", "{\"epostAdress\": \"a@example.com\"}"),
    ])
  func `an operation without an answer sends Content-Length 0`(_ path: String, body: String) throws {
    let answer = try TestServer.shared.world().login().put(path, body)
    #expect(answer.status == 200, "\(answer)")
    #expect(answer.header("Content-Length") == "0")
    #expect(answer.header("Content-Type") == nil)
  }

  @Test(.rule(.r1_5), arguments: [aRead, "/v1/arbetsorder", "/v1/arbetsorder/108", "/v1/kund/310001"])
  func `answers are application/json`(_ path: String) throws {
    #expect(try TestServer.shared.world().login().get(path).header("Content-Type") == "application/json")
  }

  @Test(.rule(.r1_5))
  func `a missing value is null, and so is a group without any`() throws {
    let caller = try TestServer.shared.world().login()
    let order = try caller.get("/v1/arbetsorder/101").json
    #expect(order["utforare"]?.isNull == true)
    #expect(order["externtId"]?.isNull == true)
    #expect(try caller.get("/v1/fastastrukturen/utrymmen/201001").json["rumsnummer"]?.isNull == true)
  }

  @Test(.rule(.r1_3), arguments: ["demo-key", "demo-key-published"])
  func `operations of either source are served under both contracts`(_ key: String) throws {
    let caller = try TestServer.shared.world().login(key: key)
    // The batch is in the published contract alone; the second path of fraser in the document alone.
    #expect(try caller.get("/v1/fastastrukturen/objekt?id=9900101").status == 200)
    #expect(try caller.get("/v1/fastastrukturen/enheter/fraser?enhetsId=700001").status == 200)
  }

  @Test(
    .rule(.r1_4),
    arguments: [
      aRead, "/ao-produkt" + aRead, aRead + "/", "/ao-produkt" + aRead + "/", "/v1/arbetsorder/",
      "/v1/fastastrukturen/utrymmen/?objektId=9900101", "/v1/fastastrukturen/enheter/?utrymmesId=201001",
      "/v1/fastastrukturen/fraser/?enhetsId=700001", "/ao-produkt/v1/fastastrukturen/enheter/fraser?enhetsId=700001",
    ])
  func `both base paths, aliases and one trailing slash lead to the operation`(_ path: String) throws {
    #expect(try TestServer.shared.world().login().get(path).status == 200)
  }

  @Test(.rule(.r1_4), arguments: ["/v1/auth/login", "/ao-produkt/v1/auth/login", "/auth/1.0/v1/auth/login"])
  func `login is served under three bases`(_ path: String) throws {
    let answer = try TestServer.shared.world().gateway().post(
      path, "{\"username\": \"user\", \"password\": \"password\"}")
    #expect(answer.status == 200)
  }

  @Test(.rule(.r1_4), arguments: [aRead, "/v1/arbetsorder", "/oauth2/jwks", "/_sim/health"])
  func `HEAD answers what GET would, without the body`(_ path: String) throws {
    let caller = try TestServer.shared.world().login()
    let (head, get) = (try caller.send("HEAD", path), try caller.get(path))
    #expect(head.status == 200)
    #expect(head.raw.body.isEmpty)
    #expect(head.header("Content-Length") == get.header("Content-Length"))
    #expect(head.header("Content-Type") == "application/json")
  }

  @Test(.rule(.r1_4), arguments: ["/v1/arbetsorder//", "//v1/arbetsorder", "/ao-produkt/ao-produkt/v1/arbetsorder"])
  func `no other spelling of a path does`(_ path: String) throws {
    #expect(try TestServer.shared.standard.login().get(path).status == 404)
  }
}
