#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The pages of code that the process has in its memory.
enum ProgramPages {
  /// Lets them go, after a start, of which nearly all is not needed again, and after a spell of work. A page that is
  /// needed again is mapped from the system's cache, with its neighbours.
  ///
  /// Code alone, which nobody writes to; what else is mapped from a file may have been changed.
  static func release() {
    #if os(Linux)
      let maps = Files.read("/proc/self/maps").map { String(decoding: $0, as: UTF8.self) } ?? ""
      for line in maps.split(separator: "\n") {
        // 55d0c8a00000-55d0c9967000 r-xp 00200000 fe:01 1234   /usr/bin/fast2sim
        let fields = line.split(separator: " ", omittingEmptySubsequences: true)
        guard fields.count > 5, fields[1] == "r-xp", fields[5].hasPrefix("/") else { continue }
        let ends = fields[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
        guard ends.count == 2, ends[0] < ends[1] else { continue }
        madvise(UnsafeMutableRawPointer(bitPattern: ends[0]), Int(ends[1] - ends[0]), Int32(MADV_DONTNEED))
      }
    #endif
  }
}
