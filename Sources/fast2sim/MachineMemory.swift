#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How much memory the program may use.
enum MachineMemory {
  /// Bytes of the machine, or of its container where that has fewer.
  static var bytes: Int {
    let physical = Int(sysconf(Int32(_SC_PHYS_PAGES))) * Int(sysconf(Int32(_SC_PAGESIZE)))
    let limit = Files.read("/sys/fs/cgroup/memory.max").flatMap { bytes in
      Int(String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self))
    }
    return min(physical, limit ?? physical)
  }
}
