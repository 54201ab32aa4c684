package import JSON
import Rules
package import Tid

extension Exchange {
  /// Writes what the server logs of the exchange as one JSON object, with its remarks in it (`docs/command-line.md`).
  ///
  /// - Parameters:
  ///   - time: the machine's; the world's own clock is a member.
  ///   - cause: of an unexpected error; nil where there was none.
  package func writeLog(to json: inout JSONWriter, at time: Tidpunkt, cause: String?) {
    let (method, target) = (printable(method), printable(target))
    let most = remarks.reduce(.info) { max($0, $1.level) }
    json.beginObject()
    json.member("time", time)
    json.member("level", (cause == nil ? most : .error).rawValue)
    json.key("message")
    json.beginString()
    json.piece(method)
    json.piece(constant: " ")
    json.piece(target)
    json.piece(constant: " ")
    json.piece(decimal: Int64(status))
    json.endString()
    json.member("world", world)
    json.member("clock", self.time)
    json.member("method", method)
    json.member("target", target)
    json.member("status", Int64(status))
    json.member("microseconds", duration)
    if id > 0 { json.member("request", Int64(clamping: id)) }
    if let operation { json.member("operation", operation) }
    if let caller { json.member("caller", printable(caller)) }
    if let source = origin.text { json.member("origin", printable(source)) }
    if let console { json.member("look", printable(console)) }
    if let traceparent {
      json.member("traceparent", traceparent)
      json.member("traceId", TraceParent.id(traceparent))
    }
    if !remarks.isEmpty {
      json.key("notes")
      json.beginArray()
      for remark in remarks { remark.writeLog(to: &json) }
      json.endArray()
    }
    if let cause { json.member("cause", printable(cause)) }
    json.endObject()
  }
}

extension Remark {
  fileprivate func writeLog(to json: inout JSONWriter) {
    let hint = hint
    json.beginObject()
    json.member("level", level.rawValue)
    json.member("code", code)
    json.member("text", printable(text))
    if !hint.isEmpty { json.member("hint", printable(hint)) }
    json.member("rule", rule.number)
    json.member("basis", rule.entry.ground)
    json.endObject()
  }
}

extension JSONWriter {
  fileprivate mutating func member(_ name: StaticString, _ value: String) {
    key(name)
    string(value)
  }

  fileprivate mutating func member(_ name: StaticString, _ value: Int64) {
    key(name)
    int(value)
  }

  fileprivate mutating func member(_ name: StaticString, _ value: Tidpunkt) {
    key(name)
    string(atMost: Tidstext.most) { SvenskTid.writeISO(value, $0) }
  }
}

/// The header by which a request belongs to a trace of several systems (https://www.w3.org/TR/trace-context/).
package enum TraceParent {
  /// The header's name.
  package static let header = "traceparent"

  /// The value where it is one of version 00, as which a later one can be read too; nil for anything else.
  package static func valid(_ value: String) -> String? {
    let bytes = Array(value.utf8)
    guard bytes.count == 55 || bytes.count > 55 && bytes[55] == UInt8(ascii: "-") else { return nil }
    let parts = bytes[..<55].split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    let isHex = parts.allSatisfy { $0.allSatisfy { (48...57).contains($0) || (97...102).contains($0) } }
    guard parts.map(\.count) == [2, 32, 16, 2], isHex, !parts[0].elementsEqual("ff".utf8),
      bytes.count == 55 || !parts[0].elementsEqual("00".utf8),
      parts[1].contains(where: { $0 != 48 }), parts[2].contains(where: { $0 != 48 })
    else { return nil }
    return String(decoding: bytes[..<55], as: UTF8.self)
  }

  /// The trace's id of a value that is valid.
  static func id(_ value: String) -> String { String(decoding: Array(value.utf8)[3..<35], as: UTF8.self) }
}
