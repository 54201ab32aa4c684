package import Dispatch

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How long a test waits for what must come: a minute, or as many as `FAST2SIM_TEST_PATIENCE` says, since a sanitizer makes
/// everything slow.
///
/// Swift Testing's `timeLimit` would count the time for which a test waits for its turn among all others: one that had
/// nothing to wait for has failed by it.
package enum Patience {
  /// At least 1.
  package static let minutes =
    getenv("FAST2SIM_TEST_PATIENCE").flatMap { Int(String(cString: $0)) }.map { max(1, $0) } ?? 1

  /// What must come did not.
  package struct Lost: Error, CustomStringConvertible {
    package let description: String
  }

  /// Lets other threads run until a condition holds.
  ///
  /// - Throws: `Lost`.
  package static func until(_ condition: () -> Bool) throws(Lost) {
    let end = DispatchTime.now() + .seconds(minutes * 60)
    while !condition() {
      guard DispatchTime.now() < end else { throw Lost(description: "it does not hold after \(minutes) min") }
      sched_yield()
    }
  }
}

extension DispatchSemaphore {
  /// Waits for a signal, but not for ever.
  ///
  /// - Throws: `Patience.Lost`.
  package func signalled() throws(Patience.Lost) {
    guard wait(timeout: .now() + .seconds(Patience.minutes * 60)) == .success else {
      throw Patience.Lost(description: "nobody has signalled for \(Patience.minutes) min")
    }
  }
}
