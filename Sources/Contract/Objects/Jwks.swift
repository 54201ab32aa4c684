/// The public keys of a world's tokens, as a JSON Web Key Set (rule 3.4; RFC 8037).
package struct JwksUt: WireObject {
  /// The keys, one.
  package var keys: [JwkUt] = []

  package init() {}

  package static let shape = Shape<Self>(
    "JwksUt", .observed, "The public keys that the tokens of this world are signed with."
  ) { s in
    s.field("keys", \.keys, "The keys.")
  }
}

/// One public key.
package struct JwkUt: WireObject {
  /// Always OKP.
  package var kty = "OKP"
  /// Always Ed25519.
  package var crv = "Ed25519"
  /// Always EdDSA.
  package var alg = "EdDSA"
  /// Always sig.
  package var use = "sig"
  /// The id that the header of a token names.
  package var kid = ""
  /// The 32 bytes of the key in base64url.
  package var x = ""

  package init() {}

  package static let shape = Shape<Self>("JwkUt", .observed, "A public key.") { s in
    s.field("kty", \.kty, "The kind of key.", "OKP", required: .always)
    s.field("crv", \.crv, "The curve.", "Ed25519", required: .always)
    s.field("alg", \.alg, "The algorithm.", "EdDSA", required: .always)
    s.field("use", \.use, "What it is for.", "sig", required: .always)
    s.field("kid", \.kid, "The id of the key.", "f1e4ba32b1939111", required: .always)
    s.field("x", \.x, "The key.", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo", required: .always)
  }
}
