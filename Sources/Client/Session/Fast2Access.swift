/// Where a FAST2, or a simulator of it, is reached, and as whom.
package struct Fast2Access: Sendable {
  /// What stands before the API (rule 3.7).
  package enum Auth: String, Sendable, CaseIterable {
    /// A gateway that wants its own token, and then the login.
    case full
    /// The login alone, as from FAST2 13.
    case noGateway = "no-gateway"
    /// Nothing: a simulator for first steps.
    case off
  }

  /// `https://host:8243`, without a slash at its end.
  package let base: String
  /// Where the gateway hands out tokens, if not at `/oauth2/token` of the base.
  package var tokenURL: String?
  /// The consumer key for the gateway.
  package var key = ""
  /// The consumer secret for the gateway.
  package var secret = ""
  /// The name that a resurs logs in by.
  package var username = ""
  /// Its password.
  package var password = ""
  /// What it takes to be let in.
  package var auth = Auth.full

  /// - Parameter url: of the server, of `/ao-produkt`, or of `/ao-produkt/v1`; all three mean the same.
  package init(url: String) {
    var base = url
    while base.hasSuffix("/") { base.removeLast() }
    for ending in ["/ao-produkt/v1", "/ao-produkt", "/v1"] where base.hasSuffix(ending) {
      base.removeLast(ending.count)
      break
    }
    self.base = base
  }

  /// The URL of a path such as `/v1/arbetsorder`; behind a gateway the product's prefix comes first.
  package func url(_ path: String) -> String {
    base + (auth == .full && path.hasPrefix("/v1/") ? "/ao-produkt" : "") + path
  }
}

/// Why a session could not go on: one sentence that says what to do.
package struct SessionFailure: Error, Sendable, CustomStringConvertible {
  /// The sentence.
  package let message: String

  package init(_ message: String) { self.message = message }

  package var description: String { message }
}

/// What a session needs of the outside: somebody who sends, and somebody who waits.
package struct SessionTools {
  /// Sends a request and waits for its answer.
  package typealias Sender = (HTTPRequest) throws(HTTPFailure) -> HTTPAnswer

  /// Sends a request and waits for its answer.
  let send: Sender
  /// Does nothing for so long.
  let wait: (Duration) -> Void
  /// The shortest time from one request to the next.
  let interval: Duration

  /// - Parameter rate: the most requests a second; nil sends as fast as answers come.
  package init(send: @escaping Sender, wait: @escaping (Duration) -> Void, rate: Int? = nil) {
    self.send = send
    self.wait = wait
    interval = rate.map { .nanoseconds(1_000_000_000 / Int64(max($0, 1))) } ?? .zero
  }
}
