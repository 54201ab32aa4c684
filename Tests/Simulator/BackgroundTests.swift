import Dispatch
import Simulator
import TestKit
import Testing

/// Work that waits for others.
@Suite struct BackgroundTests {
  @Test func `as much as may be runs at once, and the rest when there is room`() throws {
    let (begun, may, ended) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    for _ in 0..<100 {
      Background.run {
        begun.signal()
        may.wait()
        ended.signal()
      }
    }
    let patience = DispatchTime.now() + .seconds(Patience.minutes * 60)
    for _ in 0..<64 { #expect(begun.wait(timeout: patience) == .success) }
    #expect(begun.wait(timeout: .now()) == .timedOut)
    for _ in 0..<100 { may.signal() }
    for _ in 0..<100 { #expect(ended.wait(timeout: patience) == .success) }
  }
}
