import CTLSClient

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Why a client got no answer.
package enum HTTPClientError: Error, Hashable {
  /// The connection couldn't be made; the number is `errno`.
  case connect(Int32)
  /// Writing failed, since the server has closed or reset the connection.
  case write(Int32)
  /// The connection ended before the answer was complete; the bytes are what came of it.
  case closed(after: [UInt8])
  /// Nothing came for as long as the client waits.
  case timeout
  /// No TLS session could be begun; the number is OpenSSL's of why the certificate was refused, or 0.
  case handshake(Int)
  /// The answer is no HTTP/1.1.
  case malformed(String)
}

/// An answer as it came.
package struct HTTPAnswer: Sendable {
  /// Three digits.
  package let status: Int
  /// In the order in which they came.
  package let headers: [(name: String, value: String)]
  /// Without the framing of chunks.
  package let body: [UInt8]

  /// The body as text.
  package var text: String { String(decoding: body, as: UTF8.self) }

  /// The first value of that name, in any case.
  package subscript(name: String) -> String? { headers.first { $0.name.lowercased() == name.lowercased() }?.value }
}

/// How a client speaks TLS.
package struct TLSTrust: Sendable {
  /// The certificate that it trusts, in PEM; no other.
  package var authority: [UInt8]
  /// What it calls the server.
  package var host: String
  /// The newest version that it knows, as on the wire: 0x0303 is TLS 1.2; 0 is any.
  package var newest: Int32

  package init(authority: [UInt8], host: String = "127.0.0.1", newest: Int32 = 0) {
    self.authority = authority
    self.host = host
    self.newest = newest
  }
}

/// A client over one socket, plain or with TLS, for tests. It keeps its connection, and makes a new one when the server has closed it.
/// Nothing hangs: every wait ends after `timeout`.
package final class HTTPClient {
  private let host: String
  private let port: Int
  private let timeout: Int
  private var descriptor: Int32 = -1
  private let trust: TLSTrust?
  private var session: OpaquePointer?
  /// Whether the server has ended the latest TLS session in order, so that nothing can have been cut off.
  package private(set) var hasEndedWell = false
  /// What came beyond the last answer.
  private var buffer: [UInt8] = []

  /// - Parameters:
  ///   - host: an IPv4 address.
  ///   - timeout: the seconds to wait for each piece of an answer.
  ///   - trust: speaks TLS where it is given.
  package init(host: String = "127.0.0.1", port: Int, timeout: Int = 60 * Patience.minutes, trust: TLSTrust? = nil) {
    self.host = host
    self.trust = trust
    self.port = port
    self.timeout = timeout
  }

  deinit { disconnect() }

  /// Sends a request and reads its answer. `Host` and, where there is a body, `Content-Length` are added.
  package func send(
    _ method: String, _ target: String, headers: [(String, String)] = [], body: [UInt8]? = nil
  ) throws -> HTTPAnswer {
    var head = "\(method) \(target) HTTP/1.1\r\n"
    if !headers.contains(where: { $0.0.lowercased() == "host" }) { head += "Host: \(host):\(port)\r\n" }
    for (name, value) in headers { head += "\(name): \(value)\r\n" }
    if let body { head += "Content-Length: \(body.count)\r\n" }
    let request = Array("\(head)\r\n".utf8) + (body ?? [])
    if isConnected && isClosedByServer { disconnect() }
    try write(request)
    return try read(isHead: method == "HEAD")
  }

  /// The same with a text for a body.
  package func send(
    _ method: String, _ target: String, headers: [(String, String)] = [], text: String
  ) throws -> HTTPAnswer {
    try send(method, target, headers: headers, body: Array(text.utf8))
  }

  /// Writes bytes as they are; connects first where needed.
  package func write(_ bytes: [UInt8]) throws {
    if !isConnected { try connect() }
    var rest = bytes[...]
    while !rest.isEmpty {
      let sent = rest.withUnsafeBytes { bytes in
        session.map { tlsx_write($0, bytes.baseAddress, Int32(clamping: bytes.count)) }
          ?? systemSend(descriptor, bytes.baseAddress, bytes.count)
      }
      guard sent > 0 else {
        if sent < 0 && errno == EINTR { continue }
        throw HTTPClientError.write(errno)
      }
      rest = rest.dropFirst(sent)
    }
  }

  /// The same for text.
  package func write(_ text: String) throws { try write(Array(text.utf8)) }

  /// Reads one answer. `100 Continue` is an answer too.
  ///
  /// - Parameter isHead: whether the request was HEAD, whose answer has a length but no body.
  package func read(isHead: Bool = false) throws -> HTTPAnswer {
    let (status, headers) = try readHead()
    let fields = HTTPAnswer(status: status, headers: headers, body: [])
    var body: [UInt8] = []
    if isHead || status < 200 || status == 204 || status == 304 {
      body = []
    } else if fields["Transfer-Encoding"]?.lowercased() == "chunked" {
      body = try readChunks()
    } else if let length = fields["Content-Length"] {
      guard let count = Int(length), count >= 0 else { throw HTTPClientError.malformed("Content-Length: \(length)") }
      body = try take(count)
    } else {
      body = try readToEnd()
    }
    if fields["Connection"]?.lowercased() == "close", status >= 200 { disconnect() }
    return HTTPAnswer(status: status, headers: headers, body: body)
  }

  /// Reads until the server closes; a reset counts as closing.
  package func readToEnd() throws -> [UInt8] {
    while try fill() {}
    defer { buffer = [] }
    return buffer
  }

  /// Reads what comes next, for answers that do not end; waits for it.
  package func readSome() throws -> [UInt8] {
    guard try !buffer.isEmpty || fill() else { throw ended() }
    defer { buffer = [] }
    return buffer
  }

  /// Whether there is a connection, as far as the client knows.
  package var isConnected: Bool { descriptor >= 0 }

  /// Whether the server has closed the connection and nothing is left to read. Doesn't wait.
  package var isClosedByServer: Bool {
    guard isConnected else { return true }
    guard buffer.isEmpty else { return false }
    if let session { return tlsx_is_closed(session) != 0 }
    var byte: UInt8 = 0
    let count = recv(descriptor, &byte, 1, Int32(MSG_PEEK) | Int32(MSG_DONTWAIT))
    return count == 0 || (count < 0 && errno != EAGAIN && errno != EWOULDBLOCK)
  }

  /// Waits for the server to write or close, and no longer than this; for tests that pace their bytes.
  package func pause(milliseconds: Int) {
    var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    _ = poll(&entry, 1, Int32(milliseconds))
  }

  /// Connects now, for tests of what happens before a request.
  package func connect() throws {
    disconnect()
    let made = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard made >= 0 else { throw HTTPClientError.connect(errno) }
    var wait = timeval(tv_sec: timeout, tv_usec: 0)
    for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
      setsockopt(made, SOL_SOCKET, option, &wait, socklen_t(MemoryLayout<timeval>.size))
    }
    var on: Int32 = 1
    setsockopt(made, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    inet_pton(AF_INET, host, &address.sin_addr)
    let result = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        systemConnect(made, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else {
      let code = errno
      close(made)
      throw HTTPClientError.connect(code)
    }
    descriptor = made
    if let trust { try shakeHands(trust) }
  }

  /// How OpenSSL reads and writes a socket; made once and never changed.
  nonisolated(unsafe) private static let method = tlsx_method()

  private func shakeHands(_ trust: TLSTrust) throws {
    var problem = 0
    session = trust.authority.withUnsafeBytes { bytes in
      tlsx_connect(
        descriptor, Self.method, bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count), trust.host,
        trust.newest, &problem
      )
    }
    guard session == nil else { return }
    disconnect()
    throw HTTPClientError.handshake(problem)
  }

  /// The version of TLS that the two agreed on, as on the wire; nil without TLS.
  package var tlsVersion: Int32? { session.map { tlsx_version($0) } }

  /// Closes the connection and forgets what was not read.
  package func disconnect() {
    if let session { tlsx_free(session) }
    session = nil
    if isConnected { close(descriptor) }
    descriptor = -1
    buffer = []
  }

  /// Says that nothing more will be written, and goes on reading.
  package func finishWriting() { shutdown(descriptor, Int32(SHUT_WR)) }
}

