import JSON
import Texts
import Traffic

/// Requests and answers as people read them, with secrets masked.
enum ExchangeText {
  /// The most lines of a body that are shown.
  static let mostLines = 60
  /// Header fields that say nothing about a failure, or differ from run to run.
  private static let quiet: Set<String> = [
    "date", "content-length", "connection", "x-sim-request-id", "x-sim-notes", "x-sim-console",
  ]

  /// Status, header fields, body.
  static func answer(_ answer: HTTPAnswer) -> [String] {
    let headers = answer.headers.filter { !quiet.contains($0.name.asciiLowercased) }
    let head = headers.map { "\($0.name): \(Secrets.header($0.name, $0.value))" }
    return ["\(answer.status)"] + head + body(answer.body, answer.header("Content-Type"))
  }

  /// A body as lines: JSON indented, text as it is, anything else by its length.
  static func body(_ bytes: [UInt8], _ type: String?) -> [String] {
    guard !bytes.isEmpty else { return [] }
    if let json = try? JSONParser.parse(bytes) { return lines(Secrets.masked(json)) }
    let masked = Secrets.body(bytes)
    guard let text = String(validating: masked, as: UTF8.self), !text.unicodeScalars.contains("\0") else {
      return ["\(bytes.count) bytes of \(type ?? "no type")"]
    }
    return bounded(text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
  }

  /// A value as indented JSON.
  static func lines(_ value: JSONValue) -> [String] {
    bounded(String(decoding: value.indented, as: UTF8.self).split(separator: "\n").map(String.init))
  }

  /// The codes of `X-Sim-Notes`.
  static func notes(_ answer: HTTPAnswer) -> [String] {
    (answer.header("X-Sim-Notes") ?? "").split(separator: ",").map { code in
      String(code.drop { $0 == " " })
    }
  }

  private static func bounded(_ lines: [String]) -> [String] {
    lines.count <= mostLines ? lines : lines.prefix(mostLines) + ["… \(lines.count - mostLines) lines more"]
  }
}
