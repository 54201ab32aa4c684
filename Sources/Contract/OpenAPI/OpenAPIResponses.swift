import JSON

/// What operations answer: success in each operation, refusals once for all.
struct OpenAPIResponses {
  /// A refusal as a component: a status with the bodies that it can come with.
  private struct Refused {
    let name: String
    let status: Int
    let bodies: [Operation.Fault]
    let description: String
    var challenges: Bool { status == 401 }
  }

  private static let refused: [Refused] = [
    Refused(
      name: "BadRequest", status: 400, bodies: [.api, .gateway],
      description:
        "The request can't be read, or breaks a rule; the gateway's body where the target itself is malformed."),
    Refused(
      name: "BadTokenRequest", status: 400, bodies: [.oauth, .gateway],
      description: "The token request can't be read, or asks for another grant."),
    Refused(
      name: "Unauthorized", status: 401, bodies: [.api, .gatewayAuthentication],
      description: "No login that counts, or, with the gateway's body, no gateway token that counts."),
    Refused(
      name: "UnauthorizedByGateway", status: 401, bodies: [.gatewayAuthentication],
      description: "No gateway token that counts."),
    Refused(
      name: "UnknownClient", status: 401, bodies: [.oauth],
      description: "Key and secret, or the vendor's token, are not those of a client."),
    Refused(
      name: "Forbidden", status: 403, bodies: [.api],
      description: "The role of the caller does not allow it, or not for this arbetsorder."),
    Refused(
      name: "NotFound", status: 404, bodies: [.api],
      description: "What the path names, the query names as a parent, or the body refers to is not there."),
    Refused(
      name: "PayloadTooLarge", status: 413, bodies: [.gateway], description: "The body is longer than the limit."),
    Refused(
      name: "URITooLong", status: 414, bodies: [.gateway], description: "The target is longer than the limit."),
    Refused(
      name: "UnsupportedMediaType", status: 415, bodies: [.api],
      description: "The body came without a Content-Type, or as something that is not taken."),
    Refused(
      name: "HeadersTooLarge", status: 431, bodies: [.gateway],
      description: "The header fields are longer than the limit."),
    Refused(
      name: "InternalError", status: 500, bodies: [.api], description: "Something that nobody foresaw; nothing changed."
    ),
  ]

  let kontrakt: Kontrakt

  /// The responses of an operation by status.
  func responses(_ operation: Operation) -> JSONValue {
    let success: (String, JSONValue?) = (String(operation.success), success(operation))
    let faults = operation.faults.map { status, bodies -> (String, JSONValue?) in
      let component = Self.refused.first { $0.status == status && $0.bodies == bodies }
      return (String(status), component.map { ["$ref": "#/components/responses/\($0.name)"] })
    }
    return .object(([success] + faults).sorted { $0.0 < $1.0 })
  }

  private func success(_ operation: Operation) -> JSONValue {
    let types = OpenAPITypes(kontrakt: kontrakt, direction: .output)
    var headers = Self.headerReferences
    var content: JSONValue?
    if let answer = operation.answer {
      let schema = JSONValue.object(types.schema(answer))
      if case .string = answer {
        content = ["application/octet-stream": ["schema": schema]]
        headers.append(("Content-Disposition", ["$ref": "#/components/headers/ContentDisposition"]))
      } else {
        content = ["application/json": ["schema": schema]]
      }
    }
    return .object([
      ("description", .text(operation.answer == nil ? "Done; the body is empty." : Self.answered(operation))),
      ("headers", .object(headers)), ("content", content), ("links", OpenAPILinks(kontrakt: kontrakt).links(operation)),
    ])
  }

  private static func answered(_ operation: Operation) -> String {
    switch operation.answer {
    case .object(let object): object.description
    case .list(.object(let object)): "A list. Each: " + object.description
    case .string, .integer, .number, .boolean, .code, .list, nil: "The bytes."
    }
  }

  private static let headerReferences: [(String, JSONValue?)] = [
    ("Date", ["$ref": "#/components/headers/Date"]),
    ("X-Sim-Request-Id", ["$ref": "#/components/headers/SimRequestId"]),
    ("X-Sim-Notes", ["$ref": "#/components/headers/SimNotes"]),
  ]

  /// The components that responses refer to.
  static var components: [(String, JSONValue?)] {
    [("responses", .object(refused.map { ($0.name, response($0)) })), ("headers", headers)]
  }

  private static func response(_ refused: Refused) -> JSONValue {
    let bodies = refused.bodies.map { ["$ref": "#/components/schemas/\(schema($0))"] as JSONValue }
    let challenge: [(String, JSONValue?)] =
      refused.challenges ? [("WWW-Authenticate", ["$ref": "#/components/headers/Challenge"])] : []
    return [
      "description": .text(refused.description), "headers": .object(headerReferences + challenge),
      "content": ["application/json": ["schema": bodies.count == 1 ? bodies[0] : ["oneOf": .list(bodies)]]],
    ]
  }

  private static func schema(_ fault: Operation.Fault) -> String {
    switch fault {
    case .api: ErrorMessage.shape.schema.name
    case .gateway: GatewayFaultUt.shape.schema.name
    case .gatewayAuthentication: GatewayAuthFaultUt.shape.schema.name
    case .oauth: OAuthErrorUt.shape.schema.name
    }
  }

  private static func header(_ description: JSONValue, _ example: JSONValue, _ basis: JSONValue) -> JSONValue {
    ["description": description, "schema": ["type": "string"], "example": example, "x-fast2-basis": [basis]]
  }

  private static let headers: JSONValue = [
    "Date": header(
      "The time of the world's clock, which can be frozen and moved.", "Mon, 02 Mar 2026 07:00:00 GMT", "assumed"),
    "SimRequestId": header(
      "The number of the request in the simulator; absent with --no-sim-headers.", "17", "assumed"),
    "SimNotes": header(
      "What the simulator has to say of the request, as codes; absent where it has nothing to say.", "coerced",
      "assumed"),
    "Challenge": header(
      "How to come by credentials, where they are the gateway's.", "OAuth2 realm=\"WSO2 API Manager\"", "observed"),
    "ContentDisposition": header(
      "The name of the file (RFC 6266).", "attachment; filename=\"spis.png\"; filename*=UTF-8''spis.png", "document"),
  ]
}
