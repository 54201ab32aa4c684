import Dispatch
import Locks
import Testing

/// `scripts/sanitize thread` runs these too: what they touch from many threads must be reported by nobody.
struct GuardedTests {
  private final class Counter {
    var value = 0
  }

  private final class Token: Sendable {}

  private struct Refused: Error {}

  @Test func `threads take turns with the value`() {
    let counter = Guarded(Counter())
    let list = Guarded<[Int]>([])
    DispatchQueue.concurrentPerform(iterations: 8) { thread in
      for _ in 0..<500 {
        counter.withLock { $0.value += 1 }
        list.withLock { $0.append(thread) }
      }
    }
    #expect(counter.withLock { $0.value } == 4000)
    #expect(list.withLock { list in (0..<8).allSatisfy { thread in list.count { $0 == thread } == 500 } })
  }

  @Test func `an error is passed on, and the lock is free again`() {
    let number = Guarded(1)
    #expect(throws: Refused.self) {
      try number.withLock { number throws(Refused) in
        number = 2
        throw Refused()
      }
    }
    #expect(number.withLock { $0 } == 2)
  }

  @Test func `the value goes when the lock goes`() {
    weak var seen: Token?
    func use() {
      let token = Token()
      seen = token
      let kept = Guarded([token])
      #expect(kept.withLock { $0.count } == 1)
      #expect(seen != nil)
    }
    use()
    #expect(seen == nil)
  }
}
