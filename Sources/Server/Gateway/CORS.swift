import Contract
import HTTPTransport
import Texts
import Traffic

/// Which pages of other sites may call the API from a browser (`--cors`); the control plane is for none of them.
package struct CORS: Sendable {
  /// Nil lets every page in.
  private let origins: Set<String>?

  /// - Parameter origins: as ``origin(_:)`` gives them; `*` among them is every one.
  package init(_ origins: [String]) { self.origins = origins.contains("*") ? nil : Set(origins) }

  /// An origin as browsers send it, without the port that is its scheme's; nil for what is none. `*` stands for all.
  package static func origin(_ text: String) -> String? {
    if text == "*" { return text }
    guard let parts = text.parted(by: "://") else { return nil }
    let scheme = parts.before.asciiLowercased
    guard !scheme.isEmpty, scheme.utf8.allSatisfy({ (97...122).contains($0) || (43...57).contains($0) }),
      let place = HostAndPort(parts.after), !place.host.isEmpty
    else { return nil }
    let standard = ["http": 80, "https": 443][scheme]
    let port = place.port.flatMap { $0 == standard ? nil : ":\($0)" } ?? ""
    return "\(scheme)://\(place.host)\(port)"
  }

  /// The fields of the answer to a browser that asks whether it may send a request; nil where nobody asks that.
  func preflight(_ request: Request) -> [(String, String)]? {
    guard request.method == "OPTIONS", request.headers["origin"] != nil,
      request.headers["access-control-request-method"] != nil
    else { return nil }
    let allowed = access(request)
    guard allowed.count > 1 else { return allowed }
    return allowed + [
      ("Access-Control-Allow-Methods", Self.methods), ("Access-Control-Allow-Headers", Self.fields(request)),
      // Ten minutes: browsers ask again after a restart with other options before anybody wonders.
      ("Access-Control-Max-Age", "600"),
    ]
  }

  /// What every answer to a page carries besides.
  func fields(_ request: Request) -> [(String, String)] {
    let allowed = access(request)
    return allowed.count > 1 ? allowed + [("Access-Control-Expose-Headers", Self.exposed)] : allowed
  }

  /// Whether a page may read the answer. Caches are told that it depends on who asks.
  private func access(_ request: Request) -> [(String, String)] {
    let vary = ("Vary", "Origin")
    guard let origin = request.headers["origin"] else { return [vary] }
    guard let origins else { return [vary, ("Access-Control-Allow-Origin", "*")] }
    guard origins.contains(origin) else { return [vary] }
    return [vary, ("Access-Control-Allow-Origin", origin), ("Access-Control-Allow-Credentials", "true")]
  }

  private static let methods = Set(Operations.all.flatMap { $0.methods.map(\.rawValue) } + ["HEAD"]).sorted()
    .joined(separator: ", ")
  private static let known = ["Authorization", "Content-Type", "X-Auth-Token", "X-Auht-Token", "X-Sim-Fault"]
  private static let exposed =
    "Content-Disposition, Date, Location, Retry-After, WWW-Authenticate, X-Sim-Console, X-Sim-Fault, "
    + "X-Sim-Notes, X-Sim-Request-Id"

  /// What the API reads, and whatever of ours a page asks for: but not what makes a request one of the console, which
  /// is a page of this server. Another site's page would hide with it what it does.
  private static func fields(_ request: Request) -> String {
    let asked = (request.headers["access-control-request-headers"] ?? "").split(separator: ",").map {
      String($0).trimmed.asciiLowercased
    }
    let ours = asked.filter { name in
      name.hasPrefix("x-sim-") && !name.isSameIgnoringASCIICase(Origin.header) && name.utf8.count <= 64
        && name.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
        && !known.contains { $0.isSameIgnoringASCIICase(name) }
    }
    return (known + ours.prefix(8)).joined(separator: ", ")
  }
}
