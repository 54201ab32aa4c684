/// A request without its body. An object, as many ask for it on its way and nobody changes it.
package final class RequestHead: Sendable {
  /// As it came; methods are case-sensitive.
  package let method: String
  /// The target, taken apart.
  package let target: Target
  /// The header fields.
  package let headers: Headers

  /// A head made in code.
  package init(method: String, target: Target, headers: Headers) {
    self.method = method
    self.target = target
    self.headers = headers
  }

  /// The length that the client promised; nil where it's absent or chunked.
  package var contentLength: Int? { headers[.contentLength].flatMap { Int($0) } }

  /// Whether the body says to be multipart/form-data.
  package var isMultipart: Bool {
    guard let type = headers[.contentType] else { return false }
    let end = type.utf8.firstIndex { $0 == UInt8(ascii: ";") || $0 == 0x20 || $0 == 0x09 }
    return sameName(end.map { String(type[..<$0]) } ?? type, "multipart/form-data")
  }
}

/// A whole request. An object, as many ask for it on its way and nobody changes it.
package final class Request: Sendable {
  /// Method, target and header fields.
  package let head: RequestHead
  /// All bytes of the body, without the framing of chunks.
  package let body: [UInt8]
  /// The body where the handler wished for it in this form; `body` is empty then.
  package let upload: Upload?
  /// Which worker of its listener asks, from 0: one request at a time has the same index there, so that it may own
  /// things.
  package let worker: Int

  /// Whether the client runs on this machine: its address is a loopback one.
  package let isLoopbackPeer: Bool
  /// Whether it came over TLS.
  package let isSecure: Bool

  /// A request made in code, which counts as this machine's own.
  package init(
    head: RequestHead, body: [UInt8], upload: Upload? = nil, worker: Int = 0, isLoopbackPeer: Bool = true,
    isSecure: Bool = false
  ) {
    self.isSecure = isSecure
    self.head = head
    self.body = body
    self.upload = upload
    self.worker = worker
    self.isLoopbackPeer = isLoopbackPeer
  }

  /// See ``RequestHead/method``.
  package var method: String { head.method }
  /// See ``Target/text``.
  package var rawTarget: String { head.target.text }
  /// See ``Target/segments``.
  package var segments: [String] { head.target.segments }
  /// See ``Target/query``.
  package var query: [QueryItem] { head.target.query }
  /// See ``Target/problem``.
  package var targetProblem: TargetProblem? { head.target.problem }
  /// See ``RequestHead/headers``.
  package var headers: Headers { head.headers }
}

/// An answer.
package struct Response: Sendable {
  /// 200 to 999.
  package var status: Int
  /// In the order of writing. `Content-Length`, `Transfer-Encoding` and `Connection` are the transport's and left out;
  /// a field that holds a control character is left out too.
  package var headers: [(String, String)]
  /// The bytes, which go out without being copied; a HEAD request gets only their count.
  package var body: [UInt8]
  /// Whether the connection ends with this answer.
  package var closes: Bool
  /// The body where it is too long to be held; `body` is empty then.
  package var stream: ResponseStream?
  /// The body where it goes out bit by bit, for as long as the client listens; `body` is empty then.
  package var events: EventStream?
  /// How the bytes reach the client.
  package var delivery = Delivery.whole
  /// Milliseconds that it waits before it goes out.
  package var delay: Int64 = 0

  /// - Parameters: see the properties.
  package init(status: Int, headers: [(String, String)] = [], body: [UInt8] = [], closes: Bool = false) {
    self.status = status
    self.headers = headers
    self.body = body
    self.closes = closes
  }

  /// An answer whose body is read while it goes out.
  package init(status: Int, headers: [(String, String)], stream: ResponseStream) {
    self.init(status: status, headers: headers)
    self.stream = stream
  }

  /// What goes out when there is nobody left to answer; it can't fail.
  package static let internalError = Response(
    status: 500, headers: [("Content-Type", "text/plain")], body: Array("Internal server error\n".utf8), closes: true)

  /// What goes out for a request that outlives the grace of a stop.
  package static let stopping = Response(
    status: 503, headers: [("Content-Type", "text/plain")], body: Array("Stopping\n".utf8), closes: true)
}

/// A body that is read, piece by piece, while it goes out.
package struct ResponseStream: Sendable {
  /// Bytes of the whole.
  package let length: Int
  /// Hands out at most `count` bytes from an offset, and at least one; nil ends the connection, since the promised
  /// length can't be kept. Called on a worker.
  package let read: @Sendable (_ offset: Int, _ count: Int) -> [UInt8]?

  package init(length: Int, read: @escaping @Sendable (_ offset: Int, _ count: Int) -> [UInt8]?) {
    self.length = length
    self.read = read
  }
}

/// Why the transport refuses a request before anybody handles it. The connection ends with the answer.
package enum TransportFault: Sendable, Hashable {
  /// The target is longer than the limit in bytes.
  case targetTooLong(limit: Int)
  /// Names and values of the header fields are together longer than the limit in bytes.
  case headersTooLarge(limit: Int)
  /// The body is, or is promised to be, longer than the limit in bytes.
  case bodyTooLarge(limit: Int)
  /// The message is none of HTTP/1.1, or can be read in two ways; the reason is a sentence.
  case malformed(reason: String)

  /// A first line that can't be read.
  static let unreadable = TransportFault.malformed(
    reason: "The first line is no method, target and HTTP/1.1 or HTTP/1.0.")

  /// 414, 431, 413 or 400.
  package var status: Int {
    switch self {
    case .targetTooLong: 414
    case .headersTooLarge: 431
    case .bodyTooLarge: 413
    case .malformed: 400
    }
  }
}

/// What answers requests.
package protocol RequestHandler: Sendable {
  /// What it will want to know of header fields, read once: requests of a connection that have the same ones, to the
  /// byte, share it. Not asked where the fields are refused.
  func reading(of headers: Headers) -> (any AnyObject & Sendable)?

  /// The longest body that this request may have, in bytes; asked before the body is read.
  func bodyLimit(for head: RequestHead) -> Int

  /// What a multipart body of this request becomes; nil leaves it in memory like any other. Asked before it is read.
  func upload(for head: RequestHead) -> UploadWish?

  /// The answer where the system would not take the body.
  func failed(_ error: SpoolError, _ head: RequestHead) -> Response

  /// Answers, now or later, from any thread. Called on a worker, which serves nobody else until this returns.
  func handle(_ request: Request, _ reply: Reply)

  /// The answer to what the transport refuses.
  func fault(_ fault: TransportFault, _ head: RequestHead?) -> Response
}

extension RequestHandler {
  /// Nothing is read ahead.
  package func reading(of headers: Headers) -> (any AnyObject & Sendable)? { nil }
  /// Bodies stay in memory.
  package func upload(for head: RequestHead) -> UploadWish? { nil }
  /// A fixed answer, for handlers that wish for no upload.
  package func failed(_ error: SpoolError, _ head: RequestHead) -> Response { .internalError }
}
