package import Tid

/// One request and how it was answered.
package struct Exchange: Sendable {
  /// Counted from 1 in each world; `X-Sim-Request-Id`.
  package var id: UInt64
  /// The name of the world that was asked.
  package var world: String
  /// As sent: `GET`, `POST` and so on.
  package var method: String
  /// The raw target as it was received, secrets and all: for comparing, and never to be shown.
  var received: String
  /// The target as it may be shown.
  package var target: String {
    get { Secrets.target(received, secrets) }
    set { received = newValue }
  }
  /// The operation's id; nil where none was found.
  package var operation: String?
  /// Who asked: the resurs, or the gateway-klient where nobody was logged in.
  package var caller: String?
  /// The HTTP status of the answer.
  package var status: Int
  /// Microseconds of real time from the whole request to its answer.
  package var duration: Int64
  /// What the world's clock showed.
  package var time: Tidpunkt
  /// What `X-Sim-Notes` told the caller, in order.
  package var remarks: [Remark]
  /// Where the console shows it; nil where nobody needs to look, or can.
  package var console: String?
  /// What its world knows to be secret.
  package var secrets: KnownSecrets
  /// Who sent it.
  package var origin = Origin.client
  /// The trace of several systems that it belongs to; nil where it says none.
  package var traceparent: String?
}

// An initializer that sets a large value property by property makes it twice. This one makes it in one go.
extension Exchange {
  /// - Parameters: see the properties; `target` is as it was received.
  package init(
    id: UInt64, world: String, method: String, target: String, operation: String?, caller: String?, status: Int,
    duration: Int64, time: Tidpunkt, remarks: [Remark], secrets: KnownSecrets = .none
  ) {
    self.init(
      id: id, world: world, method: method, received: target, operation: operation, caller: caller, status: status,
      duration: duration, time: time, remarks: remarks, console: nil, secrets: secrets)
  }

  /// The codes of the remarks, for `X-Sim-Notes`; nil where there are none. Each once, in order.
  package static func codes(_ remarks: [Remark]) -> String? {
    var seen: [String] = []
    for r in remarks where !seen.contains(r.code) { seen.append(r.code) }
    return seen.isEmpty ? nil : seen.joined(separator: ", ")
  }
}
