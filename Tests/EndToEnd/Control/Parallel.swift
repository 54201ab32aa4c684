import Dispatch
import Foundation
import Locks

/// Runs a body so many times at once, each on a thread of its own, and hands back what each gave. Dispatch would run at
/// once only as many as there are cores, and on one core those that wait for another would wait for ever.
func inParallel<T: Sendable>(_ count: Int, _ body: @escaping @Sendable (Int) throws -> T) throws -> [T] {
  let results = Guarded<[Int: Result<T, any Error>]>([:])
  let group = DispatchGroup()
  for index in 0..<count {
    group.enter()
    Thread.detachNewThread {
      defer { group.leave() }
      let result = Result { try body(index) }
      results.withLock { $0[index] = result }
    }
  }
  group.wait()
  return try (0..<count).compactMap { index in try results.withLock { $0[index] }?.get() }
}
