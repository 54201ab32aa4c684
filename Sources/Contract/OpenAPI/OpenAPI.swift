import JSON

/// The API as an OpenAPI 3.0.3 document, made of the operation table.
package enum OpenAPI {
  /// The document of a contract.
  ///
  /// - Parameter version: the product's.
  package static func text(_ kontrakt: Kontrakt, version: String, as form: ServedText.Form) -> ServedText {
    ServedText(document(kontrakt, version), as: form)
  }

  private static func document(_ kontrakt: Kontrakt, _ version: String) -> JSONValue {
    let table = Operations.all
    let schemas = OpenAPISchemas(kontrakt, table)
    return [
      "openapi": "3.0.3", "info": info(kontrakt, version), "servers": servers(.product),
      "tags": .list(OperationTag.allCases.map { ["name": .text($0.rawValue), "description": .text(about($0))] }),
      "paths": OpenAPIOperations(kontrakt: kontrakt).paths(table),
      "components": .object(
        [("schemas", schemas.components)] + OpenAPIResponses.components + [("securitySchemes", securitySchemes)]),
      "x-fast2-contract": .text(kontrakt.rawValue),
    ]
  }

  /// Where the paths of an operation are reached, the sources' own first.
  static func servers(_ bases: OperationBases) -> JSONValue {
    let base = ServedText.Mark.base.rawValue
    let root: JSONValue = [
      "url": .text(ServedText.Mark.root.rawValue),
      "description": "The paths as the document and the OpenAPI print them.",
    ]
    let product: JSONValue = ["url": "\(base)/ao-produkt", "description": "As clients reach them through the gateway."]
    let auth: JSONValue = ["url": "\(base)/auth/1.0", "description": "As the document's sequence diagram has it."]
    return switch bases {
    case .root: [root]
    case .product: [root, product]
    case .auth: [root, product, auth]
    }
  }

  /// What a call carries: nothing, the client's credentials, the gateway's token, or both tokens (rules 3.1, 3.2, 3.5).
  static func security(_ operation: Operation) -> JSONValue {
    if operation.id == .token { return [["client": []], ["vendor": []], [:]] }
    if operation.id == .jwks { return [] }
    return operation.needsLogin ? [["gateway": [], "login": []]] : [["gateway": []]]
  }

  private static let securitySchemes: JSONValue = [
    "client": [
      "type": "http", "scheme": "basic",
      "description": "Key and secret of a client; they may stand in the form instead.",
    ],
    "vendor": ["type": "http", "scheme": "bearer", "description": "A token that the vendor has handed out."],
    "gateway": [
      "type": "oauth2", "description": "The gateway's token, as Authorization: Bearer, on every call.",
      "flows": [
        "clientCredentials": [
          "tokenUrl": "\(ServedText.Mark.base.rawValue)/oauth2/token", "scopes": ["default": "All of the API."],
        ]
      ],
    ],
    "login": [
      "type": "apiKey", "in": "header", "name": "X-Auth-Token",
      "description":
        "The access_token of a login, without a word before it. X-Auht-Token is understood too, with a note.",
    ],
  ]

  private static func info(_ kontrakt: Kontrakt, _ version: String) -> JSONValue {
    let names = kontrakt == .document ? "document 1.1" : "the gateway's published OpenAPI"
    return [
      "title": "API Arbetsorder \(kontrakt.rawValue)", "version": .text(version),
      "description": """
      What the simulator fast2sim serves by the names of \(names), made of the table that it serves from. Every value \
      in an example is one of the demo seed.

      `x-fast2-source` says where a thing is described: in a section of document 1.1, in the published OpenAPI, or in \
      neither (`observed`). `x-fast2-basis` says what it rests on: `document`, `published`, `observed`, or `assumed` \
      where the sources are silent; `fast2sim rules` prints each rule that `x-fast2-rules` names.

      Both tokens go with every call: `Authorization: Bearer` and the gateway's token, `X-Auth-Token` and the login's. \
      An answer has every property, null where there is no value. One slash at the end of a path does no harm. What \
      the gateway does not know is its 404, and another method its 405.
      """,
    ]
  }

  private static func about(_ tag: OperationTag) -> String {
    switch tag {
    case .gateway: "The gateway's own: tokens for clients."
    case .auth: "Logging in a resurs."
    case .fastaStrukturen: "Objekt, their rooms and the units in them."
    case .kund: "Who rents, and how to reach them."
    case .arbetsorder: "Work orders and all that hangs on them."
    case .filetransfer: "Files on their way to an arbetsorder, and back."
    case .system: "Calendars of resurser."
    case .avtal: "A place that is kept."
    }
  }
}
