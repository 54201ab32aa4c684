import Rules

extension Operations {
  /// `GET /v1/arbetsorder/tider` (rule 5.3)
  package static let getTider = Endpoint<ArbetsorderIDInput, [PersontidGetUt]>(
    .getTider, .get, "/v1/arbetsorder/tider", .both(section: "7.9"), .arbetsorder,
    rules: [.r5_3],
    links: [OperationLink([.getTid, .putTid], "id", from: "$response.body#/0/id")],
    "List the time spent on an arbetsorder."
  ) {
    $0.query("arbetsorderId", \.arbetsorderId, minimum: 1, "The number of the arbetsorder.", "107")
  }

  /// `POST /v1/arbetsorder/tider` (rule 5.3)
  package static let postTid = Endpoint<ArbetsorderBodyInput<PersontidIn>, PersontidPostUt>(
    .postTid, .post, "/v1/arbetsorder/tider", .both(section: "7.9.3"), .arbetsorder, success: 201, isWrite: true,
    rules: [.r5_3],
    links: [OperationLink([.getTid, .putTid, .deleteTid], "id", from: "id")],
    "Register time spent on an arbetsorder."
  ) {
    $0.query("arbetsorderId", \.arbetsorderId, minimum: 1, "The number of the arbetsorder.", "107")
    $0.body(\.body)
  }

  /// `GET /v1/arbetsorder/tider/{id}` (rule 5.3)
  package static let getTid = Endpoint<IDInput, PersontidGetUt>(
    .getTid, .get, "/v1/arbetsorder/tider/{id}", .both(section: "7.9"), .arbetsorder,
    rules: [.r5_3],
    "Read one registration of time."
  ) {
    $0.path("id", \.id, minimum: 1, "The id of the registration.", "1")
  }

  /// `PUT /v1/arbetsorder/tider/{id}` (rule 5.3)
  package static let putTid = Endpoint<IDBodyInput<PersontidIn>, NoBody>(
    .putTid, .put, "/v1/arbetsorder/tider/{id}", .both(section: "7.9.1"), .arbetsorder, isWrite: true,
    rules: [.r5_3],
    "Change a registration of time; what is left out stays."
  ) {
    $0.path("id", \.id, minimum: 1, "The id of the registration.", "1")
    $0.body(\.body)
  }

  /// `DELETE /v1/arbetsorder/tider/{id}` (rule 5.3)
  package static let deleteTid = Endpoint<IDInput, NoBody>(
    .deleteTid, .delete, "/v1/arbetsorder/tider/{id}", .both(section: "7.9.2"), .arbetsorder, isWrite: true,
    rules: [.r5_3],
    "Remove a registration of time."
  ) {
    $0.path("id", \.id, minimum: 1, "The id of the registration.", "1")
  }

  /// `POST /v1/arbetsorder/tider/starta` (rule 5.3)
  package static let startaTid = Endpoint<ArbetsorderBodyInput<PersontidIn>, PersontidPostUt>(
    .startaTid, .post, "/v1/arbetsorder/tider/starta", .both(section: "4"), .arbetsorder, success: 201, isWrite: true,
    rules: [.r5_3],
    links: [OperationLink([.getTid, .stoppaTid, .deleteTid], "id", from: "id")],
    "Start the clock of the caller on an arbetsorder."
  ) {
    $0.query("arbetsorderId", \.arbetsorderId, minimum: 1, "The number of the arbetsorder.", "104")
    $0.body(
      \.body, required: .published,
      example: BodyExample(
        omits: ["timmar", "minuter", "starttid", "sluttid", "pris"], values: ["arbetsorderId": "104"]))
  }

  /// `PUT /v1/arbetsorder/tider/{id}/stoppa` (rule 5.3)
  package static let stoppaTid = Endpoint<IDInput, NoBody>(
    .stoppaTid, .put, alsoBy: [.post], "/v1/arbetsorder/tider/{id}/stoppa", .both(section: "4"), .arbetsorder,
    isWrite: true,
    rules: [.r5_3],
    "Stop a running registration of time."
  ) {
    $0.path("id", \.id, minimum: 1, "The id of the registration.", "2")
  }

  /// `PUT /v1/arbetsorder/tider/stoppa` (rule 5.3)
  package static let stoppaTider = Endpoint<ArbetsorderIDInput, NoBody>(
    .stoppaTider, .put, alsoBy: [.post], "/v1/arbetsorder/tider/stoppa", .document(section: "4"), .arbetsorder,
    isWrite: true,
    rules: [.r5_3],
    "Stop the running registration of the caller on an arbetsorder."
  ) {
    $0.query("arbetsorderId", \.arbetsorderId, minimum: 1, "The number of the arbetsorder.", "107")
  }

  /// `GET /v1/arbetsorder/tider/aktiviteter/vardelista` (rule 5.3)
  package static let getTidsfraser = Endpoint<NoInput, [TidsfrasGetUt]>(
    .getTidsfraser, .get, "/v1/arbetsorder/tider/aktiviteter/vardelista", .both(section: "7.9.4"), .arbetsorder,
    rules: [.r5_3], everyRole: true, alwaysFound: true,
    "List the activities that time can be spent on."
  ) { _ in }
}
