import JSON
import Rules
import TestKit
import Testing
import Texts

@testable import Traffic

/// The part of a journal that goes along with its world.
@Suite(.rule(.c4_1, .c4_4)) struct JournalTailTests {
  private static func tail(_ ids: [UInt64], after begun: UInt64 = 0, through latest: UInt64) -> JournalTail {
    var journal = Journal()
    for id in ids { journal.append(entry(id)) }
    return JournalTail(journal, after: begun, through: latest)
  }

  @Test(
    arguments: [
      ([1, 2, 3], 0, 3, [1, 2, 3], 0), ([1, 2, 3], 0, 2, [1, 2], 0), ([], 0, 0, [], 0), ([], 7, 7, [], 0),
      ([8, 9], 7, 9, [8, 9], 0), ([1, 2, 4], 0, 4, [1, 2, 4], 3), ([1, 2, 3], 0, 5, [1, 2, 3], 5),
      ([1, 3, 9], 7, 9, [1, 3, 9], 8), ([2, 3], 0, 3, [2, 3], 1), ([], 0, 3, [], 3),
    ] as [([UInt64], UInt64, UInt64, [UInt64], UInt64)])
  func `a request that is still to be answered counts as gone`(
    ids: [UInt64], begun: UInt64, latest: UInt64, kept: [UInt64], gone: UInt64
  ) {
    let tail = Self.tail(ids, after: begun, through: latest)
    #expect(tail.entries.map(\.id) == kept)
    #expect(tail.evictedThrough == gone)
  }

  @Test func `it is bounded in entries`() {
    let tail = Self.tail(Array(1...203), through: 203)
    #expect(tail.entries.map(\.id) == Array(4...203))
    #expect(tail.evictedThrough == 3)
  }

  @Test func `an entry that is written and read is the same, and can be written again`() throws {
    let known = KnownSecrets {
      var values = SecretValues()
      values.learn(["sommar2026"])
      return values
    }
    let bodies: [Message.Body] = [
      .whole([]), .whole([0xFF, 0, 1]), .whole(Array(#"{"lösenord": "sommar", "pin": 12, "å": "\u0001"}"#.utf8)),
      .notKept(70_000, String(repeating: "0a", count: 16)), .notKept(7, nil), .whole(Array("sommar2026".utf8) + [0xFE]),
    ]
    for (number, body) in bodies.enumerated() {
      var exchange = Exchange(
        id: UInt64(number) + 1, world: "x", method: "PUT", target: "/v1/sommar2026/x?token=abc&a=å", operation: nil,
        caller: nil, status: 999, duration: -5, time: instant(-9),
        remarks: [
          Remark(Note(.unknownParameter, "sommar2026 is read", hint: "Leave it out."), known),
          Remark(Refusal(.fieldForbidden, "no"), known),
        ], secrets: known)
      exchange.origin = .console(replayOf: .max)
      exchange.traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
      let fields = KeptFields([("X-Api-Key", "abc"), ("Authorization", "Bearer \(String(repeating: "a", count: 40))")])
      let change = DataChange(
        kind: .updated, table: "t", key: "1/2",
        fields: [DataChange.Field(name: "losenord", before: "sommar", after: nil)])
      let before = JournalEntry(
        exchange: exchange, realTime: instant(123), contract: "1.1",
        request: Message(headers: fields, body: body, secrets: known),
        response: number == 0 ? nil : Message(headers: fields, body: body, secrets: known),
        query: [("token", "abc"), ("a", "å")], changes: { [change] }, changeBytes: 10,
        transitions: [StatusTransition(from: nil, to: "REG"), StatusTransition(from: "REG", to: "BEST")],
        faults: ["3", "gateway.suspended"], quirks: ["camelcase-tokens"])
      let written = before.moved
      let after = try JournalEntry(moved: written, world: "y")
      #expect(text(after.json(whole: true)) == text(before.json(whole: true)))
      #expect(text(after.moved) == text(written))
      let archives = [before, after].map { text(HAR.document([$0], version: "1", base: "")) }
      #expect(archives[0] == archives[1])
      #expect(after.exchange.world == "y")
      #expect(after.exchange.traceparent == exchange.traceparent)
      #expect(after.exchange.time == exchange.time)
      #expect(after.hidden.isSuperset(of: [.path, .query, .headers]))
      #expect(after.hidden.contains(.body) == (number == 2))
      // What is no text is never shown, and could hold a secret that nobody finds.
      for secret in ["sommar", "abc", Base64.encode(Array("sommar".utf8))] {
        #expect(!text(written).contains(secret), "\(secret): \(text(written))")
      }
    }
  }
}
