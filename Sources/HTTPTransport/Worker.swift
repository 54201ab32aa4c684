import CMicroHTTPD
import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A thread of the library with the connections that it was handed: a daemon that listens to nothing itself.
final class Worker: Sendable {
  /// What the library's callbacks are called with.
  fileprivate final class Seat: @unchecked Sendable {
    // Unchecked: the pointer, whose memory nobody changes.
    let engine: Engine
    let index: Int
    let connections = Atomic(0)
    /// Those connections, to be waited for.
    let open = DispatchGroup()
    let bell: Bell
    /// Where the library speaks of what it refuses; it must live as long as its daemon.
    let log: UnsafeMutablePointer<mhdx_log>

    init(_ engine: Engine, index: Int, bell: Bell) {
      self.engine = engine
      self.index = index
      self.bell = bell
      log = .allocate(capacity: 1)
      log.initialize(to: mhdx_log(refused: Worker.refused, context: nil))
      log.pointee.context = Unmanaged.passUnretained(self).toOpaque()
    }

    deinit { log.deallocate() }
  }

  /// The library's daemon may be called from any thread.
  private struct Daemon: @unchecked Sendable {
    let pointer: OpaquePointer
  }

  private static let refused: mhdx_refused = { context, places, status in
    guard let context else { return }
    let seat = theSeat(context)
    seat.engine.libraryRefuses(places, status: status, worker: seat.index)
  }

  private let daemon: Daemon
  private let seat: Seat

  /// Nil where the library can't start it.
  ///
  /// - Parameters:
  ///   - index: what its requests have as their worker.
  ///   - bell: rung where somebody waits for a connection to end.
  init?(_ engine: Engine, index: Int, tls: TLSKeys?, bell: Bell) {
    seat = Seat(engine, index: index, bell: bell)
    let context = Unmanaged.passRetained(seat)
    guard let pointer = Worker.start(engine.limits, tls, context: context.toOpaque()) else {
      context.release()
      return nil
    }
    daemon = Daemon(pointer: pointer)
  }

  /// The connections that it was handed and that have not ended.
  ///
  /// One for which the library has no memory when its turn comes is counted for ever, since nobody is told of it.
  var connections: Int { seat.connections.load(ordering: .sequentiallyConsistent) }

  /// Takes a client's socket over; where that fails the socket is closed.
  func take(_ client: Int32, _ address: UnsafePointer<sockaddr>, _ size: socklen_t) {
    seat.connections.wrappingAdd(1, ordering: .sequentiallyConsistent)
    seat.open.enter()
    if MHD_add_connection(daemon.pointer, client, address, size) != .YES {
      seat.connections.wrappingSubtract(1, ordering: .sequentiallyConsistent)
      seat.open.leave()
    }
  }

  /// Ends it; nobody may hand it connections any more, and those that it has were cut. To be called once.
  ///
  /// - Parameter deadline: until when it waits for connections to end by themselves. The library falls where it refuses
  ///   a request while it is told to stop (0.9.75).
  func stop(by deadline: DispatchTime) {
    _ = seat.open.wait(timeout: deadline)
    MHD_stop_daemon(daemon.pointer)
    Unmanaged.passUnretained(seat).release()
  }

  private static func start(
    _ limits: TransportLimits, _ tls: TLSKeys?, context: UnsafeMutableRawPointer
  ) -> OpaquePointer? {
    var settings = mhdx_settings()
    // epoll where there is one; asked for epoll, the library would not start on macOS.
    var flags = MHD_USE_AUTO.rawValue | MHD_USE_INTERNAL_POLLING_THREAD.rawValue
    flags |= MHD_USE_NO_LISTEN_SOCKET.rawValue | MHD_USE_ITC.rawValue | MHD_USE_SUSPEND_RESUME.rawValue
    // In its haste it leaves out the end of a TLS session, which clients take for an answer that was cut short.
    flags |= tls == nil ? MHD_USE_TURBO.rawValue : MHD_USE_TLS.rawValue
    // The handler writes the date, so that it may follow another clock.
    flags |= MHD_USE_SUPPRESS_DATE_NO_CLOCK.rawValue | MHD_USE_ERROR_LOG.rawValue
    settings.flags = flags
    settings.idle_seconds = UInt32(clamping: max(limits.idle.components.seconds, 1))
    // Target and fields must fit with room to spare, or the library refuses them in words of its own. No more than
    // that, since it clears half as much again after each request: 14 % of a small one's time at 96 KiB.
    // Above 32 KiB the library takes pages of their own for it, so that a request may begin one: no byte before it is
    // read then, where its method is looked for backwards.
    settings.connection_memory = max(limits.targetBytes + limits.headerBytes + 8 * 1024, 36 * 1024)
    settings.context = context
    settings.log = theSeat(context).log
    settings.handler = { context, connection, _, method, version, upload, uploadSize, exchange in
      guard let context, let connection, let exchange = exchange?.pointee else { return .NO }
      return theSeat(context).engine.serve(
        connection, Unmanaged<Exchange>.fromOpaque(exchange).takeUnretainedValue(), method: method, version: version,
        upload: upload, uploadSize: uploadSize)
    }
    settings.target = { context, target, connection in
      guard let context else { return nil }
      let seat = theSeat(context)
      return Unmanaged.passRetained(seat.engine.targeted(connection, target, worker: seat.index)).toOpaque()
    }
    settings.completed = { context, connection, exchange, _ in
      guard let context, let connection, let pointer = exchange?.pointee else { return }
      exchange?.pointee = nil
      theSeat(context).engine.completed(connection, Unmanaged<Exchange>.fromOpaque(pointer).takeRetainedValue())
    }
    settings.connection = { context, connection, state, event in
      guard let context, let connection, let state else { return }
      notice(event, connection, state, theSeat(context))
    }
    guard let tls else { return mhdx_start(settings) }
    return String(decoding: tls.certificate, as: UTF8.self).withCString { certificate in
      String(decoding: tls.key, as: UTF8.self).withCString { key in
        protocols.withCString { protocols in
          // Read while it starts, and not again.
          (settings.certificate, settings.key, settings.protocols) = (certificate, key, protocols)
          return mhdx_start(settings)
        }
      }
    }
  }

  /// In GnuTLS's notation: its own choice of ciphers, under TLS 1.2 and 1.3 alone.
  private static let protocols = "NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2"
}

private func theSeat(_ context: UnsafeMutableRawPointer) -> Worker.Seat {
  Unmanaged<Worker.Seat>.fromOpaque(context).takeUnretainedValue()
}

private func notice(
  _ event: MHD_ConnectionNotificationCode, _ connection: OpaquePointer,
  _ state: UnsafeMutablePointer<UnsafeMutableRawPointer?>, _ seat: Worker.Seat
) {
  if mhdx_is_start(event) != 0 {
    state.pointee = Unmanaged.passRetained(seat.engine.opened(connection, worker: seat.index)).toOpaque()
  } else if let pointer = state.pointee {
    state.pointee = nil
    seat.engine.closed(Unmanaged<Connection>.fromOpaque(pointer).takeRetainedValue())
    seat.connections.wrappingSubtract(1, ordering: .sequentiallyConsistent)
    seat.open.leave()
    seat.bell.ringIfArmed()
  }
}
