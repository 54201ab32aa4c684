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
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(folder)/fast2sim.XXXXXX".utf8CString)
    descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw Self.failure("make a temporary file in \(folder)") }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    unlink(template)
  }

  deinit { close(descriptor) }

  /// Appends all of it.
  func append(_ bytes: UnsafeRawBufferPointer) throws(SpoolError) {
    var at = 0
    while at < bytes.count {
      let n = systemWrite(descriptor, bytes.baseAddress.map { $0 + at }, bytes.count - at)
      if n < 0, errno == EINTR { continue }
      guard n > 0 else { throw Self.failure("write to a temporary file") }
      at += n
    }
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
    if failed { throw Self.failure("read a temporary file") }
    return bytes
  }

  private static func failure(_ what: String) -> SpoolError {
    SpoolError(message: "can't \(what): \(String(cString: strerror(errno)))")
  }
}

/// `write(2)`, under a name that no method hides.
private func systemWrite(_ file: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int { write(file, bytes, count) }
