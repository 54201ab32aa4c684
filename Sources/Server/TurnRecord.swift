import Contract
import HTTPTransport
import Model
import Simulator
import Tid
import Traffic

extension Turn {
  /// Puts a finished exchange into the world's journal, before its answer is sent (rules control 4.1, control 4.4).
  func record(_ exchange: consuming Exchange, _ response: Response, _ quirks: Set<Quirk>) {
    var changes = Self.noChanges
    if let receipt { changes = { receipt.dataChanges } }
    let entry = JournalEntry(
      exchange: exchange, realTime: Tidpunkt(millisekunder: world.systemTime.millisekunder + (fault?.delay ?? 0)),
      contract: kontrakt.rawValue, request: sent(),
      response: response.delivery == .drop ? nil : sent(response),
      query: (request?.query ?? []).map { ($0.name, $0.value ?? "") },
      changes: changes, changeBytes: receipt?.byteCount ?? 0,
      transitions: transitions, faults: fault?.names ?? [],
      quirks: quirks.isEmpty ? [] : quirks.map(\.rawValue).sorted())
    world.record(entry, mark)
  }

  private static let noChanges: @Sendable () -> [DataChange] = { [] }

  private func sent() -> Message {
    guard let request else { return Message(headers: KeptFields(), body: .whole([]), secrets: world.secrets) }
    let body =
      request.upload == nil ? kept(request.body) : Message.Body.notKept(request.head.contentLength ?? 0, nil)
    return Message(headers: request.client.kept, body: body, secrets: world.secrets)
  }

  private func sent(_ response: Response) -> Message {
    let body = response.stream.map { Message.Body.notKept($0.length, nil) } ?? kept(response.body)
    return Message(headers: KeptFields(response.headers), body: body, secrets: world.secrets)
  }

  private func kept(_ bytes: [UInt8]) -> Message.Body {
    guard bytes.count > Message.maxBody else { return .whole(bytes) }
    // A fault or a quirk may have made another one of it.
    let fingerprint = composed.flatMap { $0.bytes == bytes ? $0.fingerprint : nil } ?? (try? Fingerprint(of: bytes))
    return .notKept(bytes.count, fingerprint?.text)
  }
}
