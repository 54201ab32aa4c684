#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What lies in a directory and those within it.
enum DirectoryListing {
  /// How many directories lie within one another at most.
  private static let depth = 8

  /// The paths of the files that end so, without the end: those of a directory before those of the ones within it, each
  /// by name. Empty where there is no such directory; what begins with a dot is passed over.
  static func names(in directory: String, ending end: String) -> [String] {
    names(in: directory, before: "", ending: end, depth: depth)
  }

  private static func names(in directory: String, before: String, ending end: String, depth: Int) -> [String] {
    guard depth > 0, let entries = entries(of: directory) else { return [] }
    let files = entries.filter { $0.hasSuffix(end) }
    let others = entries.filter { !$0.hasSuffix(end) }
    return files.map { before + $0.dropLast(end.count) }
      + others.flatMap { names(in: "\(directory)/\($0)", before: "\(before)\($0)/", ending: end, depth: depth - 1) }
  }

  /// The names of what lies in a directory; nil where it is none.
  private static func entries(of directory: String) -> [String]? {
    guard let entries = opendir(directory) else { return nil }
    defer { closedir(entries) }
    var names: [String] = []
    while let entry = readdir(entries) {
      let name = withUnsafePointer(to: entry.pointee.d_name) {
        // As long as the array that holds it.
        $0.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: $0.pointee)) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }
}
