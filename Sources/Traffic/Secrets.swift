package import JSON

/// Hides what nobody may read in a journal, a log or a file: tokens, passwords, keys (`control.md` 4.1).
package enum Secrets {
  private static let headers: Set<String> = [
    "authorization", "proxy-authorization", "x-auth-token", "x-auht-token", "x-sim-admin-key", "cookie", "set-cookie",
  ]
  private static let fields: Set<String> = [
    "password", "client_secret", "access_token", "refresh_token", "accesstoken", "refreshtoken", "id_token", "token",
    "hemlighet", "losenord", "ssoidhash", "ssotimestamphash", "client_assertion",
  ]

  /// What stands for a secret: three stars, and the end of a long one, so that two can be told apart.
  package static func masked(_ secret: String) -> String {
    secret.utf8.count > 20 ? "***" + String(secret.suffix(4)) : "***"
  }

  /// A header field as it may be kept.
  package static func header(_ name: String, _ value: String) -> String {
    // Most names are shorter or longer than any of those, and need no lower case.
    guard (6...19).contains(name.utf8.count), headers.contains(name.lowercased()) else { return value }
    guard let blank = value.firstIndex(of: " "), name.lowercased().hasSuffix("authorization") else {
      return masked(value)
    }
    return value[...blank] + masked(String(value[value.index(after: blank)...]))
  }

  /// A query parameter as it may be kept.
  package static func query(_ name: String, _ value: String) -> String {
    fields.contains(name.lowercased()) ? masked(value) : value
  }

  /// A target as it may be kept.
  package static func target(_ target: String) -> String {
    guard let mark = target.firstIndex(of: "?") else { return target }
    let query = target[target.index(after: mark)...]
    return target[...mark] + maskedForm(query)
  }

  /// A body as it may be kept, by its media type; one that is neither JSON nor a form is as it was.
  package static func body(_ body: [UInt8], type: String?) -> [UInt8] {
    guard !body.isEmpty else { return body }
    if type?.lowercased().hasPrefix("application/x-www-form-urlencoded") == true {
      return Array(maskedForm(Substring(decoding: body, as: UTF8.self)).utf8)
    }
    guard let value = try? JSONParser.parse(body) else {
      // What can't be read can't be searched either; it is refused anyway.
      return body.first.map { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") } == true ? Array("***".utf8) : body
    }
    return masked(value).compact
  }

  /// A JSON value as it may be kept.
  package static func masked(_ value: JSONValue) -> JSONValue {
    switch value.kind {
    case .array(let elements): return .list(elements.map(masked))
    case .object(let members):
      return .object(
        members.map { member in
          guard fields.contains(member.name.lowercased()), let secret = member.value.stringValue else {
            return (member.name, masked(member.value))
          }
          return (member.name, .text(masked(secret)))
        })
    default: return value
    }
  }

  private static func maskedForm(_ text: Substring) -> String {
    text.split(separator: "&", omittingEmptySubsequences: false).map { pair -> Substring in
      guard let sign = pair.firstIndex(of: "="), fields.contains(pair[..<sign].lowercased()) else { return pair }
      return pair[...sign] + masked(String(pair[pair.index(after: sign)...]))
    }.joined(separator: "&")
  }
}
