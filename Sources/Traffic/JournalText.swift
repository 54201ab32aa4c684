package import JSON
import Rules
import Tid

extension JournalEntry {
  /// The entry as the control plane answers it, whole or in short.
  package func json(whole: Bool) -> JSONValue {
    let short: [(String, JSONValue?)] = [
      ("id", .int(Int64(id))), ("time", .text(SvenskTid.iso(exchange.time))),
      ("realTime", .text(SvenskTid.iso(realTime))), ("duration", .int(exchange.duration)),
      ("method", .text(exchange.method)), ("target", .text(exchange.target)),
      ("operation", exchange.operation.map(JSONValue.text) ?? .null), ("contract", .text(contract)),
      ("caller", exchange.caller.map(JSONValue.text) ?? .null),
      ("origin", exchange.origin.isClient ? nil : "console"),
      ("replayOf", exchange.origin.replayOf.map { .int(Int64(clamping: $0)) }),
      ("status", .int(Int64(exchange.status))),
      ("answered", JSONValue(booleanLiteral: response != nil)),
      ("faults", .list(faults.map(JSONValue.text))),
      ("quirks", quirks.isEmpty ? nil : .list(quirks.map(JSONValue.text))),
      ("notes", .list(exchange.remarks.map(\.json))),
    ]
    guard whole else { return .object(short) }
    return .object(
      short + [
        ("request", request.json), ("response", response?.json ?? .null),
        ("transitions", .list(transitions.map(\.json))),
        ("changes", .list(changes().map { $0.json(exchange.secrets) })),
      ])
  }
}

extension Remark {
  /// Code, level, sentence, hint, rule, and what the rule rests on.
  package var json: JSONValue {
    let entry = rule.entry
    return [
      "code": .text(code), "level": .text(level.rawValue), "text": .text(text), "hint": .text(hint),
      "rule": .text(rule.number), "basis": .list(entry.basis.sorted().map { .text($0.rawValue) }),
      "source": .text(entry.source),
    ]
  }
}

extension StatusTransition {
  /// From and to.
  package var json: JSONValue { ["from": from.map(JSONValue.text) ?? .null, "to": .text(to)] }
}

extension DataChange {
  /// Kind, table, key and the columns that differ, as they may be shown.
  package func json(_ secrets: KnownSecrets) -> JSONValue {
    func value(_ name: String, _ text: String?) -> JSONValue {
      text.map { .text(Secrets.named(name, $0, secrets)) } ?? .null
    }
    let shown: [JSONValue] = fields.map { field in
      let (before, after) = (value(field.name, field.before), value(field.name, field.after))
      return ["name": .text(field.name), "before": before, "after": after]
    }
    return [
      "kind": .text(kind.rawValue), "table": .text(table), "key": .text(Secrets.text(key, secrets)),
      "fields": .list(shown),
    ]
  }
}

extension Message {
  /// Header fields in order, and the body: its text, or length and fingerprint.
  package var json: JSONValue {
    let body = body
    return .object([
      ("headers", .list(headers.map { ["name": .text($0.name), "value": .text($0.value)] })),
      ("length", .int(Int64(length))), ("text", body.text.map(JSONValue.text) ?? .null),
      ("fingerprint", body.fingerprint.map(JSONValue.text) ?? .null),
    ])
  }
}

extension Message.Body {
  /// The text, where all of it is kept and it is UTF-8.
  package var text: String? {
    guard case .whole(let bytes) = self else { return nil }
    return String(validating: bytes, as: UTF8.self)
  }

  /// The bytes, where all of it is kept.
  var bytes: [UInt8]? { if case .whole(let bytes) = self { bytes } else { nil } }

  /// The fingerprint of what is not kept.
  package var fingerprint: String? { if case .notKept(_, let fingerprint) = self { fingerprint } else { nil } }
}
