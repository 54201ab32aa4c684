import Contract
import TestKit

/// A request that an operation of the table answers with success on the demo seed, for `user`.
struct OperationExample: Sendable {
  /// The value of each parameter of the path.
  var path: [String: String] = [:]
  /// What comes behind `?`.
  var query: String?
  /// The body by the names of each contract; nil where it takes none.
  var body: (@Sendable (Client) -> String)?
  /// The body as a form instead of JSON.
  var isForm = false
  /// The body as multipart/form-data instead of JSON.
  var isUpload = false
  /// The request carries no token at all.
  var isAnonymous = false
  /// The codes that its answer carries.
  var notes: [String] = []

  private init(
    _ path: [String: String] = [:], query: String? = nil, isForm: Bool = false, isUpload: Bool = false,
    isAnonymous: Bool = false,
    notes: [String] = [], body: (@Sendable (Client) -> String)? = nil
  ) {
    self.path = path
    self.query = query
    self.body = body
    self.isForm = isForm
    self.isUpload = isUpload
    self.isAnonymous = isAnonymous
    self.notes = notes
  }

  /// The one table: every operation stands in it once. What a body needs of a fresh world comes as `{refresh}`.
  static let all: [OperationID: OperationExample] = [
    .token: .init(isForm: true, isAnonymous: true) {
      "grant_type=client_credentials&client_id=\($0.rawValue)&client_secret=demo-secret"
    },
    .jwks: .init(isAnonymous: true),
    .login: .init { _ in "{\"username\": \"user\", \"password\": \"password\"}" },
    .refresh: .init { _ in "{\"refresh_token\": \"{refresh}\"}" },
    .getObjekt: .init(query: "id=9900101&id=9900102"),
    .getObjekt_1: .init(["id": "9900101"]),
    .getFelanmalningsbaraHyresobjekt: .init { _ in "{\"filter\": {\"kundId\": 310001}}" },
    .getFelanmalningsbaraEjHyresobjekt: .init { _ in "{\"filter\": {\"objektId\": \"9900101\"}}" },
    .getUtrymmenGivetObjekt: .init(query: "objektId=9900101"),
    .getUtrymme: .init(["id": "201001"]),
    .getEnheterGivetUtrymme: .init(query: "utrymmesId=201001"),
    .getEnhet: .init(["id": "700001"]),
    .putEnhet: .init(["id": "700001"]) { _ in "{\"notering\": \"Luckan kärvar\"}" },
    .getFraserGivetEnhet: .init(query: "enhetsId=700001"),
    .getKund: .init(["id": "310001"]),
    .getKundByKundnr: .init(["nummer": "KUNDA10001"]),
    .putKontaktuppgift: .init(["id": "310001"]) { _ in "{\"epostAdress\": \"ny@example.com\"}" },
    .getArbetsordrar_1: .init(query: "status=PAGAR,REG,GODK"),
    .postArbetsorder: .init {
      """
      {"arbetsordertypKod": "F", "objektId": "9900101", "kundNr": "KUNDA10001", "ursprung": 1,
       "planering": {"bokadDatum": "20260304", "\($0.name("bokadFromTid", "bokadFomTid"))": "08:00"}}
      """
    },
    .getArbetsorder_1: .init(["id": "101"]),
    .putArbetsorder: .init(["id": "101"]) {
      """
      {"arbetsordertypKod": "F", "objektId": "9900101", "kundNr": "KUNDA10001",
       "ekonomi": {"\($0.name("materialkostnad", "materialKostnad"))": 200}}
      """
    },
    .getArbetsorderStatus: .init(["id": "101"]),
    .postArbetsorderStatus: .init(["id": "102"]) { _ in "{\"statuskod\": \"GODK\"}" },
    .getArbetsorderStatusLista: .init(["id": "102"]),
    .getHandelser: .init(query: "arbetsorderId=104"),
    .getHandelse: .init(["id": "{handelse}"]),
    // Logins by what others vouch for, and avtal
    .loginSso: .init { _ in OutsideLogins.sso },
    .federatedlogin: .init { _ in OutsideLogins.federated },
    .dummy: .init(),
    // Meddelanden
    .svaraMeddelande: .init { _ in "{\"arbetsorderId\": 124, \"meddelande\": \"Vi kommer på onsdag.\"}" },
    .getMeddelanden: .init(["id": "124"]),
    .markeraMeddelandenSomLast: .init(["id": "124"]),
    .getTilltradeVardelista: .init(),
    // Bokning
    .getResursKalender: .init { _ in kalender },
    .getResursForslag: .init(query: "feltyp=F&objektId=9900101"),
    .bokaArbetsorder: .init(["id": "102"]) { _ in "{\"tidsluckaId\": \"R100-203003041000\"}" },
    .avbokaArbetsorder: .init(["id": "107"]) { _ in "{\"forcera\": true}" },
    .bokning: .init(["id": "107"]),
    // SLA
    .getSla: .init(["id": "101"]),
    .postSlaAvslut: .init(["id": "101"]),
    // Filer
    .storeTempFile: .init(isUpload: true) { _ in Multipart.file("spis.txt", Array("En spis".utf8)) },
    .deleteTempFile: .init(["name": "{tempfil}"]),
    .getFile: .init(["id": "1"]),
    .deleteFile: .init(["id": "1"]),
    .createFiles_1: .init(["id": "101"]) { _ in "{\"fil\": [{\"filnamn\": \"{tempfil}\"}]}" },
    // Tider
    .getTider: .init(query: "arbetsorderId=107"),
    .postTid: .init(query: "arbetsorderId=107") { _ in
      """
      {"arbetsorderId": 107, "resursId": "R100", "timmar": 1, "minuter": 25, "datumFom": "20260225",
       "datumTom": "20260225", "aktivitet": "1"}
      """
    },
    .getTid: .init(["id": "1"]),
    .putTid: .init(["id": "1"]) { _ in
      """
      {"arbetsorderId": 107, "resursId": "R100", "minuter": 30, "datumFom": "20260225", "datumTom": "20260225",
       "aktivitet": "2"}
      """
    },
    .deleteTid: .init(["id": "1"]),
    .startaTid: .init(query: "arbetsorderId=104", notes: ["clock-counts"]) { _ in
      """
      {"arbetsorderId": 104, "resursId": "R100", "datumFom": "20260302", "datumTom": "20260302",
       "aktivitet": "1"}
      """
    },
    .stoppaTid: .init(["id": "2"]),
    .stoppaTider: .init(query: "arbetsorderId=107"),
    .getTidsfraser: .init(),
    // Händelser
    .postHandelse: .init(query: "arbetsorderId=104") { _ in "{\"typKod\": \"BOM\", \"rubrik\": \"Ingen hemma\"}" },
    .putHandelse: .init(["id": "3"]) { _ in "{\"text\": \"Ringde på\"}" },
    .deleteHandelse: .init(["id": "3"]),
    .getHandelseTyper: .init(),
    // Kontaktpersoner
    .getKontaktpersoner: .init(query: "arbetsorderId=107"),
    .postKontaktperson: .init(query: "arbetsorderId=107") { _ in "{\"namn\": \"Tove Dahl\"}" },
    .getKontaktperson: .init(["id": "1"]),
    .putKontaktperson: .init(["id": "1"]) { _ in "{\"telefonMobil\": \"070-174 06 41\"}" },
    .deleteKontaktperson: .init(["id": "1"]),
    .getKontaktpersonerVardelista: .init(query: "foretagsnr=01"),
  ]

