import CMicroHTTPD
import Synchronization
import Texts

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Requests that libmicrohttpd refuses before our handler is asked.
///
/// It would answer them in HTML, and a wrong Content-Length with two heads. It tells its log first, while nothing has
/// been sent, but not of which connection it speaks. That one is found by where it stands; then our answer goes out,
/// and the library finds the socket closed for its own. Where several could be meant, its words stand
/// (`docs/decisions/0013-refusals-of-the-library.md`).
extension Engine {
  /// To be called by the worker whose connection it is.
  ///
  /// - Parameter places: where the connection may be, of `mhdx_places`.
  func libraryRefuses(_ places: mhdx_places, status: UInt32, worker: Int) {
    let meant = watchdog.connections(of: worker).filter { connection in
      let place = connection.place
      return place.rawValue & places.rawValue != 0 && (place != MHDX_LINE || connection.hasBegunToRead(isSecure))
    }
    guard meant.count == 1, let connection = meant.first else { return }
    let (fault, head) = told(connection, status)
    answer(handler.fault(fault, head), on: connection, withoutBody: head?.method == "HEAD")
  }

  /// What was wrong, and what is known of the request.
  private func told(_ connection: Connection, _ status: UInt32) -> (TransportFault, RequestHead?) {
    guard let exchange = connection.exchange else {
      return (status == 414 ? .targetTooLong(limit: limits.targetBytes) : .unreadable, nil)
    }
    if let head = exchange.head {
      switch status {
      case 413: return (.bodyTooLarge(limit: exchange.bodyLimit), head)
      case 431: return (.headersTooLarge(limit: limits.headerBytes), head)
      default: return (.malformed(reason: "The chunks of the body, or the fields behind them, can't be read."), head)
      }
    }
    let headers = HeaderReader.readSome(connection.library.pointer, limit: limits.headerBytes)
    let target = Target(exchange.rawTarget, upTo: limits.targetBytes)
    let head = RequestHead(method: method(connection) ?? "", target: target, headers: headers)
    if connection.place == MHDX_LENGTH {
      return (.malformed(reason: "Content-Length is no number of bytes, or one beyond all limits."), head)
    }
    // It left no room for the fields.
    if exchange.rawTarget.count > limits.targetBytes { return (.targetTooLong(limit: limits.targetBytes), head) }
    return status == 431
      ? (.headersTooLarge(limit: limits.headerBytes), head)
      : (.malformed(reason: "A line of the header is no name, colon and value."), head)
  }

  /// The method of a request whose target is known: it stands before that, with a byte between them. How far before is
  /// not known, so nothing is read of the memory page before its last letter's, which need not be there. The library
  /// keeps a request from the beginning of pages that are its connection's alone (`connection_memory` in `Worker`), and
  /// one behind another behind its line break or moved to the beginning: so what is read is always the request's.
  private func method(_ connection: Connection) -> String? {
    guard let target = connection.exchange?.targetAddress, target > 2 else { return nil }
    let last = target - 2
    let longest = min(Int(last % 4096) + 1, 40)
    guard let first = UnsafePointer<UInt8>(bitPattern: last - UInt(longest - 1)) else { return nil }
    let method = UnsafeBufferPointer(start: first, count: longest).reversed().prefix(while: \.isOfToken).reversed()
    return method.isEmpty ? nil : String(decoding: method, as: UTF8.self)
  }

  /// Writes an answer past the library, and lets nothing more be written.
  func answer(_ response: Response, on connection: Connection, withoutBody: Bool) {
    let bytes = wire(response, withoutBody: withoutBody)
    connection.lingers.store(true, ordering: .relaxed)
    bytes.withUnsafeBytes { bytes in
      if isSecure {
        mhdx_tls_send(connection.library.pointer, bytes.baseAddress, bytes.count)
      } else {
        _ = send(connection.socket, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
      }
    }
    _ = shutdown(connection.socket, Int32(SHUT_WR))
  }

  private func wire(_ response: Response, withoutBody: Bool) -> [UInt8] {
    let reason = MHD_get_reason_phrase_for(UInt32(response.status)).map { String(cString: $0) } ?? ""
    var text = "HTTP/1.1 \(response.status) \(reason)\r\nConnection: close\r\n"
    for (name, value) in response.headers where !isFraming(name) && !(name + value).utf8.contains(where: { $0 < 0x20 })
    {
      text += "\(name): \(value)\r\n"
    }
    let body = response.wholeBody ?? []
    return Array("\(text)Content-Length: \(body.count)\r\n\r\n".utf8) + (withoutBody ? [] : body)
  }
}

extension Connection {
  /// A request is over.
  func count(_ exchange: Exchange) {
    let isInChunks = exchange.head?.headers[.transferEncoding] != nil
    counted = isInChunks ? nil : counted.map { $0 + Int64(exchange.headBytes + exchange.bodyBytes) }
  }

  /// How far its request has come.
  fileprivate var place: mhdx_places {
    guard let exchange else { return MHDX_LINE }
    guard let head = exchange.head else {
      // The library says how long a head is once it has it, and calls our handler at once behind that.
      return mhdx_head_size(library.pointer) > 0 ? MHDX_LENGTH : MHDX_HEAD
    }
    return exchange.answer == nil && head.contentLength == nil ? MHDX_CHUNKS : MHDX_ELSEWHERE
  }

  /// The library has taken bytes of a request whose first line it has not understood.
  fileprivate func hasBegunToRead(_ isSecure: Bool) -> Bool {
    // How many bytes a request is made of behind TLS, or in chunks, nobody has counted.
    if !isSecure, let counted { return mhdx_bytes_taken(socket) - counted > 1 }
    if !hasServed { return mhdx_bytes_taken(socket) > 1 }
    let since = phase.load(ordering: .relaxed)
    let silence = mhdx_milliseconds_since_data(socket)
    // In the kernel's ticks of up to 10 ms: a connection that may have been silent since its last answer counts.
    return since > 0 && silence >= 0 && Watchdog.now - silence * 1_000_000 > since - 10_000_000
  }
}
