import JSON

/// A way from what an operation answers to another operation.
struct OperationLink: Sendable {
  /// Where it leads: one link each.
  let targets: [OperationID]
  /// The parameter to fill, and the field of the answer, by its published name, or the expression, that fills it.
  private(set) var filled: (parameter: String, from: String)?
  /// The body to send, by the names of the contract.
  private(set) var body: JSONValue?

  /// Fills a parameter, of the same name and meaning in each.
  init(_ targets: [OperationID], _ parameter: String, from field: String) {
    self.targets = targets
    filled = (parameter, field)
  }

  /// Sends a body.
  init(_ target: OperationID, body: JSONValue) {
    targets = [target]
    self.body = body
  }
}

/// What to do with what an answer names: the way from creating a thing to reading, changing and removing it.
struct OpenAPILinks {
  let kontrakt: Kontrakt

  /// Nil where an operation has none.
  func links(_ operation: Operation) -> JSONValue? {
    let links = operation.facts.links.flatMap { link in
      link.targets.map { ($0.rawValue, Optional(made(link, $0, operation))) }
    }
    return links.isEmpty ? nil : .object(links)
  }

  private func made(_ link: OperationLink, _ target: OperationID, _ operation: Operation) -> JSONValue {
    var parameters: JSONValue?
    if let (parameter, field) = link.filled {
      let place = Operations.row(target).parameters.first { $0.name == parameter }?.place.rawValue ?? "path"
      parameters = ["\(place).\(parameter)": .text(expression(field, operation))]
    }
    return .object([("operationId", .text(target.rawValue)), ("parameters", parameters), ("requestBody", link.body)])
  }

  /// `$response.body#/id`, by the name that the contract emits.
  private func expression(_ field: String, _ operation: Operation) -> String {
    if field.hasPrefix("$") { return field }
    guard case .object(let object) = operation.answer, let found = object.fields.first(where: { $0.published == field })
    else { return field }
    return "$response.body#/\(found.name(under: kontrakt))"
  }
}
