import CMicroHTTPD
import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Takes connections from a listening socket, on a thread of its own, and hands each to the worker that has fewest.
///
/// libmicrohttpd would listen by itself, but can't be told to stop: `MHD_quiesce_daemon` takes the socket out of what a
/// worker waits for while the worker may do the same, and who comes second ends the process (0.9.75,
/// `docs/decisions/0009-our-own-listening.md`). This thread ends between two connections, and everything else after it.
final class Acceptor: Sendable {
  /// How long to leave a system alone that has no descriptors or memory for one more connection, unless a connection
  /// ends before, in milliseconds.
  private static let pause: Int32 = 100

  private let socket: ListeningSocket
  private let workers: [Worker]
  private let limit: Int
  private let bell: Bell
  private let isStopping = Atomic(false)
  private let ended = DispatchSemaphore(value: 0)

  /// Begins to accept.
  ///
  /// - Parameters:
  ///   - limit: how many connections there may be at a time; further ones wait in the system's queue.
  ///   - bell: rung by a worker whose connection has ended.
  init(_ socket: ListeningSocket, workers: [Worker], limit: Int, bell: Bell) {
    self.socket = socket
    self.workers = workers
    self.limit = limit
    self.bell = bell
    DispatchQueue(label: "transport.accept").async {
      self.run()
      self.ended.signal()
    }
  }

  /// Returns when no further connection can come: the port refuses them. To be called once.
  func stop() {
    isStopping.store(true, ordering: .sequentiallyConsistent)
    bell.ring()
    ended.wait()
    close(socket.descriptor)
  }

  private func run() {
    while !isStopping.load(ordering: .sequentiallyConsistent) {
      guard hasRoom else {
        bell.arm()
        // A connection that has ended since may not have known that somebody waits.
        if !hasRoom { bell.wait() }
        continue
      }
      switch accept() {
      case .taken, .gone: continue
      case .nobody: bell.wait(orFor: socket.descriptor)
      case .refused:
        bell.arm()
        bell.wait(atMost: Acceptor.pause)
      }
    }
  }

  private var hasRoom: Bool { workers.reduce(0) { $0 + $1.connections } < limit }

  private enum Outcome {
    case taken
    /// No connection waits.
    case nobody
    /// A client was gone before it was taken.
    case gone
    /// The system can't take it now, and may say so again at once.
    case refused
  }

  private func accept() -> Outcome {
    var address = sockaddr_storage()
    var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
    return withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        let client = mhdx_accept(socket.descriptor, address, &size)
        guard client >= 0 else {
          switch errno {
          case EAGAIN, EWOULDBLOCK: return .nobody
          case EINTR, ECONNABORTED: return .gone
          default: return .refused
          }
        }
        workers.min { $0.connections < $1.connections }?.take(client, address, size)
        return .taken
      }
    }
  }
}

/// Wakes the one thread that waits at it, from any thread.
final class Bell: Sendable {
  private let reader: Int32
  private let writer: Int32
  private let isArmed = Atomic(false)

  /// Nil where the system has no descriptors left.
  init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    (reader, writer) = (ends[0], ends[1])
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      // Who rings must not wait for who sleeps; a full pipe wakes as well as a byte more.
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
  }

  deinit {
    close(reader)
    close(writer)
  }

  /// Wakes who waits now, or will next.
  func ring() {
    var byte: UInt8 = 0
    _ = write(writer, &byte, 1)
  }

  /// Asks to be rung by ``ringIfArmed()``, once.
  func arm() { isArmed.store(true, ordering: .sequentiallyConsistent) }

  /// The same as ``ring()`` where somebody has asked for it: connections end all the time, and hardly ever does
  /// anybody wait for that.
  func ringIfArmed() {
    guard isArmed.load(ordering: .sequentiallyConsistent),
      isArmed.exchange(false, ordering: .sequentiallyConsistent)
    else { return }
    ring()
  }

  /// Waits until it rings, something can be read of a descriptor, or the milliseconds are over; it may return earlier.
  func wait(orFor other: Int32? = nil, atMost milliseconds: Int32 = -1) {
    // A negative descriptor is left out.
    var entries = [reader, other ?? -1].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    guard poll(&entries, nfds_t(entries.count), milliseconds) > 0, entries[0].revents != 0 else { return }
    var bytes = [UInt8](repeating: 0, count: 64)
    _ = read(reader, &bytes, bytes.count)
  }
}