  /// The slots of a week.
  static let kalender = """
    {"objektId": "9900101", "resursId": "R100", "period": {"vecka": {"ar": 2026, "vecka": 10}},
     "aktivitetsTyp": "ARBETSORDER"}
    """

  /// Sends it to one of the operation's routes.
  ///
  /// - Parameters:
  ///   - method: one of the operation's methods; nil takes the sources' own.
  ///   - suffix: goes behind the path.
  ///   - extra: goes behind the query.
  ///   - world: one that nothing has been done to.
  ///   - before: comes when all is ready, right before the request.
  ///   - edit: changes the body.
  func send(
    _ operation: Operation, by method: OperationMethod? = nil, route: String, _ client: Client, suffix: String = "",
    extra: String? = nil, world: TestWorld = TestServer.shared.world(), before: () throws -> Void = {},
    edit: (String) -> String = { $0 }
  ) throws -> TestAnswer {
    let caller = isAnonymous ? world.anonymous : try world.login(key: client.rawValue)
    func filled(_ text: String) throws -> String {
      var text = text
      if text.contains("{refresh}") {
        let login = try caller.post("/v1/auth/login", "{\"username\": \"user\", \"password\": \"password\"}")
        text = text.replacing("{refresh}", with: login.json["refresh_token"]?.text ?? "")
      }
      if text.contains("{tempfil}") {
        let answer = try caller.upload(Multipart.file("spis.txt", Array("En spis".utf8)))
        text = text.replacing("{tempfil}", with: answer.json["fileName"]?.text ?? "")
      }
      if text.contains("{handelse}") {
        let list = try caller.get("/v1/arbetsorder/handelser?arbetsorderId=104")
        text = text.replacing("{handelse}", with: list.json[0]?["id"]?.int.map { String($0) } ?? "")
      }
      return text
    }
    var target = route
    for (name, value) in path { target = target.replacing("{\(name)}", with: try filled(value)) }
    let parts = [query, extra].compactMap { $0 }
    target += suffix + (parts.isEmpty ? "" : "?" + parts.joined(separator: "&"))
    let type = isForm ? "application/x-www-form-urlencoded" : isUpload ? Multipart.type : "application/json"
    let text = try body.map { edit(try filled($0(client))) }
    try before()
    return try caller.send(
      (method ?? operation.method).rawValue, target, headers: body == nil ? [] : [("Content-Type", type)],
      text: text)
  }
}

/// Bodies of the logins that others vouch for, good on the demo seed.
enum OutsideLogins {
  static let sso = """
    {"ssoId": "integration@example.com", "ssoIdHash": "5f2b51ca", "ssoTimestamp": "20260302080000",
     "ssoTimestampHash": "c09ad1e4"}
    """
  /// Signed with HS256 and the demo seed's `hemlighet`; it names no end.
  static let federated =
    "{\"id_token\": \"eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJodHRwczovL2xvZ2luLmV4YW1wbGUuY29tIiwic3ViIjoiaW50ZWdyYXRpb24ifQ.1Uv67ZyrwXKbJqjoN7NcRj-kVLcjUcO0IKVllN2w-VE\"}"
}
