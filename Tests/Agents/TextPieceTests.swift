import Testing

@testable import Agents

/// Where answers are cut.
@Suite struct TextPieceTests {
  @Test func `a text is cut behind a line feed in the second half, else between two characters`() {
    let lines = Array("first\nsecond\nthird\n".utf8)
    let piece = TextPiece(of: lines, from: 0, room: 15)
    #expect(String(decoding: piece.bytes, as: UTF8.self) == "first\nsecond\n")
    #expect(piece.next == 13)
    let letters = Array("ååååå".utf8)
    #expect(TextPiece(of: letters, from: 0, room: 5).next == 4)
    #expect(TextPiece(of: letters, from: 4, room: 6).next == nil)
  }
}
