import Dispatch
import Locks

/// Runs a body so many times at once, and hands back what each gave.
func inParallel<T: Sendable>(_ count: Int, _ body: @escaping @Sendable (Int) throws -> T) throws -> [T] {
  let results = Guarded<[Int: Result<T, any Error>]>([:])
  DispatchQueue.concurrentPerform(iterations: count) { index in
    let result = Result { try body(index) }
    results.withLock { $0[index] = result }
  }
  return try (0..<count).compactMap { index in try results.withLock { $0[index] }?.get() }
}
