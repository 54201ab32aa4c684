import Texts
package import Tid

/// What went over the wire in one direction. Kept as it was, so that requests can be compared with what was really
/// sent; whoever reads it sees it with its secrets masked.
package struct Message: Sendable {
  /// The bytes of a body.
  package enum Body: Sendable, Equatable {
    case whole([UInt8])
    /// Too long to be kept: how many bytes there were, and a fingerprint of them, 32 hexadecimal digits, where one was
    /// made. Bodies with different fingerprints differ; with the same one they are the same, unless somebody wants to
    /// deceive.
    case notKept(Int, String?)

    /// Bytes of the body itself.
    package var length: Int {
      switch self {
      case .whole(let bytes): bytes.count
      case .notKept(let length, _): length
      }
    }
  }

  /// Longer bodies are kept as length and fingerprint.
  package static let maxBody = 64 << 10

  /// What there is of a body.
  private enum Kept: Sendable {
    case asSent(Body)
    /// Only as it may be shown, and how long the one was that was sent.
    case asShown([UInt8], sent: Int)
  }

  private let keptFields: KeptFields
  private let kept: Kept
  private let secrets: KnownSecrets

  /// - Parameter secrets: what the world knows to be secret.
  package init(headers: KeptFields, body: Body, secrets: KnownSecrets = .none) {
    keptFields = headers
    kept = .asSent(body)
    self.secrets = secrets
  }

  /// One whose body had secrets that are masked for good.
  ///
  /// - Parameter length: bytes of the body as it was sent.
  init(headers: KeptFields, shown: [UInt8], length: Int) {
    keptFields = headers
    kept = .asShown(shown, sent: length)
    secrets = .none
  }

  /// The body as it may be shown; its length may be another than that of the one that was sent.
  package var body: Body {
    switch kept {
    case .asSent(.whole(let bytes)), .asShown(let bytes, _): .whole(Secrets.body(bytes, secrets))
    case .asSent(.notKept(let length, let fingerprint)): .notKept(length, fingerprint)
    }
  }

  /// Bytes of the body as it was sent.
  package var length: Int {
    switch kept {
    case .asSent(let body): body.length
    case .asShown(_, let length): length
    }
  }

  /// The body as it was sent, where it was kept: for comparing.
  var sent: [UInt8]? { if case .asSent(.whole(let bytes)) = kept { bytes } else { nil } }

  /// The header fields for comparing; of tokens and credentials only what may be shown is kept.
  var fields: [(name: String, value: String)] { keptFields.fields }

  /// About how many bytes it takes.
  fileprivate var cost: Int {
    let body =
      switch kept {
      case .asSent(.whole(let bytes)), .asShown(let bytes, _): bytes.count
      case .asSent(.notKept): 64
      }
    return body + keptFields.byteCount + 40
  }

  /// Names and values as they may be shown, in order.
  package var headers: [(name: String, value: String)] {
    keptFields.fields.map { ($0.name, Secrets.header($0.name, $0.value, secrets)) }
  }

  /// The first value of a header field.
  package func header(_ name: String) -> String? {
    headers.value(named: name)
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

/// One request to the API as the journal keeps it (rule control 4.1). An object, as it holds much, is handed on and
/// never changes.
package final class JournalEntry: Sendable {
  /// What every log line shows of it.
  package let exchange: Exchange
  /// The machine's time of the answer.
  package let realTime: Tidpunkt
  /// Whose names travelled.
  package let contract: String
  /// What was sent.
  package let request: Message
  /// What was answered; nil where the connection was closed without an answer.
  package let response: Message?
  /// The query as it was sent, decoded.
  let sentQuery: [(name: String, value: String)]
  /// The query, decoded, as it may be shown.
  package var query: [(name: String, value: String)] {
    sentQuery.map { ($0.name, Secrets.query($0.name, $0.value, exchange.secrets)) }
  }
  /// What changed in the data; read when somebody asks.
  package let changes: @Sendable () -> [DataChange]
  /// Bytes that the changes take.
  package let changeBytes: Int
  /// Steps that the request made.
  package let transitions: [StatusTransition]
  /// The numbers of the fault rules that hit it, and the preset of its header.
  package let faults: [String]
  /// The quirks that made something of it.
  package let quirks: [String]
  /// What is only there as it may be shown.
  package let hidden: HiddenParts
  /// About how many bytes it takes.
  package let cost: Int

  /// - Parameters: see the properties.
  package init(
    exchange: consuming Exchange, realTime: Tidpunkt, contract: String, request: Message, response: Message?,
    query: [(name: String, value: String)], changes: @escaping @Sendable () -> [DataChange], changeBytes: Int,
    transitions: [StatusTransition], faults: [String], quirks: [String] = [],
    hidden: HiddenParts = []
  ) {
    var cost = 400 + exchange.received.utf8.count + request.cost + (response?.cost ?? 0) + changeBytes
    for remark in exchange.remarks { cost += remark.byteCount + 96 }
    self.cost = cost
    self.exchange = exchange
    self.realTime = realTime
    self.contract = contract
    self.request = request
    self.response = response
    sentQuery = query
    self.changes = changes
    self.changeBytes = changeBytes
    self.transitions = transitions
    self.faults = faults
    self.quirks = quirks
    self.hidden = hidden
  }

  /// The same, without what changed in the data.
  var withoutChanges: JournalEntry {
    JournalEntry(
      exchange: exchange, realTime: realTime, contract: contract, request: request, response: response,
      query: sentQuery,
      changes: { [] }, changeBytes: changeBytes, transitions: transitions, faults: faults, quirks: quirks,
      hidden: hidden)
  }

  /// Its number.
  package var id: UInt64 { exchange.id }

  /// What a match is compared with: what was sent.
  package var facts: RequestFacts {
    // An upload is no JSON, whatever its bytes were.
    let fields = request.fields
    let type = fields.first { $0.name.asciiLowercased.isExactly("content-type") }?.value
    let isUpload = type?.asciiLowercased.hasPrefix("multipart/") ?? false
    var facts = RequestFacts(
      world: exchange.world, method: exchange.method, target: exchange.received, operation: exchange.operation,
      caller: exchange.caller, headers: fields, query: sentQuery, body: request.sent ?? (isUpload ? [] : nil))
    facts.hidden = hidden
    return facts
  }
}
