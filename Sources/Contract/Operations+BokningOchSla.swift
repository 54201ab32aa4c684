import Rules

extension Operations {
  /// `GET /v1/arbetsorder/{id}/sla` (rule 6.2)
  package static let getSla = Endpoint<IDInput, SlaGetUt>(
    .getSla, .get, "/v1/arbetsorder/{id}/sla", .both(section: "7.8"), .arbetsorder,
    rules: [.r6_1, .r6_2, .r6_3, .r6_5],
    "Read the agreed time of an arbetsorder."
  ) {
    $0.path("id", \.id, minimum: 1, "The number of the arbetsorder.", "101")
  }

  /// `POST /v1/arbetsorder/{id}/sla/avslutad` (rule 6.4)
  package static let postSlaAvslut = Endpoint<IDInput, NoBody>(
    .postSlaAvslut, .post, "/v1/arbetsorder/{id}/sla/avslutad", .both(section: "7.8.1"), .arbetsorder, isWrite: true,
    rules: [.r6_4, .r6_5],
    "End the agreed time of an arbetsorder now."
  ) {
    $0.path("id", \.id, minimum: 1, "The number of the arbetsorder.", "101")
  }

  /// `POST /v1/system/resurskalender` (rule 5.6)
  package static let getResursKalender = Endpoint<BodyInput<ResursKalenderIn>, [ResursKalenderUt]>(
    .getResursKalender, .post, "/v1/system/resurskalender", .published, .system,
    rules: [.r5_6],
    "List the slots of a resurs."
  ) {
    $0.body(\.body, example: BodyExample(omits: ["period.intervall"]))
  }

  /// `GET /v1/arbetsorder/resurs/forslag` (rule 4.4)
  package static let getResursForslag = Endpoint<ForslagInput, ResursUt>(
    .getResursForslag, .get, "/v1/arbetsorder/resurs/forslag", .published, .arbetsorder,
    rules: [.r4_4, .r5_6], everyRole: true,
    "Propose who carries out an arbetsorder."
  ) {
    $0.query("feltyp", \.feltyp, "The code of the type.", "F")
    $0.query("objektId", \.objektId, "The number of the objekt.", "9900101")
    $0.query("enhetId", \.enhetId, "The unit, where there is one.", "700001")
  }

  /// `POST /v1/arbetsorder/{id}/boka` (rule 5.6)
  package static let bokaArbetsorder = Endpoint<IDBodyInput<ArbetsorderBokningIn>, NoBody>(
    .bokaArbetsorder, .post, "/v1/arbetsorder/{id}/boka", .published, .arbetsorder, success: 201, isWrite: true,
    rules: [.r5_6],
    links: [OperationLink([.bokning, .avbokaArbetsorder], "id", from: "$request.path.id")],
    "Book a slot for an arbetsorder."
  ) {
    $0.path("id", \.id, minimum: 1, "The number of the arbetsorder.", "101")
    $0.body(\.body)
  }

  /// `POST /v1/arbetsorder/{id}/avboka` (rule 5.6)
  package static let avbokaArbetsorder = Endpoint<IDBodyInput<ArbetsorderAvbokningIn>, NoBody>(
    .avbokaArbetsorder, .post, "/v1/arbetsorder/{id}/avboka", .published, .arbetsorder, isWrite: true,
    rules: [.r5_6],
    "Cancel the booking of an arbetsorder."
  ) {
    $0.path("id", \.id, minimum: 1, "The number of the arbetsorder.", "107")
    $0.body(\.body, required: .never)
  }

  /// `GET /v1/arbetsorder/{id}/bokning` (rule 5.6)
  package static let bokning = Endpoint<IDInput, ArbetsorderBokningUt>(
    .bokning, .get, "/v1/arbetsorder/{id}/bokning", .published, .arbetsorder,
    rules: [.r5_6],
    "Read the booking of an arbetsorder."
  ) {
    $0.path("id", \.id, minimum: 1, "The number of the arbetsorder.", "107")
  }
}
