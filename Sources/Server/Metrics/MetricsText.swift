/// Metrics in the text format of Prometheus, version 0.0.4.
struct MetricsText {
  /// What the answer says to be.
  static let type = "text/plain; version=0.0.4; charset=utf-8"

  enum Kind: String { case counter, gauge, histogram }

  private(set) var bytes: [UInt8] = []

  /// Begins a metric; its samples follow.
  mutating func metric(_ name: String, _ kind: Kind, _ about: String) {
    bytes += "# HELP \(name) \(about)\n# TYPE \(name) \(kind.rawValue)\n".utf8
  }

  /// - Parameter labels: values are words of the program, which need no escape.
  mutating func sample(_ name: String, _ labels: [(String, String)] = [], _ value: some BinaryInteger) {
    sample(name, labels, text: "\(value)")
  }

  /// - Parameter microseconds: written as seconds.
  mutating func seconds(_ name: String, _ labels: [(String, String)] = [], microseconds: UInt64) {
    sample(name, labels, text: Self.seconds(microseconds))
  }

  /// A single metric with a single sample.
  mutating func single(_ name: String, _ kind: Kind, _ about: String, _ value: some BinaryInteger) {
    metric(name, kind, about)
    sample(name, [], value)
  }

  private mutating func sample(_ name: String, _ labels: [(String, String)], text: String) {
    let inner = labels.map { "\($0)=\"\($1)\"" }.joined(separator: ",")
    bytes += (inner.isEmpty ? "\(name) \(text)\n" : "\(name){\(inner)} \(text)\n").utf8
  }

  /// Seconds without a zero too many: 0.00025, 1, 30.
  static func seconds(_ microseconds: UInt64) -> String {
    let rest = String(1_000_000 + microseconds % 1_000_000).dropFirst()
    let digits = rest.reversed().drop { $0 == "0" }.reversed()
    return "\(microseconds / 1_000_000)" + (digits.isEmpty ? "" : ".\(String(digits))")
  }
}
