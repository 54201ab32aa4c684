import CSQLite
import Disk
import Locks

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The pages of a whole database, from which worlds are cloned.
///
/// They lie in a sparse file without a name, in memory on Linux, and a clone maps it copy-on-write: it costs what it
/// changes.
package final class Image: Sendable {
  /// Bytes of the database.
  package let size: Int
  /// The most that a clone can grow to: the address space that an image takes. 1 GiB, or as long as the system lets a
  /// file become, where that is less.
  package static let capacity = min(1 << 30, DiskFile.mostBytes & ~0xffff)
  private let file: MemoryFile
  /// What differs from the pages in the file.
  private let difference: Difference
  /// The registers in it, read by the first clone for all of them.
  private let master = Guarded<Master?>(nil)
  private let state = Guarded<KnownState?>(nil)

  /// What the world in it remembers of itself, where that is known.
  struct KnownState: Sendable {
    var state: WorldState?
  }

  /// - Throws: `.full` when the pages don't fit.
  init(pages: UnsafeRawBufferPointer) throws(StoreError) {
    size = pages.count
    file = try MemoryFile(capacity: Self.capacity)
    difference = Difference()
    guard pages.count >= 512, pages.count <= Self.capacity else {
      throw StoreError(.full, "an image of \(pages.count) bytes; 512 to \(Self.capacity) can be held")
    }
    // Writing costs half of what copying into a mapping does, which faults for each page.
    var at = 0
    while at < pages.count {
      let written = pwrite(file.descriptor, pages.baseAddress.map { $0 + at }, pages.count - at, off_t(at))
      guard written > 0 else { throw StoreError(system: "an image can't be written", errno) }
      at += written
    }
    // Bytes 18 and 19: rollback journal, since memory knows no WAL.
    let journal: [UInt8] = [1, 1]
    guard pwrite(file.descriptor, journal, 2, 18) == 2 else {
      throw StoreError(system: "an image can't be written", errno)
    }
  }

  /// Bytes that it does not share with the image that it was made over.
  package var ownBytes: Int { difference.isShared ? difference.bytes.count : size }

  /// Lets `fill` write the pages of a database of `size` bytes.
  init(size: Int, fill: (UnsafeMutableRawBufferPointer) throws -> Void) throws(StoreError) {
    guard size >= 512, size <= Self.capacity else {
      throw StoreError(.full, "an image of \(size) bytes; 512 to \(Self.capacity) can be held")
    }
    self.size = size
    file = try MemoryFile(capacity: Self.capacity)
    difference = Difference()
    let base = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_SHARED, file.descriptor, 0)
    guard let base, base != MAP_FAILED else { throw StoreError(system: "mmap of an image failed", errno) }
    defer { munmap(base, size) }
    do { try fill(UnsafeMutableRawBufferPointer(start: base, count: size)) } catch let error as StoreError {
      throw error
    } catch { throw StoreError(.unreadable, "\(error)") }
    // Bytes 18 and 19: rollback journal, since memory knows no WAL.
    base.storeBytes(of: 1, toByteOffset: 18, as: UInt8.self)
    base.storeBytes(of: 1, toByteOffset: 19, as: UInt8.self)
  }

  /// An image that keeps only the pages in which it differs from another one; a whole one where most of them do.
  ///
  /// - Throws: `.full` when the pages don't fit.
  static func make(_ pages: UnsafeRawBufferPointer, over base: Image?) throws(StoreError) -> Image {
    if let base, let difference = try base.difference(from: pages) {
      return Image(pages.count, base.file, difference)
    }
    return try Image(pages: pages)
  }

  private init(_ size: Int, _ file: MemoryFile, _ difference: Difference) {
    self.size = size
    self.file = file
    self.difference = difference
  }

  /// Nil where more than half is different.
  private func difference(from pages: UnsafeRawBufferPointer) throws(StoreError) -> Difference? {
    guard let start = pages.baseAddress, pages.count <= Self.capacity else { return nil }
    // Behind the end of the base the file is zeros.
    let base = mmap(nil, pages.count, PROT_READ, MAP_SHARED, file.descriptor, 0)
    guard let base, base != MAP_FAILED else { throw StoreError(system: "mmap of an image failed", errno) }
    defer { munmap(base, pages.count) }
    var difference = Difference()
    difference.isShared = true
    for offset in stride(from: 0, to: pages.count, by: Difference.piece) {
      let count = min(Difference.piece, pages.count - offset)
      guard memcmp(base + offset, start + offset, count) != 0 else { continue }
      difference.offsets.append(offset)
      difference.bytes.append(contentsOf: UnsafeRawBufferPointer(start: start + offset, count: count))
      if difference.bytes.count > max(1 << 16, pages.count / 2) { return nil }
    }
    // As `init(size:fill:)` does it: rollback journal, since memory knows no WAL.
    if difference.offsets.first == 0 { for byte in [18, 19] { difference.bytes[byte] = 1 } }
    return difference
  }

  /// Nil where nobody has looked yet.
  var knownState: KnownState? { state.withLock { $0 } }

  func know(_ known: KnownState) { state.withLock { $0 = known } }

  /// Its registers have been read, so that a clone need not be opened for them.
  var isKnown: Bool { master.withLock { $0 != nil } }

  /// Says what the registers in it are, where somebody knows.
  func know(_ known: Master) { master.withLock { $0 = known } }

  /// The registers and settings of a clone that nobody has written to yet.
  func master(of clone: Connection) throws -> Master {
    if let known = master.withLock({ $0 }) { return known }
    let loaded = Master(try InstallationRows.registers(in: clone))
    // The statements for it won't be needed again.
    clone.shrink()
    master.withLock { $0 = loaded }
    return loaded
  }

  /// The pages, read where they lie.
  func withPages<T>(_ body: (UnsafeRawBufferPointer) throws -> T) throws -> T {
    let mapping = try clone(maxBytes: size)
    return try withExtendedLifetime(mapping) {
      try body(UnsafeRawBufferPointer(start: UnsafeRawPointer(mapping.base), count: size))
    }
  }

  /// A copy that shares its pages until they are written.
  ///
  /// - Parameter maxBytes: what the copy may grow to.
  func clone(maxBytes: Int) throws(StoreError) -> Mapping {
    let wanted = min(Self.capacity, max(maxBytes, size))
    let page = Int(sysconf(Int32(_SC_PAGESIZE)))
    let length = min(Self.capacity, (wanted + page - 1) / page * page)
    #if os(Linux)
      let flags = MAP_PRIVATE | MAP_NORESERVE
    #else
      let flags = MAP_PRIVATE
    #endif
    let base = mmap(nil, length, PROT_READ | PROT_WRITE, flags, file.descriptor, 0)
    guard let base, base != MAP_FAILED else { throw StoreError(system: "mmap of a clone failed", errno) }
    difference.apply(to: base)
    return Mapping(base: base.assumingMemoryBound(to: UInt8.self), size: size, capacity: length)
  }

  /// The memory of one clone; unmapped with it.
  final class Mapping {
    let base: UnsafeMutablePointer<UInt8>
    /// Bytes of the database; one that is open knows better.
    var size: Int
    let capacity: Int

    init(base: UnsafeMutablePointer<UInt8>, size: Int, capacity: Int) {
      self.base = base
      self.size = size
      self.capacity = capacity
    }

    deinit { munmap(base, capacity) }
  }
}

