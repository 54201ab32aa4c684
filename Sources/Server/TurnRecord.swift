import Contract
import HTTPTransport
import Rules
import Simulator
import Tid
import Traffic

extension Turn {
  /// The target behind the world's prefix.
  var targetInWorld: String {
    let target = String(decoding: rawTarget, as: UTF8.self)
    guard !world.isStandard, target.hasPrefix("/w/") else { return target }
    return target.dropFirst(3).firstIndex(of: "/").map { String(target[$0...]) } ?? target
  }

  /// Puts a finished exchange into the world's journal, before its answer is sent (`control.md` 4.1, 4.4).
  func record(_ exchange: inout Exchange, _ response: Response) {
    exchange.target = Secrets.target(exchange.target)
    // A body may hold secrets where tokens are made, and where nobody knows what was meant.
    let isSecret = operation.map { $0.tag == .gateway || $0.tag == .auth } ?? true
    let answer = Message(
      headers: response.headers.map { ($0.0, Secrets.header($0.0, $0.1)) }, body: Self.body(response, isSecret))
    let receipt = receipt
    let entry = JournalEntry(
      exchange: exchange, realTime: Tidpunkt(millisekunder: world.systemTime.millisekunder + (fault?.delay ?? 0)),
      contract: kontrakt.rawValue, request: sent(isSecret),
      response: response.delivery == .drop ? nil : answer,
      query: (request?.query ?? []).map { ($0.name, Secrets.query($0.name, $0.value ?? "")) },
      changes: { receipt?.dataChanges ?? [] }, changeBytes: receipt?.byteCount ?? 0,
      transitions: transitions, faults: fault?.names ?? [])
    world.record(entry, mark)
  }

  private func sent(_ isSecret: Bool) -> Message {
    guard let request else { return Message(headers: [], body: .whole([])) }
    let headers = request.headers.fields.map { (name: $0.name, value: Secrets.header($0.name, $0.value)) }
    if request.upload != nil {
      return Message(headers: headers, body: .digest(request.head.contentLength ?? 0, nil))
    }
    let body = isSecret ? Secrets.body(request.body, type: request.headers["content-type"]) : request.body
    return Message(headers: headers, body: Self.kept(body))
  }

  private static func body(_ response: Response, _ isSecret: Bool) -> Message.Body {
    if let stream = response.stream { return .digest(stream.length, nil) }
    guard isSecret else { return kept(response.body) }
    return kept(Secrets.body(response.body, type: response.headers.first { $0.0 == "Content-Type" }?.1))
  }

  private static func kept(_ bytes: [UInt8]) -> Message.Body {
    bytes.count <= Message.maxBody ? .whole(bytes) : .digest(bytes.count, Crypto.hex(Crypto.sha256(bytes)))
  }
}
