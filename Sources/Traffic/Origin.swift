/// Where a request came from, by its header `X-Sim-Origin`.
package enum Origin: Sendable, Equatable {
  /// Whoever uses the API.
  case client
  /// The console, whose requests change data as all others do and tell nothing of a client: coverage, `verify`, habits
  /// and `exec` leave them out. With the entry that was sent again, where it was that.
  case console(replayOf: UInt64?)

  /// The header that says so.
  package static let header = "X-Sim-Origin"

  /// - Parameter value: `console`, or `console; replay-of=16`; what is neither comes from a client.
  package init(_ value: String) {
    let parts = value.utf8.split(separator: UInt8(ascii: ";"), maxSplits: 1)
    guard let first = parts.first, first.elementsEqual("console".utf8) else {
      self = .client
      return
    }
    let more = parts.dropFirst().first.map { String(Substring($0.drop { $0 == UInt8(ascii: " ") })) }
    self = .console(replayOf: more.flatMap { $0.afterPrefix("replay-of=") }.flatMap { UInt64($0) })
  }

  /// What the header says of it; nil for a client.
  package var text: String? {
    switch self {
    case .client: nil
    case .console(nil): "console"
    case .console(let entry?): "console; replay-of=\(entry)"
    }
  }

  /// Whether a client asked.
  package var isClient: Bool { self == .client }

  /// The entry that was sent again.
  package var replayOf: UInt64? { if case .console(let entry) = self { entry } else { nil } }
}

extension String {
  fileprivate func afterPrefix(_ prefix: String) -> String? {
    hasPrefix(prefix) ? String(utf8.dropFirst(prefix.utf8.count)) : nil
  }
}
