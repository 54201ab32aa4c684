import HTTPTransport
import JSON
import Model
import Rules
import Simulator
import Texts

/// The calls about sessions: what a page needs to call the API as a resurs (rules 3.1, 3.3, 3.7).
extension Control {
  func listSessions() -> Response {
    let resurser: [JSONValue] = choices.prefix(ControlSchema.mostChoices).map { resurs, user in
      [
        "id": .text(resurs.id.rawValue.string), "namn": .text(Self.name(of: resurs)), "anvandare": .text(user),
        "extern": JSONValue(booleanLiteral: resurs.extern),
      ]
    }
    let klienter: [JSONValue] = gateways.prefix(ControlSchema.mostChoices).map { klient in
      ["id": .text(klient.nyckel.string), "namn": .text(klient.nyckel.string)]
    }
    return json(["resurser": .list(resurser), "klienter": .list(klienter)])
  }

  func openSession(_ asked: ControlRequest) throws -> Response {
    let (world, settings, auth) = (turn.world, turn.world.settings, turn.decided.auth)
    let resurs = try chosen(asked.body?["resurs"]?.stringValue)
    var headers: [(String, JSONValue)] = []
    var lives: [Int64] = []
    var klient = JSONValue.null
    if auth == .full {
      let key = try gateway(asked.body?["klient"]?.stringValue).nyckel.string
      let token = try world.issueForSession(.gateway, subject: key, seconds: settings.gatewayTokenSeconds)
      headers.append(("Authorization", .text("Bearer \(token)")))
      lives.append(settings.gatewayTokenSeconds)
      klient = .text(key)
    }
    if auth != .off {
      let token = try world.issueForSession(
        .access, subject: resurs.id.rawValue.string, seconds: settings.accessTokenSeconds)
      headers.append(("X-Auth-Token", .text(token)))
      lives.append(settings.accessTokenSeconds)
    }
    return json([
      "resurs": ["id": .text(resurs.id.rawValue.string), "namn": .text(Self.name(of: resurs))], "klient": klient,
      "headers": .object(headers), "expiresIn": lives.min().map(JSONValue.int) ?? .null,
    ])
  }

  /// Those that can log in, in the order of the seed, with what they log in as; under `--auth off` the one that
  /// everybody is.
  private var choices: [(resurs: Resurs, user: String)] {
    let register = turn.decided.register
    if turn.decided.auth == .off {
      return register.forstaIntern.map { [($0, $0.inloggning?.namn.string ?? $0.id.rawValue.string)] } ?? []
    }
    return register.ordning.resurser.compactMap { id in
      guard let resurs = register.resurser[id] else { return nil }
      let user = resurs.inloggning?.namn ?? resurs.sso.first ?? resurs.federerad.first?.subjekt
      return user.map { (resurs, $0.string) }
    }
  }

  private var gateways: [GatewayKlient] { turn.decided.auth == .full ? turn.decided.register.klienter : [] }

  private func chosen(_ id: String?) throws(Refusal) -> Resurs {
    let why =
      turn.decided.auth == .off
      ? "under auth off everybody is the first resurs with roll intern" : "a session needs one that can log in"
    return try Self.one(of: choices.map(\.resurs), id, "resurs", why) { $0.id.rawValue.string }
  }

  private func gateway(_ key: String?) throws(Refusal) -> GatewayKlient {
    try Self.one(of: gateways, key, "klient", "the gateway knows those of the seed") { $0.nyckel.string }
  }

  /// The one that is meant; the first where none is named.
  private static func one<T>(
    of all: [T], _ given: String?, _ what: String, _ why: String, id: (T) -> String
  ) throws(Refusal) -> T {
    if let found = given.map({ given in all.first { id($0).isExactly(given) } }) ?? all.first { return found }
    let named = given.map { "no \(what) '\($0.prefix(80))'" } ?? "no \(what)"
    throw Refusal(
      .controlNotFound, "there is \(named) for a session; \(why)",
      hint: all.isEmpty
        ? "The seed has none; add one." : "There are: \(all.prefix(20).map(id).joined(separator: ", ")).")
  }

  private static func name(of resurs: Resurs) -> String { (resurs.namn ?? resurs.id.rawValue).string }
}
