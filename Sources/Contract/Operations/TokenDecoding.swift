import Rules
import Texts

extension TokenIn {
  /// Reads a token request, JSON or form; fields that are not known are passed over, as RFC 6749 asks.
  ///
  /// - Throws: `oauthRequest` whatever is wrong (rule 2.3).
  static func decode(_ raw: RawInput, _ kontrakt: Kontrakt) throws(Refusal) -> TokenIn {
    // A request that names its client in the header and nothing else still lacks its grant type: the caller judges.
    guard !raw.body.isEmpty else { return TokenIn() }
    switch mediaType(raw.contentType) {
    case "application/json":
      var context = DecodingContext(kontrakt, ignoresUnknownFields: true)
      do { return try decode(body: raw.body, &context) } catch {
        throw Refusal(.oauthRequest, error.message, hint: error.hint)
      }
    case "application/x-www-form-urlencoded":
      return try decode(form: raw.body)
    default:
      throw Refusal(
        .oauthRequest,
        """
        The Content-Type of the body is \(raw.contentType.map(quoted) ?? "missing"); \
        valid are application/x-www-form-urlencoded and application/json.
        """)
    }
  }

  private static func decode(form: [UInt8]) throws(Refusal) -> TokenIn {
    var token = TokenIn()
    for pair in form.split(separator: UInt8(ascii: "&")) {
      let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      let path: WritableKeyPath<TokenIn, String?>
      switch try formText(parts[0]) {
      case "grant_type": path = \.grantType
      case "client_id": path = \.clientId
      case "client_secret": path = \.clientSecret
      default: continue
      }
      guard token[keyPath: path] == nil else {
        throw Refusal(.oauthRequest, "The form has a parameter twice; RFC 6749 section 3.2 allows it once.")
      }
      token[keyPath: path] = parts.count == 2 ? try formText(parts[1]) : ""
    }
    return token
  }

  private static func formText(_ bytes: ArraySlice<UInt8>) throws(Refusal) -> String {
    guard let decoded = Percent.decoded(bytes, isForm: true) else {
      throw Refusal(.oauthRequest, "The form has a % that no two hexadecimal digits follow.")
    }
    guard let text = String(validating: decoded, as: UTF8.self) else {
      throw Refusal(
        .oauthRequest, "The form is not UTF-8.",
        hint: "Encode text as UTF-8 before percent-encoding it: å is %C3%A5, and the %E5 of Latin-1 is none.")
    }
    return text
  }
}
