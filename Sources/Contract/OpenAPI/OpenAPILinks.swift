import JSON

/// What to do with what an answer names: the way from creating a thing to reading, changing and removing it.
struct OpenAPILinks {
  /// A link of an operation to another.
  private struct Link {
    let from: OperationID
    let to: OperationID
    /// The parameter to fill, and the field of the answer, by its published name, that fills it.
    var parameter: String?
    var field: String?
    /// The body to send, by the names of the contract.
    var body: JSONValue?
  }

  let kontrakt: Kontrakt

  /// Nil where an operation has none.
  func links(_ operation: Operation) -> JSONValue? {
    let links = Self.all.filter { $0.from == operation.id }
    guard !links.isEmpty else { return nil }
    return .object(links.map { ($0.to.rawValue, link($0, operation)) })
  }

  private func link(_ link: Link, _ operation: Operation) -> JSONValue {
    var parameters: JSONValue?
    if let parameter = link.parameter, let field = link.field {
      let place = Operations.row(link.to).parameters.first { $0.name == parameter }?.place.rawValue ?? "path"
      parameters = ["\(place).\(parameter)": .text(expression(field, operation))]
    }
    return .object([("operationId", .text(link.to.rawValue)), ("parameters", parameters), ("requestBody", link.body)])
  }

  /// `$response.body#/id`, by the name that the contract emits.
  private func expression(_ field: String, _ operation: Operation) -> String {
    if field.hasPrefix("$") { return field }
    guard case .object(let object) = operation.answer, let found = object.fields.first(where: { $0.published == field })
    else { return field }
    return "$response.body#/\(found.name(under: kontrakt))"
  }

  private static func links(
    _ from: OperationID, _ field: String, _ parameter: String, _ targets: [OperationID]
  ) -> [Link] {
    targets.map { Link(from: from, to: $0, parameter: parameter, field: field) }
  }

  private static let all: [Link] =
    links(
      .postArbetsorder, "arbetsorderId", "id",
      [
        .getArbetsorder_1, .putArbetsorder, .getArbetsorderStatus, .postArbetsorderStatus, .getArbetsorderStatusLista,
        .getSla, .postSlaAvslut, .createFiles_1, .bokaArbetsorder, .bokning, .avbokaArbetsorder, .getMeddelanden,
        .markeraMeddelandenSomLast,
      ])
    + links(
      .postArbetsorder, "arbetsorderId", "arbetsorderId",
      [
        .getHandelser, .postHandelse, .getKontaktpersoner, .postKontaktperson, .getTider, .postTid, .startaTid,
        .stoppaTider,
      ])
    + links(.postHandelse, "id", "id", [.getHandelse, .putHandelse, .deleteHandelse])
    + links(.postKontaktperson, "id", "id", [.getKontaktperson, .putKontaktperson, .deleteKontaktperson])
    + links(.postTid, "id", "id", [.getTid, .putTid, .deleteTid])
    + links(.startaTid, "id", "id", [.getTid, .stoppaTid, .deleteTid])
    + links(.storeTempFile, "fileName", "name", [.deleteTempFile])
    + links(.bokaArbetsorder, "$request.path.id", "id", [.bokning, .avbokaArbetsorder])
    + links(.getHandelser, "$response.body#/0/id", "id", [.getHandelse])
    + links(.getKontaktpersoner, "$response.body#/0/id", "id", [.getKontaktperson, .putKontaktperson])
    + links(.getTider, "$response.body#/0/id", "id", [.getTid, .putTid])
    + links(.getArbetsordrar_1, "$response.body#/0/id", "id", [.getArbetsorder_1, .getSla])
    + links(.getUtrymmenGivetObjekt, "$response.body#/0/id", "id", [.getUtrymme])
    + links(.getUtrymmenGivetObjekt, "$response.body#/0/id", "utrymmesId", [.getEnheterGivetUtrymme])
    + links(.getEnheterGivetUtrymme, "$response.body#/0/id", "id", [.getEnhet, .putEnhet])
    + links(.getEnheterGivetUtrymme, "$response.body#/0/id", "enhetsId", [.getFraserGivetEnhet])
    + links(.getKundByKundnr, "id", "id", [.getKund, .putKontaktuppgift])
    + [
      Link(from: .storeTempFile, to: .createFiles_1, body: ["fil": [["filnamn": "$response.body#/fileName"]]]),
      Link(from: .login, to: .refresh, body: ["refresh_token": "$response.body#/refresh_token"]),
      Link(from: .refresh, to: .refresh, body: ["refresh_token": "$response.body#/refresh_token"]),
    ]
}
