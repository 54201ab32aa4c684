package import JSON
import Rules
package import Tid

extension Exchange {
  /// What the server logs of the exchange as one JSON object, with its remarks in it (`docs/command-line.md`).
  ///
  /// - Parameters:
  ///   - time: the machine's; the world's own clock is a member.
  ///   - cause: of an unexpected error; nil where there was none.
  package func logJSON(_ time: Tidpunkt, cause: String?) -> JSONValue {
    let most = remarks.map(\.level).max() ?? .info
    let level = cause == nil ? most : .error
    let traced = traceparent.map { TraceParent.id($0) }
    return .object([
      ("time", .text(SvenskTid.iso(time))), ("level", .text(level.rawValue)),
      ("message", .text("\(printable(method)) \(printable(target)) \(status)")), ("world", .text(world)),
      ("clock", .text(SvenskTid.iso(self.time))), ("method", .text(printable(method))),
      ("target", .text(printable(target))), ("status", .int(Int64(status))), ("microseconds", .int(duration)),
      ("request", id > 0 ? .int(Int64(clamping: id)) : nil),
      ("operation", operation.map(JSONValue.text)), ("caller", caller.map { .text(printable($0)) }),
      ("origin", origin.text.map { .text(printable($0)) }), ("look", console.map { .text(printable($0)) }),
      ("traceparent", traceparent.map(JSONValue.text)), ("traceId", traced.map(JSONValue.text)),
      ("notes", remarks.isEmpty ? nil : .list(remarks.map(Self.json))), ("cause", cause.map { .text(printable($0)) }),
    ])
  }

  private static func json(_ remark: Remark) -> JSONValue {
    .object([
      ("level", .text(remark.level.rawValue)), ("code", .text(remark.code)), ("text", .text(printable(remark.text))),
      ("hint", remark.hint.isEmpty ? nil : .text(printable(remark.hint))), ("rule", .text(remark.rule.number)),
      ("basis", .text(remark.rule.entry.ground)),
    ])
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
