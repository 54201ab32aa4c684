import Texts

/// A request as a client writes it.
package struct HTTPRequest: Sendable {
  /// `GET`, `POST` and so on, as it goes out.
  package var method: String
  /// `http://…` or `https://…`, percent-encoded; goes out as it is, dots in the path too.
  package var url: String
  /// In the order in which they go out. `Host`, and `Content-Length` where there is a body, are added; nothing else is.
  package var headers: [(name: String, value: String)]
  /// nil sends none; POST, PUT and PATCH then say `Content-Length: 0`.
  package var body: [UInt8]?

  package init(
    _ method: String, _ url: String, headers: [(name: String, value: String)] = [], body: [UInt8]? = nil
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
  }

  /// The first value of a header, its name in any case.
  package func header(_ name: String) -> String? { headers.value(named: name) }
}

/// An answer as it came: no redirect is followed. A compressed body is unpacked; its headers tell of the bytes that
/// travelled.
package struct HTTPAnswer: Sendable {
  /// Three digits.
  package var status: Int
  /// In the order in which they came, repeats included; bytes that are no UTF-8 are shown as U+FFFD.
  package var headers: [(name: String, value: String)]
  /// Without the framing of chunks, and without compression.
  package var body: [UInt8]
  /// From the first byte of the request to the last of the answer, connecting included.
  package var duration: Duration

  package init(
    status: Int, headers: [(name: String, value: String)] = [], body: [UInt8] = [], duration: Duration = .zero
  ) {
    self.status = status
    self.headers = headers
    self.body = body
    self.duration = duration
  }

  /// The first value of a header, its name in any case.
  package func header(_ name: String) -> String? { headers.value(named: name) }

  /// The body as text; bytes that are no UTF-8 are shown as U+FFFD.
  package var text: String { String(decoding: body, as: UTF8.self) }
}

/// Why there is no answer.
package struct HTTPFailure: Error, Sendable, CustomStringConvertible {
  /// What callers tell apart.
  package enum Reason: String, Sendable, Hashable {
    /// Nobody listens there, or the way to it is closed.
    case refused
    /// It took longer than `HTTPOptions.timeout`.
    case timedOut = "timed-out"
    /// No host of that name.
    case hostUnknown = "host-unknown"
    /// The certificate is not trusted, or no common version of TLS was found.
    case tls
    /// The connection ended before the answer did, or what came is no HTTP.
    case broken
    /// The answer is compressed in a way that can't be read, or is not what it says.
    case encoding
    /// The answer is larger than `HTTPOptions.maxBytes`.
    case tooLarge = "too-large"
    /// The URL, the method or a header can't be sent.
    case badRequest = "bad-request"
    /// The library has no memory, or a file of certificates can't be read.
    case system
  }

  /// What happened.
  package let reason: Reason
  /// One sentence for a person, with host and port, and what to do where that is known.
  package let message: String

  package var description: String { message }
}