/// The pieces in which the pages of an image differ from those in its file.
private struct Difference: Sendable {
  /// Bytes.
  static let piece = Migration.pageSize
  /// The file is another image's.
  var isShared = false
  var offsets: [Int] = []
  /// The pieces one after the other; only the last may be shorter.
  var bytes: [UInt8] = []

  func apply(to base: UnsafeMutableRawPointer) {
    bytes.withUnsafeBytes { source in
      for (index, offset) in offsets.enumerated() {
        let start = index * Self.piece
        let count = min(Self.piece, source.count - start)
        guard let from = source.baseAddress else { return }
        memcpy(base + offset, from + start, count)
      }
    }
  }
}

/// A sparse file without a name, as long as a clone can become.
private final class MemoryFile: Sendable {
  let descriptor: Int32

  init(capacity: Int) throws(StoreError) {
    #if os(Linux)
      descriptor = sqlx_memory_file("fast2sim")
    #else
      do { descriptor = try DiskFile.spool() } catch { throw StoreError(error) }
    #endif
    guard descriptor >= 0 else { throw StoreError(system: "no memory file", errno) }
    guard ftruncate(descriptor, off_t(capacity)) == 0 else {
      let reason = errno
      close(descriptor)
      throw StoreError(system: "no room for a memory file", reason)
    }
  }

  deinit { close(descriptor) }
}

extension Connection {
  /// The pages of the database as they are now: of a file with what an open transaction has done, of memory without.
  ///
  /// - Parameter base: an image that the result shares what it can with.
  func image(over base: Image? = nil) throws(StoreError) -> Image {
    var size: sqlite3_int64 = 0
    // Memory is read where it lies.
    let isMapped = isInMemory
    let flags = isMapped ? UInt32(SQLITE_SERIALIZE_NOCOPY) : 0
    guard let pages = sqlite3_serialize(db, "main", &size, flags) else {
      throw StoreError(.full, "the database can't be copied to memory")
    }
    defer { if !isMapped { sqlite3_free(pages) } }
    return try Image.make(UnsafeRawBufferPointer(start: pages, count: Int(size)), over: base)
  }
}
