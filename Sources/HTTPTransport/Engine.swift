import CMicroHTTPD
import Dispatch
import Synchronization
import Texts

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A connection of the library. It may be resumed from any thread; all else happens on its worker.
struct LibraryConnection: @unchecked Sendable {
  let pointer: OpaquePointer
}

/// What the library's callbacks call: the way of a request through a listener.
final class Engine: Sendable {
  let handler: any RequestHandler
  let limits: TransportLimits
  let watchdog: Watchdog
  private let linger: Linger
  /// The requests that a stop waits for.
  let inFlight = DispatchGroup()
  /// Whether answers end their connections, since the listener is about to stop.
  let isDraining = Atomic(false)
  let isSecure: Bool
  private let parking: Parking
  /// The answers that go out bit by bit.
  let bodies: BodyRegistry

  init(handler: any RequestHandler, limits: TransportLimits, isSecure: Bool) {
    self.handler = handler
    self.isSecure = isSecure
    self.limits = limits
    watchdog = Watchdog(limits: limits)
    linger = Linger(drainBytes: limits.drainBytes)
    parking = Parking()
    bodies = BodyRegistry(parking: parking)
  }

  func serve(
    _ connection: OpaquePointer, _ exchange: Exchange, method: UnsafePointer<CChar>?, version: UnsafePointer<CChar>?,
    upload: UnsafePointer<CChar>?, uploadSize: UnsafeMutablePointer<Int>?
  ) -> MHD_Result {
    guard let head = exchange.head else { return begin(connection, exchange, method: method, version: version) }
    if let uploadSize, uploadSize.pointee > 0, let upload {
      let piece = UnsafeRawBufferPointer(start: upload, count: uploadSize.pointee).assumingMemoryBound(to: UInt8.self)
      uploadSize.pointee = 0
      guard exchange.receive(piece, drainBytes: limits.drainBytes) else { return .NO }
      pace(connection, exchange, head)
      return .YES
    }
    if exchange.isTooLarge {
      return refuse(connection, .bodyTooLarge(limit: exchange.bodyLimit), head)
    }
    return finish(connection, exchange, head)
  }

  /// The header fields have come. An answer at this point costs the connection, so only faults are answered.
  private func begin(
    _ connection: OpaquePointer, _ exchange: Exchange, method: UnsafePointer<CChar>?, version: UnsafePointer<CChar>?
  ) -> MHD_Result {
    let state = state(of: connection)
    state?.phase.store(0, ordering: .relaxed)
    inFlight.enter()
    exchange.isCounted = true
    var none = RememberedFields()
    let place = HeadPlace(connection: connection, limit: limits.headerBytes, method: method, version: version)
    let (headers, fault) = state?.fields.read(place, for: handler) ?? none.read(place, for: handler)
    var raw = exchange.rawTarget
    let length = exchange.targetLength(version: version)
    if length > raw.count { raw.append(0) }
    let isTooLong = length > limits.targetBytes
    let target =
      isTooLong ? Target(raw, upTo: limits.targetBytes) : Target(raw, maxParameters: limits.queryParameters)
    exchange.headBytes = mhdx_head_size(connection)
    let head = RequestHead(method: method.map { String(cString: $0) } ?? "", target: target, headers: headers)
    exchange.head = head
    if isTooLong { return refuse(connection, .targetTooLong(limit: limits.targetBytes), head) }
    if let fault = fault ?? lineFault(exchange, head) { return refuse(connection, fault, head) }
    exchange.bodyLimit = handler.bodyLimit(for: head)
    let isMultipart = head.isMultipart
    if isMultipart, let wish = handler.upload(for: head) {
      exchange.multipart = MultipartReader(head, wish)
    }
    if let length = head.contentLength {
      guard length <= exchange.bodyLimit else {
        return refuse(connection, .bodyTooLarge(limit: exchange.bodyLimit), head)
      }
      guard !isMultipart else { return .YES }
      // What is promised is reserved only so far: a promise costs the client nothing.
      exchange.body.reserveCapacity(min(length, 64 * 1024))
    } else if headers[.transferEncoding] != nil {
      // What frames the chunks counts as well, and comes without anybody being told.
      pace(connection, exchange, head)
    }
    return .YES
  }

  /// What the library lets pass in the first line.
  private func lineFault(_ exchange: Exchange, _ head: RequestHead) -> TransportFault? {
    if exchange.hasBlank { return .malformed(reason: "The target holds a blank or a control character.") }
    var method = head.method
    guard method.withUTF8({ $0.count <= 64 && $0.allSatisfy(\.isOfToken) }) else {
      return .malformed(reason: "The method is longer than 64 letters, or no word.")
    }
    return nil
  }

