package import JSON

/// Hides what nobody may read in a journal, a log or a file: tokens, passwords, keys (`control.md` 4.1).
package enum Secrets {
  private static let headers: Set<String> = [
    "authorization", "proxy-authorization", "x-auth-token", "x-auht-token", "x-sim-admin-key", "cookie", "set-cookie",
  ]
  private static let tokens: Set<String> = [
    "access_token", "refresh_token", "accesstoken", "refreshtoken", "id_token", "token", "ssoidhash",
    "ssotimestamphash", "client_assertion",
  ]
  /// Nothing of these is shown: people choose them, and use them again.
  private static let words: Set<String> = ["password", "client_secret", "hemlighet", "losenord"]

  /// What stands for a token: three stars, and the end of a long one, so that two can be told apart.
  package static func masked(_ secret: String) -> String {
    secret.utf8.count > 20 ? "***" + String(secret.suffix(4)) : "***"
  }

  /// What stands for the value of a name; nil where it is no secret.
  private static func masked(_ name: String, _ value: @autoclosure () -> String) -> String? {
    let name = name.lowercased()
    return tokens.contains(name) ? masked(value()) : words.contains(name) ? "***" : nil
  }

  /// A header field as it may be kept.
  package static func header(_ name: String, _ value: String) -> String {
    // Most names are shorter or longer than any of those, and need no lower case.
    guard [6, 10, 12, 13, 15, 19].contains(name.utf8.count) else { return value }
    let name = name.lowercased()
    guard headers.contains(name) else { return value }
    switch name {
    case "x-auth-token", "x-auht-token": return masked(value)
    case "authorization", "proxy-authorization":
      guard let blank = value.utf8.firstIndex(of: UInt8(ascii: " ")) else { return masked(value) }
      // What Basic carries ends with the end of a password.
      let isToken = value[..<blank].lowercased() == "bearer"
      return value[...blank] + (isToken ? masked(String(value[value.index(after: blank)...])) : "***")
    default: return "***"
    }
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
