import Disk

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A temporary file without a name: nobody else can open it, and it is gone with the process.
final class SpoolFile: Sendable {
  private let descriptor: Int32

  /// In the directory that `TMPDIR` names, else in /tmp.
  init() throws(SpoolError) {
    do { descriptor = try DiskFile.spool() } catch { throw SpoolError(error) }
  }

  deinit { close(descriptor) }

  /// Appends all of it.
  func append(_ bytes: UnsafeRawBufferPointer) throws(SpoolError) {
    guard DiskFile.writeAll(bytes, to: descriptor) else { throw Self.failure }
  }

  /// `count` bytes from an offset, fewer at the end; several threads may read.
  func read(at offset: Int, count: Int) throws(SpoolError) -> [UInt8] {
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, done in
      while done < count {
        let n = pread(descriptor, buffer.baseAddress.map { $0 + done }, count - done, off_t(offset + done))
        if n < 0, errno == EINTR { continue }
        if n < 0 { failed = true }
        guard n > 0 else { return }
        done += n
      }
    }
    if failed { throw Self.failure }
    return bytes
  }

  private static var failure: SpoolError { SpoolError(DiskProblem("a temporary file")) }
}
