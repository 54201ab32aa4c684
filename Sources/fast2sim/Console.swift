import Locks

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How the program ends (`control.md` 5).
enum ExitCode: Int32 {
  case fine = 0
  case checksFailed = 1
  case usage = 2
  case cannotStart = 4
}

/// Standard output and standard error. One call is one write, so that lines of several threads stay whole.
enum Console {
  static func out(_ text: String) { write(text + "\n", to: STDOUT_FILENO) }

  static func error(_ text: String) { write(text + "\n", to: STDERR_FILENO) }

  /// Lines of the log, on standard error. A program that started this one and doesn't read what it says would stop
  /// every request once the pipe is full; so such lines are left out, and the next one that fits says how many.
  static func log(_ text: String) {
    leftOut.withLock { leftOut in
      let notice = leftOut > 0 ? "fast2sim: \(leftOut) messages were left out, since nobody read them\n" : ""
      let bytes = Array((notice + text + "\n").utf8)
      // What a pipe says to have room for is this much.
      let isTaken = stride(from: 0, to: bytes.count, by: Int(PIPE_BUF)).allSatisfy { start in
        isReady(STDERR_FILENO)
          && write(Array(bytes[start..<min(start + Int(PIPE_BUF), bytes.count)]), to: STDERR_FILENO)
      }
      leftOut = isTaken ? 0 : leftOut + 1
    }
  }

  private static let leftOut = Guarded(0)

  private static func isReady(_ file: Int32) -> Bool {
    var entry = pollfd(fd: file, events: Int16(POLLOUT), revents: 0)
    return poll(&entry, 1, 0) == 1
  }

  /// Bytes as they are, for generated files. Half a file is no file: the program ends where they can't be written.
  static func out(bytes: [UInt8]) {
    guard writeAll(bytes, to: STDOUT_FILENO) else { fail(.checksFailed, "can't write: \(Files.problem)") }
  }

  /// Whether a person looks at standard error.
  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// One clear line, and the end.
  static func fail(_ code: ExitCode, _ text: String) -> Never {
    error("fast2sim: \(text)")
    exit(code.rawValue)
  }

  private static func write(_ text: String, to file: Int32) {
    // Where nobody reads a message there is nobody to tell, either.
    _ = writeAll(Array(text.utf8), to: file)
  }

  /// Whether all of it was written; `errno` says why not.
  static func writeAll(_ bytes: [UInt8], to file: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var at = 0
      while at < buffer.count {
        let n = systemWrite(file, buffer.baseAddress.map { $0 + at }, buffer.count - at)
        if n < 0, errno == EINTR { continue }
        guard n > 0 else { return false }
        at += n
      }
      return true
    }
  }
}

/// `write(2)`, under a name that no method hides.
private func systemWrite(_ file: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int { write(file, bytes, count) }

/// Files as bytes.
enum Files {
  /// Nil where it can't be read; `errno` says why.
  static func read(_ path: String) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let n = systemRead(file, &buffer, buffer.count)
      guard n >= 0 else { return nil }
      guard n > 0 else { return bytes }
      bytes.append(contentsOf: buffer[..<n])
    }
  }

  /// Replaces a file as a whole: whoever reads it sees all of it or nothing.
  ///
  /// - Parameter mode: who may read it.
  static func write(_ bytes: [UInt8], to path: String, mode: mode_t = 0o600) -> Bool {
    let temporary = path + ".new"
    let file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
    guard file >= 0 else { return false }
    // One that was left behind keeps its own mode, and the user's mask must not narrow what others are to read.
    let isOpen = fchmod(file, mode) == 0 && Console.writeAll(bytes, to: file)
    guard close(file) == 0, isOpen else { return false }
    return rename(temporary, path) == 0
  }

  /// The path from the root; as it is where there is no such file.
  static func absolute(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  /// Whether it is a directory, or leads to one.
  static func isDirectory(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether there is something of that name.
  static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// Whether the last call of the system failed because there is no such file.
  static var isMissing: Bool { errno == ENOENT }

  /// Whether there is a file with something in it.
  static func hasContent(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_size > 0
  }

  /// Why the last call of the system failed.
  static var problem: String { String(cString: strerror(errno)) }
}

/// `read(2)`, under a name that no method hides.
private func systemRead(_ file: Int32, _ buffer: UnsafeMutablePointer<UInt8>, _ count: Int) -> Int {
  read(file, buffer, count)
}

/// Waits for the signals that ask the program to stop.
enum Signals {
  /// To be called before any thread starts, so that all of them leave the signals to `wait`. Until then they end the
  /// program at once: loading a large seed can be interrupted.
  static func block() {
    var set = stopSet
    pthread_sigmask(SIG_BLOCK, &set, nil)
    // A client that hangs up early must not end the server.
    signal(SIGPIPE, SIG_IGN)
  }

  /// Returns when SIGTERM or SIGINT has come. The next one ends the program without waiting for requests.
  static func wait() {
    var set = stopSet
    var received: Int32 = 0
    sigwait(&set, &received)
    pthread_sigmask(SIG_UNBLOCK, &set, nil)
  }

  private static var stopSet: sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    sigaddset(&set, SIGTERM)
    sigaddset(&set, SIGINT)
    return set
  }
}
