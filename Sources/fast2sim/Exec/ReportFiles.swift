#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension Files {
  /// Replaces a file as a whole by what the body puts into it, piece by piece.
  ///
  /// - Returns: false where it can't be written; `errno` says why, and what was there is there still.
  static func write(to path: String, mode: mode_t, _ body: (([UInt8]) -> Void) -> Void) -> Bool {
    let temporary = path + ".new"
    let file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
    guard file >= 0 else { return false }
    var problem: Int32 = 0
    body { bytes in
      if problem == 0, !Console.writeAll(bytes, to: file) { problem = errno }
    }
    if close(file) != 0, problem == 0 { problem = errno }
    if problem == 0, rename(temporary, path) == 0 { return true }
    if problem == 0 { problem = errno }
    unlink(temporary)
    errno = problem
    return false
  }

  /// Makes a directory, and those above it, where they are missing.
  ///
  /// - Returns: false where nothing can be written to it; `errno` says why.
  static func makeDirectory(_ path: String) -> Bool {
    var made = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      made += made.isEmpty || made.hasSuffix("/") ? part : "/" + part
      if mkdir(made, 0o777) != 0, errno != EEXIST { return false }
    }
    guard exists(path) else { return false }
    guard isDirectory(path) else {
      errno = ENOTDIR
      return false
    }
    return access(path, W_OK | X_OK) == 0
  }

  /// Puts bytes into a new file of the directory for temporary ones.
  ///
  /// - Returns: its path; nil where it can't be written, and `errno` says why.
  static func temporary(_ bytes: [UInt8], _ prefix: String) -> String? {
    let directory = getenv("TMPDIR").map { String(cString: $0) } ?? ""
    var template = Array("\(directory.isEmpty ? "/tmp" : directory)/\(prefix)XXXXXX".utf8CString)
    let file = mkstemp(&template)
    guard file >= 0 else { return nil }
    let path = String(decoding: template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let isWritten = Console.writeAll(bytes, to: file)
    guard close(file) == 0, isWritten else {
      unlink(path)
      return nil
    }
    return path
  }

  static func remove(_ path: String) { unlink(path) }
}
