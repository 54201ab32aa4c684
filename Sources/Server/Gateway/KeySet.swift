import HTTPTransport
import Rules
import Simulator

/// `GET /oauth2/jwks`: the key that the world's tokens can be verified with (rule 3.4). It is neither source's operation,
/// needs no token, and so stands outside the operation table.
enum KeySet {
  /// The segments of its path.
  static let path = ["oauth2", "jwks"]

  /// - Throws: `method-not-allowed`.
  static func answer(_ method: String, _ turn: inout Turn) throws(Refusal) -> Response {
    guard method == "GET" || method == "HEAD" else {
      turn.extraHeaders = [("Allow", "GET, HEAD")]
      throw Refusal(
        .methodNotAllowed, "Method \(method) not allowed for given API resource", hint: "Allowed here: GET, HEAD.")
    }
    return turn.answered(turn.world.jwks)
  }
}
