package import JSON

/// What every JWT has in common, of whoever it is.
package enum JWTPart {
  /// The object that a part is in the one spelling of base64url; nil where it is none.
  package static func object(_ part: some Sequence<UInt8>) -> JSONValue? {
    guard let bytes = Base64.decodeURL(part), let value = try? JSONParser.parse(bytes, maxDepth: 8),
      case .object = value.kind
    else { return nil }
    return value
  }

  /// What a header asks for and nobody here does, as a sentence; nil where it asks for nothing.
  ///
  /// `crit` names what must be understood (RFC 7515 section 4.1.11), and nothing that can stand there is; `b64: false`
  /// signs other bytes (RFC 7797), and must not pass where its `crit` was forgotten.
  package static func wish(_ header: JSONValue) -> String? {
    if header["crit"] != nil { return "its header has crit, and nothing that crit can name is understood here" }
    guard let b64 = header["b64"], b64.boolValue != true else { return nil }
    return "its header has b64 that is not true, and only base64url is understood here"
  }
}
