import JSON
import Texts

/// A request as somebody else would write it: what was sent, with variables of the environment in the place of secrets.
package struct SentRequest: Sendable {
  /// A part of a value.
  enum Piece: Sendable, Equatable {
    case text(String)
    /// The value of a variable, as it must stand where it is.
    case secret(String, Form)
  }

  /// How a secret stands in what is around it.
  enum Form: Sendable, Equatable {
    case plain
    /// Within a string of JSON.
    case json
    /// Within a form or a query.
    case form
    /// The variable, a colon and another variable, as base64.
    case pair(String)
  }

  let method: String
  /// Before the target: scheme, host, port and the prefix of the world.
  let base: String
  let target: [Piece]
  let headers: [(name: String, value: [Piece])]
  /// Nil where there was none.
  let body: [Piece]?

  /// - Parameter base: where its world is, without a slash at its end.
  /// - Returns: nil where the body is not kept, or is no text.
  package init?(_ entry: JournalEntry, base: String) {
    method = entry.exchange.method
    self.base = base
    target = Self.target(entry)
    let known = Known(secrets: entry.exchange.secrets, hasMasks: entry.hidden.contains(.headers))
    headers = entry.request.fields.compactMap { name, value in
      guard !Self.isOwn(name, value) else { return nil }
      return (name, Self.header(name, value, known))
    }
    guard entry.request.length > 0 else {
      body = nil
      return
    }
    let isMasked = entry.hidden.contains(.body)
    guard let raw = entry.request.sent ?? (isMasked ? entry.request.body.bytes : nil),
      let text = String(validating: raw, as: UTF8.self)
    else { return nil }
    body = Self.body(raw, text, Known(secrets: entry.exchange.secrets, hasMasks: isMasked))
  }

  // MARK: What is left out

  /// What every client writes by itself.
  private static let own: Set<String> = [
    "host", "content-length", "transfer-encoding", "connection", "keep-alive", "expect", "te", "trailer", "upgrade",
    "accept-encoding", "user-agent", "origin", "referer", "priority", "dnt", "x-sim-origin",
  ]

  private static func isOwn(_ name: String, _ value: String) -> Bool {
    let lower = name.asciiLowercased
    return own.contains(lower) || lower.begins(with: "sec-") || lower == "accept" && value == "*/*"
  }

  // MARK: Secrets

  /// What tells which values are secrets.
  private struct Known {
    let secrets: KnownSecrets
    /// What looks as a mask stands for a secret, as only what may be shown is there.
    let hasMasks: Bool

    /// Whether a value differs from the one that may be shown.
    func isSecret(_ value: String, shown: String) -> Bool {
      !shown.isExactly(value) || hasMasks && Secrets.isMask(value.utf8)
    }
  }

  private static func header(_ name: String, _ value: String, _ known: Known) -> [Piece] {
    guard !value.isEmpty else { return [] }
    switch name.asciiLowercased {
    case "x-auth-token", "x-auht-token": return [.secret("FAST2_LOGIN_TOKEN", .plain)]
    case "authorization":
      let parts = value.split(separator: " ", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { return [.secret("FAST2_AUTHORIZATION", .plain)] }
      switch parts[0].asciiLowercased {
      case "bearer": return [.text("\(parts[0]) "), .secret("FAST2_GATEWAY_TOKEN", .plain)]
      case "basic": return [.text("\(parts[0]) "), .secret("CONSUMER_KEY", .pair("CONSUMER_SECRET"))]
      default: return [.text("\(parts[0]) "), .secret("FAST2_AUTHORIZATION", .plain)]
      }
    case "x-sim-admin-key": return [.secret("FAST2_SIM_ADMIN_KEY", .plain)]
    case "cookie", "proxy-authorization": return [.secret(variable(name), .plain)]
    default:
      let isSecret = known.isSecret(value, shown: Secrets.header(name, value, known.secrets))
      return isSecret ? [.secret(variable(name), .plain)] : [.text(value)]
    }
  }

  /// The name of the variable for what stands under a name.
  private static func variable(_ name: String) -> String {
    switch name.asciiLowercased {
    case "client_secret": return "CONSUMER_SECRET"
    case let name:
      let letters = name.asciiUppercased.utf8.prefix(40).map { byte in
        (48...57).contains(byte) || (65...90).contains(byte) ? byte : UInt8(ascii: "_")
      }
      let text = String(decoding: letters, as: UTF8.self)
      return text.begins(with: "FAST2_") ? text : "FAST2_\(text.isEmpty ? "SECRET" : text)"
    }
  }

  private static func target(_ entry: JournalEntry) -> [Piece] {
    let (raw, secrets) = (entry.exchange.received, entry.exchange.secrets)
    let known = Known(secrets: secrets, hasMasks: entry.hidden.contains(.query))
    guard known.hasMasks || !Secrets.target(raw, secrets).isExactly(raw), let parts = raw.parted(by: "?") else {
      return [.text(Percent.visible(Secrets.target(raw, secrets)))]
    }
    return merged([.text(Percent.visible(Secrets.target(parts.before, secrets)) + "?")] + form(parts.after, known))
  }

  /// A query or a form, pair by pair.
  private static func form(_ text: String, _ known: Known) -> [Piece] {
    let pairs = text.split(separator: "&", omittingEmptySubsequences: false).map { pair -> [Piece] in
      guard let parts = String(pair).parted(by: "=") else { return [.text(Percent.visible(String(pair)))] }
      let name = Percent.decoded(parts.before)
      let value = Percent.decoded(parts.after)
      guard !value.isEmpty, known.isSecret(value, shown: Secrets.query(name, value, known.secrets)) else {
        return [.text(Percent.visible(String(pair)))]
      }
      return [.text(Percent.visible(parts.before) + "="), .secret(variable(name), .form)]
    }
    return merged(Array(pairs.joined(separator: [.text("&")])))
  }

  private static func body(_ raw: [UInt8], _ text: String, _ known: Known) -> [Piece] {
    let shown = Secrets.body(raw, known.secrets)
    guard known.hasMasks || shown != raw else { return [.text(text)] }
    if let value = try? JSONParser.parse(raw), let masked = try? JSONParser.parse(shown) {
      return json(value, masked, known)
    }
    guard !text.utf8.contains(where: { $0 < 32 || $0 > 126 }), text.utf8.contains(UInt8(ascii: "=")) else {
      return [.text(String(decoding: shown, as: UTF8.self))]
    }
    return form(text, known)
  }

  /// - Parameter masked: the same, as it may be shown.
  private static func json(_ value: JSONValue, _ masked: JSONValue, _ known: Known) -> [Piece] {
    let mark = mark(notIn: value.compact)
    var names: [String] = []
    let marked = marked(value, masked, "secret", known) { name in
      names.append(variable(name))
      return mark
    }
    var pieces: [Piece] = []
    var rest = String(decoding: marked.compact, as: UTF8.self)
    for name in names {
      guard let parts = rest.parted(by: mark) else { break }
      pieces += [.text(parts.before), .secret(name, .json)]
      rest = parts.after
    }
    return merged(pieces + [.text(rest)])
  }

  /// A text that stands nowhere in a body.
  private static func mark(notIn body: [UInt8]) -> String {
    let text = String(decoding: body, as: UTF8.self)
    var number = 0
    while text.holds("secret-\(number)-") { number += 1 }
    return "secret-\(number)-"
  }

  /// The value with a mark in the place of each secret.
  private static func marked(
    _ value: JSONValue, _ masked: JSONValue, _ name: String, _ known: Known, _ mark: (String) -> String
  ) -> JSONValue {
    switch (value.kind, masked.kind) {
    case (.object(let members), .object(let others)) where members.count == others.count:
      return .object(zip(members, others).map { ($0.name, marked($0.value, $1.value, $0.name, known, mark)) })
    case (.array(let elements), .array(let others)) where elements.count == others.count:
      return .list(zip(elements, others).map { marked($0, $1, name, known, mark) })
    default:
      let isMask = known.hasMasks && value.stringValue.map { Secrets.isMask($0.utf8) } ?? false
      return value.isEqual(to: masked) && !isMask ? value : .text(mark(name))
    }
  }

  static func merged(_ pieces: [Piece]) -> [Piece] {
    pieces.reduce(into: []) { all, piece in
      if case .text(let more) = piece, case .text(let text)? = all.last {
        all[all.count - 1] = .text(text + more)
      } else {
        all.append(piece)
      }
    }
  }
}
