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
    let (head, last) = (peek.bytes(at: 0, count: Int(Self.headBytes)), page(pages))
    guard last.count == Int(Self.pageHead + pageSize), head.dropFirst(16).prefix(8) == last.dropFirst(8).prefix(8)
    else { return false }
    let isNew = head.dropFirst(16).prefix(8) != self.head.dropFirst(16).prefix(8)
    guard isNew || head.hasSameBytes(as: self.head) && page(self.pages).hasSameBytes(as: self.last) else {
      return false
    }
    (self.head, self.last, self.pages) = (head, last, pages)
    return true
  }

  private func page(_ number: Int64) -> [UInt8] {
    guard number > 0 else { return [] }
    return peek.bytes(
      at: Self.bytes(pages: number - 1, pageSize: pageSize), count: Int(Self.pageHead + pageSize))
  }
}
