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
      ("caller", exchange.caller.map(JSONValue.text) ?? .null), ("status", .int(Int64(exchange.status))),
      ("answered", JSONValue(booleanLiteral: response != nil)),
      ("faults", .list(faults.map(JSONValue.text))), ("notes", .list(exchange.remarks.map(\.json))),
    ]
    guard whole else { return .object(short) }
    return .object(
      short + [
        ("request", request.json), ("response", response?.json ?? .null),
        ("transitions", .list(transitions.map(\.json))), ("changes", .list(changes().map(\.json))),
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
  /// Kind, table, key and the columns that differ.
  package var json: JSONValue {
    func value(_ text: String?) -> JSONValue { text.map(JSONValue.text) ?? .null }
    return [
      "kind": .text(kind.rawValue), "table": .text(table), "key": .text(key),
      "fields": .list(fields.map { ["name": .text($0.name), "before": value($0.before), "after": value($0.after)] }),
    ]
  }
}

extension Message {
  /// Header fields in order, and the body: its text, or length and fingerprint.
  package var json: JSONValue {
    .object([
      ("headers", .list(headers.map { ["name": .text($0.name), "value": .text($0.value)] })),
      ("length", .int(Int64(body.length))), ("text", body.text.map(JSONValue.text) ?? .null),
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

  /// The fingerprint of what is not kept.
  package var fingerprint: String? { if case .notKept(_, let fingerprint) = self { fingerprint } else { nil } }
}
