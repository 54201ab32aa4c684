import HTTPTransport
import Rules
import Simulator
import Traffic

/// Which world a request goes to, and whether it makes it.
extension Application {
  /// The world of a request, by its prefix `/w/{name}` or else by its tokens, and the segments behind the prefix.
  func place(_ request: Request) throws -> (World, [String]) {
    let (world, segments) = try named(request)
    // What the console sends stays in the world that is looked at; asked last, as hardly any token leads elsewhere.
    guard world === worlds.standard, segments.first != "_sim", let led = try worldOfTokens(request),
      isOfClient(request)
    else { return (world, segments) }
    return (led, segments)
  }

  private func isOfClient(_ request: Request) -> Bool {
    request.client.origin.isClient
  }

  private func named(_ request: Request) throws -> (World, [String]) {
    let segments = request.segments
    // Where a path can't be read, its segments end before what is wrong.
    guard segments.first == "w", segments.count > (request.targetProblem == nil ? 2 : 1) else {
      return (worlds.standard, segments)
    }
    let inner = Array(segments.dropFirst(2))
    if let known = worlds.known(segments[1]) { return (known, inner) }
    guard try mayMakeWorld(segments[1], request, inner) else { return (worlds.standard, inner) }
    return (try worlds.world(named: segments[1]), inner)
  }

  /// Whether a request makes the world that it goes to: a call of the control plane only from those who may use it, and
  /// of others what leads to an operation. What does not is answered without one.
  private func mayMakeWorld(_ name: String, _ request: Request, _ segments: [String]) throws(Refusal) -> Bool {
    let isControl = segments.first == "_sim"
    if isControl, try !Control.needsWorld(request, Array(segments.dropFirst()), self) { return false }
    try worlds.checkLost(name, isControl ? [] : tokens(request))
    try checkUnmade(name)
    // Somebody looks at a world that was dropped, or has misspelt its name: to look makes nothing.
    guard isOfClient(request) else {
      throw Refusal(
        .worldUnknown, "there is no world '\(name.prefix(64))'; the console makes none by looking at it",
        hint: "It may have been dropped, or the name be misspelt. The view of worlds of another world makes one.")
    }
    if case .found = router.match(method: request.method, segments: segments) { return true }
    return isControl
  }

  /// Refuses what can't become a world.
  ///
  /// - Throws: `world-unknown`, `world-name`.
  func checkUnmade(_ name: String) throws(Refusal) {
    guard options.worldsByTouch else {
      throw Refusal(
        .worldUnknown, "there is no world '\(name.prefix(64))', and worlds are not made by touching them",
        hint: "Start the server without --worlds explicit, or use the base URL.")
    }
    try worlds.check(name)
  }

  /// The world that the tokens of a call at the base URL lead to (rule control 1.1): the gateway's decides, where there
  /// is a gateway. A token makes none.
  private func worldOfTokens(_ request: Request) throws(Refusal) -> World? {
    guard worlds.areLedByClaim || worlds.haveCredentials else { return nil }
    let client = request.client
    let token: String?
    switch options.auth {
    case .off: return nil
    case .full: token = client.bearer?.text
    case .noGateway: token = (client.bearer ?? client.login)?.text
    }
    guard let token else { return nil }
    if let world = worlds.world(ofToken: token) { return world }
    return try worlds.world(byClaim: token)
  }

  /// All tokens of a request, whatever they are.
  private func tokens(_ request: Request) -> [String] {
    [request.client.bearer, request.client.login].compactMap { $0?.text }
  }
}
