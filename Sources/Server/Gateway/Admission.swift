import Contract
import HTTPTransport
import Model
import Rules
import Simulator
import Texts
import Traffic

/// Lets a call in: the gateway token, then the login token (rules 3.2, 3.5, 3.7).
struct Admission {
  let app: Application
  let request: Request

  /// Checks both tokens and says who asks, and under which contract (rule 1.1).
  ///
  /// - Returns: the caller; nil for an operation that needs no login.
  func admit(_ turn: inout Turn, _ operation: Contract.Operation) throws -> Resurs? {
    switch turn.decided.auth {
    case .full:
      try gateway(&turn)
      guard operation.needsLogin else { return nil }
      let token = try loginToken(&turn)
      let resurs = try login(&turn, token: token)
      notice(resurs.id, &turn, operation)
      return resurs
    case .noGateway:
      guard operation.needsLogin else { return nil }
      let token = try loginToken(&turn) ?? request.client.bearer
      let resurs = try login(&turn, token: token)
      speak(as: resurs, &turn)
      notice(resurs.id, &turn, operation)
      return resurs
    case .off:
      guard operation.needsLogin else { return nil }
      guard let resurs = turn.decided.register.forstaIntern else {
        throw Refusal(
          .loginFailed, "Invalid JWT token: --auth off needs a resurs with roll intern, and the seed has none",
          hint: "Add one to the seed, or start with --auth full.")
      }
      turn.caller = resurs.id.rawValue.string
      speak(as: resurs, &turn)
      return resurs
    }
  }

  /// Where there is no gateway the resurs decides whose names travel (rule 1.1).
  private func speak(as resurs: Resurs, _ turn: inout Turn) {
    if let kontrakt = resurs.kontrakt { turn.kontrakt = Kontrakt(kontrakt) }
  }

  /// Lets the world notice what the client does over several calls.
  private func notice(_ resurs: ResursID, _ turn: inout Turn, _ operation: Contract.Operation) {
    guard turn.origin.isClient else { return }
    let isSingle = operation.readsOne
    let target = isSingle || operation.id == .getArbetsorderStatusLista ? turn.target : ""
    if let note = turn.world.noticeCall(resurs.rawValue, operation.id.rawValue, target, isSingle: isSingle) {
      turn.notes.append(note)
    }
  }

  private func loginToken(_ turn: inout Turn) throws(Refusal) -> TokenText? {
    let client = request.client
    if let refusal = client.loginRefusal { throw refusal }
    if let note = client.loginNote { turn.notes.append(note) }
    return client.login
  }

  private func gateway(_ turn: inout Turn) throws(Refusal) {
    let client = request.client
    guard let text = client.bearer else {
      guard client.authorization == nil else {
        throw Refusal(
          .gatewayInvalidCredentials, "Make sure you have provided the correct security credentials",
          hint: "Send 'Authorization: Bearer' and the gateway token; key and secret are for /oauth2/token alone.")
      }
      throw Refusal(
        .gatewayMissingCredentials,
        "Make sure your API invocation call has a header: 'Authorization : Bearer ACCESS_TOKEN'",
        hint: "POST /oauth2/token for a gateway token, and send it in Authorization on every call, login included.")
    }
    let token: Token
    let now: Int64
    do { (token, now) = try turn.world.verified(text, as: .gateway) } catch {
      switch error {
      case .expired:
        throw Refusal(
          .gatewayExpired, "Access token expired; get a new one with POST /oauth2/token",
          hint: "Renew the gateway token a little before its expires_in has run out.")
      case .forged(let why):
        throw Refusal(
          .gatewayInvalidCredentials, "Make sure you have provided the correct security credentials",
          hint: "The token is not a gateway token of this world: \(why).")
      }
    }
    turn.caller = token.subject
    if let note = World.noticeExpiry(token, now: now) { turn.notes.append(note) }
    if let kontrakt = turn.decided.register.klient(nyckel: token.subject)?.kontrakt {
      turn.kontrakt = Kontrakt(kontrakt)
    }
  }

  private func login(_ turn: inout Turn, token given: TokenText?) throws(Refusal) -> Resurs {
    guard let given else {
      throw Refusal(
        .loginMissing, "Invalid JWT token: the header X-Auth-Token is missing",
        hint: "POST /ao-produkt/v1/auth/login, and send its access_token in X-Auth-Token.")
    }
    let token: Token
    let now: Int64
    do { (token, now) = try turn.world.verified(given, as: .access) } catch {
      switch error {
      case .expired:
        throw Refusal(
          .loginExpired, "Invalid JWT token: the login token has expired",
          hint: "Swap the refresh_token with POST …/auth/refresh while it lives, or log in again.")
      case .forged(let why):
        let isBearer = given.text.utf8.prefix(7).elementsEqual("Bearer ".utf8) { $0 | 0x20 == $1 | 0x20 }
        throw Refusal(
          .loginInvalid, "Invalid JWT token: \(why)",
          hint: isBearer
            ? "X-Auth-Token takes the token alone: leave the word Bearer out, which belongs in Authorization."
            : "Send the access_token of POST …/auth/login, of this world and since its last reset.")
      }
    }
    guard let resurs = turn.decided.register.resurser[ResursID(Text(token.subject))] else {
      throw Refusal(.loginInvalid, "Invalid JWT token: its resurs no longer exists", hint: "Log in again.")
    }
    if turn.decided.quirks.contains(.oneTokenPerUser), !turn.world.isLatest(token) {
      turn.quirks.insert(.oneTokenPerUser)
      throw Refusal(
        .loginInvalid, "Invalid JWT token: the user has logged in again since, which ends this one",
        hint: "Share one login among all that work as this user; the quirk one-token-per-user is on.")
    }
    if let note = World.noticeExpiry(token, now: now) { turn.notes.append(note) }
    turn.caller = resurs.id.rawValue.string
    return resurs
  }
}

extension RegisterSnapshot {
  /// The first resurs of the seed with roll intern (rule 3.7).
  var forstaIntern: Resurs? { ordning.resurser.lazy.compactMap { self.resurser[$0] }.first { $0.roll == .intern } }

  /// Nil where no gateway-klient has the key.
  func klient(nyckel: String) -> GatewayKlient? { klienter.first { $0.nyckel == nyckel } }
}
