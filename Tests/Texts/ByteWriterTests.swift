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
}
