import Contract
import HTTPTransport
import JSON
import Rules

/// The only place where a refusal meets an HTTP status (rules 1.10, 2.1–2.3).
enum ErrorMapping {
  /// The answer to a refusal.
  ///
  /// - Parameters:
  ///   - id: the id of this occurrence (rule 2.1).
  ///   - target: the raw target, which a gateway names.
  static func response(_ refusal: Refusal, id: String, kontrakt: Kontrakt, target: [UInt8]) -> Response {
    switch refusal.kind {
    case .invalid: api(400, refusal, id, kontrakt)
    case .unauthenticated: api(401, refusal, id, kontrakt)
    case .forbidden: api(403, refusal, id, kontrakt)
    case .notFound: api(404, refusal, id, kontrakt)
    case .mediaType: api(415, refusal, id, kontrakt)
    case .exhausted: api(500, refusal, id, kontrakt)
    // What can't be read is refused where it was sent; what is too large never comes so far (rule 1.11).
    case .gateway(.malformedRequest) where isOfAPI(target): api(400, refusal, id, kontrakt)
    case .gateway(let fault): gateway(fault, refusal, target)
    case .oauth(let error): oauth(error, refusal)
    case .control(let problem): control(problem, refusal)
    }
  }

  /// What nobody foresaw: always 500, and its cause is for the log alone.
  static func unexpected(id: String, kontrakt: Kontrakt) -> Response {
    var body = ErrorMessage()
    body.id = id
    body.message = "Internal error in the simulator; its log has the cause under this id"
    body.userMessage = "Ett oväntat fel inträffade."
    return Response(status: 500, headers: [json], body: body.encoded(kontrakt))
  }

  private static let json = ("Content-Type", "application/json")

  private static func api(_ status: Int, _ refusal: Refusal, _ id: String, _ kontrakt: Kontrakt) -> Response {
    var body = ErrorMessage()
    body.id = id
    body.message = refusal.message
    body.userMessage = refusal.userMessage
    return Response(status: status, headers: [json], body: body.encoded(kontrakt))
  }

  private static func gateway(_ fault: GatewayFault, _ refusal: Refusal, _ target: [UInt8]) -> Response {
    let (status, code, message) = row(fault)
    guard status == 401 else {
      var body = GatewayFaultUt()
      body.code = code
      body.message = message
      body.description = refusal.message
      let headers = status == 503 ? [json, ("Retry-After", "1")] : [json]
      return Response(status: status, headers: headers, body: body.encoded(.published), closes: closes(fault))
    }
    let context = apiContext(target)
    var body = GatewayAuthFaultUt()
    body.code = code
    body.message = message
    body.description =
      "Access failure for API: \(context), version: v1 status: (\(code)) - \(message). \(refusal.message)"
    let challenge = "OAuth2 realm=\"WSO2 API Manager\", error=\"invalid_token\", error_description=\"\(message)\""
    return Response(
      status: status, headers: [json, ("WWW-Authenticate", challenge)], body: body.encoded(.published))
  }

  /// Whether a target leads to the API, behind the prefix of a world or without one.
  private static func isOfAPI(_ target: [UInt8]) -> Bool {
    let segments = Target(target).segments
    let first = segments.first == "w" ? segments.dropFirst(2).first : segments.first
    return first.map { ["v1", "ao-produkt", "auth"].contains($0) } ?? false
  }

  /// The API that a gateway names for a target.
  private static func apiContext(_ target: [UInt8]) -> String {
    if target.starts(with: "/ao-produkt".utf8) { return "/ao-produkt/v1" }
    return target.starts(with: "/auth".utf8) ? "/auth/1.0" : "/v1"
  }

  /// Status, code and message of a gateway fault (rule 2.2).
  private static func row(_ fault: GatewayFault) -> (Int, String, String) {
    switch fault {
    case .invalidCredentials: (401, "900901", "Invalid Credentials")
    case .missingCredentials: (401, "900902", "Missing Credentials")
    case .expiredToken: (401, "900903", "Access Token Expired")
    case .noResource: (404, "404", "Not Found")
    case .methodNotAllowed: (405, "405", "Method Not Allowed")
    case .malformedRequest: (400, "400", "Bad Request")
    case .bodyTooLarge: (413, "413", "Payload Too Large")
    case .targetTooLong: (414, "414", "URI Too Long")
    case .headersTooLarge: (431, "431", "Request Header Fields Too Large")
    case .unavailable: (503, "503", "Service Unavailable")
    case .conflict: (409, "409", "Conflict")
    }
  }

  /// After these the bytes on the connection can't be told apart any more.
  private static func closes(_ fault: GatewayFault) -> Bool {
    switch fault {
    case .bodyTooLarge, .targetTooLong, .headersTooLarge: true
    case .invalidCredentials, .missingCredentials, .expiredToken, .noResource, .methodNotAllowed, .malformedRequest,
      .unavailable, .conflict:
      false
    }
  }

  private static func oauth(_ error: OAuthError, _ refusal: Refusal) -> Response {
    var body = OAuthErrorUt()
    body.error = error.rawValue
    body.errorDescription = refusal.message
    var headers = [json]
    let status: Int
    switch error {
    case .invalidClient:
      status = 401
      headers.append(("WWW-Authenticate", "Basic realm=\"fast2sim\""))
    case .invalidRequest, .unsupportedGrantType: status = 400
    }
    return Response(status: status, headers: headers, body: body.encoded(.published))
  }

  /// The answer of the control plane to a refusal of any kind: what the gateway or the API says in forms of their own
  /// is a problem document there.
  static func problem(_ refusal: Refusal) -> Response {
    switch refusal.kind {
    case .control(let problem): control(problem, refusal)
    case .gateway(let fault):
      document(row(fault).0, row(fault).2, refusal, closes: closes(fault))
    case .exhausted: document(500, "Internal Server Error", refusal)
    case .invalid, .unauthenticated, .forbidden, .notFound, .mediaType, .oauth:
      document(400, "Bad Request", refusal)
    }
  }

  /// The answer of a server that is there and can't do its work.
  static func unavailable(_ refusal: Refusal) -> Response { document(503, "Service Unavailable", refusal) }

  private static func control(_ problem: ControlProblem, _ refusal: Refusal) -> Response {
    let (status, title) =
      switch problem {
      case .invalid: (400, "Bad Request")
      case .forbidden: (403, "Forbidden")
      case .notFound: (404, "Not Found")
      case .methodNotAllowed: (405, "Method Not Allowed")
      case .mediaType: (415, "Unsupported Media Type")
      case .conflict: (409, "Conflict")
      }
    return document(status, title, refusal)
  }

  /// A problem document of RFC 9457.
  private static func document(
    _ status: Int, _ title: String, _ refusal: Refusal, closes: Bool = false
  ) -> Response {
    var w = JSONWriter()
    w.beginObject()
    for (name, value) in [
      ("type", "about:blank"), ("title", title), ("code", refusal.code.rawValue), ("detail", refusal.message),
      ("hint", refusal.hint),
    ] {
      w.key(named: name)
      w.string(value)
    }
    w.key(named: "status")
    w.int(Int64(status))
    w.endObject()
    return Response(
      status: status, headers: [("Content-Type", "application/problem+json")], body: w.bytes, closes: closes)
  }
}
