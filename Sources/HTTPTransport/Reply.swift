import Locks

/// The way back to the client of one request. The first answer counts; the others are dropped.
///
/// A reply that goes away unanswered answers ``Response/internalError``, so that no client waits for ever.
package final class Reply: Sendable {
  private let answer: Answer

  init(_ answer: Answer) { self.answer = answer }

  /// Answers the request, when the answer's delay has passed; may be called from any thread, also while `handle` still
  /// runs. Until then the connection is suspended and costs no worker.
  package func send(_ response: consuming Response) {
    guard response.delay > 0 else { return answer.send(response) }
    // The reply itself must live until then: one that goes away answers with an error.
    let late = response
    DelayedAnswers.after(late.delay) { self.answer.send(late) }
  }

  deinit { answer.send(.internalError) }
}

/// Where an answer waits until a worker takes it.
///
/// Either the answer comes first and the worker finds it, or the worker parks the connection first and the answer wakes
/// it. Both happen under the same lock, so that neither can miss the other.
final class Answer: Resting {
  private enum State {
    case open
    case parked(resume: @Sendable () -> Void)
    case answered(Response)
    case taken
  }

  private let state = Guarded(State.open)

  func send(_ response: Response) {
    let isLate = state.withLock { state in
      switch state {
      case .open: state = .answered(response)
      case .parked(let resume):
        state = .answered(response)
        resume()
      case .answered, .taken: return true
      }
      return false
    }
    if isLate { response.events?.end() }
  }

  func giveUp() { send(.stopping) }

  deinit {
    // The client went before its answer was taken: whoever pushes into it must learn that.
    let events = state.withLock { state -> EventStream? in
      guard case .answered(let response) = state else { return nil }
      return response.events
    }
    events?.end()
  }

  /// The answer, where it has come already: most handlers answer before they return.
  func taken() -> Response? { state.withLock { Self.take(&$0) } }

  private static func take(_ state: inout State) -> Response? {
    guard case .answered = state else { return nil }
    // Changed for it, not copied.
    var taken = State.taken
    swap(&taken, &state)
    guard case .answered(let response) = consume taken else { return nil }
    return response
  }

  /// The answer if there is one. Otherwise parks: `suspend` runs before anybody can resume, and where it may not the
  /// answer is ``Response/stopping``.
  func takeOrPark(suspend: () -> Bool, resume: @escaping @Sendable () -> Void) -> Response? {
    state.withLock { state in
      if let response = Self.take(&state) { return response }
      guard case .open = state else { return nil }
      guard suspend() else {
        state = .taken
        return .stopping
      }
      state = .parked(resume: resume)
      return nil
    }
  }
}
