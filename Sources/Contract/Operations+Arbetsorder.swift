import Rules

extension Operations {
  /// `GET /v1/arbetsorder` (rule 4.15)
  package static let getArbetsordrar_1 = Endpoint<ArbetsorderListaInput, [ArbetsorderUt]>(
    .getArbetsordrar_1, .get, "/v1/arbetsorder", .both(section: "7.6"), .arbetsorder,
    rules: [.r3_8, .r4_15], everyRole: true, alwaysFound: true,
    links: [OperationLink([.getArbetsorder_1, .getSla], "id", from: "$response.body#/0/id")],
    "List arbetsorder, a page at a time, by filters that all must hold."
  ) {
    $0.query("offset", \.offset, standard: 0, minimum: 0, "Rows to skip.", "0")
    $0.query("limit", \.limit, standard: 100, minimum: 1, maximum: 1000, "Rows to answer.", "100")
    $0.query("objektId", \.objektId, "Objekt.", "9900101")
    $0.query("kundNr", \.kundNr, "The customer number.", "KUNDA10001")
    $0.query("utforare", \.utforare, "Who carries them out.", "R100")
    $0.query("status", \.status, codes: Statuskoder.alla, "Codes of statuses.", "PAGAR")
    $0.query("feltyp", \.feltyp, "Codes of types.", "F")
    $0.query("skapadEfter", \.skapadEfter, "Registered on this day or later.", "2026-02-01")
    $0.query("modifieradEfter", \.modifieradEfter, "Changed after this instant.", "2026-03-01T00:00:00+01:00")
    $0.query("bokadDatum", \.bokadDatum, source: .published, "Planned for this day.", "2026-03-04")
    $0.query("bokningStatus", \.bokningStatus, source: .published, "States of booking.", "BOKAD")
    $0.query("enhetsId", \.enhetsId, source: .published, "Units.", "700001")
  }

  /// `POST /v1/arbetsorder` (rule 4.9)
  package static let postArbetsorder = Endpoint<BodyInput<ArbetsorderPostIn>, ArbetsorderPostUt>(
    .postArbetsorder, .post, "/v1/arbetsorder", .both(section: "7.6.2"), .arbetsorder, success: 201, isWrite: true,
    rules: [.r3_8, .r4_3, .r4_4, .r4_9, .r4_10, .r4_11, .r4_12, .r4_18],
    notSimulated:
      "Types T and M, which other processes of FAST2 make, and the gaps that these leave between the numbers.",
    links: [
      OperationLink(
        [
          .getArbetsorder_1, .putArbetsorder, .getArbetsorderStatus, .postArbetsorderStatus, .getArbetsorderStatusLista,
          .getSla, .postSlaAvslut, .createFiles_1, .bokaArbetsorder, .bokning, .avbokaArbetsorder, .getMeddelanden,
          .markeraMeddelandenSomLast,
        ], "id", from: "arbetsorderId"),
      OperationLink(
        [
          .getHandelser, .postHandelse, .getKontaktpersoner, .postKontaktperson, .getTider, .postTid, .startaTid,
          .stoppaTider,
        ], "arbetsorderId", from: "arbetsorderId"),
    ],
    "Create an arbetsorder."
  ) { $0.body(\.body, example: BodyExample(omits: ["bokning"])) }

  /// `GET /v1/arbetsorder/{id}`
  package static let getArbetsorder_1 = Endpoint<IDInput, ArbetsorderUt>(
    .getArbetsorder_1, .get, "/v1/arbetsorder/{id}", .both(section: "7.6"), .arbetsorder, rules: [.r3_8],
    "Read one arbetsorder."
  ) { $0.path("id", \.id, minimum: 1, "The number of the arbetsorder.", "101") }

  /// `PUT /v1/arbetsorder/{id}` (rule 4.9)
  package static let putArbetsorder = Endpoint<IDBodyInput<ArbetsorderPutIn>, NoBody>(
    .putArbetsorder, .put, "/v1/arbetsorder/{id}", .both(section: "7.6.1"), .arbetsorder, isWrite: true,
    rules: [.r3_8, .r4_2, .r4_6, .r4_8, .r4_9, .r4_11, .r4_12, .r4_16, .r4_17, .r4_18],
    notSimulated: "Invoicing: fakturera is stored, and makes no invoice.",
    "Change an arbetsorder; what is left out stays."
  ) {
    $0.path("id", \.id, minimum: 1, "The number of the arbetsorder.", "101")
    $0.body(\.body)
  }

  /// `GET /v1/arbetsorder/{id}/status`
  package static let getArbetsorderStatus = Endpoint<IDInput, ArbetsorderStatusGetUt>(
    .getArbetsorderStatus, .get, "/v1/arbetsorder/{id}/status", .both(section: "7.6.3"), .arbetsorder,
    rules: [.r4_1],
    "Read the status of an arbetsorder."
  ) { $0.path("id", \.id, minimum: 1, "The number of the arbetsorder.", "101") }

  /// `PUT /v1/arbetsorder/{id}/status` (rule 4.6)
  package static let postArbetsorderStatus = Endpoint<IDBodyInput<ArbetsorderStatusIn>, NoBody>(
    .postArbetsorderStatus, .put, "/v1/arbetsorder/{id}/status", .both(section: "7.6.4"), .arbetsorder, isWrite: true,
    rules: [.r4_2, .r4_3, .r4_6, .r4_7, .r4_13, .r4_14],
    notSimulated: "What other parts of FAST2 do after UTFÖRD, ÖVERF and MAK.",
    "Change the status of an arbetsorder."
  ) {
    $0.path("id", \.id, minimum: 1, "The number of the arbetsorder.", "102")
    $0.body(\.body)
  }

  /// `GET /v1/arbetsorder/{id}/status/vardelista` (rule 4.5)
  package static let getArbetsorderStatusLista = Endpoint<IDInput, [ArbetsorderStatusGetUt]>(
    .getArbetsorderStatusLista, .get, "/v1/arbetsorder/{id}/status/vardelista", .both(section: "7.6.5"), .arbetsorder,
    rules: [.r4_5],
    "List the statuses that an arbetsorder can go to now."
  ) { $0.path("id", \.id, minimum: 1, "The number of the arbetsorder.", "101") }

  /// `GET /v1/arbetsorder/handelser` (rule 5.1)
  package static let getHandelser = Endpoint<ArbetsorderIDInput, [HandelseGetUt]>(
    .getHandelser, .get, "/v1/arbetsorder/handelser", .both(section: "7.5"), .arbetsorder,
    rules: [.r5_1],
    links: [OperationLink([.getHandelse], "id", from: "$response.body#/0/id")],
    "List the events of an arbetsorder."
  ) { $0.query("arbetsorderId", \.arbetsorderId, minimum: 1, "The number of the arbetsorder.", "104") }

  /// `GET /v1/arbetsorder/handelser/{id}` (rule 5.1)
  package static let getHandelse = Endpoint<IDInput, HandelseGetUt>(
    .getHandelse, .get, "/v1/arbetsorder/handelser/{id}", .both(section: "7.5"), .arbetsorder, rules: [.r5_1],
    "Read one event."
  ) { $0.path("id", \.id, minimum: 1, "The id of the event.", "3") }
}
