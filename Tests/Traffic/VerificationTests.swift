import JSON
import Rules
import TestKit
import Testing

@testable import Traffic

@Suite(.rule(.c4_4)) struct VerificationTests {
  /// Four requests: `a`, `b`, `a`, `c`.
  private func journal(lost: UInt64 = 0) -> Journal {
    var journal = Journal()
    if lost > 0 { journal.removeAll(through: lost) }
    for (index, name) in ["a", "b", "a", "c"].enumerated() {
      let body = Message.Body.whole(Array("{\"n\": \(index)}".utf8))
      journal.append(entry(lost + UInt64(index) + 1, "POST", "/\(name)", operation: name, request: body))
    }
    return journal
  }

  private func verdict(_ question: String, _ journal: Journal) throws -> String {
    let value = try json(question)
    #expect(Verification.schema.problem(with: value) == nil)
    return switch try Verification(value).verdict(journal) {
    case .met(let ids): "met \(ids)"
    case .failed: "failed"
    case .inconclusive: "inconclusive"
    }
  }

  @Test(arguments: [
    ("{}", "met [1, 2, 3, 4]", "met [2, 3, 4, 5]"),
    ("{\"operation\": \"a\"}", "met [1, 3]", "met [2, 4]"),
    ("{\"operation\": \"x\"}", "failed", "inconclusive"),
    ("{\"operation\": \"a\", \"count\": {\"min\": 3}}", "failed", "inconclusive"),
    ("{\"operation\": \"a\", \"count\": {\"max\": 2}}", "met [1, 3]", "inconclusive"),
    ("{\"operation\": \"a\", \"count\": {\"max\": 1}}", "failed", "failed"),
    ("{\"operation\": \"a\", \"count\": {\"exactly\": 2}}", "met [1, 3]", "inconclusive"),
    ("{\"operation\": \"a\", \"count\": {\"exactly\": 3}}", "failed", "inconclusive"),
    ("{\"operation\": \"x\", \"none\": true}", "met []", "inconclusive"),
    ("{\"operation\": \"a\", \"none\": true}", "failed", "failed"),
    ("{\"sequence\": [{\"operation\": \"a\"}, {\"operation\": \"c\"}]}", "met [1, 4]", "met [2, 5]"),
    ("{\"sequence\": [{\"operation\": \"a\"}, {\"operation\": \"a\"}]}", "met [1, 3]", "met [2, 4]"),
    ("{\"sequence\": [{\"operation\": \"c\"}, {\"operation\": \"a\"}]}", "failed", "inconclusive"),
    ("{\"sequence\": [{\"operation\": \"a\"}, {\"operation\": \"c\"}], \"strict\": true}", "met [3, 4]", "met [4, 5]"),
    ("{\"sequence\": [{\"operation\": \"b\"}, {\"operation\": \"c\"}], \"strict\": true}", "failed", "inconclusive"),
  ])
  func `what is answered while all is there, and when some is lost`(
    question: String, whole: String, lost: String
  ) throws {
    #expect(try verdict(question, journal()) == whole)
    #expect(try verdict(question, journal(lost: 1)) == lost)
  }

  @Test(arguments: [
    ("{\"operation\": \"d\", \"body\": {\"n\": 1}}", "inconclusive"),
    ("{\"operation\": \"x\", \"body\": {\"n\": 1}}", "failed"),
    ("{\"operation\": \"d\", \"body\": {\"n\": 1}, \"none\": true}", "inconclusive"),
    ("{\"operation\": \"d\"}", "met [5]"),
    ("{\"body\": {\"n\": 1}}", "met [2]"), ("{\"body\": {\"n\": 1}, \"count\": {\"exactly\": 1}}", "inconclusive"),
    ("{\"sequence\": [{\"operation\": \"d\", \"body\": {}}]}", "inconclusive"),
    ("{\"operation\": \"upload\", \"body\": {\"n\": 1}}", "failed"),
  ])
  func `a body that was too long to be kept decides nothing`(question: String, answer: String) throws {
    var journal = journal()
    journal.append(entry(5, "POST", "/d", operation: "d", request: .notKept(70_000, "0")))
    journal.append(
      entry(6, "POST", "/u", operation: "upload", request: .notKept(9, nil), type: "Multipart/form-data; boundary=x"))
    #expect(try verdict(question, journal) == answer)
  }

  @Test func `a miss names the three that come nearest, the latest first, and what differs`() throws {
    let question = try Verification(json("{\"method\": \"POST\", \"operation\": \"a\", \"body\": {\"n\": 9}}"))
    guard case .failed(let why, let misses) = question.verdict(journal()) else {
      Issue.record("it is no miss")
      return
    }
    #expect(why == "0 requests match; at least 1 must")
    #expect(misses.map(\.id) == [3, 1, 4])
    #expect(misses[0].request == "POST /a")
    #expect(misses[0].differences == [Difference(path: "body.n", expected: "9", actual: "2")])
  }

  /// The journal has `a` twice.
  @Test(arguments: [
    (#"{"min": 3}"#, "2 requests match; at least 3 must"),
    (#"{"max": 1}"#, "2 requests match; at most 1 may"),
    (#"{"min": 3, "max": 4}"#, "2 requests match; at least 3 must"),
    (#"{"exactly": 3}"#, "2 requests match; exactly 3 must"),
    (#"{"exactly": 1}"#, "2 requests match; exactly 1 must"),
    (#"{"exactly": 0}"#, "2 requests match; at most 0 may"),
  ])
  func `a miss says how many were wanted`(_ count: String, _ why: String) throws {
    let question = try Verification(json(#"{"operation": "a", "count": \#(count)}"#))
    guard case .failed(why, _) = question.verdict(journal()) else {
      Issue.record("\(question.verdict(journal()))")
      return
    }
  }

  /// The journal has `a`, `b`, `a`, `c` as entries 1 to 4.
  @Test(arguments: [
    ("b a b", "step 3 of 3 came as entry 2, before step 2, which is entry 3", [2], "sequence"),
    ("c a", "step 2 of 2 came as entry 3, before step 1, which is entry 4", [3], "sequence"),
    ("c c", "step 2 of 2 came only as entry 4, which is step 1 already", [4], "sequence"),
    ("a x", "step 2 of 2 did not come after entry 1, which is step 1", [4, 3, 2], "operation"),
    ("x a", "step 1 of 2 did not come", [4, 3, 2], "operation"),
    (
      "a b c strict", "step 3 of 3 must follow entry 2, which is step 2, at once; entry 3 stands there", [3],
      "operation"
    ),
    ("c a strict", "step 2 of 2 must follow entry 4, which is step 1, at once; nothing came after it", [], ""),
    ("x a strict", "step 1 of 2 did not come", [4, 3, 2], "operation"),
  ])
  func `a sequence in another order names the step, the entries and what comes nearest`(
    _ steps: String, _ why: String, _ nearest: [UInt64], _ path: String
  ) throws {
    var words = steps.split(separator: " ")
    let strict = words.last == "strict"
    if strict { words.removeLast() }
    let sequence = words.map { "{\"operation\": \"\($0)\"}" }.joined(separator: ", ")
    let question = "{\"sequence\": [\(sequence)]\(strict ? ", \"strict\": true" : "")}"
    guard case .failed(let said, let misses) = try Verification(json(question)).verdict(journal()) else {
      Issue.record("it is no miss")
      return
    }
    #expect(said == why)
    #expect(misses.map(\.id) == nearest)
    #expect(misses.first?.differences.first?.path ?? "" == path)
  }

  /// Asks at first, then for each entry that comes; gives the entry that answered, and how often the journal was looked
  /// through.
  private func followed(_ question: String, _ coming: [(id: UInt64, operation: String)]) throws -> (UInt64?, Int) {
    var watch = Verification.Watch(try Verification(json(question)))
    var journal = journal()
    _ = watch.verdict(journal)
    for (id, operation) in coming {
      let entry = entry(id, operation: operation)
      journal.append(entry)
      guard watch.isTouched(by: entry, evictedThrough: journal.evictedThrough) else { continue }
      if case .failed = watch.verdict(journal) { continue }
      return (id, watch.looks)
    }
    return (nil, watch.looks)
  }

  @Test(
    arguments: [
      // What the question is not about is compared by itself.
      ("{\"operation\": \"z\"}", "x*1000 z", 1005, 2), ("{\"operation\": \"z\"}", "x*1000", nil, 1),
      ("{\"operation\": \"z\", \"count\": {\"exactly\": 500}}", "z*499 x z", 505, 2),
      ("{\"operation\": \"a\", \"count\": {\"min\": 4}}", "a x a", 7, 2),
      ("{\"sequence\": [{\"operation\": \"x\"}, {\"operation\": \"z\"}]}", "x*1000 z", 1005, 2),
      ("{\"sequence\": [{\"operation\": \"x\"}, {\"operation\": \"z\"}], \"strict\": true}", "x*1000 z", 1005, 2),
      // All could be the last step, and the first never comes.
      ("{\"sequence\": [{\"operation\": \"q\"}, {}]}", "x*1000", nil, Verification.Watch.mostLooks),
    ] as [(String, String, UInt64?, Int)])
  func `a question that waits does not look through the journal for each entry`(
    question: String, coming: String, answered: UInt64?, looks: Int
  ) throws {
    let names = coming.split(separator: " ").flatMap { word in
      let parts = word.split(separator: "*").map(String.init)
      return Array(repeating: parts[0], count: parts.count > 1 ? Int(parts[1]) ?? 0 : 1)
    }
    let (entry, count) = try followed(question, names.enumerated().map { (UInt64($0.offset) + 5, $0.element) })
    #expect(entry == answered)
    #expect(count == looks)
  }

  @Test func `an entry that comes late stands where it belongs`() throws {
    let question = "{\"sequence\": [{\"operation\": \"x\"}, {\"operation\": \"z\"}]}"
    #expect(try followed(question, [(6, "z"), (5, "x")]) == (5, 3))
  }

  @Test(arguments: [("\"PT2S\"", 2000), ("\"PT0.25S\"", 250), ("\"PT60S\"", 60_000), ("\"PT0S\"", 0)])
  func `it waits for so many milliseconds`(within: String, milliseconds: Int64) throws {
    #expect(try Verification(json("{\"within\": \(within)}")).within == milliseconds)
  }

  @Test(arguments: [
    ("{\"within\": \"PT61S\"}", "$.within"), ("{\"within\": \"-PT1S\"}", "$.within"),
    ("{\"count\": {\"exactly\": 1, \"min\": 1}}", "$.count.exactly"),
    ("{\"count\": {\"min\": 2, \"max\": 1}}", "$.count"),
    ("{\"none\": true, \"count\": {\"max\": 1}}", "$.none"), ("{\"strict\": true}", "$.strict"),
    ("{\"sequence\": [{}], \"count\": {\"min\": 1}}", "$.count"),
    ("{\"sequence\": [{}, {\"body\": {\"$x\": 1}}]}", "$.sequence[1].body.$x"),
  ])
  func `a question that contradicts itself is refused with its place`(question: String, path: String) throws {
    #expect(try #require(throws: SchemaProblem.self) { try Verification(json(question)) }.path == path)
  }
}
