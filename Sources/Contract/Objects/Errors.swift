/// The body of every refusal of the API (rule 2.1).
package struct ErrorMessage: WireObject {
  package var id = ""
  package var message = ""
  package var userMessage: String?

  package init() {}

  package static let shape = Shape<Self>("ErrorMessage", .published, "Why a request was refused.") { s in
    s.field(
      "id", \.id, "The id of this occurrence, a UUID.", "6f1d2c1e-6c0b-4f6e-9d0a-2f1f6f3b7a10", required: .always)
    s.field(
      "message", \.message, "English and technical: what was received and what would be valid.",
      "Ursprung not found for id:1001", required: .always)
    s.field("userMessage", \.userMessage, "Swedish, for an end user.", "Uppgiften finns inte.")
  }
}

/// The body of a fault of the gateway, but for the authentication faults (rule 2.2).
package struct GatewayFaultUt: WireObject {
  package var code = ""
  package var type = "Status report"
  package var message = ""
  package var description = ""

  package init() {}

  package static let shape = Shape<Self>("GatewayFaultUt", .observed, "A fault of the gateway.") { s in
    s.field("code", \.code, "The code of the fault; a string.", "101500", required: .always)
    s.field("type", \.type, "Always the same words.", "Status report", required: .always)
    s.field("message", \.message, "The name of the fault.", "Runtime Error", required: .always)
    s.field("description", \.description, "What happened.", "Error in Sender", required: .always)
  }
}

/// The body of an authentication fault of the gateway, which has no `type` (rule 2.2).
package struct GatewayAuthFaultUt: WireObject {
  package var code = ""
  package var message = ""
  package var description = ""

  package init() {}

  package static let shape = Shape<Self>(
    "GatewayAuthFaultUt", .observed,
    "A gateway token is missing or not accepted."
  ) { s in
    s.field("code", \.code, "The code of the fault; a string.", "900901", required: .always)
    s.field("message", \.message, "The name of the fault.", "Invalid Credentials", required: .always)
    s.field(
      "description", \.description, "What to do.", "Make sure you have provided the correct security credentials",
      required: .always)
  }
}

/// The body of a refusal of the token endpoint (rule 2.3, RFC 6749 section 5.2).
package struct OAuthErrorUt: WireObject {
  package var error = ""
  package var errorDescription = ""

  package init() {}

  package static let shape = Shape<Self>("OAuthErrorUt", .observed, "The token request was refused.") { s in
    s.field("error", \.error, "The code of RFC 6749.", "invalid_client", required: .always)
    s.field(
      "error_description", \.errorDescription, "English: what was received and what would be valid.",
      "No client with this key and secret.", required: .always, personal: .label)
  }
}
