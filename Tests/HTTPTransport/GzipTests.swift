import HTTPTransport
import Testing

@Suite struct GzipTests {
  @Test(arguments: [0, 1, 17, 5000, 1 << 20]) func `what is packed is the same again`(_ count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 3) }
    let packed = try #require(Gzip.pack(bytes))
    #expect(packed.starts(with: [0x1F, 0x8B, 8]))
    #expect(Gzip.unpack(packed, most: count) == bytes)
    if count > 0 { #expect(Gzip.unpack(packed, most: count - 1) == nil, "more than is taken") }
  }

  @Test func `what is damaged is nothing`() throws {
    let packed = try #require(Gzip.pack(Array("arbetsorder, arbetsorder, arbetsorder".utf8)))
    #expect(Gzip.unpack([], most: 100) == nil)
    #expect(Gzip.unpack(Array(packed.dropLast()), most: 1 << 30) == nil)
    for place in packed.indices where place < 3 || place >= packed.count - 8 {
      var damaged = packed
      damaged[place] ^= 0x40
      #expect(Gzip.unpack(damaged, most: 100) == nil, "\(place)")
    }
  }
}
