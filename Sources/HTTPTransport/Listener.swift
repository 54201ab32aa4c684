import CMicroHTTPD
import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Serves a handler on a socket, with libmicrohttpd's workers. It listens from its creation to ``stop(grace:)``.
package final class Listener: Sendable {
  /// The port, also where the configuration left it open.
  package let port: Int

  /// The library's daemon and Dispatch's timer are both made to be called from any thread.
  private struct Machinery: @unchecked Sendable {
    let daemon: OpaquePointer
    let timer: any DispatchSourceTimer
  }

  private let engine: Engine
  private let socket: ListeningSocket
  private let machinery: Machinery
  private let isStopped = Atomic(false)

  /// - Throws: why it can't listen, in a sentence.
  package init(configuration: ListenerConfiguration, handler: any RequestHandler) throws(ListenerError) {
    let workers = max(configuration.workers, 1)
    let tls = configuration.tls
    if tls != nil, !Listener.speaksTLS {
      throw ListenerError(reason: .system, message: "This libmicrohttpd was built without TLS.")
    }
    engine = Engine(handler: handler, limits: configuration.limits, workers: workers, isSecure: tls != nil)
    socket = try ListeningSocket(host: configuration.host, port: configuration.port)
    port = socket.port
    let context = Unmanaged.passRetained(engine)
    let started = Listener.start(socket, configuration.limits, tls, workers: workers, context: context.toOpaque())
    guard let pointer = started else {
      context.release()
      close(socket.descriptor)
      let reason = tls == nil ? "" : ", or its TLS library refuses the certificate or its key"
      throw ListenerError(
        reason: .system, message: "Can't start \(workers) workers on \(configuration.host), port \(port)\(reason).")
    }
    let watchdog = engine.watchdog
    let timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "transport.watchdog"))
    let interval = DispatchTimeInterval.nanoseconds(Int(watchdog.interval))
    timer.schedule(deadline: .now() + interval, repeating: interval)
    timer.setEventHandler { watchdog.look() }
    timer.activate()
    machinery = Machinery(daemon: pointer, timer: timer)
  }

  deinit { stop(grace: .zero) }

  /// libmicrohttpd's version, such as `0.9.75`.
  package static var libraryVersion: String { String(cString: MHD_get_version()) }
  /// Whether the library was built with TLS.
  package static var speaksTLS: Bool { mhdx_has_tls() != 0 }

  /// Listens for a moment.
  ///
  /// - Throws: why nobody can listen there.
  package static func tryPort(host: String, port: Int) throws(ListenerError) {
    close(try ListeningSocket(host: host, port: port).descriptor)
  }

  /// Stops several that serve together: none of them takes new connections while another one drains.
  ///
  /// See ``stop(grace:)``; the grace is that of all.
  package static func stop(_ listeners: [Listener], grace: Duration) {
    let open = listeners.filter { !$0.isStopped.exchange(true, ordering: .sequentiallyConsistent) }
    for listener in open { listener.refuseConnections() }
    let deadline = DispatchTime.now() + .nanoseconds(Int(clamping: grace.nanoseconds))
    for listener in open { listener.drain(until: deadline) }
  }

  /// Refuses new connections at once, lets the requests that have begun finish for as long as the grace lasts, answers
  /// what is left with ``Response/stopping``, and ends. Blocks until then, so it must not be called by
  /// a handler; a second call does nothing.
  package func stop(grace: Duration) {
    Listener.stop([self], grace: grace)
  }

  private func refuseConnections() {
    engine.isDraining.store(true, ordering: .sequentiallyConsistent)
    _ = MHD_quiesce_daemon(machinery.daemon)
    // The workers may be about to accept, so the descriptor is closed only when they are gone.
    _ = shutdown(socket.descriptor, Int32(SHUT_RDWR))
    // A stream of events ends when somebody says so, which nobody else will.
    engine.bodies.stop()
  }

  private func drain(until deadline: DispatchTime) {
    if engine.inFlight.wait(timeout: deadline) == .timedOut {
      engine.forceAnswers()
      // What was just answered still has to go out.
      _ = engine.inFlight.wait(timeout: .now() + .seconds(1))
    }
    MHD_stop_daemon(machinery.daemon)
    close(socket.descriptor)
    machinery.timer.cancel()
    Unmanaged.passUnretained(engine).release()
  }

  private static func start(
    _ socket: ListeningSocket, _ limits: TransportLimits, _ tls: TLSKeys?, workers: Int,
    context: UnsafeMutableRawPointer
  ) -> OpaquePointer? {
    var settings = mhdx_settings()
    var flags = MHD_USE_EPOLL_INTERNAL_THREAD.rawValue | MHD_USE_INTERNAL_POLLING_THREAD.rawValue
    flags |= MHD_USE_ITC.rawValue | MHD_USE_SUSPEND_RESUME.rawValue
    // In its haste it leaves out the end of a TLS session, which clients take for an answer that was cut short.
    flags |= tls == nil ? MHD_USE_TURBO.rawValue : MHD_USE_TLS.rawValue
    // The handler writes the date, so that it may follow another clock.
    flags |= MHD_USE_SUPPRESS_DATE_NO_CLOCK.rawValue
    if socket.isIPv6 { flags |= MHD_USE_IPv6.rawValue }
    settings.flags = flags
    settings.socket = socket.descriptor
    settings.workers = UInt32(clamping: workers)
    settings.connections = UInt32(clamping: max(limits.maxConnections, workers))
    settings.idle_seconds = UInt32(clamping: max(limits.idle.components.seconds, 1))
    // Target and fields must fit with room to spare, or the library refuses them in words of its own. No more than
    // that, since it clears all of it after each request: 14 % of a small one's time at 96 KiB.
    settings.connection_memory = limits.targetBytes + limits.headerBytes + 16 * 1024
    settings.context = context
    settings.handler = { context, connection, _, method, version, upload, uploadSize, exchange in
      guard let context, let connection, let exchange = exchange?.pointee else { return .NO }
      return theEngine(context).serve(
        connection, Unmanaged<Exchange>.fromOpaque(exchange).takeUnretainedValue(), method: method, version: version,
        upload: upload, uploadSize: uploadSize)
    }
    settings.target = { _, target, _ in Unmanaged.passRetained(Exchange(target: target)).toOpaque() }
    settings.completed = { context, connection, exchange, _ in
      guard let context, let connection, let pointer = exchange?.pointee else { return }
      exchange?.pointee = nil
      theEngine(context).completed(connection, Unmanaged<Exchange>.fromOpaque(pointer).takeRetainedValue())
    }
    settings.connection = { context, connection, state, event in
      guard let context, let connection, let state else { return }
      notice(event, connection, state, theEngine(context))
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

private func theEngine(_ context: UnsafeMutableRawPointer) -> Engine {
  Unmanaged<Engine>.fromOpaque(context).takeUnretainedValue()
}

private func notice(
  _ event: MHD_ConnectionNotificationCode, _ connection: OpaquePointer,
  _ state: UnsafeMutablePointer<UnsafeMutableRawPointer?>, _ engine: Engine
) {
  if mhdx_is_start(event) != 0 {
    state.pointee = Unmanaged.passRetained(engine.opened(connection)).toOpaque()
  } else if let pointer = state.pointee {
    state.pointee = nil
    engine.closed(Unmanaged<Connection>.fromOpaque(pointer).takeRetainedValue())
  }
}
