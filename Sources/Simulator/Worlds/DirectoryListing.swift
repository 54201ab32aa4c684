#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What lies in a directory.
enum DirectoryListing {
  /// The names that end so, without the end; empty where there is no such directory.
  static func names(in directory: String, ending end: String) -> [String] {
    guard let entries = opendir(directory) else { return [] }
    defer { closedir(entries) }
    var names: [String] = []
    while let entry = readdir(entries) {
      let name = withUnsafePointer(to: entry.pointee.d_name) {
        // As long as the array that holds it.
        $0.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: $0.pointee)) { String(cString: $0) }
      }
      if name.hasSuffix(end) { names.append(String(name.dropLast(end.count))) }
    }
    return names.sorted()
  }
}
