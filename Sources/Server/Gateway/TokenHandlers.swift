import Contract
import HTTPTransport
import JSON
import Model
import Rules
import Simulator
import Texts
import Traffic

/// What the gateway and the login answer themselves: tokens (rules 3.1, 3.3).
enum TokenHandlers {
  /// `POST /oauth2/token`.
  static func token(
    _ body: TokenIn, _ request: Request, _ asked: World, _ auth: AuthMode, _ app: Application
  ) throws -> (answer: TokenUt, klient: String) {
    guard auth != .noGateway else {
      throw Refusal(
        .noResource, "No matching resource found for given API Request",
        hint: "Under --auth no-gateway there is no gateway and no /oauth2/token: log in directly.")
    }
    let (klient, named) = try klient(body, request, asked.register)
    guard let grant = body.grantType?.nonEmpty else {
      throw Refusal(
        .oauthRequest, "grant_type is missing; valid is client_credentials", hint: "Send grant_type=client_credentials."
      )
    }
    guard grant == "client_credentials" else {
      throw Refusal(
        .oauthGrant, "grant_type '\(grant.prefix(60))' is not supported; valid is client_credentials",
        hint: "Send grant_type=client_credentials.")
    }
    let world = try CredentialWorld.world(named, asked, app)
    var answer = TokenUt()
    answer.expiresIn = world.settings.gatewayTokenSeconds
    answer.accessToken = try world.issue(.gateway, subject: klient.nyckel.string, seconds: answer.expiresIn).text
    return (answer, klient.nyckel.string)
  }

  /// Who asks for a gateway token: Basic, the vendor's Bearer token, or key and secret in the body.
  private static func klient(
    _ body: TokenIn, _ request: Request, _ register: RegisterSnapshot
  ) throws(Refusal) -> (GatewayKlient, world: String?) {
    let found: (GatewayKlient, world: String?)?
    switch request.client.authorization {
    case .basic(let basic):
      found = basic.readings.lazy.compactMap { pair($0.key, $0.secret, register) }.first
      if found == nil, let key = basic.latinKey { throw latin(key) }
    case .bearer(let token):
      found = register.klienter.first { $0.token.map { Crypto.equal($0.string, token.text) } ?? false }.map {
        ($0, nil)
      }
    case .other(let scheme):
      throw Refusal(
        .oauthClient, "Authorization scheme '\(scheme)' is not taken; valid are Basic and Bearer",
        hint: "Send 'Authorization: Basic ' and base64 of key:secret.")
    case nil:
      guard let nyckel = body.clientId, let hemlighet = body.clientSecret else {
        throw Refusal(
          .oauthClient, "client credentials are missing",
          hint: "Send 'Authorization: Basic ' and base64 of key:secret; the demo seed has demo-key:demo-secret.")
      }
      found = pair(nyckel, hemlighet, register)
    }
    guard let found else {
      throw Refusal(
        .oauthClient, "the client credentials are not those of a gateway-klient of this world",
        hint: "Check key and secret against gateway.klienter of the seed; the demo seed has demo-key:demo-secret.")
    }
    return found
  }

  /// Nobody is told the secret: messages are logged.
  private static func latin(_ key: String) -> Refusal {
    Refusal(
      .oauthClient,
      "key and secret in Basic are Latin-1, and only UTF-8 is taken; by Latin-1 the key is '\(key.prefix(80))'",
      hint: "Write '\(key.prefix(80))' and its secret as UTF-8 before base64: å is then the bytes C3 A5, "
        + "form-encoded %C3%A5, and not the one byte E5.")
  }

  /// The client of a key, and the world that stands behind its last `@` where the whole is no key (rule control 1.1).
  private static func pair(
    _ given: String, _ hemlighet: String, _ register: RegisterSnapshot
  ) -> (GatewayKlient, world: String?)? {
    let (nyckel, world) = CredentialWorld.split(given) { register.klient(nyckel: $0) != nil }
    guard let klient = register.klient(nyckel: nyckel), Crypto.equal(klient.hemlighet.string, hemlighet) else {
      return nil
    }
    return (klient, world)
  }

  /// `GET /oauth2/jwks`.
  static func jwks(_ world: World) -> JwksUt {
    let (id, bytes) = world.publicKey
    var key = JwkUt()
    key.kid = id
    key.x = String(decoding: Base64.encodeURL(bytes), as: UTF8.self)
    var answer = JwksUt()
    answer.keys = [key]
    return answer
  }

  /// `POST …/auth/login`: the same refusal for a wrong name and a wrong password.
  static func login(
    _ body: LoginIn, _ asked: World, _ auth: AuthMode, _ app: Application, _ origin: Origin
  ) throws -> TokenPair {
    func resurs(_ namn: String) -> Resurs? {
      asked.register.resurser.values.first { $0.inloggning.map { $0.namn == namn } ?? false }
    }
    let (namn, named) = CredentialWorld.split(body.username) { resurs($0) != nil }
    let found = resurs(namn)
    // The comparison is made for an unknown name too, so that the time tells nothing of which was wrong.
    let right = Crypto.equal(found?.inloggning?.losenord.string ?? "", body.password)
    guard let found, found.inloggning != nil, right else {
      throw Refusal(
        .loginFailed, "username and password are not those of a resurs that can log in",
        hint: "Check resurser[].inloggning of the seed; the demo seed has user/password.")
    }
    return try pair(for: found.id, try CredentialWorld.world(ofLogin: named, asked, auth, app), origin)
  }

  /// What a login gives, and what it tells of the client.
  struct TokenPair {
    let answer: AuthUt
    let note: Note?
    /// The user had logged in before, and has not swapped that token for this one.
    let isAgain: Bool
  }

  /// A new access token and a new refresh token.
  static func pair(
    for resurs: ResursID, _ world: World, _ origin: Origin, isRefresh: Bool = false
  ) throws -> TokenPair {
    let settings = world.settings
    let access = try world.issue(.access, subject: resurs.rawValue.string, seconds: settings.accessTokenSeconds)
    let refresh = try world.issue(.refresh, subject: resurs.rawValue.string, seconds: settings.refreshTokenSeconds)
    var answer = AuthUt()
    answer.expiresIn = Int32(clamping: settings.accessTokenSeconds)
    answer.accessToken = access.text
    answer.refreshToken = refresh.text
    let (note, isAgain) = world.noticeLogin(
      resurs.rawValue.string, access.token, refresh.token, isRefresh: isRefresh, isOfClient: origin.isClient)
    return TokenPair(answer: answer, note: note, isAgain: isAgain && !isRefresh)
  }

  /// The refresh token of `POST …/auth/refresh`, found good; spending it is the caller's transaction.
  static func refresh(_ body: RefreshIn, _ world: World) throws(Refusal) -> Token {
    do { return try world.verify(body.refreshToken, as: .refresh) } catch {
      switch error {
      case .expired:
        throw Refusal(
          .refreshInvalid, "Invalid JWT token: the refresh token has expired",
          hint: "Log in again: access and refresh token have both run out.")
      case .forged(let why):
        throw Refusal(
          .refreshInvalid, "Invalid JWT token: \(why)", hint: "Send the refresh_token of the last login or refresh.")
      }
    }
  }

  static func spent() -> Refusal {
    Refusal(
      .refreshSpent, "Invalid JWT token: the refresh token has been used before",
      hint: "Each refresh answers a new refresh_token; keep the newest one.")
  }
}
