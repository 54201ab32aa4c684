import Locks

/// What did not fit into an answer, kept for a while so that a cursor can go on in it: a request that changed something
/// is not sent again for its second page.
package final class AgentRest: Sendable {
  /// Bytes of the texts of an answer.
  package static let mostBytes = 8192
  /// Answers and bytes that are kept; the oldest go first.
  private static let most = 64
  private static let mostKept = 16 << 20

  struct Kept: Sendable {
    let number: Int
    /// All of it, as it is shown.
    let text: [UInt8]
    let isData: Bool
  }

  /// Messages that are answered at the same time: each waits for others of the server, which must find a thread.
  private static let mostAtOnce = 32

  private struct State {
    var atOnce = 0
    var last = 0
    var kept: [Kept] = []
  }

  private let state = Guarded(State())

  package init() {}

  /// Does what a message asks for.
  ///
  /// - Returns: nil where too many are being answered.
  func atOnce<T>(_ work: () throws(RPCError) -> T) throws(RPCError) -> T? {
    let isFree = state.withLock { s in
      guard s.atOnce < Self.mostAtOnce else { return false }
      s.atOnce += 1
      return true
    }
    guard isFree else { return nil }
    defer { state.withLock { $0.atOnce -= 1 } }
    return try work()
  }

  /// A number that no other has.
  func number() -> Int {
    state.withLock { s in
      s.last += 1
      return s.last
    }
  }

  /// Keeps a text.
  ///
  /// - Returns: how it is found again; nil where it is longer than all that is kept may be.
  func keep(_ text: [UInt8], isData: Bool) -> Kept? {
    guard text.count <= Self.mostKept else { return nil }
    return state.withLock { s in
      s.last += 1
      let kept = Kept(number: s.last, text: text, isData: isData)
      s.kept.append(kept)
      while s.kept.count > Self.most || s.kept.reduce(0, { $0 + $1.text.count }) > Self.mostKept {
        s.kept.removeFirst()
      }
      return kept
    }
  }

  /// What a cursor leads to; nil where it is none, or what it led to is gone.
  func find(_ cursor: String) -> (kept: Kept, offset: Int)? {
    let parts = cursor.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.count == 2, let number = Int(String(Substring(parts[0]))),
      let offset = Int(String(Substring(parts[1]))),
      let kept = state.withLock({ s in s.kept.first { $0.number == number } }), (1..<kept.text.count).contains(offset)
    else { return nil }
    return (kept, offset)
  }
}

/// A piece of a text that is as long as there is room.
struct TextPiece {
  let bytes: ArraySlice<UInt8>
  /// Where the next one begins; nil where this was the last.
  let next: Int?

  /// Ends behind a line feed where there is one in the second half, else between two characters.
  init(of text: [UInt8], from start: Int, room: Int) {
    guard text.count - start > room else {
      (bytes, next) = (text[start...], nil)
      return
    }
    var end = start + max(room, 4)
    if let line = text[(start + room / 2)..<end].lastIndex(of: UInt8(ascii: "\n")) {
      end = line + 1
    } else {
      while text[end] & 0xC0 == 0x80 { end -= 1 }
    }
    (bytes, next) = (text[start..<end], end)
  }
}
