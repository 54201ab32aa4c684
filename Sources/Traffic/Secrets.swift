package import JSON

/// Hides what nobody may read in a journal, a log or a file: tokens, passwords, keys (`control.md` 4.1).
package enum Secrets {
  private static let tokens: Set<String> = [
    "access_token", "refresh_token", "accesstoken", "refreshtoken", "id_token", "token", "ssoidhash",
    "ssotimestamphash", "client_assertion",
  ]
  /// Nothing of these is shown: people choose them, and use them again.
  private static let words: Set<String> = ["password", "client_secret", "hemlighet", "losenord"]

  /// What stands for a token: three stars, and the end of a long one, so that two can be told apart.
  package static func masked(_ secret: String) -> String { secret.utf8.count > 20 ? "***" + end(secret) : "***" }

  /// The last four bytes; nothing where they are no text by themselves.
  private static func end(_ secret: String) -> String {
    let end = secret.utf8.suffix(4)
    return end.allSatisfy { $0 < 0x80 } ? String(Substring(end)) : ""
  }

  /// What stands for the value of a name; nil where it is no secret.
  private static func masked(_ name: String, _ value: @autoclosure () -> String) -> String? {
    let name = name.lowercased()
    return tokens.contains(name) ? masked(value()) : words.contains(name) ? "***" : nil
  }

  /// A header field as it may be kept.
  package static func header(_ name: String, _ value: String) -> String {
    var (name, value) = (name, value)
    var kept: [UInt8] = []
    name.withUTF8 { name in value.withUTF8 { append(header: name, $0, to: &kept) } }
    return String(decoding: kept, as: UTF8.self)
  }

  /// Adds the value of a header field as it may be kept. It works on bytes, as every request leaves a dozen of them.
  static func append(
    header name: UnsafeBufferPointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>, to kept: inout [UInt8]
  ) {
    // Most names are shorter or longer than any of those, and are compared with nothing.
    switch name.count {
    case 12 where isSame(name, "x-auth-token") || isSame(name, "x-auht-token"): appendToken(value, to: &kept)
    case 13 where isSame(name, "authorization"), 19 where isSame(name, "proxy-authorization"):
      appendCredentials(value, to: &kept)
    case 6 where isSame(name, "cookie"), 10 where isSame(name, "set-cookie"), 15 where isSame(name, "x-sim-admin-key"):
      appendStars(to: &kept)
    default: kept.append(contentsOf: value)
    }
  }

  private static func appendStars(to kept: inout [UInt8]) { for _ in 0..<3 { kept.append(UInt8(ascii: "*")) } }

  /// See `masked` of a text.
  private static func appendToken(_ token: UnsafeBufferPointer<UInt8>, to kept: inout [UInt8]) {
    appendStars(to: &kept)
    if token.count > 20 { appendEnd(token, to: &kept) }
  }

  private static func appendEnd(_ token: UnsafeBufferPointer<UInt8>, to kept: inout [UInt8]) {
    let end = token.suffix(4)
    if end.allSatisfy({ $0 < 0x80 }) { kept.append(contentsOf: end) }
  }

  private static func appendCredentials(_ value: UnsafeBufferPointer<UInt8>, to kept: inout [UInt8]) {
    guard let blank = value.firstIndex(of: UInt8(ascii: " ")) else { return appendToken(value, to: &kept) }
    kept.append(contentsOf: value[...blank])
    appendStars(to: &kept)
    // What Basic carries ends with the end of a password.
    let scheme = UnsafeBufferPointer(rebasing: value[..<blank])
    if blank == 6, value.count > 27, isSame(scheme, "bearer") { appendEnd(value, to: &kept) }
  }

  /// Whether a name is another one but for the case of its letters.
  ///
  /// - Parameter other: in lower case, and as long.
  private static func isSame(_ name: UnsafeBufferPointer<UInt8>, _ other: StaticString) -> Bool {
    var place = other.utf8Start
    for byte in name {
      let isCapital = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
      guard (isCapital ? byte | 0x20 : byte) == place.pointee else { return false }
      place += 1
    }
    return true
  }

  /// A query parameter as it may be kept; name and value are decoded.
  package static func query(_ name: String, _ value: String) -> String { masked(name, value) ?? value }

  /// A target as it may be kept.
  package static func target(_ target: String) -> String {
    guard let mark = target.utf8.firstIndex(of: UInt8(ascii: "?")) else { return target }
    let query = target[target.index(after: mark)...]
    return target[...mark] + maskedForm(query)
  }

  /// A body as it may be kept, by its media type; one that is neither JSON nor a form is as it was.
  package static func body(_ body: [UInt8], type: String?) -> [UInt8] {
    // A body that looks like JSON is read as JSON, whatever its type says: a client that is mistaken has secrets, too.
    // A blank or a byte order mark may stand before it.
    let first = body.first { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
      // What can't be read can't be searched either; it is refused anyway.
      return (try? JSONParser.parse(body)).map { masked($0).compact } ?? Array("***".utf8)
    }
    guard type?.lowercased().hasPrefix("application/x-www-form-urlencoded") == true else { return body }
    return Array(maskedForm(Substring(decoding: body, as: UTF8.self)).utf8)
  }

  /// A JSON value as it may be kept.
  package static func masked(_ value: JSONValue) -> JSONValue {
    switch value.kind {
    case .array(let elements): return .list(elements.map(masked))
    case .object(let members):
      return .object(
        members.map { member in
          switch member.value.kind {
          case .string(let secret):
            return (member.name, masked(member.name, secret).map(JSONValue.text) ?? member.value)
          case .number: return (member.name, masked(member.name, "").map(JSONValue.text) ?? member.value)
          default: return (member.name, masked(member.value))
          }
        })
    default: return value
    }
  }

  private static func maskedForm(_ text: Substring) -> String {
    text.split(separator: "&", omittingEmptySubsequences: false).map { pair -> Substring in
      guard let sign = pair.firstIndex(of: "="),
        let masked = masked(Percent.decoded(pair[..<sign]), String(pair[pair.index(after: sign)...]))
      else { return pair }
      return pair[...sign] + masked
    }.joined(separator: "&")
  }
}