  /// A body that does not come at once must come at a pace.
  private func pace(_ connection: OpaquePointer, _ exchange: Exchange, _ head: RequestHead) {
    if let length = head.contentLength, exchange.bodyBytes >= length { return }
    if exchange.bodyDeadline == 0 { exchange.bodyDeadline = Watchdog.now + limits.bodyGrace.nanoseconds }
    let earned = Int64(exchange.bodyBytes) * 1_000_000_000 / Int64(max(limits.bodyBytesPerSecond, 1))
    state(of: connection)?.phase.store(-(exchange.bodyDeadline + earned), ordering: .relaxed)
  }

  private func refuse(_ connection: OpaquePointer, _ fault: TransportFault, _ head: RequestHead) -> MHD_Result {
    state(of: connection)?.lingers.store(true, ordering: .relaxed)
    return queue(handler.fault(fault, head), on: connection, closing: true, bodies: bodies)
  }

  /// The request is complete, or its answer has come.
  private func finish(_ connection: OpaquePointer, _ exchange: Exchange, _ head: RequestHead) -> MHD_Result {
    let answer: Answer
    if let known = exchange.answer {
      answer = known
    } else {
      answer = Answer()
      exchange.answer = answer
      if exchange.bodyDeadline != 0 { state(of: connection)?.phase.store(0, ordering: .relaxed) }
      handle(connection, exchange, head, Reply(answer))
    }
    guard let response = answer.taken() ?? wait(for: answer, connection) else { return .YES }
    return queue(response, on: connection, closing: isDraining.load(ordering: .relaxed), bodies: bodies)
  }

  /// Lets the connection rest until its answer comes; hands back what has come meanwhile.
  private func wait(for answer: Answer, _ connection: OpaquePointer) -> Response? {
    let parkable = LibraryConnection(pointer: connection)
    // Not strongly, or the answer would hold itself until it comes.
    return answer.takeOrPark(
      suspend: { parking.suspend(parkable, for: answer) },
      resume: { [parking, unowned answer] in parking.resume(parkable, for: answer) })
  }

  private func handle(_ connection: OpaquePointer, _ exchange: Exchange, _ head: RequestHead, _ reply: Reply) {
    let upload: Upload?
    do throws(SpoolError) { upload = try exchange.multipart?.finish() } catch {
      return reply.send(handler.failed(error, head))
    }
    exchange.multipart = nil
    let request = Request(
      head: head, body: exchange.body, upload: upload, worker: exchange.worker,
      isLoopbackPeer: mhdx_is_loopback_peer(connection) != 0, isSecure: isSecure)
    exchange.body = []
    handler.handle(request, reply)
  }

  /// A client has connected. The result belongs to the connection until ``closed(_:)``.
  func opened(_ connection: OpaquePointer, worker: Int) -> Connection {
    watchdog.opened(
      LibraryConnection(pointer: connection), socket: mhdx_socket(connection), worker: worker)
  }

  /// The first line of a request has come. The result belongs to the library until ``completed(_:_:)``.
  func targeted(_ connection: OpaquePointer?, _ target: UnsafePointer<CChar>?, worker: Int) -> Exchange {
    let exchange = Exchange(target: target, worker: worker)
    if let connection, let state = state(of: connection) {
      state.exchange = exchange
      state.hasServed = true
    }
    return exchange
  }

  /// The socket is about to be closed.
  func closed(_ connection: Connection) {
    watchdog.closes(connection)
    // A first line that is none the library leaves without an answer.
    if !connection.hasServed, !isSecure, !connection.lingers.load(ordering: .relaxed),
      mhdx_bytes_taken(connection.socket) > 1
    {
      answer(handler.fault(.unreadable, nil), on: connection, withoutBody: false)
    }
    if connection.lingers.load(ordering: .relaxed) { linger.takeOver(connection.socket) }
  }

  /// The answer has gone out, or the connection is lost.
  func completed(_ connection: OpaquePointer, _ exchange: Exchange) {
    if let state = state(of: connection) {
      state.phase.store(Watchdog.now, ordering: .relaxed)
      state.exchange = nil
      state.count(exchange)
    }
    if exchange.isCounted { inFlight.leave() }
  }

  /// Answers all that wait, now and later. When it returns no connection is suspended, and none will be.
  func forceAnswers() {
    parking.close()
    bodies.cutAll()
  }

  private func state(of connection: OpaquePointer) -> Connection? {
    mhdx_socket_context(connection).map { Unmanaged<Connection>.fromOpaque($0).takeUnretainedValue() }
  }
}
