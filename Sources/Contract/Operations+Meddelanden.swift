import Rules

extension Operations {
  /// `POST /v1/arbetsorder/meddelande` (rule 5.7)
  package static let svaraMeddelande = Endpoint<BodyInput<MeddelandeIn>, NoBody>(
    .svaraMeddelande, .post, "/v1/arbetsorder/meddelande", .published, .arbetsorder, success: 201, isWrite: true,
    rules: [.r5_7],
    notSimulated: "Sending mail and SMS; GET /_sim/outbox lists what would have been sent.",
    "Send a message to the kund of an arbetsorder."
  ) {
    $0.body(\.body)
  }

  /// `GET /v1/arbetsorder/meddelanden/{id}` (rule 5.7)
  package static let getMeddelanden = Endpoint<IDInput, [MeddelandeGetUt]>(
    .getMeddelanden, .get, "/v1/arbetsorder/meddelanden/{id}", .published, .arbetsorder,
    rules: [.r5_7],
    "List the messages about an arbetsorder."
  ) {
    $0.path("id", \.id, minimum: 1, "The number of the arbetsorder.", "124")
  }

  /// `PUT /v1/arbetsorder/meddelanden/{id}/lasta` (rule 5.7)
  package static let markeraMeddelandenSomLast = Endpoint<IDInput, NoBody>(
    .markeraMeddelandenSomLast, .put, "/v1/arbetsorder/meddelanden/{id}/lasta", .published, .arbetsorder, isWrite: true,
    rules: [.r5_7],
    "Mark the messages about an arbetsorder as read."
  ) {
    $0.path("id", \.id, minimum: 1, "The number of the arbetsorder.", "124")
  }

  /// `GET /v1/arbetsorder/tilltrade/vardelista` (rule 1.3)
  package static let getTilltradeVardelista = Endpoint<NoInput, [TilltradeUt]>(
    .getTilltradeVardelista, .get, "/v1/arbetsorder/tilltrade/vardelista", .published, .arbetsorder,
    rules: [.r1_3], everyRole: true, alwaysFound: true,
    "List the ways of getting in."
  ) { _ in }

  /// `GET /v1/avtal` (rule 3.5)
  package static let dummy = Endpoint<NoInput, NoBody>(
    .dummy, .get, "/v1/avtal", .published, .avtal, needsLogin: false,
    rules: [.r3_5],
    notSimulated: "What the agreements will be; no source says.",
    "Answers nothing; a place that is kept for agreements."
  ) { _ in }
}
