#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Which file a name leads to, and how long it is. It is looked at by name: opening a database beside SQLite, and
/// closing it again, would end all locks that the process has on it.
package struct FileMark: Sendable, Equatable {
  /// The file itself, whatever it is called.
  package struct Identity: Sendable, Equatable {
    let device: UInt64
    let number: UInt64
  }

  /// The file itself.
  package let identity: Identity
  /// Bytes.
  package let size: Int64
  /// When it was last written to, in nanoseconds of Unix time.
  package let written: Int64

  /// Nil where there is nothing of that name.
  package init?(_ path: String) {
    var status = stat()
    // As an argument the text would be copied.
    guard path.withCString({ stat($0, &status) }) == 0 else { return nil }
    identity = Identity(device: UInt64(bitPattern: Int64(status.st_dev)), number: UInt64(status.st_ino))
    size = Int64(status.st_size)
    #if canImport(Glibc)
      let time = status.st_mtim
    #else
      let time = status.st_mtimespec
    #endif
    written = Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
