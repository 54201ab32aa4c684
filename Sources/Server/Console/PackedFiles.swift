import HTTPTransport
import Locks

/// Files that the tool `embed` has packed as one; unpacked when somebody asks for the first of them.
final class PackedFiles: Sendable {
  private let files: [(path: String, count: Int)]
  private let packed: [UInt8]
  private let plain = Guarded<[UInt8]?>(nil)

  /// - Parameters:
  ///   - words: what is packed, eight bytes each, the first one lowest.
  ///   - count: bytes of it.
  init(_ files: [(path: String, count: Int)], _ words: [UInt64], _ count: Int) {
    self.files = files
    packed = words.map(\.littleEndian).withUnsafeBytes { Array($0.prefix(count)) }
  }

  /// The bytes of a file; nil where there is none.
  func bytes(of path: String) -> [UInt8]? {
    var start = 0
    for file in files {
      let end = start + file.count
      if file.path == path {
        let plain = unpacked
        return end <= plain.count ? Array(plain[start..<end]) : nil
      }
      start = end
    }
    return nil
  }

  private var unpacked: [UInt8] {
    plain.withLock { plain in
      if let plain { return plain }
      let made = Gzip.unpack(packed, most: ConsoleFiles.mostBytes) ?? []
      plain = made
      return made
    }
  }
}
