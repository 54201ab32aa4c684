import Disk

/// Files that somebody names on the command line. One that can't be read is a mistake of the call: every command says
/// the same of it, and ends with 2.
extension Files {
  /// The mistake that a file is which can't be read; to be asked for right after the call of the system that failed.
  static func unreadable(_ path: String) -> UsageError {
    UsageError(
      message: path.isEmpty
        ? "the name of a file is empty; a variable that is not set looks like that" : "can't read \(path): \(problem)")
  }

  /// The bytes of a file; where it can't be read the program ends.
  static func named(_ path: String) -> [UInt8] {
    guard let bytes = read(path) else { Console.fail(.usage, unreadable(path).message) }
    return bytes
  }

  /// Writes a file for its owner; where it can't be written the program ends.
  static func save(_ bytes: [UInt8], to path: String) {
    guard write(bytes, to: path) else { Console.fail(.cannotStart, "can't write \(path): \(problem)") }
  }

  /// Makes sure that there is a file of that name.
  static func require(_ path: String) throws(UsageError) {
    guard exists(path) else { throw unreadable(path) }
  }
}

extension ServeConfiguration {
  /// Makes sure that the files are there which a start needs, before it begins with anything.
  func requireFiles() throws(UsageError) {
    if let seed { try Files.require(seed) }
    if case .files(let certificate, let key)? = tls?.source {
      for file in [certificate, key] { try Files.require(file) }
    }
  }
}

extension FileWatch {
  /// The bytes of a file, which is looked at from before they were read.
  mutating func read(_ path: String) -> [UInt8]? {
    look(at: path)
    return Files.read(path)
  }
}
