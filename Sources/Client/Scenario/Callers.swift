import Documents
import JSON
import Texts

/// The tokens of a scenario's callers: each is fetched once, when it is first asked for, and never renewed by itself.
struct Callers {
  /// Why there is no token.
  enum Problem: Error {
    /// It can't be had here.
    case unavailable(String)
    /// The installation did not give one.
    case failed(StepFailure)
  }

  let ground: Ground
  let exchange: Exchanger
  private var gateways: [StepCaller.Gateway: String] = [:]
  private var logins: [StepCaller: String] = [:]

  init(ground: Ground, exchange: Exchanger) {
    self.ground = ground
    self.exchange = exchange
  }

  /// The header fields that a caller sends.
  mutating func headers(of caller: StepCaller) throws(Problem) -> [(name: String, value: String)] {
    if caller.again {
      gateways[caller.gateway] = nil
      logins[StepCaller(gateway: caller.gateway, login: caller.login, again: false)] = nil
    }
    var headers: [(name: String, value: String)] = []
    if let token = try gatewayToken(caller.gateway) { headers.append(("Authorization", "Bearer \(token)")) }
    if let token = try loginToken(caller) { headers.append(("X-Auth-Token", token)) }
    return headers
  }

  private mutating func gatewayToken(_ gateway: StepCaller.Gateway) throws(Problem) -> String? {
    if let known = gateways[gateway] { return known }
    let token: String
    switch gateway {
    case .none: return nil
    case .usual: token = try fetchGateway(key: nil)
    case .klient(let key): token = try fetchGateway(key: key)
    case .forged: token = Self.forged(try fetchGateway(key: nil))
    case .expired:
      token = try past("gatewaySeconds") { callers throws(Problem) in try callers.fetchGateway(key: nil) }
    }
    gateways[gateway] = token
    return token
  }

  private mutating func loginToken(_ caller: StepCaller) throws(Problem) -> String? {
    let key = StepCaller(gateway: caller.gateway, login: caller.login, again: false)
    if let known = logins[key] { return known }
    let token: String
    switch caller.login {
    case .none: return nil
    case .name(let name): token = try fetchLogin(name, caller.gateway)
    case .forged: token = Self.forged(try fetchLogin(try anybody(), caller.gateway))
    case .expired:
      let name = try anybody()
      token = try past("accessSeconds") { callers throws(Problem) in
        // The gateway's token too must be of that time.
        var then = Callers(ground: callers.ground, exchange: callers.exchange)
        return try then.fetchLogin(name, caller.gateway)
      }
    }
    logins[key] = token
    return token
  }

  /// The name whose tokens are spoilt.
  private func anybody() throws(Problem) -> String {
    let names = ground.credentials.logins.keys.sorted().map(\.string)
    guard let name = names.first(where: { $0 == "user" }) ?? names.first else {
      throw .unavailable("nobody can log in here")
    }
    return name
  }

  // MARK: Getting tokens

  private func fetchGateway(key: String?) throws(Problem) -> String {
    let klienter = ground.credentials.klienter
    guard let klient = key.map({ key in klienter.first { $0.nyckel.isExactly(key) } }) ?? klienter.first else {
      throw .unavailable("it is sent with the consumer key \(key ?? ""), whose secret is not known here")
    }
    let request = HTTPRequest.gatewayToken(at: ground.url("/oauth2/token"), klient.nyckel, klient.hemlighet)
    return try token(request, "get a token of the gateway with the key \(klient.nyckel)")
  }

  private mutating func fetchLogin(_ name: String, _ gateway: StepCaller.Gateway) throws(Problem) -> String {
    guard let login = ground.credentials.logins[name] else {
      let variable = "FAST2_LOGIN_\(name.asciiUppercased)"
      throw .unavailable("it is sent as \(name), and \(variable)=NAME:PASSWORD is not set")
    }
    // Who shows a spoilt token of the gateway has logged in with a good one.
    let kind: StepCaller.Gateway = if case .klient = gateway { gateway } else { .usual }
    let request = HTTPRequest.login(
      at: ground.url("/v1/auth/login"), login.namn, login.losenord, gateway: try gatewayToken(kind))
    return try token(request, "log in as \(name)")
  }

  private func token(_ request: HTTPRequest, _ purpose: String) throws(Problem) -> String {
    var failure = StepFailure(message: "could not \(purpose)", request: ["\(request.method) \(exchange.path(request))"])
    do throws(HTTPFailure) {
      let answer = try exchange.send(request)
      let json = try? JSONParser.parse(answer.body)
      if answer.status == 200, let token = json?["access_token"]?.stringValue ?? json?["accessToken"]?.stringValue {
        return token
      }
      failure.answer = ExchangeText.answer(answer)
      failure.remarks = exchange.remarks(on: answer)
    } catch { failure.message += ": \(error.message)" }
    throw .failed(failure)
  }

  /// A token of the right form that nobody signed.
  private static func forged(_ token: String) -> String {
    var parts = token.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard let signature = parts.last, let first = signature.first else { return token + "x" }
    parts[parts.count - 1] = (first == "A" ? "B" : "A") + signature.dropFirst()
    return parts.joined(separator: ".")
  }

  /// Fetches something when the clock shows so early that it has just run out now.
  ///
  /// - Parameter lifetime: the setting of `tokens` that says how long it lives.
  private func past(
    _ lifetime: String, _ fetch: (inout Callers) throws(Problem) -> String
  ) throws(Problem) -> String {
    guard ground.hasControl else { throw .unavailable("a token that has run out can be made in a simulator only") }
    do throws(StepFailure) {
      let seconds = try exchange.control("GET", "/_sim/settings")["tokens"]?[lifetime]?.intValue ?? 0
      let clock = try exchange.control("GET", "/_sim/clock")
      guard let now = clock["now"] else { throw StepFailure(message: "the clock does not say what time it is") }
      // Back by so much: there and forward again, since a clock only advances.
      let early = try Instants.before(now, seconds)
      _ = try exchange.control("PUT", "/_sim/clock", ["now": early])
      var then = self
      let token: Swift.Result<String, Problem>
      do throws(Problem) { token = .success(try fetch(&then)) } catch { token = .failure(error) }
      _ = try exchange.control("PUT", "/_sim/clock", ["now": now])
      switch token {
      case .success(let token): return token
      case .failure(.failed(let failure)): throw failure
      case .failure(.unavailable(let reason)): throw StepFailure(message: reason)
      }
    } catch { throw .failed(error) }
  }
}
