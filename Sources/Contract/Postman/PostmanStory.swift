/// The requests of the collection in the order in which they work: each folder is a part of the API.
enum PostmanStory {
  /// A folder with its requests.
  struct Folder: Sendable {
    let tag: OperationTag
    let steps: [PostmanStep]
  }

  static let folders = complete(told, Operations.all)

  /// The folders with what the story does not name: with its own examples, at the end of its folder.
  static func complete(_ told: [Folder], _ table: [Operation]) -> [Folder] {
    let named = Set(told.flatMap(\.steps).map(\.operation))
    return told.map { folder in
      let rest = table.filter { $0.tag == folder.tag && !named.contains($0.id) }
      return Folder(tag: folder.tag, steps: folder.steps + rest.map { PostmanStep($0.id) })
    }
  }

  /// What has its place among others, or needs what an earlier one answered.
  private static let told: [Folder] = [
    Folder(tag: .gateway, steps: gateway), Folder(tag: .auth, steps: auth),
    Folder(tag: .fastaStrukturen, steps: fasta), Folder(tag: .kund, steps: kund),
    Folder(tag: .system, steps: system), Folder(tag: .arbetsorder, steps: registers + order + hanging + steps),
    Folder(tag: .filetransfer, steps: files), Folder(tag: .avtal, steps: []),
  ]

  private static let gateway = [
    // Key and secret go in the header, as clients do it.
    PostmanStep(.token, omits: ["client_id", "client_secret"], keeps: [("gatewayToken", "access_token")])
  ]

  private static let auth = [
    PostmanStep(.loginSso), PostmanStep(.federatedlogin),
    PostmanStep(
      .login, values: ["username": "{{username}}", "password": "{{password}}"],
      keeps: [("loginToken", "access_token"), ("refreshToken", "refresh_token")]),
    PostmanStep(
      .refresh, values: ["refresh_token": "{{refreshToken}}"],
      keeps: [("loginToken", "access_token"), ("refreshToken", "refresh_token")]),
  ]

  private static let fasta = [
    PostmanStep(
      .getFelanmalningsbaraHyresobjekt, values: ["filter.kundId": "{{kundId}}"],
      omits: ["first", "after", "filter.objektId"], keeps: [("objektId", "edges[0].node.id")]),
    PostmanStep(
      .getFelanmalningsbaraEjHyresobjekt, values: ["filter.objektId": "{{objektId}}"],
      omits: ["first", "after", "filter.kundId"]),
    PostmanStep(.getObjekt, values: ["id": "{{objektId}}"]),
    PostmanStep(.getObjekt_1, values: ["id": "{{objektId}}"], keeps: [("kundId", "kunder.id1")]),
    PostmanStep(
      .getUtrymmenGivetObjekt, values: ["objektId": "{{objektId}}"], omits: ["id"], keeps: [("utrymmesId", "[0].id")]),
    PostmanStep(.getUtrymme, values: ["id": "{{utrymmesId}}"]),
    PostmanStep(
      .getEnheterGivetUtrymme, values: ["utrymmesId": "{{utrymmesId}}"], omits: ["enhetsId"],
      keeps: [("enhetsId", "[0].id")]),
    PostmanStep(.getEnhet, values: ["id": "{{enhetsId}}"]), PostmanStep(.putEnhet, values: ["id": "{{enhetsId}}"]),
    PostmanStep(.getFraserGivetEnhet, values: ["enhetsId": "{{enhetsId}}"], keeps: [("frasNr", "[0].id")]),
  ]

  private static let kund = [
    PostmanStep(.getKund, values: ["id": "{{kundId}}"], keeps: [("kundNr", "kundnummer")]),
    PostmanStep(.getKundByKundnr, values: ["nummer": "{{kundNr}}"]),
    PostmanStep(.putKontaktuppgift, values: ["id": "{{kundId}}"]),
  ]

  private static let system = [
    // A week far ahead, whatever the clock says.
    PostmanStep(
      .getResursKalender,
      values: [
        "objektId": "{{objektId}}", "resursId": "{{resursId}}", "period.vecka.ar": "2030", "period.vecka.vecka": "10",
      ], omits: ["period.intervall"], keeps: [("tidsluckaId", "[0].id")])
  ]

  private static let registers = [
    PostmanStep(.getHandelseTyper), PostmanStep(.getTilltradeVardelista), PostmanStep(.getTidsfraser),
    PostmanStep(.getKontaktpersonerVardelista),
    PostmanStep(
      .getResursForslag, values: ["objektId": "{{objektId}}", "enhetId": "{{enhetsId}}"], keeps: [("resursId", "id")]),
  ]

  private static let ofOrder = ["id": "{{arbetsorderId}}"]
  private static let underOrder = ["arbetsorderId": "{{arbetsorderId}}"]
  private static let about: [String: String] = [
    "objektId": "{{objektId}}", "kundNr": "{{kundNr}}", "utrymmesId": "{{utrymmesId}}", "enhetsId": "{{enhetsId}}",
    "frasNr": "{{frasNr}}", "resursId": "{{resursId}}",
  ]

