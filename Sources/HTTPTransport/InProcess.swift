import Dispatch
import Synchronization

/// Drives a handler without a socket, with the same decoding and the same limits of the body.
package struct InProcess: Sendable {
  private let handler: any RequestHandler
  private let isLoopbackPeer: Bool
  private let isSecure: Bool

  /// - Parameters:
  ///   - handler: what answers.
  ///   - request: what is sent counts as coming the way that it came; without one, from this machine and without TLS.
  package init(handler: any RequestHandler, as request: Request? = nil) {
    self.handler = handler
    isLoopbackPeer = request?.isLoopbackPeer ?? true
    isSecure = request?.isSecure ?? false
  }

  /// Sends one request and waits for its answer, which may come from another thread and after its delay. The body is
  /// what a client would have got of it, at no pace: nothing where it is dropped, a part where it is truncated, and of
  /// an event stream what was pushed so far; the stream then learns that its client is gone.
  package func send(
    _ method: String, _ target: String, headers: [(String, String)] = [], body: [UInt8] = []
  ) -> Response {
    var fields = Headers(headers)
    fields.reading = handler.reading(of: fields)
    let head = RequestHead(method: method, target: Target(Array(target.utf8)), headers: fields)
    let limit = handler.bodyLimit(for: head)
    guard body.count <= limit else { return handler.fault(.bodyTooLarge(limit: limit), head) }
    let answer = Answer()
    do throws(SpoolError) {
      let upload = try upload(head, body)
      let request = Request(
        head: head, body: upload == nil ? body : [], upload: upload, isLoopbackPeer: isLoopbackPeer, isSecure: isSecure)
      handler.handle(request, Reply(answer))
    } catch {
      return handler.failed(error, head)
    }
    let arrived = DispatchSemaphore(value: 0)
    while true {
      if let response = answer.takeOrPark(suspend: { true }, resume: { arrived.signal() }) { return whole(response) }
      arrived.wait()
    }
  }

  private func upload(_ head: RequestHead, _ body: [UInt8]) throws(SpoolError) -> Upload? {
    guard head.isMultipart, let wish = handler.upload(for: head) else { return nil }
    let reader = MultipartReader(head, wish)
    body.withUnsafeBytes { reader.receive($0) }
    return try reader.finish()
  }

  /// With a body that is read while it goes out in memory.
  private func whole(_ response: Response) -> Response {
    var whole = response
    if let events = response.events {
      whole.body = events.takeAll()
      events.end()
      whole.events = nil
    } else {
      guard let body = response.wholeBody else { return .internalError }
      whole.body = body
      whole.stream = nil
    }
    switch response.delivery {
    case .drop: whole.body = []
    case .truncate(let bytes): whole.body = Array(whole.body.prefix(max(bytes, 0)))
    case .whole, .drip: break
    }
    return whole
  }
}
