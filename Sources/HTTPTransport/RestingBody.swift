import CMicroHTTPD
import Locks
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A body that is made while it goes out, and may rest: while it has nothing to give, its connection is suspended and
/// costs no worker.
class RestingBody: Resting, @unchecked Sendable {
  // Unchecked: what changes lies in `rest`, and subclasses keep to that.
  private let rest = Guarded<Rest>(.awake)
  let connection: LibraryConnection
  private let socket: Int32
  private let isCut = Atomic(false)
  fileprivate var registry: BodyRegistry?

  private enum Rest {
    case awake
    case suspended
    /// Nothing rests any more.
    case over
  }

  /// What a body gives when it is asked.
  enum Piece {
    case bytes(ArraySlice<UInt8>)
    /// Nothing yet: it wakes the connection when there is.
    case nothing
    case end
    /// The connection is to be closed.
    case failure
  }

  init(_ connection: OpaquePointer) {
    self.connection = LibraryConnection(pointer: connection)
    socket = mhdx_socket(connection)
  }

  /// The next bytes, at most `most`.
  func next(_ offset: Int, _ most: Int) -> Piece { .end }

  /// The listener is about to stop: what would never end by itself ends now.
  func stops() {}

  /// The answer has gone out, or the client is gone.
  func ended() {}

  /// Ends the connection, also where it waits for a client that does not read and would not be asked again.
  final func cut() {
    isCut.store(true, ordering: .sequentiallyConsistent)
    rest.withLock { rest in
      if case .over = rest { return }
      // The library closes the socket only when the body is finished, so it is still this connection's.
      _ = shutdown(socket, Int32(SHUT_RDWR))
    }
    wake()
  }

  /// The next bytes, or that it was cut.
  final func asked(_ offset: Int, _ most: Int) -> Piece {
    isCut.load(ordering: .sequentiallyConsistent) ? .failure : next(offset, most)
  }

  /// Lets the connection go on, if it rests.
  final func wake() {
    rest.withLock { rest in
      guard case .suspended = rest else { return }
      rest = .awake
      registry?.parking.resume(connection, for: self)
    }
  }

  /// Suspends the connection until it is woken.
  ///
  /// - Parameter hasMore: asked again under the lock, so that what comes in between is not slept through.
  final func sleep(unless hasMore: () -> Bool) {
    rest.withLock { rest in
      guard case .awake = rest, !hasMore(), !isCut.load(ordering: .sequentiallyConsistent) else { return }
      if let registry, registry.parking.suspend(connection, for: self) {
        rest = .suspended
      } else {
        isCut.store(true, ordering: .sequentiallyConsistent)
      }
    }
  }

  final func giveUp() { cut() }

  /// Nothing of the connection may be touched any more.
  final func finish() {
    rest.withLock { $0 = .over }
    registry?.remove(self)
    ended()
  }
}

/// The bodies that are on their way, so that a stop can end them.
final class BodyRegistry: Sendable {
  private let bodies = Guarded<[ObjectIdentifier: RestingBody]>([:])
  private let isStopping = Atomic(false)
  private let isForced = Atomic(false)
  fileprivate let parking: Parking

  init(parking: Parking) { self.parking = parking }

  func add(_ body: RestingBody) {
    body.registry = self
    bodies.withLock { $0[ObjectIdentifier(body)] = body }
    // A stop may have looked before this one came.
    if isStopping.load(ordering: .sequentiallyConsistent) { body.stops() }
    if isForced.load(ordering: .sequentiallyConsistent) { body.cut() }
  }

  func remove(_ body: RestingBody) { bodies.withLock { _ = $0.removeValue(forKey: ObjectIdentifier(body)) } }

  private var all: [RestingBody] { bodies.withLock { Array($0.values) } }

  /// Ends what would never end by itself, now and later; the others have the grace of the stop.
  func stop() {
    isStopping.store(true, ordering: .sequentiallyConsistent)
    for body in all { body.stops() }
  }

  /// Ends all, now and later.
  func cutAll() {
    isForced.store(true, ordering: .sequentiallyConsistent)
    for body in all { body.cut() }
  }
}
