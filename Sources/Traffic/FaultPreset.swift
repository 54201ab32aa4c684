/// Faults that have been met in reality, by name (rule control 3.2). What each answers is the server's to write.
package enum FaultPreset: String, Sendable, CaseIterable {
  case gatewayThrottled = "gateway.throttled"
  case gatewaySuspended = "gateway.suspended"
  case gatewayTimeout = "gateway.timeout"
  case gatewayRuntimeError = "gateway.runtime-error"
  case gatewayExpired = "gateway.expired"
  case apiTokenExpired = "api.token-expired"
  case apiInternalError = "api.internal-error"
  case uploadRuntimeError = "upload.runtime-error"
  case slow2s = "slow.2s"

  /// Milliseconds that it delays the true answer; nil where it answers something else.
  package var delay: Int64? { self == .slow2s ? 2000 : nil }

  /// Which calls a preset is met at.
  package enum Reach: Sendable {
    /// Those that the gateway passes on: all but the calls of its own endpoints.
    case passedOn
    /// Those that carry a login token.
    case loggedIn
    /// Those that bring a file.
    case uploads
  }

  /// Which calls it is met at.
  package var reach: Reach {
    switch self {
    case .gatewayThrottled, .gatewaySuspended, .gatewayTimeout, .gatewayRuntimeError, .gatewayExpired,
      .apiInternalError, .slow2s:
      .passedOn
    case .apiTokenExpired: .loggedIn
    case .uploadRuntimeError: .uploads
    }
  }
}
