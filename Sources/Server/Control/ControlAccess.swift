import HTTPTransport
import Rules
import Simulator

/// Who may use the control plane: whoever has the admin key, or without one this machine; never a web page of another
/// origin (`docs/control-plane.md`).
struct ControlAccess {
  private static let local: Set<String> = ["localhost", "127.0.0.1", "[::1]"]

  /// Nil where the server was started without one.
  let adminKey: String?
  /// Whether the key may come as `Authorization: Bearer`, which is all that Prometheus can send.
  var takesBearer = false

  /// - Throws: `control-forbidden`, `control-content-type`.
  func check(_ request: Request) throws(Refusal) {
    if let adminKey { try checkKey(request, adminKey) } else { try Self.checkPlace(request) }
    try Self.checkOrigin(request)
    if !request.body.isEmpty { try Self.checkMediaType(request) }
  }

  /// For the page of the console and its files, which hold no data: a browser can't send the key for them, and somebody
  /// may come to the page by a link in another one.
  ///
  /// - Throws: `control-forbidden`.
  func checkPage(_ request: Request) throws(Refusal) {
    if adminKey == nil { try Self.checkPlace(request) }
    if request.headers["sec-fetch-dest"] != "document" { try Self.checkOrigin(request) }
  }

  /// Whether whoever sends a request can look at the console from there. Its browser may be on the page of a client.
  func letsLook(_ request: Request) -> Bool { adminKey != nil || (try? Self.checkPlace(request)) != nil }

  private func checkKey(_ request: Request, _ adminKey: String) throws(Refusal) {
    var given = request.headers["x-sim-admin-key"]
    if given == nil, takesBearer { given = request.client.bearer?.text }
    guard let given else {
      throw Refusal(
        .controlForbidden, "the header X-Sim-Admin-Key is missing; this server was started with --admin-key",
        hint: "Send 'X-Sim-Admin-Key:' and the key that --admin-key was given.")
    }
    // The key that was sent is in no message: messages are logged.
    guard Crypto.equal(adminKey, given) else {
      throw Refusal(
        .controlForbidden, "X-Sim-Admin-Key is not the key that this server was started with",
        hint: "Send 'X-Sim-Admin-Key:' and the key that --admin-key was given.")
    }
  }

  private static func checkPlace(_ request: Request) throws(Refusal) {
    guard request.isLoopbackPeer else {
      throw Refusal(
        .controlForbidden, "the request comes from another machine, and this server was started without --admin-key",
        hint: "Start the server with --admin-key KEY and send X-Sim-Admin-Key, or use /_sim from its own machine.")
    }
    let host = request.headers["host"] ?? ""
    guard let named = HostAndPort(host), local.contains(named.host) else {
      throw Refusal(
        .controlForbidden, "Host '\(host.prefix(80))' is not this machine; valid are localhost, 127.0.0.1 and [::1]",
        hint: "Use one of those names, or start the server with --admin-key KEY and send X-Sim-Admin-Key.")
    }
  }

  private static func checkOrigin(_ request: Request) throws(Refusal) {
    let own = ServedContracts.scheme(request) + (request.headers["host"] ?? "")
    if let origin = request.headers["origin"], origin != own {
      throw Refusal(
        .controlForbidden, "Origin '\(origin.prefix(80))' is another site's",
        hint: "Call /_sim from a program, or from its own pages.")
    }
    if request.headers["sec-fetch-site"] == "cross-site" {
      throw Refusal(
        .controlForbidden, "Sec-Fetch-Site says that another site's page asks",
        hint: "Call /_sim from a program, or from its own pages.")
    }
  }

  private static func checkMediaType(_ request: Request) throws(Refusal) {
    let type = ControlMedia.type(request)
    guard ControlMedia.isTaken(type) else {
      throw Refusal(
        .controlMediaType,
        "the body came as '\((type ?? "no content type").prefix(60))', valid are "
          + ControlMedia.types.joined(separator: " and "),
        hint: "Send 'Content-Type: application/json'.")
    }
  }
}
