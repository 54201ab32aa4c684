import Rules
import Simulator

/// The world that credentials name, for a client that can't change its base URL (rule control 1.1).
enum CredentialWorld {
  /// Takes credentials apart: literally where they are known so, else at the last `@`.
  static func split(_ given: String, isKnown: (String) -> Bool) -> (name: String, world: String?) {
    guard !isKnown(given), let at = given.lastIndex(of: "@") else { return (given, nil) }
    return (String(given[..<at]), String(given[given.index(after: at)...]))
  }

  /// The world of a client's key that was found good in the base seed; made where there is none.
  ///
  /// - Parameter named: what stood behind the `@`; nil is the world that was asked.
  static func world(_ named: String?, _ asked: World, _ app: Application) throws -> World {
    guard let named else { return asked }
    guard asked === app.worlds.standard else {
      guard named == asked.name else { throw elsewhere(named, asked) }
      return asked
    }
    guard named != asked.name else { return asked }
    if !app.worlds.exists(named) { try app.worlds.checkLost(named, []) }
    guard app.options.worldsByTouch || app.worlds.exists(named) else {
      throw Refusal(
        .oauthClient, "there is no world '\(named.prefix(64))', and worlds are not made by touching them",
        hint: "Start the server without --worlds explicit, or make it with POST /_sim/worlds.")
    }
    do { return try app.worlds.world(byCredentials: named) } catch let refusal as Refusal
      where refusal.code == .worldName
    {
      // The token endpoint answers in its own form.
      throw Refusal(.oauthClient, refusal.message, hint: refusal.hint)
    }
  }

  /// The world of a login: the gateway token decides, where there is a gateway.
  static func world(
    ofLogin named: String?, _ asked: World, _ auth: AuthMode, _ app: Application
  ) throws -> World {
    guard let named, named != asked.name else { return asked }
    guard auth == .noGateway else {
      throw elsewhere(named, asked, as: .loginFailed)
    }
    do { return try world(named, asked, app) } catch let refusal as Refusal where refusal.code == .oauthClient {
      throw Refusal(.loginFailed, refusal.message, hint: refusal.hint)
    }
  }

  private static func elsewhere(_ named: String, _ asked: World, as code: RefusalCode = .oauthClient) -> Refusal {
    Refusal(
      code, "the credentials name world '\(named.prefix(64))', and the request goes to '\(asked.name)'",
      hint: "Leave @\(named.prefix(64)) out, or get a gateway token of that world with key@\(named.prefix(64)).")
  }
}
