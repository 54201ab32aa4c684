import CMicroHTTPD
import Locks

/// Something that rests together with its suspended connection, and can be made to let it go.
protocol Resting: AnyObject, Sendable {
  /// Gives up what it waits for, so that its connection is resumed before this returns, or already was.
  func giveUp()
}

/// The only place where connections are suspended and resumed, and so the one that knows which are.
///
/// libmicrohttpd ends the process where a worker is stopped while one of its connections is suspended. After
/// ``close()`` none is, and none will be.
final class Parking: Sendable {
  private struct State {
    var isClosed = false
    var resting: [ObjectIdentifier: any Resting] = [:]
  }

  private let state = Guarded(State())

  /// Suspends a connection; from its worker alone. False where nothing may rest any more: then its answer must come
  /// now.
  func suspend(_ connection: LibraryConnection, for guest: any Resting) -> Bool {
    state.withLock { state in
      guard !state.isClosed else { return false }
      state.resting[ObjectIdentifier(guest)] = guest
      MHD_suspend_connection(connection.pointer)
      return true
    }
  }

  /// Lets a connection that was suspended go on; from any thread.
  func resume(_ connection: LibraryConnection, for guest: any Resting) {
    state.withLock { state in
      state.resting[ObjectIdentifier(guest)] = nil
      MHD_resume_connection(connection.pointer)
    }
  }

  /// Lets nothing rest from now on, and resumes all that does.
  func close() {
    let resting = state.withLock { state in
      state.isClosed = true
      return Array(state.resting.values)
    }
    // Not under the lock: each of them takes its own before it comes back to be resumed.
    for guest in resting { guest.giveUp() }
  }
}
