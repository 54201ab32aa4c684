import CMicroHTTPD
import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reads on from clients that were refused in the middle of sending. A socket that is closed with unread bytes is
/// reset, and a reset can overtake the answer, so that the client never learns why.
final class Linger: Sendable {
  /// More than these at a time are reset: a refused client has no claim on us.
  private static let most = 16
  private static let nanoseconds: Int64 = 2_000_000_000

  private let queue = DispatchQueue(label: "transport.linger", attributes: .concurrent)
  private let active = Atomic(0)
  private let drainBytes: Int

  init(drainBytes: Int) { self.drainBytes = drainBytes }

  /// Takes over from a connection whose socket is about to be closed.
  func takeOver(_ socket: Int32) {
    guard active.load(ordering: .relaxed) < Linger.most else { return }
    let copy = dup(socket)
    guard copy >= 0 else { return }
    active.wrappingAdd(1, ordering: .relaxed)
    _ = shutdown(copy, Int32(SHUT_WR))
    queue.async {
      Linger.drain(copy, bytes: self.drainBytes)
      close(copy)
      self.active.wrappingSubtract(1, ordering: .relaxed)
    }
  }

  private static func drain(_ socket: Int32, bytes: Int) {
    let end = Watchdog.now + nanoseconds
    var rest = bytes
    withUnsafeTemporaryAllocation(byteCount: 64 * 1024, alignment: 1) { piece in
      while rest > 0 {
        var entry = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
        let wait = (end - Watchdog.now) / 1_000_000
        guard wait > 0, poll(&entry, 1, Int32(wait)) > 0 else { return }
        let count = recv(socket, piece.baseAddress, piece.count, Int32(MSG_DONTWAIT))
        guard count > 0 else { return }
        rest -= count
      }
    }
  }
}