  private static let order = [
    PostmanStep(
      .postArbetsorder, values: about, omits: ["statusKod", "bokning", "nyEnhet"],
      keeps: [("arbetsorderId", "arbetsorderId")]),
    PostmanStep(
      .getArbetsorder_1, values: ofOrder,
      checks: [("status.statusKod", "\"REG\""), ("prio.prioKod", "\"10\"")]),
    PostmanStep(
      .putArbetsorder, values: about.merging(ofOrder) { $1 }, omits: ["statusKod", "nyEnhet", "planering"]),
    PostmanStep(
      .getArbetsordrar_1, values: ["objektId": "{{objektId}}", "kundNr": "{{kundNr}}", "status": "REG"],
      omits: ["utforare", "skapadEfter", "modifieradEfter", "bokadDatum", "bokningStatus", "enhetsId"]),
    PostmanStep(.getArbetsorderStatusLista, values: ofOrder),
    PostmanStep(
      .postArbetsorderStatus, "GODK", values: ["id": "{{arbetsorderId}}", "statuskod": "GODK"]),
    PostmanStep(.getArbetsorderStatus, values: ofOrder, checks: [("statuskod", "\"GODK\"")]),
    PostmanStep(
      .bokaArbetsorder, values: ["id": "{{arbetsorderId}}", "tidsluckaId": "{{tidsluckaId}}"]),
    PostmanStep(.bokning, values: ofOrder, checks: [("bokning.status", "\"BOKAD\"")]),
    PostmanStep(.avbokaArbetsorder, values: ofOrder),
  ]

  private static let hanging = [
    PostmanStep(.postHandelse, values: underOrder, keeps: [("handelseId", "id")]),
    PostmanStep(.getHandelser, values: underOrder), PostmanStep(.getHandelse, values: ["id": "{{handelseId}}"]),
    PostmanStep(.putHandelse, values: ["id": "{{handelseId}}"]),
    PostmanStep(.deleteHandelse, values: ["id": "{{handelseId}}"]),
    PostmanStep(.postKontaktperson, values: underOrder, keeps: [("kontaktpersonId", "id")]),
    PostmanStep(.getKontaktpersoner, values: underOrder),
    PostmanStep(.getKontaktperson, values: ["id": "{{kontaktpersonId}}"]),
    PostmanStep(.putKontaktperson, values: underOrder.merging(["id": "{{kontaktpersonId}}"]) { $1 }),
    PostmanStep(.deleteKontaktperson, values: ["id": "{{kontaktpersonId}}"]),
    PostmanStep(.postTid, values: underOrder, keeps: [("tidId", "id")]),
    PostmanStep(.getTider, values: underOrder), PostmanStep(.getTid, values: ["id": "{{tidId}}"]),
    PostmanStep(.putTid, values: underOrder.merging(["id": "{{tidId}}"]) { $1 }),
    PostmanStep(.deleteTid, values: ["id": "{{tidId}}"]),
    PostmanStep(.startaTid, values: underOrder, keeps: [("tidId", "id")]),
    PostmanStep(.stoppaTid, values: ["id": "{{tidId}}"]),
    PostmanStep(.startaTid, "again", values: underOrder), PostmanStep(.stoppaTider, values: underOrder),
    PostmanStep(.svaraMeddelande, values: underOrder.merging(["kundnummer": "{{kundNr}}"]) { $1 }),
    PostmanStep(.getMeddelanden, values: ofOrder), PostmanStep(.markeraMeddelandenSomLast, values: ofOrder),
  ]

  private static let steps = [
    PostmanStep(
      .postArbetsorderStatus, "PAGAR", values: ["id": "{{arbetsorderId}}", "statuskod": "PAGAR"]),
    PostmanStep(.getSla, values: ofOrder), PostmanStep(.postSlaAvslut, values: ofOrder),
    PostmanStep(
      .postArbetsorderStatus, "UTFÖRD", values: ["id": "{{arbetsorderId}}", "statuskod": "UTFÖRD"]),
    PostmanStep(
      .getArbetsorder_1, "afterwards", values: ofOrder, checks: [("status.statusKod", "\"UTFÖRD\"")]),
  ]

  private static let files = [
    PostmanStep(.storeTempFile, keeps: [("fileName", "fileName")]),
    PostmanStep(.deleteTempFile, values: ["name": "{{fileName}}"]),
    PostmanStep(.storeTempFile, "again", keeps: [("fileName", "fileName")]),
    PostmanStep(.createFiles_1, values: ["id": "{{arbetsorderId}}", "fil.filnamn": "{{fileName}}"]),
    PostmanStep(.getArbetsorder_1, "with its file", values: ofOrder, keeps: [("filId", "filUtList[0].id")]),
    PostmanStep(.getFile, values: ["id": "{{filId}}"]), PostmanStep(.deleteFile, values: ["id": "{{filId}}"]),
  ]
}
