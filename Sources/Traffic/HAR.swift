package import JSON
import Tid

/// A journal as HTTP Archive 1.2, for browsers and other tools (`docs/control-plane.md`).
package enum HAR {
  /// - Parameters:
  ///   - version: the product's.
  ///   - base: the URL before the targets.
  package static func document(_ entries: [JournalEntry], version: String, base: String) -> JSONValue {
    [
      "log": [
        "version": "1.2", "creator": ["name": "fast2sim", "version": .text(version)],
        "entries": .list(entries.map { entry($0, base) }),
      ]
    ]
  }

  /// The same as the bytes of a file, in pieces: an archive of many entries is never in memory as a whole.
  ///
  /// - Parameters:
  ///   - version: the product's.
  ///   - base: the URL before the target of an entry.
  ///   - comment: on the whole; nil leaves it out.
  package static func pieces(
    _ entries: [JournalEntry], version: String, comment: String?, base: (JournalEntry) -> String,
    write: ([UInt8]) -> Void
  ) {
    let head: JSONValue = .object([
      ("version", "1.2"), ("creator", ["name": "fast2sim", "version": .text(version)]),
      ("comment", comment.map(JSONValue.text)),
    ])
    write(Array(#"{"log":"#.utf8) + head.compact.dropLast() + Array(#","entries":["#.utf8))
    for (index, entry) in entries.enumerated() {
      write(Array((index == 0 ? "\n" : ",\n").utf8) + Self.entry(entry, base(entry)).compact)
    }
    write(Array("\n]}}\n".utf8))
  }

  private static func entry(_ entry: JournalEntry, _ base: String) -> JSONValue {
    let milliseconds = JSONValue.int((entry.exchange.duration + 500) / 1000)
    return .object([
      ("startedDateTime", .text(started(entry))), ("time", milliseconds),
      ("request", request(entry, base)), ("response", response(entry)), ("cache", .object([])),
      ("timings", ["send": 0, "wait": milliseconds, "receive": 0]),
      ("_id", .int(Int64(entry.id))), ("_worldTime", .text(SvenskTid.iso(entry.exchange.time))),
      ("_origin", entry.exchange.origin.isClient ? nil : "console"),
      ("_operation", entry.exchange.operation.map(JSONValue.text)),
      ("_notes", .list(entry.exchange.remarks.map(\.json))), ("_faults", .list(entry.faults.map(JSONValue.text))),
    ])
  }

  /// When the request came, to the millisecond, as the archive's viewers lay entries out by it.
  private static func started(_ entry: JournalEntry) -> String {
    let begun = Tidpunkt(millisekunder: entry.realTime.millisekunder - entry.exchange.duration / 1000)
    let text = SvenskTid.iso(begun)
    let fraction = String(1000 + (begun.millisekunder % 1000 + 1000) % 1000).dropFirst()
    return "\(text.dropLast(6)).\(fraction)\(text.suffix(6))"
  }

  /// What is said of a body that can't be shown.
  private static func comment(_ body: Message.Body, _ length: Int) -> JSONValue? {
    guard body.text == nil else { return nil }
    return .text("\(length) bytes, not shown" + (body.fingerprint.map { "; fingerprint \($0)" } ?? ""))
  }

  private static func pairs(_ pairs: [(name: String, value: String)]) -> JSONValue {
    .list(pairs.map { ["name": .text($0.name), "value": .text($0.value)] })
  }

  private static func request(_ entry: JournalEntry, _ base: String) -> JSONValue {
    let body = entry.request.body
    let type = entry.request.header("content-type") ?? ""
    return .object([
      ("method", .text(entry.exchange.method)), ("url", .text(base + entry.exchange.target)),
      ("httpVersion", "HTTP/1.1"), ("cookies", .list([])), ("headers", pairs(entry.request.headers)),
      ("queryString", pairs(entry.query)),
      (
        "postData",
        body.length == 0
          ? nil
          : .object([
            ("mimeType", .text(type)), ("text", .text(body.text ?? "")),
            ("comment", comment(body, entry.request.length)),
          ])
      ), ("headersSize", -1), ("bodySize", .int(Int64(entry.request.length))),
    ])
  }

  private static func response(_ entry: JournalEntry) -> JSONValue {
    let body = entry.response?.body ?? .whole([])
    let headers = entry.response?.headers ?? []
    let length = entry.response?.length ?? 0
    return .object([
      // A connection that was closed has no status; 0 is what browsers write then.
      ("status", .int(entry.response == nil ? 0 : Int64(entry.exchange.status))), ("statusText", ""),
      ("httpVersion", "HTTP/1.1"), ("cookies", .list([])), ("headers", pairs(headers)),
      (
        "content",
        .object([
          ("size", .int(Int64(length))),
          ("mimeType", .text(entry.response?.header("content-type") ?? "")), ("text", body.text.map(JSONValue.text)),
          ("comment", comment(body, length)),
        ])
      ), ("redirectURL", ""), ("headersSize", -1), ("bodySize", .int(Int64(length))),
    ])
  }
}
