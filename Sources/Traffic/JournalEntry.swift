package import Tid

/// What went over the wire in one direction, with secrets masked.
package struct Message: Sendable {
  /// The bytes of a body.
  package enum Body: Sendable, Equatable {
    case whole([UInt8])
    /// Too long to be kept: how many bytes there were, and a hash of them in hexadecimal where one was made.
    case digest(Int, String?)

    /// Bytes of the body itself.
    package var length: Int {
      switch self {
      case .whole(let bytes): bytes.count
      case .digest(let length, _): length
      }
    }
  }

  /// Longer bodies are kept as length and hash.
  package static let maxBody = 64 << 10

  /// The header fields as they are kept.
  package var headerText: HeaderText
  /// The body.
  package var body: Body

  package init(headers: HeaderText, body: Body) {
    headerText = headers
    self.body = body
  }

  /// Names and values, in order.
  package var headers: [(name: String, value: String)] { headerText.fields }

  /// The first value of a header field.
  package func header(_ name: String) -> String? {
    let wanted = name.lowercased()
    return headers.first { $0.name.lowercased() == wanted }?.value
  }
}

/// A step from one status to another, or to the first one.
package struct StatusTransition: Sendable, Hashable {
  /// Nil for what was made.
  package var from: String?
  /// What it is since.
  package var to: String

  package init(from: String?, to: String) {
    self.from = from
    self.to = to
  }
}

/// One request to the API as the journal keeps it (`control.md` 4.1).
package struct JournalEntry: Sendable {
  /// What every log line shows of it.
  package var exchange: Exchange
  /// The machine's time of the answer.
  package var realTime: Tidpunkt
  /// Whose names travelled.
  package var contract: String
  /// What was sent.
  package var request: Message
  /// What was answered; nil where the connection was closed without an answer.
  package var response: Message?
  /// The query, decoded and masked.
  package var query: [(name: String, value: String)]
  /// What changed in the data; read when somebody asks.
  package var changes: @Sendable () -> [DataChange]
  /// Bytes that the changes take.
  package var changeBytes: Int
  /// Steps that the request made.
  package var transitions: [StatusTransition]
  /// The numbers of the fault rules that hit it, and the preset of its header.
  package var faults: [String]
  /// About how many bytes it takes, as it was when it was made.
  package private(set) var cost = 0

  package init(
    exchange: Exchange, realTime: Tidpunkt, contract: String, request: Message, response: Message?,
    query: [(name: String, value: String)], changes: @escaping @Sendable () -> [DataChange], changeBytes: Int,
    transitions: [StatusTransition], faults: [String]
  ) {
    self.exchange = exchange
    self.realTime = realTime
    self.contract = contract
    self.request = request
    self.response = response
    self.query = query
    self.changes = changes
    self.changeBytes = changeBytes
    self.transitions = transitions
    self.faults = faults
    cost = Self.cost(self)
  }

  /// Its number.
  package var id: UInt64 { exchange.id }

  private static func cost(_ entry: JournalEntry) -> Int {
    func cost(_ message: Message?) -> Int {
      guard let message else { return 0 }
      let body = if case .whole(let bytes) = message.body { bytes.count } else { 64 }
      return body + message.headerText.byteCount + 32
    }
    let remarks = entry.exchange.remarks.reduce(0) { $0 + $1.text.utf8.count + $1.hint.utf8.count + 96 }
    return 400 + entry.exchange.target.utf8.count + cost(entry.request) + cost(entry.response) + remarks
      + entry.changeBytes
  }

  /// What a match is compared with.
  package var facts: RequestFacts {
    // An upload is no JSON, whatever its bytes were.
    let isUpload = request.header("content-type")?.lowercased().hasPrefix("multipart/") ?? false
    let body: [UInt8]? = if case .whole(let bytes) = request.body { bytes } else { isUpload ? [] : nil }
    return RequestFacts(
      world: exchange.world, method: exchange.method, target: exchange.target, operation: exchange.operation,
      caller: exchange.caller, headers: request.headers, query: query, body: body)
  }
}
