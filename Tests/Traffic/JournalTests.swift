import JSON
import Rules
import TestKit
import Testing

@testable import Traffic

@Suite(.rule(.c4_1, .c4_4)) struct JournalTests {
  private func journal(_ ids: [UInt64], entries: Int = 100, bytes: Int = 1 << 20) -> Journal {
    var limits = Journal.Limits()
    (limits.entries, limits.bytes) = (entries, bytes)
    var journal = Journal(limits: limits)
    for id in ids { journal.append(entry(id)) }
    return journal
  }

  @Test(
    arguments: [
      ([1, 2, 3], [1, 2, 3]), ([2, 1, 3], [1, 2, 3]), ([3, 2, 1], [1, 2, 3]), ([5, 9, 7, 6], [5, 6, 7, 9]),
    ] as [([UInt64], [UInt64])])
  func `entries lie in the order of their numbers`(came: [UInt64], lie: [UInt64]) {
    let journal = journal(came)
    #expect(journal.entries.map(\.id) == lie)
    for id in lie { #expect(journal[id: id]?.id == id) }
    for id in [0, 4, 100] as [UInt64] { #expect(journal[id: id] == nil) }
  }

  @Test func `it is bounded in entries, and says what it has lost`() {
    var journal = journal(Array(1...10), entries: 4)
    #expect(journal.entries.map(\.id) == [7, 8, 9, 10])
    #expect(journal.evictedThrough == 6)
    // One that comes late is the oldest, and the first to go.
    journal.append(entry(3))
    #expect(journal.entries.map(\.id) == [7, 8, 9, 10])
    #expect(journal.evictedThrough == 6)
    #expect(journal.bytes == journal.entries.reduce(0) { $0 + $1.cost })
  }

  @Test func `it is bounded in bytes, but keeps the latest however large`() {
    let large = Message.Body.whole(Array(repeating: 0, count: 5000))
    var journal = journal([1, 2], bytes: 4000)
    let more = journal.append(entry(3, request: large))
    #expect(more > 0)
    #expect(journal.entries.map(\.id) == [3])
    let less = journal.append(entry(4))
    #expect(less < 0)
    #expect(journal.entries.map(\.id) == [4])
  }

  @Test func `emptying counts as losing`() {
    var journal = journal([1, 2])
    journal.removeAll(through: 5)
    #expect((journal.count, journal.bytes, journal.evictedThrough) == (0, 0, 5))
    let nothing = journal.evict()
    #expect(nothing == 0)
    journal.append(entry(6))
    #expect(journal.entries.map(\.id) == [6])
  }

  @Test func `a reader who goes on from the last one seen misses none`() {
    let journal = journal(Array(1...25))
    var filter = Journal.Filter()
    filter.limit = 10
    #expect(journal.entries(filter).map(\.id) == Array(16...25))
    filter.after = 0
    var seen: [UInt64] = []
    while true {
      let page = journal.entries(filter).map(\.id)
      guard let last = page.last else { break }
      seen += page
      filter.after = last
    }
    #expect(seen == Array(1...25))
  }

  @Test func `entries are filtered by operation, status and level`() {
    var journal = journal([1])
    let warning = Remark(Note(.unknownParameter, "text", hint: "hint"))
    journal.append(entry(2, operation: "other", remarks: [warning]))
    journal.append(entry(3, operation: nil, status: 404))
    func ids(_ change: (inout Journal.Filter) -> Void) -> [UInt64] {
      var filter = Journal.Filter()
      change(&filter)
      return journal.entries(filter).map(\.id)
    }
    #expect(ids { $0.operation = "other" } == [2])
    #expect(ids { $0.status = 404 } == [3])
    #expect(ids { $0.level = .info } == [2])
    #expect(ids { $0.level = .error } == [])
    #expect(ids { $0.limit = 0 } == [])
  }

  @Test func `an archive begins a request when it came, to the millisecond, and says what it can't show`() throws {
    let log = HAR.document(
      [
        entry(1, request: .notKept(70_000, "abc"), duration: 1_340_000),
        entry(2, request: .whole([0xFF]), response: nil),
      ], version: "1", base: "http://a/w/x")["log"]
    let entries = try #require(log?["entries"]?.arrayValue)
    #expect(log?["creator"]?["version"]?.stringValue == "1")
    #expect(entries[0]["startedDateTime"]?.stringValue == "2026-03-02T08:00:01.005+01:00")
    #expect(entries[0]["time"]?.intValue == 1340)
    #expect(entries[0]["request"]?["url"]?.stringValue == "http://a/w/x/v1/arbetsorder/101")
    #expect(entries[0]["request"]?["postData"]?["comment"]?.stringValue == "70000 bytes, not shown; fingerprint abc")
    #expect(entries[0]["request"]?["queryString"]?.arrayValue?.first?["value"]?.stringValue == "b c")
    #expect(entries[0]["response"]?["content"]?["text"]?.stringValue == "{}")
    #expect(entries[0]["_worldTime"]?.stringValue == "2026-03-02T08:00:00+01:00")
    #expect(entries[1]["request"]?["postData"]?["comment"]?.stringValue == "1 bytes, not shown")
    #expect(entries[1]["response"]?["status"]?.intValue == 0)
  }

  @Test func `coverage counts, and names what was never seen`() {
    var coverage = Coverage()
    let steps = [StatusTransition(from: nil, to: "A"), StatusTransition(from: "A", to: "B")]
    coverage.record(entry(1, status: 201).exchange, [steps[0]])
    coverage.record(entry(2, status: 404, remarks: [Remark(Note(.unknownParameter, "t", hint: ""))]).exchange, [])
    coverage.record(entry(3, operation: nil).exchange, [StatusTransition(from: "X", to: "Y")])
    let seen = coverage.json(
      Coverage.Universe(
        operations: ["read", "write"], transitions: steps, codes: [("unknown-parameter", "1.8"), ("other", "2")]))
    #expect(
      seen["operations"].map(text) == """
        [{"operation":"read","count":2,"statuses":[{"status":201,"count":1},{"status":404,"count":1}]},\
        {"operation":"write","count":0,"statuses":[]}]
        """)
    #expect(
      seen["transitions"].map(text) == """
        [{"from":null,"to":"A","count":1},{"from":"A","to":"B","count":0},{"from":"X","to":"Y","count":1}]
        """)
    #expect(
      seen["never"].map(text) == """
        {"operations":["write"],"transitions":[{"from":"A","to":"B"}],"codes":["other"]}
        """)
  }
}
