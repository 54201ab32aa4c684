/// A request that is refused: an error as a value, with a stable code and sentences that say what to do (rule 2.1).
///
/// `Server/ErrorMapping.swift` is the only place where it meets an HTTP status.
package struct Refusal: Error, Sendable, Equatable {
  /// Which refusal it is; decides kind and rule.
  package let code: RefusalCode
  /// English and technical: names the field or the rule, the value received and what would be valid. Fields are called
  /// as they are published; `named` knows better.
  package var message: String { FieldName.resolved(markedMessage) }
  /// Swedish, fit for an end user.
  package let userMessage: String
  /// What the caller should do.
  package var hint: String { FieldName.resolved(markedHint) }
  private let markedMessage: String
  private let markedHint: String

  /// - Parameter userMessage: Swedish; nil takes the code's own sentence.
  package init(_ code: RefusalCode, _ message: String, hint: String = "", userMessage: String? = nil) {
    self.code = code
    markedMessage = message
    self.userMessage = userMessage ?? code.userMessage
    markedHint = hint
  }

  /// Whether a field is named that a contract or a request may call otherwise.
  package var namesFields: Bool { FieldName.isNamed(in: markedMessage) || FieldName.isNamed(in: markedHint) }

  /// The same, with fields called as `name` says.
  package func named(_ name: (FieldName) -> String) -> Refusal {
    Refusal(
      code, FieldName.resolved(markedMessage, name), hint: FieldName.resolved(markedHint, name),
      userMessage: userMessage)
  }

  /// What it is to the caller.
  package var kind: RefusalKind { code.kind }
  /// The rule that was broken.
  package var rule: Rule { code.rule }
}

/// What a refusal is to the caller; the statuses they become stand in `Server/ErrorMapping.swift`.
package enum RefusalKind: Sendable, Equatable {
  /// The request is wrong or breaks a business rule.
  case invalid
  /// The login token or the credentials are missing, wrong or expired.
  case unauthenticated
  /// The caller's role does not allow it.
  case forbidden
  /// The thing asked for does not exist.
  case notFound
  /// The body has another media type than the operation takes.
  case mediaType
  /// The world has no room for more (rule control 1.5), or the machine can't keep it (rule 9.2).
  case exhausted
  /// The gateway refuses before FAST2 is reached (rule 2.2).
  case gateway(GatewayFault)
  /// The token endpoint refuses, by RFC 6749 section 5.2 (rule 2.3).
  case oauth(OAuthError)
  /// The control plane refuses a request to `/_sim` (`docs/control-plane.md`).
  case control(ControlProblem)
}

/// The faults of the gateway (rule 2.2).
package enum GatewayFault: Sendable, Equatable, CaseIterable {
  case invalidCredentials, missingCredentials, expiredToken, noResource, methodNotAllowed
  case malformedRequest, bodyTooLarge, targetTooLong, headersTooLarge
  /// Not now.
  case unavailable
  /// What is there is not what is asked for.
  case conflict
}

/// The errors of RFC 6749 section 5.2 that the token endpoint gives.
package enum OAuthError: String, Sendable, Equatable, CaseIterable {
  case invalidClient = "invalid_client"
  case invalidRequest = "invalid_request"
  case unsupportedGrantType = "unsupported_grant_type"
}

/// The problems of the control plane.
package enum ControlProblem: Sendable, Equatable, CaseIterable {
  case invalid, forbidden, notFound, methodNotAllowed, mediaType
  /// The state of the world does not allow it.
  case conflict
}
