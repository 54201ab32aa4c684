import CMicroHTTPD
import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Serves a handler on a port, with libmicrohttpd's workers. It listens from its creation to ``stop(grace:)``.
package final class Listener: Sendable {
  /// The port, also where the configuration left it open.
  package let port: Int

  /// Dispatch's timer is made to be called from any thread.
  private struct Timer: @unchecked Sendable {
    let source: any DispatchSourceTimer
  }

  private let engine: Engine
  private let workers: [Worker]
  private let acceptor: Acceptor
  private let timer: Timer
  private let isStopped = Atomic(false)

  /// - Throws: why it can't listen, in a sentence.
  package init(configuration: ListenerConfiguration, handler: any RequestHandler) throws(ListenerError) {
    let count = max(configuration.workers, 1)
    let tls = configuration.tls
    if tls != nil, !Listener.speaksTLS {
      throw ListenerError(reason: .system, message: "This libmicrohttpd was built without TLS.")
    }
    let files = OpenFiles(workers: count)
    guard files.limit >= files.least else {
      throw ListenerError(
        reason: .system,
        message: "This process may have \(files.limit) files open, too few for \(count) workers; "
          + "raise the limit (ulimit -n) to \(files.least) at least.")
    }
    engine = Engine(handler: handler, limits: configuration.limits, isSecure: tls != nil)
    let socket = try ListeningSocket(host: configuration.host, port: configuration.port)
    port = socket.port
    let bell = Bell()
    var started: [Worker] = []
    while let bell, started.count < count,
      let worker = Worker(engine, index: started.count, tls: tls, bell: bell)
    {
      started.append(worker)
    }
    guard let bell, started.count == count else {
      for worker in started { worker.stop(by: .now()) }
      close(socket.descriptor)
      let reason = tls == nil ? "" : ", or its TLS library refuses the certificate or its key"
      throw ListenerError(
        reason: .system, message: "Can't start \(count) workers on \(configuration.host), port \(port)\(reason).")
    }
    workers = started
    let watchdog = engine.watchdog
    let timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "transport.watchdog"))
    let interval = DispatchTimeInterval.nanoseconds(Int(watchdog.interval))
    timer.schedule(deadline: .now() + interval, repeating: interval)
    timer.setEventHandler { watchdog.look() }
    timer.activate()
    self.timer = Timer(source: timer)
    let connections = min(max(configuration.limits.maxConnections, 1), files.connections)
    acceptor = Acceptor(socket, workers: started, limit: connections, bell: bell)
  }

  deinit { stop(grace: .zero) }

  /// libmicrohttpd's version, such as `0.9.75`.
  package static var libraryVersion: String { String(cString: MHD_get_version()) }
  /// GnuTLS's version, such as `3.7.9`; nil where libmicrohttpd doesn't use it.
  package static var tlsVersion: String? { mhdx_gnutls_version().map { String(cString: $0) } }
  /// The libraries under GnuTLS, such as `nettle/3.8 gmp/6.2.1`; nil where they are not within the program.
  package static var beneathTLS: String? { mhdx_gnutls_beneath().map { String(cString: $0) } }
  /// Whether the C libraries lie within the program, and the machine's own are not asked for.
  package static var isInside: Bool { mhdx_is_inside() != 0 }
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

  /// Ends the connection of each answer from now on, and what would never end by itself; further connections are taken
  /// all the same, until ``stop(_:grace:)``.
  package func drain() {
    engine.isDraining.store(true, ordering: .sequentiallyConsistent)
    engine.bodies.stop()
  }

  /// Whether no request is under way: each that has begun has its answer, and that has gone out.
  package var isIdle: Bool { engine.inFlight.wait(timeout: .now()) == .success }

  private func refuseConnections() {
    engine.isDraining.store(true, ordering: .sequentiallyConsistent)
    acceptor.stop()
    // A stream of events ends when somebody says so, which nobody else will.
    engine.bodies.stop()
  }

  private func drain(until deadline: DispatchTime) {
    _ = engine.inFlight.wait(timeout: deadline)
    // Also where nothing was left: a connection that was kept may have begun the next request since.
    engine.forceAnswers()
    // What was just answered still has to go out.
    _ = engine.inFlight.wait(timeout: .now() + .seconds(1))
    engine.watchdog.cutAll()
    let end = DispatchTime.now() + .seconds(1)
    for worker in workers { worker.stop(by: end) }
    timer.source.cancel()
  }
}
