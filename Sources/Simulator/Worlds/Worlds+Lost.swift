import Locks
package import Rules
import Texts

/// Worlds that a token proves to have been.
///
/// Without a shared secret a token of a world that went can't be told from one that was made up.
extension Worlds {
  /// Whether the tokens of a call at the base URL lead to the world that they name.
  package var areLedByClaim: Bool { options.sharedSecret != nil }

  /// Refuses to make a world afresh for somebody who has a token of one that is not here any more, or not yet.
  ///
  /// - Parameter tokens: those that came along; any of them is enough.
  /// - Throws: `world-lost`.
  package func checkLost(_ name: String, _ tokens: [String]) throws(Refusal) {
    if let place = others.withLock({ $0.departed[Text(name)] }) {
      throw Refusal(
        .worldLost, "world '\(name.prefix(64))' was moved to \(place)",
        hint: "Call that one, or let the router lead there.")
    }
    guard let shared = options.sharedSecret, tokens.contains(where: { TokenSigner.isOf(name, $0, shared: shared) })
    else { return }
    throw Refusal(
      .worldLost, "the token is of a world '\(name.prefix(64))' that is not here: it went, or it is at another server",
      hint: "Make it anew with POST /_sim/worlds, or import it. New tokens begin a new world, where touching makes one."
    )
  }

  /// The world that a token names, where there is a shared secret; nil where it names none or the default one.
  ///
  /// - Throws: `world-lost` where it is good and its world is not here.
  package func world(byClaim token: String) throws(Refusal) -> World? {
    guard areLedByClaim, let name = TokenSigner.world(of: token), name != standard.name else { return nil }
    if let world = existing(name) { return world }
    try checkLost(name, [token])
    return nil
  }
}
