import Disk
import Texts

/// What a commit leaves in a log: its head, and the last page that it wrote there.
///
/// Who cuts a log between a look at its length and the write that follows leaves a log as long as it must be, with a
/// hole of zeros in it. All of what was written before then still stands there, or its end does not.
struct LogTail {
  private let peek: FilePeek
  private let pageSize: Int64
  private var head: [UInt8] = []
  private var last: [UInt8] = []
  private var pages: Int64 = 0

  /// Bytes of the log's own head, and of each page's.
  private static let (headBytes, pageHead): (Int64, Int64) = (32, 24)

  /// - Throws: where there is no such log, or it can't be opened.
  init(_ path: String, pageSize: Int64) throws(DiskProblem) {
    peek = try FilePeek(path)
    self.pageSize = pageSize
  }

  /// Bytes of a log of so many pages.
  static func bytes(pages: Int64, pageSize: Int64) -> Int64 { headBytes + pages * (pageHead + pageSize) }

  /// Takes note of a commit, after which the log holds so many pages.
  ///
  /// - Returns: whether what was noted before is still there. A log that was begun anew has other salts, in its head as
  ///   in each page that is written then, and nothing that stood in it before is needed any more.
  mutating func isWhole(pages: Int64) -> Bool {
    let page = Int(Self.pageHead + pageSize)
    // Every commit comes by here: what is read lies on the stack until it is known.
    return withUnsafeTemporaryAllocation(byteCount: Int(Self.headBytes) + 2 * page, alignment: 8) { room in
      func read(_ offset: Int64, _ part: Range<Int>) -> UnsafeRawBufferPointer {
        let part = UnsafeMutableRawBufferPointer(rebasing: room[part])
        return UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(part)[..<peek.read(at: offset, into: part)])
      }
      func read(page number: Int64, _ start: Int) -> UnsafeRawBufferPointer {
        read(Self.bytes(pages: number - 1, pageSize: pageSize), start..<start + page)
      }
      func part(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: bytes[range])
      }
      let start = Int(Self.headBytes)
      let (head, last) = (
        read(0, 0..<start), pages > 0 ? read(page: pages, start) : part(UnsafeRawBufferPointer(room), 0..<0)
      )
      guard last.count == page, head.count == start, part(head, 16..<24).hasSameBytes(as: part(last, 8..<16)) else {
        return false
      }
      let isNew =
        self.head.isEmpty || !self.head.withUnsafeBytes { part(head, 16..<24).hasSameBytes(as: part($0, 16..<24)) }
      if !isNew {
        let before = read(page: self.pages, start + page)
        guard self.head.withUnsafeBytes({ head.hasSameBytes(as: $0) }),
          self.last.withUnsafeBytes({ before.hasSameBytes(as: $0) })
        else { return false }
      }
      Self.keep(head, &self.head)
      Self.keep(last, &self.last)
      self.pages = pages
      return true
    }
  }

  /// In the memory that is there.
  private static func keep(_ bytes: UnsafeRawBufferPointer, _ kept: inout [UInt8]) {
    guard kept.count == bytes.count else { return kept = Array(bytes) }
    kept.withUnsafeMutableBytes { $0.copyMemory(from: bytes) }
  }
}
