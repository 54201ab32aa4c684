/// Faults that have been met in reality, by name (`control.md` 3.2). What each answers is the server's to write.
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
}
