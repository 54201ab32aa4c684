import Disk

/// What stands at the beginning of a file, read without SQLite: opening another application's database could already
/// write to it (a leftover log is moved into the file).
enum FileHeader {
  /// Whether there is no file yet, or an empty one.
  ///
  /// - Throws: `.notADatabase` for what can't be a database; `.corrupt` where its log was left behind, which holds what
  ///   was answered to be kept.
  static func isMissing(_ path: String) throws(StoreError) -> Bool {
    switch DiskFile.sort(path) {
    case .directory: throw StoreError(.notADatabase, "\(path) is a directory; name a file")
    case .other: throw StoreError(.notADatabase, "\(path) is a pipe, a socket or a device; name a file")
    case .file where FileMark(path)?.size != 0: return false
    case .file, .missing: break
    }
    let isThere = DiskFile.sort(path) == .file
    guard (FileMark("\(path)-wal")?.size ?? 0) == 0 else {
      throw StoreError(
        .corrupt,
        "\(path) is \(isThere ? "empty" : "gone"), but its log \(path)-wal is not, and holds what was written last")
    }
    return !isThere
  }

  static func check(_ path: String, newest: Int) throws(StoreError) {
    // A journal beside it: a killed program left it half written, and SQLite mends that first.
    if DiskFile.sort("\(path)-journal") != .missing { return }
    let bytes: [UInt8]
    do { bytes = try DiskFile.head(of: path, 100) } catch { throw StoreError(error) }
    guard !bytes.isEmpty else { return }
    guard bytes.count == 100, Array(bytes[0..<16]) == Array("SQLite format 3\0".utf8) else {
      throw StoreError(.notADatabase, "\(path) is no SQLite database")
    }
    func number(_ at: Int) -> Int32 {
      Int32(bitPattern: bytes[at..<(at + 4)].reduce(0 as UInt32) { $0 << 8 | UInt32($1) })
    }
    guard number(68) == Migration.applicationID else {
      throw StoreError(.notADatabase, "\(path) is a database of another application (application_id \(number(68)))")
    }
    guard number(60) <= newest else {
      throw StoreError(
        .newer, "\(path): its schema is of version \(number(60)); this program knows up to \(newest)")
    }
  }
}
