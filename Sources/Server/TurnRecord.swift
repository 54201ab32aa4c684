import Contract
import HTTPTransport
import Rules
import Simulator
import Tid
import Traffic

extension Turn {
  /// Puts a finished exchange into the world's journal, before its answer is sent (`control.md` 4.1, 4.4).
  func record(_ exchange: inout Exchange, _ response: Response) {
    exchange.target = Secrets.target(exchange.target)
    // A body may hold secrets where tokens are made, and where nobody knows what was meant.
    let isSecret = operation.map { $0.tag == .gateway || $0.tag == .auth } ?? true
    var changes = Self.noChanges
    if let receipt { changes = { receipt.dataChanges } }
    let entry = JournalEntry(
      exchange: exchange, realTime: Tidpunkt(millisekunder: world.systemTime.millisekunder + (fault?.delay ?? 0)),
      contract: kontrakt.rawValue, request: sent(isSecret),
      response: response.delivery == .drop ? nil : Self.sent(response, isSecret),
      query: (request?.query ?? []).map { ($0.name, Secrets.query($0.name, $0.value ?? "")) },
      changes: changes, changeBytes: receipt?.byteCount ?? 0,
      transitions: transitions, faults: fault?.names ?? [])
    world.record(entry, mark)
  }

  private static let noChanges: @Sendable () -> [DataChange] = { [] }

  private func sent(_ isSecret: Bool) -> Message {
    guard let request else { return Message(headers: HeaderText(), body: .whole([])) }
    let fields = request.headers.fields
    var headers = HeaderText(capacity: fields.reduce(0) { $0 + HeaderText.room($1.name, $1.value) })
    for field in fields { headers.append(field.name, field.value) }
    if request.upload != nil {
      return Message(headers: headers, body: .notKept(request.head.contentLength ?? 0, nil))
    }
    let body = isSecret ? Secrets.body(request.body, type: request.headers["content-type"]) : request.body
    return Message(headers: headers, body: Self.kept(body))
  }

  private static func sent(_ response: Response, _ isSecret: Bool) -> Message {
    var headers = HeaderText(capacity: response.headers.reduce(0) { $0 + HeaderText.room($1.0, $1.1) })
    for (name, value) in response.headers { headers.append(name, value) }
    return Message(headers: headers, body: body(response, isSecret))
  }

  private static func body(_ response: Response, _ isSecret: Bool) -> Message.Body {
    if let stream = response.stream { return .notKept(stream.length, nil) }
    guard isSecret else { return kept(response.body) }
    return kept(Secrets.body(response.body, type: response.headers.first { $0.0 == "Content-Type" }?.1))
  }

  private static func kept(_ bytes: [UInt8]) -> Message.Body {
    bytes.count <= Message.maxBody ? .whole(bytes) : .notKept(bytes.count, try? Crypto.fingerprint(bytes))
  }
}
