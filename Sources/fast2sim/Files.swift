import Disk

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Files as bytes, for commands; what the room `Disk` does, with its problem kept in `errno` for the one line that the
/// program says of it.
enum Files {
  /// Nil where it can't be read; `problem` says why.
  static func read(_ path: String) -> [UInt8]? { attempt { () throws(DiskProblem) in try DiskFile.read(path) } }

  /// Replaces a file as a whole: whoever reads it sees all of it or nothing.
  ///
  /// - Returns: false where it can't be written; `problem` says why, and what was there is there still.
  static func write(_ bytes: [UInt8], to path: String, for readers: DiskFile.Readers = .owner) -> Bool {
    write(to: path, for: readers) { $0(bytes) }
  }

  /// The same, by what the body puts into it, piece by piece.
  static func write(
    to path: String, for readers: DiskFile.Readers = .owner, _ body: (([UInt8]) -> Void) -> Void
  ) -> Bool {
    attempt { () throws(DiskProblem) in try DiskFile.replace(path, for: readers, body) } != nil
  }

  /// Makes a directory, and those above it, where they are missing.
  ///
  /// - Returns: false where nothing can be written to it; `problem` says why.
  static func makeDirectory(_ path: String) -> Bool {
    attempt { () throws(DiskProblem) in try DiskFile.makeDirectories(path) } != nil
  }

  /// Puts bytes into a new file of the directory for temporary ones.
  ///
  /// - Returns: its path; nil where it can't be written, and `problem` says why.
  static func temporary(_ bytes: [UInt8], _ prefix: String) -> String? {
    attempt { () throws(DiskProblem) in try DiskFile.temporary(bytes, prefix) }
  }

  static func remove(_ path: String) { DiskFile.remove(path) }

  private static func attempt<T>(_ body: () throws(DiskProblem) -> T) -> T? {
    do { return try body() } catch {
      errno = error.number
      return nil
    }
  }

  /// The path from the root; as it is where there is no such file.
  static func absolute(_ path: String) -> String { DiskFile.real(path) ?? path }

  /// Whether it is a directory, or leads to one.
  static func isDirectory(_ path: String) -> Bool { DiskFile.sort(path) == .directory }

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

  /// What stands before the last slash; `.` where there is none.
  static func directory(of path: String) -> String { DiskFile.directory(of: path) }

  /// What stands behind the last slash.
  static func name(_ path: String) -> String { DiskFile.name(path) }

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

  /// Why the last call of the system failed, and what to do where that is not plain.
  static var problem: String { DiskProblem.reason(errno) }
}
