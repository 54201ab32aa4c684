import Foundation
import Rules
import TestKit
import Testing

@testable import Store

/// Rule 9.2: a log that is cut just before it is written to is as long as before, and not whole.
@Suite(.rule(.r9_2)) struct LogTailTests {
  private let pageSize: Int64 = 512

  /// A page of a log, whose salts are this byte.
  private func page(_ byte: UInt8, salt: UInt8) -> [UInt8] {
    [UInt8](repeating: byte, count: 8) + [UInt8](repeating: salt, count: 8) + [UInt8](repeating: byte, count: 520)
  }

  /// A log of so many pages, whose head and salts are this byte.
  private func log(_ folder: Folder, head: UInt8, pages: Int) throws -> String {
    let path = folder.file("a-wal")
    var bytes = [UInt8](repeating: head, count: 32)
    for page in 0..<pages { bytes += self.page(UInt8(page + 1), salt: head) }
    let file = try #require(fopen(path, access(path, F_OK) == 0 ? "r+" : "w"))
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
    return path
  }

  private func note(_ tail: inout LogTail, _ pages: Int64) -> Bool { tail.isWhole(pages: pages) }

  private func append(_ path: String, at page: Int64) throws {
    let file = try #require(fopen(path, "r+"))
    fseek(file, Int(LogTail.bytes(pages: page, pageSize: pageSize)), SEEK_SET)
    fwrite(self.page(77, salt: 55), 1, 536, file)
    fclose(file)
  }

  @Test func `a log that grows is whole`() throws {
    let folder = Folder()
    let path = try log(folder, head: 55, pages: 3)
    var tail = try LogTail(path, pageSize: pageSize)
    #expect(note(&tail, 3))
    try append(path, at: 3)
    #expect(note(&tail, 4))
    try append(path, at: 4)
    #expect(note(&tail, 5))
  }

  @Test func `a log that is begun anew is whole`() throws {
    let folder = Folder()
    var tail = try LogTail(try log(folder, head: 55, pages: 3), pageSize: pageSize)
    #expect(note(&tail, 3))
    _ = try log(folder, head: 56, pages: 1)
    #expect(note(&tail, 1))
  }

  @Test(arguments: [0, 20, 31, 40, 32 + 536, 32 + 2 * 536, 32 + 2 * 536 + 30, 32 + 3 * 536 - 1])
  func `a log that was cut and written to is not`(_ size: Int) throws {
    let folder = Folder()
    let path = try log(folder, head: 55, pages: 3)
    var tail = try LogTail(path, pageSize: pageSize)
    #expect(note(&tail, 3))
    #expect(truncate(path, size) == 0)
    try append(path, at: 3)
    #expect(note(&tail, 4) == false)
  }

  @Test func `nor is one that is empty`() throws {
    let folder = Folder()
    let path = try log(folder, head: 0, pages: 0)
    var tail = try LogTail(path, pageSize: pageSize)
    #expect(note(&tail, 1) == false)
  }
}
