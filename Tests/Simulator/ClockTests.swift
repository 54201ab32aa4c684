import Rules
import Simulator
import TestKit
import Testing
import Tid

@Suite(.rule(.c1_6)) struct ClockArithmeticTests {
  private func at(_ milliseconds: Int64) -> Tidpunkt { Tidpunkt(millisekunder: milliseconds) }

  @Test
  func `a running clock follows the machine's at its distance`() {
    let clock = Clock(offset: 500)
    #expect(clock.now(at(1000)) == at(1500))
    #expect(clock.now(at(3000)) == at(3500))
    #expect(Clock(offset: -500).now(at(1000)) == at(500))
  }

  @Test
  func `a frozen clock shows one instant, however often it is frozen`() {
    var clock = Clock(offset: 500)
    clock.freeze(true, at(1000))
    #expect(clock.frozen == at(1500))
    #expect(clock.now(at(9000)) == at(1500))
    clock.freeze(true, at(9000))
    #expect(clock.now(at(9500)) == at(1500))
  }

  @Test
  func `a clock that is let go runs on from where it stood`() {
    var clock = Clock(offset: 500)
    clock.freeze(true, at(1000))
    clock.freeze(false, at(9000))
    #expect(clock.frozen == nil)
    #expect(clock.now(at(9000)) == at(1500))
    clock.freeze(false, at(9200))
    #expect(clock.now(at(9300)) == at(1800))
  }

  @Test
  func `set moves a running clock and a frozen one, and neither becomes the other`() {
    var clock = Clock()
    clock.set(at(7000), at(1000))
    #expect(clock.now(at(2000)) == at(8000))
    clock.freeze(true, at(2000))
    clock.set(at(50), at(3000))
    #expect(clock.now(at(4000)) == at(50))
    clock.freeze(false, at(5000))
    #expect(clock.now(at(5010)) == at(60))
  }
}
