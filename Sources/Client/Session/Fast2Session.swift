package import JSON
import Texts

/// A client that is logged in, for reading: it renews its tokens before they run out, begins anew once where it is
/// refused, and waits where it is asked to.
package final class Fast2Session {
  /// Where it goes, and as whom.
  package let access: Fast2Access
  private let tools: SessionTools
  private var gateway: Token?
  private var login: Token?
  private var last: ContinuousClock.Instant?
  /// How many requests were sent.
  package private(set) var count = 0

  private struct Token {
    var text: String
    var end: ContinuousClock.Instant
  }

  /// How often a request is sent again where the answer was that nobody could answer.
  private static let repeats = 3

  package init(_ access: Fast2Access, _ tools: SessionTools) {
    self.access = access
    self.tools = tools
  }

  /// The JSON that a GET is answered with; nil where there is no such thing (404) or it may not be seen (403).
  ///
  /// - Parameter path: from `/v1`, percent-encoded.
  /// - Throws: where there is no answer, or another than 200.
  package func get(_ path: String, _ query: [(String, String)] = []) throws(SessionFailure) -> JSONValue? {
    try read(request("GET", path, query))
  }

  /// The JSON that a search is answered with, which is a POST but changes nothing; nil as for `get`.
  package func search(_ path: String, _ body: JSONValue) throws(SessionFailure) -> JSONValue? {
    var request = request("POST", path, [])
    request.body = body.compact
    request.headers.append(("Content-Type", "application/json"))
    return try read(request)
  }

  private func request(_ method: String, _ path: String, _ query: [(String, String)]) -> HTTPRequest {
    let text = query.map { "\($0)=\(Percent.value($1))" }.joined(separator: "&")
    return HTTPRequest(method, access.url(path) + (text.isEmpty ? "" : "?" + text))
  }

  private func read(_ request: HTTPRequest) throws(SessionFailure) -> JSONValue? {
    let answer = try send(request)
    switch answer.status {
    case 200: break
    case 403, 404: return nil
    default: throw SessionFailure("\(request.method) \(request.url) was answered \(Self.said(answer))")
    }
    do { return try JSONParser.parse(answer.body) } catch {
      throw SessionFailure("\(request.method) \(request.url) was answered with no JSON: \(error.message)")
    }
  }

  /// Sends a request with the session's tokens. 401 is answered by a new login, once.
  ///
  /// - Throws: where there is no answer, or no login.
  package func send(_ request: HTTPRequest) throws(SessionFailure) -> HTTPAnswer {
    try logIn()
    let answer = try sendPlain(withTokens(request))
    guard answer.status == 401, access.auth != .off else { return answer }
    gateway = nil
    login = nil
    try logIn()
    let second = try sendPlain(withTokens(request))
    guard second.status == 401 else { return second }
    throw SessionFailure("\(request.url) is refused also with new tokens: \(Self.said(second))")
  }

  private func withTokens(_ request: HTTPRequest) -> HTTPRequest {
    var request = request
    switch access.auth {
    case .full:
      request.headers += [("Authorization", "Bearer \(gateway?.text ?? "")"), ("X-Auth-Token", login?.text ?? "")]
    case .noGateway:
      request.headers += [("Authorization", "Bearer \(login?.text ?? "")"), ("X-Auth-Token", login?.text ?? "")]
    case .off: break
    }
    return request
  }

  /// Sends a request as it is, at the pace of the session; what nobody could answer is sent again.
  package func sendPlain(_ request: HTTPRequest) throws(SessionFailure) -> HTTPAnswer {
    var tries = 0
    while true {
      pace()
      count += 1
      do {
        let answer = try tools.send(request)
        guard [429, 502, 503, 504].contains(answer.status), tries < Self.repeats else { return answer }
        tools.wait(.seconds(answer.header("Retry-After").flatMap { Int($0) }.map { min(max($0, 0), 30) } ?? 1 << tries))
      } catch {
        guard error.reason == .broken, tries < Self.repeats else { throw SessionFailure(Self.advice(error)) }
        tools.wait(.seconds(1 << tries))
      }
      tries += 1
    }
  }

  private func pace() {
    let now = ContinuousClock.now
    if let last, last.duration(to: now) < tools.interval { tools.wait(tools.interval - last.duration(to: now)) }
    last = tools.interval > .zero ? ContinuousClock.now : now
  }

  private static func advice(_ failure: HTTPFailure) -> String {
    switch failure.reason {
    case .tls: failure.message + " Name it with --ca-file FILE, or trust any with --insecure."
    case .refused, .hostUnknown: failure.message + " Is the URL right?"
    case .timedOut, .broken, .encoding, .tooLarge, .badRequest, .system: failure.message
    }
  }
}

extension Fast2Session {
  /// Gets the tokens that are missing or about to run out.
  private func logIn() throws(SessionFailure) {
    let now = ContinuousClock.now
    if access.auth == .full, gateway.map({ $0.end < now }) ?? true {
      gateway = try token(gatewayRequest, "The gateway refused key and secret", margin: 60)
      login = nil
    }
    if access.auth != .off, login.map({ $0.end < now }) ?? true {
      login = try token(loginRequest, "The login was refused", margin: 30)
    }
  }

  /// The request for a token of the gateway.
  package var gatewayRequest: HTTPRequest {
    .gatewayToken(at: access.tokenURL ?? access.base + "/oauth2/token", access.key, access.secret)
  }

  /// The request for a login; with a gateway it needs that token first.
  package var loginRequest: HTTPRequest {
    .login(
      at: access.url("/v1/auth/login"), access.username, access.password,
      gateway: access.auth == .full ? gateway?.text ?? "" : nil)
  }

  /// The headers that a request of this session carries; logs in where that is needed.
  package func headers() throws(SessionFailure) -> [(name: String, value: String)] {
    try logIn()
    return withTokens(HTTPRequest("GET", access.base)).headers
  }

  private func token(_ request: HTTPRequest, _ refused: String, margin: Int64) throws(SessionFailure) -> Token {
    let answer = try sendPlain(request)
    guard answer.status == 200, let json = try? JSONParser.parse(answer.body) else {
      throw SessionFailure("\(refused) at \(request.url): \(Self.said(answer))")
    }
    guard let text = (json["access_token"] ?? json["accessToken"])?.stringValue else {
      throw SessionFailure("\(request.url) answered without an access_token.")
    }
    // Never is written as the greatest number of 32 bits (D, page 8).
    let life = max(0, min((json["expires_in"] ?? json["expiresIn"])?.intValue ?? 600, 1_000_000))
    return Token(text: text, end: ContinuousClock.now + .seconds(max(life - margin, life / 2)))
  }

  /// Status and message of an answer that was not hoped for.
  static func said(_ answer: HTTPAnswer) -> String {
    let json = try? JSONParser.parse(answer.body)
    let words = ["code", "message", "error", "error_description"].compactMap { json?[$0]?.stringValue }
    let text = words.isEmpty ? String(answer.text.prefix(120).filter { !$0.isNewline }) : words.joined(separator: " ")
    return "\(answer.status)\(text.isEmpty ? "" : " (\(text))")."
  }
}
