#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The right to be the only process that uses something, held by a lock on a file of its own. The system frees it when
/// the process ends, however that comes.
package final class FileLock: Sendable {
  /// Who holds a lock, as far as that is known.
  package struct Holder: Sendable, Equatable {
    /// The number of the process.
    package var process: Int32?
    /// Where it serves.
    package var address: String?

    /// Such as `process 4711, which serves http://127.0.0.1:8280`.
    package var description: String {
      let name = process.map { "process \($0)" } ?? "another process"
      return address.map { "\(name), which serves it on \($0)" } ?? name
    }
  }

  /// Why the lock can't be had.
  package enum Failure: Error, Sendable, Equatable {
    case held(Holder)
    case system(DiskProblem)
  }

  /// The file of the lock.
  package let path: String
  private let descriptor: Int32
  /// Which file it is: once it is gone, somebody else may take a lock of that name.
  package let identity: FileMark.Identity?

  /// Takes the lock, and says in the file who has it.
  ///
  /// - Parameter path: made where it is missing.
  package init(_ path: String) throws(Failure) {
    self.path = path
    var attempts = 0
    while true {
      let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o600)
      guard file >= 0 else { throw .system(DiskProblem(path)) }
      guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
        let (problem, holder) = (DiskProblem(path), Self.holder(in: file))
        close(file)
        guard problem.number == EWOULDBLOCK else { throw .system(problem) }
        // Whoever only asks who holds it has it for a moment.
        attempts += 1
        guard attempts < 20 else { throw .held(holder) }
        usleep(10_000)
        continue
      }
      // The one before has taken its file away; the lock on that one is worth nothing.
      guard let mark = FileMark(path), let own = Self.identity(of: file), mark.identity == own else {
        close(file)
        continue
      }
      fchmod(file, 0o600)
      (descriptor, identity) = (file, own)
      break
    }
    say(nil)
  }

  deinit { close(descriptor) }

  /// Says where it is served.
  package func say(_ address: String?) {
    let text = "\(getpid())\n" + (address.map { "\($0)\n" } ?? "")
    ftruncate(descriptor, 0)
    lseek(descriptor, 0, SEEK_SET)
    _ = DiskFile.writeAll(Array(text.utf8), to: descriptor)
  }

  /// Takes the file away; the lock itself is held until the end.
  package func removeFile() {
    // Not the one of somebody who came after ours was removed.
    if FileMark(path)?.identity == identity { unlink(path) }
  }

  /// Who holds a lock now; nil where nobody does.
  package static func holder(of path: String) -> Holder? {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard file >= 0 else { return nil }
    defer { close(file) }
    guard flock(file, LOCK_SH | LOCK_NB) != 0 else { return nil }
    return errno == EWOULDBLOCK ? holder(in: file) : nil
  }

  private static func holder(in file: Int32) -> Holder {
    var bytes = [UInt8](repeating: 0, count: 512)
    let count = max(0, pread(file, &bytes, bytes.count, 0))
    let lines = String(decoding: bytes[..<count], as: UTF8.self).split(separator: "\n").map(String.init)
    let address = lines.dropFirst().first.flatMap { $0.hasPrefix("http://") ? $0 : nil }
    return Holder(process: lines.first.flatMap { Int32($0) }, address: address)
  }

  private static func identity(of file: Int32) -> FileMark.Identity? {
    var status = stat()
    guard fstat(file, &status) == 0 else { return nil }
    return FileMark.Identity(device: UInt64(bitPattern: Int64(status.st_dev)), number: UInt64(status.st_ino))
  }
}

/// A directory that one process at a time makes something in.
package enum DirectoryLock {
  /// Runs a body alone; waits for whoever is at it.
  package static func alone<T, Failure: Error>(
    in directory: String, failing: (DiskProblem) -> Failure, _ body: () throws(Failure) -> T
  ) throws(Failure) -> T {
    let file = open(directory, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw failing(DiskProblem(directory)) }
    defer { close(file) }
    guard flock(file, LOCK_EX) == 0 else { throw failing(DiskProblem(directory)) }
    return try body()
  }
}
