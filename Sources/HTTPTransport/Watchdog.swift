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
  let socket: Int32
  /// 0 while a request is served; negative: the header fields must have come by this instant; positive: silent since.
  let phase: Atomic<Int64>
  /// Whether the client may still be sending when the socket is closed.
  let lingers = Atomic(false)

  init(socket: Int32, deadline: Int64) {
    self.socket = socket
    phase = Atomic(-deadline)
  }
}

/// Cuts clients that trickle their header fields. libmicrohttpd only notices silence, and who sends a byte now and then
/// is never silent.
final class Watchdog: Sendable {
  private let connections = Guarded<[ObjectIdentifier: Connection]>([:])
  private let headerDeadline: Int64
  private let idle: Int64

  init(limits: TransportLimits) {
    headerDeadline = limits.headerDeadline.nanoseconds
    idle = limits.idle.nanoseconds
  }

  static var now: Int64 { Int64(truncatingIfNeeded: DispatchTime.now().uptimeNanoseconds) }

  /// How often to look, in nanoseconds.
  var interval: Int64 { max(20_000_000, min(headerDeadline / 4, 1_000_000_000)) }

  /// A new connection has the deadline at once.
  func opened(socket: Int32) -> Connection {
    let connection = Connection(socket: socket, deadline: Watchdog.now + headerDeadline)
    connections.withLock { $0[ObjectIdentifier(connection)] = connection }
    return connection
  }

  /// To be called before the socket is closed, since its number is free for others afterwards.
  func closes(_ connection: Connection) {
    connections.withLock { _ = $0.removeValue(forKey: ObjectIdentifier(connection)) }
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
