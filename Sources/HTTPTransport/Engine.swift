import CMicroHTTPD
import Dispatch
import Locks
import Synchronization

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
  /// Whether requests that nobody has answered get ``Response/stopping``.
  private let isForced = Atomic(false)
  private let parked = Guarded<[ObjectIdentifier: Answer]>([:])
  private let isSecure: Bool
  /// The answers that go out bit by bit.
  let bodies = BodyRegistry()

  init(handler: any RequestHandler, limits: TransportLimits, isSecure: Bool) {
    self.handler = handler
    self.isSecure = isSecure
    self.limits = limits
    watchdog = Watchdog(limits: limits)
    linger = Linger(drainBytes: limits.drainBytes)
  }

  func serve(
    _ connection: OpaquePointer, _ exchange: Exchange, method: UnsafePointer<CChar>?, version: UnsafePointer<CChar>?,
    upload: UnsafePointer<CChar>?, uploadSize: UnsafeMutablePointer<Int>?
  ) -> MHD_Result {
    guard let head = exchange.head else { return begin(connection, exchange, method: method, version: version) }
    if let uploadSize, uploadSize.pointee > 0, let upload {
      let piece = UnsafeRawBufferPointer(start: upload, count: uploadSize.pointee).assumingMemoryBound(to: UInt8.self)
      uploadSize.pointee = 0
      return exchange.receive(piece, drainBytes: limits.drainBytes) ? .YES : .NO
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
    state(of: connection)?.phase.store(0, ordering: .relaxed)
    inFlight.enter()
    exchange.isCounted = true
    let (headers, fault) = HeaderReader.read(connection, limit: limits.headerBytes)
    var raw = exchange.rawTarget
    let length = exchange.targetLength(version: version)
    if length > raw.count { raw.append(0) }
    let isTooLong = length > limits.targetBytes
    let target = Target(isTooLong ? [] : raw, maxParameters: limits.queryParameters)
    let head = RequestHead(method: method.map { String(cString: $0) } ?? "", target: target, headers: headers)
    exchange.head = head
    if isTooLong { return refuse(connection, .targetTooLong(limit: limits.targetBytes), head) }
    if let fault { return refuse(connection, fault, head) }
    exchange.bodyLimit = handler.bodyLimit(for: head)
    let isMultipart = head.isMultipart
    if isMultipart, let wish = handler.upload(for: head) {
      exchange.multipart = MultipartReader(connection, wish)
    }
    if let length = head.contentLength {
      guard length <= exchange.bodyLimit else {
        return refuse(connection, .bodyTooLarge(limit: exchange.bodyLimit), head)
      }
      guard !isMultipart else { return .YES }
      // What is promised is reserved only so far: a promise costs the client nothing.
      exchange.body.reserveCapacity(min(length, 64 * 1024))
    }
    return .YES
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
      parked.withLock { _ = $0.removeValue(forKey: ObjectIdentifier(known)) }
    } else {
      answer = Answer()
      exchange.answer = answer
      handle(connection, exchange, head, Reply(answer))
    }
    let parkable = LibraryConnection(pointer: connection)
    let response = answer.takeOrPark(
      suspend: {
        parked.withLock { $0[ObjectIdentifier(answer)] = answer }
        MHD_suspend_connection(connection)
      }, resume: { MHD_resume_connection(parkable.pointer) })
    guard let response else {
      // A stop that forced the others may have looked before this one was parked.
      if isForced.load(ordering: .sequentiallyConsistent) { answer.send(.stopping) }
      return .YES
    }
    return queue(response, on: connection, closing: isDraining.load(ordering: .relaxed), bodies: bodies)
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
  func opened(_ connection: OpaquePointer) -> Connection { watchdog.opened(socket: mhdx_socket(connection)) }

  /// The socket is about to be closed.
  func closed(_ connection: Connection) {
    watchdog.closes(connection)
    if connection.lingers.load(ordering: .relaxed) { linger.takeOver(connection.socket) }
  }

  /// The answer has gone out, or the connection is lost.
  func completed(_ connection: OpaquePointer, _ exchange: Exchange) {
    state(of: connection)?.phase.store(Watchdog.now, ordering: .relaxed)
    if exchange.isCounted { inFlight.leave() }
  }

  /// Answers all that wait, now and later.
  func forceAnswers() {
    isForced.store(true, ordering: .sequentiallyConsistent)
    for answer in parked.withLock({ Array($0.values) }) { answer.send(.stopping) }
    bodies.cutAll()
  }

  private func state(of connection: OpaquePointer) -> Connection? {
    mhdx_socket_context(connection).map { Unmanaged<Connection>.fromOpaque($0).takeUnretainedValue() }
  }
}
