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

  @Test(arguments: [
    (1, 1), (500, 500), (1000, 1000), (60_000, 60_000), (10_000_000, 10_000_000),
  ])
  func `at a rate a second of the machine is so many thousandths of a second`(_ rate: Int64, gained: Int64) {
    var clock = Clock(offset: 500)
    clock.run(rate, at(1000))
    #expect(clock.now(at(1000)) == at(1500), "nothing jumps")
    #expect(clock.now(at(2000)) == at(1500 + gained))
    #expect(clock.now(at(4000)) == at(1500 + 3 * gained))
  }

  @Test
  func `another rate counts from where the clock is, not from the start`() {
    var clock = Clock()
    clock.run(60_000, at(0))
    clock.run(2000, at(1000))
    #expect(clock.now(at(2000)) == at(62_000))
    clock.run(1000, at(2000))
    #expect(clock.now(at(3000)) == at(63_000))
  }

  @Test
  func `a clock that stands keeps its rate for when it is let go`() {
    var clock = Clock()
    clock.freeze(true, at(0))
    clock.run(60_000, at(1000))
    #expect(clock.now(at(9000)) == at(0))
    clock.freeze(false, at(9000))
    #expect(clock.now(at(10_000)) == at(60_000))
  }

  @Test
  func `set moves a clock that runs fast, and it runs fast from there`() {
    var clock = Clock()
    clock.run(60_000, at(0))
    clock.set(at(5), at(7000))
    #expect(clock.now(at(8000)) == at(60_005))
  }

  @Test
  func `a machine that is set a thousand years ahead stops nothing`() {
    var clock = Clock()
    clock.run(10_000_000, at(0))
    #expect(clock.now(at(.max / 2)) == at(.max))
  }
}
