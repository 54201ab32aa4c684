import CMicroHTTPD
import Dispatch
import Locks
import Synchronization

/// How the bytes of an answer reach the client.
package enum Delivery: Sendable, Hashable {
  /// As they should.
  case whole
  /// Not at all: the connection is closed.
  case drop
  /// Only so many bytes of the body, of all that are promised; then the connection is closed.
  case truncate(Int)
  /// So many bytes of the body a second.
  case drip(Int)
}

/// A body that is made while it goes out, and may rest: while it has nothing to give, its connection is suspended and
/// costs no worker.
class RestingBody: @unchecked Sendable {
  // Unchecked: what changes lies in `rest`, and subclasses keep to that.
  private let rest = Guarded<Rest>(.awake)
  private let connection: LibraryConnection
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

  init(_ connection: OpaquePointer) { self.connection = LibraryConnection(pointer: connection) }

  /// The next bytes, at most `most`.
  func next(_ offset: Int, _ most: Int) -> Piece { .end }

  /// The answer has gone out, or the client is gone.
  func ended() {}

  /// Ends the connection, now or when it is asked next.
  final func cut() {
    isCut.store(true, ordering: .sequentiallyConsistent)
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
      MHD_resume_connection(connection.pointer)
    }
  }

  /// Asks for the next bytes; suspends the connection where there are none.
  ///
  /// - Parameter isEmpty: asked again under the lock, so that what comes in between is not slept through.
  final func sleep(unless hasMore: () -> Bool) {
    rest.withLock { rest in
      guard case .awake = rest, !hasMore(), !isCut.load(ordering: .sequentiallyConsistent) else { return }
      rest = .suspended
      MHD_suspend_connection(connection.pointer)
    }
  }

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
  private let isClosed = Atomic(false)

  func add(_ body: RestingBody) {
    body.registry = self
    bodies.withLock { $0[ObjectIdentifier(body)] = body }
    // A stop may have looked before this one came.
    if isClosed.load(ordering: .sequentiallyConsistent) { body.cut() }
  }

  func remove(_ body: RestingBody) { bodies.withLock { _ = $0.removeValue(forKey: ObjectIdentifier(body)) } }

  /// Ends those of a kind, now and later.
  func cutAll(where isMeant: (RestingBody) -> Bool = { _ in true }) {
    isClosed.store(true, ordering: .sequentiallyConsistent)
    for body in bodies.withLock({ Array($0.values) }) where isMeant(body) { body.cut() }
  }
}

/// Bytes at a pace.
final class DrippedBody: RestingBody, @unchecked Sendable {
  private let bytes: [UInt8]
  private let perSecond: Int
  private let started = DispatchTime.now().uptimeNanoseconds
  private static let queue = DispatchQueue(label: "transport.drip")

  init(_ connection: OpaquePointer, _ bytes: [UInt8], perSecond: Int) {
    self.bytes = bytes
    self.perSecond = max(perSecond, 1)
    super.init(connection)
  }

  private var allowed: Int {
    let elapsed = Double(DispatchTime.now().uptimeNanoseconds - started) / 1e9
    return Int(min(elapsed * Double(perSecond), Double(bytes.count)))
  }

  override func next(_ offset: Int, _ most: Int) -> Piece {
    let ready = allowed
    guard ready > offset else {
      sleep { allowed > offset }
      let wait = max(0.001, (Double(offset + 1) / Double(perSecond)) - Double(ready) / Double(perSecond))
      DrippedBody.queue.asyncAfter(deadline: .now() + min(wait, 1)) { [weak self] in self?.wake() }
      return .nothing
    }
    return .bytes(bytes[offset..<min(ready, offset + most)])
  }
}

/// What a handler sends bit by bit for as long as the client listens, such as Server-Sent Events.
package final class EventStream: Sendable {
  private struct State {
    var waiting: [UInt8] = []
    var isClosed = false
    var body: StreamedBody?
  }

  /// A client that is so many bytes behind is cut off.
  private static let maxBacklog = 1 << 20
  private let state = Guarded(State())
  private let onEnd: @Sendable () -> Void

  /// - Parameter onEnd: called once when the client is gone, or the stream is.
  package init(onEnd: @escaping @Sendable () -> Void = {}) { self.onEnd = onEnd }

  /// Sends bytes; false where nobody listens any more.
  @discardableResult
  package func push(_ bytes: [UInt8]) -> Bool {
    let (isOpen, body) = state.withLock { state -> (Bool, StreamedBody?) in
      guard !state.isClosed else { return (false, nil) }
      if state.waiting.count + bytes.count > Self.maxBacklog {
        state.isClosed = true
        return (false, state.body)
      }
      state.waiting += bytes
      return (true, state.body)
    }
    body?.wake()
    return isOpen
  }

  /// Ends the answer once what was pushed is sent.
  package func close() {
    let body = state.withLock { state in
      state.isClosed = true
      return state.body
    }
    body?.wake()
  }

  fileprivate var hasMore: Bool { state.withLock { $0.isClosed || !$0.waiting.isEmpty } }

  fileprivate func take(_ most: Int) -> RestingBody.Piece {
    state.withLock { state in
      guard !state.waiting.isEmpty else { return state.isClosed ? .end : .nothing }
      let piece = state.waiting.prefix(most)
      state.waiting.removeFirst(piece.count)
      return .bytes(ArraySlice(Array(piece)))
    }
  }

  fileprivate func begin(_ body: StreamedBody) { state.withLock { $0.body = body } }

  fileprivate func end() {
    state.withLock { state in
      state.isClosed = true
      state.body = nil
    }
    onEnd()
  }
}

/// The body that an event stream becomes.
final class StreamedBody: RestingBody, @unchecked Sendable {
  private let stream: EventStream

  init(_ connection: OpaquePointer, _ stream: EventStream) {
    self.stream = stream
    super.init(connection)
    stream.begin(self)
  }

  override func next(_ offset: Int, _ most: Int) -> Piece {
    let piece = stream.take(most)
    if case .nothing = piece { sleep { stream.hasMore } }
    return piece
  }

  override func ended() { stream.end() }
}

/// Where answers wait until their time has come.
enum DelayedAnswers {
  private static let queue = DispatchQueue(label: "transport.delay")

  static func after(_ milliseconds: Int64, _ work: @escaping @Sendable () -> Void) {
    queue.asyncAfter(deadline: .now() + .milliseconds(Int(clamping: milliseconds)), execute: work)
  }
}
