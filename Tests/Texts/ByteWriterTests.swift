import Testing
import Texts

@Suite struct ByteWriterTests {
  @Test(arguments: [1, 2, 7, 1000])
  func `what is written stands in its order, whatever was reserved`(_ capacity: Int) {
    var writer = ByteWriter(capacity: capacity)
    writer.append(UInt8(ascii: "<"))
    writer.append("åäö, and more than fifteen bytes")
    writer.append("|", "kort", ">")
    writer.append(" ", "")
    writer.append(decimal: .min)
    writer.append(decimal: 0)
    writer.append(atMost: 5) { $0.initialize(fromContentsOf: "abc".utf8) }
    writer.append(oneDecimal: 1250, of: 1000)
    let text = "<åäö, and more than fifteen bytes|kort> -92233720368547758080abc1.3"
    #expect(String(decoding: writer.bytes, as: UTF8.self) == text)
    #expect(writer.withBytes { $0.count } == text.utf8.count)
  }

  @Test(arguments: [1, 31, 32, 64])
  func `of a piece only the bytes that were meant stay`(_ capacity: Int) {
    var writer = ByteWriter(capacity: capacity)
    let pieces = Array("\"namn\":".utf8) + Array(repeating: UInt8(ascii: "x"), count: ByteWriter.piece)
    pieces.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return }
      for part in [7, 0, ByteWriter.piece, 1] { writer.append(piece: start, part) }
    }
    let whole = "\"namn\":" + String(repeating: "x", count: ByteWriter.piece - 7)
    #expect(String(decoding: writer.bytes, as: UTF8.self) == "\"namn\":\(whole)\"")
  }

  @Test(arguments: [
    0, 9, 10, 99, 100, -1, -10, 999_999_999_999_999_999, 1_000_000_000_000_000_000, .max, .min, .max / 10, .min / 10,
  ])
  func `a number has all its digits`(_ number: Int64) {
    var writer = ByteWriter(capacity: 1)
    writer.append(decimal: number)
    #expect(String(decoding: writer.bytes, as: UTF8.self) == "\(number)")
  }
}
