import Locks

/// What a handler sends bit by bit for as long as the client listens, such as Server-Sent Events.
package final class EventStream: Sendable {
  private struct State {
    var waiting: [UInt8] = []
    var isClosed = false
    /// The client was too slow; it gets nothing more, not even an end.
    var isCut = false
    var hasEnded = false
    var body: StreamedBody?
  }

  /// A client that is more than so many bytes behind is cut off.
  package static let maxBacklog = 1 << 20
  private let state = Guarded(State())
  private let onEnd: @Sendable () -> Void

  /// - Parameter onEnd: called once when the client is gone, the stream is, or the answer was never sent.
  package init(onEnd: @escaping @Sendable () -> Void = {}) { self.onEnd = onEnd }

  /// Sends bytes; false where nobody listens any more. May be called from any thread.
  @discardableResult
  package func push(_ bytes: [UInt8]) -> Bool {
    let (isOpen, isCut, body) = state.withLock { state -> (Bool, Bool, StreamedBody?) in
      guard !state.isClosed else { return (false, false, nil) }
      guard state.waiting.count + bytes.count <= Self.maxBacklog else {
        (state.isClosed, state.isCut, state.waiting) = (true, true, [])
        return (false, true, state.body)
      }
      state.waiting += bytes
      return (true, false, state.body)
    }
    if isCut { body?.cut() } else { body?.wake() }
    return isOpen
  }

  /// Ends the answer once what was pushed is sent. May be called from any thread.
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
      guard !state.waiting.isEmpty else { return state.isCut ? .failure : state.isClosed ? .end : .nothing }
      // A piece that shared the memory of the rest would have all of it copied in the next line.
      let piece = Array(state.waiting.prefix(most))
      state.waiting.removeFirst(piece.count)
      return .bytes(piece[...])
    }
  }

  fileprivate func begin(_ body: StreamedBody) { state.withLock { $0.body = body } }

  /// Nobody listens any more, or ever will.
  func end() {
    let isFirst = state.withLock { state in
      defer { (state.isClosed, state.hasEnded, state.body, state.waiting) = (true, true, nil, []) }
      return !state.hasEnded
    }
    if isFirst { onEnd() }
  }

  /// What has been pushed so far, for a client that reads no further.
  func takeAll() -> [UInt8] {
    state.withLock { state in
      defer { state.waiting = [] }
      return state.waiting
    }
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

  override func stops() { stream.close() }

  override func ended() { stream.end() }
}
