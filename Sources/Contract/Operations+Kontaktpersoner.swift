import Rules

extension Operations {
  /// `GET /v1/arbetsorder/kontaktpersoner` (rule 5.2)
  package static let getKontaktpersoner = Endpoint<ArbetsorderIDInput, [KontaktpersonGetUt]>(
    .getKontaktpersoner, .get, "/v1/arbetsorder/kontaktpersoner", .both(section: "7.7"), .arbetsorder,
    rules: [.r5_2],
    links: [OperationLink([.getKontaktperson, .putKontaktperson], "id", from: "$response.body#/0/id")],
    "List the contact persons of an arbetsorder."
  ) {
    $0.query("arbetsorderId", \.arbetsorderId, minimum: 1, "The number of the arbetsorder.", "107")
  }

  /// `POST /v1/arbetsorder/kontaktpersoner` (rule 5.2)
  package static let postKontaktperson = Endpoint<ArbetsorderBodyInput<KontaktpersonIn>, KontaktpersonPostUt>(
    .postKontaktperson, .post, "/v1/arbetsorder/kontaktpersoner", .both(section: "7.7.2"), .arbetsorder, success: 201,
    isWrite: true,
    rules: [.r5_2],
    links: [OperationLink([.getKontaktperson, .putKontaktperson, .deleteKontaktperson], "id", from: "id")],
    "Add a contact person to an arbetsorder."
  ) {
    $0.query("arbetsorderId", \.arbetsorderId, minimum: 1, "The number of the arbetsorder.", "107")
    $0.body(\.body)
  }

  /// `GET /v1/arbetsorder/kontaktpersoner/{id}` (rule 5.2)
  package static let getKontaktperson = Endpoint<IDInput, KontaktpersonGetUt>(
    .getKontaktperson, .get, "/v1/arbetsorder/kontaktpersoner/{id}", .both(section: "7.7"), .arbetsorder,
    rules: [.r5_2],
    "Read one contact person."
  ) {
    $0.path("id", \.id, minimum: 1, "The id of the contact person.", "1")
  }

  /// `PUT /v1/arbetsorder/kontaktpersoner/{id}` (rule 5.2)
  package static let putKontaktperson = Endpoint<IDBodyInput<KontaktpersonIn>, NoBody>(
    .putKontaktperson, .put, "/v1/arbetsorder/kontaktpersoner/{id}", .both(section: "7.7.1"), .arbetsorder,
    isWrite: true,
    rules: [.r5_2],
    "Change a contact person; what is left out stays."
  ) {
    $0.path("id", \.id, minimum: 1, "The id of the contact person.", "1")
    $0.body(\.body)
  }

  /// `DELETE /v1/arbetsorder/kontaktpersoner/{id}` (rule 5.2)
  package static let deleteKontaktperson = Endpoint<IDInput, NoBody>(
    .deleteKontaktperson, .delete, "/v1/arbetsorder/kontaktpersoner/{id}", .both(section: "7.7.3"), .arbetsorder,
    isWrite: true,
    rules: [.r5_2],
    "Remove a contact person."
  ) {
    $0.path("id", \.id, minimum: 1, "The id of the contact person.", "1")
  }

  /// `GET /v1/arbetsorder/kontaktpersoner/kontakter/vardelista` (rule 5.2)
  package static let getKontaktpersonerVardelista = Endpoint<ForetagInput, [KontaktpersonGetUt]>(
    .getKontaktpersonerVardelista, .get, "/v1/arbetsorder/kontaktpersoner/kontakter/vardelista", .published,
    .arbetsorder,
    rules: [.r5_2], everyRole: true,
    "List the contacts of a company, to choose among."
  ) {
    $0.query("foretagsnr", \.foretagsnr, "The number of the company.", "01")
  }
}
