import Rules

extension Operations {
  /// `POST /v1/arbetsorder/handelser` (rule 5.1)
  package static let postHandelse = Endpoint<ArbetsorderBodyInput<HandelsePostIn>, HandelsePostUt>(
    .postHandelse, .post, "/v1/arbetsorder/handelser", .both(section: "7.5.3"), .arbetsorder, success: 201,
    isWrite: true,
    rules: [.r5_1],
    links: [OperationLink([.getHandelse, .putHandelse, .deleteHandelse], "id", from: "id")],
    "Add an event to an arbetsorder."
  ) {
    $0.query("arbetsorderId", \.arbetsorderId, minimum: 1, "The number of the arbetsorder.", "104")
    $0.body(\.body)
  }

  /// `PUT /v1/arbetsorder/handelser/{id}` (rule 5.1)
  package static let putHandelse = Endpoint<IDBodyInput<HandelsePutIn>, NoBody>(
    .putHandelse, .put, "/v1/arbetsorder/handelser/{id}", .both(section: "7.5.1"), .arbetsorder, isWrite: true,
    rules: [.r5_1],
    "Change an event; what is left out stays."
  ) {
    $0.path("id", \.id, minimum: 1, "The id of the event.", "3")
    $0.body(\.body)
  }

  /// `DELETE /v1/arbetsorder/handelser/{id}` (rule 5.1)
  package static let deleteHandelse = Endpoint<IDInput, NoBody>(
    .deleteHandelse, .delete, "/v1/arbetsorder/handelser/{id}", .both(section: "7.5.2"), .arbetsorder, isWrite: true,
    rules: [.r5_1],
    "Remove an event."
  ) {
    $0.path("id", \.id, minimum: 1, "The id of the event.", "3")
  }

  /// `GET /v1/arbetsorder/handelser/vardelista` (rule 5.1)
  package static let getHandelseTyper = Endpoint<NoInput, [HandelseTypGetUt]>(
    .getHandelseTyper, .get, "/v1/arbetsorder/handelser/vardelista", .both(section: "7.5.4"), .arbetsorder,
    rules: [.r5_1], everyRole: true, alwaysFound: true,
    "List the types of events."
  ) { _ in }
}
