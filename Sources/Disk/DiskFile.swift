#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The one place that makes files and directories: for their owner alone, whatever the mask of the process, and never
/// through a symbolic link that somebody else has laid.
///
/// Who may read a file is its `Readers`, and no call takes a mode.
package enum DiskFile {
  /// Who may read what is made.
  package enum Readers: Sendable {
    /// Keys, tokens and data: nobody but who made it.
    case owner
    /// What others are to trust, such as a certificate.
    case everybody

    fileprivate var mode: mode_t { self == .owner ? 0o600 : 0o644 }
  }

  /// What a name leads to, over symbolic links.
  package enum Sort: Sendable {
    case missing, file, directory
    /// A pipe, a socket or a device.
    case other
  }

  /// Bytes of the largest file that is read whole.
  package static let largest = 256 << 20
  /// Milliseconds that a pipe may be silent.
  private static let patience: Int32 = 5000

  // MARK: Looking

  /// What there is of that name.
  package static func sort(_ path: String) -> Sort {
    var status = stat()
    guard stat(path, &status) == 0 else { return .missing }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .directory
    default: return .other
    }
  }

  /// Reads a file, or a pipe to its end; nothing waits for a pipe that nobody writes to.
  package static func read(_ path: String) throws(DiskProblem) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard file >= 0 else { throw DiskProblem(path) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw DiskProblem(path) }
    let sort = status.st_mode & S_IFMT
    if sort == S_IFDIR { throw DiskProblem(path, EISDIR) }
    // A pipe that nobody has opened for writing yet looks like one at its end.
    if sort == S_IFIFO, !isReady(file, patience) { throw DiskProblem(path, DiskProblem.silent) }
    var bytes: [UInt8] = []
    if sort == S_IFREG { bytes.reserveCapacity(min(Int(status.st_size), largest) + 1) }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = systemRead(file, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      if count < 0, errno == EAGAIN {
        // A terminal is a person, who may take all the time.
        guard isReady(file, sort == S_IFCHR ? -1 : patience) else { throw DiskProblem(path, DiskProblem.silent) }
        continue
      }
      guard count >= 0 else { throw DiskProblem(path) }
      guard count > 0 else { return bytes }
      bytes.append(contentsOf: buffer[..<count])
      guard bytes.count <= largest else { throw DiskProblem(path, DiskProblem.tooLarge) }
    }
  }

  /// The first bytes of a file, fewer where it is shorter. Not of a database that this process has open: see
  /// `FileMark`.
  package static func head(of path: String, _ count: Int) throws(DiskProblem) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { throw DiskProblem(path) }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: count)
    let taken = systemRead(file, &bytes, count)
    guard taken >= 0 else { throw DiskProblem(path) }
    return Array(bytes[..<taken])
  }

  /// How many files the process may have open at once, connections included.
  package static var mostOpen: Int { limit(RLIMIT_NOFILE) }

  /// Bytes that a file may have, as far as the process goes.
  package static var mostBytes: Int { limit(RLIMIT_FSIZE) }

  #if canImport(Glibc)
    private typealias Resource = __rlimit_resource
  #else
    private typealias Resource = Int32
  #endif

  /// A limit of the process, 2^40 where there is none.
  private static func limit(_ resource: Resource) -> Int {
    var found = rlimit()
    #if canImport(Glibc)
      let isKnown = getrlimit(__rlimit_resource_t(resource.rawValue), &found) == 0
    #else
      let isKnown = getrlimit(resource, &found) == 0
    #endif
    return isKnown ? Int(min(found.rlim_cur, 1 << 40)) : 1 << 40
  }

  /// Bytes that are free for this user on the disk of a directory; nil where nobody knows.
  package static func room(in directory: String) -> Int64? {
    var disk = statvfs()
    guard statvfs(directory, &disk) == 0 else { return nil }
    return Int64(disk.f_bavail) * Int64(disk.f_frsize)
  }

  private static func isReady(_ file: Int32, _ milliseconds: Int32) -> Bool {
    var entry = pollfd(fd: file, events: Int16(POLLIN), revents: 0)
    return poll(&entry, 1, milliseconds) == 1
  }

  // MARK: Making

  /// Makes an empty file.
  ///
  /// - Throws: `.exists` where there is something of that name, a link that leads nowhere included.
  package static func make(_ path: String) throws(DiskProblem) {
    let file = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, Readers.owner.mode)
    guard file >= 0 else { throw DiskProblem(path) }
    // The mask of the process must not narrow it.
    let isMine = fchmod(file, Readers.owner.mode) == 0
    guard close(file) == 0, isMine else { throw discarded(path, path) }
  }

  /// Replaces a file as a whole by what the body puts into it, piece by piece: whoever reads it sees all of it, or what
  /// was there before. A symbolic link of that name is replaced, and not followed; what is no file is left alone.
  package static func replace(
    _ path: String, for readers: Readers = .owner, _ body: (([UInt8]) -> Void) -> Void
  ) throws(DiskProblem) {
    switch sort(path) {
    case .missing, .file: break
    case .directory: throw DiskProblem(path, EISDIR)
    case .other: throw DiskProblem(path, DiskProblem.notAFile)
    }
    let (file, temporary) = try unguessable(directory(of: path), ".\(name(path).prefix(60))-", path)
    var problem: Int32 = fchmod(file, readers.mode) == 0 ? 0 : errno
    body { bytes in
      if problem == 0, !writeAll(bytes, to: file) { problem = errno }
    }
    if close(file) != 0, problem == 0 { problem = errno }
    if problem == 0, rename(temporary, path) != 0 { problem = errno }
    guard problem == 0 else {
      unlink(temporary)
      throw DiskProblem(path, problem)
    }
  }

  /// Makes a file that has all of its bytes as soon as it has its name, lastingly.
  ///
  /// - Throws: `.exists` where there is something of that name.
  package static func make(_ path: String, _ bytes: UnsafeRawBufferPointer) throws(DiskProblem) {
    let directory = directory(of: path)
    var (file, temporary): (Int32, String?) = (unnamed(directory), nil)
    if file < 0 { (file, temporary) = try unguessable(directory, ".\(name(path).prefix(60))-", path) }
    var problem: Int32 =
      fchmod(file, Readers.owner.mode) == 0 && writeAll(bytes, to: file) && fsync(file) == 0 ? 0 : errno
    if problem == 0 {
      let source = temporary ?? "/proc/self/fd/\(file)"
      let isNamed = linkat(AT_FDCWD, source, AT_FDCWD, path, temporary == nil ? AT_SYMLINK_FOLLOW : 0) == 0
      problem = isNamed ? 0 : errno
    }
    // Before anybody opens it by its name: the end of any descriptor is the end of all locks on the file.
    close(file)
    if let temporary { unlink(temporary) }
    guard problem == 0 else { throw DiskProblem(path, problem) }
    try sync(directory)
  }

  /// A file without a name, which a program that is killed leaves nothing of; negative where the system has none.
  private static func unnamed(_ directory: String) -> Int32 {
    #if os(Linux)
      // O_TMPFILE, which hides behind _GNU_SOURCE.
      guard access("/proc/self/fd", X_OK) == 0 else { return -1 }
      return open(directory, 0o20000000 | O_DIRECTORY | O_RDWR | O_CLOEXEC, Readers.owner.mode)
    #else
      return -1
    #endif
  }

  /// A new file whose name nobody could know before.
  private static func unguessable(
    _ directory: String, _ prefix: String, _ path: String
  ) throws(DiskProblem) -> (file: Int32, path: String) {
    var template = Array("\(directory)/\(prefix)XXXXXX".utf8CString)
    let file = mkstemp(&template)
    guard file >= 0 else { throw DiskProblem(path) }
    _ = fcntl(file, F_SETFD, FD_CLOEXEC)
    return (file, String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self))
  }

  /// Where temporary files lie.
  private static var temporaryDirectory: String {
    let named = getenv("TMPDIR").map { String(cString: $0) } ?? ""
    return named.isEmpty ? "/tmp" : named
  }

  /// Puts bytes into a new temporary file.
  ///
  /// - Returns: its path.
  package static func temporary(_ bytes: [UInt8], _ prefix: String) throws(DiskProblem) -> String {
    let (file, path) = try unguessable(temporaryDirectory, prefix, temporaryDirectory)
    let isWritten = writeAll(bytes, to: file)
    guard close(file) == 0, isWritten else { throw discarded(path, temporaryDirectory) }
    return path
  }

  /// What gives nothing and keeps nothing, for the input and output of another program; to be closed by the caller.
  package static func nothing() throws(DiskProblem) -> Int32 {
    let file = open("/dev/null", O_RDWR | O_CLOEXEC)
    guard file >= 0 else { throw DiskProblem("/dev/null") }
    return file
  }

  /// A temporary file without a name, which is gone with its descriptor; the caller closes it.
  package static func spool() throws(DiskProblem) -> Int32 {
    let (file, path) = try unguessable(temporaryDirectory, "fast2sim-", temporaryDirectory)
    unlink(path)
    return file
  }

  /// A directory for its owner alone; one that is there stays as it is.
  package static func makeDirectory(_ path: String) throws(DiskProblem) {
    if mkdir(path, 0o700) == 0 {
      guard chmod(path, 0o700) == 0 else { throw DiskProblem(path) }
    } else if errno != EEXIST {
      throw DiskProblem(path)
    } else if sort(path) != .directory {
      throw DiskProblem(path, ENOTDIR)
    }
  }

  /// A directory, and those above it, where they are missing; it can be written to.
  package static func makeDirectories(_ path: String) throws(DiskProblem) {
    var made = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      made += made.isEmpty || made.hasSuffix("/") ? part : "/" + part
      // A mounted place can be there and still refuse to be made.
      if sort(made) != .directory { try makeDirectory(made) }
    }
    guard sort(path) == .directory else { throw DiskProblem(path, ENOENT) }
    guard access(path, W_OK | X_OK) == 0 else { throw DiskProblem(path) }
  }

  /// Removes a file; one that is not there is as good.
  package static func remove(_ path: String) { unlink(path) }

  // MARK: Names

  /// Gives a file a name, lastingly, in place of what has it.
  package static func move(_ path: String, to name: String) throws(DiskProblem) {
    try sync(path)
    guard rename(path, name) == 0 else { throw DiskProblem(name) }
    try sync(directory(of: name))
  }

  /// What stands before the last slash; `.` where there is none.
  package static func directory(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// What stands behind the last slash.
  package static func name(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

  /// The path from the root, over symbolic links; nil where there is no such file.
  package static func real(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  /// Brings what was written to the disk. Not for a database that this process has open: see `FileMark`.
  package static func sync(_ path: String) throws(DiskProblem) {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw DiskProblem(path) }
    defer { close(file) }
    guard fsync(file) == 0 else { throw DiskProblem(path) }
  }

  // MARK: Writing

  /// Whether all of it was written; `errno` says why not.
  package static func writeAll(_ bytes: [UInt8], to file: Int32) -> Bool {
    bytes.withUnsafeBytes { writeAll($0, to: file) }
  }

  /// Whether all of it was written; `errno` says why not.
  package static func writeAll(_ bytes: UnsafeRawBufferPointer, to file: Int32) -> Bool {
    var at = 0
    while at < bytes.count {
      let count = write(file, bytes.baseAddress.map { $0 + at }, bytes.count - at)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      at += count
    }
    return true
  }

  /// Removes what was made in vain.
  private static func discarded(_ file: String, _ path: String) -> DiskProblem {
    let problem = DiskProblem(path)
    unlink(file)
    return problem
  }
}

/// `read(2)`, under a name that no function of ours hides.
private func systemRead(_ file: Int32, _ buffer: UnsafeMutablePointer<UInt8>, _ count: Int) -> Int {
  read(file, buffer, count)
}
