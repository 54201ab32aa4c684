/// Oddities of the real system that can be switched on (rule control 3.3).
package enum Quirk: String, Sendable, CaseIterable {
  /// `datumModifierad` has the milliseconds where the seconds belong: `2026-01-09T12:00:773+0000`.
  case modifiedTimestamp = "modified-timestamp"
  /// A login ends the user's earlier token.
  case oneTokenPerUser = "one-token-per-user"
  /// `roomsnummer` and `ingarl`, as the machine-read document prints them.
  case ocrNames = "ocr-names"
  /// `accessToken` and its like, as the sequence diagram prints them.
  case camelcaseTokens = "camelcase-tokens"
}

/// How calls are authenticated, where a world decides that for itself (rule 3.7).
package enum Autentisering: String, Sendable, CaseIterable {
  case full
  case noGateway = "no-gateway"
  case off
}
