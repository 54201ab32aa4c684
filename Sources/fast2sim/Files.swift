#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// `write(2)`, under a name that no method hides.
func systemWrite(_ file: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int { write(file, bytes, count) }

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

  /// The files below a directory that are wanted, by name: those of a directory before those of the ones within it.
  static func all(in directory: String, where isWanted: (String) -> Bool) -> [String] {
    let paths = names(in: directory).filter { !$0.hasPrefix(".") }.sorted().map { "\(directory)/\($0)" }
    let inner = paths.filter(isDirectory)
    return paths.filter { !isDirectory($0) && isWanted($0) } + inner.flatMap { all(in: $0, where: isWanted) }
  }

  /// Whether the last call of the system failed because there is no such file.
  static var isMissing: Bool { errno == ENOENT }

  /// Whether there is a file with something in it.
  static func hasContent(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_size > 0
  }

  /// Gives a file a name, lastingly, in place of what has it.
  static func move(_ path: String, to name: String) -> Bool {
    guard sync(path), rename(path, name) == 0 else { return false }
    return sync(directory(of: name))
  }

  private static func sync(_ path: String) -> Bool {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return false }
    defer { close(file) }
    return fsync(file) == 0
  }

  /// What stands before the last slash; `.` where there is none.
  static func directory(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// What stands behind the last slash.
  static func name(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

  /// The names of what lies in a directory; none where it can't be read.
  static func names(in directory: String) -> [String] {
    guard let opened = opendir(directory) else { return [] }
    defer { closedir(opened) }
    var names: [String] = []
    while let entry = readdir(opened) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// Where a symbolic link leads.
  static func target(of link: String) -> String? {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = buffer.withUnsafeMutableBytes { bytes in
      bytes.bindMemory(to: CChar.self).baseAddress.map { readlink(link, $0, bytes.count) } ?? -1
    }
    return count > 0 ? String(decoding: buffer[..<count], as: UTF8.self) : nil
  }

  /// The rights to a file; nil where there is none.
  static func mode(_ path: String) -> mode_t? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode : nil
  }

  /// Removes a directory that nothing is in.
  static func removeEmptyDirectory(_ path: String) { rmdir(path) }

  /// Removes a database with what SQLite keeps beside it.
  static func removeDatabase(_ path: String) {
    unlink(path)
    removeLogs(path)
  }

  /// Removes what SQLite keeps beside a database.
  static func removeLogs(_ path: String) { for end in ["-journal", "-wal", "-shm"] { unlink(path + end) } }

  /// Why the last call of the system failed.
  static var problem: String { String(cString: strerror(errno)) }
}

/// `read(2)`, under a name that no method hides.
private func systemRead(_ file: Int32, _ buffer: UnsafeMutablePointer<UInt8>, _ count: Int) -> Int {
  read(file, buffer, count)
}
