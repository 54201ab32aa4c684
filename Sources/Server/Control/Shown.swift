import HTTPTransport
import JSON
import Locks
import Rules

/// A file that somebody wants to look at, for the console (`fast2sim show`).
package final class Shown: Sendable {
  /// What it is.
  package enum Kind: String, Sendable, CaseIterable { case bundle, har }

  private let kind: Kind
  private let name: String
  private let content: [UInt8]
  private let reason: Guarded<String?>

  /// - Parameters:
  ///   - name: what people call it.
  ///   - content: JSON.
  ///   - reason: why it can't be replayed; nil where it can.
  package init(_ kind: Kind, name: String, content: [UInt8], reason: String?) {
    self.kind = kind
    self.name = name
    self.content = content
    self.reason = Guarded(reason)
  }

  /// Why it was not replayed; nil where it was.
  package var why: String? { reason.withLock { $0 } }

  /// Says why it was not replayed after all.
  package func fail(_ why: String) { reason.withLock { $0 = why } }

  /// The answer; the content stands in it as it is in the file.
  fileprivate var json: [UInt8] {
    let head: JSONValue = [
      "kind": .text(kind.rawValue), "name": .text(name), "reason": why.map(JSONValue.text) ?? .null,
    ]
    return head.compact.dropLast() + Array(",\"content\":".utf8) + content + [UInt8(ascii: "}")]
  }
}

extension Control {
  func shown() throws(Refusal) -> Response {
    guard let shown = app.options.shown else {
      throw Refusal(
        .controlNotFound, "no file is shown by this server", hint: "fast2sim show FILE starts one that shows a file.")
    }
    return json(shown.json)
  }
}

extension ControlSchema {
  static let shown = JSONSchema.named(
    "Shown",
    .object([
      Member("kind", .choice(Shown.Kind.allCases.map(\.rawValue)), required: true, "A bundle, or an HTTP Archive."),
      Member("name", .text(1...10_000), required: true, "The file."),
      Member("reason", .nullable(.text(1...100_000)), required: true, "Why it was not replayed; null where it was."),
      Member("content", .map(.any), required: true, "All that is in it."),
    ]))
}
