import Contract
import JSON
import Model
import Rules
import Simulator
import Texts
import Tid
import Traffic

/// Logins by what another system vouches for (rule 3.3).
enum OutsideLogin {
  /// `POST …/auth/loginsso`: the id decides; how its hashes are made no source says, so that any are taken.
  static func sso(_ body: LoginSsoIn, _ world: World, _ origin: Origin) throws -> TokenHandlers.TokenPair {
    for (name, value) in [
      ("ssoId", body.ssoId), ("ssoIdHash", body.ssoIdHash), ("ssoTimestamp", body.ssoTimestamp),
      ("ssoTimestampHash", body.ssoTimestampHash),
    ] where value.isEmpty {
      throw failed("\(name) is empty")
    }
    let register = world.register
    guard
      let resurs = register.ordning.resurser.first(where: {
        register.resurser[$0]?.sso.contains(Text(body.ssoId)) == true
      })
    else { throw failed("ssoId '\(body.ssoId.prefix(60))' is not that of a resurs (resurser[].sso of the seed)") }
    return try TokenHandlers.pair(for: resurs, world, origin)
  }

  /// `POST …/auth/federatedlogin`: an `id_token` whose issuer and subject the seed knows, signed with HS256 where it
  /// has a secret for them, and with nothing (`alg` none) where it has not.
  static func federated(_ body: FederatedLoginIn, _ world: World, _ origin: Origin) throws -> TokenHandlers.TokenPair {
    let token = try IDToken(body.idToken)
    let register = world.register
    let found = register.ordning.resurser.compactMap { register.resurser[$0] }.lazy.compactMap { resurs in
      resurs.federerad.first { $0.utgivare == token.issuer && $0.subjekt == token.subject }.map { (resurs.id, $0) }
    }.first
    guard let (resurs, identity) = found else {
      throw failed(
        "id_token: iss '\(token.issuer.prefix(80))' and sub '\(token.subject.prefix(60))' are not those of a resurs "
          + "(resurser[].federerad of the seed)")
    }
    try token.checkSignature(identity.hemlighet?.string)
    if let expires = token.expires, world.now.sekunder >= expires { throw failed("id_token has expired") }
    if let begins = token.begins, world.now.sekunder < begins {
      throw failed("id_token is not valid before nbf, \(begins); the world's clock shows \(world.now.sekunder)")
    }
    return try TokenHandlers.pair(for: resurs, world, origin)
  }

  static func failed(_ why: String) -> Refusal {
    Refusal(.loginFailed, why, hint: "Send what the seed registers for a resurs; the demo seed has one, R900.")
  }
}

/// A JWT of an outside provider, taken apart.
private struct IDToken {
  let algorithm: String
  let issuer: String
  let subject: String
  /// Whole seconds since 1970; nil where it names no end.
  let expires: Int64?
  /// The first whole second since 1970 at which it is good; nil where it names none.
  let begins: Int64?
  private let signed: [UInt8]
  private let signature: [UInt8]

  init(_ text: String) throws(Refusal) {
    let bytes = Array(text.utf8)
    let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard bytes.count <= 16_384, parts.count == 3, let header = JWTPart.object(parts[0]),
      let claims = JWTPart.object(parts[1]), let signature = Base64.decodeURL(parts[2])
    else { throw OutsideLogin.failed("id_token is not a JWT of three base64url parts") }
    if let wish = JWTPart.wish(header) { throw OutsideLogin.failed("id_token: \(wish)") }
    guard let issuer = Self.text(claims, "iss"), let subject = Self.text(claims, "sub") else {
      throw OutsideLogin.failed("id_token has no iss or no sub")
    }
    algorithm = Self.text(header, "alg") ?? ""
    self.issuer = issuer
    self.subject = subject
    expires = try Self.seconds(claims, "exp", .down)
    // Part of a second before it begins is before it begins.
    begins = try Self.seconds(claims, "nbf", .up)
    signed = Array(parts[0]) + [UInt8(ascii: ".")] + Array(parts[1])
    self.signature = signature
  }

  /// - Parameter secret: what the issuer signs with; nil takes an unsigned token.
  func checkSignature(_ secret: String?) throws(Refusal) {
    guard let secret else {
      guard algorithm == "none", signature.isEmpty else {
        throw OutsideLogin.failed(
          "id_token has alg '\(algorithm.prefix(20))'; the seed has no secret for it, valid is none")
      }
      return
    }
    guard algorithm == "HS256" else {
      throw OutsideLogin.failed("id_token has alg '\(algorithm.prefix(20))'; valid is HS256 with the seed's hemlighet")
    }
    guard Crypto.equal(Crypto.hmac(key: Array(secret.utf8), signed), signature) else {
      throw OutsideLogin.failed("id_token: the signature is not made with the seed's hemlighet")
    }
  }

  /// A number of seconds, with decimals or without (RFC 7519), made whole.
  private static func seconds(
    _ claims: JSONValue, _ name: String, _ rounding: FloatingPointRoundingRule
  ) throws(Refusal) -> Int64? {
    guard let value = claims[name] else { return nil }
    guard case .number(let number) = value.kind, abs(number.double) < 0x1p53 else {
      throw OutsideLogin.failed("id_token: \(name) is no number of seconds")
    }
    return Int64(number.double.rounded(rounding))
  }

  private static func text(_ object: JSONValue, _ name: String) -> String? {
    if case .string(let text)? = object[name]?.kind { text } else { nil }
  }
}
