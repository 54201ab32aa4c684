import CMicroHTTPD
import Dispatch
import Locks
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A client's connection, as the watchdog sees it.
final class Connection: Sendable {
  let library: LibraryConnection
  let socket: Int32
  /// The index of the worker whose it is.
  let worker: Int
  /// 0 while a request is served; negative: the header fields, or the body, must have come by this instant; positive:
  /// silent since.
  let phase: Atomic<Int64>
  /// Whether the client may still be sending when the socket is closed.
  let lingers = Atomic(false)
  /// The request that it is at. Only its worker touches this, and what follows.
  nonisolated(unsafe) var exchange: Exchange?
  /// Bytes of all requests that were answered; nil where they could not be counted.
  nonisolated(unsafe) var counted: Int64? = 0
  /// Those of the latest request.
  nonisolated(unsafe) var fields = RememberedFields()
  /// Whether the first line of a request has ever been read.
  nonisolated(unsafe) var hasServed = false

  init(_ library: LibraryConnection, socket: Int32, worker: Int, deadline: Int64) {
    self.library = library
    self.socket = socket
    self.worker = worker
    phase = Atomic(-deadline)
  }
}

/// Cuts clients that trickle their header fields or their body. libmicrohttpd only notices silence, and who sends a
/// byte now and then is never silent.
final class Watchdog: Sendable {
  private let connections = Guarded<[ObjectIdentifier: Connection]>([:])
  private let isEnding = Atomic(false)
  private let headerDeadline: Int64
  private let bodyGrace: Int64
  private let idle: Int64

  init(limits: TransportLimits) {
    headerDeadline = limits.headerDeadline.nanoseconds
    bodyGrace = limits.bodyGrace.nanoseconds
    idle = limits.idle.nanoseconds
  }

  static var now: Int64 { Int64(truncatingIfNeeded: DispatchTime.now().uptimeNanoseconds) }

  /// How often to look, in nanoseconds.
  var interval: Int64 { max(20_000_000, min(headerDeadline / 4, bodyGrace / 4, 1_000_000_000)) }

  /// A new connection has the deadline at once.
  func opened(_ library: LibraryConnection, socket: Int32, worker: Int) -> Connection {
    let connection = Connection(library, socket: socket, worker: worker, deadline: Watchdog.now + headerDeadline)
    connections.withLock { $0[ObjectIdentifier(connection)] = connection }
    // A stop may have looked before this one came.
    if isEnding.load(ordering: .sequentiallyConsistent) { _ = shutdown(socket, Int32(SHUT_RDWR)) }
    return connection
  }

  /// To be called before the socket is closed, since its number is free for others afterwards.
  func closes(_ connection: Connection) {
    connections.withLock { _ = $0.removeValue(forKey: ObjectIdentifier(connection)) }
  }

  /// Those of a worker.
  func connections(of worker: Int) -> [Connection] {
    connections.withLock { $0.values.filter { $0.worker == worker } }
  }

  /// Ends all connections, now and later.
  func cutAll() {
    isEnding.store(true, ordering: .sequentiallyConsistent)
    connections.withLock { for connection in $0.values { _ = shutdown(connection.socket, Int32(SHUT_RDWR)) } }
  }

  /// Looks at all connections once.
  func look() {
    let now = Watchdog.now
    connections.withLock { connections in
      for connection in connections.values where isOverdue(connection, now) {
        _ = shutdown(connection.socket, Int32(SHUT_RDWR))
      }
    }
  }

  private func isOverdue(_ connection: Connection, _ now: Int64) -> Bool {
    let phase = connection.phase.load(ordering: .relaxed)
    if phase == 0 { return false }
    if phase < 0 { return now > -phase }
    let silence = mhdx_milliseconds_since_data(connection.socket)
    // Where the system doesn't tell when data came, the next request must be complete before the silence and the
    // deadline are over.
    if silence < 0 { return now - phase > idle + headerDeadline }
    // The kernel counts in ticks of up to 10 ms.
    if now - silence * 1_000_000 > phase + 10_000_000 {
      // The worker may have read the header fields in the meantime; then its 0 stands.
      _ = connection.phase.compareExchange(expected: phase, desired: -(now + headerDeadline), ordering: .relaxed)
    }
    return false
  }
}
