/// The request for a gateway token, as JSON or as a form (rule 3.1); every field may come in either.
package struct TokenIn: WireBody {
  package var grantType: String?
  package var clientId: String?
  package var clientSecret: String?

  package init() {}

  package static let shape = Shape<Self>("TokenIn", .document(section: "1.3.1"), "Asks for a gateway token.") { s in
    s.field("grant_type", \.grantType, "Always client_credentials.", "client_credentials")
    s.field(
      "client_id", \.clientId, "The key, where it does not stand in the header (RFC 6749).", "demo-key",
      source: .observed)
    s.field(
      "client_secret", \.clientSecret, "The secret, where it does not stand in the header (RFC 6749).", "demo-secret",
      source: .observed)
  }
}

/// The gateway token; its names depend on no contract (rule 3.1).
package struct TokenUt: WireObject {
  package var accessToken = ""
  package var scope = "default"
  package var tokenType = "Bearer"
  package var expiresIn = Int64(0)

  package init() {}

  package static let shape = Shape<Self>("TokenUt", .document(section: "1.3.1"), "A gateway token.") { s in
    s.field(
      "access_token", \.accessToken, "The token for the header Authorization.", "eyJhbGciOiJFZERTQSJ9.e30.c2ln",
      required: .always)
    s.field("scope", \.scope, "Always default.", "default", required: .always)
    s.field("token_type", \.tokenType, "Always Bearer.", "Bearer", required: .always)
    s.field("expires_in", \.expiresIn, "The life of the token in seconds.", "43200", required: .always)
  }
}

/// The name and password of a resurs (rule 3.3).
package struct LoginIn: WireBody {
  package var username = ""
  package var password = ""

  package init() {}

  package static let shape = Shape<Self>("LoginIn", .both(section: "1.3.2"), "Who logs in.") { s in
    s.field("username", \.username, "The user name of a resurs.", "user", required: .always, personal: .name)
    s.field("password", \.password, "The password.", "password", required: .always)
  }
}

/// A live refresh token, to be swapped for a new pair (rule 3.3).
package struct RefreshIn: WireBody {
  package var refreshToken = ""

  package init() {}

  package static let shape = Shape<Self>("RefreshIn", .published, "The refresh token to spend.") { s in
    s.field(
      "refresh_token", \.refreshToken, "The refresh token of the last login or refresh.",
      "eyJhbGciOiJFZERTQSJ9.e30.c2ln", required: .always)
  }
}

/// The tokens of a logged-in resurs (rule 3.3).
package struct AuthUt: WireObject {
  package var accessToken = ""
  package var tokenType = "Bearer"
  package var expiresIn = Int32(0)
  package var refreshToken = ""

  package init() {}

  package static let shape = Shape<Self>("AuthUt", .both(section: "1.3.2"), "A login.") { s in
    s.field(
      "access_token", \.accessToken, "The token for the header X-Auth-Token.", "eyJhbGciOiJFZERTQSJ9.e30.c2ln",
      required: .always)
    s.field("token_type", \.tokenType, "Always Bearer.", "Bearer", required: .always)
    s.field("expires_in", \.expiresIn, "The life of the access token in seconds.", "1800", required: .always)
    s.field(
      "refresh_token", \.refreshToken, "The token that renews the login once.", "eyJhbGciOiJFZERTQSJ9.e30.c2ln",
      required: .always)
  }
}

/// A login by single sign-on (rule 3.3).
package struct LoginSsoIn: WireBody {
  package var ssoId = ""
  package var ssoIdHash = ""
  package var ssoTimestamp = ""
  package var ssoTimestampHash = ""

  package init() {}

  package static let shape = Shape<Self>("LoginSsoIn", .published, "Who logs in by single sign-on.") { s in
    s.field(
      "ssoId", \.ssoId, "The id of the user at the other system.", "integration@example.com", required: .always,
      personal: .name)
    s.field("ssoIdHash", \.ssoIdHash, "A hash over the id.", "5f2b51ca", required: .always)
    s.field(
      "ssoTimestamp", \.ssoTimestamp, "When the other system vouched for the user.", "20260302080000",
      required: .always)
    s.field("ssoTimestampHash", \.ssoTimestampHash, "A hash over the time.", "c09ad1e4", required: .always)
  }
}

/// A login by an outside provider of identities (rule 3.3).
package struct FederatedLoginIn: WireBody {
  package var idToken = ""

  package init() {}

  package static let shape = Shape<Self>("FederatedLoginIn", .published, "Who logs in by an outside provider.") { s in
    s.field(
      "id_token", \.idToken, "The id token of the provider, a JWT.",
      "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9"
        + ".eyJpc3MiOiJodHRwczovL2xvZ2luLmV4YW1wbGUuY29tIiwic3ViIjoiaW50ZWdyYXRpb24ifQ"
        + ".1Uv67ZyrwXKbJqjoN7NcRj-kVLcjUcO0IKVllN2w-VE",
      required: .always)
  }
}