extension HTTPClient {
  private func readHead() throws -> (Int, [(name: String, value: String)]) {
    var lines: [String] = []
    while true {
      let line = try takeLine()
      if line.isEmpty { break }
      lines.append(line)
    }
    let words = (lines.first ?? "").split(separator: " ", maxSplits: 2)
    guard words.count >= 2, words[0].hasPrefix("HTTP/1."), let status = Int(words[1]) else {
      throw HTTPClientError.malformed(lines.first ?? "")
    }
    var headers: [(name: String, value: String)] = []
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { throw HTTPClientError.malformed(line) }
      var value = line[line.index(after: colon)...]
      while value.first == " " { value.removeFirst() }
      headers.append((String(line[..<colon]), String(value)))
    }
    return (status, headers)
  }

  private func readChunks() throws -> [UInt8] {
    var body: [UInt8] = []
    while true {
      let line = try takeLine()
      guard let size = Int(line.prefix { $0 != ";" }, radix: 16), size >= 0 else {
        throw HTTPClientError.malformed(line)
      }
      if size == 0 { break }
      body += try take(size)
      guard try takeLine().isEmpty else { throw HTTPClientError.malformed("a chunk is longer than it says") }
    }
    while try !takeLine().isEmpty {}
    return body
  }

  private func takeLine() throws -> String {
    var searched = 0
    while true {
      if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        var line = buffer[..<end]
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        defer { buffer.removeFirst(end + 1) }
        return String(decoding: line, as: UTF8.self)
      }
      searched = buffer.count
      guard try fill() else { throw ended() }
    }
  }

  private func take(_ count: Int) throws -> [UInt8] {
    while buffer.count < count {
      guard try fill() else { throw ended() }
    }
    defer { buffer.removeFirst(count) }
    return Array(buffer[..<count])
  }

  private func ended() -> HTTPClientError {
    defer { disconnect() }
    return .closed(after: buffer)
  }

  /// Reads what there is; false at the end of the connection.
  private func fill() throws -> Bool {
    guard isConnected else { return false }
    var piece = [UInt8](repeating: 0, count: 64 * 1024)
    while true {
      let count = piece.withUnsafeMutableBytes { bytes in
        session.map { tlsx_read($0, bytes.baseAddress, Int32(clamping: bytes.count)) }
          ?? recv(descriptor, bytes.baseAddress, bytes.count, 0)
      }
      if count > 0 {
        buffer += piece[..<count]
        return true
      }
      if count == 0, session != nil { hasEndedWell = true }
      if count == 0 || errno == ECONNRESET || errno == EPIPE || errno == EPROTO { return false }
      if errno != EINTR { throw HTTPClientError.timeout }
    }
  }
}

// The client's own methods hide the system's functions of the same names.
private func systemSend(_ socket: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  send(socket, bytes, count, Int32(MSG_NOSIGNAL))
}

private func systemConnect(_ socket: Int32, _ address: UnsafePointer<sockaddr>, _ size: socklen_t) -> Int32 {
  connect(socket, address, size)
}
