import Testing
import Texts

@Suite struct ScanningTests {
  @Test(arguments: [1, 7, 8, 9, 16, 19])
  func `a byte that doesn't show itself is found at each place`(_ count: Int) {
    for place in 0..<count {
      for byte in UInt8.min...UInt8.max {
        for around: UInt8 in [0x20, 0x40, 0x7E] {
          var bytes = [UInt8](repeating: around, count: count)
          bytes[place] = byte
          let isVisible = bytes.withUnsafeBytes(\.isVisibleASCII)
          #expect(isVisible == (0x20..<0x7F).contains(byte), "\(byte) at \(place)")
        }
      }
    }
  }

  @Test func `nothing is visible`() {
    #expect(UnsafeRawBufferPointer(start: nil, count: 0).isVisibleASCII)
  }
}
