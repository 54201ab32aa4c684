import Contract
import HTTPTransport
import Rules
import Traffic

/// What the faults that have been met in reality answer (rules control 3.2, 2.1, 2.2).
enum PresetAnswer {
  /// - Parameter id: the id of this occurrence, where FAST2 itself answers.
  static func response(_ preset: FaultPreset, id: String, kontrakt: Kontrakt, target: [UInt8]) -> Response {
    switch preset {
    case .gatewayThrottled:
      var response = gateway(429, "900800", "Message throttled out", "You have exceeded your quota")
      response.headers.append(("Retry-After", "60"))
      return response
    case .gatewaySuspended:
      return gateway(
        503, "303001", "Runtime Error", "Currently, Address endpoint is SUSPENDED: fast2")
    case .gatewayTimeout: return gateway(504, "101504", "Runtime Error", "Send timeout")
    case .gatewayRuntimeError, .uploadRuntimeError:
      return gateway(500, "101500", "Runtime Error", "Error in Sender")
    case .gatewayExpired:
      let refusal = Refusal(.gatewayExpired, "Access token expired; get a new one with POST /oauth2/token")
      return ErrorMapping.response(refusal, id: id, kontrakt: kontrakt, target: target)
    case .apiTokenExpired:
      let refusal = Refusal(.loginExpired, "Invalid JWT token: the login token has expired")
      return ErrorMapping.response(refusal, id: id, kontrakt: kontrakt, target: target)
    case .apiInternalError, .slow2s:
      return ErrorMapping.unexpected(id: id, kontrakt: kontrakt)
    }
  }

  private static func gateway(_ status: Int, _ code: String, _ message: String, _ description: String) -> Response {
    var body = GatewayFaultUt()
    body.code = code
    body.message = message
    body.description = description
    return Response(
      status: status, headers: [("Content-Type", "application/json")], body: body.encoded(.published))
  }
}
