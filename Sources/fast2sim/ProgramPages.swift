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
      // 55d0c8a00000-55d0c9967000 r-xp 00200000 fe:01 1234   /usr/bin/fast2sim
      for line in (Files.read("/proc/self/maps") ?? []).split(separator: UInt8(ascii: "\n")) {
        // Asked first, of the hundred lines that there are: hardly any is code.
        guard let blank = line.firstIndex(of: UInt8(ascii: " ")), line[blank...].starts(with: " r-xp ".utf8),
          let file = line.split(separator: UInt8(ascii: " ")).dropFirst(5).first, file.first == UInt8(ascii: "/")
        else { continue }
        let ends = line[..<blank].split(separator: UInt8(ascii: "-")).compactMap {
          UInt(String(decoding: $0, as: UTF8.self), radix: 16)
        }
        guard ends.count == 2, ends[0] < ends[1] else { continue }
        madvise(UnsafeMutableRawPointer(bitPattern: ends[0]), Int(ends[1] - ends[0]), Int32(MADV_DONTNEED))
      }
    #endif
  }
}
