import Contract
import HTTPTransport
import JSON
import Rules
import TestKit
import Testing

@testable import Server

@Suite struct ErrorMappingTests {
  /// Every kind that a refusal can have, with its status (rules 1.10, 2.1 to 2.3).
  private static func status(_ kind: RefusalKind) -> Int {
    switch kind {
    case .invalid: 400
    case .unauthenticated: 401
    case .forbidden: 403
    case .notFound: 404
    case .mediaType: 415
    case .oauth(.invalidClient): 401
    case .oauth(.invalidRequest), .oauth(.unsupportedGrantType): 400
    case .gateway(.invalidCredentials), .gateway(.missingCredentials), .gateway(.expiredToken): 401
    case .gateway(.noResource): 404
    case .gateway(.methodNotAllowed): 405
    case .gateway(.malformedRequest): 400
    case .gateway(.bodyTooLarge): 413
    case .gateway(.targetTooLong): 414
    case .gateway(.headersTooLarge): 431
    case .gateway(.unavailable): 503
    case .gateway(.conflict): 409
    case .control(.invalid): 400
    case .control(.forbidden): 403
    case .control(.notFound): 404
    case .control(.methodNotAllowed): 405
    case .control(.mediaType): 415
    case .control(.conflict): 409
    case .exhausted: 500
    }
  }

  private func body(_ response: Response) throws -> JSONView { JSONView(try JSONParser.parse(response.body)) }

  @Test(.rule(.r1_10, .r2_1, .r2_2, .r2_3), arguments: RefusalCode.allCases)
  func `every refusal has the status and the body of its kind`(_ code: RefusalCode) throws {
    let refusal = Refusal(code, "what was wrong with 'x'", hint: "Do it right.")
    let response = ErrorMapping.response(refusal, id: "an-id", kontrakt: .published, target: Array("/v1/x".utf8))
    #expect(response.status == Self.status(refusal.kind))
    let body = try body(response)
    let type = response.headers.first { $0.0 == "Content-Type" }?.1
    switch refusal.kind {
    case .invalid, .unauthenticated, .forbidden, .notFound, .mediaType, .exhausted, .gateway(.malformedRequest):
      #expect(body.keys == ["id", "message", "userMessage"])
      #expect(body["id"]?.text == "an-id")
      #expect(body["message"]?.text == refusal.message)
      #expect(body["userMessage"]?.text == code.userMessage)
      #expect(type == "application/json")
    case .gateway:
      #expect(body["description"]?.text?.contains(refusal.message) == true)
      #expect(body.keys.contains("type") == (response.status != 401))
      #expect(type == "application/json")
    case .oauth:
      #expect(body.keys == ["error", "error_description"])
      #expect(type == "application/json")
    case .control:
      #expect(body["code"]?.text == code.rawValue)
      #expect(body["detail"]?.text == refusal.message)
      #expect(body["hint"]?.text == "Do it right.")
      #expect(type == "application/problem+json")
    }
  }

  @Test(.rule(.r2_1))
  func `what nobody foresaw is 500 and tells nothing of its cause`() throws {
    let response = ErrorMapping.unexpected(id: "an-id", kontrakt: .document)
    #expect(response.status == 500)
    #expect(try body(response).keys == ["id", "message", "userMessage"])
    #expect(try body(response)["id"]?.text == "an-id")
  }

  @Test(
    .rule(.r2_2),
    arguments: [
      ("/v1/x", "/v1,"), ("/ao-produkt/v1/x", "/ao-produkt/v1,"), ("/auth/1.0/v1/auth/login", "/auth/1.0,"),
    ])
  func `an authentication fault names the API's context`(_ target: String, context: String) throws {
    let refusal = Refusal(.gatewayMissingCredentials, "m")
    let response = ErrorMapping.response(refusal, id: "", kontrakt: .document, target: Array(target.utf8))
    #expect(try body(response)["description"]?.text?.hasPrefix("Access failure for API: \(context)") == true)
  }
}
