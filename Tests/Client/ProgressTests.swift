import Testing

@testable import Client

/// A clock that the test sets, and the lines that were shown.
private final class Bench {
  var now = Duration.zero
  private(set) var lines: [String] = []
  private(set) var asked = 0

  func progress(isSeen: Bool = true) -> Progress {
    Progress(
      elapsed: {
        self.asked += 1
        return self.now
      }, show: isSeen ? { self.lines.append($0) } : nil)
  }
}

@Suite struct ProgressTests {
  @Test func `nothing is shown in the first second, nor taken away`() {
    let bench = Bench()
    let progress = bench.progress()
    bench.now = .milliseconds(999)
    progress.tell("reading", 1, of: 2, .bytes)
    progress.say("reading")
    progress.end()
    #expect(bench.lines == [])
  }

  @Test func `a line says what is done, how much and how fast, five times a second at most`() {
    let bench = Bench()
    let progress = bench.progress()
    progress.tell("reading stor.yaml", 0, of: 25_165_824, .bytes)
    bench.now = .seconds(2)
    progress.tell("reading stor.yaml", 12_897_485, of: 25_165_824, .bytes)
    bench.now += .milliseconds(199)
    progress.tell("reading stor.yaml", 13_000_000, of: 25_165_824, .bytes)
    bench.now += .milliseconds(1)
    progress.say("looking")
    bench.now += .milliseconds(200)
    progress.tell("filling", 1_024, of: 1_204_000, .rows)
    bench.now += .milliseconds(500)
    progress.tell("filling", 601_024, of: 1_204_000, .rows)
    bench.now += .seconds(1)
    progress.tell("checking", 999, .rows)
    progress.end()
    progress.end()
    #expect(
      bench.lines == [
        "reading stor.yaml: 12.3 of 24.0 MiB, 6.2 MiB/s", "looking", "filling: 1,024 of 1,204,000 rows",
        "filling: 601,024 of 1,204,000 rows, 1,202,048 rows/s", "checking: 999 rows", "",
      ])
  }

  @Test func `where nobody looks the clock is not asked`() {
    let bench = Bench()
    let progress = bench.progress(isSeen: false)
    bench.now = .seconds(9)
    progress.tell("reading", 1, .rows)
    progress.say("reading")
    progress.end()
    #expect(bench.asked == 0)
  }
}
