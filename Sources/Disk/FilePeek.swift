#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reads pieces of a file that others have open. To be kept until they have closed it: the end of a descriptor is the
/// end of all locks that the process has on the file.
package final class FilePeek: Sendable {
  private let descriptor: Int32

  /// - Throws: where it can't be opened.
  package init(_ path: String) throws(DiskProblem) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw DiskProblem(path) }
  }

  deinit { close(descriptor) }

  /// What stands there, fewer bytes at the end of the file.
  package func bytes(at offset: Int64, count: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count) { buffer, taken in
      taken = read(at: offset, into: UnsafeMutableRawBufferPointer(buffer))
    }
  }

  /// Reads what stands there.
  ///
  /// - Returns: the number of bytes; fewer than there is room for at the end of the file.
  package func read(at offset: Int64, into room: UnsafeMutableRawBufferPointer) -> Int {
    max(0, pread(descriptor, room.baseAddress, room.count, off_t(offset)))
  }
}
