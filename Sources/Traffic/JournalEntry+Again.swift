package import JSON
import Texts

/// An entry as it is sent again.
extension JournalEntry {
  /// What was sent, with its secrets, but for the tokens and credentials of its header fields, of which no more is kept
  /// than may be shown.
  package struct Again: Sendable {
    /// As it was received, without the prefix of the world.
    package var target: String
    /// In order, without those that belong to the connection.
    package var headers: [(name: String, value: String)]
    /// Nil where it is not kept.
    package var body: [UInt8]?
  }

  private static let ofConnection: Set<String> = [
    "content-length", "transfer-encoding", "connection", "keep-alive", "expect", "te", "trailer", "upgrade", "origin",
    "referer", "x-sim-origin",
  ]

  /// See ``Again``.
  package var again: Again {
    Again(
      target: exchange.received,
      headers: request.fields.filter {
        let name = $0.name.asciiLowercased
        return !Self.ofConnection.contains(name) && !name.begins(with: "sec-")
      },
      body: request.sent)
  }

  /// A body that somebody has made of the one that was shown: where a mask of that still stands under its name, what it
  /// stands for.
  package func unmasked(_ edited: JSONValue) -> JSONValue {
    guard let raw = request.sent, case let shown = Secrets.body(raw, exchange.secrets), shown != raw,
      let value = try? JSONParser.parse(raw), let masked = try? JSONParser.parse(shown)
    else { return edited }
    var known: [Text: String] = [:]
    Self.learn(value, masked, "", &known)
    return Self.restored(edited, "", known)
  }

  private static func learn(
    _ value: JSONValue, _ masked: JSONValue, _ name: String, _ known: inout [Text: String]
  ) {
    for (member, other) in zip(value.members, masked.members) {
      if let value = member.1, let masked = other.1 { learn(value, masked, member.0, &known) }
    }
    for (element, other) in zip(value.arrayValue ?? [], masked.arrayValue ?? []) { learn(element, other, name, &known) }
    guard let secret = value.stringValue, let mask = masked.stringValue, !secret.isExactly(mask) else { return }
    known[Text("\(name)=\(mask)")] = secret
  }

  private static func restored(_ value: JSONValue, _ name: String, _ known: [Text: String]) -> JSONValue {
    switch value.kind {
    case .object(let members): .object(members.map { ($0.name, restored($0.value, $0.name, known)) })
    case .array(let elements): .list(elements.map { restored($0, name, known) })
    case .string(let text): known[Text("\(name)=\(text)")].map(JSONValue.text) ?? value
    case .null, .bool, .number: value
    }
  }
}
